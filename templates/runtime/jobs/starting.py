"""What came of a call that starts work in the background: the answers as they are, the ids in them, and a way to wait.

Answers of such calls come in many shapes: an object, a list of them, none at all, or a success that says why nothing
was started. Nothing of that is an error until somebody waits for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, Unpack, cast, overload

from ..batching import BatchResult
from ..core import hinted
from ..core.errors import APIResponseError
from ..core.json_text import dumps
from ..core.operation import Operation, PathParam
from ..core.redacting import legible
from ..http.response import response_of
from .errors import JobRejectedError
from .steps import Starts
from .waiting import PATIENCE, PollOptions, wait_for, wait_for_async

if TYPE_CHECKING:
    from ..client.base import AsyncClientBase, SyncClient

__all__ = ["AsyncStarted", "AsyncStartedJobs", "FinishedJobs", "Started", "StartedJobs"]

A_co = TypeVar("A_co", covariant=True)
J_co = TypeVar("J_co", covariant=True)


class FinishedJobs(Sequence[J_co]):
    """All that one call started, finished: a sequence of the jobs, with what the call itself came to.

    It has the same type whether none, one or many were started.
    """

    __slots__ = ("batches", "jobs", "no_match", "refused")

    def __init__(self, jobs: Iterable[J_co], *, batches: int, no_match: int = 0, refused: str | None = None) -> None:
        self.jobs: tuple[J_co, ...] = tuple(jobs)
        """Each job as it was seen last, in the order in which they were started."""
        self.batches = batches
        """How many requests were sent to start them."""
        self.no_match = no_match
        """How many of those requests were answered without a body."""
        self.refused = refused
        """Why the server did not start something, in its own words."""

    def total(self, name: str) -> float:
        """Add up a number over all jobs, by the attribute's name: `total("count")`. Absent and `None` add nothing."""
        values: list[float | None] = [
            job.get(name) if isinstance(job, Mapping) else getattr(job, name) for job in self.jobs
        ]
        return sum(value for value in values if value is not None)

    @overload
    def __getitem__(self, index: int) -> J_co: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[J_co, ...]: ...
    def __getitem__(self, index: int | slice) -> J_co | tuple[J_co, ...]:
        return self.jobs[index]

    def __len__(self) -> int:
        return len(self.jobs)

    def __repr__(self) -> str:
        return f"<{len(self.jobs)} finished jobs of {self.batches} requests>"


class _Begun(Generic[A_co, J_co]):
    """What every kind knows."""

    __slots__ = ("_client", "_fixed", "_polled", "answers", "batches", "ids", "refused")

    def __init__(
        self, client: Any, operation: Operation[Any], polled: Operation[J_co], path: Sequence[Any], value: Any
    ) -> None:
        starts = operation.step(Starts)
        assert starts is not None
        self._client = client
        self._polled = polled
        self._fixed = _fixed(operation, polled, path)
        parts = value.results if isinstance(value, BatchResult) else (value,)
        self.answers: tuple[A_co, ...] = tuple(part for part in parts if part is not None)
        """What the server answered, decoded; answers without a body are left out."""
        self.batches: int = value.batches if isinstance(value, BatchResult) else 1
        """How many requests were sent; 0 when there was nothing to send."""
        found = [_told(starts, document) for answer in self.answers for document in _documents(answer)]
        self.ids: tuple[str, ...] = tuple(dict.fromkeys(id_ for id_, _ in found if id_))
        """Ids of what was started, each once; empty when nothing was."""
        self.refused: str | None = next((reason for _, reason in found if reason), None)
        """Why the server did not start something, in its own words."""

    @property
    def answer(self) -> A_co | None:
        """The first answer with a body."""
        return self.answers[0] if self.answers else None

    @property
    def no_match(self) -> int:
        """How many requests were answered without a body."""
        return self.batches - len(self.answers)

    @property
    def jobs(self) -> list[J_co]:
        """The answers that are what a wait gives, as they stood when it was started."""
        names = set(self._polled.success.values())
        return [item for answer in self.answers for item in _items(answer) if type(item).__name__ in names]

    def __repr__(self) -> str:
        if self.ids:
            return legible(f"<started {', '.join(self.ids)}>")
        return legible(f"<refused: {self.refused}>") if self.refused else "<nothing started>"

    def _paths(self) -> list[tuple[Any, ...]]:
        """Path arguments of the looks at all that was started; none when nothing was asked for."""
        if not self.ids and self.batches:
            reason = self.refused or "the answer names no job"
            raise JobRejectedError(
                f"nothing was started: {reason}",
                reason=reason,
                answer=self.answer,
                response=response_of(self.answer),
            )
        return [(*self._fixed, id_) for id_ in self.ids]

    def _path(self) -> list[tuple[Any, ...]]:
        paths = self._paths()
        if len(paths) > 1:
            text = f"{len(paths)} jobs were started where one was promised; `ids` names them"
            raise APIResponseError(text, response=response_of(self.answer))
        return paths

    def _finished(self, jobs: Iterable[J_co]) -> FinishedJobs[J_co]:
        return FinishedJobs(jobs, batches=self.batches, no_match=self.no_match, refused=self.refused)


