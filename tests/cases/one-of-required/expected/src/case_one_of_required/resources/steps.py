"""Calls of Steps.

Generated from specs/steps.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.options import OMIT
from .._runtime.resource import Resource
from .._runtime.response import raw, streamed
from .operations import steps as operations

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Literal, Unpack

    from .._runtime.options import Omit, RequestOptions
    from ..models.steps import Step
    from ..types.steps import StepDict

__all__ = ["Steps", "StepsWithRawResponse", "StepsWithStreamingResponse"]


class Steps(Resource):
    """Steps: 1 operation."""

    @cached_property
    def with_raw_response(self) -> StepsWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return StepsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> StepsWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return StepsWithStreamingResponse(self)

    def create(
        self,
        *,
        body: Step | StepDict | Mapping[str, Any] | Omit = OMIT,
        kind: Literal["load", "store"] | str | Omit = OMIT,
        label: str | Omit = OMIT,
        source_id: str | Omit = OMIT,
        target_id: str | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> Step:
        """Args:
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            OK.

        `POST /steps` · docs/operations/steps/create.md
        """
        return self._send(
            operations.CREATE,
            body=body,
            fields={"kind": kind, "label": label, "sourceId": source_id, "targetId": target_id},
            options=options,
        )


class StepsWithRawResponse:
    """The methods of `Steps`, each giving status, headers and body beside the result."""

    def __init__(self, resource: Steps) -> None:
        self.create = raw(resource.create)


class StepsWithStreamingResponse:
    """The methods of `Steps`, each giving the response while it arrives."""

    def __init__(self, resource: Steps) -> None:
        self.create = streamed(resource.create)
