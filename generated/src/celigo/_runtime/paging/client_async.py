"""The asynchronous client of an API that has lists in pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Unpack

from ..client.base import AsyncClientBase
from ..core.operation import OMIT, BodyPaging, LinkPaging, Operation, RequestOptions
from ..http.calls import ad_hoc_call, annotation_of, call_of

if TYPE_CHECKING:
    from .pager_async import AsyncPager


class AsyncPagingClient(AsyncClientBase):
    """Base of the generated client where a list comes in pages."""

    def pages(
        self,
        path: str,
        *,
        item: Any = Any,
        paging: LinkPaging | BodyPaging | None = None,
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> AsyncPager[Any]:
        """Iterate over a paginated list for which there is no method; `paging` says how the next page is found."""
        from .pager_async import AsyncPager

        annotation = annotation_of(item, self._api.models)
        call = ad_hoc_call(
            self._settings, "GET", path, annotation, query, OMIT, headers, options, paging or LinkPaging()
        )
        return AsyncPager(call, self._settings, self._connections)

    def _list(self, operation: Operation[Any], *given: Any) -> Any:
        """Return the pager of a call, or the answer of its first page."""
        from .pager_async import AsyncPager

        mode = given[-1].pop("_as", None)
        call = call_of(self._settings, operation, *given)
        pager: AsyncPager[Any] = AsyncPager(call, self._settings, self._connections)
        if mode is None:
            return pager
        if mode == "stream":
            from ..http.streaming import stream_async

            return stream_async(call, self._settings, self._connections, pager.begun_with)
        from ..http.response import RawResponse

        async def first() -> RawResponse[Any]:
            return RawResponse(await self._exchange(call), call.info, pager.begun_with)

        return first()
