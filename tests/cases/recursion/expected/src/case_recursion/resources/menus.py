"""Calls of Menus.

Generated from specs/menus.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.resource import Resource
from .._runtime.response import raw, streamed
from .operations import menus as operations

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import RequestOptions
    from ..models.menus import Entries

__all__ = ["Menus", "MenusWithRawResponse", "MenusWithStreamingResponse"]


class Menus(Resource):
    """Menus: 1 operation."""

    @cached_property
    def with_raw_response(self) -> MenusWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return MenusWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> MenusWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return MenusWithStreamingResponse(self)

    def get_entries(self, menu_id: str, **options: Unpack[RequestOptions]) -> Entries:
        """Returns:
            OK.

        `GET /menus/{id}` · docs/operations/menus/get_entries.md
        """
        return self._send(operations.GET_ENTRIES, path=(menu_id,), options=options)


class MenusWithRawResponse:
    """The methods of `Menus`, each giving status, headers and body beside the result."""

    def __init__(self, resource: Menus) -> None:
        self.get_entries = raw(resource.get_entries)


class MenusWithStreamingResponse:
    """The methods of `Menus`, each giving the response while it arrives."""

    def __init__(self, resource: Menus) -> None:
        self.get_entries = streamed(resource.get_entries)
