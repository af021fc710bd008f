"""Path templates: literal text and `{names}`. What has one reading is mended, and everything else is no URL."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from .document import Document

_EXPRESSION = re.compile(r"\{([^{}]+)\}")
_UNSAFE = re.compile(r"[^\w.~!$&'()*+,;=:@/%-]|%(?![0-9A-Fa-f]{2})")
"""What RFC 3986 does not let a path or a query hold as it is; letters of other scripts are encoded when sent."""
_DOT = re.compile(r"(?:\.|%2[eE]){1,2}")

Pieces = tuple[tuple[str, bool], ...]
"""(text, whether it is the name of a parameter), in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A path cut at its parameters."""

    path: Pieces
    query: tuple[tuple[str, Pieces], ...] = ()
    """What stands behind a question mark: the name of each pair, and the whole pair."""


def parse_route(path: str, document: Document, pointer: str) -> Route | None:
    """Cut a path template; `None`, reported, when no URL can safely be built from it."""
    fault = _fault(path)
    if fault:
        document.warning("bad-path", f"the path {fault}", pointer, help="its operations are left out")
        return None
    before, mark, fragment = path.partition("#")
    route, question, query = before.partition("?")
    if mark:
        message = f'the path has the fragment "#{fragment}"'
        document.warning("bad-path", message, pointer, help="a fragment is never sent; it only names the operation")
    if question:
        document.warning("bad-path", "the path has a query", pointer, help="it is sent with each call")
    if not route.startswith("/"):
        document.warning("bad-path", "the path does not begin with a slash", pointer, help="one is put in front")
        route = "/" + route
    if _UNSAFE.search(_EXPRESSION.sub("", route + query)):
        document.warning("bad-path", "the path has a character that a URL cannot hold", pointer, help="it is encoded")
    pairs = tuple((pair.partition("=")[0], _cut(pair)) for pair in query.split("&") if pair)
    return Route(path=_cut(route), query=pairs)


def _cut(text: str) -> Pieces:
    pieces = _EXPRESSION.split(text)
    return tuple(
        (piece if index % 2 else _UNSAFE.sub(_encode, piece), index % 2 == 1)
        for index, piece in enumerate(pieces)
        if piece or index % 2
    )


def _encode(match: re.Match[str]) -> str:
    return quote(match[0], safe="")


def _fault(path: str) -> str:
    route = re.split(r"[?#]", path)[0]
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", path):
        return "is a whole URL; a server belongs under `servers`"
    if "//" in route:
        return "has an empty segment: a URL that begins with // names another host"
    bare = _EXPRESSION.sub("", path)
    if "{" in bare or "}" in bare:
        return "has unbalanced, empty or nested braces"
    if any(_DOT.fullmatch(segment) for segment in route.split("/")):
        return "has a segment of dots, which HTTP clients fold away"
    if any(ord(character) < 32 or ord(character) == 127 for character in path):
        return "has a control character"
    return ""
