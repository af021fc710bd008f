"""What a diagram shows, before it has a place on a sheet: boxes with rows, and arrows from rows to boxes."""

from __future__ import annotations

from dataclasses import dataclass

HEAD = -1
"""As the row of an arrow: the title of its box."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line in a box."""

    text: str
    note: str = ""
    """What stands at its right end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A thing."""

    key: str
    title: str
    note: str = ""
    """What stands at the right end of its title."""
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """From a row of a box to a box, which may be the same one."""

    source: str
    row: int
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """A diagram; the first box is the one that it is about."""

    name: str
    """Of the file, without its suffix."""
    title: str
    description: str
    """What it shows, for those who do not see it."""
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
