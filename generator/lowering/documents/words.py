"""Texts and numbers for samples: believable where name or format say what is meant, always within the limits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ... import ir
from .conformance import searches, within

FORMATS: Mapping[str, str] = {
    "byte": "aGVsbG8=",
    "base64": "aGVsbG8=",
    "date": "2025-01-31",
    "date-time": "2025-01-31T09:30:00Z",
    "duration": "PT15M",
    "email": "jane@example.com",
    "hostname": "example.com",
    "idn-email": "jane@example.com",
    "idn-hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "iri": "https://example.com/",
    "iri-reference": "https://example.com/",
    "json-pointer": "/name",
    "objectid": "507f1f77bcf86cd799439011",
    "regex": "^[a-z]+$",
    "relative-json-pointer": "0/name",
    "time": "09:30:00Z",
    "uri": "https://example.com/",
    "uri-reference": "https://example.com/",
    "uri-template": "https://example.com/{id}",
    "url": "https://example.com/",
    "uuid": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
}
"""Format, lower case -> a value of it (host names and addresses from the ranges that are kept for examples)."""

HINTS: tuple[tuple[str, str], ...] = (
    ("email", "jane@example.com"),
    ("url", "https://example.com/"),
    ("uri", "https://example.com/"),
    ("timezone", "Europe/London"),
    ("cron", "0 9 * * 1-5"),
    ("currency", "EUR"),
    ("country", "GB"),
    ("locale", "en-GB"),
    ("language", "en"),
    ("phone", "+44 20 7946 0000"),
    ("hostname", "example.com"),
    ("version", "1.0"),
    ("description", "What it is for"),
    ("message", "What happened"),
    ("filename", "report.csv"),
    ("username", "jane"),
    ("name", "Example"),
    ("path", "/path"),
)
"""End of a name, letters only -> a value that one would expect under it."""

_WORDS = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")
_ATOM = re.compile(
    r"""\[(?P<set>\^?\]?(?:\\.|[^\]\\])*)\]|\\(?P<escape>.)|(?P<dot>\.)|(?P<anchor>[\^$])|(?P<plain>[^\\\[\](){}*+?|.^$])""",
    re.DOTALL,
)
_TIMES = re.compile(r"\{(\d{1,4})(?:,\d*)?\}|[*?]|\+")
_SHORTHAND: Mapping[str, str] = {"d": "4", "w": "a", "s": " ", "D": "a", "W": "-", "S": "a"}


def text(name: str, scalar: ir.Scalar) -> str:
    """A text for something called `name`; the last candidate when none fits, which no limits of the usual kind do."""
    candidates = list(_texts(name, scalar))
    for candidate in candidates:
        if within(scalar.constraints, candidate):
            return candidate
    for candidate in candidates:
        fitted = _fitted(candidate, scalar.constraints)
        if within(scalar.constraints, fitted):
            return fitted
    return candidates[-1]


def number(scalar: ir.Scalar) -> int | float:
    """A small number within the limits."""
    limits = scalar.constraints or ir.Constraints()
    whole = scalar.kind is ir.ScalarKind.INTEGER
    step = limits.multiple_of or (1 if whole else 0.5)
    low = limits.minimum if limits.minimum is not None else limits.exclusive_minimum
    high = limits.maximum if limits.maximum is not None else limits.exclusive_maximum
    start = (low // step) * step if low is not None else ((high // step) * step if high is not None else step)
    direction = 1 if low is not None or high is None else -1
    tries = [1 if whole else 1.5, *(start + direction * step * count for count in range(3))]
    middle = [(low + high) / 2] if low is not None and high is not None and not whole else []
    found = next((value for value in [*tries, *middle] if within(limits, value)), tries[0])
    return int(found) if whole or float(found).is_integer() else found


def _texts(name: str, scalar: ir.Scalar) -> Iterator[str]:
    words = [word.lower() for word in _WORDS.findall(name)]
    letters = "".join(words)
    if scalar.format and (found := FORMATS.get(scalar.format.lower())):
        yield found
    yield from (value for end, value in HINTS if letters.endswith(end))
    if words and words[-1] in {"id", "ids", "key"}:
        yield "abc123" if words[-1] != "key" else "key-1"
    yield " ".join(words) or "text"
    if scalar.constraints and scalar.constraints.pattern:
        yield _matching(scalar.constraints.pattern)
    yield from ("abc", "ABC", "123", "a", "A", "1", "/", "2025-01-31", *FORMATS.values())
    yield "text"


def _fitted(candidate: str, limits: ir.Constraints | None) -> str:
    if limits and limits.min_length and len(candidate) < limits.min_length:
        times = min(limits.min_length, 4000) // max(1, len(candidate)) + 1
        candidate = (candidate * times)[: limits.min_length]
    return candidate[: limits.max_length] if limits and limits.max_length is not None else candidate


def _matching(pattern: str) -> str:
    """A text that a simple pattern matches: classes, escapes, counts, and the first alternative of a group."""
    made: list[str] = []
    rest = _first_alternatives(pattern)
    while rest:
        atom = _ATOM.match(rest)
        if atom is None:
            rest = rest[1:]
            continue
        rest = rest[atom.end() :]
        times = _TIMES.match(rest)
        count = int(times[1] or (1 if times[0] == "+" else 0)) if times else 1
        rest = rest[times.end() :].removeprefix("?") if times else rest
        made.append(_character(atom) * min(count, 4000))
    found = "".join(made)
    return found if searches(pattern, found) else "abc"


def _first_alternatives(pattern: str) -> str:
    """The pattern with every innermost group replaced by its first alternative, from the inside out."""
    group = re.compile(r"(?<!\\)\((?:\?(?::|P<\w+>|<\w+>))?([^()]*)(?<!\\)\)")
    for _ in range(20):
        replaced = group.sub(lambda found: found[1].split("|")[0], pattern)
        if replaced == pattern:
            break
        pattern = replaced
    return pattern.split("|")[0]


def _character(atom: re.Match[str]) -> str:
    if atom["anchor"]:
        return ""
    if atom["dot"]:
        return "a"
    if atom["escape"]:
        return _SHORTHAND.get(atom["escape"], "" if atom["escape"] in "bBAZ" else atom["escape"])
    if atom["plain"]:
        return atom["plain"]
    candidates = "a" + "A" + "1" + "".join(map(chr, range(32, 127)))
    return next((char for char in candidates if searches(f"^[{atom['set']}]$", char)), "a")
