"""What a link means in the fragment that holds it: the place it leads to, or a finding."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from ..diagnostics import Diagnostics, Origin, pointer_of
from ..openapi.grammar import DATA, SECTION_OF, UNKNOWN, kind_at
from ..openapi.pointers import MissingError, find, fragment_tokens
from ..source import Fragment, Json
from ..text.suggest import did_you_mean
from . import walk
from .walk import Form, Link

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_FORMS = {"securityScheme": Form.SECURITY, "mapping": Form.MAPPING, "operation": Form.OPERATION}
_WORDS = {
    "requestBody": "request body",
    "securityScheme": "security scheme",
    "pathItem": "path item",
    "mediaType": "media type",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in a fragment."""

    fragment: int
    """Index of the fragment."""
    tokens: tuple[str, ...]
    known: bool
    """Whether the grammar has what stands there; if not, it is a definition kept in an extension."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A reference that leads nowhere."""

    code: str
    message: str
    origin: Origin
    help: str


@dataclass(slots=True)
class Resolver:
    """Follows links; every link that leads nowhere becomes one finding, however many fragments repeat it."""

    fragments: Sequence[Fragment]
    diagnostics: Diagnostics
    _pages: dict[str, list[int]]
    _anchors: dict[int, dict[str, tuple[str, ...]]]
    _told: set[tuple[object, ...]]
    _lost: list[Lost]
    _silent: Resolver | None

    def __init__(self, fragments: Sequence[Fragment], diagnostics: Diagnostics) -> None:
        self.fragments = fragments
        self.diagnostics = diagnostics
        self._pages = defaultdict(list)
        for index, fragment in enumerate(fragments):
            self._pages[fragment.page].append(index)
        self._anchors = {}
        self._told = set()
        self._lost = []
        self._silent = None

    def peek(self, home: int, text: str, kind: str) -> Place | None:
        """The place that a reference, a mapping or the name of a scheme leads to, if any; nothing is reported."""
        if self._silent is None:
            self._silent = Resolver(self.fragments, Diagnostics())
        form = _FORMS.get(kind, Form.REFERENCE)
        wanted = "schema" if form is Form.MAPPING else kind
        link = Link(form=form, kind=wanted, holder=(), key="", text=text)
        return self._silent.resolve(home, link, origin_in(self.fragments[home], ()))

    def resolve(self, home: int, link: Link, origin: Origin) -> Place | None:
        """The place that `link`, standing at `origin` in fragment `home`, leads to; None after a finding."""
        if not isinstance(link.text, str):
            message = f"`{link.key}` must be text"
            if self._first("wrong-type", message, origin):
                self.diagnostics.error("wrong-type", message, origin, help="write a reference as a string")
            return None
        if link.form is Form.SECURITY:
            return self._named(home, link.text, "securitySchemes", link, origin)
        if link.form is Form.MAPPING and self._has(home, "schemas", link.text):
            return self._named(home, link.text, "schemas", link, origin)
        return self._reference(home, link, link.text, origin)

    def ignored_identifier(self, origin: Origin) -> None:
        """Say that a schema's `$id` has no effect."""
        message = "`$id` is ignored: references count from the document, and nothing is fetched"
        self._warning("ignored-identifier", message, origin, "remove it, and refer to the schema by its place")

    def idle_members(self, names: Sequence[str], origin: Origin) -> None:
        """Say that members beside a `$ref` have no effect."""
        message = f"ignored beside `$ref`: {', '.join(names)}"
        self._warning("idle-member", message, origin, "they are left out; what is meant belongs into the target")

    def _reference(self, home: int, link: Link, text: str, origin: Origin) -> Place | None:
        file, _, tail = text.partition("#")
        if not file:
            tokens = self._tokens(home, tail)
            return self._lead(home, tokens, link, text, origin)
        if link.form is Form.MAPPING and _NAME.fullmatch(text):
            self._dangling(home, link, text, origin)
            return None
        candidates = self._elsewhere(home, file)
        if not candidates:
            self._external(link, text, origin)
            return None
        for index in candidates:
            tokens = self._tokens(index, tail)
            if tokens is not None and self._exists(index, tokens):
                return self._lead(index, tokens, link, text, origin)
        self._dangling(home, link, text, origin)
        return None

    def _lead(self, index: int, tokens: tuple[str, ...] | None, link: Link, text: str, origin: Origin) -> Place | None:
        if tokens is None or not self._exists(index, tokens):
            self._dangling(index, link, text, origin)
            return None
        found = UNKNOWN if self.fragments[index].library else kind_at(tokens)
        if found in (link.kind, UNKNOWN):
            return Place(fragment=index, tokens=tokens, known=found != UNKNOWN)
        what = "data" if found == DATA else f"a {_word(found)}"
        message = f'"{text}" leads to {what}, but a {_word(link.kind)} is needed here'
        self._lose("wrong-reference", message, origin, f"point it to a {_word(link.kind)}")
        return None

    def _named(self, home: int, name: str, section: str, link: Link, origin: Origin) -> Place | None:
        if self._has(home, section, name):
            return Place(fragment=home, tokens=("components", section, name), known=True)
        self._dangling(home, link, name, origin)
        return None

    def _dangling(self, index: int, link: Link, text: str, origin: Origin) -> None:
        if link.form is Form.IMPLICIT:
            return
        hint = self._hint(index, link, text)
        message = f'no {_word(link.kind)} "{text}"' + (f"; {hint}" if hint else "")
        if link.form is Form.DYNAMIC:
            message = f"`$dynamicRef`: {message}"
        if link.form is Form.MAPPING:
            self._warning("unresolved-mapping", message, origin, "the value of the discriminator is left out")
        elif link.kind == "schema" and text.startswith("#/x-"):
            self._warning("unresolved-extension-ref", message, origin, "anything is accepted in its place")
        else:
            self._lose("unresolved-ref", message, origin, "correct the reference, or publish what it names")

    def _hint(self, index: int, link: Link, text: str) -> str:
        names = sorted(self._section(index, SECTION_OF.get(link.kind, "")))
        wanted = next((part for part in reversed(re.split("[/#]", unquote(text))) if part), "")
        return did_you_mean(wanted, names)

    def _external(self, link: Link, text: str, origin: Origin) -> None:
        if link.form in (Form.MAPPING, Form.OPERATION):
            message = f'"{text}" is in no file of this specification'
            self._warning("unresolved-mapping", message, origin, "it is left out")
            return
        message = f'"{text}" is in no file of this specification, and nothing is fetched or opened for a reference'
        if self._first("external-reference", message, origin):
            help = "put the document it names among the specifications, or copy the definition into this one"
            self.diagnostics.error("external-reference", message, origin, help=help)

    def _elsewhere(self, home: int, file: str) -> list[int]:
        folder = posixpath.dirname(self.fragments[home].page)
        return self._pages.get(posixpath.normpath(posixpath.join(folder, unquote(file))), [])

    def _exists(self, index: int, tokens: tuple[str, ...]) -> bool:
        try:
            find(self.fragments[index].document, tokens)
        except MissingError:
            return False
        return True

    def _tokens(self, index: int, tail: str) -> tuple[str, ...] | None:
        if tail and not tail.startswith(("/", "%2F", "%2f")):
            return self._anchored(index).get(unquote(tail))
        return fragment_tokens(tail)

    def _anchored(self, index: int) -> dict[str, tuple[str, ...]]:
        """Anchors of a fragment; it is one schema resource, since `$id` is not followed, so they are unique in it."""
        known = self._anchors.get(index)
        if known is None:
            known = self._anchors[index] = {}
            for tokens, schema in walk.schemas("document", self.fragments[index].document):
                for word in ("$anchor", "$dynamicAnchor"):
                    name = schema.get(word)
                    if isinstance(name, str):
                        known.setdefault(name, tuple(map(str, tokens)))
        return known

    def _has(self, index: int, section: str, name: str) -> bool:
        return name in self._section(index, section)

    def _section(self, index: int, section: str) -> dict[str, Json]:
        components = self.fragments[index].document.get("components")
        held = components.get(section) if isinstance(components, dict) else None
        return held if isinstance(held, dict) else {}

    def _lose(self, code: str, message: str, origin: Origin, help: str) -> None:
        if self._first(code, message, origin):
            self._lost.append(Lost(code=code, message=message, origin=origin, help=help))

    def report_lost(self, sent: Container[Origin]) -> None:
        """Report the references that lead nowhere: as errors where they are part of what is `sent`.

        What a server answers can be typed as anything; what it is sent must not be guessed.
        """
        for lost in self._lost:
            if lost.origin in sent:
                self.diagnostics.error(lost.code, lost.message, lost.origin, help=lost.help)
            else:
                help = f"{lost.help}; anything is accepted in its place"
                self.diagnostics.warning(lost.code, lost.message, lost.origin, help=help)

    def _warning(self, code: str, message: str, origin: Origin, help: str) -> None:
        if self._first(code, message, origin):
            self.diagnostics.warning(code, message, origin, help=help)

    def _first(self, code: str, message: str, origin: Origin) -> bool:
        """A component stands in many fragments of a page; its fault is told once."""
        page = "" if origin.pointer.startswith("/components/") else origin.page
        key = (code, message, page, origin.pointer)
        new = key not in self._told
        self._told.add(key)
        return new


def origin_in(fragment: Fragment, tokens: Sequence[str | int]) -> Origin:
    """The origin of what stands at `tokens` in a fragment."""
    return Origin(page=fragment.page, fragment=fragment.line, pointer=pointer_of(tokens))


def _word(kind: str) -> str:
    return _WORDS.get(kind, kind)
