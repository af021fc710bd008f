"""The client of Events.

Generated. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._api import API
from ._runtime.client_sync import SyncClient

if TYPE_CHECKING:
    from .resources.events import Events

__all__ = ["Client"]


class Client(SyncClient):
    """The client of Events: one attribute for each group of operations.

    Regions:
        default: https://api.example.com
    """

    _api = API

    @cached_property
    def events(self) -> Events:
        """Events: 1 operation."""
        from .resources.events import Events

        return Events(self)
