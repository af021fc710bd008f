"""The client of Steps.

Generated. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._api import API
from ._runtime.client_sync import SyncClient

if TYPE_CHECKING:
    from .resources.steps import Steps

__all__ = ["Client"]


class Client(SyncClient):
    """The client of Steps: one attribute for each group of operations.

    Regions:
        default: https://api.example.com
    """

    _api = API

    @cached_property
    def steps(self) -> Steps:
        """Steps: 1 operation."""
        from .resources.steps import Steps

        return Steps(self)
