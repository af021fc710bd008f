"""One plain schema from one that is put together: references followed, `allOf` merged, one arm of each union taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .document import Document

_COMPOSITION = ("allOf", "anyOf", "oneOf", "$ref")
_LEAST = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")
_MOST = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")
DEPTH = 40


def flat(document: Document, schema: Any, arm: int = 0, depth: int = 0) -> dict[str, Any]:
    """Return one schema without composition; `arm` says which alternative is taken, counted round."""
    if not isinstance(schema, Mapping) or depth > DEPTH:
        return {}
    merged = {name: value for name, value in schema.items() if name not in _COMPOSITION}
    parts = [flat(document, document.follow(schema), arm, depth + 1)] if "$ref" in schema else []
    parts += [flat(document, part, arm, depth + 1) for part in schema.get("allOf", ())]
    for keyword in ("oneOf", "anyOf"):
        arms = _useful(document, schema.get(keyword, ()))
        if arms:
            parts.append(flat(document, arms[arm % len(arms)], arm, depth + 1))
    for part in parts:
        merged = _joined(merged, part)
    return merged


def _useful(document: Document, arms: Iterable[Any]) -> list[Any]:
    """Return the arms that are more than null, all of them when there is none."""
    listed = list(arms)
    return [arm for arm in listed if _followed(document, arm).get("type") != "null"] or listed


def _followed(document: Document, schema: Any) -> Mapping[str, Any]:
    node = document.follow(schema)
    return node if isinstance(node, Mapping) else {}


def _joined(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    result = {**other, **one}
    if "properties" in one and "properties" in other:
        result["properties"] = {
            name: _both(one["properties"].get(name), other["properties"].get(name))
            for name in [*other["properties"], *(n for n in one["properties"] if n not in other["properties"])]
        }
    if "required" in one or "required" in other:
        result["required"] = list(dict.fromkeys([*other.get("required", ()), *one.get("required", ())]))
    if isinstance(one.get("enum"), list) and isinstance(other.get("enum"), list):
        result["enum"] = [value for value in one["enum"] if value in other["enum"]] or one["enum"]
    for names, tighter in ((_LEAST, max), (_MOST, min)):
        for name in names:
            if _is_number(one.get(name)) and _is_number(other.get(name)):
                result[name] = tighter(one[name], other[name])
    return result


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _both(one: Any, other: Any) -> Any:
    if one is None or other is None or one == other:
        return other if one is None else one
    return {"allOf": [one, other]}
