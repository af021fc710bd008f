"""Async calls of Forms.

Generated from specs/forms.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, overload

from ..._runtime.options import OMIT
from ..._runtime.resource import AsyncResource
from ..._runtime.response import async_raw, async_streamed
from ..operations import forms as operations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Unpack

    from ..._runtime.options import Omit, RequestOptions
    from ...models.forms import Form, FormProperties
    from ...types.forms import FormDict, FormPropertiesDict

__all__ = ["AsyncForms", "AsyncFormsWithRawResponse", "AsyncFormsWithStreamingResponse"]


class AsyncForms(AsyncResource):
    """Forms: 1 operation."""

    @cached_property
    def with_raw_response(self) -> AsyncFormsWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AsyncFormsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncFormsWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AsyncFormsWithStreamingResponse(self)

    @overload
    async def replace(
        self,
        type: str,
        *,
        keys: Sequence[str],
        type_field: str,
        class_query: str | None = None,
        x_trace_id: str | None = None,
        id_: str | Omit = OMIT,
        id: str | Omit = OMIT,
        ref: str | Omit = OMIT,
        field_2fa: bool | Omit = OMIT,
        start_date: str | Omit = OMIT,
        a_b_2: str | Omit = OMIT,
        a_b: str | Omit = OMIT,
        additional_properties: bool | Omit = OMIT,
        class_: str | Omit = OMIT,
        copy_: str | Omit = OMIT,
        fields: Mapping[str, str] | Omit = OMIT,
        grosse: float | Omit = OMIT,
        items: Sequence[str] | Omit = OMIT,
        properties: FormProperties | FormPropertiesDict | Omit = OMIT,
        raw_: str | Omit = OMIT,
        required: Sequence[str] | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> Form: ...

    @overload
    async def replace(
        self,
        type: str,
        *,
        body: Form | FormDict | Mapping[str, Any],
        class_query: str | None = None,
        x_trace_id: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Form: ...

    async def replace(
        self,
        type: str,
        *,
        class_query: str | None = None,
        x_trace_id: str | None = None,
        body: Form | FormDict | Mapping[str, Any] | Omit = OMIT,
        id_: str | Omit = OMIT,
        id: str | Omit = OMIT,
        keys: Sequence[str] | Omit = OMIT,
        type_field: str | Omit = OMIT,
        ref: str | Omit = OMIT,
        field_2fa: bool | Omit = OMIT,
        start_date: str | Omit = OMIT,
        a_b_2: str | Omit = OMIT,
        a_b: str | Omit = OMIT,
        additional_properties: bool | Omit = OMIT,
        class_: str | Omit = OMIT,
        copy_: str | Omit = OMIT,
        fields: Mapping[str, str] | Omit = OMIT,
        grosse: float | Omit = OMIT,
        items: Sequence[str] | Omit = OMIT,
        properties: FormProperties | FormPropertiesDict | Omit = OMIT,
        raw_: str | Omit = OMIT,
        required: Sequence[str] | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> Form:
        """Replaces the whole object: fields that are not given are removed.

        Args:
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            OK.

        `PUT /forms/{type}` · docs/operations/forms/replace.md
        """
        return await self._send(
            operations.REPLACE,
            path=(type,),
            query={"class": class_query},
            headers={"X-Trace-Id": x_trace_id},
            body=body,
            fields={
                "_id": id_,
                "id": id,
                "keys": keys,
                "type": type_field,
                "$ref": ref,
                "2fa": field_2fa,
                "__startDate": start_date,
                "a-b": a_b_2,
                "a_b": a_b,
                "additionalProperties": additional_properties,
                "class": class_,
                "copy": copy_,
                "fields": fields,
                "größe": grosse,
                "items": items,
                "properties": properties,
                "raw": raw_,
                "required": required,
            },
            options=options,
        )


class AsyncFormsWithRawResponse:
    """The methods of `AsyncForms`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncForms) -> None:
        self.replace = async_raw(resource.replace)


class AsyncFormsWithStreamingResponse:
    """The methods of `AsyncForms`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncForms) -> None:
        self.replace = async_streamed(resource.replace)
