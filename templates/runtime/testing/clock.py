"""Time of the fake: it passes when somebody sleeps, so a test with retries takes no longer than one without."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from ..core.operation import Environment

START = datetime(2025, 1, 1, tzinfo=UTC)


class FakeClock:
    """A clock that the clients of a fake share with it; the same in every run."""

    def __init__(self, start: datetime = START) -> None:
        self._start = start
        self._stamps = 0
        self._passed = 0.0
        self.slept: list[float] = []
        """Every pause that a client made, in seconds."""

    def now(self) -> datetime:
        """What time it is."""
        return self._start + timedelta(seconds=self._passed)

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self._passed += seconds

    def stamp(self) -> str:
        """Return a time for a document, as the wire has it; each is a millisecond later than the one before."""
        self._stamps += 1
        moment = self.now() + timedelta(milliseconds=self._stamps)
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def environment(self) -> Environment:
        """Return what makes a client live by this clock."""
        return Environment(
            clock=lambda: self._passed,
            wall=lambda: self.now().timestamp(),
            sleep=self._sleep,
            pause=self._pause,
            random=lambda: 0.5,
        )

    def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.advance(seconds)

    async def _pause(self, seconds: float) -> None:
        self._sleep(seconds)
