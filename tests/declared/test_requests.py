"""What the configuration declares of a request is done by the generated package, sync and async alike."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import pytest

from .conftest import Shop

MOMENT = datetime(2026, 1, 2, 3, 4, 5, 678000, tzinfo=UTC)
MILLISECONDS = 1767323045678


@pytest.mark.parametrize("given", [["name", "kind"], ("name", "kind"), "name,kind"])
def test_a_list_travels_as_one_text(shop: Shop, given: Any) -> None:
    shop.answers = [(200, [])]
    assert shop.call("list", include=given) == []
    assert shop.seen == [("GET", "/pets?include=name,kind", None)]


def test_an_empty_list_is_not_sent(shop: Shop) -> None:
    shop.answers = [(200, [])]
    shop.call("list", include=[], exclude="name")
    assert shop.seen == [("GET", "/pets?exclude=name", None)]


@pytest.mark.parametrize("item", ["a,b", ""])
def test_an_item_with_the_separator_is_refused(shop: Shop, item: str) -> None:
    with pytest.raises(ValueError, match="include"):
        shop.call("list", include=["c", item])
    assert shop.seen == []


def test_arguments_that_exclude_each_other(shop: Shop) -> None:
    with pytest.raises(ValueError, match="include and exclude"):
        shop.call("list", include=["a"], exclude="b")
    assert shop.seen == []


@pytest.mark.parametrize("given", [MOMENT, MILLISECONDS])
def test_a_time_is_sent_in_milliseconds(shop: Shop, given: Any) -> None:
    shop.answers = [(200, [])]
    shop.call("list", born_since=given)
    assert shop.seen == [("GET", f"/pets?born_since={MILLISECONDS}", None)]


def test_a_time_without_zone_is_refused(shop: Shop) -> None:
    with pytest.raises(ValueError, match="born_since"):
        shop.call("list", born_since=datetime(2026, 1, 1))
    assert shop.seen == []


def test_times_of_models(shop: Shop) -> None:
    raw = {"seen": MILLISECONDS, "purgeAt": str(MILLISECONDS), "bornAt": "2026-01-02 03:04:05.678"}
    pet = shop.package.models.Pet.from_dict(dict(raw))
    assert pet.seen == pet.purge_at == MOMENT
    assert pet.born_at == MOMENT.replace(tzinfo=None)
    assert pet.issues() == []
    pet.seen, pet.purge_at, pet.born_at = pet.seen, pet.purge_at, pet.born_at
    assert pet.raw == raw
    later = MOMENT.replace(year=2027)
    pet.purge_at, pet.born_at = later, later.replace(tzinfo=None)
    assert pet.raw["purgeAt"] == str(int(later.timestamp() * 1000))
    assert pet.raw["bornAt"] == "2027-01-02 03:04:05.678000"
    with pytest.raises(ValueError, match="zone"):
        pet.seen = datetime(2026, 1, 1)
    with pytest.raises(ValueError, match="zone"):
        pet.born_at = later


def test_a_text_that_is_no_such_time_stays(shop: Shop) -> None:
    pet = shop.package.models.Pet.from_dict({"bornAt": "yesterday", "purgeAt": "soon"})
    assert (pet.born_at, pet.purge_at) == ("yesterday", "soon")
    assert [issue.path for issue in pet.issues()] == ["bornAt", "purgeAt"]


def test_a_constant_is_filled_in(shop: Shop) -> None:
    shop.answers = [(201, {}), (201, {}), (201, {})]
    shop.call("create", name="Tom", seen=MOMENT)
    shop.call("create", name="Rex", kind="dog")
    shop.call("create", body={"name": "Ann"})
    assert [body for _, _, body in shop.seen] == [
        {"kind": "cat", "name": "Tom", "seen": MILLISECONDS // 1000},
        {"kind": "dog", "name": "Rex"},
        {"name": "Ann"},
    ]


def test_a_404_may_be_an_answer(shop: Shop) -> None:
    gone = (404, {"errors": [{"code": "no_such_pet", "message": "x"}]})
    other = (404, {"errors": [{"code": "no_such_shop", "message": "x"}]})
    shop.answers = [gone, other, gone, (404, None), (404, None), (200, {"id": "7"})]
    assert shop.call("get", "7", missing_ok=True) is None
    for keywords in ({"missing_ok": True}, {}):
        with pytest.raises(shop.package.NotFoundError):
            shop.call("get", "7", **keywords)
    assert shop.call("delete", "7", missing_ok=True) is None
    assert shop.call("visits", "7", missing_ok=True) == []
    assert shop.call("get", "7", missing_ok=True).id == "7"


def test_missing_ok_is_no_option_of_a_raw_response(shop: Shop) -> None:
    with pytest.raises(TypeError, match="missing_ok"):
        shop.run(lambda pets: pets.with_raw_response.get("7", missing_ok=True))


def test_docstrings_and_pages_say_so(shop: Shop) -> None:
    pets = import_module(f"{shop.package.__name__}.resources.pets").Pets
    words = {name: " ".join(getattr(pets, name).__doc__.split()) for name in ("list", "feed", "create")}
    assert "`include` takes a list" in words["list"]
    assert "cannot be combined: passing more than one raises `ValueError`" in words["list"]
    assert "An empty list raises `ValueError`" in words["feed"]
    assert "`kind` defaults to `cat`" in words["create"]
    page = (shop.folder / "docs" / "operations" / "pets" / "feed.md").read_text(encoding="utf-8")
    assert "- `ids` may have any length" in page
