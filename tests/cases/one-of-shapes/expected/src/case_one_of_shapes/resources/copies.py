"""Calls of Copies.

Generated from specs/copies.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.resource import Resource
from .._runtime.response import raw, streamed
from .operations import copies as operations

if TYPE_CHECKING:
    from collections.abc import MutableSequence
    from typing import Unpack

    from .._runtime.options import RequestOptions
    from ..models.copies import Copied

__all__ = ["Copies", "CopiesWithRawResponse", "CopiesWithStreamingResponse"]


class Copies(Resource):
    """Copies: 1 operation."""

    @cached_property
    def with_raw_response(self) -> CopiesWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return CopiesWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> CopiesWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return CopiesWithStreamingResponse(self)

    def create(self, **options: Unpack[RequestOptions]) -> Copied | MutableSequence[Copied]:
        """Returns:
            OK.

        `POST /copies` · docs/operations/copies/create.md
        """
        return self._send(operations.CREATE, options=options)


class CopiesWithRawResponse:
    """The methods of `Copies`, each giving status, headers and body beside the result."""

    def __init__(self, resource: Copies) -> None:
        self.create = raw(resource.create)


class CopiesWithStreamingResponse:
    """The methods of `Copies`, each giving the response while it arrives."""

    def __init__(self, resource: Copies) -> None:
        self.create = streamed(resource.create)
