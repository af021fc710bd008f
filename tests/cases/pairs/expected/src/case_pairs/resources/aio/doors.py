"""Async calls of Doors.

Generated from specs/garden.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..._runtime.options import OMIT
from ..._runtime.resource import AsyncResource
from ..._runtime.response import async_raw, async_streamed
from ..operations import doors as operations

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Unpack

    from ..._runtime.options import Omit, RequestOptions
    from ...models.garden import Door, DoorLock
    from ...types.garden import DoorDict, DoorLockDict

__all__ = ["AsyncDoors", "AsyncDoorsWithRawResponse", "AsyncDoorsWithStreamingResponse"]


class AsyncDoors(AsyncResource):
    """Doors: 2 operations."""

    @cached_property
    def with_raw_response(self) -> AsyncDoorsWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AsyncDoorsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncDoorsWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AsyncDoorsWithStreamingResponse(self)

    async def get(self, door_id: str, **options: Unpack[RequestOptions]) -> Door:
        """Get a door.

        Returns:
            OK.

        `GET /doors/{id}` · docs/operations/doors/get.md
        """
        return await self._send(operations.GET, path=(door_id,), options=options)

    async def replace(
        self,
        door_id: str,
        *,
        body: Door | DoorDict | Mapping[str, Any] | Omit = OMIT,
        name: str | Omit = OMIT,
        lock: DoorLock | DoorLockDict | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> Door:
        """Replaces a door: fields that are not given are removed.

        Args:
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            OK.

        `PUT /doors/{id}` · docs/operations/doors/replace.md
        """
        return await self._send(
            operations.REPLACE, path=(door_id,), body=body, fields={"name": name, "lock": lock}, options=options
        )


class AsyncDoorsWithRawResponse:
    """The methods of `AsyncDoors`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncDoors) -> None:
        self.get = async_raw(resource.get)
        self.replace = async_raw(resource.replace)


class AsyncDoorsWithStreamingResponse:
    """The methods of `AsyncDoors`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncDoors) -> None:
        self.get = async_streamed(resource.get)
        self.replace = async_streamed(resource.replace)
