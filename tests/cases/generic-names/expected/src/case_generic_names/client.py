"""The client of Shop.

Generated. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._api import API
from ._runtime.client_sync import SyncClient

if TYPE_CHECKING:
    from .resources.articles import Articles
    from .resources.customers import Customers

__all__ = ["Client"]


class Client(SyncClient):
    """The client of Shop: one attribute for each group of operations.

    Regions:
        default: https://api.example.com
    """

    _api = API

    @cached_property
    def articles(self) -> Articles:
        """Articles: 1 operation."""
        from .resources.articles import Articles

        return Articles(self)

    @cached_property
    def customers(self) -> Customers:
        """Customers: 1 operation."""
        from .resources.customers import Customers

        return Customers(self)
