"""YAML text -> plain data, with the types of JSON and no more.

Built on the events of PyYAML and not on its loaders: those follow YAML 1.1 (`no` is false, `12:30:45` a number), keep
the last of two equal keys, expand merge keys inside the load, and recurse. Plain scalars follow the core schema of
YAML 1.2 with one exception made for safety: what another reader might take for something else (`010`, `0x1F`, `+1`,
`1_000`, dates, times) stays text. Keys are always text. Tags and merge keys are refused, aliases are counted.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from ..source import Json, Written
from .faults import DEPTH, DIGITS, EXPANDED, Fault, Parsed, bad_number, duplicate_key, too_deep, visible

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_WORDS: dict[str, Json] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_HINTS = {
    "mapping values are not allowed in this context": "put quotes around text that holds a colon and a space",
    "found character that cannot start any token": "put quotes around text that begins with this character",
    "did not find expected ',' or ']'": "close the bracket, or put quotes around text that begins with one",
    "did not find expected ',' or '}'": "close the brace, or put quotes around text that begins with one",
    "could not find expected ':'": "add the colon that ends a key",
}


@dataclass(frozen=True, slots=True)
class _Node:
    """A finished value and what it costs to walk it."""

    value: Json
    size: int = 1
    height: int = 0


@dataclass(slots=True)
class _Open:
    """A mapping or sequence that is not closed yet."""

    container: dict[str, Json] | list[Json]
    anchor: str | None
    key: str | None = None
    drop: int = 0
    """Nodes to leave out: what belongs to a key that is none (its fault is noted)."""
    keys: dict[str, int] = field(default_factory=dict)
    size: int = 1
    height: int = 0

    @property
    def at_key(self) -> bool:
        return isinstance(self.container, dict) and self.key is None and not self.drop


def parse(text: str) -> Parsed:
    """The document, or all its faults up to the first break of the grammar."""
    forbidden = _FORBIDDEN.search(text)
    if forbidden is not None:
        return Parsed(faults=(_forbidden(forbidden.group(), forbidden.start()),))
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=LOADER):
            if not builder.take(event):
                break
    except yaml.MarkedYAMLError as error:
        builder.faults.append(_broken(error, text))
    parsed = Parsed(value=builder.root, faults=tuple(builder.faults))
    return Parsed(faults=parsed.faults) if parsed.broken else parsed


def _forbidden(character: str, offset: int) -> Fault:
    return _invalid(
        f"the character U+{ord(character):04X} may not stand here as it is",
        offset,
        "write it as an escape inside double quotes",
    )


def _broken(error: yaml.MarkedYAMLError, text: str) -> Fault:
    mark = error.problem_mark or error.context_mark
    offset = min(mark.index, len(text)) if mark else 0
    if text[offset : offset + 1] == "\t":
        return _invalid("a tab stands where only spaces may indent", offset, "indent with spaces")
    problem = str(error.problem or "the grammar of YAML is broken")
    context = f" ({error.context})" if error.context else ""
    return _invalid(f"{problem}{context}", offset, _HINTS.get(problem, ""))


def _invalid(message: str, offset: int, help: str = "") -> Fault:
    return Fault(code="invalid-yaml", message=f"not YAML: {message}", offset=offset, help=help)


def _feature(message: str, offset: int, help: str) -> Fault:
    return Fault(code="yaml-feature", message=message, offset=offset, help=help)


class _Builder:
    """Builds the document from events, with a stack of its own in place of recursion."""

    def __init__(self) -> None:
        self.root: Json = None
        self.faults: list[Fault] = []
        self.open: list[_Open] = []
        self.anchors: dict[str, _Node | None] = {}
        """None while the node is open: an alias to it would contain itself."""
        self.documents = 0
        self.expanded = 0

    def take(self, event: Event) -> bool:
        """Move on by one event; False when reading further is no use."""
        offset = event.start_mark.index if event.start_mark else 0
        if isinstance(event, DocumentStartEvent):
            return self._document(offset)
        if isinstance(event, CollectionEndEvent):
            return self._close()
        if not isinstance(event, NodeEvent):
            return True
        tag = None if isinstance(event, AliasEvent) else getattr(event, "tag", None)
        if tag is not None:
            help = "remove it; write quotes around what is meant as text"
            self.faults.append(_feature(f"the tag {visible(str(tag))} is not taken", offset, help))
        if isinstance(event, CollectionStartEvent):
            return self._start(event, offset)
        if isinstance(event, AliasEvent):
            return self._alias(str(event.anchor), offset)
        return self._scalar(event, offset) if isinstance(event, ScalarEvent) else True

    def _document(self, offset: int) -> bool:
        self.documents += 1
        if self.documents > 1:
            help = "put it into a fence or file of its own"
            self.faults.append(_invalid("a second document begins here", offset, help))
        return self.documents == 1

    def _start(self, event: CollectionStartEvent, offset: int) -> bool:
        if self.open and self.open[-1].at_key:
            self._no_key(offset, 2)
        if event.anchor is not None:
            self.anchors[event.anchor] = None
        self.open.append(_Open({} if isinstance(event, MappingStartEvent) else [], event.anchor))
        if len(self.open) > DEPTH:
            self.faults.append(too_deep(offset))
            return False
        return True

    def _close(self) -> bool:
        done = self.open.pop()
        node = _Node(done.container, done.size, done.height + 1)
        if done.anchor is not None:
            self.anchors[done.anchor] = node
        self._add(node)
        return True

    def _scalar(self, event: ScalarEvent, offset: int) -> bool:
        if event.anchor is not None:
            self.anchors[event.anchor] = _Node(event.value)
        if self.open and self.open[-1].at_key:
            self._key(event, offset)
            return True
        value = self._resolve(event.value, offset) if event.implicit[0] else event.value
        if event.anchor is not None:
            self.anchors[event.anchor] = _Node(value)
        self._add(_Node(value))
        return True

    def _key(self, event: ScalarEvent, offset: int) -> None:
        parent = self.open[-1]
        if event.implicit[0] and event.value == "<<":
            help = "write the members out, or use `allOf`; merge keys are no part of YAML 1.2"
            self.faults.append(_feature("the merge key `<<` is not taken", offset, help))
            parent.drop = 1
            return
        if event.value in parent.keys:
            self.faults.append(duplicate_key(event.value, offset, parent.keys[event.value]))
        parent.keys.setdefault(event.value, offset)
        parent.key = event.value

    def _alias(self, name: str, offset: int) -> bool:
        if self.open and self.open[-1].at_key:
            self._no_key(offset, 1)
            return True
        if name not in self.anchors:
            self.faults.append(_invalid(f"no anchor {visible(name)} stands before this alias", offset))
            return False
        node = self.anchors[name]
        if node is None:
            help = "refer to a component with `$ref` instead"
            self.faults.append(_feature(f"the alias {visible(name)} contains itself", offset, help))
            return False
        self.expanded += node.size
        if self.expanded > EXPANDED:
            help = "write the document without aliases, with `$ref` to components"
            self.faults.append(_feature(f"the aliases up to here stand for over {EXPANDED} nodes", offset, help))
            return False
        if len(self.open) + node.height > DEPTH:
            self.faults.append(too_deep(offset))
            return False
        self._add(node)
        return True

    def _no_key(self, offset: int, nodes: int) -> None:
        help = "a key is text; JSON knows no others"
        self.faults.append(_feature("a list, an object or an alias stands as a key", offset, help))
        self.open[-1].drop = nodes

    def _add(self, node: _Node) -> None:
        if not self.open:
            self.root = node.value
            return
        parent = self.open[-1]
        parent.size += node.size
        parent.height = max(parent.height, node.height)
        if parent.drop:
            parent.drop -= 1
        elif isinstance(parent.container, list):
            parent.container.append(node.value)
        elif parent.key is not None:
            parent.container[parent.key] = node.value
            parent.key = None

    def _resolve(self, text: str, offset: int) -> Json:
        """The value of a plain scalar."""
        if text in _WORDS:
            return _WORDS[text]
        if _INTEGER.fullmatch(text):
            if len(text) <= DIGITS:
                return int(text)
        elif _FLOAT.fullmatch(text):
            number = Written(text)
            if not math.isinf(number):
                return number
        elif not _NOT_FINITE.fullmatch(text):
            return text
        self.faults.append(bad_number(text, offset))
        return None
