"""Calls of Beds.

Generated from specs/garden.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, overload

from .._runtime.options import OMIT
from .._runtime.resource import Resource
from .._runtime.response import raw, streamed
from .operations import beds as operations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractContextManager
    from typing import Any, Unpack

    from .._runtime.options import Omit, RequestOptions
    from ..models.garden import Bed, Label, Path, Pump, PumpRequest
    from ..types.garden import BedDict, LabelDict, PathDict, PumpRequestDict

__all__ = ["Beds", "BedsWithRawResponse", "BedsWithStreamingResponse"]


class Beds(Resource):
    """Beds: 5 operations."""

    @cached_property
    def with_raw_response(self) -> BedsWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return BedsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> BedsWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return BedsWithStreamingResponse(self)

    def get(self, bed_id: str, **options: Unpack[RequestOptions]) -> Bed:
        """Get a bed.

        Returns:
            OK.

        `GET /beds/{id}` · docs/operations/beds/get.md
        """
        return self._send(operations.GET, path=(bed_id,), options=options)

    def replace(
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
        return self._send(
            operations.REPLACE,
            path=(bed_id,),
            query={"notify": notify},
            body=body,
            fields={"name": name, "path": path, "plants": plants},
            options=options,
        )

    @overload
    def update(
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
    def update(self, changed: Bed, /, **options: Unpack[RequestOptions]) -> Bed: ...

    def update(
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
        return self._update(
            operations.GET,
            operations.REPLACE,
            path=(bed_id,),
            query={"notify": notify},
            fields={"name": name, "path": path, "plants": plants},
            options=options,
        )

    def edit(self, bed_id: str, **options: Unpack[RequestOptions]) -> AbstractContextManager[Bed]:
        """Change one `Bed` in a `with` block.

        `GET /beds/{id}` gives it; at the end of the block `PUT /beds/{id}` writes it, unless nothing changed or the
        block raised. Fields that this package does not know go back as they came.
        """
        return self._edit(operations.GET, operations.REPLACE, path=(bed_id,), options=options)

    def replace_label(
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
        return self._send(
            operations.REPLACE_LABEL,
            path=(bed_id,),
            body=body,
            fields={"colour": colour, "text": text},
            options=options,
        )

    def get_pump(self, bed_id: str, **options: Unpack[RequestOptions]) -> Pump:
        """Get the pump of a bed.

        Returns:
            OK.

        `GET /beds/{id}/pump` · docs/operations/beds/get_pump.md
        """
        return self._send(operations.GET_PUMP, path=(bed_id,), options=options)

    def replace_pump(
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
        return self._send(
            operations.REPLACE_PUMP, path=(bed_id,), body=body, fields={"litres": litres}, options=options
        )


class BedsWithRawResponse:
    """The methods of `Beds`, each giving status, headers and body beside the result."""

    def __init__(self, resource: Beds) -> None:
        self.get = raw(resource.get)
        self.replace = raw(resource.replace)
        self.update = raw(resource.update)
        self.replace_label = raw(resource.replace_label)
        self.get_pump = raw(resource.get_pump)
        self.replace_pump = raw(resource.replace_pump)


class BedsWithStreamingResponse:
    """The methods of `Beds`, each giving the response while it arrives."""

    def __init__(self, resource: Beds) -> None:
        self.get = streamed(resource.get)
        self.replace = streamed(resource.replace)
        self.update = streamed(resource.update)
        self.replace_label = streamed(resource.replace_label)
        self.get_pump = streamed(resource.get_pump)
        self.replace_pump = streamed(resource.replace_pump)
