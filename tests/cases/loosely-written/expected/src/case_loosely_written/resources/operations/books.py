"""The operations of books, as data.

Generated from specs/notes.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Operation, PathParam, Query

if TYPE_CHECKING:
    from ...models.notes import Notes

LIST: Operation[Notes] = Operation(
    key="GET /books/{bookId}/notes",
    id="listNotes",
    method="GET",
    path=("/books/", PathParam("bookId"), "/notes"),
    query=(Query("limit"),),
    success={"200": "Notes"},
    safe=True,
    idempotent=True,
    secured=False,
    docs="operations/books/list.md",
)
