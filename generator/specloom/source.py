"""What was read and what it was merged into: pages, fragments, the one specification. Data only."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from .diagnostics import Origin

MANIFEST = ".manifest"
"""File that a generated folder has: what is in it was written by us, and is no input."""

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
"""A decoded JSON document. Stages treat one as frozen: they build new ones and never write into one they were given."""


class Written(float):
    """A number of a YAML document that knows how it was written: `1.10` may have been meant as text."""

    __slots__ = ("text",)
    text: str

    def __new__(cls, text: str) -> Written:
        """The number that `text` says."""
        number = super().__new__(cls, text)
        number.text = text
        return number


def written(number: float) -> str:
    """A number, or a truth value, as it stands in its document."""
    return number.text if isinstance(number, Written) else json.dumps(number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One input file."""

    path: str
    """As shown to people: relative to the working folder, forward slashes."""
    title: str
    """First level-one heading, else `info.title` of its first fragment, else the file's stem."""
    text: str
    """The decoded text, without byte order mark, line ends as in the file."""
    supplement: bool = False
    """Whether it stands in the folder of hand-written supplements."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """One OpenAPI document inside a page, normalised to the meaning of OpenAPI 3.1."""

    page: str
    """Path of its page."""
    title: str
    """Title of its page."""
    line: int
    """Line of the page, from 1, on which `text` begins."""
    indent: int
    """Columns that quote or list markers take before each line of `text`."""
    text: str
    """The document as published, markers of quotes and lists taken off."""
    syntax: str
    """`json` or `yaml`."""
    document: dict[str, Json]
    heading: str = ""
    """The heading above it in the page, for people."""
    supplement: bool = False

    @property
    def api(self) -> str:
        """What it calls its API; empty when it does not say."""
        info = self.document.get("info")
        title = info.get("title") if isinstance(info, dict) else None
        return title if isinstance(title, str) else ""

    @property
    def origin(self) -> Origin:
        """The place of the fragment as a whole."""
        return Origin(page=self.page, fragment=self.line)

    library: bool = False
    """Whether it is no OpenAPI document but a file of definitions, which others refer to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One component of the merged document and where it came from."""

    kind: str
    """`schemas`, `parameters`, `responses` …"""
    name: str
    """Its key in the merged document."""
    published: str
    """Its key in the fragments."""
    page: str
    """Title of the page that it belongs to; empty when several pages publish it."""
    origins: tuple[Origin, ...]
    """Every place that publishes it, sorted; the first stands for all."""
    pages: tuple[str, ...] = ()
    """Titles of all pages that publish it, sorted."""
    fingerprint: str = ""
    """Short hash of its structure, through its references; tells it from others in later runs."""
    content: str = ""
    """Short hash of all that it says, texts too; tells it from others of the same structure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A component that several pages published alike in the last run, and do not any more."""

    published: str
    kept: str
    """Key in the merged document of the one that keeps the name."""
    changed: str
    """Key of another one."""
    kept_pages: tuple[str, ...]
    """Titles of the pages that publish the former, sorted."""
    changed_pages: tuple[str, ...]
    difference: str
    """The first difference, in words; empty when it is in a component that they refer to."""
    origin: Origin
    """Where the other one is published."""
    kept_origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedOperation:
    """One operation of the merged document and where it came from."""

    path: str
    method: str
    """Lower case, as in the document."""
    page: str
    """Title of the page that publishes it."""
    origins: tuple[Origin, ...]
    """Origin of the operation object in each fragment that publishes it."""
    supplement: bool = False

    @property
    def key(self) -> str:
        """The stable key, `GET /pets`."""
        return f"{self.method.upper()} {self.path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One action of an overlay, as applied."""

    target: str
    """The JSONPath, as written."""
    kind: str
    """`update`, `remove` or `copy`."""
    reason: str
    pointers: tuple[str, ...]
    """What it changed, as JSON pointers into the merged document."""
    origin: Origin
    before: Json = None
    """What stood at the first of these places, as far as it was changed; None for nothing."""
    after: Json = None
    """What stands there now, likewise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Specification:
    """The one merged OpenAPI 3.1 document, with the way back to the pages."""

    document: dict[str, Json]
    operations: tuple[MergedOperation, ...]
    """Sorted by path, then method."""
    components: tuple[Component, ...]
    """Sorted by kind, then name."""
    origins: Mapping[str, Origin]
    """JSON pointer in `document` -> place in a page, for operations, components and root members; what stands below
    such a pointer has the same tail in the fragment."""
    pages: tuple[str, ...]
    """Titles of the pages, sorted."""
    splits: tuple[Split, ...] = ()
    """Components whose copies have come apart since the last run."""
    corrections: tuple[Correction, ...] = ()
    """What overlays changed, in the order of application."""

    def origin(self, pointer: str) -> Origin:
        """The published place of what stands at `pointer` in the merged document.

        The longest known prefix decides; an unknown place is the document's first page as a whole.
        """
        return origin_below(self.origins, pointer) or Origin(page=self.first_page)

    @property
    def first_page(self) -> str:
        """Path of the page that stands for the document as a whole."""
        return self.operations[0].origins[0].page if self.operations else ""


def origin_below(origins: Mapping[str, Origin], pointer: str) -> Origin | None:
    """The place of what stands at `pointer`, by the longest prefix of it whose place is known."""
    head = pointer
    while head and head not in origins:
        head = head.rpartition("/")[0]
    known = origins.get(head)
    if known is None:
        return None
    return Origin(page=known.page, fragment=known.fragment, pointer=known.pointer + pointer[len(head) :])


@dataclass(frozen=True, slots=True, kw_only=True)
class Handwritten:
    """A file beside the pages that goes into the output as it stands."""

    path: str
    """As shown to people."""
    name: str
    text: str
