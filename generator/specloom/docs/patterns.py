"""Texts that simple patterns match, different ones for different names."""

from __future__ import annotations

import hashlib
import re
import string
from collections.abc import Mapping
from functools import lru_cache

from ..openapi.keywords import searches

_TIMES = re.compile(r"(?:\{(\d{1,4})(?:,\d*)?\}|([*?])|\+)[?+]?")
_GROUP = re.compile(r"\?(?:(?P<look>[=!]|<[=!])|:|P?<\w+>)")
_SET = re.compile(r"\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_SHORTHAND: Mapping[str, str] = {"d": "4", "w": "a", "s": " ", "D": "a", "W": "-", "S": "a", "t": "\t", "n": "\n"}
_CODED = re.compile(r"u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})")
"""A character by its number."""
_ANCHORS = "bBAZ"
_LIKED = string.ascii_lowercase + string.digits + string.ascii_uppercase
_OTHERS = "".join(map(chr, range(32, 127)))
_LONGEST = 4000
_ANY = "abc"
"""For a pattern that this cannot read: it is held against the pattern like every other candidate."""


def matching(pattern: str, seed: str) -> str:
    """A text that a simple pattern matches: classes, escapes, counts, and the first alternative of a group.

    Where a class lets several characters stand, `seed` chooses.
    """
    try:
        found = _Reader(pattern, seed).alternatives()
    except RecursionError:
        return _ANY
    return found if searches(pattern, found) else _ANY


class _Reader:
    """Reads a pattern and writes the shortest text for it: first alternative, least repetition."""

    def __init__(self, pattern: str, seed: str) -> None:
        self._pattern = pattern
        self._seed = seed
        self._at = 0
        self._sets = 0
        """Classes read so far: each has characters of its own."""

    def alternatives(self) -> str:
        """Read up to the end of a group; the first alternative counts."""
        first = self._sequence()
        while self._next() == "|":
            self._at += 1
            self._sequence()
        return first

    def _next(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _sequence(self) -> str:
        made = ""
        while self._next() not in ("", "|", ")"):
            made += self._repeated()
        return made[:_LONGEST]

    def _repeated(self) -> str:
        char = self._next()
        self._at += 1
        if char == "[" and (found := _SET.match(self._pattern, self._at)):
            self._at = found.end()
            allowed, times = _allowed(f"^[{found[0]}$"), self._times()
            self._sets += 1
            digest = hashlib.shake_256(f"{self._seed}:{self._sets}".encode()).digest(times)
            return "".join(allowed[byte % len(allowed)] for byte in digest)
        if char == "(":
            text = self._group()
        elif char == "\\":
            text = self._escape()
        else:
            text = {"^": "", "$": "", ".": "a"}.get(char, char)
        return (text * self._times())[:_LONGEST]

    def _escape(self) -> str:
        coded = _CODED.match(self._pattern, self._at)
        if coded is not None:
            self._at = coded.end()
            return chr(int(coded[1] or coded[2], 16))
        char = self._next()
        self._at += 1
        return "" if char in _ANCHORS else _SHORTHAND.get(char, char)

    def _group(self) -> str:
        opening = _GROUP.match(self._pattern, self._at)
        self._at = opening.end() if opening else self._at
        text = self.alternatives()
        self._at += 1
        return "" if opening and opening["look"] else text

    def _times(self) -> int:
        times = _TIMES.match(self._pattern, self._at)
        if times is None:
            return 1
        self._at = times.end()
        return min(int(times[1] or (0 if times[2] else 1)), _LONGEST)


@lru_cache(maxsize=256)
def _allowed(pattern: str) -> str:
    """Characters that one class of a pattern lets stand, the liked ones if any; few classes come often."""
    liked = "".join(char for char in _LIKED if searches(pattern, char))
    return liked or next((char for char in _OTHERS if searches(pattern, char)), "a")
