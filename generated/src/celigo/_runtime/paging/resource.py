"""Groups of operations that list their items page by page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ..client.resource import NO_EXTRAS, AsyncResource, Resource, prepared
from ..core.options import OMIT
from ..core.steps import Given

if TYPE_CHECKING:
    from ..core.operation import Operation
    from ..core.options import RequestOptions
    from .client import PagingClient
    from .client_async import AsyncPagingClient
    from .pager import Pager
    from .pager_async import AsyncPager

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
