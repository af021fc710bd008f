"""What operations say of objects that are read, changed and written back."""

from __future__ import annotations

from dataclasses import dataclass

from ..core.operation import Step

__all__ = ["Pairing"]


@dataclass(frozen=True, slots=True)
class Pairing(Step):
    """How an object is read, changed and written."""

    ids: tuple[str, ...]
    """Fields of the object that are the path arguments; empty when it does not hold them all."""
    version: str = ""
    """Field that changes whenever the object does."""
