"""Calls of books.

Generated from specs/notes.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.resource import Resource
from .._runtime.response import raw, streamed
from .operations import books as operations

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import RequestOptions
    from ..models.notes import Notes

__all__ = ["Books", "BooksWithRawResponse", "BooksWithStreamingResponse"]


class Books(Resource):
    """books: 1 operation."""

    @cached_property
    def with_raw_response(self) -> BooksWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return BooksWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> BooksWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return BooksWithStreamingResponse(self)

    def list(self, book_id: str, *, limit: int | None = None, **options: Unpack[RequestOptions]) -> Notes:
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
        return self._send(operations.LIST, path=(book_id,), query={"limit": limit}, options=options)


class BooksWithRawResponse:
    """The methods of `Books`, each giving status, headers and body beside the result."""

    def __init__(self, resource: Books) -> None:
        self.list = raw(resource.list)


class BooksWithStreamingResponse:
    """The methods of `Books`, each giving the response while it arrives."""

    def __init__(self, resource: Books) -> None:
        self.list = streamed(resource.list)
