"""The operations of Notes, as data.

Generated from specs/notes.json. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Operation

if TYPE_CHECKING:
    from ...models.notes import Note

LIST: Operation[Note] = Operation(
    key="GET /notes",
    id="listNotes",
    method="GET",
    path=("/notes",),
    success={"200": "Note"},
    safe=True,
    idempotent=True,
    secured=False,
    docs="operations/notes/list.md",
)
