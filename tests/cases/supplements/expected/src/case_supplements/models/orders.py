"""Models of Orders.

Generated from specs/orders.md. Do not edit; run `make generate`.
"""

from __future__ import annotations

from .._runtime.model import Model, field

__all__ = ["Order"]


class Order(Model):
    """Schema `Order` of Orders · docs/models/order.md"""

    id: str | None = field("id", default=None)
