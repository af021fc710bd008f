"""The client of Agents.

Generated. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._api import API
from ._runtime.client_sync import SyncClient

if TYPE_CHECKING:
    from .resources.agents import Agents

__all__ = ["Client"]


class Client(SyncClient):
    """The client of Agents: one attribute for each group of operations.

    Regions:
        default: https://api.example.com
    """

    _api = API

    @cached_property
    def agents(self) -> Agents:
        """Agents: 2 operations."""
        from .resources.agents import Agents

        return Agents(self)
