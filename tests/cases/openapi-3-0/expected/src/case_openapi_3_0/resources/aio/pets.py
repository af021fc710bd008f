"""Async calls of pets.

Generated from specs/pets.json. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..._runtime.resource import AsyncResource
from ..._runtime.response import async_raw, async_streamed
from ..operations import pets as operations

if TYPE_CHECKING:
    from typing import Unpack

    from ..._runtime.options import RequestOptions
    from ...models.old_pets import Pet

__all__ = ["AsyncPets", "AsyncPetsWithRawResponse", "AsyncPetsWithStreamingResponse"]


class AsyncPets(AsyncResource):
    """pets: 1 operation."""

    @cached_property
    def with_raw_response(self) -> AsyncPetsWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AsyncPetsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncPetsWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AsyncPetsWithStreamingResponse(self)

    async def get(self, pet_id: str, **options: Unpack[RequestOptions]) -> Pet:
        """Returns:
            OK.

        `GET /pets/{id}` · docs/operations/pets/get.md
        """
        return await self._send(operations.GET, path=(pet_id,), options=options)


class AsyncPetsWithRawResponse:
    """The methods of `AsyncPets`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncPets) -> None:
        self.get = async_raw(resource.get)


class AsyncPetsWithStreamingResponse:
    """The methods of `AsyncPets`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncPets) -> None:
        self.get = async_streamed(resource.get)
