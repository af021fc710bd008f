"""Calls of runs.

Generated from specs/copies.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.resource import Resource
from .._runtime.response import raw, streamed
from .operations import runs as operations

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import RequestOptions
    from ..models.copies import Rejected, Scheduled

__all__ = ["Runs", "RunsWithRawResponse", "RunsWithStreamingResponse"]


class Runs(Resource):
    """runs: 1 operation."""

    @cached_property
    def with_raw_response(self) -> RunsWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return RunsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> RunsWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return RunsWithStreamingResponse(self)

    def create(self, **options: Unpack[RequestOptions]) -> Scheduled | Rejected:
        """Returns:
            OK.

        `POST /runs` · docs/operations/runs/create.md
        """
        return self._send(operations.CREATE, options=options)


class RunsWithRawResponse:
    """The methods of `Runs`, each giving status, headers and body beside the result."""

    def __init__(self, resource: Runs) -> None:
        self.create = raw(resource.create)


class RunsWithStreamingResponse:
    """The methods of `Runs`, each giving the response while it arrives."""

    def __init__(self, resource: Runs) -> None:
        self.create = streamed(resource.create)
