"""Whether a failed attempt is repeated, and after how long. No clock, no sleep: only decisions.

Repeated are requests that may be sent twice (GET, HEAD, PUT, DELETE and what is declared so) after a failed connection,
a lost answer, 408, 429 and 5xx. Any other request (POST, PATCH) only when it surely had no effect: no byte was sent, or
the server refused it with 429 before doing any work. A server that is in trouble is not helped by more requests, so all
calls of a client draw their repetitions from one bucket.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..core.facts import Lock

RETRIED_STATUS = frozenset({408, 429, 500, 502, 503, 504})
TRANSIENT_BASE = 0.25
THROTTLED_BASE = 1.0
BACKOFF_CAP = 20.0
RETRY_AFTER_CAP = 60.0
"""A longer `Retry-After` is not slept through: the call fails at once and says how long."""

_SECONDS = re.compile(r"[0-9]{1,10}")


def is_throttled(status: int | None) -> bool:
    """Say whether the server refused for being asked too often."""
    return status == 429


def may_repeat_status(status: int, repeatable: bool) -> bool:
    """Say whether an answer of this status allows the request to be sent again."""
    return status in RETRIED_STATUS and (repeatable or status == 429)


def may_repeat_failure(kind: str, sent: bool, repeatable: bool) -> bool:
    """Say whether a failure without an answer allows it; a client that is out of connections only gets worse by it."""
    if kind in {"pool", "total", "closed", "local"}:
        return False
    return repeatable or not sent


def backoff(retry: int, throttled: bool, chance: float) -> float:
    """Return the seconds before the given repetition (0 is the first): anywhere from nothing to a doubling bound."""
    base = THROTTLED_BASE if throttled else TRANSIENT_BASE
    return chance * min(BACKOFF_CAP, base * 2.0 ** min(retry, 16))


def wait_before(retry: int, status: int | None, retry_after: float | None, chance: float) -> float:
    """Return the seconds before the next attempt; never less than the server asked for."""
    own = backoff(retry, is_throttled(status), chance)
    if retry_after is None or retry_after <= 0:
        return own
    return retry_after + min(own, 0.25 * retry_after + 0.1)


def retry_after_of(values: Sequence[str], date: str | None, now: float) -> float | None:
    """Return the seconds that `Retry-After` asks for, `None` when there is none that can be understood.

    A date is measured against the server's own `Date`, so that a wrong clock on either side does no harm.
    """
    for value in values:
        for text in (value, *value.split(",")):
            text = text.strip()
            if text.isascii() and _SECONDS.fullmatch(text):
                return float(text)
            moment = _moment(text)
            if moment is not None:
                base = _moment(date) if date else None
                return max(0.0, moment - (now if base is None else base))
    return None


def _moment(text: str) -> float | None:
    if not text.isascii() or len(text) > 64 or ":" not in text:
        return None
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).timestamp()
    except (TypeError, ValueError, OverflowError, IndexError):
        return None


@dataclass(slots=True)
class Loan:
    """What the repetitions of one call took from the bucket."""

    taken: int = 0


class RetryQuota:
    """A bucket that all calls of a client take their repetitions from, and that clean successes fill again."""

    CAPACITY = 500
    COST = 14
    THROTTLED_COST = 5

    __slots__ = ("_left", "_lock")

    def __init__(self) -> None:
        self._left = self.CAPACITY
        self._lock = Lock()

    @property
    def left(self) -> int:
        """What is in the bucket."""
        return self._left

    def take(self, loan: Loan, throttled: bool) -> bool:
        """Take one repetition; `False` when the bucket does not hold it."""
        cost = self.THROTTLED_COST if throttled else self.COST
        with self._lock:
            if cost > self._left:
                return False
            self._left -= cost
        loan.taken += cost
        return True

    def give_back(self, loan: Loan) -> None:
        """Return what a call took, for it ended well; a call that took nothing gives one."""
        if not loan.taken and self._left >= self.CAPACITY:
            return
        with self._lock:
            self._left = min(self.CAPACITY, self._left + (loan.taken or 1))
