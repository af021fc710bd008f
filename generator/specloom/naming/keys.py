"""Stable keys: what a name belongs to, in the words of the input, as one line of the lock spells it.

A key is a kind and its parts, `field "Pet" "_id"`. A part that is plain stands as it is, any other as a JSON string, so
that no text of the input can break a line.
"""

from __future__ import annotations

import json
import re

_PLAIN = re.compile(r"[A-Za-z0-9_$][A-Za-z0-9_.$/{}:+-]*")
_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|[^"\s]+')


def key(kind: str, *parts: str) -> str:
    """The stable key of something of `kind`."""
    return " ".join((kind, *map(token, parts)))


def token(text: str) -> str:
    """One part, quoted when it must be; ASCII in any case."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text)


def tokens(line: str) -> tuple[str, ...]:
    """The parts of a line, unquoted; raises `ValueError` for one that no `token` can have written."""
    found: list[str] = []
    at = 0
    while at < len(line):
        match = _TOKEN.match(line, at)
        if match is None or line[match.end() : match.end() + 1] not in ("", " "):
            raise ValueError(f"column {at + 1} is no word and no closed string")
        text = match[0]
        plain = str(json.loads(text)) if text.startswith('"') else text
        if token(plain) != text:
            raise ValueError(f"column {at + 1} is not spelled as the generator does")
        found.append(plain)
        at = match.end() + 1
    return tuple(found)
