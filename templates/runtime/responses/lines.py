"""Cutting a stream of bytes into lines of text, wherever the pieces happen to end."""

from __future__ import annotations

import codecs
from collections.abc import Iterator


class LineSplitter:
    """Takes pieces in, gives whole lines out; a line ends with LF, CR LF or CR."""

    __slots__ = ("_decoder", "_start")

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._start = ""

    def feed(self, piece: bytes) -> Iterator[str]:
        """Return the lines that are whole now."""
        text = self._start + self._decoder.decode(piece)
        held = "\r" if text.endswith("\r") else ""  # a LF may follow
        lines = text.removesuffix("\r").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._start = lines.pop() + held
        yield from lines

    def rest(self) -> Iterator[str]:
        """Return what is left at the end."""
        text = self._start + self._decoder.decode(b"", final=True)
        if text:
            yield from text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
