"""Path templates: literal text and `{names}`, and everything that a URL may not be built from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .document import Document

_EXPRESSION = re.compile(r"\{([^{}]*)\}")
_NAME = re.compile(r"[\w.~$@-]+")
_LITERAL = re.compile(r"(?:[\w.~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*")
"""What RFC 3986 lets a path hold as it is, and letters of other scripts."""
_DOT = re.compile(r"(?:\.|%2[eE]){1,2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A path cut at its parameters."""

    pieces: tuple[tuple[str, bool], ...]
    """(text, whether it is the name of a parameter), in order."""

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the parameters, in order."""
        return tuple(text for text, is_name in self.pieces if is_name)


def parse_route(path: str, document: Document, pointer: str) -> Route | None:
    """Cut a path template; `None`, reported, when no URL can safely be built from it."""
    fault = _fault(path)
    if fault:
        document.error("bad-path", f"the path {fault}", pointer)
        return None
    pieces = _EXPRESSION.split(path)
    return Route(pieces=tuple((text, index % 2 == 1) for index, text in enumerate(pieces) if text or index % 2))


def _fault(path: str) -> str:
    if not path.startswith("/"):
        return "does not begin with a slash; a server belongs under `servers`"
    if "//" in path:
        return "has an empty segment: a URL that begins with // names another host"
    bare = _EXPRESSION.sub("", path)
    if "{" in bare or "}" in bare:
        return "has unbalanced or nested braces"
    names = _EXPRESSION.findall(path)
    bad = [name for name in names if not _NAME.fullmatch(name)]
    if bad:
        return f'has the expression "{bad[0]}", which is no plain name'
    if len(set(names)) < len(names):
        return "names a parameter twice"
    if "?" in bare or "#" in bare:
        return "has a query or a fragment"
    if any(_DOT.fullmatch(segment) for segment in path.split("/")):
        return "has a segment of dots, which HTTP clients fold away"
    if not _LITERAL.fullmatch(bare):
        return "has a character that a URL cannot hold"
    return ""
