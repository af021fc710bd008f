"""What hand-written parts of models may rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .core.json_text import JsonObject

__all__ = ["ModelMixin"]


class ModelMixin:
    """Base of classes that a generated model has beside `Model`.

    A part reads the document by `raw`, or declares the fields that it needs with the types that the model gives them.
    It has no state of its own.
    """

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def raw(self) -> JsonObject:
            """The document itself: changes to it are changes of the model."""
            ...

        def __getitem__(self, wire_name: str) -> Any: ...
