"""Typed reading of a document that may hold anything at all.

`Node` is an object of the document together with its place. Each accessor says which type the grammar wants there; a
value of another type is reported once, as `wrong-type`, and reads as absent, so that no stage has to ask again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import isfinite
from typing import TypeVar

from ..diagnostics import Diagnostics, Origin, escaped
from ..openapi.grammar import member
from ..source import Json, Specification, written
from .hints import HINTS

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The merged document, and where to report what is wrong with it."""

    specification: Specification
    diagnostics: Diagnostics
    _reported: set[tuple[str, str]] = field(default_factory=set)
    _earlier: set[tuple[str, Origin | None]] = field(init=False)
    """What earlier stages said of the same places."""
    _unusable: list[str] = field(default_factory=list)
    """Messages of `unusable`, in the order in which they came up, repeated ones too."""

    def __post_init__(self) -> None:
        earlier = {(entry.code, entry.origin) for entry in self.diagnostics.entries}
        object.__setattr__(self, "_earlier", earlier)

    def origin(self, pointer: str) -> Origin:
        """The published place of `pointer`."""
        return self.specification.origin(pointer)

    def error(self, code: str, message: str, pointer: str, *, help: str = "") -> None:
        """Report a fault that stops the run, once for each place."""
        self._report(self.diagnostics.error, code, message, pointer, help)

    def warning(self, code: str, message: str, pointer: str, *, help: str = "") -> None:
        """Report a finding that `--strict` would stop at, once for each place."""
        self._report(self.diagnostics.warning, code, message, pointer, help)

    def unusable(self, code: str, message: str, pointer: str, *, help: str = "") -> None:
        """Report what no request can be made with: as a warning, since only the operations that need it go."""
        self._unusable.append(message)
        self._report(self.diagnostics.warning, code, message, pointer, help)

    @contextmanager
    def attempt(self) -> Iterator[list[str]]:
        """Collect the messages of what is `unusable`, among all that is read until the end of the block.

        A block around this one does not see them.
        """
        found: list[str] = []
        before = len(self._unusable)
        yield found
        found += self._unusable[before:]
        del self._unusable[before:]

    def note(self, code: str, message: str, pointer: str, *, help: str = "") -> None:
        """Report what is worth knowing, once for each place."""
        self._report(self.diagnostics.note, code, message, pointer, help)

    def _report(self, report: Callable[..., None], code: str, message: str, pointer: str, help: str) -> None:
        if (code, pointer) in self._reported:
            return
        self._reported.add((code, pointer))
        origin = self.origin(pointer)
        if (code, origin) not in self._earlier:
            report(code, message, origin, help=help or HINTS.get(code, ""))


