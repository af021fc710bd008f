"""The client of Faults.

Generated. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._api import API
from ._runtime.client_sync import SyncClient

if TYPE_CHECKING:
    from .resources.faults import Faults

__all__ = ["Client"]


class Client(SyncClient):
    """The client of Faults: one attribute for each group of operations.

    Regions:
        default: https://api.example.com
    """

    _api = API

    @cached_property
    def faults(self) -> Faults:
        """Faults: 4 operations."""
        from .resources.faults import Faults

        return Faults(self)
