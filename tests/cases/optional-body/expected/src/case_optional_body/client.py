"""The client of Pets.

Generated. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._api import API
from ._runtime.client_sync import SyncClient

if TYPE_CHECKING:
    from .resources.cats import Cats
    from .resources.pets import Pets

__all__ = ["Client"]


class Client(SyncClient):
    """The client of Pets: one attribute for each group of operations.

    Regions:
        default: https://api.example.com
    """

    _api = API

    @cached_property
    def cats(self) -> Cats:
        """cats: 1 operation."""
        from .resources.cats import Cats

        return Cats(self)

    @cached_property
    def pets(self) -> Pets:
        """Pets: 1 operation."""
        from .resources.pets import Pets

        return Pets(self)
