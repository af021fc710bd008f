"""The base of the generated resources: a method hands its operation and arguments to the client, nothing more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ..core.errors import NotFoundError
from ..core.operation import Operation
from ..core.options import OMIT, RequestOptions

if TYPE_CHECKING:
    from ..guarding import Guards
    from .client_async import AsyncClientBase
    from .client_sync import SyncClient

T = TypeVar("T")


def sifting(operation: Operation[Any], filters: Mapping[str, Any] | None, options: RequestOptions) -> RequestOptions:
    """Return the options with what picks among the items of the answer, where the call has such filters."""
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
        given = (path, query, headers, cookies, body, fields, sifting(operation, filters, options))
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
        given = (path, query, headers, cookies, body, fields, sifting(operation, filters, options))
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
