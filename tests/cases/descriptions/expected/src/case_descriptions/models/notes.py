"""Models of Notes.

Generated from specs/notes.json. Do not edit; run `make generate`.
"""

from __future__ import annotations

from .._runtime.model import Model, field

__all__ = ["Note"]


class Note(Model):
    """A note; {{ not_a_template }} and \"\"\" inside.

    Schema `Note` of Notes · docs/models/note.md
    """

    title: str | None = field("title", default=None)
    """Holds `{{title}}` and C:\\new\\table."""
