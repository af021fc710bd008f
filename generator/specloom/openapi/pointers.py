"""JSON pointers (RFC 6901), as text and as tokens, and what they point to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote, unquote

from ..diagnostics import pointer_of
from ..source import Json

Tokens = tuple[str | int, ...]
"""A pointer taken apart: unescaped reference tokens, integers where a list is entered by our own walk."""

_BAD_ESCAPE = re.compile(r"~(?![01])")
_INDEX = re.compile(r"0|[1-9][0-9]*")
_SAFE = "/~!$&'()*+,;=:@?-._"
"""What RFC 3986 allows in a URI fragment besides letters and digits."""


class MissingError(Exception):
    """A pointer leads nowhere; the argument says at which token."""


def fragment(tokens: Iterable[str | int]) -> str:
    """The pointer as the URI fragment of a local reference: `#/components/schemas/Pet`."""
    return "#" + quote(pointer_of(tokens), safe=_SAFE)


def tokens_of(text: str) -> tuple[str, ...] | None:
    """The tokens of a pointer, or None when the text is no pointer."""
    if text == "":
        return ()
    if not text.startswith("/") or _BAD_ESCAPE.search(text):
        return None
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in text[1:].split("/"))


def fragment_tokens(text: str) -> tuple[str, ...] | None:
    """The tokens of a URI fragment; percent signs are decoded first, as RFC 6901 section 6 wants."""
    return tokens_of(unquote(text))


def find(document: Json, tokens: Iterable[str | int]) -> Json:
    """What stands at the pointer; raises `MissingError` with the token that is not there."""
    here = document
    for token in tokens:
        if isinstance(here, dict) and token in here:
            here = here[str(token)]
        elif isinstance(here, list) and _INDEX.fullmatch(str(token)) and int(token) < len(here):
            here = here[int(token)]
        else:
            raise MissingError(str(token))
    return here
