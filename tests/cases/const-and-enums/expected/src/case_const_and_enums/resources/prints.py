"""Calls of Prints.

Generated from specs/prints.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.resource import Resource
from .._runtime.response import raw, streamed
from .operations import prints as operations

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import RequestOptions
    from ..models.prints import Print, Ratio

__all__ = ["Prints", "PrintsWithRawResponse", "PrintsWithStreamingResponse"]


class Prints(Resource):
    """Prints: 1 operation."""

    @cached_property
    def with_raw_response(self) -> PrintsWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return PrintsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> PrintsWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return PrintsWithStreamingResponse(self)

    def find(self, *, ratio: Ratio | None = None, **options: Unpack[RequestOptions]) -> Print:
        """Returns:
            OK.

        `GET /prints` · docs/operations/prints/find.md
        """
        return self._send(operations.FIND, query={"ratio": ratio}, options=options)


class PrintsWithRawResponse:
    """The methods of `Prints`, each giving status, headers and body beside the result."""

    def __init__(self, resource: Prints) -> None:
        self.find = raw(resource.find)


class PrintsWithStreamingResponse:
    """The methods of `Prints`, each giving the response while it arrives."""

    def __init__(self, resource: Prints) -> None:
        self.find = streamed(resource.find)
