"""Wire forms of the models of Notes.

Generated from specs/notes.json. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TypedDict

__all__ = ["NoteDict"]


class NoteDict(TypedDict, total=False):
    """Wire form of `Note`."""

    title: str
