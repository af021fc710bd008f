"""How references are followed on either side of a comparison."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..openapi.pointers import MissingError, find, fragment_tokens
from ..source import Fragment, Json
from .comparison import Side
from .references import Resolver


def fragment_follow(fragments: Sequence[Fragment], resolver: Resolver, index: int) -> Callable[[str, str], Side | None]:
    """What references of a fragment lead to, in it or in other files."""

    def follow(text: str, kind: str) -> Side | None:
        place = resolver.peek(index, text, kind)
        if place is None:
            return None
        value = find(fragments[place.fragment].document, place.tokens)
        home = place.fragment
        onward = follow if home == index else fragment_follow(fragments, resolver, home)
        return Side(value, onward, place.tokens, home)

    return follow


def merged_follow(document: dict[str, Json]) -> Callable[[str, str], Side | None]:
    """What references of the merged document lead to."""

    def follow(text: str, kind: str) -> Side | None:
        tokens = ("components", "securitySchemes", text) if kind == "securityScheme" else _local(text)
        try:
            return None if tokens is None else Side(find(document, tokens), follow, tokens)
        except MissingError:
            return None

    return follow


def _local(text: str) -> tuple[str, ...] | None:
    """The tokens of a reference of the merged document, which has no other files; a bare name is a schema."""
    if not text.startswith("#"):
        return ("components", "schemas", text)
    return fragment_tokens(text[1:])
