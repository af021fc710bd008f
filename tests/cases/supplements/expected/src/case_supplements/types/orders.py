"""Wire forms of the models of Orders.

Generated from specs/orders.md. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TypedDict

__all__ = ["OrderDict"]


class OrderDict(TypedDict, total=False):
    """Wire form of `Order`."""

    id: str
