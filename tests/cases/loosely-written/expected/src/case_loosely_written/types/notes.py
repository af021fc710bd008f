"""Wire forms of the models of Notes.

Generated from specs/notes.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from typing import Any, Required

__all__ = ["BaseDict", "NotesDict"]


class BaseDict(TypedDict, total=False):
    """Wire form of `Base`."""

    items: list[str]


class NotesDict(TypedDict, total=False):
    """Wire form of `Notes`."""

    items: Required[list[str]]
    etag: Required[Any]
