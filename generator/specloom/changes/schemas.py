"""The differences of two schemas, for programs that send or get values of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from ..openapi.canonical import text as text_of
from ..source import Json
from .findings import About, At, Found, own_operation
from .model import Level
from .rules import RULES, Direction
from .shapes import LOWER, UPPER, Node, Shape, Shapes, spoken


class Schemas:
    """Compares schemas of an old and a new document; each pair once in each direction."""

    def __init__(self, old: Shapes, new: Shapes, found: Found) -> None:
        self._old, self._new, self._found = old, new, found
        self._add = found.add
        self._known: dict[tuple[str, str, Direction], list[tuple[Any, ...]]] = {}
        self._active: set[tuple[str, str, Direction]] = set()

    def compare(self, old: Node, new: Node, at: At, name: str) -> None:
        before, after = self._old.of(old), self._new.of(new)
        pair = before.pointer, after.pointer, at.direction
        if pair in self._known:
            self._found.again(self._known[pair], at.operation)
            return
        if pair in self._active:
            return
        kept = before.is_object and after.is_object
        self._active.add(pair)
        self._found.begin()
        try:
            self._value(before, after, at, name)
            self._object(before, after, at)
            self._parts(before, after, at, name)
        finally:
            self._active.discard(pair)
            keys = self._found.end()
        if kept:
            self._known[pair] = keys

    def _value(self, old: Shape, new: Shape, at: At, name: str) -> None:
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

    def _about_type(self, at: At, old: Shape, new: Shape) -> At:
        """An object is spoken of itself, not as a field of another one."""
        if old.is_object and new.is_object:
            return replace(
                at, operation=own_operation(new.pointer, at), about=About("type", (new.pointer,), old.pointer)
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

    def _object(self, old: Shape, new: Shape, at: At) -> None:
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

    def _on_object(self, rule: str, old: Shape, new: Shape, at: At, message: str) -> None:
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

    def _field(self, at: At, old: Shape, new: Shape, name: str) -> At:
        about = About("field", (new.pointer, name), old.pointer)
        return At(own_operation(new.pointer, at), about, at.direction)

    def _property_gone(self, old: Shape, new: Shape, name: str, other: str, at: At) -> None:
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

    def _property_came(self, old: Shape, new: Shape, name: str, other: str, at: At) -> None:
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

    def _property(self, old: Shape, new: Shape, name: str, at: At) -> None:
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
        self.compare(nodes[0], nodes[1], replace(here, operation=at.operation), name)

    def _parts(self, old: Shape, new: Shape, at: At, name: str) -> None:
        if old.items is not None and new.items is not None:
            self.compare(old.items, new.items, at, f"{name}[]")
        if isinstance(old.additional, Node) and isinstance(new.additional, Node):
            self.compare(old.additional, new.additional, at, f"{name}{{}}")
        if old.alternatives or new.alternatives:
            self._alternatives(old, new, at, name)

    def _alternatives(self, old: Shape, new: Shape, at: At, name: str) -> None:
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
                self.compare(one, other, at, name)
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

    def _discriminator(self, old: Shape, new: Shape, at: At, name: str) -> None:
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
