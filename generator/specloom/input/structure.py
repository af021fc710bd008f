"""Walks over one document as it was published, before anything is merged."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Origin
from ..openapi.grammar import children
from ..source import Json


def objects(document: dict[str, Json], origin: Origin) -> Iterator[tuple[str, dict[str, Json], Origin]]:
    """Kind, object and place of everything in a document that the grammar knows, from the outside in."""
    waiting: list[tuple[str, Json, Origin]] = [("document", document, origin)]
    while waiting:
        kind, value, place = waiting.pop()
        if not isinstance(value, dict):
            continue
        yield kind, value, place
        for tokens, child_kind, child in children(kind, value):
            below = place
            for token in tokens:
                below = below.at(token)
            waiting.append((child_kind, child, below))
