"""Models of Desks.

Generated from specs/desks.md. Do not edit; run `make generate`.
"""

from __future__ import annotations

from .._runtime.model import Model, field

__all__ = ["Desk", "UnauthorizedBody"]


class Desk(Model):
    """Schema `Desk` of Desks · docs/models/desk.md"""

    id: str | None = field("id", default=None)


class UnauthorizedBody(Model):
    """Part of `responses/Unauthorized` · docs/models/unauthorized_body.md"""

    message: str = field("message")
