"""What a terminal is given beside the words: colour, and a line of progress. A pipe and a file get the words alone."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from .stopwatch import watching

Paint = Callable[[str, str], str]
"""Gives a text the colour of a role; the text holds no control characters of its own."""
_COLOURS = {
    "error": "1;31",
    "breaking": "31",
    "warning": "1;33",
    "note": "1;36",
    "place": "1",
    "help": "32",
    "added": "32",
    "removed": "31",
    "hunk": "36",
}
"""Role of a text -> parameters of the escape sequence (ECMA-48, "select graphic rendition")."""
_PATIENCE = 1.0
"""Seconds that a run takes at most without a word."""
_CLEAR = "\r\x1b[K"
_STAGES = {
    "start": "starting",
    "read": "reading the documents",
    "merge": "merging the documents",
    "prove": "proving that nothing changed its meaning",
    "correct": "applying overlays",
    "build": "resolving schemas and operations",
    "validate": "validating the document",
    "name": "naming",
    "lower": "planning the package",
    "docs": "planning the docs",
    "compare": "comparing",
    "render": "rendering",
    "format": "formatting",
    "verify": "verifying",
    "write": "writing",
}
"""Stage of a run -> what it does, for people."""


def plain(role: str, text: str) -> str:
    """Leave a text as it is."""
    return text


def painted(role: str, text: str) -> str:
    """Colour a text."""
    return f"\x1b[{_COLOURS[role]}m{text}\x1b[0m"


def paint_for(stream: TextIO) -> Paint:
    """How texts on a stream are coloured: `NO_COLOR` and `FORCE_COLOR` decide, else whether it is a terminal."""
    if os.environ.get("NO_COLOR"):
        return plain
    if os.environ.get("FORCE_COLOR"):
        return painted
    return painted if stream.isatty() and os.environ.get("TERM") != "dumb" else plain


class Progress:
    """A line that says what a run is doing, once it has taken longer than a moment."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic, what: str = "start") -> None:
        self._stream = stream
        self._clock = clock
        self._start = clock()
        self._what = what
        self._shown = False
        self._guard = threading.Lock()

    def begin(self, stage: str) -> None:
        """Say that a stage begins."""
        self._what = stage
        self.show()

    def show(self) -> None:
        """Write the line anew."""
        with self._guard:
            seconds = self._clock() - self._start
            if seconds >= _PATIENCE:
                self._stream.write(f"{_CLEAR}{_STAGES.get(self._what, self._what)} … {seconds:.0f} s")
                self._stream.flush()
                self._shown = True

    def clear(self) -> None:
        """Make room for other words."""
        with self._guard:
            if self._shown:
                self._stream.write(_CLEAR)
                self._stream.flush()
                self._shown = False


@contextmanager
def progress(stream: TextIO, what: str = "start") -> Iterator[Callable[[], None]]:
    """Show progress on a terminal while the block runs; gives what clears the line, so that words can be printed."""
    if not stream.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda: None
        return
    shown = Progress(stream, what=what)
    done = threading.Event()

    def tick() -> None:
        while not done.wait(_PATIENCE):
            shown.show()

    thread = threading.Thread(target=tick, daemon=True)
    thread.start()
    try:
        with watching(shown.begin):
            yield shown.clear
    finally:
        done.set()
        thread.join()
        shown.clear()
