"""What the parts of a schema say of its type together: which types are left, which values, whether null passes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..ir import Value
from ..openapi.keywords import TYPES, UNIONS
from ..source import Json
from ..text.suggest import did_you_mean
from .conjunction import Part
from .document import Document, Node, kind_of, wrong_type


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The type of a schema before it is built."""

    types: tuple[str, ...] | None
    """Types without null; `None` when nothing is said."""
    nullable: bool = False
    impossible: bool = False
    """No value passes."""
    values: tuple[Value, ...] | None = None
    """The listed values, without null."""
    constant: bool = False


def facts_of(parts: Sequence[Part], document: Document) -> Facts:
    """Read the types and the listed values of `parts`."""
    if any(_forbids(part.node) for part in parts):
        return Facts(types=(), impossible=True)
    read = _types(parts, document)
    if read is None:
        return Facts(types=None)
    types, nullable = read
    values, constant = _values(parts, document)
    if values is None:
        return Facts(types=types if types is not None else _implied(parts), nullable=nullable)
    has_null = any(value is None for value in values)
    kept = tuple(value for value in values if value is not None and (types is None or type_name(value, types) in types))
    nullable = nullable or (has_null and types is None)
    if not kept and not nullable and parts:
        place = next(part.node for part in parts if "enum" in part.node.value or "const" in part.node.value)
        document.warning("bad-enum", "none of the listed values has the type that is asked for", place.pointer)
        return Facts(types=types, nullable=nullable)
    _report_odd_values(parts, document)
    return Facts(types=types, nullable=nullable, values=kept, constant=constant)


def _report_odd_values(parts: Sequence[Part], document: Document) -> None:
    """Report listed values of another type than stands right beside them; elsewhere a type may well narrow a list."""
    for part in parts:
        types = declared_types(part.node) if "enum" in part.node.value and not part.borrowed else None
        if types is None:
            continue
        for value in part.node.values("enum"):
            found = type_name(value, types)
            if found not in ("null", *types) and (found != "integer" or "number" not in types):
                message = f"the listed value {json.dumps(value)[:40]} is {found}, the type is {' or '.join(types)}"
                document.warning("bad-enum", message, part.node.at("enum"), help="it is left out")


def declared_types(node: Node) -> tuple[str, ...] | None:
    """The types that `type` of one schema object names; null is one of them."""
    value = node.value.get("type")
    if value is None and "type" not in node.value:
        return None
    if not isinstance(value, str | list):
        wrong_type(node.document, value, node.at("type"), "text or a list of texts")
        return None
    names = (value,) if isinstance(value, str) else node.texts("type")
    for name in names:
        if name not in TYPES:
            node.document.warning(
                "unknown-type",
                f'"{name}" is no type',
                node.at("type"),
                help=did_you_mean(name, TYPES) or f"the types are {', '.join(TYPES)}",
            )
    known = tuple(dict.fromkeys(name for name in names if name in TYPES))
    if known and node.value.get("nullable") is True and "null" not in known:
        return (*known, "null")
    return known or None


def type_name(value: Json, types: Iterable[str] = ()) -> str:
    """The JSON type of a value; a whole number counts as a number where numbers are asked for."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, str):
        return "string"
    if isinstance(value, int | float):
        whole = isinstance(value, int) or value == int(value)
        return "integer" if whole and ("integer" in types or "number" not in types) else "number"
    return "array" if isinstance(value, list) else "object"


def _forbids(node: Node) -> bool:
    forbidden = node.value.get("not")
    return forbidden is True or (isinstance(forbidden, dict) and not forbidden)


def _types(parts: Sequence[Part], document: Document) -> tuple[tuple[str, ...] | None, bool] | None:
    """The types left and whether null is one; `None`, reported, when the parts contradict each other."""
    left: tuple[str, ...] | None = None
    for part in parts:
        if "not" in part.node.value and not _forbids(part.node):
            document.note("unsupported-keyword", "a type cannot say what a value is not (`not`)", part.node.at("not"))
        mine = declared_types(part.node)
        if mine is None:
            continue
        both = mine if left is None else _intersection(left, mine)
        if not both:
            document.warning(
                "contradictory-types",
                f"a value cannot be {' or '.join(left or ())} and {' or '.join(mine)} at once",
                part.node.pointer,
                help="it is typed as anything",
            )
            return None
        left = both
    if left is None:
        return None, any(part.node.value.get("nullable") is True for part in parts)
    return tuple(name for name in left if name != "null"), "null" in left


def _intersection(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    found = [name for name in left if name in right or (name == "integer" and "number" in right)]
    found += [name for name in right if name == "integer" and "number" in left and name not in found]
    return tuple(name for name in found if name in right or name == "integer")


def _implied(parts: Sequence[Part]) -> tuple[str, ...] | None:
    """Objects and lists are known by their members; other keywords say nothing of the type."""
    keys = {key for part in parts for key in part.node.value}
    if keys & {"properties", "patternProperties"} or any(_typed_values(part.node) for part in parts):
        return ("object",)
    return ("array",) if keys & {"items", "prefixItems"} else None


def _typed_values(node: Node) -> bool:
    return bool(isinstance(node.value.get("additionalProperties"), dict) and node.value["additionalProperties"])


def _values(parts: Sequence[Part], document: Document) -> tuple[tuple[Value, ...] | None, bool]:
    left: dict[tuple[str, Value], Value] | None = None
    constant = False
    for part in parts:
        for keyword in ("enum", "const"):
            if keyword not in part.node.value:
                continue
            listed = part.node.values("enum") if keyword == "enum" else (part.node.value["const"],)
            scalars = _scalars(listed, part.node, keyword)
            if scalars is None:
                continue
            if not scalars and keyword == "enum":
                document.warning("bad-enum", "a list of allowed values needs at least one", part.node.at("enum"))
                continue
            constant = constant or keyword == "const"
            left = scalars if left is None else {key: value for key, value in left.items() if key in scalars}
    return (None, False) if left is None else (tuple(left.values()), constant)


def _scalars(listed: tuple[Json, ...], node: Node, keyword: str) -> dict[tuple[str, Value], Value] | None:
    """The values, `1`, `1.0`, `true` and `"1"` kept apart; `None`, noted, when one is a list or an object."""
    found: dict[tuple[str, Value], Value] = {}
    for value in listed:
        if isinstance(value, dict | list):
            node.document.warning(
                "unsupported-keyword",
                f"`{keyword}` lists {kind_of(value)}; a type can only list scalars",
                node.at(keyword),
                help="the type is kept, the listed values are not checked",
            )
            return None
        found[(type(value).__name__, value)] = value
    return found


def unions_of(parts: Iterable[Part]) -> tuple[tuple[Part, str], ...]:
    """The unions that are yet to be dealt with."""
    return tuple(
        (part, keyword)
        for part in parts
        for keyword in UNIONS
        if keyword in part.node.value and keyword not in part.settled
    )
