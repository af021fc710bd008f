"""Where an inline schema belongs: its id, its owner, and the way to it in words.

All of it is read off the JSON pointer, so a schema has the same id whoever comes upon it first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..diagnostics import escaped, pointer_of
from ..ir import SchemaId
from ..openapi.grammar import METHODS
from ..openapi.keywords import TYPES
from ..source import Json
from .document import Document, tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The place of one schema."""

    id: SchemaId
    owner: SchemaId
    pointer: str
    place: tuple[str, ...] = ()
    depth: int = 0
    component: bool = False
    """Whether it is a component of its own, which gets a definition whatever it is."""

    def child(self, *way: str | int, word: str = "") -> Home:
        """The home of what stands below."""
        tail = _tail(way)
        return Home(
            id=SchemaId(self.id + tail),
            owner=self.owner,
            pointer=self.pointer + tail,
            place=(*self.place, word) if word else self.place,
            depth=self.depth + 1,
        )


def _tail(way: tuple[str | int, ...]) -> str:
    tail = ""
    for token in way:
        tail += "/" + escaped(token) if isinstance(token, str) else f"/{token}"
    return tail


@dataclass(frozen=True, slots=True, kw_only=True)
class Homes:
    """Finds the home of any schema of one document."""

    document: Document
    pages: Mapping[str, str]
    """Owner -> title of its page."""
    _known: dict[str, Home] = field(default_factory=dict)

    def of(self, pointer: str) -> Home:
        """The home of the schema at `pointer`."""
        known = self._known.get(pointer)
        if known is None:
            known = self._known[pointer] = self._find(pointer)
        return known

    def known(self) -> Iterable[Home]:
        """The homes that were asked for."""
        return self._known.values()

    def _find(self, pointer: str) -> Home:
        way = tokens(pointer)
        count, owner = _owner(way, self.document)
        id = SchemaId(owner)
        if count == len(way):
            return Home(id=id, owner=id, pointer=pointer, component=is_component(pointer))
        home = Home(id=id, owner=id, pointer=pointer_of(way[:count]))
        return _Walk(self.document, way, count).to_end(home)


def _owner(way: tuple[str, ...], document: Document) -> tuple[int, str]:
    """How many tokens name the owner, and its id."""
    if way[:2] == ("components", "schemas"):
        return 3, escaped(way[2])
    if way[:1] == ("components",):
        return 3, f"{way[1]}/{escaped(way[2])}"
    if way[:1] == ("webhooks",):
        return 3, f"WEBHOOK {way[2].upper()} {way[1]}"
    if way[:1] == ("paths",) and len(way) > 3:
        # What a path says for all of its operations is counted to the first of them.
        count, method = (3, way[2]) if way[2] in METHODS else (2, _first_method(way[1], document))
        return count, f"{method.upper()} {way[1]}"
    return 2, "/".join(way[:2])


def _first_method(path: str, document: Document) -> str:
    paths = document.specification.document.get("paths")
    item = paths.get(path) if isinstance(paths, dict) else None
    return next((method for method in METHODS if isinstance(item, dict) and method in item), "")


_SCHEMAS = "/components/schemas/"
_COMPONENT_WORDS = {"responses": "response", "requestBodies": "request", "parameters": "parameter", "headers": "header"}
_KEYED_SCHEMAS = ("properties", "$defs", "definitions", "dependentSchemas")
_VALUES = ("additionalProperties", "unevaluatedProperties")


def is_component(pointer: str) -> bool:
    """Whether a pointer is that of a schema component as a whole."""
    return pointer.startswith(_SCHEMAS) and "/" not in pointer[len(_SCHEMAS) :]


class _Walk:
    """Walks the tokens below an owner and gathers the words on the way."""

    def __init__(self, document: Document, way: tuple[str, ...], count: int) -> None:
        self._way = way
        self._index = count
        self._here: Json = document.specification.document
        for token in way[:count]:
            self._step(token)

    def to_end(self, home: Home) -> Home:
        in_schema = self._way[:2] == ("components", "schemas")
        if self._way[0] == "components" and not in_schema:
            home = Home(id=home.id, owner=home.owner, pointer=home.pointer, place=_first(self._way[1]))
        while self._index < len(self._way):
            token = self._take()
            if in_schema:
                home = self._below_schema(home, token)
            else:
                in_schema = token in ("schema", "itemSchema")
                home = self._below_operation(home, token)
        return home

    def _below_schema(self, home: Home, token: str) -> Home:
        if token in _KEYED_SCHEMAS:
            return self._pair(home, token, word=self._peek())
        if token == "patternProperties":
            return self._pair(home, token, word="value")
        if token == "prefixItems":
            return self._pair(home, token, word=f"item {_ordinal(self._peek())}")
        if token in ("oneOf", "anyOf"):
            index = self._peek()
            arm = self._element(index)
            return self._pair(home, token, word=arm_word(arm, index))
        if token == "allOf":
            return self._pair(home, token)
        if token == "items":
            return home.child(token, word="item")
        return home.child(token, word="value" if token in _VALUES else token)

    def _below_operation(self, home: Home, token: str) -> Home:
        if token == "requestBody":
            return home.child(token, word="request")
        if token == "responses":
            status = self._take()
            return home.child(token, word="response").child(status, word=status)
        if token == "content":
            several = isinstance(self._here, dict) and len(self._here) > 1
            return self._pair(home, token, word=_subtype(self._peek()) if several else "")
        if token == "parameters":
            index = self._take()
            name = self._here.get("name") if isinstance(self._here, dict) else None
            return home.child(token, index, word=name if isinstance(name, str) else index)
        if token in ("headers", "callbacks"):
            return self._pair(home, token, word=self._peek())
        return home.child(token, word="item" if token == "itemSchema" else "")

    def _pair(self, home: Home, token: str, *, word: str = "") -> Home:
        return home.child(token, self._take(), word=word) if self._index < len(self._way) else home.child(token)

    def _peek(self) -> str:
        return self._way[self._index] if self._index < len(self._way) else ""

    def _take(self) -> str:
        token = self._peek()
        self._index += 1
        self._step(token)
        return token

    def _element(self, index: str) -> Json:
        here = self._here
        return here[int(index)] if isinstance(here, list) and index.isdigit() and int(index) < len(here) else None

    def _step(self, token: str) -> None:
        here = self._here
        if isinstance(here, dict):
            self._here = here.get(token)
        else:
            self._here = self._element(token)


def arm_word(arm: Json, index: str) -> str:
    """What to call an arm of a union: its title, nothing for a list (its items say `item`), else its number."""
    if not isinstance(arm, dict):
        return ""
    title = arm.get("title")
    if isinstance(title, str) and telling_title(title):
        return title
    return "" if arm.get("type") == "array" or "items" in arm else f"option {_ordinal(index)}"


def telling_title(title: str) -> bool:
    """Whether a title says more than the name of a JSON type."""
    return bool(title.strip()) and title.strip().lower() not in TYPES


def _first(kind: str) -> tuple[str, ...]:
    word = _COMPONENT_WORDS.get(kind, "")
    return (word,) if word else ()


def _ordinal(index: str) -> str:
    return str(int(index) + 1) if index.isdigit() else index


def _subtype(media_type: str) -> str:
    subtype = media_type.partition(";")[0].rpartition("/")[2].strip()
    return "" if subtype == "json" or subtype.endswith("+json") else subtype
