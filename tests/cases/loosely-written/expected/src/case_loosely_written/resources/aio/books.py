"""Async calls of books.

Generated from specs/notes.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..._runtime.resource import AsyncResource
from ..._runtime.response import async_raw, async_streamed
from ..operations import books as operations

if TYPE_CHECKING:
    from typing import Unpack

    from ..._runtime.options import RequestOptions
    from ...models.notes import Notes

__all__ = ["AsyncBooks", "AsyncBooksWithRawResponse", "AsyncBooksWithStreamingResponse"]


class AsyncBooks(AsyncResource):
    """books: 1 operation."""

    @cached_property
    def with_raw_response(self) -> AsyncBooksWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AsyncBooksWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncBooksWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AsyncBooksWithStreamingResponse(self)

    async def list(self, book_id: str, *, limit: int | None = None, **options: Unpack[RequestOptions]) -> Notes:
        """Lists the notes:

        ```go
        if  note {
            print(note)
        }
        ```

        Args:
            book_id: The book.

        Returns:
            OK.

        `GET /books/{bookId}/notes` · docs/operations/books/list.md
        """
        return await self._send(operations.LIST, path=(book_id,), query={"limit": limit}, options=options)


class AsyncBooksWithRawResponse:
    """The methods of `AsyncBooks`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncBooks) -> None:
        self.list = async_raw(resource.list)


class AsyncBooksWithStreamingResponse:
    """The methods of `AsyncBooks`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncBooks) -> None:
        self.list = async_streamed(resource.list)
