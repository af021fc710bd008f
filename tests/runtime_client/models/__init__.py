"""Some models, so that answers can be read as something."""

from __future__ import annotations

from collections.abc import MutableMapping, MutableSequence
from typing import Any, Literal

from runtime.codecs.model import Model, field

__all__ = ["Cat", "Dog", "Fault", "Part", "Refusal", "Thing", "ThingRequest"]


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


class Part(Model):
    """Something in it."""

    owner_id: str | None = field("_ownerId", default=None)
    whole: ThingRequest | None = field("whole", default=None)


class ThingRequest(Model):
    """A thing as it is written."""

    name: str | None = field("name", default=None)
    class_: str | None = field("_class", default=None)
    parts: MutableSequence[Part] | None = field("parts", default=None)
    labels: MutableMapping[str, str] | None = field("labels", default=None)
    either: Part | Thing | None = field("either", default=None)
    anything: Any | None = field("anything", default=None)


class Cat(Model):
    """One of two that their kind tells apart."""

    kind: Literal["cat"] | None = field("kind", default=None)


class Dog(Model):
    """The other."""

    kind: Literal["dog"] | None = field("kind", default=None)
