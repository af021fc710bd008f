"""Async calls of Copies.

Generated from specs/copies.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..._runtime.resource import AsyncResource
from ..._runtime.response import async_raw, async_streamed
from ..operations import copies as operations

if TYPE_CHECKING:
    from collections.abc import MutableSequence
    from typing import Unpack

    from ..._runtime.options import RequestOptions
    from ...models.copies import Copied

__all__ = ["AsyncCopies", "AsyncCopiesWithRawResponse", "AsyncCopiesWithStreamingResponse"]


class AsyncCopies(AsyncResource):
    """Copies: 1 operation."""

    @cached_property
    def with_raw_response(self) -> AsyncCopiesWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AsyncCopiesWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncCopiesWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AsyncCopiesWithStreamingResponse(self)

    async def create(self, **options: Unpack[RequestOptions]) -> Copied | MutableSequence[Copied]:
        """Returns:
            OK.

        `POST /copies` · docs/operations/copies/create.md
        """
        return await self._send(operations.CREATE, options=options)


class AsyncCopiesWithRawResponse:
    """The methods of `AsyncCopies`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncCopies) -> None:
        self.create = async_raw(resource.create)


class AsyncCopiesWithStreamingResponse:
    """The methods of `AsyncCopies`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncCopies) -> None:
        self.create = async_streamed(resource.create)
