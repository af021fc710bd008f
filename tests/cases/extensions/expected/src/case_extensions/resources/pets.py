"""Calls of Pets.

Generated from specs/pets.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, overload

from .._runtime.options import OMIT
from .._runtime.resource import Resource
from .._runtime.response import raw, streamed
from ..calls import PetCalls
from .operations import pets as operations

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableSequence
    from typing import Any, Unpack

    from .._runtime.options import Omit, RequestOptions
    from ..litters import Litter
    from ..models.pets import Pet, PetRequest
    from ..types.pets import PetRequestDict

__all__ = ["Pets", "PetsWithRawResponse", "PetsWithStreamingResponse"]


class Pets(PetCalls, Resource):
    """Pets: 4 operations."""

    @cached_property
    def with_raw_response(self) -> PetsWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return PetsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> PetsWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return PetsWithStreamingResponse(self)

    def list(self, **options: Unpack[RequestOptions]) -> MutableSequence[Pet]:
        """List the pets.

        Returns:
            All of them.

        `GET /pets` · docs/operations/pets/list.md
        """
        return self._send(operations.LIST, options=options)

    @overload
    def create(self, *, name: str, mood: str | Omit = OMIT, **options: Unpack[RequestOptions]) -> Pet: ...

    @overload
    def create(
        self,
        *,
        body: PetRequest | PetRequestDict | Pet | Mapping[str, Any] | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> Pet: ...

    def create(
        self,
        *,
        body: PetRequest | PetRequestDict | Pet | Mapping[str, Any] | Omit = OMIT,
        name: str | Omit = OMIT,
        mood: str | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> Pet:
        """Take a pet in.

        Args:
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            The pet.

        `POST /pets` · docs/operations/pets/create.md
        """
        return self._send(operations.CREATE, body=body, fields={"name": name, "mood": mood}, options=options)

    def get(self, pet_id: str, **options: Unpack[RequestOptions]) -> Pet:
        """Show a pet.

        Returns:
            The pet.

        Raises:
            NotFoundError: 404. There is no such pet.

        `GET /pets/{id}` · docs/operations/pets/get.md
        """
        return self._send(operations.GET, path=(pet_id,), options=options)

    def breed(self, pet_id: str, **options: Unpack[RequestOptions]) -> Litter:
        """Let a pet have young.

        The answer comes as a `Litter`, made of what the API sends; its `raw` is that.

        Returns:
            One pet, or several.

        Raises:
            NotFoundError: 404. There is no such pet.

        `POST /pets/{id}/litter` · docs/operations/pets/breed.md
        """
        return self._send(operations.BREED, path=(pet_id,), options=options)


class PetsWithRawResponse:
    """The methods of `Pets`, each giving status, headers and body beside the result."""

    def __init__(self, resource: Pets) -> None:
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.get = raw(resource.get)
        self.breed = raw(resource.breed)


class PetsWithStreamingResponse:
    """The methods of `Pets`, each giving the response while it arrives."""

    def __init__(self, resource: Pets) -> None:
        self.list = streamed(resource.list)
        self.create = streamed(resource.create)
        self.get = streamed(resource.get)
        self.breed = streamed(resource.breed)
