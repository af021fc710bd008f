"""The base of the generated resources: a method hands its operation and arguments to the client, nothing more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ..core.errors import NotFoundError
from ..core.operation import Operation
from ..core.options import OMIT, DownloadOptions, RequestOptions

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager, AbstractContextManager
    from pathlib import Path

    from ..files.downloading import Rows
    from ..files.downloading_async import AsyncRows
    from ..files.saving import Target
    from ..guarding import Guards
    from ..jobs.starting import AsyncStarted, AsyncStartedJobs, Started, StartedJobs
    from ..jobs.waiting import PollOptions
    from ..paging.pager import Pager
    from ..paging.pager_async import AsyncPager
    from .client_async import AsyncClientBase
    from .client_sync import SyncClient

T = TypeVar("T")
J = TypeVar("J")
S = TypeVar("S")


def _sifting(operation: Operation[Any], filters: Mapping[str, Any] | None, options: RequestOptions) -> RequestOptions:
    if filters is None:
        return options
    from ..filtering import with_sieve

    return with_sieve(operation, filters, options)


class Resource:
    """A group of operations of the synchronous client."""

    __slots__ = ("__dict__", "_client")

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._client!r}>"

    def _send(
        self,
        operation: Operation[T],
        *,
        path: Sequence[Any] = (),
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        cookies: Mapping[str, Any] | None = None,
        body: Any = OMIT,
        fields: Mapping[str, Any] | None = None,
        missing_ok: bool = False,
        filters: Mapping[str, Any] | None = None,
        guards: Guards = (),
        refresh: bool | None = None,
        options: RequestOptions,
    ) -> T:
        given = (path, query, headers, cookies, body, fields, _sifting(operation, filters, options))
        if missing_ok:
            return cast("T", self._found(operation, guards, *given))
        if guards:
            self._check_unused(guards, path, options)
        if refresh is not None:
            from ..response_cache import kept

            return cast("T", kept(self._client, refresh, operation, *given))
        if operation.batch is not None:
            from ..batching import in_batches

            return cast("T", in_batches(self._client._call, operation, operation.batch, *given))
        return cast("T", self._client._call(operation, *given))

    def _found(self, operation: Operation[Any], guards: Guards, *given: Any) -> Any:
        from ..missing import checked_mode, nothing

        checked_mode(given[-1])
        try:
            if guards:
                self._check_unused(guards, given[0], given[-1])
            return self._client._call(operation, *given)
        except NotFoundError as error:
            return nothing(operation, error)

    def _check_unused(self, guards: Guards, path: Sequence[Any], options: RequestOptions) -> None:
        from ..guarding import check_unused, questions

        for asked, given in questions(guards, path, options):
            check_unused(asked, path, self._client._call(asked, *given))

    def _edit(
        self, reading: Operation[T], writing: Operation[Any], *, path: Sequence[Any], options: RequestOptions
    ) -> AbstractContextManager[T]:
        from ..editing import Edit

        return Edit(self._client._call, reading, writing, path, options)

    def _update(
        self,
        reading: Operation[T],
        writing: Operation[Any],
        *,
        path: Sequence[Any],
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        cookies: Mapping[str, Any] | None = None,
        fields: Mapping[str, Any],
        options: RequestOptions,
    ) -> T:
        from ..editing import Edit, changes_of

        parameters = (query, headers, cookies)
        models = self._client._settings.facts.models
        changes = changes_of(writing, models, path, parameters, fields, options)
        plan = Edit(self._client._call, reading, writing, changes.path, options, parameters)
        return cast("T", plan.update(changes))

    def _start(
        self, operation: Operation[T], polled: Operation[J], *, path: Sequence[Any] = (), **given: Any
    ) -> Started[T, J]:
        from ..jobs.starting import Started

        def begun(value: Any) -> Started[T, J]:
            return Started(self._client, operation, polled, path, value)

        return self._begin(begun, operation, path=path, **given)

    def _start_jobs(
        self, operation: Operation[T], polled: Operation[J], *, path: Sequence[Any] = (), **given: Any
    ) -> StartedJobs[T, J]:
        from ..jobs.starting import StartedJobs

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
        from ..jobs.waiting import wait_for

        return wait_for(self._client, operation, [path], timeout, poll, on_progress, options)[0]

    def _pages(
        self,
        operation: Operation[T],
        *,
        path: Sequence[Any] = (),
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        cookies: Mapping[str, Any] | None = None,
        body: Any = OMIT,
        fields: Mapping[str, Any] | None = None,
        filters: Mapping[str, Any] | None = None,
        options: RequestOptions,
    ) -> Pager[T]:
        given = (path, query, headers, cookies, body, fields, _sifting(operation, filters, options))
        return cast("Pager[T]", self._client._list(operation, *given))

    def _download(
        self,
        operation: Operation[Any],
        file: Target,
        *,
        overwrite: bool,
        path: Sequence[Any] = (),
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        cookies: Mapping[str, Any] | None = None,
        options: DownloadOptions,
    ) -> Path | int:
        from ..files.downloading import download

        assert operation.download is not None
        given = (path, query, headers, cookies)
        return download(self._client, operation, operation.download, file, overwrite, given, options)

    def _rows(
        self,
        operation: Operation[Any],
        *,
        path: Sequence[Any] = (),
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        cookies: Mapping[str, Any] | None = None,
        options: DownloadOptions,
    ) -> Rows[Any]:
        from ..files.downloading import rows

        assert operation.download is not None
        return rows(self._client, operation, operation.download, (path, query, headers, cookies), options)


class AsyncResource:
    """A group of operations of the asynchronous client."""

    __slots__ = ("__dict__", "_client")

    def __init__(self, client: AsyncClientBase) -> None:
        self._client = client

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._client!r}>"

    async def _send(
        self,
        operation: Operation[T],
        *,
        path: Sequence[Any] = (),
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        cookies: Mapping[str, Any] | None = None,
        body: Any = OMIT,
        fields: Mapping[str, Any] | None = None,
        missing_ok: bool = False,
        filters: Mapping[str, Any] | None = None,
        guards: Guards = (),
        refresh: bool | None = None,
        options: RequestOptions,
    ) -> T:
        given = (path, query, headers, cookies, body, fields, _sifting(operation, filters, options))
        if missing_ok:
            return cast("T", await self._found(operation, guards, *given))
        if guards:
            await self._check_unused(guards, path, options)
        if refresh is not None:
            from ..response_cache import kept_async

            return cast("T", await kept_async(self._client, refresh, operation, *given))
        if operation.batch is not None:
            from ..batching import in_async_batches

            return cast("T", await in_async_batches(self._client._call, operation, operation.batch, *given))
        return cast("T", await self._client._call(operation, *given))

    async def _found(self, operation: Operation[Any], guards: Guards, *given: Any) -> Any:
        from ..missing import checked_mode, nothing

        checked_mode(given[-1])
        try:
            if guards:
                await self._check_unused(guards, given[0], given[-1])
            return await self._client._call(operation, *given)
        except NotFoundError as error:
            return nothing(operation, error)

    async def _check_unused(self, guards: Guards, path: Sequence[Any], options: RequestOptions) -> None:
        from ..guarding import check_unused, questions

        for asked, given in questions(guards, path, options):
            check_unused(asked, path, await self._client._call(asked, *given))

    def _edit(
        self, reading: Operation[T], writing: Operation[Any], *, path: Sequence[Any], options: RequestOptions
    ) -> AbstractAsyncContextManager[T]:
        from ..editing import AsyncEdit

        return AsyncEdit(self._client._call, reading, writing, path, options)

    async def _update(
        self,
        reading: Operation[T],
        writing: Operation[Any],
        *,
        path: Sequence[Any],
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        cookies: Mapping[str, Any] | None = None,
        fields: Mapping[str, Any],
        options: RequestOptions,
    ) -> T:
        from ..editing import AsyncEdit, changes_of

        parameters = (query, headers, cookies)
        models = self._client._settings.facts.models
        changes = changes_of(writing, models, path, parameters, fields, options)
        plan = AsyncEdit(self._client._call, reading, writing, changes.path, options, parameters)
        return cast("T", await plan.update(changes))

    async def _start(
        self, operation: Operation[T], polled: Operation[J], *, path: Sequence[Any] = (), **given: Any
    ) -> AsyncStarted[T, J]:
        from ..jobs.starting import AsyncStarted

        def begun(value: Any) -> AsyncStarted[T, J]:
            return AsyncStarted(self._client, operation, polled, path, value)

        return await self._begin(begun, operation, path=path, **given)

    async def _start_jobs(
        self, operation: Operation[T], polled: Operation[J], *, path: Sequence[Any] = (), **given: Any
    ) -> AsyncStartedJobs[T, J]:
        from ..jobs.starting import AsyncStartedJobs

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
        from ..jobs.waiting import wait_for_async

        return (await wait_for_async(self._client, operation, [path], timeout, poll, on_progress, options))[0]

    def _pages(
        self,
        operation: Operation[T],
        *,
        path: Sequence[Any] = (),
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        cookies: Mapping[str, Any] | None = None,
        body: Any = OMIT,
        fields: Mapping[str, Any] | None = None,
        filters: Mapping[str, Any] | None = None,
        options: RequestOptions,
    ) -> AsyncPager[T]:
        given = (path, query, headers, cookies, body, fields, _sifting(operation, filters, options))
        return cast("AsyncPager[T]", self._client._list(operation, *given))

    async def _download(
        self,
        operation: Operation[Any],
        file: Target,
        *,
        overwrite: bool,
        path: Sequence[Any] = (),
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        cookies: Mapping[str, Any] | None = None,
        options: DownloadOptions,
    ) -> Path | int:
        from ..files.downloading_async import download_async

        assert operation.download is not None
        given = (path, query, headers, cookies)
        return await download_async(self._client, operation, operation.download, file, overwrite, given, options)

    def _rows(
        self,
        operation: Operation[Any],
        *,
        path: Sequence[Any] = (),
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        cookies: Mapping[str, Any] | None = None,
        options: DownloadOptions,
    ) -> AsyncRows[Any]:
        from ..files.downloading_async import rows_async

        assert operation.download is not None
        return rows_async(self._client, operation, operation.download, (path, query, headers, cookies), options)
