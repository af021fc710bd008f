"""Models of several pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runtime.codecs.model import Model, field

if TYPE_CHECKING:
    from collections.abc import MutableSequence

__all__ = ["Dependencies", "DependencyEntry", "Error", "ErrorEntry"]


class ErrorEntry(Model):
    """One error."""

    message: str = field("message")
    code: str | int | None = field("code", default=None)


class Error(Model):
    """The envelope of errors."""

    errors: MutableSequence[ErrorEntry] = field("errors")


class DependencyEntry(Model):
    """Something that depends on the resource."""

    id: str = field("id")
    access_level: str | None = field("accessLevel", default=None)


class Dependencies(Model, additional="MutableSequence[DependencyEntry]"):
    """Dependents by kind."""
