"""Async calls of Notes.

Generated from specs/notes.json. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..._runtime.resource import AsyncResource
from ..._runtime.response import async_raw, async_streamed
from ..operations import notes as operations

if TYPE_CHECKING:
    from typing import Unpack

    from ..._runtime.options import RequestOptions
    from ...models.notes import Note

__all__ = ["AsyncNotes", "AsyncNotesWithRawResponse", "AsyncNotesWithStreamingResponse"]


class AsyncNotes(AsyncResource):
    """Notes: 1 operation."""

    @cached_property
    def with_raw_response(self) -> AsyncNotesWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AsyncNotesWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncNotesWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AsyncNotesWithStreamingResponse(self)

    async def list(self, **options: Unpack[RequestOptions]) -> Note:
        """List notes.

        Use `{{#each notes}}{{title}}{{/each}}`:

        ```handlebars
        {{title}} \\n "quoted" \\u0041
        ```

        | a | b |
        |---|---|
        | {% raw %} | `|` |

        Ends with a backslash

        Returns:
            OK.

        `GET /notes` · docs/operations/notes/list.md
        """
        return await self._send(operations.LIST, options=options)


class AsyncNotesWithRawResponse:
    """The methods of `AsyncNotes`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncNotes) -> None:
        self.list = async_raw(resource.list)


class AsyncNotesWithStreamingResponse:
    """The methods of `AsyncNotes`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncNotes) -> None:
        self.list = async_streamed(resource.list)
