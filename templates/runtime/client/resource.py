"""The base of the generated resources: a method hands its operation and arguments to the client, nothing more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ..core.operation import Operation
from ..core.options import OMIT, RequestOptions
from ..core.steps import Given, through, through_async

if TYPE_CHECKING:
    from ..paging.pager import Pager
    from ..paging.pager_async import AsyncPager
    from ..requests.calls import Settings
    from .client_async import AsyncClientBase
    from .client_sync import SyncClient

T = TypeVar("T")

_NONE: Mapping[str, Any] = {}


def _prepared(settings: Settings, operation: Operation[Any], given: Given) -> Given:
    for step in operation.steps:
        step.prepare(operation, given, settings)
    return given


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
        extras: Mapping[str, Any] = _NONE,
        options: RequestOptions,
    ) -> T:
        given = Given(path, query, headers, cookies, body, fields, options, extras)
        return cast("T", through(self._client, operation, _prepared(self._client._settings, operation, given)))

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
        extras: Mapping[str, Any] = _NONE,
        options: RequestOptions,
    ) -> Pager[T]:
        given = Given(path, query, headers, cookies, body, fields, options, extras)
        arguments = _prepared(self._client._settings, operation, given).arguments
        return cast("Pager[T]", self._client._list(operation, *arguments))


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
        extras: Mapping[str, Any] = _NONE,
        options: RequestOptions,
    ) -> T:
        given = Given(path, query, headers, cookies, body, fields, options, extras)
        prepared = _prepared(self._client._settings, operation, given)
        return cast("T", await through_async(self._client, operation, prepared))

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
        extras: Mapping[str, Any] = _NONE,
        options: RequestOptions,
    ) -> AsyncPager[T]:
        given = Given(path, query, headers, cookies, body, fields, options, extras)
        arguments = _prepared(self._client._settings, operation, given).arguments
        return cast("AsyncPager[T]", self._client._list(operation, *arguments))
