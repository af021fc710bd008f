"""The client of Garden.

Generated. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._api import API
from ._runtime.client_sync import SyncClient

if TYPE_CHECKING:
    from .resources.beds import Beds
    from .resources.doors import Doors
    from .resources.tools import Tools

__all__ = ["Client"]


class Client(SyncClient):
    """The client of Garden: one attribute for each group of operations.

    Regions:
        default: https://api.example.com
    """

    _api = API

    @cached_property
    def beds(self) -> Beds:
        """Beds: 5 operations."""
        from .resources.beds import Beds

        return Beds(self)

    @cached_property
    def doors(self) -> Doors:
        """Doors: 2 operations."""
        from .resources.doors import Doors

        return Doors(self)

    @cached_property
    def tools(self) -> Tools:
        """Tools: 3 operations."""
        from .resources.tools import Tools

        return Tools(self)
