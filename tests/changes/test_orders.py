"""The order in which edits and pages come means nothing: the end is the same, and no import stops working."""

from __future__ import annotations

import itertools
import random
from functools import cache

import pytest
from specloom.diagnostics import Diagnostics
from specloom.naming.lock import parse_lock

from .edits import (
    DELETE,
    another_tag,
    another_title,
    component,
    deprecated,
    described,
    header,
    inline,
    other_ids,
    owner_of_shops,
    parameter,
    prop,
    put,
    remove,
    required,
    security,
    servers,
    status,
    summarized,
)
from .naming import Named, named
from .pages import published
from .scene import Edit, Pages, base, edited, lock_of, package

pytestmark = pytest.mark.slow


def other_parameter(pages: Pages) -> None:
    """A path parameter of another page is called otherwise."""
    paths = pages["users.json"]["paths"]
    paths["/v1/users/{userId}/owner"] = paths.pop("/v1/users/{id}/owner")
    paths["/v1/users/{userId}/owner"]["get"]["parameters"][0]["name"] = "userId"


def other_version(pages: Pages) -> None:
    paths = pages["users.json"]["paths"]
    paths["/v2/users"] = paths.pop("/v1/users")


EDITS: list[Edit] = [
    another_tag,
    another_title,
    component,
    deprecated,
    described,
    header("X-Total"),
    inline,
    other_ids,
    other_parameter,
    other_version,
    owner_of_shops,
    parameter("more"),
    prop("born", None),
    prop("more", {"type": "string"}),
    put(mood={"enum": ["calm", "wild", "sad"]}),
    remove(DELETE),
    required("Pet", "id"),
    security,
    servers(lambda found: found.pop()),
    status("422", "429"),
    summarized,
]
"""Edits that end in the same pages whatever comes first."""


@pytest.mark.parametrize("seed", [1, 4, 8])
def test_two_sequences_of_ten_edits_end_in_the_same_bytes(seed: int) -> None:
    chance = random.Random(seed)
    chosen = chance.sample(EDITS, 10)
    ends = []
    for order in (chosen, chance.sample(chosen, 10)):
        lock = lock_of()
        for count in range(1, len(order) + 1):
            run = package(edited(*order[:count]), released=base(), lock=lock)
            lock = run.lock
        again = package(edited(*order), released=base(), lock=lock)
        assert (again.lock, again.files) == (lock, run.files)  # nothing in it is about the run that made it
        ends.append({"specs.lock": lock.encode(), **{file.path: file.content for file in run.files}})
    assert ends[0].keys() == ends[1].keys() and b"## Unreleased" in ends[0]["CHANGELOG.md"]
    assert [path for path, content in ends[0].items() if ends[1][path] != content] == []


@pytest.mark.parametrize("order", list(itertools.permutations(published())), ids="-".join)
def test_pages_that_are_added_one_by_one(order: tuple[str, ...]) -> None:
    """The same names in each order; every name and import that ever worked still does."""
    pages, lock, ever = published(), "", set[str]()
    for count in range(1, len(order) + 1):
        run = named({name: pages[name] for name in order[:count]}, lock)
        assert ever <= run.names.keys()
        ever, lock = ever | run.names.keys(), run.lock
    assert {name.rpartition(":")[2] for name in run.names} == {name.rpartition(":")[2] for name in at_once().names}
    homes = run.decided.placement.models, at_once().decided.placement.models
    apart = {schema for schema in homes[0] if homes[0][schema] != homes[1][schema]}
    places = parse_lock(lock, Diagnostics()).placed
    assert all(places[schema] == homes[0][schema] for schema in apart)


@cache
def at_once() -> Named:
    return named(published())
