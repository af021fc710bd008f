"""Async calls of cats.

Generated from specs/pets.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, overload

from ..._runtime.options import OMIT
from ..._runtime.resource import AsyncResource
from ..._runtime.response import async_raw, async_streamed
from ..operations import cats as operations

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Literal, Unpack

    from ..._runtime.options import Omit, RequestOptions
    from ...models.pets import Pet
    from ...types.pets import PetDict

__all__ = ["AsyncCats", "AsyncCatsWithRawResponse", "AsyncCatsWithStreamingResponse"]


class AsyncCats(AsyncResource):
    """cats: 1 operation."""

    @cached_property
    def with_raw_response(self) -> AsyncCatsWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AsyncCatsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncCatsWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AsyncCatsWithStreamingResponse(self)

    @overload
    async def create(
        self,
        *,
        name: str,
        kind: Literal["cat", "dog"] | str | Omit = OMIT,
        nick: str | Omit | None = OMIT,
        **options: Unpack[RequestOptions],
    ) -> None: ...

    @overload
    async def create(
        self, *, body: Pet | PetDict | Mapping[str, Any] | Omit = OMIT, **options: Unpack[RequestOptions]
    ) -> None: ...

    async def create(
        self,
        *,
        body: Pet | PetDict | Mapping[str, Any] | Omit = OMIT,
        name: str | Omit = OMIT,
        kind: Literal["cat", "dog"] | str | Omit = OMIT,
        nick: str | Omit | None = OMIT,
        **options: Unpack[RequestOptions],
    ) -> None:
        """`kind` is sent as `cat` when it is not given.

        Args:
            kind: Sent as `cat` when it is not given.
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            OK.

        `POST /cats` · docs/operations/cats/create.md
        """
        return await self._send(
            operations.CREATE, body=body, fields={"name": name, "kind": kind, "nick": nick}, options=options
        )


class AsyncCatsWithRawResponse:
    """The methods of `AsyncCats`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncCats) -> None:
        self.create = async_raw(resource.create)


class AsyncCatsWithStreamingResponse:
    """The methods of `AsyncCats`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncCats) -> None:
        self.create = async_streamed(resource.create)
