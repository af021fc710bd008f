"""Calls of Pets.

Generated from specs/pets.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, overload

from .._runtime.options import OMIT
from .._runtime.resource import Resource
from .._runtime.response import raw, streamed
from .operations import pets as operations

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Literal, Unpack

    from .._runtime.options import Omit, RequestOptions
    from ..models.pets import Pet
    from ..types.pets import PetDict

__all__ = ["Pets", "PetsWithRawResponse", "PetsWithStreamingResponse"]


class Pets(Resource):
    """Pets: 1 operation."""

    @cached_property
    def with_raw_response(self) -> PetsWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return PetsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> PetsWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return PetsWithStreamingResponse(self)

    @overload
    def create(
        self,
        *,
        name: str,
        kind: Literal["cat", "dog"] | str,
        nick: str | Omit | None = OMIT,
        **options: Unpack[RequestOptions],
    ) -> Pet: ...

    @overload
    def create(
        self, *, body: Pet | PetDict | Mapping[str, Any] | Omit = OMIT, **options: Unpack[RequestOptions]
    ) -> Pet: ...

    def create(
        self,
        *,
        body: Pet | PetDict | Mapping[str, Any] | Omit = OMIT,
        name: str | Omit = OMIT,
        kind: Literal["cat", "dog"] | str | Omit = OMIT,
        nick: str | Omit | None = OMIT,
        **options: Unpack[RequestOptions],
    ) -> Pet:
        """Args:
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            OK.

        `POST /pets` · docs/operations/pets/create.md
        """
        return self._send(
            operations.CREATE, body=body, fields={"name": name, "kind": kind, "nick": nick}, options=options
        )


class PetsWithRawResponse:
    """The methods of `Pets`, each giving status, headers and body beside the result."""

    def __init__(self, resource: Pets) -> None:
        self.create = raw(resource.create)


class PetsWithStreamingResponse:
    """The methods of `Pets`, each giving the response while it arrives."""

    def __init__(self, resource: Pets) -> None:
        self.create = streamed(resource.create)
