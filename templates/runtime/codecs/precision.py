"""How many digits a second has: a time that was read is written again with as many as it came with.

Most times need nothing for that: the fewest of 0, 3 or 6 digits that are exact are what came. Only where they are not,
as in `12:00:00.000Z`, the zone of the time that is read carries the number: an object of its own that is equal to the
usual zone and behaves like it. It stays with the time through arithmetic; a copy through a pickle loses no more than
the number.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta, timezone, tzinfo
from typing import TypeVar

__all__ = ["MILLISECONDS", "noted", "written"]

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
