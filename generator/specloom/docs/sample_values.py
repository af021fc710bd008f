"""Texts and numbers for samples: believable where name or format say what is meant, always within the limits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from .. import ir
from .conformance import within
from .patterns import matching

FORMATS: Mapping[str, str] = {
    "byte": "aGVsbG8=",
    "base64": "aGVsbG8=",
    "date": "2025-01-31",
    "date-time": "2025-01-31T09:30:00Z",
    "duration": "PT15M",
    "epoch_ms_string": "1738315800000",
    "email": "jane@example.com",
    "hostname": "example.com",
    "idn-email": "jane@example.com",
    "idn-hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "iri": "https://example.com/",
    "iri-reference": "https://example.com/",
    "json-pointer": "/name",
    "regex": "^[a-z]+$",
    "relative-json-pointer": "0/name",
    "time": "09:30:00Z",
    "uri": "https://example.com/",
    "uri-reference": "https://example.com/",
    "uri-template": "https://example.com/{id}",
    "url": "https://example.com/",
}
"""Format, lower case -> a value of it (host names and addresses from the ranges that are kept for examples)."""

MOMENT = datetime(2025, 1, 31, 9, 30, tzinfo=UTC)
"""The moment of the samples: that of the date and time above."""

_MOMENTS: Mapping[str, Callable[[datetime], str]] = {
    "date": lambda moment: moment.date().isoformat(),
    "date-time": lambda moment: moment.isoformat().replace("+00:00", "Z"),
    "epoch_ms_string": lambda moment: str(int(moment.timestamp() * 1000)),
}
"""Format -> how a moment is written in it."""

MOMENTS: Mapping[str, int] = {"epoch_ms": 1_738_315_800_000, "epoch_s": 1_738_315_800}
"""The same moment as the date and time above, counted."""

STEPS: tuple[tuple[tuple[str, ...], timedelta], ...] = (
    (("create", "created", "creation"), timedelta(days=-20)),
    (("end", "ended", "complete", "completed", "finish", "finished", "done", "closed"), timedelta(minutes=4)),
    (("modified", "updated", "changed", "resolved"), timedelta(minutes=6)),
    (("expire", "expires", "expiry", "expiration", "purge", "until", "due", "deadline"), timedelta(days=30)),
)
"""Words of a name -> how long before or after the moment of the other samples it lies, so that things end after they
have begun and are changed after they were made."""

UUID = "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"

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
    ("path", "/name"),
)
"""End of a name, letters only -> a value that one would expect under it."""

LAST: Mapping[str, str] = {
    "body": "Hello",
    "city": "London",
    "color": "#336699",
    "colour": "#336699",
    "comment": "Looks good",
    "date": "2025-01-31",
    "function": "main",
    "index": "0",
    "ip": "192.0.2.1",
    "instruction": "Answer in one sentence.",
    "instructions": "Answer in one sentence.",
    "label": "Example",
    "method": "GET",
    "note": "Looks good",
    "owner": "Jane Smith",
    "postcode": "SW1A 1AA",
    "reason": "No longer needed",
    "state": "active",
    "status": "active",
    "summary": "What it is for",
    "schedule": "0 9 * * 1-5",
    "street": "1 High Street",
    "tag": "urgent",
    "title": "Example",
    "user": "jane",
    "zip": "SW1A 1AA",
}
"""Last word of a name -> a value that one would expect under it."""

SHOWN: Mapping[str, str] = {"firstname": "Jane", "givenname": "Jane", "lastname": "Smith", "familyname": "Smith"}
"""Whole name, letters only -> a value."""

PERSON = "Jane Smith"
"""Who did something: `approvedBy`, `assignedTo`."""
TOKEN = "^[0-9a-f]{32}$"
"""What a key looks like that a program made."""

_COUNTS = {"num", "number", "count", "total", "size", "length"}
_WORDS = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")


def _step(words: Sequence[str]) -> timedelta:
    """How far from the moment of the samples lies what has these words in its name."""
    return next((step for known, step in STEPS if not set(known).isdisjoint(words)), timedelta())


def letters(name: str) -> str:
    """A name without its case and marks: the same for `_petId` and `pet_id`."""
    return "".join(_WORDS.findall(name)).lower()


def text(name: str, scalar: ir.Scalar, formats: Mapping[str, str]) -> str:
    """A text for something called `name`; the last candidate when none fits, which no limits of the usual kind do.

    `formats` are those of the API itself: name -> pattern.
    """
    candidates: list[str] = []
    for candidate in _texts(name, scalar, formats):
        if within(scalar.constraints, candidate):
            return candidate
        candidates.append(candidate)
    for candidate in candidates:
        fitted = _fitted(candidate, scalar.constraints)
        if within(scalar.constraints, fitted):
            return fitted
    return candidates[-1]


_LOW = ("minimum", "exclusiveMinimum")
_HIGH = ("maximum", "exclusiveMaximum")


def number(name: str, scalar: ir.Scalar) -> int | float:
    """A small number within the limits; what is counted is more than one of it, and not always as many."""
    words = [word.lower() for word in _WORDS.findall(name)]
    moment = MOMENTS.get(scalar.format or "")
    if moment is not None:
        unit = moment // MOMENTS["epoch_s"]
        for counted in (moment + int(_step(words).total_seconds()) * unit, moment):
            if within(scalar.constraints, counted):
                return counted
    if scalar.kind is ir.ScalarKind.INTEGER and _COUNTS & {*words[:1], *words[-1:]}:
        count = 2 + sum(map(ord, name)) % 97
        if within(scalar.constraints, count):
            return count
    limits = scalar.constraints or ir.Constraints()
    whole = scalar.kind is ir.ScalarKind.INTEGER
    step = limits.number("multipleOf") or (1 if whole else 0.5)
    low = next((bound for name in _LOW if (bound := limits.number(name)) is not None), None)
    high = next((bound for name in _HIGH if (bound := limits.number(name)) is not None), None)
    start = (low // step) * step if low is not None else ((high // step) * step if high is not None else step)
    direction = 1 if low is not None or high is None else -1
    tries = [1 if whole else 1.5, *(start + direction * step * count for count in range(3))]
    middle = [(low + high) / 2] if low is not None and high is not None and not whole else []
    found = next((value for value in [*tries, *middle] if within(limits, value)), tries[0])
    return int(found) if whole or float(found).is_integer() else found


def _texts(name: str, scalar: ir.Scalar, formats: Mapping[str, str]) -> Iterator[str]:
    words = [word.lower() for word in _WORDS.findall(name)]
    letters = "".join(words)
    if scalar.format and scalar.format in formats:
        yield matching(formats[scalar.format], letters)
    if scalar.format and "%Y" in scalar.format:
        yield (MOMENT + _step(words)).strftime(scalar.format)
    if scalar.format and scalar.format.lower() in _MOMENTS:
        yield _MOMENTS[scalar.format.lower()](MOMENT + _step(words))
    if scalar.format and (found := FORMATS.get(scalar.format.lower())):
        yield found
    if scalar.format and scalar.format.lower() == "uuid":
        yield matching(UUID, letters)
    yield from (SHOWN[letters],) if letters in SHOWN else ()
    yield from (value for end, value in HINTS if letters.endswith(end))
    yield from _by_last_word(words, letters)
    yield "example" if words else "text"
    pattern = scalar.constraints.get("pattern") if scalar.constraints else None
    if isinstance(pattern, str):
        yield matching(pattern, letters)
    yield from ("abc", "ABC", "123", "a", "A", "1", "/", "2025-01-31", *FORMATS.values())
    yield "text"


def _by_last_word(words: list[str], letters: str) -> Iterator[str]:
    if not words:
        return
    if len(words) > 1 and words[-1] in {"by", "to"} and words[-2].endswith("ed"):
        yield PERSON
    if words[-1] in {"id", "ids"}:
        yield "abc123"
    if words[-1] in {"key", "keys"}:
        yield matching(TOKEN, letters) if len(words) > 1 else "key-1"
    if words[-1] in LAST:
        yield LAST[words[-1]]


def _fitted(candidate: str, limits: ir.Constraints | None) -> str:
    if limits is None:
        return candidate
    least, most = limits.count("minLength"), limits.get("maxLength")
    if len(candidate) < least:
        times = min(least, 4000) // max(1, len(candidate)) + 1
        candidate = (candidate * times)[:least]
    return candidate[:most] if isinstance(most, int) else candidate
