"""Calls of Two.

Generated from specs/two.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.resource import Resource
from .._runtime.response import raw, streamed
from .operations import two as operations

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import RequestOptions
    from ..models.two import TwoThing

__all__ = ["Two", "TwoWithRawResponse", "TwoWithStreamingResponse"]


class Two(Resource):
    """Two: 1 operation."""

    @cached_property
    def with_raw_response(self) -> TwoWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return TwoWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> TwoWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return TwoWithStreamingResponse(self)

    def create(self, **options: Unpack[RequestOptions]) -> TwoThing:
        """Returns:
            OK.

        `POST /p` · docs/operations/two/create.md
        """
        return self._send(operations.CREATE, options=options)


class TwoWithRawResponse:
    """The methods of `Two`, each giving status, headers and body beside the result."""

    def __init__(self, resource: Two) -> None:
        self.create = raw(resource.create)


class TwoWithStreamingResponse:
    """The methods of `Two`, each giving the response while it arrives."""

    def __init__(self, resource: Two) -> None:
        self.create = streamed(resource.create)
