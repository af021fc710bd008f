"""One list of changes out of two comparisons: what programs on the wire see, and what Python programs see."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, cast

from ..openapi.pointers import MissingError, find, tokens_of
from ..source import Json
from . import python_surface, wire
from .findings import WireChange
from .model import Change, Comparison, Level, Place, Side, Subject, worst
from .python_surface import PythonChange
from .routes import Route, matched, routes
from .types import names_in
from .versions import suggested

Key = tuple[str, ...]
_PARAMETER = re.compile(r"\{[^{}]*\}")
_BY_WIRE = (
    "enum",
    "limit",
    "pattern",
    "default",
    "security",
    "server",
    "success",
    "media",
    "operation",
    "header",
    "parameter-moved",
)
"""Beginnings of ids of rules whose own words say more than a type of Python."""
_FIRST = ("type", "required", "property-removed", "property-added", "property-became", "format", "null", "parameter")
"""Beginnings of ids of rules that most likely are why Python is different."""


def compare(old: Side, new: Side) -> Comparison:
    """All that is different between two sides."""
    pairs, _, _ = matched(old, new)
    calls = dict(_called(pairs, old, new))
    joined = _Joined(old, new, pairs)
    changes = tuple(joined.changes(wire.compare(old, new), python_surface.compare(old, new, calls)))
    names = {(before, after) for before, after in calls.items() if before != after}
    return Comparison(
        changes=changes,
        moved_names=tuple(sorted(names | set(joined.renamed_models()))),
        released=old.version,
        suggested=suggested(old.version, changes),
    )


def _called(pairs: Iterable[tuple[Route, Route]], old: Side, new: Side) -> Iterator[tuple[str, str]]:
    before, after = ({entry["key"]: entry["call"] for entry in side.index.get("operations", ())} for side in (old, new))
    for one, other in pairs:
        if one.key in before and other.key in after:
            yield before[one.key], after[other.key]


@dataclass(slots=True)
class _Group:
    """What both comparisons say of one thing."""

    wire: list[WireChange] = field(default_factory=list)
    python: list[PythonChange] = field(default_factory=list)


class _Names:
    """What one side calls the operations and models of the document."""

    def __init__(self, side: Side) -> None:
        self.calls = {entry["key"]: entry["call"] for entry in side.index.get("operations", ())}
        self.operations = {entry["call"]: entry["key"] for entry in side.index.get("operations", ())}
        self.beside = {
            entry["call"]: entry["operation"] for entry in side.index.get("further_calls", ()) if entry.get("operation")
        }
        self.pointers = {entry["model"].rpartition(":")[2]: entry["pointer"] for entry in side.index.get("models", ())}
        self.models: dict[str, str] = {}
        for name, pointer in self.pointers.items():
            self.models.setdefault(pointer, name)
        self.arguments = {
            entry["key"]: {one["name"]: (one["in"], one["wire_name"]) for one in entry.get("arguments", ())}
            for entry in side.index.get("operations", ())
        }
        self.paging = {entry["key"]: entry.get("paging") or {} for entry in side.index.get("operations", ())}
        self.bodies = {
            entry["key"]: sorted(names_in(entry["body"]["type"]) & self.pointers.keys())
            for entry in side.index.get("operations", ())
            if entry.get("body")
        }
        self.fields = {
            entry["model"].rpartition(":")[2]: {one["wire_name"]: one["name"] for one in entry["fields"]}
            for entry in side.index.get("models", ())
        }
        self.used_by = {
            entry["model"].rpartition(":")[2]: tuple(entry.get("used_by", ())) for entry in side.index.get("models", ())
        }


class _Joined:
    def __init__(self, old: Side, new: Side, pairs: Iterable[tuple[Route, Route]]) -> None:
        self._old_side, self._new_side = old, new
        self._old, self._new = _Names(old), _Names(new)
        self._keys = {before.key: after.key for before, after in pairs}
        self._groups: dict[Key, _Group] = defaultdict(_Group)
        self._touched = False
        """Whether the document has changed beyond its words."""

    @cached_property
    def _routes(self) -> tuple[Mapping[str, Route], Mapping[str, Route]]:
        return routes(self._old_side.document), routes(self._new_side.document)

    def renamed_models(self) -> Iterator[tuple[str, str]]:
        """Models that stand at the same place of the document under another name."""
        for name, pointer in self._old.pointers.items():
            other = self._new.models.get(pointer)
            if other and name not in self._new.pointers and other not in self._old.pointers:
                yield name, other

    def changes(self, found: list[WireChange], python: list[PythonChange]) -> Iterator[Change]:
        """Join, and sort: what is worst first, then by what it is about."""
        self._touched = any(not one.docs for one in found)
        for one in found:
            self._groups[self._wire_key(one)].wire.append(one)
        for each in python:
            self._groups[self._python_key(each)].python.append(each)
        self._adopt()
        touched = {key for one in found if not one.docs for key in (one.operations | {one.operation}) - {""}}
        pointers = {part for one in found if not one.docs for part in (one.old_pointer, one.new_pointer) if part}
        made = [change for key, group in self._groups.items() for change in self._made(key, group)]
        made = [change if change.by_pages else self._explained(change, touched, pointers) for change in made]
        yield from sorted(made, key=_order)

    # Keys

    def _wire_key(self, one: WireChange) -> Key:
        about = one.about
        match about.kind:
            case "operation":
                # The credential and the servers of one operation are no matter of its existence.
                return ("operation", one.operation) if one.rule.startswith("operation-") else (one.rule, one.operation)
            case "parameter":
                return ("parameter", one.operation, *about.parts)
            case "response" if about.parts[0].startswith("2"):
                return ("result", one.operation)
            case "field":
                return ("field", self._owner(about.parts[0], about.former), about.parts[1])
            case "type":
                return ("model", self._owner(about.parts[0], about.former))
            case "api":
                return ("api", *about.parts)
        return (about.kind, one.operation, *about.parts)

    def _owner(self, new: str, old: str) -> str:
        """Pointer of a model on the new side; where it has another one than before, both mean the same."""
        name = self._new.models.get(new) or self._old.models.get(old)
        return str(self._new.pointers.get(name) or self._old.pointers.get(name) or new) if name else new

    def _python_key(self, one: PythonChange) -> Key:
        if one.model:
            pointer = str(self._new.pointers.get(one.model) or self._old.pointers.get(one.model, one.model))
            return ("field", pointer, one.wire[1]) if one.wire[1] else ("model", pointer)
        if one.name:
            part = {"credential": "security", "servers": "servers"}.get(one.name)
            return ("api", part) if part else ("name", one.name)
        operation = self._operation(one)
        if not operation:
            return ("call", one.call)
        if one.id in ("call-removed", "call-added", "call-renamed", "call-deprecated") and one.call not in (
            self._new.beside.keys() | self._old.beside.keys()
        ):
            return ("operation", operation)
        if one.member in ("returns", "paging"):
            return ("result", operation)
        if one.id == "error-changed":
            return ("response", operation, one.member)
        place, name = one.wire if one.wire[1] else self._sent(one)
        if place == "body":
            return self._body_field(operation, name)
        if place and place != "option":
            return ("parameter", operation, place, name.lower() if place == "header" else name)
        return ("call", one.call)

    def _operation(self, one: PythonChange) -> str:
        """Key of the operation that a call makes, as the new side has it."""
        for names in (self._new, self._old):
            for call in (one.call, one.was):
                key = names.operations.get(call) or names.beside.get(call)
                if key:
                    return str(self._keys.get(key, key) if names is self._old else key)
        return ""

    def _sent(self, one: PythonChange) -> tuple[str, str]:
        """Place and name of an argument of a method beside an operation."""
        for names, call in ((self._new, one.call), (self._old, one.was or one.call)):
            key = str(names.beside.get(call) or names.operations.get(call, ""))
            found = names.arguments.get(key, {}).get(one.member)
            if found is not None:
                return found
        return "", ""

    def _body_field(self, operation: str, name: str) -> Key:
        before = {after: key for key, after in self._keys.items()}.get(operation, operation)
        for names, key in ((self._new, operation), (self._old, before)):
            for model in names.bodies.get(key, ()):
                if name in names.fields.get(model, {}):
                    pointer = self._new.pointers.get(model) or names.pointers[model]
                    return ("field", str(pointer), name)
        return ("body", operation, name)

    def _adopt(self) -> None:
        """Give what only Python knows of a call to the one change of its operation that explains it."""
        for key, group in list(self._groups.items()):
            if group.wire or key[0] not in ("result", "call", "response"):
                continue
            operation = key[1] if key[0] != "call" else self._operation(group.python[0])
            reasons = [
                other
                for other, each in self._groups.items()
                if each.wire
                and not each.python
                and len(other) > 1
                and other[1] == operation
                and other[0] in ("header", "result", "response", "body", "operation")
                and not all(one.docs for one in each.wire)
            ]
            if operation and len(reasons) == 1:
                self._groups[reasons[0]].python += self._groups.pop(key).python

    # Changes

    def _made(self, key: Key, group: _Group) -> Iterator[Change]:
        python = sorted(group.python, key=lambda one: (-one.level.rank, not one.was, one.id.startswith("key-")))
        words = [one for one in group.wire if one.docs]
        found = sorted(
            (one for one in group.wire if not one.docs), key=lambda one: (not _is_first(one), -one.level.rank)
        )
        for one in words:
            yield self._change(key, one, [])
        for number, one in enumerate(found):
            yield self._change(key, one, python if number == 0 else [])
        if not found and python:
            if key[0] in ("name", "call", "api"):
                for each in python:
                    yield self._change(key, None, [each])
            else:
                yield self._change(key, None, python)

    def _change(self, key: Key, one: WireChange | None, python: list[PythonChange]) -> Change:
        first = python[0] if python else None
        subject = self._subject(key, one, first)
        id = one.rule if one else first.id if first else ""
        message = self._message(one, first, subject)
        hint = one.message.partition("; ")[2] if one and "; renamed? " in one.message else ""
        if hint and hint not in message:
            message = f"{message}; {hint}"
        old, new = self._places(one, subject, first)
        detail = one.detail if one else first.detail if first else ("", "")
        return Change(
            id=id,
            wire=Level.NONE if one is None else Level.BREAKING if self._ends_paging(one) else one.level,
            python=worst(*(each.level for each in python)),
            docs=one.docs if one else False,
            subject=subject,
            message=message,
            old=old,
            new=new,
            fingerprint=_fingerprint(id, key, subject, detail),
            calls=self._affected(one, subject),
            by_pages=one is not None or self._follows(first),
            kind=_kind(id),
            was=first.was if first else "",
        )

    def _ends_paging(self, one: WireChange) -> bool:
        """Whether a property went by which the old package goes from page to page, and would now stop at the first."""
        if not one.rule.endswith("property-removed") or one.about.kind != "field":
            return False
        former = {after: key for key, after in self._keys.items()}
        rules = (self._old.paging.get(former.get(key, key), {}) for key in one.operations | {one.operation})
        return any(one.about.parts[1] in (*rule.get("next", ()), *rule.get("items", ())) for rule in rules)

    def _message(self, one: WireChange | None, python: PythonChange | None, subject: Subject) -> str:
        """The words of the comparison that says more."""
        if one is None:
            return python.message if python else ""
        if python is not None and python.id != "key-changed" and not one.rule.startswith(_BY_WIRE):
            return python.message
        name = one.about.parts[1] if one.about.kind == "field" else ""
        known = name and subject.member and one.message.startswith((f"{name}:", f"{name} ", f"{name}["))
        return subject.member + one.message[len(name) :] if known else one.message

    def _follows(self, python: PythonChange | None) -> bool:
        """Whether a name that stands for no call and no model can be different because the document is."""
        if python is None or python.of_pages:
            return python is not None
        return bool(python.name) and not python.of_runtime and self._touched

    def _subject(self, key: Key, one: WireChange | None, python: PythonChange | None) -> Subject:
        operation = one.operation if one else ""
        model, call, member = "", python.call if python else "", python.member if python else ""
        if one is not None and one.about.kind in ("field", "type"):
            owner = self._owner(one.about.parts[0], one.about.former)
            model = self._new.models.get(owner) or self._old.models.get(owner, "")
            if one.about.kind == "field":
                names = {**self._old.fields.get(model, {}), **self._new.fields.get(model, {})}
                member = names.get(one.about.parts[1], one.about.parts[1])
            if not model and owner.startswith("/components/"):
                model = owner.split("/")[3]
            call = ""
        elif one is not None and one.about.parts:
            member = member or one.about.parts[-1]
        if python is not None and not one:
            model = python.model or model
            operation = self._operation(python) if call else ""
        if python is not None and python.model and not model:
            model = python.model
        if operation:
            call = self._new.calls.get(operation) or self._old.calls.get(operation) or call
            call = python.call if python and python.call and python.call != call and not one else call
        if python is not None and python.name and not (call or model or operation):
            model = python.name if python.name not in ("credential", "servers") else ""
        return Subject(operation=operation, call=call, model=model, member=member)

    def _places(
        self, one: WireChange | None, subject: Subject, python: PythonChange | None
    ) -> tuple[Place | None, Place | None]:
        pointers = (one.old_pointer, one.new_pointer) if one else ("", "")
        if one is None:
            before = {after: key for key, after in self._keys.items()}.get(subject.operation, subject.operation)
            routes = self._routes[0].get(before), self._routes[1].get(subject.operation)
            pointers = (routes[0].node.pointer if routes[0] else "", routes[1].node.pointer if routes[1] else "")
            if subject.model:
                pointers = self._old.pointers.get(subject.model, ""), self._new.pointers.get(subject.model, "")
        sides = self._old_side, self._new_side
        old, new = (side.locate(pointer) if pointer else None for side, pointer in zip(sides, pointers, strict=True))
        return old, new

    def _affected(self, one: WireChange | None, subject: Subject) -> tuple[str, ...]:
        keys = one.operations if one else set[str]()
        found = {self._new.calls.get(key) or self._old.calls.get(key, key) for key in keys}
        for names in (self._new, self._old):
            found |= set(names.used_by.get(subject.model, ())) if not keys else set()
        return tuple(sorted(found - {""}))

    def _explained(self, change: Change, touched: set[str], pointers: set[str]) -> Change:
        """A change of Python alone is still due to the pages where they changed what it is about."""
        subject = change.subject
        known = {self._new.pointers.get(subject.model, ""), self._old.pointers.get(subject.model, "")} - {""}
        near = subject.operation in touched or any(
            pointer == one or pointer.startswith(f"{one}/") or one.startswith(f"{pointer}/")
            for pointer in pointers
            for one in known
        )
        near = near or any(_has(self._old_side, one) != _has(self._new_side, one) for one in known)
        keys = {names.operations.get(call, call) for names in (self._new, self._old) for call in change.calls}
        return replace(change, by_pages=True) if near or (subject.model in _models(self) and keys & touched) else change


def _has(side: Side, pointer: str) -> bool:
    """Whether something stands at a pointer in the document of a side."""
    try:
        find(cast("Json", side.document), tokens_of(pointer) or ())
    except MissingError:
        return False
    return True


def _models(joined: _Joined) -> set[str]:
    return {*joined._new.pointers, *joined._old.pointers}


def _is_first(one: WireChange) -> bool:
    return one.rule.startswith(_FIRST)


def _kind(id: str) -> str:
    if "deprecated" in id:
        return "deprecated"
    whole = ("operation", "call", "model", "name", "member", "field", "parameter", "property", "region", "server")
    for word in ("added", "removed"):
        if id.endswith(f"-{word}") and id.removeprefix("required-").startswith(whole):
            return word
    return "changed"


def _fingerprint(id: str, key: Key, subject: Subject, detail: tuple[str, str]) -> str:
    """A short hash of what has changed: no place, no version, parameters of paths by position."""
    parts = [id, key[0], _PARAMETER.sub("{}", subject.operation), subject.model, *key[2:], *detail]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def _order(change: Change) -> Any:
    rank = max(change.wire.rank, change.python.rank), change.wire.rank + change.python.rank
    head = change.subject.call or change.subject.model or change.subject.operation
    return change.docs, -rank[0], -rank[1], head, change.subject.member, change.message
