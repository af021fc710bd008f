"""The `Link` header (RFC 8288), read in one pass: no regular expression can run wild on a hostile header."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_SPACE = " \t"


class LinkError(ValueError):
    """The header is not what RFC 8288 says."""


@dataclass(frozen=True, slots=True)
class Link:
    """One link: its target as it stands, and its parameters in lower case."""

    target: str
    parameters: dict[str, str]

    @property
    def relations(self) -> frozenset[str]:
        """Relation types in lower case."""
        return frozenset(self.parameters.get("rel", "").lower().split())


def next_link(lines: Iterable[str]) -> str | None:
    """Return the target of the first `rel="next"`; a malformed header is an error unless the link was found before."""
    for line in lines:
        for link in links_of(line):
            if "next" in link.relations and "anchor" not in link.parameters:
                return link.target
    return None


def links_of(line: str) -> Iterable[Link]:
    """Read one header line from its start; raises at the place where it stops to make sense."""
    at, end = 0, len(line)
    while True:
        while at < end and line[at] in " \t,":
            at += 1
        if at == end:
            return
        if line[at] != "<":
            raise LinkError(f"a link begins with <, at {at + 1}")
        close = line.find(">", at)
        if close < 0:
            raise LinkError("a link has no end")
        target = line[at + 1 : close].strip(_SPACE)
        parameters, at = _parameters(line, close + 1)
        yield Link(target, parameters)


def _parameters(line: str, at: int) -> tuple[dict[str, str], int]:
    found: dict[str, str] = {}
    while True:
        at = _skip(line, at)
        if at == len(line) or line[at] == ",":
            return found, at
        if line[at] != ";":
            raise LinkError(f"a parameter begins with ;, at {at + 1}")
        name, value, at = _parameter(line, _skip(line, at + 1))
        if name:
            found.setdefault(name.lower(), value)


def _parameter(line: str, at: int) -> tuple[str, str, int]:
    start = at
    while at < len(line) and line[at] not in "=;, \t":
        at += 1
    name, at = line[start:at], _skip(line, at)
    if at == len(line) or line[at] != "=":
        return name, "", at
    at = _skip(line, at + 1)
    if at < len(line) and line[at] == '"':
        value, at = _quoted(line, at + 1)
        return name, value, at
    start = at
    while at < len(line) and line[at] not in ";, \t":
        at += 1
    return name, line[start:at], at


def _quoted(line: str, at: int) -> tuple[str, int]:
    parts: list[str] = []
    while at < len(line):
        char = line[at]
        if char == '"':
            return "".join(parts), at + 1
        if char == "\\" and at + 1 < len(line):
            at += 1
            char = line[at]
        parts.append(char)
        at += 1
    raise LinkError("a quoted text has no end")


def _skip(line: str, at: int) -> int:
    while at < len(line) and line[at] in _SPACE:
        at += 1
    return at
