"""Calls of Labels.

Generated from specs/labels.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.resource import Resource
from .._runtime.response import raw, streamed
from .operations import labels as operations

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import RequestOptions
    from ..models.labels import Labels

__all__ = ["LabelsResource", "LabelsResourceWithRawResponse", "LabelsResourceWithStreamingResponse"]


class LabelsResource(Resource):
    """Labels: 1 operation."""

    @cached_property
    def with_raw_response(self) -> LabelsResourceWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return LabelsResourceWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> LabelsResourceWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return LabelsResourceWithStreamingResponse(self)

    def get(self, **options: Unpack[RequestOptions]) -> Labels:
        """Returns:
            OK.

        `GET /labels` · docs/operations/labels/get.md
        """
        return self._send(operations.GET, options=options)


class LabelsResourceWithRawResponse:
    """The methods of `LabelsResource`, each giving status, headers and body beside the result."""

    def __init__(self, resource: LabelsResource) -> None:
        self.get = raw(resource.get)


class LabelsResourceWithStreamingResponse:
    """The methods of `LabelsResource`, each giving the response while it arrives."""

    def __init__(self, resource: LabelsResource) -> None:
        self.get = streamed(resource.get)
