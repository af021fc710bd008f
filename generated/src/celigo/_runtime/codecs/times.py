"""Dates and times: what the wire says, and what Python holds.

Reading gives back the raw value when it is no time in the documented form: a document is never refused for a date.

A time that was read is written again with as many digits of a second as it came with. Most times need nothing for that:
the fewest of 0, 3 or 6 digits that are exact are what came. Only where they are not, as in `12:00:00.000Z`, the zone of
the time that is read carries the number: an object of its own that is equal to the usual zone and behaves like it. It
stays with the time through arithmetic; a copy through a pickle loses no more than the number.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import TypeAlias, TypeVar

__all__ = ["FORMS", "MILLISECONDS", "Form", "Writer", "epoch_ms", "form_of", "noted", "plain", "rfc3339", "written"]

M = TypeVar("M", datetime, time)

MILLISECONDS = 3
"""Digits of a second where an API shows milliseconds."""
_MOST = 6
"""Digits that Python keeps."""
_FRACTION = re.compile(r"[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.([0-9]+))?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})")
_zones: dict[tuple[timedelta, int], timezone] = {}
"""At most one for each minute of offset and each number of digits: texts of a server cannot make it grow further."""
_digits: dict[int, int] = {}
"""Identity of such a zone, which lives as long as the program -> digits."""


def noted(moment: M, text: str) -> M:
    """Return the time that was read from `text`, which knows how many digits it came with."""
    found = _FRACTION.search(text)
    offset = moment.utcoffset()
    if found is None or offset is None:
        return moment
    digits = min(len(found[1] or ""), _MOST)
    if digits <= MILLISECONDS and digits == _fewest(moment):
        return moment
    zone = _zones.setdefault((offset, digits), timezone(offset, moment.tzname() or ""))
    _digits[id(zone)] = digits
    return moment.replace(tzinfo=zone)


def written(moment: datetime | time, zone: tzinfo | None, digits: int | None = None) -> str:
    """Return a time of day as text, without its offset.

    A time that was read has the digits that it came with (`zone` is its zone), unless it has become finer; others have
    `digits`, finer parts cut off, or the fewest of 0, 3 or 6 that are exact.
    """
    known = _digits.get(id(zone))
    if known is not None and moment.microsecond % 10 ** (_MOST - known):
        known = _fewest(moment)
    count = known if known is not None else _fewest(moment) if digits is None else digits
    head = f"{moment.hour:02}:{moment.minute:02}:{moment.second:02}"
    return f"{head}.{moment.microsecond:06}"[: len(head) + count + bool(count)]


def _fewest(moment: datetime | time) -> int:
    if not moment.microsecond:
        return 0
    return _MOST if moment.microsecond % 1000 else MILLISECONDS


Writer: TypeAlias = Callable[[datetime], "str | int"]
Reader: TypeAlias = Callable[[object], "datetime | date | time | None"]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_SECOND = timedelta(seconds=1)
_DIGITS = re.compile(r"-?[0-9]{1,16}")
_RFC3339 = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})"
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Form:
    """How one type of time stands on the wire."""

    __slots__ = ("expected", "kinds", "read", "strict", "write")

    def __init__(
        self,
        read: Reader,
        write: Writer,
        expected: str,
        *,
        kinds: frozenset[type] = frozenset({str}),
        strict: re.Pattern[str] | None = None,
    ) -> None:
        self.read = read
        self.write = write
        self.expected = expected
        self.kinds = kinds
        self.strict = strict

    def valid(self, value: object) -> bool:
        """Whether `value` is as the format demands, which is stricter than what can be read."""
        if self.strict is not None and not (isinstance(value, str) and self.strict.fullmatch(value)):
            return False
        return self.read(value) is not None


def rfc3339(value: datetime) -> str:
    """Write a point in time as RFC 3339 has it, `Z` for UTC, with the digits of a second that it came with.

    Raises:
        ValueError: the time has no zone, so that nobody can know which point in time is meant.
    """
    return _rfc3339(value, None)


def rfc3339_ms(value: datetime) -> str:
    """Write a point in time with milliseconds; finer parts are cut off unless it came with them."""
    return _rfc3339(value, MILLISECONDS)


def _rfc3339(value: datetime, digits: int | None) -> str:
    offset, zone = _aware(value), value.tzinfo
    if offset.seconds % 60 or offset.microseconds:
        value, offset = value.astimezone(UTC), timedelta()
    day = f"{value.year:04}-{value.month:02}-{value.day:02}"
    return f"{day}T{written(value, zone, digits)}{value.isoformat()[-6:] if offset else 'Z'}"


def plain(value: date | time) -> str:
    """Write a date or a time of day as RFC 3339 has it."""
    if isinstance(value, date):
        return value.isoformat()
    offset = value.utcoffset()
    if offset is None or offset.seconds % 60 or offset.microseconds:
        return value.isoformat()
    return f"{written(value, value.tzinfo)}{value.isoformat()[-6:] if offset else 'Z'}"


def epoch_ms(value: datetime) -> int:
    """Write a point in time as milliseconds since 1970; finer parts are cut off."""
    _aware(value)
    return (value - _EPOCH) // _MILLISECOND


def epoch_s(value: datetime) -> int:
    """Write a point in time as seconds since 1970; finer parts are cut off."""
    _aware(value)
    return (value - _EPOCH) // _SECOND


def _epoch_ms_text(value: datetime) -> str:
    return str(epoch_ms(value))


def _aware(value: datetime) -> timedelta:
    offset = value.utcoffset()
    if offset is None:
        raise ValueError(f"the time {value.isoformat()} has no zone; give one, as in datetime.now(UTC)")
    return offset


def _read_datetime(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        if value.isupper() or not value.isascii():
            return None
        try:
            moment = datetime.fromisoformat(value.upper())
        except ValueError:
            return None
    return None if moment.tzinfo is None else noted(moment, value)


def _read_date(value: object) -> date | None:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _read_time(value: object) -> time | None:
    try:
        return noted(time.fromisoformat(value), value) if isinstance(value, str) else None
    except ValueError:
        return None


def _since_1970(value: object, unit: timedelta) -> datetime | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return _EPOCH + value * unit
    except (OverflowError, ValueError):
        return None


def _read_epoch_ms(value: object) -> datetime | None:
    return _since_1970(value, _MILLISECOND)


def _read_epoch_s(value: object) -> datetime | None:
    return _since_1970(value, _SECOND)


def _read_epoch_ms_text(value: object) -> datetime | None:
    return _read_epoch_ms(int(value)) if isinstance(value, str) and _DIGITS.fullmatch(value) else None


_EXPECTED = "a date-time as in 2026-01-31T00:00:00Z"
_DEFAULT = Form(_read_datetime, rfc3339, _EXPECTED, strict=_RFC3339)
FORMS = {
    "rfc3339_ms": Form(_read_datetime, rfc3339_ms, _EXPECTED, strict=_RFC3339),
    "epoch_ms": Form(_read_epoch_ms, epoch_ms, "milliseconds since 1970", kinds=frozenset({int, float})),
    "epoch_s": Form(_read_epoch_s, epoch_s, "seconds since 1970", kinds=frozenset({int, float})),
    "epoch_ms_string": Form(_read_epoch_ms_text, _epoch_ms_text, "milliseconds since 1970 as text"),
}
"""What the `format` of a field makes of its `datetime`; a pattern of `strftime` becomes an entry when first met, and
what is neither is RFC 3339."""

_BY_TYPE = {
    "date": Form(_read_date, rfc3339, "a date as in 2026-01-31"),
    "time": Form(_read_time, rfc3339, "a time as in 12:30:00Z"),
}


def _patterned(pattern: str) -> Form:
    """The form of a pattern; one without `%z` says nothing of the zone, and neither does the time that is read."""
    zoned = "%z" in pattern

    def read(value: object) -> datetime | None:
        try:
            return datetime.strptime(value, pattern) if isinstance(value, str) else None
        except ValueError:
            return None

    def write(value: datetime) -> str:
        if zoned:
            _aware(value)
        elif value.tzinfo is not None:
            raise ValueError(f"the time {value.isoformat()} has a zone, and this field has no place for one")
        return value.strftime(pattern)

    return Form(read, write, f"a time as {pattern}")


def form_of(type_name: str, format: str = "") -> Form:
    """The form of `datetime`, `date` or `time` under a field's `format`."""
    if type_name == "datetime" and "%Y" in format and format not in FORMS:
        FORMS[format] = _patterned(format)
    return _BY_TYPE.get(type_name) or FORMS.get(format, _DEFAULT)
