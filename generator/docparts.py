"""What pages of the docs are made of: links, programs, guides, scripts. Data only."""

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
