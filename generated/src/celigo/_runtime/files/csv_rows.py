"""Records of a CSV file as models: the header names the fields, and every cell is text.

A file that breaks off is read on from the last row: by the place in the file where the server allows that, else by the
id of that row where the API can begin a file there. Rows that come again are given once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..codecs.compiling import codec_for
from ..core.errors import APIResponseError
from ..core.json_text import loads
from .csv_text import RecordSplitter
from .steps import Download

if TYPE_CHECKING:
    from ..codecs.codec import Codec

__all__ = ["RowSink"]


class RowSink:
    """Makes the rows of one file, however often it has to be begun."""

    def __init__(self, facts: Download, models: str) -> None:
        self._column = facts.column
        self._codec = codec_for(facts.row or "Any", models)
        self._fields: dict[str, Codec] = _codecs_of(facts.row, models)
        self._splitter = RecordSplitter()
        self._header: list[str] = []
        self._begun = False
        self._ordered = True
        self.last = ""
        """Id of the last row, where the API can go on from one."""
        self.progress = 0
        """How many rows were given."""

    @property
    def can_restart(self) -> bool:
        """Whether the file can be begun anew without a row lost or given twice: its ids tell which were given."""
        return not self.progress or (self._ordered and bool(self.last))

    def restart(self) -> None:
        """Begin with a header again."""
        self._splitter = RecordSplitter()
        self._header = []
        self._begun = bool(self.progress)

    def feed(self, part: bytes) -> Iterator[Any]:
        """Take the next bytes; give the rows that are whole now."""
        for cells in self._splitter.feed(part):
            yield from self._row(cells)

    def finish(self) -> Iterator[Any]:
        """Give the last row."""
        for cells in self._splitter.finish():
            yield from self._row(cells)
        if not self._header:
            raise APIResponseError("the CSV file is empty: it has no row with the names of the columns")

    def drop(self) -> None:
        """Nothing is kept."""

    def _row(self, cells: list[str]) -> Iterator[Any]:
        if not self._header:
            self._header = cells
            return
        if len(cells) != len(self._header):
            words = f"row {self.progress + 1} of the CSV file has {len(cells)} cells, not {len(self._header)}"
            raise APIResponseError(words)
        document = dict(zip(self._header, cells, strict=True))
        if not self._given(document.get(self._column, "") if self._column else ""):
            self.progress += 1
            yield self._codec.decode({name: self._value(name, text) for name, text in document.items() if text})

    def _given(self, id: str) -> bool:
        """Note the id of a row; whether it was given before the file was begun again."""
        if self._begun and id and id <= self.last:
            return True
        self._begun = False
        self._ordered = self._ordered and bool(id) and id > self.last
        self.last = id
        return False

    def _value(self, name: str, text: str) -> Any:
        """A cell as its field wants it: text, or the number or list that it spells."""
        codec = self._fields.get(name)
        if codec is None or codec.fits(text):
            return text
        try:
            value = loads(text)
        except ValueError:
            return text
        return value if codec.fits(value) else text


def _codecs_of(row: str, models: str) -> dict[str, Codec]:
    from importlib import import_module

    from ..codecs.model import Model

    model = getattr(import_module(models), row, None) if row.isidentifier() and models else None
    if not (isinstance(model, type) and issubclass(model, Model)):
        return {}
    return {item.wire_name: item.codec for item in model.table.by_name.values()}
