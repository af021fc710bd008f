"""Documents for the measurements: valid for a schema of an OpenAPI document, drawn with a fixed seed.

Of the optional properties about half are set, and every third object has a key that no schema names: so they look like
the answers of a server that is ahead of its documentation.
"""

from __future__ import annotations

import json
from random import Random
from typing import Any

__all__ = ["Drawer"]

Schema = dict[str, Any]

_SET = 0.5
"""Share of the optional properties that a document has."""
_DEPTH = 7
"""Below so many levels only what is required is drawn, so that recursive schemas end."""
_WORDS = [
    "orders",
    "invoice",
    "customer",
    "sync",
    "nightly",
    "été",
    "warehouse",
    "export",
    "shipping",
    "amount",
    "lookup",
    "tax",
    "region",
    "queue",
]
_FORMATS = {
    "date-time": lambda draw: (
        f"2026-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}T10:{draw.randint(0, 59):02}:07.123Z"
    ),
    "objectId": lambda draw: f"{draw.getrandbits(96):024x}",
    "uri": lambda draw: f"https://example.com/{draw.getrandbits(32):x}",
    "email": lambda draw: f"{draw.getrandbits(32):x}@example.com",
}


class Drawer:
    """Draws values for the schemas of one document."""

    def __init__(self, document: Schema, seed: int = 1) -> None:
        self._document = document
        self._draw = Random(seed)

    def text(self, schema: Schema, count: int) -> bytes:
        """A JSON list of `count` values, compact, as servers send it."""
        values = [self.value(schema, 0) for _ in range(count)]
        return json.dumps(values, separators=(",", ":"), ensure_ascii=False).encode()

    def value(self, schema: Any, depth: int) -> Any:
        """One value of a schema."""
        schema = self._flat(schema)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self._draw.choice([one for one in schema["enum"] if one is not None])
        kinds = schema.get("type") or ("object" if "properties" in schema else "array" if "items" in schema else "any")
        kind = kinds if isinstance(kinds, str) else next(one for one in kinds if one != "null")
        return getattr(self, f"_{kind}")(schema, depth)

    def _flat(self, schema: Any) -> Schema:
        """A schema without references, with the parts of `allOf` and one arm of each union put into it."""
        if not isinstance(schema, dict):
            return {}
        while "$ref" in schema:
            node: Any = self._document
            for key in schema["$ref"].removeprefix("#/").split("/"):
                node = node[key.replace("~1", "/").replace("~0", "~")]
            schema = node
        parts = list(schema.get("allOf", ()))
        other: set[str] = set()
        for union in (schema.get("oneOf"), schema.get("anyOf")):
            if union:
                arm = self._draw.choice([one for one in union if one.get("type") != "null"])
                parts.append(arm)
                other.update(name for one in union if one is not arm for name in one.get("required", ()))
        merged = {key: value for key, value in schema.items() if key not in ("allOf", "oneOf", "anyOf")}
        for part in map(self._flat, parts):
            required = [*merged.get("required", ()), *part.get("required", ())]
            properties = {**part.get("properties", {}), **merged.get("properties", {})}
            merged = {**part, **merged, "required": required}
            merged |= {"properties": properties} if properties else {}
        other -= set(merged.get("required", ()))
        if other and "properties" in merged:
            merged["properties"] = {key: one for key, one in merged["properties"].items() if key not in other}
        return merged

    def _object(self, schema: Schema, depth: int) -> Any:
        required = set(schema.get("required", ()))
        share = _SET if depth < _DEPTH else 0.0
        value = {
            name: self.value(part, depth + 1)
            for name, part in schema.get("properties", {}).items()
            if name in required or self._draw.random() < share
        }
        more = schema.get("additionalProperties")
        if isinstance(more, dict):
            value |= {f"key{number}": self.value(more, depth + 1) for number in range(2 if share else 0)}
        elif more is not False and self._draw.random() < 1 / 3:
            value["notDocumented"] = self._any({}, depth)
        return value

    def _array(self, schema: Schema, depth: int) -> Any:
        count = self._draw.randint(1, 3) if depth < _DEPTH else 0
        return [self.value(schema.get("items", {}), depth + 1) for _ in range(max(count, schema.get("minItems", 0)))]

    def _string(self, schema: Schema, depth: int) -> str:
        special = _FORMATS.get(schema.get("format", ""))
        if special:
            return special(self._draw)
        words = " ".join(self._draw.choices(_WORDS, k=self._draw.randint(1, 6)))
        return words.ljust(schema.get("minLength", 0), "x")[: schema.get("maxLength", 1000)]

    def _integer(self, schema: Schema, depth: int) -> int:
        low = int(schema.get("minimum", 0))
        return self._draw.randint(low, int(schema.get("maximum", low + 5000)))

    def _number(self, schema: Schema, depth: int) -> float:
        return float(self._integer(schema, depth))

    def _boolean(self, schema: Schema, depth: int) -> bool:
        return self._draw.random() < 0.5

    def _null(self, schema: Schema, depth: int) -> None:
        return None

    def _any(self, schema: Schema, depth: int) -> Any:
        return {"free": True, "list": [1, 2.5, None, "x"], "count": self._draw.randint(0, 9)}
