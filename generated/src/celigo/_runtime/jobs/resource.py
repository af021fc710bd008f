"""Calls that start jobs, and calls that wait for them, as methods of resources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ..client.base import AsyncResource, Resource
from ..core.operation import Operation

if TYPE_CHECKING:
    from collections.abc import Callable

    from .starting import AsyncStarted, AsyncStartedJobs, Started, StartedJobs
    from .waiting import PollOptions

T = TypeVar("T")
J = TypeVar("J")
S = TypeVar("S")


class JobsResource(Resource):
    """A resource with calls that start jobs or wait for them."""

    __slots__ = ()

    def _start(
        self, operation: Operation[T], polled: Operation[J], *, path: Sequence[Any] = (), **given: Any
    ) -> Started[T, J]:
        from .starting import Started

        def begun(value: Any) -> Started[T, J]:
            return Started(self._client, operation, polled, path, value)

        return self._begin(begun, operation, path=path, **given)

    def _start_jobs(
        self, operation: Operation[T], polled: Operation[J], *, path: Sequence[Any] = (), **given: Any
    ) -> StartedJobs[T, J]:
        from .starting import StartedJobs

        def begun(value: Any) -> StartedJobs[T, J]:
            return StartedJobs(self._client, operation, polled, path, value)

        return self._begin(begun, operation, path=path, **given)

    def _begin(self, begun: Callable[[Any], S], operation: Operation[Any], *, options: Any, **given: Any) -> S:
        """Give what a call began, also where a raw response is asked for, which is parsed into that."""
        if "_as" in options:
            asked: Any = {**options, "_into": begun}
            return cast("S", self._send(operation, options=asked, **given))
        return begun(self._send(operation, options=options, **given))

    def _wait(
        self,
        operation: Operation[T],
        *,
        path: Sequence[Any],
        timeout: float | None,
        poll: float,
        on_progress: Callable[[T], object] | None,
        options: PollOptions,
    ) -> T:
        from .waiting import wait_for

        return wait_for(self._client, operation, [path], timeout, poll, on_progress, options)[0]


class AsyncJobsResource(AsyncResource):
    """A resource with calls that start jobs or wait for them."""

    __slots__ = ()

    async def _start(
        self, operation: Operation[T], polled: Operation[J], *, path: Sequence[Any] = (), **given: Any
    ) -> AsyncStarted[T, J]:
        from .starting import AsyncStarted

        def begun(value: Any) -> AsyncStarted[T, J]:
            return AsyncStarted(self._client, operation, polled, path, value)

        return await self._begin(begun, operation, path=path, **given)

    async def _start_jobs(
        self, operation: Operation[T], polled: Operation[J], *, path: Sequence[Any] = (), **given: Any
    ) -> AsyncStartedJobs[T, J]:
        from .starting import AsyncStartedJobs

        def begun(value: Any) -> AsyncStartedJobs[T, J]:
            return AsyncStartedJobs(self._client, operation, polled, path, value)

        return await self._begin(begun, operation, path=path, **given)

    async def _begin(self, begun: Callable[[Any], S], operation: Operation[Any], *, options: Any, **given: Any) -> S:
        """Give what a call began, also where a raw response is asked for, which is parsed into that."""
        if "_as" in options:
            asked: Any = {**options, "_into": begun}
            return cast("S", await self._send(operation, options=asked, **given))
        return begun(await self._send(operation, options=options, **given))

    async def _wait(
        self,
        operation: Operation[T],
        *,
        path: Sequence[Any],
        timeout: float | None,
        poll: float,
        on_progress: Callable[[T], object] | None,
        options: PollOptions,
    ) -> T:
        from .waiting import wait_for_async

        return (await wait_for_async(self._client, operation, [path], timeout, poll, on_progress, options))[0]
