"""The client of Tiny.

Generated. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._api import API
from ._runtime.client_sync import SyncClient

if TYPE_CHECKING:
    from .resources.orders import Orders

__all__ = ["Client"]


class Client(SyncClient):
    """The client of Tiny: one attribute for each group of operations.

    Regions:
        default: https://api.example.com
    """

    _api = API

    @cached_property
    def orders(self) -> Orders:
        """orders: 5 operations."""
        from .resources.orders import Orders

        return Orders(self)
