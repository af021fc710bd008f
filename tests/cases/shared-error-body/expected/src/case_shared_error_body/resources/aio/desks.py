"""Async calls of Desks.

Generated from specs/desks.md. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..._runtime.resource import AsyncResource
from ..._runtime.response import async_raw, async_streamed
from ..operations import desks as operations

if TYPE_CHECKING:
    from typing import Unpack

    from ..._runtime.options import RequestOptions
    from ...models.desks import Desk

__all__ = ["AsyncDesks", "AsyncDesksWithRawResponse", "AsyncDesksWithStreamingResponse"]


class AsyncDesks(AsyncResource):
    """Desks: 3 operations."""

    @cached_property
    def with_raw_response(self) -> AsyncDesksWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AsyncDesksWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncDesksWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AsyncDesksWithStreamingResponse(self)

    async def create(self, **options: Unpack[RequestOptions]) -> Desk:
        """Returns:
            OK.

        Raises:
            AuthenticationError: 401. No token.

        `POST /desks` · docs/operations/desks/create.md
        """
        return await self._send(operations.CREATE, options=options)

    async def get(self, desk_id: str, **options: Unpack[RequestOptions]) -> Desk:
        """Returns:
            OK.

        Raises:
            AuthenticationError: 401. No token.

        `GET /desks/{id}` · docs/operations/desks/get.md
        """
        return await self._send(operations.GET, path=(desk_id,), options=options)

    async def replace(self, desk_id: str, **options: Unpack[RequestOptions]) -> Desk:
        """Returns:
            OK.

        Raises:
            AuthenticationError: 401. No token.

        `PUT /desks/{id}` · docs/operations/desks/replace.md
        """
        return await self._send(operations.REPLACE, path=(desk_id,), options=options)


class AsyncDesksWithRawResponse:
    """The methods of `AsyncDesks`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncDesks) -> None:
        self.create = async_raw(resource.create)
        self.get = async_raw(resource.get)
        self.replace = async_raw(resource.replace)


class AsyncDesksWithStreamingResponse:
    """The methods of `AsyncDesks`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncDesks) -> None:
        self.create = async_streamed(resource.create)
        self.get = async_streamed(resource.get)
        self.replace = async_streamed(resource.replace)
