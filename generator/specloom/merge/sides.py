"""How references are followed on either side of a comparison."""

from __future__ import annotations

from collections.abc import Sequence

from ..openapi.pointers import MissingError, find, fragment_tokens
from ..source import Fragment, Json
from .comparison import Follow, Side
from .references import Resolver


def fragment_follow(fragments: Sequence[Fragment], resolver: Resolver, index: int) -> Follow:
    """What references of a fragment lead to, in it or in other files."""
    known: dict[int, Follow] = {}

    def of(home: int) -> Follow:
        if home not in known:
            known[home] = Follow(lambda text, kind: step(home, text, kind))
        return known[home]

    def step(home: int, text: str, kind: str) -> Side | None:
        place = resolver.peek(home, text, kind)
        if place is None:
            return None
        value = find(fragments[place.fragment].document, place.tokens)
        return Side(value, of(place.fragment), place.tokens, place.fragment)

    return of(index)


def merged_follow(document: dict[str, Json]) -> Follow:
    """What references of the merged document lead to."""

    def step(text: str, kind: str) -> Side | None:
        tokens = ("components", "securitySchemes", text) if kind == "securityScheme" else _local(text)
        try:
            return None if tokens is None else Side(find(document, tokens), follow, tokens)
        except MissingError:
            return None

    follow = Follow(step)
    return follow


def _local(text: str) -> tuple[str, ...] | None:
    """The tokens of a reference of the merged document, which has no other files; a bare name is a schema."""
    if not text.startswith("#"):
        return ("components", "schemas", text)
    return fragment_tokens(text[1:])
