"""Where the objects of OpenAPI stand in each other, as data.

Walks by this table meet a Schema Object only where one may stand: a property that is called `nullable`, an example
that looks like a schema and an extension are never taken for one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from ..diagnostics import Origin
from ..source import Json


class Child(NamedTuple):
    """What stands under a key: `one` object of a kind, a `list` of them, or a `map` from names to them."""

    shape: str
    kind: str


METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_SCHEMA = Child("one", "schema")
_SCHEMAS = Child("list", "schema")
_SCHEMA_MAP = Child("map", "schema")
_CONTENT = Child("map", "media type")
_HEADERS = Child("map", "header")
_PARAMETERS = Child("list", "parameter")
_PATHS = Child("map", "path item")
_CALLBACKS = Child("map", "callback")

STRUCTURE: Mapping[str, Mapping[str, Child]] = MappingProxyType(
    {
        "document": {"paths": _PATHS, "webhooks": _PATHS, "components": Child("one", "components")},
        "components": {
            "schemas": _SCHEMA_MAP,
            "responses": Child("map", "response"),
            "parameters": Child("map", "parameter"),
            "requestBodies": Child("map", "request body"),
            "headers": _HEADERS,
            "callbacks": _CALLBACKS,
            "pathItems": _PATHS,
        },
        "path item": {"parameters": _PARAMETERS, **dict.fromkeys(METHODS, Child("one", "operation"))},
        "operation": {
            "parameters": _PARAMETERS,
            "requestBody": Child("one", "request body"),
            "responses": Child("map", "response"),
            "callbacks": _CALLBACKS,
        },
        "callback": {"*": Child("one", "path item")},
        "parameter": {"schema": _SCHEMA, "content": _CONTENT},
        "header": {"schema": _SCHEMA, "content": _CONTENT},
        "request body": {"content": _CONTENT},
        "response": {"content": _CONTENT, "headers": _HEADERS},
        "media type": {"schema": _SCHEMA, "encoding": Child("map", "encoding")},
        "encoding": {"headers": _HEADERS},
        "schema": {
            **dict.fromkeys(("properties", "patternProperties", "dependentSchemas", "$defs"), _SCHEMA_MAP),
            **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), _SCHEMAS),
            **dict.fromkeys(("items", "contains", "not", "if", "then", "else"), _SCHEMA),
            **dict.fromkeys(("additionalProperties", "propertyNames"), _SCHEMA),
            **dict.fromkeys(("unevaluatedItems", "unevaluatedProperties"), _SCHEMA),
        },
    }
)
"""Kind of object -> key -> what stands there."""


def child_of(kind: str, key: str) -> Child | None:
    """What stands under `key` of an object of this kind; None for data, text and extensions."""
    table = STRUCTURE[kind]
    if key.startswith("x-"):
        return None
    return table.get(key) or table.get("*")


def objects(document: dict[str, Json], origin: Origin) -> Iterator[tuple[str, dict[str, Json], Origin]]:
    """Kind, object and place of everything in a document that the table knows, from the outside in."""
    waiting: list[tuple[str, Json, Origin]] = [("document", document, origin)]
    while waiting:
        kind, value, place = waiting.pop()
        if not isinstance(value, dict):
            continue
        yield kind, value, place
        for key, member in value.items():
            child = child_of(kind, key)
            if child is not None:
                waiting += [(child.kind, item, below) for item, below in _items(child, member, place.at(key))]


def _items(child: Child, value: Json, place: Origin) -> list[tuple[Json, Origin]]:
    if child.shape == "one":
        return [(value, place)]
    if child.shape == "map" and isinstance(value, dict):
        return [(item, place.at(key)) for key, item in value.items()]
    if child.shape == "list" and isinstance(value, list):
        return [(item, place.at(index)) for index, item in enumerate(value)]
    return []
