"""Time limits of a call: how long each step may take, and a total that nothing can stretch.

The HTTP library knows limits for single reads only, so a server that sends a byte now and then would hold a call for
ever. A `Limit` is such a single limit that remembers the end of the call; the connection cuts each read to it.
"""

from __future__ import annotations

from collections.abc import Callable

from ..core.operation import Timeout


class TooLateError(Exception):
    """The time of a call was over before its request could be sent."""


class Deadline:
    """The moment at which a call must be over, on the monotonic clock."""

    __slots__ = ("clock", "end", "started", "total")

    def __init__(self, total: float | None, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.started = clock()
        self.total = total
        self.end = None if total is None else self.started + total

    def left(self) -> float | None:
        """Return the seconds that remain, `None` without a limit."""
        return None if self.end is None else self.end - self.clock()

    def passed(self) -> bool:
        """Say whether the time is over."""
        return self.end is not None and self.clock() >= self.end

    def allows(self, seconds: float) -> bool:
        """Say whether there is time to wait and to try once more afterwards."""
        return self.end is None or self.clock() + seconds < self.end


class Limit(float):
    """Seconds that one step may take; `deadline` is the end of the whole call."""

    __slots__ = ("deadline",)
    deadline: Deadline


def limits_of(timeout: Timeout, deadline: Deadline) -> dict[str, float | None]:
    """Return the limits of one attempt, each cut to what is left of the call."""
    left = deadline.left()
    if left is None:
        return {"connect": timeout.connect, "read": timeout.read, "write": timeout.write, "pool": timeout.pool}
    left = max(left, 0.001)
    return {
        "connect": _cut(timeout.connect, left, deadline),
        "read": _cut(timeout.read, left, deadline),
        "write": _cut(timeout.write, left, deadline),
        "pool": _cut(timeout.pool, left, deadline),
    }


def _cut(step: float | None, left: float, deadline: Deadline) -> Limit:
    limit = Limit(left if step is None or left < step else step)
    limit.deadline = deadline
    return limit


def time_for(timeout: float | None, late: type[Exception]) -> float | None:
    """Return what a step may take at this moment; raise `late` when the call is over."""
    left = remaining(timeout)
    if left is not None and left <= 0:
        raise late("the time for the whole call is over")
    return left


def remaining(timeout: float | None) -> float | None:
    """Return what a step may take at this moment; zero or less means that the call is over."""
    if isinstance(timeout, Limit):
        left = timeout.deadline.left()
        if left is not None and left < timeout:
            return left
    return timeout
