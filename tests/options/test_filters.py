"""Filters that the server does not have: items are picked as they come, and nothing ends early."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import Kennel

CAT = {"id": "1", "kind": "cat", "tame": True, "legs": 4, "owner": {"id": "a"}}
DOG = {"id": "2", "kind": "dog", "tame": False, "legs": 1, "owner": {"id": "b"}}
OWL = {"id": "3", "kind": "owl", "tame": None}
PAGES = [
    (200, {"pets": [DOG, OWL], "next": "/pets?page=2"}),
    (200, {"pets": [CAT, DOG], "next": "/pets?page=3"}),
    (200, {"pets": [CAT]}),
]


def ids(items: Any) -> list[str]:
    return [one.id for one in items]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, ["2", "3", "1", "2", "1"]),
        ({"only_cats": False}, ["2", "3", "1", "2", "1"]),
        ({"owner": None}, ["2", "3", "1", "2", "1"]),
        ({"only_cats": True}, ["1", "1"]),
        ({"owner": "b"}, ["2", "2"]),
        ({"owner": ["a", "b"]}, ["2", "1", "2", "1"]),
        ({"owner": []}, []),
        ({"owner": "b", "only_cats": True}, []),
        ({"tame": True}, ["1", "1"]),
        ({"tame": False}, ["2", "2"]),
        ({"legs": 1}, ["2", "2"]),
    ],
)
def test_over_all_pages(shop: Kennel, given: dict[str, Any], found: list[str]) -> None:
    shop.answers = list(PAGES)
    items, skipped = shop.pager(lambda client: client.pets.list(**given))
    assert ids(items) == found
    assert skipped == 5 - len(found)
    assert [target for _, target, _ in shop.seen] == ["/pets", "/pets?page=2", "/pets?page=3"]


def test_items_know_where_they_stood(shop: Kennel) -> None:
    shop.answers = [(200, {"pets": [DOG, CAT]})]
    items, _ = shop.pager(lambda client: client.pets.list(only_cats=True))
    items[0].name = "Tom"
    assert items[0].changes() == [{"op": "add", "path": "/name", "value": "Tom"}]


def test_pages_say_what_they_skipped(shop: Kennel) -> None:
    shop.answers = list(PAGES)
    if shop.mode == "sync":
        page = shop.run(lambda pets: pets.list(only_cats=True).first_page())
        assert (len(page), page.skipped, page.has_next, len(page.document["pets"])) == (0, 2, True, 2)
    else:
        page = shop.run(lambda pets: pets.list(only_cats=True).first_page())
        assert (len(page), page.skipped, page.has_next) == (0, 2, True)


def test_of_a_raw_response(shop: Kennel) -> None:
    shop.answers = [(200, {"pets": [DOG, CAT]})]
    response = shop.run(lambda pets: pets.with_raw_response.list(only_cats=True))
    assert b'"2"' in response.content
    items = shop.run(lambda pets: response.parse())
    assert ids(items) == ["1"]


@pytest.mark.parametrize("wrong", [{"only_cats": "yes"}, {"owner": {"id": "a"}}, {"owner": 1.5}, {"owner": [None]}])
def test_what_is_no_filter(shop: Kennel, wrong: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=next(iter(wrong))):
        shop.pager(lambda client: client.pets.list(**wrong))
    assert shop.seen == []


@pytest.mark.parametrize(("kind", "found"), [("cat", ["1"]), (["cat", "owl"], ["3", "1"]), (None, ["2", "3", "1"])])
def test_a_list_inside_an_answer(shop: Kennel, kind: Any, found: list[str]) -> None:
    shop.answers = [(200, {"a": 1.0, "visits": [DOG, OWL, CAT]})]
    answer = shop.call("visits", kind=kind)
    assert shop.seen == [("GET", "/visits", None)]
    assert ids(answer.visits) == found
    assert answer.raw["a"] == 1.0
    facts = shop.package.response_of(answer)
    assert facts.skipped == 3 - len(found)
    assert answer.changes() == []
    answer.visits[0].name = "Tom"
    assert [change["path"] for change in answer.changes()] == ["/visits/0/name"]


@pytest.mark.parametrize("body", [{}, {"visits": None}, {"visits": "none"}])
def test_an_answer_without_the_list(shop: Kennel, body: Any) -> None:
    shop.answers = [(200, body)]
    assert shop.call("visits", kind="cat").raw == body


def test_an_answer_that_is_a_list(shop: Kennel) -> None:
    shop.answers = [(200, [DOG, CAT]), (204, None)]
    found = shop.call("names", kind="cat")
    assert ids(found) == ["1"]
    assert shop.call("names", kind="cat") == []


def test_of_a_raw_answer(shop: Kennel) -> None:
    shop.answers = [(200, [DOG, CAT])]
    response = shop.run(lambda pets: pets.with_raw_response.names(kind="cat"))
    assert b'"2"' in response.content
    assert ids(response.parse()) == ["1"]


def test_an_answer_of_another_kind_is_an_error_all_the_same(shop: Kennel) -> None:
    shop.answers = [(200, "x"), (200, [])]
    with pytest.raises(shop.package.APIResponseError, match="text where"):
        shop.call("names", kind="cat")
    with pytest.raises(shop.package.APIResponseError, match="a list where"):
        shop.call("visits", kind="cat")


def test_strict_judges_what_is_given(shop: Kennel) -> None:
    shop.answers = [(200, {"pets": [{**DOG, "legs": "many"}, CAT]})]

    def use(client: Any) -> Any:
        return client.with_options(strict=True).pets.list(only_cats=True).all()

    if shop.mode == "sync":
        assert ids(shop.session(use)[0]) == ["1"]
    else:
        assert ids(shop.session(use)[0]) == ["1"]


def test_docstrings_say_so(shop: Kennel) -> None:
    page = (shop.folder / "docs" / "operations" / "pets" / "list.md").read_text(encoding="utf-8")
    assert "## Options" in page
    assert "`.skipped` of the pager" in page
    assert "- `owner` of the API is not an argument of this method: the server ignores it. Use `extra_query=`" in page
