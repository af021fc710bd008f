"""Async calls of Beds.

Generated from specs/garden.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, overload

from ..._runtime.options import OMIT
from ..._runtime.resource import AsyncResource
from ..._runtime.response import async_raw, async_streamed
from ..operations import beds as operations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractAsyncContextManager
    from typing import Any, Unpack

    from ..._runtime.options import Omit, RequestOptions
    from ...models.garden import Bed, Label, Path, Pump, PumpRequest
    from ...types.garden import BedDict, LabelDict, PathDict, PumpRequestDict

__all__ = ["AsyncBeds", "AsyncBedsWithRawResponse", "AsyncBedsWithStreamingResponse"]


class AsyncBeds(AsyncResource):
    """Beds: 5 operations."""

    @cached_property
    def with_raw_response(self) -> AsyncBedsWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AsyncBedsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncBedsWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AsyncBedsWithStreamingResponse(self)

    async def get(self, bed_id: str, **options: Unpack[RequestOptions]) -> Bed:
        """Get a bed.

        Returns:
            OK.

        `GET /beds/{id}` · docs/operations/beds/get.md
        """
        return await self._send(operations.GET, path=(bed_id,), options=options)

    async def replace(
        self,
        bed_id: str,
        *,
        notify: bool | None = None,
        body: Bed | BedDict | Mapping[str, Any] | Omit = OMIT,
        name: str | Omit = OMIT,
        path: Path | PathDict | Omit = OMIT,
        plants: Sequence[str] | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> Bed:
        """Replaces a bed: fields that are not given are removed.

        `beds.update` changes only the fields that are named, and keeps all others.

        `beds.edit` reads, changes in a `with` block, and writes only what changed.

        Args:
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            OK.

        `PUT /beds/{id}` · docs/operations/beds/replace.md
        """
        return await self._send(
            operations.REPLACE,
            path=(bed_id,),
            query={"notify": notify},
            body=body,
            fields={"name": name, "path": path, "plants": plants},
            options=options,
        )

    @overload
    async def update(
        self,
        bed_id: str,
        *,
        notify: bool | None = None,
        name: str | Omit = OMIT,
        path: Path | PathDict | Omit = OMIT,
        plants: Sequence[str] | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> Bed: ...

    @overload
    async def update(self, changed: Bed, /, **options: Unpack[RequestOptions]) -> Bed: ...

    async def update(
        self,
        bed_id: str | Bed,
        *,
        notify: bool | None = None,
        name: str | Omit = OMIT,
        path: Path | PathDict | Omit = OMIT,
        plants: Sequence[str] | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> Bed:
        """Change the named fields of one `Bed`; all others stay as they are.

        `GET /beds/{id}` reads the object and `PUT /beds/{id}` writes it whole, fields that this package does not
        know among them. When nothing changes, nothing is written. A call that names no field raises `TypeError`.

        An object that was read and changed before can be given alone: it is written as it is, to its own id,
        without what the server sets.

        Returns:
            The `Bed` as it is afterwards.

        `PUT /beds/{id}` · docs/operations/beds/replace.md
        """
        return await self._update(
            operations.GET,
            operations.REPLACE,
            path=(bed_id,),
            query={"notify": notify},
            fields={"name": name, "path": path, "plants": plants},
            options=options,
        )

    def edit(self, bed_id: str, **options: Unpack[RequestOptions]) -> AbstractAsyncContextManager[Bed]:
        """Change one `Bed` in a `with` block.

        `GET /beds/{id}` gives it; at the end of the block `PUT /beds/{id}` writes it, unless nothing changed or the
        block raised. Fields that this package does not know go back as they came.
        """
        return self._edit(operations.GET, operations.REPLACE, path=(bed_id,), options=options)

    async def replace_label(
        self,
        bed_id: str,
        *,
        body: Label | LabelDict | Mapping[str, Any] | Omit = OMIT,
        colour: str | Omit = OMIT,
        text: str | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Replaces the whole object: fields that are not given are removed.

        Write on the label of a bed.

        Args:
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            OK.

        `PUT /beds/{id}/label` · docs/operations/beds/replace_label.md
        """
        return await self._send(
            operations.REPLACE_LABEL,
            path=(bed_id,),
            body=body,
            fields={"colour": colour, "text": text},
            options=options,
        )

    async def get_pump(self, bed_id: str, **options: Unpack[RequestOptions]) -> Pump:
        """Get the pump of a bed.

        Returns:
            OK.

        `GET /beds/{id}/pump` · docs/operations/beds/get_pump.md
        """
        return await self._send(operations.GET_PUMP, path=(bed_id,), options=options)

    async def replace_pump(
        self,
        bed_id: str,
        *,
        body: PumpRequest | PumpRequestDict | Mapping[str, Any] | Omit = OMIT,
        litres: float | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Replaces the pump of a bed: fields that are not given are removed.

        Args:
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            OK.

        `PUT /beds/{id}/pump` · docs/operations/beds/replace_pump.md
        """
        return await self._send(
            operations.REPLACE_PUMP, path=(bed_id,), body=body, fields={"litres": litres}, options=options
        )


class AsyncBedsWithRawResponse:
    """The methods of `AsyncBeds`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncBeds) -> None:
        self.get = async_raw(resource.get)
        self.replace = async_raw(resource.replace)
        self.update = async_raw(resource.update)
        self.replace_label = async_raw(resource.replace_label)
        self.get_pump = async_raw(resource.get_pump)
        self.replace_pump = async_raw(resource.replace_pump)


class AsyncBedsWithStreamingResponse:
    """The methods of `AsyncBeds`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncBeds) -> None:
        self.get = async_streamed(resource.get)
        self.replace = async_streamed(resource.replace)
        self.update = async_streamed(resource.update)
        self.replace_label = async_streamed(resource.replace_label)
        self.get_pump = async_streamed(resource.get_pump)
        self.replace_pump = async_streamed(resource.replace_pump)
