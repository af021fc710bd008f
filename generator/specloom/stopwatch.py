"""Time and memory of a run by stage, for `--timings`.

The pipeline says which stage `begins`; what it imports belongs to it. Where nobody listens, that is one look at a
variable.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass(slots=True)
class Stage:
    """What a stage took, all its turns together."""

    wall: float = 0.0
    """Seconds until it ended."""
    processor: float = 0.0
    """Seconds of all cores, processes that it waited for among them."""
    peak: float | None = None
    """Megabytes of memory that this process had needed by its end at the most; None where the system does not say."""


@dataclass(slots=True)
class Stopwatch:
    """Measures one stage after the other."""

    stages: dict[str, Stage] = field(default_factory=dict)
    """In the order in which they began first."""
    _now: str = "start"
    _wall: float = field(default_factory=time.perf_counter)
    _processor: float = field(default_factory=lambda: _processor_time())

    def begin(self, name: str) -> None:
        """End the stage before, and measure this one."""
        stage = self.stages.setdefault(self._now, Stage())
        wall, processor = time.perf_counter(), _processor_time()
        stage.wall += wall - self._wall
        stage.processor += processor - self._processor
        stage.peak = _peak()
        self._now, self._wall, self._processor = name, wall, processor

    def table(self) -> str:
        """A line for each stage, and one for all of them."""
        self.begin("")
        peaks = [stage.peak for stage in self.stages.values() if stage.peak is not None]
        whole = Stage(
            wall=sum(stage.wall for stage in self.stages.values()),
            processor=sum(stage.processor for stage in self.stages.values()),
            peak=max(peaks, default=None),
        )
        rows = {**self.stages, "all": whole}
        lines = [f"{'stage':10}{'seconds':>9}{'cpu':>9}{'peak MB':>9}"]
        for name, stage in rows.items():
            peak = "-" if stage.peak is None else f"{stage.peak:.0f}"
            lines.append(f"{name:10}{stage.wall:9.3f}{stage.processor:9.3f}{peak:>9}")
        return "".join(f"{line}\n" for line in lines)


_WATCHERS: ContextVar[tuple[Callable[[str], None], ...]] = ContextVar("_WATCHERS", default=())


def begin(name: str) -> None:
    """Say that a stage begins, to whoever wants to know."""
    for tell in _WATCHERS.get():
        tell(name)


@contextmanager
def watching(tell: Callable[[str], None]) -> Iterator[None]:
    """Be told of each stage that begins inside."""
    token = _WATCHERS.set((*_WATCHERS.get(), tell))
    try:
        yield
    finally:
        _WATCHERS.reset(token)


@contextmanager
def measured() -> Iterator[Stopwatch]:
    """Measure what happens inside."""
    watch = Stopwatch()
    with watching(watch.begin):
        yield watch


def _processor_time() -> float:
    ended = os.times()
    return time.process_time() + ended.children_user + ended.children_system


def _peak() -> float | None:
    try:
        import resource
    except ImportError:  # Windows has no such module
        return None
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
