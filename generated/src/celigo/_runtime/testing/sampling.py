"""Values made for a schema, the same in every run, and checked before they are given out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..core.wire import copied
from .checking import Checker
from .document import Document
from .flattening import flat
from .scalars import number_for, text_for

ARMS = 8
"""So many alternatives of a union are tried."""
SHOWN = 3
"""Levels of objects whose optional fields are given."""
DEPTH = 14


class Sampler:
    """Makes samples for one document."""

    def __init__(self, document: Document, checker: Checker, formats: Mapping[str, str]) -> None:
        self._document = document
        self._checker = checker
        self._formats = formats
        self._made: dict[tuple[int, bool], Any] = {}

    def sample(self, schema: Any, *, full: bool = True) -> Any:
        """Return a value that an answer may hold: of all fields, or of the required ones only."""
        key = (id(schema), full)
        if key not in self._made:
            self._made[key] = self._best(schema, full)
        return copied(self._made[key])

    def fits(self, schema: Any, value: Any) -> bool:
        """Whether an answer may hold a value."""
        return not self._checker.faults(schema, value, request=False)

    def media(self, media: Mapping[str, Any]) -> Any:
        """Return the published example of a body where it keeps to the schema, else a sample."""
        schema = media.get("schema", {})
        named = [self._document.follow(e) for e in media.get("examples", {}).values()]
        given = [media["example"]] if "example" in media else [e["value"] for e in named if "value" in e]
        good = (value for value in given if not self._checker.faults(schema, value, request=False))
        found = next(good, None)
        return self.sample(schema) if found is None else copied(found)

    def _best(self, schema: Any, full: bool) -> Any:
        value: Any = None
        for value in self._candidates(schema, full):
            if not self._checker.faults(schema, value, request=False):
                return value
        return value

    def _candidates(self, schema: Any, full: bool) -> Iterator[Any]:
        node = self._document.follow(schema)
        if full and isinstance(node, Mapping):
            yield from _published(node)
        for shown in (SHOWN, 1, 0) if full else (0,):
            for arm in range(ARMS):
                yield self._value(schema, "", arm, shown, 0)

    def _value(self, schema: Any, name: str, arm: int, shown: int, depth: int) -> Any:
        node = flat(self._document, schema, arm)
        if "const" in node:
            return copied(node["const"])
        if node.get("enum"):
            return copied(next((one for one in node["enum"] if one is not None), None))
        for value in _published(node):
            if not self._checker.faults(node, value, request=False):
                return copied(value)
        return self._made_for(node, name, arm, shown, depth)

    def _made_for(self, node: Mapping[str, Any], name: str, arm: int, shown: int, depth: int) -> Any:
        kind = _kind(node)
        if kind == "object":
            return self._object(node, arm, shown, depth)
        if kind == "array":
            return self._array(node, name, arm, shown, depth)
        if kind == "string":
            return text_for(node, name, self._formats)
        if kind in ("integer", "number"):
            return number_for(node, whole=kind == "integer")
        return {"boolean": True, "null": None}.get(kind, name or "value")

    def _object(self, node: Mapping[str, Any], arm: int, shown: int, depth: int) -> dict[str, Any]:
        properties: Mapping[str, Any] = node.get("properties", {})
        required = [name for name in node.get("required", ()) if isinstance(name, str)]
        optional = [name for name in properties if name not in required and self._worth(properties[name])]
        names = [name for name in properties if name in required or (shown > 0 and depth < DEPTH and name in optional)]
        names += [name for name in required if name not in properties]
        made = {
            name: self._value(properties.get(name, {}), name, arm, shown - 1, depth + 1)
            for name in names
            if depth < DEPTH or name in required
            if depth < 3 * DEPTH
        }
        least = node.get("minProperties", 0)
        further = node.get("additionalProperties")
        if isinstance(further, Mapping) and shown > 0 and not properties:
            least = max(least, 1)
        for name in [*optional, *(f"key{number}" for number in range(1, min(least, 50) + 1))]:
            if len(made) < least and name not in made and (name in properties or further is not False):
                inner = properties.get(name, further if isinstance(further, Mapping) else {})
                made[name] = self._value(inner, name, arm, shown - 1, depth + 1)
        return made

    def _worth(self, schema: Any) -> bool:
        node = self._document.follow(schema)
        return isinstance(node, Mapping) and not node.get("writeOnly") and not node.get("deprecated")

    def _array(self, node: Mapping[str, Any], name: str, arm: int, shown: int, depth: int) -> list[Any]:
        least = min(node.get("minItems", 0), 50)
        most = node.get("maxItems", max(least, 1))
        first = node.get("prefixItems", ())
        wanted = least if depth >= DEPTH or (shown <= 0 and depth) else max(least, min(1, most))
        items = [self._value(inner, name, arm, shown, depth + 1) for inner in first[: max(wanted, len(first))]]
        singular = name[:-1] if name.endswith("s") and not name.endswith("ss") else name
        while len(items) < wanted and depth < 3 * DEPTH:
            item = self._value(node.get("items", {}), singular, arm, shown, depth + 1)
            items.append(_another(item, len(items)) if node.get("uniqueItems") else item)
        return items


def _published(node: Mapping[str, Any]) -> Iterator[Any]:
    if "example" in node:
        yield node["example"]
    if isinstance(node.get("examples"), list):
        yield from node["examples"]


def _kind(node: Mapping[str, Any]) -> str:
    stated = node.get("type")
    if isinstance(stated, list):
        stated = next((kind for kind in stated if kind != "null"), "null")
    if isinstance(stated, str):
        return stated
    if any(word in node for word in ("properties", "required", "additionalProperties", "minProperties")):
        return "object"
    if any(word in node for word in ("items", "prefixItems", "minItems")):
        return "array"
    if any(word in node for word in ("minimum", "maximum", "multipleOf")):
        return "number"
    return "string" if any(word in node for word in ("pattern", "format", "minLength", "maxLength")) else ""


def _another(value: Any, number: int) -> Any:
    """Return another value of the same kind, for lists that hold nothing twice."""
    if number == 0 or isinstance(value, bool | list) or value is None:
        return value
    if isinstance(value, str):
        return f"{value}{number + 1}"
    if isinstance(value, dict):
        return {name: _another(item, number) for name, item in value.items()}
    return value + number
