"""A rate that a client keeps to by itself, so that the server need not refuse: a bucket that fills steadily.

Requests stand in line: one that finds the bucket empty takes its place there at once and is told how long it waits.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..core.errors import ConfigurationError
from ..core.operation import Lock

__all__ = ["RateLimit", "Throttle", "throttle_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimit:
    """How many requests a server takes: `burst` at once, then `per_second`."""

    burst: int
    per_second: float

    def __post_init__(self) -> None:
        if isinstance(self.burst, bool) or not isinstance(self.burst, int) or self.burst < 1:
            raise ValueError("burst must be a whole number of requests, at least 1")
        if isinstance(self.per_second, bool) or not 0 < self.per_second < float("inf"):
            raise ValueError("per_second must be a positive number of requests")


class Throttle:
    """The bucket that a client and its copies share; used by any number of threads or tasks."""

    __slots__ = ("_clock", "_left", "_lock", "_seen", "limit")

    def __init__(self, limit: RateLimit, clock: Callable[[], float]) -> None:
        self.limit = limit
        self._clock = clock
        self._left = float(limit.burst)
        self._seen = clock()
        self._lock = Lock()

    def reserve(self) -> float:
        """Take the place of one request; return the seconds until it may be sent."""
        with self._lock:
            self._fill()
            self._left -= 1
            return max(0.0, -self._left / self.limit.per_second)

    def give_back(self) -> None:
        """Leave the line: the request is not sent after all."""
        with self._lock:
            self._left += 1

    def empty(self) -> None:
        """Note that the server has no patience left, whatever this client has counted."""
        with self._lock:
            self._fill()
            self._left = min(self._left, 0.0)

    def _fill(self) -> None:
        now = self._clock()
        self._left = min(float(self.limit.burst), self._left + max(0.0, now - self._seen) * self.limit.per_second)
        self._seen = now


def throttle_of(
    wanted: bool | RateLimit, known: tuple[int, float] | None, clock: Callable[[], float]
) -> Throttle | None:
    """Return the throttle of a new client; `True` means the rate that the API is known to allow."""
    if wanted is False:
        return None
    if wanted is True:
        if known is None:
            raise ConfigurationError("the rate limit of this API is not known: give throttle=RateLimit(…)")
        wanted = RateLimit(burst=known[0], per_second=known[1])
    if not isinstance(wanted, RateLimit):
        raise TypeError(f"throttle must be True, False or a RateLimit, not {type(wanted).__name__}")
    return Throttle(wanted, clock)
