"""The client of Desks.

Generated. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._api import API
from ._runtime.client_sync import SyncClient

if TYPE_CHECKING:
    from .resources.desks import Desks

__all__ = ["Client"]


class Client(SyncClient):
    """The client of Desks: one attribute for each group of operations.

    Regions:
        default: https://api.example.com
    """

    _api = API

    @cached_property
    def desks(self) -> Desks:
        """Desks: 3 operations."""
        from .resources.desks import Desks

        return Desks(self)
