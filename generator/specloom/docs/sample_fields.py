"""Which fields of a thing a sample shows: those that say which one it is and how it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ..source import Json

IDENTIFYING = ("id", "name", "status", "message", "type")
"""Fields that say which thing it is, and how it is."""
FEW = 2
"""Fields printed, and optional ones shown where none is required, so that a sample says something."""
SMALL = 3
"""Fields of an answer so small that each of them is what one asks for."""


def printed(names: Collection[str]) -> tuple[str, ...]:
    """What is worth printing of a result with fields of these names; nothing when that is all of it."""
    key = "id" if "id" in names else next((name for name in names if name.endswith("_id")), "")
    others = [name for name in IDENTIFYING if name in names and name != "id"]
    if key and others:
        return (key, *others)[:FEW]
    return tuple(names) if len(names) <= SMALL else ()


def constructed(least: Mapping[str, Json], *others: Mapping[str, Json]) -> dict[str, Json]:
    """The required fields, and of the others, in the order of preference, as many simple ones as it takes to say
    something; lists and objects only when there is nothing simpler."""
    simple = [(key, value) for whole in others for key, value in whole.items() if not isinstance(value, dict | list)]
    filled = [(key, value) for whole in others for key, value in whole.items() if value not in ({}, [], None)]
    made = dict(least)
    simple.sort(key=lambda one: _rank(one[0]))
    for key, value in simple or ([] if made else filled):
        if len(made) >= FEW:
            break
        made.setdefault(key, value)
    return made


def _rank(name: str) -> int:
    bare = name.strip("_").lower()
    return IDENTIFYING.index(bare) if bare in IDENTIFYING else len(IDENTIFYING)
