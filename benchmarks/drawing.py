"""Values for the schemas of any published document, drawn with a seed, however odd the document is.

They look like what a server sends: some optional properties, keys that no schema names, nulls where they are allowed.
Whether a value is valid is not promised: what is read from a server often is not, and has to come out as it came in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random
from typing import Any, TypeGuard

from specloom.openapi.pointers import MissingError, find, fragment_tokens, tokens_of

__all__ = ["FORMATS", "Drawing", "followed", "models"]

Json = Any

_DEPTH = 5
"""Below so many levels only what is required is drawn."""
_END = 12
"""Below so many levels nothing is drawn: required properties may go in a circle."""
_TEXTS = ("", "orders", "Zoë", 'a "quoted" \\ word', "line\nline", "\u2028", "😀", " 1.0 ", "null", "2026-02-30")
_NUMBERS = (0, -1, 7, 10**20, -0.0, 1.0, 2.5, 1e-9, 1e300)
FORMATS = {
    "date-time": ("2026-01-02T03:04:05Z", "2026-01-02T03:04:05.123456789+05:30", "2026-01-02t03:04:05.120z"),
    "date": ("2026-01-02", "0001-01-01"),
    "time": ("03:04:05Z", "03:04:05.5"),
    "uuid": ("7B1B1A4E-1A0E-4E3B-9B1A-1A0E4E3B9B1A", "7b1b1a4e-1a0e-4e3b-9b1a-1a0e4e3b9b1a"),
    "byte": ("QUJD", "QUI=", "_-8="),
    "binary": ("\x00\x7f",),
    "email": ("a@example.com",),
    "uri": ("https://example.com/a?b=%20#c",),
    "decimal": ("1.10", "0.000"),
    "duration": ("P1DT2H", "PT0.5S"),
}


def followed(document: Json, tokens: Iterable[str | int] | None) -> Json:
    """The node at a place, all references followed; None when there is none, or they go in a circle."""
    for _ in range(50):
        try:
            node = None if tokens is None else find(document, tokens)
        except MissingError:
            return None
        reference = node.get("$ref") if isinstance(node, dict) else None
        if not isinstance(reference, str) or not reference.startswith("#"):
            return node
        tokens = fragment_tokens(reference[1:])
    return None


class Drawing:
    """Draws values for the schemas of one document."""

    def __init__(self, document: Json, seed: str) -> None:
        self._document = document
        self._draw = Random(seed)

    def value(self, schema: Json, depth: int = 0) -> Json:
        """One value of a schema."""
        if depth > _END:
            return None
        schema = self._flat(schema, 0)
        if "const" in schema:
            return schema["const"]
        values = schema.get("enum")
        if isinstance(values, list) and values:
            return self._draw.choice(values)
        kinds = schema.get("type")
        if isinstance(kinds, list) and kinds:
            kinds = self._draw.choice(kinds)
        if schema.get("nullable") is True and self._draw.random() < 0.1:
            return None
        if kinds is None:
            kinds = "object" if "properties" in schema else "array" if "items" in schema else "any"
        match kinds:
            case "object":
                return self._object(schema, depth)
            case "array":
                low = _whole(schema.get("minItems"), 0)
                count = max(low, self._draw.randint(0, 3) if depth < _DEPTH else 0)
                return [self.value(schema.get("items"), depth + 1) for _ in range(min(count, 10))]
            case "string":
                return self._text(schema)
            case "integer" | "number":
                return self._number(schema, whole=kinds == "integer")
            case "boolean":
                return self._draw.random() < 0.5
            case "null":
                return None
        return self._draw.choice([{"free": [1, 2.5, None]}, [], "text", 3, True, None])

    def _flat(self, schema: Json, depth: int) -> dict[str, Json]:
        """A schema without references, with the parts of `allOf` and one arm of each union put into it."""
        if isinstance(schema, dict) and isinstance(schema.get("$ref"), str):
            schema = followed(self._document, fragment_tokens(schema["$ref"].removeprefix("#")))
        if not isinstance(schema, dict) or depth > _END:
            return {}
        parts = list(_list(schema.get("allOf")))
        parts += [self._draw.choice(_list(schema[key])) for key in ("oneOf", "anyOf") if _list(schema.get(key))]
        merged = {key: value for key, value in schema.items() if key not in ("allOf", "oneOf", "anyOf", "$ref")}
        for part in parts:
            flat = self._flat(part, depth + 1)
            required = [*_list(merged.get("required")), *_list(flat.get("required"))]
            properties = {**_dict(flat.get("properties")), **_dict(merged.get("properties"))}
            merged = {**flat, **merged, "required": required} | ({"properties": properties} if properties else {})
        return merged

    def _object(self, schema: dict[str, Json], depth: int) -> Json:
        required = {name for name in _list(schema.get("required")) if isinstance(name, str)}
        share = 0.6 if depth < _DEPTH else 0.0
        value = {
            name: self.value(part, depth + 1)
            for name, part in _dict(schema.get("properties")).items()
            if name in required or self._draw.random() < share
        }
        more = schema.get("additionalProperties")
        if isinstance(more, dict):
            value |= {f"key {number}": self.value(more, depth + 1) for number in range(2 if share else 0)}
        elif more is not False and self._draw.random() < 0.3:
            value["not documented"] = {"a": [None, 1.0, ""]}
        return value

    def _text(self, schema: dict[str, Json]) -> str:
        special = FORMATS.get(str(schema.get("format")))
        text = self._draw.choice(special or _TEXTS)
        low, high = _whole(schema.get("minLength"), 0), _whole(schema.get("maxLength"), 1000)
        return text.ljust(min(low, 1000), "x")[:high]

    def _number(self, schema: dict[str, Json], *, whole: bool) -> Json:
        low, high = schema.get("minimum"), schema.get("maximum")
        fits = [n for n in _NUMBERS if not whole or isinstance(n, int)]
        inside = [n for n in fits if (not _is_number(low) or n >= low) and (not _is_number(high) or n <= high)]
        return self._draw.choice(inside) if inside else low if _is_number(low) else high


def models(api: Json, document: Json) -> Iterator[tuple[str, str, Json]]:
    """Module, class and schema of each model that stands at a pointer of the document."""
    for model in api["models"]:
        schema = followed(document, tokens_of(model["pointer"]))
        module, _, name = model["model"].partition(":")
        if not model["type"] and isinstance(schema, dict):
            yield module, name, schema


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _dict(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}


def _whole(value: Json, otherwise: int) -> int:
    return value if isinstance(value, int) and value >= 0 else otherwise


def _is_number(value: Json) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)
