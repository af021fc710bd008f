"""Two models, so that answers can be read as something."""

from __future__ import annotations

from typing import Any

from runtime.model import Model, field

__all__ = ["Fault", "Refusal", "Thing"]


class Thing(Model):
    """A thing."""

    id: str | None = field("_id", default=None, read_only=True)
    name: str = field("name")
    size: int | None = field("size", default=None)
    extra: Any | None = field("extra", default=None)


class Fault(Model):
    """What went wrong with it."""

    code: str | None = field("code", default=None)


class Refusal(Model):
    """A documented error body."""

    message: str | None = field("message", default=None)
