"""CSV while it arrives (RFC 4180): pieces of bytes in, whole records out.

The reader of the standard library wants lines from a blocking source and refuses cells over 128 KB; messages of servers
can be longer, and the asynchronous client has no such source.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from ..core.errors import APIResponseError

__all__ = ["RecordSplitter"]

RECORD_LIMIT = 16 * 1024 * 1024
"""Characters of one record: a quote that is never closed must not gather the whole file."""

_CELL = re.compile(r'"((?>[^"]*(?:""[^"]*)*))"([^,\r\n]*)|([^,\r\n]*)')
"""Atomic, so that half of a doubled quote is never taken for the closing one."""


class RecordSplitter:
    """Cuts a text into records, and records into cells; empty lines are no records."""

    __slots__ = ("_decoder", "_rest", "_start")

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._rest = ""
        self._start = True

    def feed(self, piece: bytes) -> Iterator[list[str]]:
        """Take a piece; give the records that are whole now."""
        text = self._text(piece, False)
        if self._start and text:
            text, self._start = text.removeprefix("\ufeff"), False
        self._rest += text
        if "\n" in text or len(self._rest) > RECORD_LIMIT:
            yield from self._records(False)

    def finish(self) -> Iterator[list[str]]:
        """Give the last record, which need not end with a line break."""
        self._rest += self._text(b"", True)
        yield from self._records(True)

    def _text(self, piece: bytes, final: bool) -> str:
        try:
            return self._decoder.decode(piece, final)
        except UnicodeDecodeError:
            raise APIResponseError("the file is no UTF-8 text") from None

    def _records(self, final: bool) -> Iterator[list[str]]:
        text, at = self._rest, 0
        while at < len(text):
            found = _record(text, at, final)
            if found is None:
                break
            cells, at = found
            if cells != [""]:
                yield cells
        self._rest = text[at:]
        if len(self._rest) > RECORD_LIMIT:
            raise APIResponseError(f"a record of the file is longer than {RECORD_LIMIT} characters")
        if final and self._rest:
            raise APIResponseError("the file ends inside a quoted cell")


def _record(text: str, at: int, final: bool) -> tuple[list[str], int] | None:
    """Return the record that begins at a place, and where the next one does; `None` when its end is not there yet."""
    end = text.find("\n", at)
    if end < 0 and not final:
        return None
    line_end = end if end >= 0 else len(text)
    if text.find('"', at, line_end) < 0:
        return text[at:line_end].removesuffix("\r").split(","), line_end + 1
    cells: list[str] = []
    while True:
        match = _CELL.match(text, at)
        assert match is not None
        quoted, tail, plain = match.groups()
        if quoted is None and plain.startswith('"'):
            return None  # the closing quote is still to come
        cells.append(plain if quoted is None else quoted.replace('""', '"') + tail)
        at = match.end()
        if text.startswith(",", at):
            at += 1
        elif text.startswith(("\n", "\r\n"), at):
            return cells, text.index("\n", at) + 1
        elif at >= len(text) or (at + 1 == len(text) and not final):
            return (cells, at) if final else None
        else:
            raise APIResponseError("the file is no CSV: a carriage return stands where no line ends")
