"""Groups of operations that list their items page by page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ..client.resource import AsyncResource, Resource, sifting
from ..core.options import OMIT

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
        filters: Mapping[str, Any] | None = None,
        options: RequestOptions,
    ) -> Pager[T]:
        given = (path, query, headers, cookies, body, fields, sifting(operation, filters, options))
        return cast("Pager[T]", cast("PagingClient", self._client)._list(operation, *given))


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
        filters: Mapping[str, Any] | None = None,
        options: RequestOptions,
    ) -> AsyncPager[T]:
        given = (path, query, headers, cookies, body, fields, sifting(operation, filters, options))
        return cast("AsyncPager[T]", cast("AsyncPagingClient", self._client)._list(operation, *given))