@hinted
class Started(_Begun[A_co, J_co]):
    """What a call started that starts one job: `wait()` returns that job when it has finished.

    It raises `JobRejectedError` when nothing was started, `JobFailedError` when the job ended badly, `JobTimeoutError`
    when it takes too long, `APIResponseError` when the answer names several jobs against its description, and whatever
    a look at it raises.
    """

    __slots__ = ()
    _client: SyncClient

    def wait(
        self,
        *,
        timeout: float | None = PATIENCE,
        poll: float | None = None,
        on_progress: Callable[[J_co], object] | None = None,
        **options: Unpack[PollOptions],
    ) -> J_co:
        """Wait until the job has finished.

        Args:
            timeout: Seconds after which it is given up; the work goes on. `None` waits for ever.
            poll: Seconds before the second look, as declared for the API when left out; later pauses grow.
            on_progress: Called after each look, with what was seen.
            options: `extra_headers`, `extra_query`, `max_retries` of each look.
        """
        return wait_for(self._client, self._polled, self._path(), timeout, poll, on_progress, options)[0]


@hinted
class StartedJobs(_Begun[A_co, J_co]):
    """What a call started that may start any number of jobs: `wait()` returns all of them when they have finished.

    It raises `JobRejectedError` when requests were sent and nothing was started, `JobFailedError` when a job ended
    badly, `JobTimeoutError` when one takes too long, and whatever a look raises. Where there was nothing to send, it
    returns at once, without a job.
    """

    __slots__ = ()
    _client: SyncClient

    def wait(
        self,
        *,
        timeout: float | None = PATIENCE,
        poll: float | None = None,
        on_progress: Callable[[J_co], object] | None = None,
        **options: Unpack[PollOptions],
    ) -> FinishedJobs[J_co]:
        """Wait until every job has finished.

        An error is raised when all have: its `items` are all of them, its `job` the first that failed.

        Args:
            timeout: Seconds after which it is given up; the work goes on. `None` waits for ever.
            poll: Seconds before the second look, as declared for the API when left out; later pauses grow.
            on_progress: Called after each look, with what was seen.
            options: `extra_headers`, `extra_query`, `max_retries` of each look.
        """
        jobs = wait_for(self._client, self._polled, self._paths(), timeout, poll, on_progress, options)
        return self._finished(jobs)


@hinted
class AsyncStarted(_Begun[A_co, J_co]):
    """What a call started that starts one job: `wait()` returns that job when it has finished.

    It raises `JobRejectedError` when nothing was started, `JobFailedError` when the job ended badly, `JobTimeoutError`
    when it takes too long, `APIResponseError` when the answer names several jobs against its description, and whatever
    a look at it raises.
    """

    __slots__ = ()
    _client: AsyncClientBase

    async def wait(
        self,
        *,
        timeout: float | None = PATIENCE,
        poll: float | None = None,
        on_progress: Callable[[J_co], object] | None = None,
        **options: Unpack[PollOptions],
    ) -> J_co:
        """Wait until the job has finished.

        Args:
            timeout: Seconds after which it is given up; the work goes on. `None` waits for ever.
            poll: Seconds before the second look, as declared for the API when left out; later pauses grow.
            on_progress: Called after each look, with what was seen; may be an async function.
            options: `extra_headers`, `extra_query`, `max_retries` of each look.
        """
        path = self._path()
        return (await wait_for_async(self._client, self._polled, path, timeout, poll, on_progress, options))[0]


@hinted
class AsyncStartedJobs(_Begun[A_co, J_co]):
    """What a call started that may start any number of jobs: `wait()` returns all of them when they have finished.

    It raises `JobRejectedError` when requests were sent and nothing was started, `JobFailedError` when a job ended
    badly, `JobTimeoutError` when one takes too long, and whatever a look raises. Where there was nothing to send, it
    returns at once, without a job.
    """

    __slots__ = ()
    _client: AsyncClientBase

    async def wait(
        self,
        *,
        timeout: float | None = PATIENCE,
        poll: float | None = None,
        on_progress: Callable[[J_co], object] | None = None,
        **options: Unpack[PollOptions],
    ) -> FinishedJobs[J_co]:
        """Wait until every job has finished.

        An error is raised when all have: its `items` are all of them, its `job` the first that failed.

        Args:
            timeout: Seconds after which it is given up; the work goes on. `None` waits for ever.
            poll: Seconds before the second look, as declared for the API when left out; later pauses grow.
            on_progress: Called after each look, with what was seen; may be an async function.
            options: `extra_headers`, `extra_query`, `max_retries` of each look.
        """
        jobs = await wait_for_async(self._client, self._polled, self._paths(), timeout, poll, on_progress, options)
        return self._finished(jobs)


def _fixed(operation: Operation[Any], polled: Operation[Any], path: Sequence[Any]) -> tuple[Any, ...]:
    """Return the path arguments of a look that come before the id: those of the same name of the call."""
    given = dict(zip((part.wire_name for part in operation.path if isinstance(part, PathParam)), path, strict=True))
    names = [part.wire_name for part in polled.path if isinstance(part, PathParam)]
    return tuple(given[name] for name in names[:-1])


def _items(answer: Any) -> Iterator[Any]:
    if isinstance(getattr(answer, "raw", answer), list):
        yield from answer
    else:
        yield answer


def _documents(answer: Any) -> Iterator[Mapping[str, Any]]:
    for item in _items(answer):
        raw = getattr(item, "raw", item)
        if isinstance(raw, Mapping):
            yield cast("Mapping[str, Any]", raw)


def _told(starts: Starts, document: Mapping[str, Any]) -> tuple[str, str]:
    """Return the id of what was started, or the reason why it was not; each may be empty."""
    reason = document.get(starts.refused) if starts.refused else None
    if reason:
        return "", reason if isinstance(reason, str) else dumps(reason)
    for name in starts.ids:
        value = document.get(name)
        if value and isinstance(value, str | int) and not isinstance(value, bool):
            return str(value), ""
    return "", ""
