"""Async calls of Sheets.

Generated from specs/sheets.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..._runtime.resource import AsyncResource
from ..._runtime.response import async_raw, async_streamed
from ..operations import sheets as operations

if TYPE_CHECKING:
    from typing import Unpack

    from ..._runtime.options import RequestOptions
    from ...models.sheets import Sheet

__all__ = ["AsyncSheets", "AsyncSheetsWithRawResponse", "AsyncSheetsWithStreamingResponse"]


class AsyncSheets(AsyncResource):
    """Sheets: 1 operation."""

    @cached_property
    def with_raw_response(self) -> AsyncSheetsWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AsyncSheetsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncSheetsWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AsyncSheetsWithStreamingResponse(self)

    async def get(self, sheet_id: str, **options: Unpack[RequestOptions]) -> Sheet:
        """Returns:
            OK.

        `GET /sheets/{id}` · docs/operations/sheets/get.md
        """
        return await self._send(operations.GET, path=(sheet_id,), options=options)


class AsyncSheetsWithRawResponse:
    """The methods of `AsyncSheets`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncSheets) -> None:
        self.get = async_raw(resource.get)


class AsyncSheetsWithStreamingResponse:
    """The methods of `AsyncSheets`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncSheets) -> None:
        self.get = async_streamed(resource.get)