@dataclass(frozen=True, slots=True)
class Node:
    """An object of the document and its JSON pointer."""

    value: dict[str, Json]
    pointer: str
    document: Document

    def at(self, *tokens: str | int) -> str:
        """The pointer of what stands below."""
        pointer = self.pointer
        for token in tokens:
            pointer += "/" + escaped(token) if isinstance(token, str) else f"/{token}"
        return pointer

    def text(self, key: str) -> str:
        """A text, empty when absent."""
        value = self.value.get(key, "")
        return value if isinstance(value, str) else self._text(value, self.at(key))

    def flag(self, key: str) -> bool:
        """A truth value, false when absent."""
        value = self.value.get(key, False)
        meant = _FLAGS.get(value.lower()) if isinstance(value, str) else None
        return value if isinstance(value, bool) else self._wrong(key, "true or false", meant or False, meant)

    def number(self, key: str) -> int | float | None:
        """A number, or `None`."""
        value = self.value.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return value
        meant = _number(value) if isinstance(value, str) else None
        return None if key not in self.value else self._wrong(key, "a number", meant, meant)

    def count(self, key: str) -> int | None:
        """A whole number from 0 up, or `None`."""
        value = self.number(key)
        if value is None:
            return None
        if value < 0 or value != int(value):
            self.document.warning(
                "bad-constraint", f"`{key}` wants a whole number from 0 up, found {value}", self.at(key)
            )
            return None
        return int(value)

    def child(self, key: str) -> Node | None:
        """An object, or `None` when absent."""
        if key not in self.value:
            return None
        return self._node(self.value[key], self.at(key))

    def members(self, key: str) -> Iterator[tuple[str, Node]]:
        """The entries of an object of objects, in order, without extensions (`x-…`)."""
        value = self.value.get(key, {})
        if not isinstance(value, dict):
            self._wrong(key, "an object", None)
            return
        for name, entry in value.items():
            node = None if name.startswith("x-") else self._node(entry, self.at(key, name))
            if node is not None:
                yield name, node

    def elements(self, key: str) -> tuple[Node, ...]:
        """The elements of a list of objects."""
        nodes = (self._node(value, pointer) for value, pointer in self._list(key))
        return tuple(node for node in nodes if node is not None)

    def texts(self, key: str) -> tuple[str, ...]:
        """The elements of a list of texts."""
        texts = (self._text(value, pointer) for value, pointer in self._list(key))
        return tuple(text for text in texts if text)

    def values(self, key: str) -> tuple[Json, ...]:
        """The elements of a list of anything."""
        return tuple(value for value, _ in self._list(key))

    def schema(self, key: str) -> Node | None:
        """A schema, or `None` when absent."""
        return self._schema(self.value[key], self.at(key)) if key in self.value else None

    def schemas(self, key: str) -> tuple[Node, ...]:
        """The elements of a list of schemas."""
        nodes = (self._schema(value, pointer) for value, pointer in self._list(key))
        return tuple(node for node in nodes if node is not None)

    def named_schemas(self, key: str) -> Iterator[tuple[str, Node]]:
        """The entries of an object of schemas. No name is an extension here: they name what is on the wire."""
        value = self.value.get(key, {})
        if not isinstance(value, dict):
            self._wrong(key, "an object", None)
            return
        for name, entry in value.items():
            node = self._schema(entry, self.at(key, name))
            if node is not None:
                yield name, node

    def report_dangling(self, kind: str) -> None:
        """Say of an object that is empty, since merging took a reference out of it, that its target is not there."""
        self.document.unusable("unresolved-ref", f"there is no such {kind}", self.at("$ref"))

    def note_keys(self, kind: str) -> None:
        """Note the members that an object of this kind does not have, and those that nothing is made of."""
        for key in self.value:
            found = member(kind, key)
            if found is None and not key.startswith("x-"):
                self.document.note("unknown-keyword", f"`{key}` means nothing here", self.at(key))
            elif found is not None and not found.read:
                self.document.note("unsupported-keyword", f"`{key}` has no counterpart in the package", self.at(key))

    def _list(self, key: str) -> Iterator[tuple[Json, str]]:
        value = self.value.get(key, [])
        if isinstance(value, str):
            self._wrong(key, "a list", None, [value])
            yield value, self.at(key)
            return
        if not isinstance(value, list):
            self._wrong(key, "a list", None)
            return
        for index, element in enumerate(value):
            yield element, self.at(key, index)

    def _text(self, value: Json, pointer: str) -> str:
        if isinstance(value, str):
            return value
        meant = written(value) if isinstance(value, int | float) else None
        wrong_type(self.document, value, pointer, "text", meant)
        return meant or ""

    def _node(self, value: Json, pointer: str) -> Node | None:
        if isinstance(value, dict):
            return Node(value, pointer, self.document)
        wrong_type(self.document, value, pointer, "an object")
        return None

    def _schema(self, value: Json, pointer: str) -> Node | None:
        """A schema; `true` is the empty one and `false` the one that forbids it."""
        if isinstance(value, bool):
            return Node(boolean_schema(value), pointer, self.document)
        return self._node(value, pointer)

    def _wrong(self, key: str, wanted: str, instead: T, meant: Json = None) -> T:
        wrong_type(self.document, self.value[key], self.at(key), wanted, meant)
        return instead


_FLAGS = {"true": True, "false": False}


def _number(text: str) -> int | float | None:
    """The number that a text holds, as JSON writes it."""
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value) else None


def wrong_type(document: Document, value: Json, pointer: str, wanted: str, meant: Json = None) -> None:
    """Report that another type stands at `pointer` than the grammar wants, and what it is read as."""
    message = f"expected {wanted}, found {kind_of(value)}"
    if meant is None:
        document.error("wrong-type", message, pointer)
    else:
        document.warning("wrong-type", message, pointer, help=f"it is read as {json.dumps(meant)}")


def boolean_schema(value: bool) -> dict[str, Json]:
    """`true` and `false` written out as schemas: anything, and not anything."""
    return {} if value else {"not": {}}


def kind_of(value: Json) -> str:
    """What a value is, in words."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, str):
        return "text"
    if isinstance(value, int | float):
        return "a number"
    return "a list" if isinstance(value, list) else "an object"


def tokens(pointer: str) -> tuple[str, ...]:
    """The unescaped reference tokens of a JSON pointer."""
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:])
