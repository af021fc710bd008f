"""The differences of two documents for programs that send and get what they say, by the table of rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

from ..diagnostics import pointer_of
from ..openapi.canonical import text as text_of
from ..openapi.grammar import METHODS
from ..source import Json
from .model import Level, Side, worst
from .rules import RULES, Direction
from .shapes import LOWER, UPPER, Node, Shape, Shapes, spoken

_PARAMETER = re.compile(r"\{([^{}]*)\}")
_JSON = "application/json"
Object = dict[str, Any]


@dataclass(frozen=True, slots=True)
class About:
    """What in a document a change is about."""

    kind: str
    """`api`, `operation`, `parameter`, `body`, `response`, `header`, `field` or `type`."""
    parts: tuple[str, ...] = ()
    """Place and name of a parameter, status of a response, pointer of the owner on the new side and name of a field."""
    former: str = ""
    """Pointer of the owner of a field on the old side."""


@dataclass(slots=True, kw_only=True)
class WireChange:
    """One difference."""

    rule: str
    level: Level
    about: About
    message: str
    detail: tuple[str, str] = ("", "")
    """What was and what is, for the fingerprint."""
    old_pointer: str = ""
    new_pointer: str = ""
    operation: str = ""
    """Key of the one operation that it stands in; empty for what several share."""
    operations: set[str] = field(default_factory=set)
    """Keys of all operations that it reaches, as the new side has them."""
    docs: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """An operation where it stands."""

    key: str
    method: str
    path: str
    node: Node
    item: Node

    @property
    def body(self) -> Object:
        """What the document says of it."""
        return cast("Object", self.node.schema)

    @property
    def shape(self) -> str:
        """Method and path, parameters by position."""
        return f"{self.method} {_PARAMETER.sub('{}', self.path)}"


@dataclass(frozen=True, slots=True)
class _At:
    """Where a walk is."""

    operation: str
    about: About
    direction: Direction


def routes(document: Mapping[str, Json]) -> dict[str, Route]:
    """Key -> operation."""
    found: dict[str, Route] = {}
    paths = document.get("paths")
    for path, item in (paths if isinstance(paths, dict) else {}).items():
        for method in METHODS:
            if isinstance(item, dict) and isinstance(item.get(method), dict):
                key = f"{method.upper()} {path}"
                place = Node(item[method], pointer_of(("paths", path, method)))
                found[key] = Route(key, method.upper(), path, place, Node(item, pointer_of(("paths", path))))
    return found


def matched(old: Side, new: Side) -> tuple[list[tuple[Route, Route]], list[Route], list[Route]]:
    """Pairs of operations, those that went, and those that came.

    An operation is known by its method and path with parameters by position; a moved one by its name in Python, or by
    its method and operationId.
    """
    before, after = routes(old.document), routes(new.document)
    calls = {key: _calls(side) for key, side in (("old", old), ("new", new))}
    pairs: list[tuple[Route, Route]] = [(before[key], after[key]) for key in before.keys() & after.keys()]
    labels: tuple[Callable[[Route, str], str], ...] = (
        lambda route, _: route.shape,
        lambda route, side: calls[side].get(route.key, ""),
        lambda route, _: f"{route.method} {route.body['operationId']}" if route.body.get("operationId") else "",
    )
    for label in labels:
        taken = {route.key for pair in pairs for route in pair[:1]}, {route.key for pair in pairs for route in pair[1:]}
        went, came = _grouped(before, taken[0], "old", label), _grouped(after, taken[1], "new", label)
        pairs += [
            (went[name][0], came[name][0])
            for name in went.keys() & came.keys()
            if name and len(went[name]) == len(came[name]) == 1
        ]
    gone, here = {pair[0].key for pair in pairs}, {pair[1].key for pair in pairs}
    pairs.sort(key=lambda pair: pair[1].key)
    return (
        pairs,
        [before[key] for key in sorted(before.keys() - gone)],
        [after[key] for key in sorted(after.keys() - here)],
    )


def _grouped(
    found: Mapping[str, Route], taken: set[str], side: str, label: Callable[[Route, str], str]
) -> dict[str, list[Route]]:
    groups: dict[str, list[Route]] = {}
    for key, route in found.items():
        if key not in taken:
            groups.setdefault(label(route, side), []).append(route)
    return groups


def _calls(side: Side) -> dict[str, str]:
    return {entry["key"]: entry["call"] for entry in side.index.get("operations", ())}


def compare(old: Side, new: Side) -> list[WireChange]:
    """All differences, each once."""
    return _Differ(old, new).run()


class _Differ:
    def __init__(self, old: Side, new: Side) -> None:
        self._old_side, self._new_side = old, new
        self._old, self._new = Shapes(old.document), Shapes(new.document)
        self._found: dict[tuple[Any, ...], WireChange] = {}
        self._known: dict[tuple[str, str, Direction], list[tuple[Any, ...]]] = {}
        self._stack: list[list[tuple[Any, ...]]] = []
        self._active: set[tuple[str, str, Direction]] = set()

    def run(self) -> list[WireChange]:
        pairs, went, came = matched(self._old_side, self._new_side)
        for route in went:
            self._whole("operation-removed", route.key, "removed", old=route)
        for route in came:
            self._whole("operation-added", route.key, "added", new=route)
        for old, new in pairs:
            self._operation(old, new)
        self._shared("security", pairs, self._security)
        self._shared("servers", pairs, self._servers)
        self._hooks()
        self._words(
            _At("", About("api"), Direction.RESPONSE),
            _object(self._old_side.document.get("info")),
            _object(self._new_side.document.get("info")),
            ("/info", "/info"),
            "the API",
        )
        return list(self._found.values())

    # Operations

    def _whole(self, rule: str, key: str, message: str, *, old: Route | None = None, new: Route | None = None) -> None:
        at = _At(key, About("operation"), Direction.REQUEST)
        pointers = old.node.pointer if old else "", new.node.pointer if new else ""
        detail = old.shape if old else "", new.shape if new else ""
        self._add(rule, at, message, detail, pointers)

    def _operation(self, old: Route, new: Route) -> None:
        at = _At(new.key, About("operation"), Direction.REQUEST)
        pointers = old.node.pointer, new.node.pointer
        if old.shape != new.shape:
            self._whole("operation-moved", new.key, _moved(old, new), old=old, new=new)
        flags = bool(old.body.get("deprecated")), bool(new.body.get("deprecated"))
        if flags[0] != flags[1]:
            words = "deprecated" if flags[1] else "not deprecated any more"
            self._add("operation-deprecated", at, words, (str(flags[0]), str(flags[1])), pointers)
        self._words(at, old.body, new.body, pointers, new.key)
        self._parameters(old, new)
        self._body(old, new)
        self._responses(old, new)
        callbacks = [text_of(cast("Json", route.body.get("callbacks") or {})) for route in (old, new)]
        if callbacks[0] != callbacks[1]:
            self._add("webhook-changed", at, "callbacks changed", (callbacks[0], callbacks[1]), pointers)

    def _words(self, at: _At, old: Object, new: Object, pointers: tuple[str, str], name: str) -> None:
        words = [tuple(str(one.get(key) or "") for key in ("title", "summary", "description")) for one in (old, new)]
        if words[0] != words[1]:
            detail = text_of(list(words[0])), text_of(list(words[1]))
            self._add("words-changed", at, f"{name}: text changed", detail, pointers, docs=True)

    def _shared(
        self,
        name: str,
        pairs: Iterable[tuple[Route, Route]],
        compared: Callable[[Route, Route], Iterator[tuple[str, str, tuple[str, str]]]],
    ) -> None:
        """Report what many operations have in common once."""
        groups: dict[tuple[str, str, tuple[str, str]], list[tuple[Route, Route]]] = {}
        for old, new in pairs:
            for found in compared(old, new):
                groups.setdefault(found, []).append((old, new))
        for (rule, message, detail), members in groups.items():
            alone = members[0] if len(members) == 1 else None
            key = alone[1].key if alone else ""
            at = _At(key, About("operation" if alone else "api", () if alone else (name,)), Direction.REQUEST)
            pointers = (alone[0].node.pointer, alone[1].node.pointer) if alone else (f"/{name}", f"/{name}")
            more = "" if alone else f" ({len(members)} operations)"
            change = self._add(rule, at, message + more, detail, pointers)
            change.operations |= {new.key for _, new in members}

    def _security(self, old: Route, new: Route) -> Iterator[tuple[str, str, tuple[str, str]]]:
        before, after = (_accepted(side, route) for side, route in ((self._old, old), (self._new, new)))
        if before != after:
            lost = [one for one in before if not any(other <= one for other in after)]
            rule = "security-changed" if lost else "security-relaxed"
            texts = _credentials(before), _credentials(after)
            yield rule, f"credential: {texts[1]}, was {texts[0]}", texts

    def _servers(self, old: Route, new: Route) -> Iterator[tuple[str, str, tuple[str, str]]]:
        before, after = (_urls(side.document, route) for side, route in ((self._old, old), (self._new, new)))
        for url in before:
            if url not in after:
                yield "server-removed", f"server {url} removed", (url, "")
        for url in after:
            if url not in before:
                yield "server-added", f"server {url} added", ("", url)
        if before[:1] != after[:1] and before[:1] and before[0] in after and after[0] in before:
            yield "server-order-changed", f"server {after[0]} is first, was {before[0]}", (before[0], after[0])

    def _hooks(self) -> None:
        old, new = (_object(side.document.get("webhooks")) for side in (self._old_side, self._new_side))
        for name in sorted({*old, *new}):
            texts = [text_of(one[name]) if name in one else "" for one in (old, new)]
            if texts[0] != texts[1]:
                at = _At("", About("api", ("webhooks", name)), Direction.RESPONSE)
                word = "added" if not texts[0] else "removed" if not texts[1] else "changed"
                pointer = pointer_of(("webhooks", name))
                self._add("webhook-changed", at, f"webhook {name} {word}", (texts[0], texts[1]), (pointer, pointer))

    # Parameters and bodies

    def _parameters(self, old: Route, new: Route) -> None:
        before, after = _parameters(self._old, old), _parameters(self._new, new)
        pairs = {key: key for key in before if key in after}
        pairs |= self._by_position(old, new, before, after)
        gone = [key for key in before if key not in pairs]
        come = [key for key in after if key not in pairs.values()]
        for place, name in list(gone):
            other = next((key for key in come if key[1] == name and key[0] != place), None)
            if other is not None:
                at = _At(new.key, About("parameter", other), Direction.REQUEST)
                pointers = before[place, name].pointer, after[other].pointer
                self._add("parameter-moved", at, f"{name}: in {other[0]}, was in {place}", (place, other[0]), pointers)
                pairs[place, name] = other
                gone.remove((place, name))
                come.remove(other)
        for key in gone:
            at = _At(new.key, About("parameter", key), Direction.REQUEST)
            self._add("parameter-removed", at, f"{key[1]} removed", (":".join(key), ""), (before[key].pointer, ""))
        for key in come:
            at = _At(new.key, About("parameter", key), Direction.REQUEST)
            required = key[0] == "path" or bool(_object(after[key].schema).get("required"))
            rule = "required-parameter-added" if required else "parameter-added"
            word = "required " if required else ""
            self._add(rule, at, f"{word}{key[1]} added", ("", ":".join(key)), ("", after[key].pointer))
        for key, other in pairs.items():
            self._parameter(new.key, (key, before[key]), (other, after[other]))

    def _by_position(
        self, old: Route, new: Route, before: Mapping[tuple[str, str], Node], after: Mapping[tuple[str, str], Node]
    ) -> dict[tuple[str, str], tuple[str, str]]:
        """Parameters of the path that are called otherwise at the same position."""
        names = [_PARAMETER.findall(route.path) for route in (old, new)]
        found = {}
        for one, other in zip(*names, strict=False):
            pair = ("path", one), ("path", other)
            if (
                one != other
                and pair[0] in before
                and pair[1] in after
                and pair[0] not in after
                and old.shape == new.shape
            ):
                found[pair[0]] = pair[1]
                at = _At(new.key, About("parameter", pair[1]), Direction.REQUEST)
                pointers = before[pair[0]].pointer, after[pair[1]].pointer
                self._add("parameter-renamed", at, f"{other}, was {one} in the path", (one, other), pointers)
        return found

    def _parameter(self, key: str, old: tuple[tuple[str, str], Node], new: tuple[tuple[str, str], Node]) -> None:
        at = _At(key, About("parameter", new[0]), Direction.REQUEST)
        before, after, name = _object(old[1].schema), _object(new[1].schema), new[0][1]
        pointers = old[1].pointer, new[1].pointer
        self._required(at, "parameter", name, before, after, pointers)
        styles = [{each: one.get(each) for each in ("style", "explode", "allowReserved")} for one in (before, after)]
        if styles[0] != styles[1]:
            detail = text_of(styles[0]), text_of(styles[1])
            self._add("parameter-style-changed", at, f"{name}: written otherwise", detail, pointers)
        flags = bool(before.get("deprecated")), bool(after.get("deprecated"))
        if flags[0] != flags[1]:
            words = f"{name} is {'deprecated' if flags[1] else 'not deprecated any more'}"
            self._add("property-deprecated", at, words, (str(flags[0]), str(flags[1])), pointers)
        self._words(at, before, after, pointers, name)
        schemas = [_parameter_schema(one) for one in (old[1], new[1])]
        if schemas[0] is not None and schemas[1] is not None:
            self._schema(schemas[0], schemas[1], at, name)

    def _required(self, at: _At, kind: str, name: str, old: Object, new: Object, pointers: tuple[str, str]) -> None:
        flags = bool(old.get("required")), bool(new.get("required"))
        if flags[0] != flags[1]:
            word = "required" if flags[1] else "optional"
            self._add(f"{kind}-became-{word}", at, f"{name} became {word}", (str(flags[0]), str(flags[1])), pointers)

    def _body(self, old: Route, new: Route) -> None:
        at = _At(new.key, About("body"), Direction.REQUEST)
        nodes = [_below(shapes, route.node, "requestBody") for shapes, route in ((self._old, old), (self._new, new))]
        before, after = (_object(node.schema) if node else {} for node in nodes)
        pointers = (nodes[0].pointer if nodes[0] else "", nodes[1].pointer if nodes[1] else "")
        if nodes[0] is None and nodes[1] is not None:
            rule = "required-body-added" if after.get("required") else "body-added"
            self._add(rule, at, "request body added", ("", "body"), pointers)
        elif nodes[0] is not None and nodes[1] is None:
            self._add("body-removed", at, "request body removed", ("body", ""), pointers)
        elif nodes[0] is not None and nodes[1] is not None:
            self._required(at, "body", "request body", before, after, pointers)
            self._words(at, before, after, pointers, "request body")
            self._content(at, nodes[0], nodes[1], "request body")

    def _content(self, at: _At, old: Node, new: Node, name: str) -> None:
        before, after = (_object(_object(node.schema).get("content")) for node in (old, new))
        pointers = old.pointer, new.pointer
        types = {_media(one): one for one in before}, {_media(one): one for one in after}
        gone, come = [one for one in types[0] if one not in types[1]], [one for one in types[1] if one not in types[0]]
        for one in gone:
            self._add("media-type-removed", at, f"{name}: {one} removed", (one, ""), pointers)
        for one in come:
            self._add("media-type-added", at, f"{name}: {one} added", ("", one), pointers)
        pairs = [(one, one) for one in types[0] if one in types[1]]
        pairs += zip(gone, come, strict=True) if len(gone) == len(come) == 1 else []
        for one, other in pairs:
            nodes = [old.below("content", types[0][one]), new.below("content", types[1][other])]
            encodings = [text_of(_object(node.schema).get("encoding") or {}) for node in nodes]
            if encodings[0] != encodings[1]:
                self._add("encoding-changed", at, f"{name}: encoding changed", (encodings[0], encodings[1]), pointers)
            if all("schema" in _object(node.schema) for node in nodes):
                self._schema(nodes[0].below("schema"), nodes[1].below("schema"), at, name)

    # Responses

    def _responses(self, old: Route, new: Route) -> None:
        before, after = (
            {
                str(status): _resolved(shapes, route.node.below("responses", status))
                for status in _object(route.body.get("responses"))
            }
            for shapes, route in ((self._old, old), (self._new, new))
        )
        gone, come = [one for one in before if one not in after], [one for one in after if one not in before]
        pairs = [(one, one) for one in before if one in after]
        success = [one for one in gone if one.startswith("2")], [one for one in come if one.startswith("2")]
        if len(success[0]) == len(success[1]) == 1:
            one, other = success[0][0], success[1][0]
            at = _At(new.key, About("response", (other,)), Direction.RESPONSE)
            pointers = before[one].pointer, after[other].pointer
            self._add("success-changed", at, f"{other}, was {one}", (one, other), pointers)
            pairs.append((one, other))
            gone.remove(one)
            come.remove(other)
        for status, rule, here in [*((one, "removed", 0) for one in gone), *((one, "added", 1) for one in come)]:
            kind = "success" if status.startswith("2") else "error"
            at = _At(new.key, About("response", (status,)), Direction.RESPONSE)
            node = (before, after)[here][status]
            pointers = ("", node.pointer) if here else (node.pointer, "")
            detail = ("", status) if here else (status, "")
            self._add(f"{kind}-{rule}", at, f"{status} {rule}", detail, pointers)
        for one, other in pairs:
            self._response(new.key, other, before[one], after[other])

    def _response(self, key: str, status: str, old: Node, new: Node) -> None:
        at = _At(key, About("response", (status,)), Direction.RESPONSE)
        pointers = old.pointer, new.pointer
        contents = [bool(_object(node.schema).get("content")) for node in (old, new)]
        if contents[0] != contents[1]:
            rule, word = ("response-body-added", "added") if contents[1] else ("response-body-removed", "removed")
            self._add(rule, at, f"{status}: body {word}", (str(contents[0]), str(contents[1])), pointers)
        elif contents[0]:
            self._content(at, old, new, status)
        self._words(at, _object(old.schema), _object(new.schema), pointers, status)
        self._headers(key, status, old, new)

    def _headers(self, key: str, status: str, old: Node, new: Node) -> None:
        before, after = (
            {
                name.lower(): _resolved(shapes, node.below("headers", name))
                for name in _object(_object(node.schema).get("headers"))
            }
            for shapes, node in ((self._old, old), (self._new, new))
        )
        for name in sorted({*before, *after}):
            at = _At(key, About("header", (status, name)), Direction.RESPONSE)
            one, other = before.get(name), after.get(name)
            if one is None or other is None:
                rule, word = ("header-removed", "removed") if one else ("header-added", "added")
                pointers = (one.pointer if one else "", other.pointer if other else "")
                self._add(rule, at, f"header {name} {word}", (name if one else "", name if other else ""), pointers)
                continue
            label, pointers = f"header {name}", (one.pointer, other.pointer)
            self._required(at, "header", label, _object(one.schema), _object(other.schema), pointers)
            self._words(at, _object(one.schema), _object(other.schema), pointers, label)
            schemas = [_parameter_schema(each) for each in (one, other)]
            if schemas[0] is not None and schemas[1] is not None:
                self._schema(schemas[0], schemas[1], at, label)

    # Schemas

    def _schema(self, old: Node, new: Node, at: _At, name: str) -> None:
        before, after = self._old.of(old), self._new.of(new)
        pair = before.pointer, after.pointer, at.direction
        if pair in self._known:
            for key in self._known[pair]:
                self._found[key].operations |= {at.operation} - {""}
                self._note(key)
            return
        if pair in self._active:
            return
        kept = before.is_object and after.is_object
        self._active.add(pair)
        self._stack.append([])
        try:
            self._value(before, after, at, name)
            self._object(before, after, at)
            self._parts(before, after, at, name)
        finally:
            self._active.discard(pair)
            keys = self._stack.pop()
            for key in keys:
                self._note(key)
        if kept:
            self._known[pair] = keys

    def _value(self, old: Shape, new: Shape, at: _At, name: str) -> None:
        pointers = old.pointer, new.pointer
        at = self._about_type(at, old, new)

        def add(rule: str, message: str, detail: tuple[Any, Any]) -> None:
            self._add(rule, at, f"{name}: {message}", (text_of(detail[0]), text_of(detail[1])), pointers)

        told = spoken(new, self._new), spoken(old, self._old)
        was = f"{told[0]}, was {told[1]}"
        rule = _type_rule(old, new)
        types = [sorted(shape.types) if shape.types is not None else None for shape in (old, new)]
        if rule and not (old.alternatives or new.alternatives):
            add(rule, was, (types[0], types[1]))
        if (
            old.nullable != new.nullable
            and rule != "type-changed"
            and (old.types is not None and new.types is not None)
        ):
            add("null-added" if new.nullable else "null-removed", was, (old.nullable, new.nullable))
        if not rule:
            self._values(old, new, add, was, at.direction)
        self._formats(old, new, add)
        self._limits(old, new, add)
        if old.plain.get("default") != new.plain.get("default"):
            defaults = [one.plain.get("default") for one in (old, new)]
            if not (("default" in old.plain) == ("default" in new.plain) and defaults[0] == defaults[1]):
                shown = [
                    text_of(value) if "default" in one.plain else "none"
                    for one, value in zip((old, new), defaults, strict=True)
                ]
                add("default-changed", f"default {shown[1]}, was {shown[0]}", (shown[0], shown[1]))
        for keyword in sorted({*old.other, *new.other}):
            if old.other.get(keyword) != new.other.get(keyword):
                add("keyword-changed", f"`{keyword}` changed", (old.other.get(keyword), new.other.get(keyword)))
        if old.words != new.words and at.about.kind in ("field", "type"):
            detail = text_of(list(old.words)), text_of(list(new.words))
            self._add("words-changed", at, f"{name}: text changed", detail, pointers, docs=True)

    def _about_type(self, at: _At, old: Shape, new: Shape) -> _At:
        """An object is spoken of itself, not as a field of another one."""
        if old.is_object and new.is_object:
            return replace(
                at, operation=_own_operation(new.pointer, at), about=About("type", (new.pointer,), old.pointer)
            )
        return at

    def _values(
        self,
        old: Shape,
        new: Shape,
        add: Callable[[str, str, tuple[Any, Any]], None],
        was: str,
        direction: Direction,
    ) -> None:
        before, after = old.values, new.values
        if before == after or (before is not None and after is not None and set(before) == set(after)):
            return
        if before is None or after is None:
            add("enum-added" if before is None else "enum-removed", was, (list(before or ()), list(after or ())))
            return
        gone, come = [one for one in before if one not in after], [one for one in after if one not in before]
        found = {"enum-value-removed": gone, "enum-value-added": come}
        rules = [rule for rule, values in found.items() if values]
        if len(rules) > 1:  # both are told in the same words, and only one matters in this direction
            rules = [max(rules, key=lambda rule: RULES[rule].level(direction).rank)]
        for rule in rules:
            add(rule, was, (found[rule], sorted(after)))

    def _formats(self, old: Shape, new: Shape, add: Callable[[str, str, tuple[Any, Any]], None]) -> None:
        before, after = (one.plain.get("format") for one in (old, new))
        if before != after:
            rule = "format-added" if not before else "format-removed" if not after else "format-changed"
            add(rule, f"format {after or 'none'}, was {before or 'none'}", (before, after))
        before, after = (one.plain.get("pattern") for one in (old, new))
        if before != after:
            rule = "pattern-added" if not before else "pattern-removed" if not after else "pattern-changed"
            add(rule, f"pattern {after or 'none'}, was {before or 'none'}", (before, after))

    def _limits(self, old: Shape, new: Shape, add: Callable[[str, str, tuple[Any, Any]], None]) -> None:
        for name in sorted({*old.limits, *new.limits}):
            before, after = old.limits.get(name), new.limits.get(name)
            if before != after:
                rule = "limit-tightened" if _tighter(name, before, after) else "limit-relaxed"
                shown = ["none" if one is None else text_of(one) for one in (before, after)]
                add(rule, f"{name} {shown[1]}, was {shown[0]}", (before, after))

    def _object(self, old: Shape, new: Shape, at: _At) -> None:
        if not (old.is_object and new.is_object):
            return
        gone = [name for name in old.properties if name not in new.properties]
        come = [name for name in new.properties if name not in old.properties]
        renamed = self._renamed(old, new, gone, come)
        for name in gone:
            self._property_gone(old, new, name, renamed.get(name, ""), at)
        for name in come:
            self._property_came(old, new, name, {v: k for k, v in renamed.items()}.get(name, ""), at)
        for name in old.properties:
            if name in new.properties:
                self._property(old, new, name, at)
        if old.additional is not False and new.additional is False:
            self._on_object("closed", old, new, at, "further properties are not allowed any more")
        elif old.additional is False and new.additional is not False:
            self._on_object("opened", old, new, at, "further properties are allowed")

    def _on_object(self, rule: str, old: Shape, new: Shape, at: _At, message: str) -> None:
        self._add(rule, self._about_type(at, old, new), message, (rule, ""), (old.pointer, new.pointer))

    def _renamed(self, old: Shape, new: Shape, gone: list[str], come: list[str]) -> dict[str, str]:
        """A property that went and one that came with the same schema and words, unique both ways."""
        before = {name: self._seen(self._old, old.properties[name]) for name in gone}
        after = {name: self._seen(self._new, new.properties[name]) for name in come}
        return {
            name: next(other for other in come if after[other] == text)
            for name, text in before.items()
            if list(before.values()).count(text) == list(after.values()).count(text) == 1
        }

    def _seen(self, shapes: Shapes, node: Node) -> str:
        shape = shapes.of(node)
        return text_of([spoken(shape, shapes), list(shape.words), cast("Json", dict(shape.limits))])

    def _field(self, at: _At, old: Shape, new: Shape, name: str) -> _At:
        about = About("field", (new.pointer, name), old.pointer)
        return _At(_own_operation(new.pointer, at), about, at.direction)

    def _property_gone(self, old: Shape, new: Shape, name: str, other: str, at: _At) -> None:
        shape = self._old.of(old.properties[name])
        if self._is_absent(shape, at.direction):
            return
        required = name in old.required
        rule = "required-property-removed" if required else "property-removed"
        level = None
        if new.additional is False and at.direction is Direction.REQUEST:
            level = Level.BREAKING
        hint = f"; renamed? {other} has the same type and description" if other else ""
        pointers = old.properties[name].pointer, new.pointer
        self._add(
            rule, self._field(at, old, new, name), f"{name} removed{hint}", (name, ""), pointers, level=level, reach=at
        )

    def _property_came(self, old: Shape, new: Shape, name: str, other: str, at: _At) -> None:
        shape = self._new.of(new.properties[name])
        if self._is_absent(shape, at.direction):
            return
        required = name in new.required
        rule = "required-property-added" if required else "property-added"
        hint = f"; renamed? {other} had the same type and description" if other else ""
        pointers, word = (old.pointer, new.properties[name].pointer), "required " if required else ""
        self._add(rule, self._field(at, old, new, name), f"{word}{name} added{hint}", ("", name), pointers, reach=at)

    def _is_absent(self, shape: Shape, direction: Direction) -> bool:
        """Whether values in this direction do not have the property."""
        return bool(shape.plain.get("readOnly" if direction is Direction.REQUEST else "writeOnly"))

    def _property(self, old: Shape, new: Shape, name: str, at: _At) -> None:
        here = self._field(at, old, new, name)
        nodes = old.properties[name], new.properties[name]
        before, after = self._old.of(nodes[0]), self._new.of(nodes[1])
        pointers = nodes[0].pointer, nodes[1].pointer
        flags = [self._is_absent(shape, at.direction) for shape in (before, after)]
        if flags[0] != flags[1]:
            if at.direction is Direction.REQUEST:
                rule, word = ("became-read-only", "read-only") if flags[1] else ("became-writable", "writable")
            else:
                rule, word = ("became-write-only", "write-only") if flags[1] else ("became-readable", "readable")
            self._add(rule, here, f"{name} became {word}", (str(flags[0]), str(flags[1])), pointers, reach=at)
        if any(flags):
            return
        required = name in old.required, name in new.required
        if required[0] != required[1]:
            word = "required" if required[1] else "optional"
            detail = str(required[0]), str(required[1])
            self._add(f"property-became-{word}", here, f"{name} became {word}", detail, pointers, reach=at)
        deprecated = [bool(shape.plain.get("deprecated")) for shape in (before, after)]
        if deprecated[0] != deprecated[1]:
            words = f"{name} is {'deprecated' if deprecated[1] else 'not deprecated any more'}"
            detail = str(deprecated[0]), str(deprecated[1])
            self._add("property-deprecated", here, words, detail, pointers, reach=at)
        self._schema(nodes[0], nodes[1], replace(here, operation=at.operation), name)

    def _parts(self, old: Shape, new: Shape, at: _At, name: str) -> None:
        if old.items is not None and new.items is not None:
            self._schema(old.items, new.items, at, f"{name}[]")
        if isinstance(old.additional, Node) and isinstance(new.additional, Node):
            self._schema(old.additional, new.additional, at, f"{name}{{}}")
        if old.alternatives or new.alternatives:
            self._alternatives(old, new, at, name)

    def _alternatives(self, old: Shape, new: Shape, at: _At, name: str) -> None:
        sides = (old, self._old), (new, self._new)
        before, after = (
            [shapes.followed(one) for one in shape.alternatives] or [self._itself(shapes, shape.pointer)]
            for shape, shapes in sides
        )
        pairs, gone, come = self._paired(before, after)
        told = spoken(new, self._new), spoken(old, self._old)
        pointers = old.pointer, new.pointer
        if not pairs and gone and come:
            self._add("type-changed", at, f"{name}: {told[0]}, was {told[1]}", (told[1], told[0]), pointers, reach=at)
            return
        for node in gone:
            word = spoken(self._old.of(node), self._old)
            message = f"{name}: {_last(node, word)} is no alternative any more"
            self._add("alternative-removed", at, message, (_last(node, word), ""), pointers, reach=at)
        for node in come:
            word = spoken(self._new.of(node), self._new)
            message = f"{name}: {_last(node, word)} is a further alternative"
            self._add("alternative-added", at, message, ("", _last(node, word)), pointers, reach=at)
        for one, other in pairs:
            if (one.pointer, other.pointer) != pointers:
                self._schema(one, other, at, name)
        self._discriminator(old, new, at, name)

    def _itself(self, shapes: Shapes, pointer: str) -> Node:
        return shapes.target("#" + pointer.replace("%", "%25")) or Node({}, pointer)

    def _paired(self, old: list[Node], new: list[Node]) -> tuple[list[tuple[Node, Node]], list[Node], list[Node]]:
        """Pair alternatives: by what they refer to, by what they say, then by what kind of value they are."""
        pairs: list[tuple[Node, Node]] = []
        gone, come = list(old), list(new)
        labels: tuple[Callable[[Node, Shapes], str], ...] = (
            lambda node, _: node.pointer if node.pointer.startswith("/components/") else "",
            lambda node, _: text_of(node.schema),
            lambda node, shapes: spoken(shapes.of(node), shapes) if not shapes.of(node).is_object else "",
            lambda node, shapes: ",".join(sorted(shapes.of(node).properties)),
        )
        for label in labels:
            for one in list(gone):
                name = label(one, self._old)
                other = next((each for each in come if label(each, self._new) == name), None) if name else None
                if other is not None:
                    pairs.append((one, other))
                    gone.remove(one)
                    come.remove(other)
        if len(gone) == len(come) == 1 and self._old.of(gone[0]).types == self._new.of(come[0]).types:
            pairs.append((gone.pop(), come.pop()))
        return pairs, gone, come

    def _discriminator(self, old: Shape, new: Shape, at: _At, name: str) -> None:
        before, after = old.discriminator, new.discriminator
        pointers = old.pointer, new.pointer
        if before is None or after is None or before[0] != after[0]:
            if before != after:
                shown = [one[0] if one else "none" for one in (before, after)]
                message = f"{name}: told apart by {shown[1]}, was {shown[0]}"
                self._add("discriminator-changed", at, message, (shown[0], shown[1]), pointers, reach=at)
            return
        for value in sorted({*before[1], *after[1]}):
            if value not in before[1]:
                self._add(
                    "discriminator-value-added", at, f"{name}: {before[0]} {value}", ("", value), pointers, reach=at
                )
            elif value not in after[1]:
                message = f"{name}: {before[0]} is never {value} any more"
                self._add("discriminator-value-removed", at, message, (value, ""), pointers, reach=at)

    # What is found

    def _add(
        self,
        rule: str,
        at: _At,
        message: str,
        detail: tuple[str, str],
        pointers: tuple[str, str],
        *,
        docs: bool = False,
        level: Level | None = None,
        reach: _At | None = None,
    ) -> WireChange:
        """Add a difference, or what another direction or operation says of a known one."""
        here = at.operation
        if at.about.kind in ("field", "type"):
            here = _own_operation(pointers[1] or pointers[0], at)
        key = (rule, here, at.about, detail)
        found = level or RULES[rule].level(at.direction)
        known = self._found.get(key)
        if known is None:
            known = self._found[key] = WireChange(
                rule=rule,
                level=found,
                about=at.about,
                message=message,
                detail=detail,
                old_pointer=pointers[0],
                new_pointer=pointers[1],
                operation=here,
                docs=docs,
            )
        known.level = worst(known.level, found)
        known.operations |= {(reach or at).operation, at.operation} - {""}
        self._note(key)
        return known

    def _note(self, key: tuple[Any, ...]) -> None:
        if self._stack and key not in self._stack[-1]:
            self._stack[-1].append(key)


def _moved(old: Route, new: Route) -> str:
    """What of method and path is another one: the beginning, where the rest is the same."""
    if old.method != new.method:
        return f"moved from {old.key} to {new.key}"
    before, after = old.path.split("/"), new.path.split("/")
    while len(before) > 2 and len(after) > 2 and before[-1] == after[-1]:
        before.pop()
        after.pop()
    return f"moved from {'/'.join(before)} to {'/'.join(after)}"


def _own_operation(pointer: str, at: _At) -> str:
    """The operation that a place stands in; empty for one in a component."""
    return at.operation if pointer.startswith("/paths/") else ""


def _last(node: Node, word: str) -> str:
    return node.pointer.rpartition("/")[2] if node.pointer.startswith("/components/") else word


def _type_rule(old: Shape, new: Shape) -> str:
    """What the types of values say, null aside."""
    if old.types == new.types:
        return ""
    before, after = (None if shape.types is None else _closed(shape.types - {"null"}) for shape in (old, new))
    if before == after:
        return ""
    if before is None:
        return "type-narrowed"
    if after is None:
        return "type-widened"
    if before < after:
        return "type-widened"
    return "type-narrowed" if after < before else "type-changed"


def _closed(types: frozenset[str]) -> frozenset[str]:
    """Integers are numbers."""
    return types | {"integer"} if "number" in types else types


def _tighter(name: str, before: Any, after: Any) -> bool:
    if before is None or after is None:
        return before is None
    if isinstance(before, int | float) and isinstance(after, int | float):
        if name in UPPER:
            return after < before
        return after > before if name in LOWER else after % before == 0 if before else True
    return True


def _object(value: object) -> Object:
    return value if isinstance(value, dict) else {}


def _media(name: str) -> str:
    return name.partition(";")[0].strip().lower()


def _resolved(shapes: Shapes, node: Node) -> Node:
    """What a reference to a parameter, header, body or response leads to."""
    for _ in range(20):
        reference = _object(node.schema).get("$ref")
        target = shapes.target(reference) if isinstance(reference, str) else None
        if target is None:
            return node
        node = target
    return node


def _below(shapes: Shapes, node: Node, name: str) -> Node | None:
    return _resolved(shapes, node.below(name)) if name in _object(node.schema) else None


def _parameters(shapes: Shapes, route: Route) -> dict[tuple[str, str], Node]:
    """Place and name -> parameter; those of the operation override those of its path."""
    found: dict[tuple[str, str], Node] = {}
    for owner in (route.item, route.node):
        listed = _object(owner.schema).get("parameters")
        for number, _ in enumerate(listed if isinstance(listed, list) else ()):
            node = _resolved(shapes, owner.below("parameters", number))
            parameter = _object(node.schema)
            place, name = str(parameter.get("in", "")), str(parameter.get("name", ""))
            found[place, name.lower() if place == "header" else name] = node
    return found


def _parameter_schema(node: Node) -> Node | None:
    parameter = _object(node.schema)
    if "schema" in parameter:
        return node.below("schema")
    for media, content in _object(parameter.get("content")).items():
        if "schema" in _object(content):
            return node.below("content", media, "schema")
    return None


def _urls(document: Mapping[str, Json], route: Route) -> list[str]:
    for owner in (route.body, _object(route.item.schema), document):
        if owner.get("servers"):
            servers = owner["servers"]
            return (
                [str(_object(one).get("url", "")).rstrip("/") for one in servers] if isinstance(servers, list) else []
            )
    return []


def _accepted(shapes: Shapes, route: Route) -> list[frozenset[str]]:
    """The alternatives of credentials, each as a set of what is sent."""
    required = route.body.get("security", shapes.document.get("security"))
    schemes = _object(_object(shapes.document.get("components")).get("securitySchemes"))
    found = []
    for one in required if isinstance(required, list) else ():
        parts: set[str] = set()
        for name, scopes in _object(one).items():
            parts.add(_credential(_object(schemes.get(name)), name))
            parts |= {f"scope {scope}" for scope in (scopes if isinstance(scopes, list) else ())}
        found.append(frozenset(parts))
    return sorted(found, key=sorted) or [frozenset()]


def _credential(scheme: Object, name: str) -> str:
    kind = str(scheme.get("type", name))
    if kind == "apiKey":
        return f"API key in {scheme.get('in')} {scheme.get('name')}"
    return str(scheme.get("scheme", kind)).lower() if kind == "http" else kind


def _credentials(found: list[frozenset[str]]) -> str:
    return " or ".join(" and ".join(sorted(one)) or "none" for one in found)
