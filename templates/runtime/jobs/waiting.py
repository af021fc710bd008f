"""Waiting until work that the server does in the background is over: look, pause, look again.

`Watch` decides, the two loops only look and pause. Pauses grow by a quarter each, up to six times the first. An error
of a look goes to the caller, as does whatever a progress function raises; an interrupt ends the wait at once.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, Generic, TypedDict, TypeVar, cast

from ..core.errors import APITimeoutError, SDKError
from ..core.operation import OMIT, Operation, RequestOptions
from ..http.attempts import Deadline
from ..http.calls import options_of, timeout_of
from ..http.response import response_of
from .errors import JobFailedError, JobTimeoutError
from .steps import Waiter

if TYPE_CHECKING:
    from ..client.base import AsyncClientBase, SyncClient
    from ..http.calls import Settings

__all__ = ["PATIENCE", "PollOptions", "wait_for", "wait_for_async"]

J = TypeVar("J")

PATIENCE: Final = 3600.0
"""Seconds that a wait takes unless the caller says otherwise."""
GROWTH = 1.25
LONGEST = 6
"""The longest pause, in first pauses."""
LAST_LOOK = 5.0
"""Seconds that the last look has, which begins when the time is over."""


class PollOptions(TypedDict, total=False):
    """Further arguments of a wait; they hold for each look."""

    extra_headers: Mapping[str, str]
    """Headers to send as well."""
    extra_query: Mapping[str, Any]
    """Query parameters to send as well."""
    max_retries: int
    """How often a failed attempt of one look may be repeated."""


class Watch(Generic[J]):
    """One wait for one or more pieces of work: what is still open, and for how long."""

    def __init__(
        self,
        settings: Settings,
        operation: Operation[J],
        paths: Sequence[Sequence[Any]],
        timeout: float | None,
        poll: float | None,
        options: PollOptions,
    ) -> None:
        waiter = operation.step(Waiter)
        if waiter is None:
            raise TypeError(f"{operation.id} does not say when something is over")
        self.operation = operation
        self._waiter = waiter
        self._paths = paths
        self._settings = settings
        self._options = options
        self._pause = _seconds("poll", self._waiter.delay if poll is None else poll, least=0.001)
        self._longest = self._pause * LONGEST
        self._deadline = Deadline(
            None if timeout is None else _seconds("timeout", timeout, least=0.0), settings.environment.clock
        )
        self._seen: dict[int, J] = {}
        self.open: tuple[int, ...] = tuple(range(len(paths)))
        """Numbers of the paths whose work goes on."""

    def arguments(self, number: int) -> tuple[Any, ...]:
        """Return the arguments of a look; it never takes much longer than the whole wait may."""
        options = cast("RequestOptions", self._options)
        limit = timeout_of(self._settings, options_of(self._settings, self.operation, options))
        left = self._deadline.left()
        if left is not None:
            left = max(left, LAST_LOOK)
            limit = replace(limit, total=left if limit.total is None else min(limit.total, left))
        return self._paths[number], None, None, None, OMIT, None, {**options, "timeout": limit}

    def saw(self, number: int, job: J) -> None:
        """Note what a look gave; a state that is not known goes on."""
        self._seen[number] = job
        if self._state(job) in (*self._waiter.success, *self._waiter.failure):
            self.open = tuple(other for other in self.open if other != number)

    def pause(self) -> float:
        """Return the seconds before the next looks, or raise when the time is over."""
        if self._deadline.passed():
            raise self._late()
        left, now = self._deadline.left(), self._pause
        self._pause = min(now * GROWTH, self._longest)
        return now if left is None else min(now, left)

    def blamed(self, error: APITimeoutError) -> SDKError:
        """Return the error of a look without an answer: the wait's, when its time is over."""
        return self._late() if self._deadline.passed() else error

    def result(self) -> list[J]:
        """Return all that was waited for, in order, or raise when something of it failed."""
        for number in range(len(self._paths)):
            job = self._seen[number]
            if self._state(job) not in self._waiter.success:
                text = f"{self._name(number)} ended as {self._state(job)}"
                raise JobFailedError(text, job=job, items=self._jobs(), response=response_of(job))
        return list(self._jobs())

    def _late(self) -> JobTimeoutError:
        number = self.open[0]
        job = self._seen.get(number)
        state = "without an answer" if job is None else self._state(job)
        text = f"{self._name(number)} is still {state} after {self._deadline.total:g} s"
        return JobTimeoutError(text, job=job, items=self._jobs(), response=response_of(job))

    def _jobs(self) -> tuple[J, ...]:
        return tuple(self._seen[number] for number in sorted(self._seen))

    def _name(self, number: int) -> str:
        return f"job {self._paths[number][-1]}"

    def _state(self, job: J) -> Any:
        raw = getattr(job, "raw", job)
        found = raw.get(self._waiter.status) if isinstance(raw, Mapping) else None
        return found if isinstance(found, str | int) else None


def wait_for(
    client: SyncClient,
    operation: Operation[J],
    paths: Sequence[Sequence[Any]],
    timeout: float | None,
    poll: float | None,
    on_progress: Callable[[J], object] | None,
    options: PollOptions,
) -> list[J]:
    """Wait until all is over; `paths` are the path arguments of each look."""
    if inspect.iscoroutinefunction(on_progress):
        raise TypeError("on_progress is an async function: only the asynchronous client awaits one")
    watch = Watch(client._settings, operation, paths, timeout, poll, options)
    while watch.open:
        for number in watch.open:
            try:
                job = cast("J", client._call(operation, *watch.arguments(number)))
            except APITimeoutError as error:
                raise watch.blamed(error) from None
            watch.saw(number, job)
            if on_progress is not None:
                on_progress(job)
        if watch.open:
            client._settings.environment.sleep(watch.pause())
    return watch.result()


async def wait_for_async(
    client: AsyncClientBase,
    operation: Operation[J],
    paths: Sequence[Sequence[Any]],
    timeout: float | None,
    poll: float | None,
    on_progress: Callable[[J], object] | None,
    options: PollOptions,
) -> list[J]:
    """Wait until all is over; what `on_progress` gives is awaited when it can be."""
    watch = Watch(client._settings, operation, paths, timeout, poll, options)
    while watch.open:
        for number in watch.open:
            try:
                job = cast("J", await client._call(operation, *watch.arguments(number)))
            except APITimeoutError as error:
                raise watch.blamed(error) from None
            watch.saw(number, job)
            told = None if on_progress is None else on_progress(job)
            if inspect.isawaitable(told):
                await told
        if watch.open:
            await client._settings.environment.pause(watch.pause())
    return watch.result()


def _seconds(name: str, value: Any, least: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{name} must be a number of seconds, not {type(value).__name__}")
    if not least <= value < float("inf"):
        raise ValueError(f"{name} must be a number of seconds from {least:g} up, not {value!r}")
    return float(value)
