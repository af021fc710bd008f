"""Calls of One.

Generated from specs/one.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.resource import Resource
from .._runtime.response import raw, streamed
from .operations import one as operations

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import RequestOptions
    from ..models.one import OneThing

__all__ = ["One", "OneWithRawResponse", "OneWithStreamingResponse"]


class One(Resource):
    """One: 1 operation."""

    @cached_property
    def with_raw_response(self) -> OneWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return OneWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> OneWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return OneWithStreamingResponse(self)

    def get(self, **options: Unpack[RequestOptions]) -> OneThing:
        """Returns:
            OK.

        `GET /p` · docs/operations/one/get.md
        """
        return self._send(operations.GET, options=options)


class OneWithRawResponse:
    """The methods of `One`, each giving status, headers and body beside the result."""

    def __init__(self, resource: One) -> None:
        self.get = raw(resource.get)


class OneWithStreamingResponse:
    """The methods of `One`, each giving the response while it arrives."""

    def __init__(self, resource: One) -> None:
        self.get = streamed(resource.get)
