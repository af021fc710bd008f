"""How much room a text takes, without a font at hand: names are set in type of one width."""

from __future__ import annotations

import unicodedata
from math import ceil

COLUMN = 7.3
"""Of one character at 12 units of height, in the widest of the usual typefaces."""
MOST = 30
"""Characters of one text; the rest is an ellipsis."""
NOTE = 22
"""Characters of a note."""
_WIDE = frozenset("WF")
_NONE = frozenset(("Mn", "Me", "Cf"))


def width(text: str) -> int:
    """Units that a text takes."""
    return ceil(sum(map(_columns, text)) * COLUMN)


def shortened(text: str, most: int = MOST) -> str:
    """A text on one line, no longer than fits into a box; without what cannot be seen."""
    line = "".join(char for char in " ".join(text.split()) if char.isprintable())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _columns(char: str) -> int:
    if unicodedata.category(char) in _NONE:
        return 0
    return 2 if unicodedata.east_asian_width(char) in _WIDE else 1
