"""A text that a regular expression matches, for the plain ones that schemas have."""

from __future__ import annotations

import re
import string

_CLASSES = {"d": "0", "w": "a", "s": " ", "D": "a", "W": "-", "S": "a", "t": "\t", "n": "\n"}
_ALPHABET = "a" + string.ascii_letters + string.digits + "-_.:/@ +#,;=!$%&'()*<>?[]^`{|}~\"\\"
_COUNT = re.compile(r"\{(\d+)(?:,(\d*))?\}")
_COMMON = ("a", "A", "1", "abc123", "2025-01-01", "https://example.com/a", "a@example.com", "1.0.0", "+15555550100")


def matching(pattern: str, shortest: int = 0) -> str | None:
    """Return a text of at least `shortest` characters that matches; `None` when none was found."""
    try:
        compiled = re.compile(pattern)
    except re.error:
        return None
    for repeat in (0, 1, shortest):
        text = _Reader(pattern, repeat).alternatives()
        if len(text) >= shortest and compiled.search(text):
            return text
    return next((text for text in _COMMON if len(text) >= shortest and compiled.search(text)), None)


class _Reader:
    """Reads a pattern and writes the shortest text for it: first alternative, least repetition."""

    def __init__(self, pattern: str, repeat: int) -> None:
        self._pattern = pattern
        self._repeat = repeat
        """How often what may come any number of times comes."""
        self._at = 0

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
        parts: list[str] = []
        while self._next() not in ("", "|", ")"):
            part = self._atom()
            parts.append(part * self._times())
        return "".join(parts)

    def _atom(self) -> str:
        char = self._next()
        self._at += 1
        if char in "^$":
            return ""
        if char == "(":
            return self._group()
        if char == "[":
            return self._set()
        if char == "\\":
            return self._escape()
        return "a" if char == "." else char

    def _escape(self) -> str:
        char = self._next()
        self._at += 1
        return "" if char in "bBAZ" else _CLASSES.get(char, char)

    def _group(self) -> str:
        looking = re.compile(r"\?(?:[=!]|<[=!])").match(self._pattern, self._at)
        opening = re.compile(r"\?(?:[:=!]|<[=!]|P?<\w+>)").match(self._pattern, self._at)
        if opening:
            self._at = opening.end()
        text = self.alternatives()
        self._at += 1
        return "" if looking else text

    def _set(self) -> str:
        start = self._at
        if self._next() == "^":
            self._at += 1
        if self._next() == "]":
            self._at += 1
        while self._next() not in ("]", ""):
            self._at += 2 if self._next() == "\\" else 1
        self._at += 1
        try:
            allowed = re.compile("[" + self._pattern[start : self._at])
        except re.error:
            return "a"
        return next((char for char in _ALPHABET if allowed.fullmatch(char)), "a")

    def _times(self) -> int:
        char = self._next()
        times = 1
        if char in ("*", "+", "?"):
            self._at += 1
            times = max(self._repeat, 1) if char == "+" else self._repeat if char == "*" else 0
        elif counted := _COUNT.match(self._pattern, self._at):
            self._at = counted.end()
            least = int(counted[1])
            most = least if counted[2] is None else int(counted[2] or max(least, self._repeat))
            times = min(max(least, self._repeat), most)
        else:
            return 1
        if self._next() in ("?", "+"):
            self._at += 1
        return min(times, 1000)
