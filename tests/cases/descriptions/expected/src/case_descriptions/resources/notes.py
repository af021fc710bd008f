"""Calls of Notes.

Generated from specs/notes.json. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.resource import Resource
from .._runtime.response import raw, streamed
from .operations import notes as operations

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import RequestOptions
    from ..models.notes import Note

__all__ = ["Notes", "NotesWithRawResponse", "NotesWithStreamingResponse"]


class Notes(Resource):
    """Notes: 1 operation."""

    @cached_property
    def with_raw_response(self) -> NotesWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return NotesWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> NotesWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return NotesWithStreamingResponse(self)

    def list(self, **options: Unpack[RequestOptions]) -> Note:
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
        return self._send(operations.LIST, options=options)


class NotesWithRawResponse:
    """The methods of `Notes`, each giving status, headers and body beside the result."""

    def __init__(self, resource: Notes) -> None:
        self.list = raw(resource.list)


class NotesWithStreamingResponse:
    """The methods of `Notes`, each giving the response while it arrives."""

    def __init__(self, resource: Notes) -> None:
        self.list = streamed(resource.list)
