"""Requests to stop (SIGINT, SIGTERM): raised as an exception that knows what has become of the output.

While files are put in place a request waits for the end of the current step, so that none falls into the middle of a
change of the disk.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

_NUMBERS = (signal.SIGINT, signal.SIGTERM)
UNCHANGED = "the output is as it was"


class Stopped(KeyboardInterrupt):
    """The process was asked to stop."""

    def __init__(self, number: int, outcome: str) -> None:
        super().__init__(outcome)
        self.number = number
        self.outcome = outcome
        """What has become of the output, for people."""


class _Stop:
    """Raises `Stopped` for a signal."""

    def __init__(self, outcome: str) -> None:
        self.outcome = outcome

    def __call__(self, number: int, _frame: FrameType | None) -> None:
        raise Stopped(number, self.outcome)


@contextlib.contextmanager
def stopping() -> Iterator[None]:
    """Raise `Stopped` when the process is asked to stop, by whichever signal."""
    before = _handle(_Stop(UNCHANGED))
    try:
        yield
    finally:
        _restore(before)


@contextlib.contextmanager
def held(outcome: str) -> Iterator[Callable[[], None]]:
    """Keep requests to stop back; the function that is given raises `Stopped` when one has come.

    When the work is done, its `outcome` is what this request, or a later one, has to tell.
    """
    came: list[int] = []
    before = _handle(lambda number, _frame: came.append(number))
    handlers = [handler for handler in before.values() if isinstance(handler, _Stop)]
    unfinished = handlers[0].outcome if handlers else UNCHANGED

    def check() -> None:
        if came:
            raise Stopped(came[0], unfinished)

    try:
        yield check
        before.update((number, _Stop(outcome)) for number, handler in before.items() if isinstance(handler, _Stop))
    finally:
        _restore(before)
    if came:
        raise Stopped(came[0], outcome)


def _handle(handler: Callable[[int, FrameType | None], None]) -> dict[signal.Signals, Any]:
    """Set the handler of each signal that is not ignored; gives what it was before."""
    if threading.current_thread() is not threading.main_thread():
        return {}  # no other thread may, and none other is interrupted
    numbers = [number for number in _NUMBERS if signal.getsignal(number) not in (signal.SIG_IGN, None)]
    return {number: signal.signal(number, handler) for number in numbers}


def _restore(before: dict[signal.Signals, Any]) -> None:
    for number, handler in before.items():
        signal.signal(number, handler)
