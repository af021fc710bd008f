"""The client of Copies.

Generated. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._api import API
from ._runtime.client_sync import SyncClient

if TYPE_CHECKING:
    from .resources.copies import Copies
    from .resources.runs import Runs

__all__ = ["Client"]


class Client(SyncClient):
    """The client of Copies: one attribute for each group of operations.

    Regions:
        default: https://api.example.com
    """

    _api = API

    @cached_property
    def copies(self) -> Copies:
        """Copies: 1 operation."""
        from .resources.copies import Copies

        return Copies(self)

    @cached_property
    def runs(self) -> Runs:
        """runs: 1 operation."""
        from .resources.runs import Runs

        return Runs(self)
