"""A JSON Patch by keyword, by path, or as it is."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from .conftest import Kennel

LATER = datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)


def replaced(**values: Any) -> list[dict[str, Any]]:
    return [{"op": "replace", "path": path, "value": value} for path, value in values.items()]


def test_keywords_become_operations(shop: Kennel) -> None:
    shop.answers = [(204, None)]
    assert shop.call("patch", "7", name="Tom", tame=False, collar_until=LATER, collar_a_b=3, kilos=1.5) is None
    ((method, target, body),) = shop.seen
    assert (method, target) == ("PATCH", "/pets/7")
    assert body == replaced(
        **{"/name": "Tom", "/tame": False, "/collar/until": "2020-01-02T03:04:05Z", "/collar/a~1b": 3, "/weight": 1.5}
    )


@pytest.mark.parametrize("given", [{"name": None}, {"body": {"/name": None}}])
def test_null_is_a_value(shop: Kennel, given: dict[str, Any]) -> None:
    shop.answers = [(204, None)]
    shop.call("patch", "7", **given)
    assert shop.seen[0][2] == [{"op": "replace", "path": "/name", "value": None}]


def test_paths_with_values(shop: Kennel) -> None:
    shop.answers = [(204, None)]
    shop.call("patch", "7", {"/collar/until": LATER, "/name": "Tom"})
    assert shop.seen[0][2] == replaced(**{"/collar/until": "2020-01-02T03:04:05Z", "/name": "Tom"})


def test_a_list_goes_as_it_is(shop: Kennel) -> None:
    given = [{"op": "add", "path": "/elsewhere", "value": 1, "x": None}, {"op": "remove", "path": "/name"}]
    shop.answers = [(204, None)] * 2
    shop.call("patch", "7", given)
    shop.call("patch", "7", body=given)
    assert [body for _, _, body in shop.seen] == [given, given]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (({"/nam": "Tom"},), "'/nam' cannot be patched, only /name, /tame, .*; did you mean '/name'\\?"),
        (({"name": "Tom"},), "'name' cannot be patched"),
        (({5: "Tom"},), "5 cannot be patched, only"),
        (({},), "nothing is to be patched: give at least one of /name, "),
        ((), "nothing is to be patched"),
    ],
)
def test_what_cannot_be_patched(shop: Kennel, arguments: tuple[Any, ...], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        shop.call("patch", "7", *arguments)
    assert shop.seen == []


def test_one_way_at_a_time(shop: Kennel) -> None:
    with pytest.raises(TypeError, match="not both"):
        shop.call("patch", "7", {"/name": "Tom"}, tame=True)
    with pytest.raises(TypeError, match="bytes"):
        shop.call("patch", "7", name=b"Tom")
    with pytest.raises(ValueError, match="zone"):
        shop.call("patch", "7", collar_until=datetime(2020, 1, 1))
    assert shop.seen == []


@pytest.mark.parametrize("as_text", [False, True])
@pytest.mark.parametrize("by_path", [False, True])
def test_a_time_that_lies_too_far_ahead(shop: Kennel, as_text: bool, by_path: bool) -> None:
    moment = datetime.now(UTC) + timedelta(hours=1)
    value = moment.isoformat() if as_text else moment
    with pytest.raises(ValueError, match="/collar/until may lie at most 60 seconds ahead"):
        shop.call(
            "patch",
            "7",
            *([{"/collar/until": value}] if by_path else []),
            **({} if by_path else {"collar_until": value}),
        )
    assert shop.seen == []


def test_a_time_that_lies_near_or_is_none(shop: Kennel) -> None:
    shop.answers = [(204, None)] * 3
    for value in (datetime.now(UTC) + timedelta(seconds=30), "soon", 5):
        shop.call("patch", "7", {"/collar/until": value})
    assert len(shop.seen) == 3


def test_a_raw_response(shop: Kennel) -> None:
    shop.answers = [(204, None)]
    assert shop.run(lambda pets: pets.with_raw_response.patch("7", name="Tom")).status == 204
    assert shop.seen[0][2] == replaced(**{"/name": "Tom"})


def test_the_docs_say_so(shop: Kennel) -> None:
    page = (shop.folder / "docs" / "operations" / "pets" / "patch.md").read_text(encoding="utf-8")
    assert (
        "**`collar_until`** · JSON name `/collar/until` · `datetime` · format `date-time` · seconds ahead `60`" in page
    )
    assert "How long it is lit." in page
    assert "Whether it bites." in page
    assert "name=" in page
    assert '"op": "replace",' in page
    index = json.loads((shop.folder / "api.json").read_text(encoding="utf-8"))
    (entry,) = [one for one in index["operations"] if one["call"] == "pets.patch"]
    assert [one["name"] for one in entry["arguments"]] == [
        "pet_id",
        "name",
        "tame",
        "collar_until",
        "collar_a_b",
        "kilos",
    ]
