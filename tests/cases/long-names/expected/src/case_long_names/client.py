"""The client of Sync.

Generated. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._api import API
from ._runtime.client_sync import SyncClient

if TYPE_CHECKING:
    from .resources.sync import Sync

__all__ = ["Client"]


class Client(SyncClient):
    """The client of Sync: one attribute for each group of operations.

    Regions:
        default: https://api.example.com
    """

    _api = API

    @cached_property
    def sync(self) -> Sync:
        """Sync: 1 operation."""
        from .resources.sync import Sync

        return Sync(self)
