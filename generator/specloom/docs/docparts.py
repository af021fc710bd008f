"""What pages of the docs are made of: links, samples, scripts, drawings, and the pages themselves. Data only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from ..source import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link to another page of the docs."""

    text: str
    """An identifier or a call: goes into a code span."""
    href: str
    """Relative to the page that has the link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A value as a program has it; templates spell it."""

    kind: Literal["data", "moment", "model", "document", "list", "dict"]
    value: Json = None
    """What `data` is, and what a `document` is read from."""
    numbers: tuple[int, ...] = ()
    """Year, month, day and time of a `moment`, in UTC."""
    name: str = ""
    """Class of a `model`, made by its fields, or of a `document`, made of its JSON."""
    parts: tuple[Given, ...] = ()
    """Fields of a `model`, items of a `list`, members of a `dict`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An argument, a field, an item or a member, with its value."""

    name: str = ""
    """Keyword or key; empty for what has its place."""
    value: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSample:
    """A call with arguments, and what a program does with its result."""

    call: str
    """`pets.list`: attribute path on the client."""
    arguments: tuple[Given, ...]
    kind: str
    """What the call gives: `nothing`, a `list` of models, a `value`, or what a feature makes of them."""
    result: str
    """Name of a variable for the result, for an item of it, or for a job."""
    shown: tuple[str, ...]
    """Attributes that are worth printing; empty for all of it."""
    output: str = ""
    """What the program prints where the server has the things of the samples; empty where that is not known."""

    @property
    def path_arguments(self) -> tuple[Given, ...]:
        """Those that are given by their place."""
        return tuple(given for given in self.arguments if not given.name)

    @property
    def has_moments(self) -> bool:
        """Whether a program with it needs `datetime`."""
        return any(given.value.kind == "moment" for given in self.arguments)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestSample:
    """The same call as a request."""

    http_method: str
    address: str
    secured: bool
    """Whether it carries the credential."""
    headers: tuple[tuple[str, str], ...]
    cookies: tuple[tuple[str, str], ...]
    media_type: str
    body: str | None
    form: tuple[tuple[str, str], ...] = ()
    """Fields of a form, which curl writes itself; then there is no other body."""
    parts: bool = False
    """Whether the fields are parts of a multipart body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSample:
    """A document of a model, and an expression that makes one."""

    document: Json
    construction: Expression | None
    variable: str
    models: tuple[str, ...]
    """Classes that the expression names, sorted."""
    has_moments: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideCall:
    """A call that a guide lists, with what the guide says of it."""

    link: Link
    item: str = ""
    """What a list is a list of."""
    names: tuple[str, ...] = ()
    """Calls that come with it."""
    version: str = ""
    """The field that tells of changes made elsewhere."""
    size: int = 0
    """How many items one request takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the docs."""

    path: str
    """Below the folder of the docs."""
    title: str
    """In the navigation and in lists of pages."""
    summary: str = ""
    """What it is about, for lists of pages."""
    section: tuple[str, ...] = ()
    """Headings of the navigation above it."""
    template: str = ""
    """Below `docs/`, without its suffixes; empty for a page that was written by hand."""
    data: Any = None
    """What the template shows as `page`."""
    written: str = ""
    """All of a page that was written by hand, Markdown."""
    origin_text: str = ""
    """Where that one stands."""
    listed: bool = True
    """Whether lists of pages have it."""
    navigable: bool = True
    """Whether the navigation has it."""
    full_text: bool = True
    """Whether it is part of the one text for programs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NavigationEntry:
    """A page in the navigation, or a heading with what stands below it."""

    title: str
    path: str = ""
    """Empty for a heading."""
    entries: tuple[NavigationEntry, ...] = ()


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
