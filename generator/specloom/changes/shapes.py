"""A schema as it is compared: references followed, `allOf` joined, null and `const` in one form."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, cast

from ..diagnostics import pointer_of
from ..openapi.canonical import text as text_of
from ..openapi.pointers import MissingError, find, fragment_tokens
from ..source import Json

Schema = dict[str, Json]
Object = dict[str, Any]
WORDS = ("title", "description", "summary")
IGNORED = frozenset(
    {*WORDS, "example", "examples", "externalDocs", "$comment", "xml", "deprecated", "$id", "$schema", "$anchor"}
)
"""Members that say nothing about values, or are compared apart."""
KNOWN = frozenset(
    {
        *("$ref", "allOf", "anyOf", "oneOf", "type", "enum", "const", "nullable", "format", "default", "pattern"),
        *("properties", "required", "additionalProperties", "items", "discriminator", "readOnly", "writeOnly"),
        *("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"),
        *("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "multipleOf", "uniqueItems"),
    }
)
"""Members with a rule of their own."""
UPPER = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")
LOWER = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")
TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")
_OBJECT = ("properties", "additionalProperties", "required", "patternProperties", "maxProperties", "minProperties")
DEPTH = 40
"""References and parts of `allOf` inside one another that are joined."""


def object_of(value: object) -> Object:
    """A value, where it is an object; an empty one for any other."""
    return value if isinstance(value, dict) else {}


@dataclass(frozen=True, slots=True)
class Node:
    """A schema and where it stands."""

    schema: Json
    pointer: str

    def below(self, *parts: str | int) -> Node:
        """What stands below it."""
        found: Any = self.schema
        for part in parts:
            found = found[part]
        return Node(found, self.pointer + pointer_of(parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a schema says, joined."""

    pointer: str
    """Where it stands, references followed."""
    types: frozenset[str] | None = None
    """None for any."""
    values: tuple[str, ...] | None = None
    """The listed values as JSON text, in the order of the document; None for any."""
    properties: Mapping[str, Node] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    items: Node | None = None
    additional: Node | bool = True
    alternatives: tuple[Node, ...] = ()
    discriminator: tuple[str, Mapping[str, str]] | None = None
    limits: Mapping[str, Any] = field(default_factory=dict)
    plain: Mapping[str, Any] = field(default_factory=dict)
    """`format`, `default`, `pattern`, `readOnly`, `writeOnly`, `deprecated`."""
    other: Mapping[str, str] = field(default_factory=dict)
    """Every other keyword, as JSON text."""
    words: tuple[str, ...] = ()

    @property
    def nullable(self) -> bool:
        """Whether null is listed among its types."""
        return self.types is not None and "null" in self.types

    @property
    def is_object(self) -> bool:
        """Whether it has named properties."""
        return bool(self.properties)


_ANY_VALUE = "any value"
_SPOKEN = {"string": "text", "boolean": "true or false", "array": "list", "null": "null"}


@dataclass(slots=True)
class Shapes:
    """The schemas of one document."""

    document: Mapping[str, Json]
    _known: dict[str, Shape] = field(default_factory=dict, repr=False)

    def of(self, node: Node) -> Shape:
        """What a schema says."""
        if node.pointer not in self._known:
            self._known[node.pointer] = self._joined(self.followed(node), 0)
        return self._known[node.pointer]

    def followed(self, node: Node) -> Node:
        """What a reference that says nothing else leads to."""
        seen: set[str] = set()
        while isinstance(node.schema, dict) and "$ref" in node.schema and not set(node.schema) - IGNORED - {"$ref"}:
            target = self.target(str(node.schema["$ref"]))
            if target is None or target.pointer in seen:
                break
            seen.add(target.pointer)
            node = target
        return node

    def target(self, reference: str) -> Node | None:
        """What a reference into the document leads to."""
        if not reference.startswith("#"):
            return None
        tokens = fragment_tokens(reference[1:])
        try:
            return None if tokens is None else Node(find(cast("Json", self.document), tokens), pointer_of(tokens))
        except MissingError:
            return None

    def _joined(self, node: Node, depth: int) -> Shape:
        schema = node.schema
        if not isinstance(schema, dict):
            return Shape(pointer=node.pointer, other={"false": "true"} if schema is False else {})
        shape = _own(node)
        if depth > DEPTH:
            return shape
        for branch in self._branches(node):
            other = self._joined(self.followed(branch), depth + 1)
            shape = _both(shape, other)
        return self._without_null(shape, depth)

    def _branches(self, node: Node) -> Iterator[Node]:
        schema = cast("Schema", node.schema)
        if "$ref" in schema:
            target = self.target(str(schema["$ref"]))
            if target is not None:
                yield target
        branches = schema.get("allOf")
        for number, _ in enumerate(branches if isinstance(branches, list) else ()):
            yield node.below("allOf", number)

    def _without_null(self, shape: Shape, depth: int) -> Shape:
        """Write `anyOf: [X, null]` as X with null among its types."""
        if not shape.alternatives:
            return shape
        rest = tuple(one for one in shape.alternatives if not self._is_null(one))
        if len(rest) == 1 and (len(rest) < len(shape.alternatives) or not shape.discriminator):
            joined = _both(replace(shape, alternatives=()), self._joined(self.followed(rest[0]), depth + 1))
            if len(rest) < len(shape.alternatives) and joined.types is not None:
                joined = replace(joined, types=joined.types | {"null"})
            if len(rest) < len(shape.alternatives) and joined.values is not None:
                joined = replace(joined, values=(*(one for one in joined.values if one != "null"), "null"))
            return joined
        return shape

    def _is_null(self, node: Node) -> bool:
        schema = self.followed(node).schema
        return isinstance(schema, dict) and (schema.get("type") in ("null", ["null"]) or schema.get("enum") == [None])


