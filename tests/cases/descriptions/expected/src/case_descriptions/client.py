"""The client of Notes.

Generated. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._api import API
from ._runtime.client_sync import SyncClient

if TYPE_CHECKING:
    from .resources.notes import Notes

__all__ = ["Client"]


class Client(SyncClient):
    """The client of Notes: one attribute for each group of operations.

    Regions:
        default: https://api.example.com
    """

    _api = API

    @cached_property
    def notes(self) -> Notes:
        """Notes: 1 operation."""
        from .resources.notes import Notes

        return Notes(self)
