"""Calls of Sheets.

Generated from specs/sheets.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.resource import Resource
from .._runtime.response import raw, streamed
from .operations import sheets as operations

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import RequestOptions
    from ..models.sheets import Sheet

__all__ = ["Sheets", "SheetsWithRawResponse", "SheetsWithStreamingResponse"]


class Sheets(Resource):
    """Sheets: 1 operation."""

    @cached_property
    def with_raw_response(self) -> SheetsWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return SheetsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> SheetsWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return SheetsWithStreamingResponse(self)

    def get(self, sheet_id: str, **options: Unpack[RequestOptions]) -> Sheet:
        """Returns:
            OK.

        `GET /sheets/{id}` · docs/operations/sheets/get.md
        """
        return self._send(operations.GET, path=(sheet_id,), options=options)


class SheetsWithRawResponse:
    """The methods of `Sheets`, each giving status, headers and body beside the result."""

    def __init__(self, resource: Sheets) -> None:
        self.get = raw(resource.get)


class SheetsWithStreamingResponse:
    """The methods of `Sheets`, each giving the response while it arrives."""

    def __init__(self, resource: Sheets) -> None:
        self.get = streamed(resource.get)
