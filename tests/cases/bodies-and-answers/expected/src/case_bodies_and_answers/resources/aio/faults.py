"""Async calls of Faults.

Generated from specs/faults.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, overload

from ..._runtime.options import OMIT
from ..._runtime.resource import AsyncResource
from ..._runtime.response import async_raw, async_streamed
from ..operations import faults as operations

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableSequence, Sequence
    from typing import Any, Unpack

    from ..._runtime.options import Omit, RequestOptions
    from ...models.faults import Fault, Keys
    from ...types.faults import FaultDict, KeysDict

__all__ = ["AsyncFaults", "AsyncFaultsWithRawResponse", "AsyncFaultsWithStreamingResponse"]


class AsyncFaults(AsyncResource):
    """Faults: 4 operations."""

    @cached_property
    def with_raw_response(self) -> AsyncFaultsWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AsyncFaultsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncFaultsWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AsyncFaultsWithStreamingResponse(self)

    async def list(self, **options: Unpack[RequestOptions]) -> MutableSequence[Fault]:
        """Returns:
            200: OK.
            204: None.

        `GET /faults` · docs/operations/faults/list.md
        """
        return await self._send(operations.LIST, options=options)

    async def replace(
        self, *, body: Sequence[Fault | FaultDict], **options: Unpack[RequestOptions]
    ) -> MutableSequence[Fault]:
        """Args:
            body: The request body.

        Returns:
            OK.

        `PUT /faults` · docs/operations/faults/replace.md
        """
        return await self._send(operations.REPLACE, body=body, options=options)

    @overload
    async def delete(self, *, keys: Sequence[str], **options: Unpack[RequestOptions]) -> None: ...

    @overload
    async def delete(self, *, body: Keys | KeysDict | Mapping[str, Any], **options: Unpack[RequestOptions]) -> None: ...

    async def delete(
        self,
        *,
        body: Keys | KeysDict | Mapping[str, Any] | Omit = OMIT,
        keys: Sequence[str] | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Args:
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            OK.

        `DELETE /faults` · docs/operations/faults/delete.md
        """
        return await self._send(operations.DELETE, body=body, fields={"keys": keys}, options=options)

    async def retry(self, **options: Unpack[RequestOptions]) -> None:
        """Returns:
            OK.

        `POST /faults/retry` · docs/operations/faults/retry.md
        """
        return await self._send(operations.RETRY, options=options)


class AsyncFaultsWithRawResponse:
    """The methods of `AsyncFaults`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncFaults) -> None:
        self.list = async_raw(resource.list)
        self.replace = async_raw(resource.replace)
        self.delete = async_raw(resource.delete)
        self.retry = async_raw(resource.retry)


class AsyncFaultsWithStreamingResponse:
    """The methods of `AsyncFaults`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncFaults) -> None:
        self.list = async_streamed(resource.list)
        self.replace = async_streamed(resource.replace)
        self.delete = async_streamed(resource.delete)
        self.retry = async_streamed(resource.retry)
