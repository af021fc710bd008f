"""What pages of the docs are made of: links, programs, guides, scripts, drawings. Data only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link to another page of the docs."""

    text: str
    """An identifier or a call: goes into a code span."""
    href: str
    """Relative to the page that has the link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The same thing in one language."""

    title: str
    language: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideCall:
    """A call that a guide speaks of, with a word beside it."""

    link: Link
    summary: str = ""
    note: str = ""
    """Markdown of ours: names in code spans."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """A page that tells how something is done."""

    path: str
    """Below the folder of the docs."""
    title: str
    summary: str
    """One sentence, for lists of guides."""
    template: str = ""
    """Name of its template; empty for one that was written by hand."""
    written: str = ""
    """All of a page that was written by hand, Markdown."""
    origin_text: str = ""
    """Where that one stands."""
    programs: Mapping[str, str] = field(default_factory=dict)
    """Source of each program that the template shows, by the name it has there; empty for one that cannot be."""
    calls: tuple[GuideCall, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    """Names that the template speaks of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A script that was written by hand."""

    name: str
    """Of the file, without its suffix."""
    title: str
    description: str
    """What its docstring says after the title."""
    anchor: str
    path: str
    """Below the folder of the package."""
    source: str
    content: bytes
    """The file as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnText:
    """A text of a drawing."""

    x: int
    y: int
    """Of its base line."""
    style: str
    """`title` and `row` begin at `x`, `note` ends there."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnBox:
    """A box of a drawing, its edges in the units of the sheet."""

    key: str
    x: int
    y: int
    width: int
    height: int
    head: int
    """Height of the part with its title."""
    texts: tuple[DrawnText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnArrow:
    """An arrow of a drawing."""

    source: str
    target: str
    """Keys of the boxes that it joins."""
    points: tuple[tuple[int, int], ...]
    """From where to where, by which corners."""
    line: str
    """The same as a path."""
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A diagram, everything in its place."""

    path: str
    """Below the folder of the docs."""
    title: str
    description: str
    """What it shows, for those who do not see it."""
    width: int
    height: int
    boxes: tuple[DrawnBox, ...]
    arrows: tuple[DrawnArrow, ...]
    source: str
    """The same in the language of mermaid, which code hosts draw."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawing on a page."""

    href: str
    """Relative to the page."""
    drawing: Drawing
    caption_text: str = "The same for tools that draw mermaid"
