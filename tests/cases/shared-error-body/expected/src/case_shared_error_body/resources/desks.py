"""Calls of Desks.

Generated from specs/desks.md. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.resource import Resource
from .._runtime.response import raw, streamed
from .operations import desks as operations

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import RequestOptions
    from ..models.desks import Desk

__all__ = ["Desks", "DesksWithRawResponse", "DesksWithStreamingResponse"]


class Desks(Resource):
    """Desks: 3 operations."""

    @cached_property
    def with_raw_response(self) -> DesksWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return DesksWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> DesksWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return DesksWithStreamingResponse(self)

    def create(self, **options: Unpack[RequestOptions]) -> Desk:
        """Returns:
            OK.

        Raises:
            AuthenticationError: 401. No token.

        `POST /desks` · docs/operations/desks/create.md
        """
        return self._send(operations.CREATE, options=options)

    def get(self, desk_id: str, **options: Unpack[RequestOptions]) -> Desk:
        """Returns:
            OK.

        Raises:
            AuthenticationError: 401. No token.

        `GET /desks/{id}` · docs/operations/desks/get.md
        """
        return self._send(operations.GET, path=(desk_id,), options=options)

    def replace(self, desk_id: str, **options: Unpack[RequestOptions]) -> Desk:
        """Returns:
            OK.

        Raises:
            AuthenticationError: 401. No token.

        `PUT /desks/{id}` · docs/operations/desks/replace.md
        """
        return self._send(operations.REPLACE, path=(desk_id,), options=options)


class DesksWithRawResponse:
    """The methods of `Desks`, each giving status, headers and body beside the result."""

    def __init__(self, resource: Desks) -> None:
        self.create = raw(resource.create)
        self.get = raw(resource.get)
        self.replace = raw(resource.replace)


class DesksWithStreamingResponse:
    """The methods of `Desks`, each giving the response while it arrives."""

    def __init__(self, resource: Desks) -> None:
        self.create = streamed(resource.create)
        self.get = streamed(resource.get)
        self.replace = streamed(resource.replace)
