"""A call that asks another one first whether something stands against it."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from .conftest import Kennel


def targets(shop: Kennel) -> list[tuple[str, str]]:
    return [(method, target) for method, target, _ in shop.seen]


@pytest.mark.parametrize("answer", [{}, {"people": []}, {"people": [], "shops": []}])
def test_nothing_stands_against_it(shop: Kennel, answer: Any) -> None:
    shop.answers = [(200, answer), (204, None)]
    assert shop.call("delete", "7", require_unused=True) is None
    assert targets(shop) == [("GET", "/pets/7/owners"), ("DELETE", "/pets/7")]


def test_something_stands_against_it(shop: Kennel) -> None:
    shop.answers = [(200, {"people": ["Ann"]})]
    with pytest.raises(shop.package.InUseError, match="7 is in use, as GET ") as caught:
        shop.call("delete", "7", require_unused=True)
    assert isinstance(caught.value, shop.package.SDKError)
    assert list(caught.value.found["people"]) == ["Ann"]
    assert targets(shop) == [("GET", "/pets/7/owners")]
    again = pickle.loads(pickle.dumps(caught.value))
    assert list(again.found["people"]) == ["Ann"]


def test_it_is_asked_for(shop: Kennel) -> None:
    shop.answers = [(204, None)]
    shop.call("delete", "7")
    assert targets(shop) == [("DELETE", "/pets/7")]


@pytest.mark.parametrize("answers", [[(404, None)], [(200, {}), (404, None)]])
def test_with_missing_ok(shop: Kennel, answers: list[Any]) -> None:
    shop.answers = [*answers, *answers]
    assert shop.call("delete", "7", require_unused=True, missing_ok=True) is None
    with pytest.raises(shop.package.NotFoundError):
        shop.call("delete", "7", require_unused=True)


def test_of_a_raw_response(shop: Kennel) -> None:
    shop.answers = [(200, {}), (204, None), (200, {"people": ["Ann"]})]
    assert shop.run(lambda pets: pets.with_raw_response.delete("7", require_unused=True)).status == 204
    with pytest.raises(shop.package.InUseError):
        shop.run(lambda pets: pets.with_raw_response.delete("7", require_unused=True))


def test_options_of_the_call_hold_for_the_question(shop: Kennel) -> None:
    shop.answers = [(200, {}), (204, None)]
    shop.call("delete", "7", require_unused=True, idempotency_key="k", extra_query={"why": "old"})
    assert shop.keys == [None, "k"]
    assert targets(shop) == [("GET", "/pets/7/owners"), ("DELETE", "/pets/7?why=old")]
