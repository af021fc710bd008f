"""Groups of operations that list their items page by page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from ..client.base import NO_EXTRAS, AsyncResource, Resource, prepared
from ..core.operation import OMIT, Given
from ..http.response import async_raw, async_streamed

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from contextlib import AbstractAsyncContextManager

    from ..core.operation import Operation, RequestOptions
    from ..http.response import RawResponse
    from ..http.streaming import AsyncStreamedResponse
    from .client import PagingClient
    from .client_async import AsyncPagingClient
    from .pager import Pager
    from .pager_async import AsyncPager

P = ParamSpec("P")
T = TypeVar("T")


class PagingResource(Resource):
    """A group of operations that list their items page by page."""

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
        extras: Mapping[str, Any] = NO_EXTRAS,
        options: RequestOptions,
    ) -> Pager[T]:
        given = Given(path, query, headers, cookies, body, fields, options, extras)
        arguments = prepared(self._client._settings, operation, given).arguments
        return cast("Pager[T]", cast("PagingClient", self._client)._list(operation, *arguments))


class AsyncPagingResource(AsyncResource):
    """A group of operations that list their items page by page, of the asynchronous client."""

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
        extras: Mapping[str, Any] = NO_EXTRAS,
        options: RequestOptions,
    ) -> AsyncPager[T]:
        given = Given(path, query, headers, cookies, body, fields, options, extras)
        arguments = prepared(self._client._settings, operation, given).arguments
        return cast("AsyncPager[T]", cast("AsyncPagingClient", self._client)._list(operation, *arguments))


def async_raw_pages(method: Callable[P, AsyncPager[T]]) -> Callable[P, Awaitable[RawResponse[AsyncPager[T]]]]:
    """Return a method that gives the whole answer of the first page."""
    return async_raw(cast("Callable[P, Awaitable[AsyncPager[T]]]", method))


def async_streamed_pages(
    method: Callable[P, AsyncPager[T]],
) -> Callable[P, AbstractAsyncContextManager[AsyncStreamedResponse[AsyncPager[T]]]]:
    """Return a method that gives the answer of the first page with its body still to come."""
    return async_streamed(cast("Callable[P, Awaitable[AsyncPager[T]]]", method))
