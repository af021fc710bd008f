"""Changes places of a document: what is put in, where it comes from, what is taken away."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ..diagnostics import Origin, pointer_of
from ..source import Json

Place = tuple[str | int, ...]
"""The way from the root of the document to a value."""
ABSENT: Final = object()
"""What a change makes of a value that it takes away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is to become of the value at each place."""

    make: Callable[[Any], Any]
    put: Json = None
    """What it puts in, where it merges something."""
    source: Origin | None = None
    """Where that is written."""
    told: tuple[Json, Json] | None = None
    """What stood there and what stands there now, where less than the whole value tells it."""


def change_all(document: dict[str, Json], places: Sequence[Place], change: Change) -> list[Place]:
    """Apply `change` everywhere; gives the places that it made a difference to.

    From the last place to the first: what is taken from a list moves nothing that is still to come, and what stands
    inside another place is changed before it.
    """
    ordered = sorted(set(places), key=lambda place: [(isinstance(part, str), part) for part in place], reverse=True)
    changed = {place for place in ordered if _changed(document, place, change)}
    return [place for place in dict.fromkeys(places) if place in changed]


def merged(value: Json, update: Json, append: bool) -> Json:
    """Objects key by key; anything else is replaced, or added to a list that does not have it yet."""
    if isinstance(value, dict) and isinstance(update, dict):
        result = dict(value)
        for key, new in update.items():
            result[key] = merged(value[key], new, append) if key in value else copy.deepcopy(new)
        return result
    if append and isinstance(value, list):
        news = update if isinstance(update, list) else [update]
        return [*value, *(copy.deepcopy(new) for new in news if not any(_same(new, old) for old in value))]
    return copy.deepcopy(update)


def added(value: Json, update: Json, pointer: str, source: Origin) -> Iterator[tuple[str, Origin]]:
    """Pointer and source of each thing that merging `update` into `value` brings."""
    if not isinstance(value, dict) or not isinstance(update, dict):
        yield pointer, source
        return
    for key, new in update.items():
        below = pointer + pointer_of((key,))
        if key in value:
            yield from added(value[key], new, below, source.at(key))
        else:
            yield below, source.at(key)


def difference(before: Json, after: Json) -> tuple[Json, Json]:
    """Two values as far as they differ: of objects, the members that are not the same."""
    if not isinstance(before, dict) or not isinstance(after, dict):
        return before, after
    old: dict[str, Json] = {key: value for key, value in before.items() if key not in after}
    new: dict[str, Json] = {key: value for key, value in after.items() if key not in before}
    for key in before:
        if key in after and not _same(before[key], after[key]):
            old[key], new[key] = difference(before[key], after[key])
    return old or None, new or None


def value_at(document: Json, place: Sequence[str | int]) -> Any:
    """What stands at a place that is there."""
    here: Any = document
    for part in place:
        here = here[part]
    return here


def _changed(document: dict[str, Json], place: Place, change: Change) -> bool:
    before = value_at(document, place)
    after = change.make(before)
    if after is before or (after is not ABSENT and _same(after, before)):
        return False
    if not place:
        if isinstance(after, dict):
            document.clear()
            document.update(after)
        return isinstance(after, dict)
    holder: Any = value_at(document, place[:-1])
    if after is ABSENT:
        del holder[place[-1]]
    else:
        holder[place[-1]] = after
    return True


def _same(one: Json, other: Json) -> bool:
    """Equality as JSON has it: `true` is not 1."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return one == other and isinstance(one, bool) == isinstance(other, bool)
