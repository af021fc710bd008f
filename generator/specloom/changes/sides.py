"""A package as a side of a comparison, from its two files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..diagnostics import pointer_of
from .model import Place, Side


def package_side(
    index: Mapping[str, Any], document: Mapping[str, Any], places: Mapping[str, str] | None = None
) -> Side:
    """A side out of `api.json` and `openapi.json`.

    `places` are JSON pointers and where they are published; without them the index says it.
    """
    known = dict(places) if places is not None else dict(_published(index))

    def locate(pointer: str) -> Place | None:
        while pointer and pointer not in known:
            pointer = pointer.rpartition("/")[0]
        return place_of(known[pointer]) if pointer else None

    return Side(document=document, index=index, locate=locate)


def places_of(side: Side) -> dict[str, str]:
    """Pointer -> place of each operation and model, as text."""
    found = {}
    for pointer in sorted(dict(_published(side.index))):
        place = side.locate(pointer)
        if place is not None:
            found[pointer] = f"{place.page}:{place.line}" if place.line else place.page
    return found


def _published(index: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for entry in index.get("models", ()):
        yield entry["pointer"], entry["origin"]
    for entry in index.get("operations", ()):
        method, _, path = entry["key"].partition(" ")
        yield pointer_of(("paths", path, method.lower())), entry["origin"]


def place_of(text: str) -> Place:
    """`specs/pets.md:9`, with a line or without one."""
    page, _, line = text.rpartition(":")
    return Place(page=page, line=int(line)) if page and line.isdecimal() else Place(page=text)
