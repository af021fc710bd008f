"""Calls of Plans.

Generated from specs/plans.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.resource import Resource
from .._runtime.response import raw, streamed
from .operations import plans as operations

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import RequestOptions
    from ..models.plans import Plan

__all__ = ["Plans", "PlansWithRawResponse", "PlansWithStreamingResponse"]


class Plans(Resource):
    """Plans: 1 operation."""

    @cached_property
    def with_raw_response(self) -> PlansWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return PlansWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> PlansWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return PlansWithStreamingResponse(self)

    def get(self, plan_id: str, **options: Unpack[RequestOptions]) -> Plan:
        """Returns:
            OK.

        `GET /plans/{id}` · docs/operations/plans/get.md
        """
        return self._send(operations.GET, path=(plan_id,), options=options)


class PlansWithRawResponse:
    """The methods of `Plans`, each giving status, headers and body beside the result."""

    def __init__(self, resource: Plans) -> None:
        self.get = raw(resource.get)


class PlansWithStreamingResponse:
    """The methods of `Plans`, each giving the response while it arrives."""

    def __init__(self, resource: Plans) -> None:
        self.get = streamed(resource.get)
