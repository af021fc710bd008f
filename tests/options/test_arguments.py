"""Arguments that are hidden, checked, spelled otherwise, or make a call ask anew."""

from __future__ import annotations

import inspect
from datetime import UTC, datetime, timedelta, timezone
from importlib import import_module
from typing import Any

import pytest

from .conftest import Kennel

EARLY = datetime(2026, 1, 1, tzinfo=UTC)
LATE = EARLY + timedelta(days=1)
ELSEWHERE = datetime(2026, 1, 1, 2, tzinfo=timezone(timedelta(hours=3)))
"""An hour before `EARLY`, although its digits are later."""


@pytest.mark.parametrize(
    "given",
    [
        {"from_": EARLY, "until": LATE},
        {"from_": EARLY.isoformat(), "until": LATE},
        {"from_": ELSEWHERE, "until": EARLY},
        {"from_": LATE},
        {"until": EARLY, "from_": None},
        {"from_": "whenever", "until": EARLY},
        {"lowest": 1, "highest": 2},
        {"since": EARLY, "before": int(LATE.timestamp() * 1000)},
        {"from_": EARLY, "until": LATE, "lowest": 1, "highest": 2},
    ],
)
def test_in_order(shop: Kennel, given: dict[str, Any]) -> None:
    shop.answers = [(200, {})]
    shop.call("visits", **given)
    assert len(shop.seen) == 1


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"from_": LATE, "until": EARLY}, "from must lie before until"),
        ({"from_": EARLY, "until": EARLY}, "from must lie before until"),
        ({"from_": EARLY, "until": ELSEWHERE}, "from must lie before until"),
        ({"from_": "2026-01-02T00:00:00Z", "until": EARLY}, "2026-01-02T00:00:00Z is not before"),
        ({"lowest": 2, "highest": 2}, "lowest must lie before highest"),
        ({"since": LATE, "before": int(EARLY.timestamp() * 1000)}, "since must lie before before"),
    ],
)
def test_the_wrong_way_round(shop: Kennel, given: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        shop.call("visits", **given)
    assert shop.seen == []


@pytest.mark.parametrize("given", ["name,owner.id", ["name", "owner.id"]])
def test_characters(shop: Kennel, given: Any) -> None:
    shop.answers = [(200, {})]
    assert shop.call("list", include=given) == []
    assert shop.seen[0][1] == "/pets?include=name,owner.id"


@pytest.mark.parametrize("given", ["na me", ["name", "na[]"], "Name"])
def test_other_characters(shop: Kennel, given: Any) -> None:
    with pytest.raises(ValueError, match=r"include holds '.': allowed are \[a-z\.\]"):
        shop.call("list", include=given)
    assert shop.seen == []


@pytest.mark.parametrize("given", ["", [], None])
def test_nothing_is_sent_for_nothing(shop: Kennel, given: Any) -> None:
    shop.answers = [(200, {})]
    shop.call("list", include=given)
    assert shop.seen[0][1] == "/pets"


@pytest.mark.parametrize(("given", "sent"), [("ignored", "ignore"), ("ignore", "ignore"), ("angry", "angry")])
def test_another_spelling(shop: Kennel, given: str, sent: str) -> None:
    shop.answers = [(200, {})]
    shop.call("list", mood=given)
    assert shop.seen[0][1] == f"/pets?mood={sent}"


def test_hidden_arguments(shop: Kennel) -> None:
    pets = import_module(f"{shop.package.__name__}.resources.pets").Pets
    assert "old_id" not in inspect.signature(pets.visit).parameters
    words = " ".join(pets.visit.__doc__.split())
    assert "`oldId` of the API is not an argument of this method: it is an old name. Use `extra_body=`" in words
    shop.answers = [(204, None), (200, {})]
    shop.call("visit", id="7", extra_body={"oldId": "6"})
    shop.call("visits", extra_query={"kind": "cat"})
    assert [(target, body) for _, target, body in shop.seen] == [
        ("/visits", {"id": "7", "oldId": "6"}),
        ("/visits?kind=cat", None),
    ]


ONE, TWO = (200, {"kinds": ["cat"]}), (200, {"kinds": ["cat", "dog"]})


def test_an_answer_is_kept(shop: Kennel) -> None:
    shop.answers = [ONE, TWO]
    found = shop.session(
        lambda client: client.pets.kinds(),
        lambda client: client.pets.kinds(timeout=5),
        lambda client: client.pets.kinds(refresh=True),
        lambda client: client.pets.kinds(),
    )
    assert [list(one.kinds) for one in found] == [["cat"], ["cat"], ["cat", "dog"], ["cat", "dog"]]
    first, second = found[:2]
    assert first == second
    first.kinds.append("owl")
    assert list(second.kinds) == ["cat"]
    assert len(shop.seen) == 2


def test_copies_and_other_clients_keep_their_own(shop: Kennel) -> None:
    shop.answers = [ONE, TWO, ONE]
    shop.session(lambda client: client.pets.kinds(), lambda client: client.with_options(strict=True).pets.kinds())
    shop.session(lambda client: client.pets.kinds())
    assert len(shop.seen) == 3


def test_other_requests_are_not_kept(shop: Kennel) -> None:
    shop.answers = [ONE] * 4
    shop.session(
        lambda client: client.pets.kinds(extra_query={"a": 1}),
        lambda client: client.pets.kinds(extra_headers={"X-A": "1"}),
        lambda client: client.pets.with_raw_response.kinds(),
        lambda client: client.pets.kinds(),
    )
    assert len(shop.seen) == 4


def test_an_error_is_not_kept(shop: Kennel) -> None:
    shop.answers = [(500, None), ONE]
    with pytest.raises(shop.package.InternalServerError):
        shop.call("kinds")
    assert list(shop.call("kinds").kinds) == ["cat"]


def test_options_are_checked_all_the_same(shop: Kennel) -> None:
    shop.answers = [ONE]
    shop.session(lambda client: client.pets.kinds())
    with pytest.raises(TypeError, match="tiemout"):
        shop.session(lambda client: client.pets.kinds(tiemout=5))