def spoken(shape: Shape, shapes: Shapes, depth: int = 0) -> str:
    """What values a schema allows, in a few words."""
    if shape.values is not None:
        return " | ".join(shape.values)
    if shape.alternatives and depth < 2:
        arms = dict.fromkeys(spoken(shapes.of(one), shapes, depth + 1) for one in shape.alternatives)
        return " | ".join(arms)
    if shape.types is None:
        return _ANY_VALUE
    named = [_spoken_type(name, shape, shapes, depth) for name in sorted(shape.types - {"null"})]
    return " | ".join([*named, *(("null",) if shape.nullable else ())])


def _spoken_type(name: str, shape: Shape, shapes: Shapes, depth: int) -> str:
    if name == "array" and shape.items is not None and depth < 2:
        return f"list of {spoken(shapes.of(shape.items), shapes, depth + 1)}"
    format_ = shape.plain.get("format")
    return _SPOKEN.get(name, name) + (f" ({format_})" if format_ and name in ("string", "integer", "number") else "")


def _own(node: Node) -> Shape:
    """What a schema says itself."""
    schema = cast("Schema", node.schema)
    values = schema.get("enum")
    listed = tuple(dict.fromkeys(map(text_of, values))) if isinstance(values, list) else None
    listed = (text_of(schema["const"]),) if "const" in schema else listed
    properties = schema.get("properties")
    required = schema.get("required")
    additional = schema.get("additionalProperties", True)
    arms = next((name for name in ("oneOf", "anyOf") if isinstance(schema.get(name), list)), "")
    return Shape(
        pointer=node.pointer,
        types=_types(schema, listed),
        values=listed,
        properties={
            name: node.below("properties", name) for name in (properties if isinstance(properties, dict) else ())
        },
        required=frozenset(map(str, required)) if isinstance(required, list) else frozenset(),
        items=node.below("items") if "items" in schema else None,
        additional=node.below("additionalProperties") if isinstance(additional, dict) else additional is not False,
        alternatives=tuple(node.below(arms, number) for number, _ in enumerate(cast("list[Json]", schema[arms])))
        if arms
        else (),
        discriminator=_discriminator(schema),
        limits=_limits(schema),
        plain={
            name: schema[name]
            for name in ("format", "default", "pattern", "readOnly", "writeOnly", "deprecated")
            if name in schema
        },
        other={
            name: text_of(value)
            for name, value in schema.items()
            if name not in KNOWN and name not in IGNORED and not name.startswith("x-")
        },
        words=tuple(str(schema[name]) for name in WORDS if isinstance(schema.get(name), str)),
    )


def _types(schema: Schema, values: tuple[str, ...] | None) -> frozenset[str] | None:
    given = schema.get("type")
    found = {given} if isinstance(given, str) else set(map(str, given)) if isinstance(given, list) else set[str]()
    if not found:
        if values is not None:
            return frozenset(_type_of(one) for one in values)
        return frozenset({"object"}) if any(name in schema for name in _OBJECT) else None
    if schema.get("nullable") is True:
        found.add("null")
    if values is not None and "null" not in values:
        found.discard("null")
    return frozenset(found)


@lru_cache(maxsize=1024)
def _type_of(text: str) -> str:
    value = json.loads(text)
    if isinstance(value, bool):
        return "boolean"
    names = {str: "string", int: "integer", float: "number", list: "array", dict: "object", type(None): "null"}
    return names[type(value)]


def _discriminator(schema: Schema) -> tuple[str, Mapping[str, str]] | None:
    found = schema.get("discriminator")
    if not isinstance(found, dict):
        return None
    mapping = found.get("mapping")
    return str(found.get("propertyName", "")), {str(name): str(target) for name, target in object_of(mapping).items()}


def _limits(schema: Schema) -> dict[str, Any]:
    found = {name: schema[name] for name in (*UPPER, *LOWER, "multipleOf", "uniqueItems") if name in schema}
    return {name: value for name, value in found.items() if value not in (False, None)}


def _both(one: Shape, other: Shape) -> Shape:
    """What is true of a value that fits both."""
    types = one.types if other.types is None else other.types if one.types is None else _meet(one.types, other.types)
    values = one.values if other.values is None else other.values
    if one.values is not None and other.values is not None:
        values = tuple(value for value in one.values if value in other.values)
    limits = dict(one.limits)
    for name, bound in other.limits.items():
        limits[name] = bound if name not in limits else _strictest(name, limits[name], bound)
    return Shape(
        pointer=one.pointer,
        types=types,
        values=values,
        properties={**other.properties, **one.properties},
        required=one.required | other.required,
        items=one.items or other.items,
        additional=False
        if one.additional is False or other.additional is False
        else (other.additional if one.additional is True else one.additional),
        alternatives=one.alternatives or other.alternatives,
        discriminator=one.discriminator or other.discriminator,
        limits=limits,
        plain={**other.plain, **one.plain},
        other={**other.other, **one.other},
        words=one.words or other.words,
    )


def _meet(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    found = one & other
    if "integer" in one | other and "number" in one | other:
        found |= {"integer"}
    return found or one


def _strictest(name: str, one: Any, other: Any) -> Any:
    if name in UPPER and isinstance(one, int | float) and isinstance(other, int | float):
        return min(one, other)
    return max(one, other) if isinstance(one, int | float) and isinstance(other, int | float) else one
