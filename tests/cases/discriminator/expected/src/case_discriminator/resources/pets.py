"""Calls of pets.

Generated from specs/pets.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.resource import Resource
from .._runtime.response import raw, streamed
from .operations import pets as operations

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import RequestOptions
    from ..models.zoo import Pet

__all__ = ["Pets", "PetsWithRawResponse", "PetsWithStreamingResponse"]


class Pets(Resource):
    """pets: 1 operation."""

    @cached_property
    def with_raw_response(self) -> PetsWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return PetsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> PetsWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return PetsWithStreamingResponse(self)

    def get(self, pet_id: str, **options: Unpack[RequestOptions]) -> Pet:
        """Returns:
            OK.

        `GET /pets/{id}` · docs/operations/pets/get.md
        """
        return self._send(operations.GET, path=(pet_id,), options=options)


class PetsWithRawResponse:
    """The methods of `Pets`, each giving status, headers and body beside the result."""

    def __init__(self, resource: Pets) -> None:
        self.get = raw(resource.get)


class PetsWithStreamingResponse:
    """The methods of `Pets`, each giving the response while it arrives."""

    def __init__(self, resource: Pets) -> None:
        self.get = streamed(resource.get)
