"""Async calls of Menus.

Generated from specs/menus.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..._runtime.resource import AsyncResource
from ..._runtime.response import async_raw, async_streamed
from ..operations import menus as operations

if TYPE_CHECKING:
    from typing import Unpack

    from ..._runtime.options import RequestOptions
    from ...models.menus import Entries

__all__ = ["AsyncMenus", "AsyncMenusWithRawResponse", "AsyncMenusWithStreamingResponse"]


class AsyncMenus(AsyncResource):
    """Menus: 1 operation."""

    @cached_property
    def with_raw_response(self) -> AsyncMenusWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AsyncMenusWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncMenusWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AsyncMenusWithStreamingResponse(self)

    async def get_entries(self, menu_id: str, **options: Unpack[RequestOptions]) -> Entries:
        """Returns:
            OK.

        `GET /menus/{id}` · docs/operations/menus/get_entries.md
        """
        return await self._send(operations.GET_ENTRIES, path=(menu_id,), options=options)


class AsyncMenusWithRawResponse:
    """The methods of `AsyncMenus`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncMenus) -> None:
        self.get_entries = async_raw(resource.get_entries)


class AsyncMenusWithStreamingResponse:
    """The methods of `AsyncMenus`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncMenus) -> None:
        self.get_entries = async_streamed(resource.get_entries)
