"""The client of API.

Generated. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._api import API
from ._runtime.client_sync import SyncClient

if TYPE_CHECKING:
    from .resources.one import One
    from .resources.two import Two

__all__ = ["Client"]


class Client(SyncClient):
    """The client of API: one attribute for each group of operations.

    Regions:
        default: https://one.example.com
    """

    _api = API

    @cached_property
    def one(self) -> One:
        """One: 1 operation."""
        from .resources.one import One

        return One(self)

    @cached_property
    def two(self) -> Two:
        """Two: 1 operation."""
        from .resources.two import Two

        return Two(self)
