"""The client of Notes.

Generated. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._api import API
from ._runtime.client_sync import SyncClient

if TYPE_CHECKING:
    from .resources.books import Books

__all__ = ["Client"]


class Client(SyncClient):
    """The client of Notes: one attribute for each group of operations.

    Regions:
        default: https://api.example.com/v1
    """

    _api = API

    @cached_property
    def books(self) -> Books:
        """books: 1 operation."""
        from .resources.books import Books

        return Books(self)
