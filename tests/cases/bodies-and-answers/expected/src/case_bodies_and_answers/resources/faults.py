"""Calls of Faults.

Generated from specs/faults.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, overload

from .._runtime.options import OMIT
from .._runtime.resource import Resource
from .._runtime.response import raw, streamed
from .operations import faults as operations

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableSequence, Sequence
    from typing import Any, Unpack

    from .._runtime.options import Omit, RequestOptions
    from ..models.faults import Fault, Keys
    from ..types.faults import FaultDict, KeysDict

__all__ = ["Faults", "FaultsWithRawResponse", "FaultsWithStreamingResponse"]


class Faults(Resource):
    """Faults: 4 operations."""

    @cached_property
    def with_raw_response(self) -> FaultsWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return FaultsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> FaultsWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return FaultsWithStreamingResponse(self)

    def list(self, **options: Unpack[RequestOptions]) -> MutableSequence[Fault]:
        """Returns:
            200: OK.
            204: None.

        `GET /faults` · docs/operations/faults/list.md
        """
        return self._send(operations.LIST, options=options)

    def replace(
        self, *, body: Sequence[Fault | FaultDict], **options: Unpack[RequestOptions]
    ) -> MutableSequence[Fault]:
        """Args:
            body: The request body.

        Returns:
            OK.

        `PUT /faults` · docs/operations/faults/replace.md
        """
        return self._send(operations.REPLACE, body=body, options=options)

    @overload
    def delete(self, *, keys: Sequence[str], **options: Unpack[RequestOptions]) -> None: ...

    @overload
    def delete(self, *, body: Keys | KeysDict | Mapping[str, Any], **options: Unpack[RequestOptions]) -> None: ...

    def delete(
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
        return self._send(operations.DELETE, body=body, fields={"keys": keys}, options=options)

    def retry(self, **options: Unpack[RequestOptions]) -> None:
        """Returns:
            OK.

        `POST /faults/retry` · docs/operations/faults/retry.md
        """
        return self._send(operations.RETRY, options=options)


class FaultsWithRawResponse:
    """The methods of `Faults`, each giving status, headers and body beside the result."""

    def __init__(self, resource: Faults) -> None:
        self.list = raw(resource.list)
        self.replace = raw(resource.replace)
        self.delete = raw(resource.delete)
        self.retry = raw(resource.retry)


class FaultsWithStreamingResponse:
    """The methods of `Faults`, each giving the response while it arrives."""

    def __init__(self, resource: Faults) -> None:
        self.list = streamed(resource.list)
        self.replace = streamed(resource.replace)
        self.delete = streamed(resource.delete)
        self.retry = streamed(resource.retry)
