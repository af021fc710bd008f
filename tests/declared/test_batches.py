"""Long lists are sent in parts: in order, to the end or to the first failure, which says what was done."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import Shop

IDS = ["a", "b", "c", "d", "e"]
PARTS = [["a", "b"], ["c", "d"], ["e"]]


def sent(shop: Shop) -> list[Any]:
    return [body["ids"] for _, _, body in shop.seen]


@pytest.mark.parametrize("given", [IDS, tuple(IDS), dict.fromkeys(IDS).keys()])
def test_results_of_parts(shop: Shop, given: Any) -> None:
    shop.answers = [(200, {"id": "1"}), (204, None), (200, {"id": "3"})]
    report = shop.call("feed", ids=given, note="n")
    assert sent(shop) == PARTS
    assert all(body["note"] == "n" for _, _, body in shop.seen)
    assert [meal.id for meal in report] == ["1", "3"]
    assert (report.batches, report.no_match, len(report)) == (3, 1, 2)
    assert isinstance(report, shop.package.BatchResult)
    assert repr(report) == "<2 results of 3 batches>"


def test_a_generator_is_read_once(shop: Shop) -> None:
    shop.answers = [(204, None)] * 3
    assert shop.call("wash", ids=(id for id in IDS)) is None
    assert sent(shop) == PARTS


def test_lists_are_joined(shop: Shop) -> None:
    shop.answers = [(200, [{"name": "1"}, {"name": "2"}]), (200, []), (200, [{"name": "3"}])]
    assert [pet.name for pet in shop.call("find", ids=IDS)] == ["1", "2", "3"]


@pytest.mark.parametrize("size", [1, 2])
def test_what_fits_is_one_request(shop: Shop, size: int) -> None:
    shop.answers = [(200, {"id": "1"})]
    report = shop.call("feed", ids=IDS[:size])
    assert (report.batches, [meal.id for meal in report.results]) == (1, ["1"])


@pytest.mark.parametrize("empty", [{"ids": []}, {"body": {"ids": []}}])
def test_an_empty_list_is_refused(shop: Shop, empty: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="ids is empty"):
        shop.call("feed", **empty)
    assert shop.seen == []


def test_whole_bodies_are_cut_too(shop: Shop) -> None:
    whole = shop.package.models.Ids.from_dict({"ids": IDS, "other": 1})
    shop.answers = [(204, None)] * 6
    shop.call("wash", body=whole)
    shop.call("wash", body={"ids": IDS, "other": 1})
    assert sent(shop) == PARTS * 2
    assert all(body["other"] == 1 for _, _, body in shop.seen)
    assert whole.raw == {"ids": IDS, "other": 1}


def test_a_failure_midway_says_what_was_done(shop: Shop) -> None:
    shop.answers = [(200, {"id": "1"}), (422, {"errors": [{"message": "no"}]})]
    with pytest.raises(shop.package.UnprocessableEntityError) as caught:
        shop.call("feed", ids=IDS)
    assert caught.value.done == ("a", "b")
    assert [meal.id for meal in caught.value.items] == ["1"]
    assert sent(shop) == PARTS[:2]


def test_each_part_has_a_key_of_its_own(shop: Shop) -> None:
    shop.answers = [(204, None)] * 3
    shop.call("wash", ids=IDS, idempotency_key="k")
    assert shop.keys == ["k", "k-2", "k-3"]


def test_a_raw_response_is_one_answer(shop: Shop) -> None:
    shop.answers = [(200, {"id": "1"})]
    raw = shop.run(lambda pets: pets.with_raw_response.feed(ids=IDS[:2]))
    assert (raw.status, raw.parse().batches, [meal.id for meal in raw.parse()]) == (200, 1, ["1"])
    with pytest.raises(ValueError, match="at most 2"):
        shop.run(lambda pets: pets.with_raw_response.feed(ids=IDS))


@pytest.mark.parametrize("wrong", ["abc", {"a"}, None, 5])
def test_what_is_no_list_is_left_to_the_body(shop: Shop, wrong: Any) -> None:
    shop.answers = [(204, None)]
    if isinstance(wrong, set):
        with pytest.raises(TypeError, match="set"):
            shop.call("wash", ids=wrong)
        assert shop.seen == []
    else:
        shop.call("wash", ids=wrong)
        assert sent(shop) == [wrong]
