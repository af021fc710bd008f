"""The client of Menus.

Generated. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._api import API
from ._runtime.client_sync import SyncClient

if TYPE_CHECKING:
    from .resources.menus import Menus

__all__ = ["Client"]


class Client(SyncClient):
    """The client of Menus: one attribute for each group of operations.

    Regions:
        default: https://api.example.com
    """

    _api = API

    @cached_property
    def menus(self) -> Menus:
        """Menus: 1 operation."""
        from .resources.menus import Menus

        return Menus(self)
