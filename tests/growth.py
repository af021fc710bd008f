"""Work that grows in proportion to its input, shown without a limit in seconds that a slow machine would break."""

from __future__ import annotations

import time
from collections.abc import Callable

TIMES = 8
"""How many times larger the second input is."""
SLACK = 4
"""What caches and other work on the machine may add; work that grows with the square of its input takes more."""
ATTEMPTS = 3
LEAST = 0.005
"""Seconds of processor time below which a measurement says nothing."""


def assert_linear(work: Callable[[str], object], text: Callable[[int], str]) -> None:
    """Compare the processor time of `work` on `text(1)` with that on `text(TIMES)`.

    Other work on the machine can only make a measurement larger, so one of several that is small enough will do.
    """
    told = []
    for attempt in range(ATTEMPTS):
        more = "\n" * attempt  # another text, so that nothing answers from memory
        small, large = _seconds(work, text(1) + more), _seconds(work, text(TIMES) + more)
        if large < SLACK * TIMES * max(small, LEAST):
            return
        told.append(f"{small:.3f} s, and {large:.3f} s for {TIMES} times as much")
    raise AssertionError("; ".join(told))


def _seconds(work: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    work(text)
    return time.process_time() - began
