"""Which kind of object stands at which place of an OpenAPI document.

A reference may point anywhere, so the kind of its target is read off the pointer: a schema that refers to a parameter
is a fault of the document, not a type.
"""

from __future__ import annotations

from collections.abc import Sequence

_MAP = "*"
"""Any further token: the name of an entry or the index of an element."""

_SCHEMA_MAPS = ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas")
_SCHEMA_LISTS = ("allOf", "oneOf", "anyOf", "prefixItems")
_SCHEMAS = (
    *("items", "additionalProperties", "not", "if", "then", "else", "propertyNames", "contains", "contentSchema"),
    *("unevaluatedProperties", "unevaluatedItems"),
)
_OPERATIONS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")

_COMPONENTS = {
    "schemas": "schema",
    "responses": "response",
    "parameters": "parameter",
    "examples": "example",
    "requestBodies": "request body",
    "headers": "header",
    "securitySchemes": "security scheme",
    "links": "link",
    "callbacks": "callback",
    "pathItems": "path item",
    "mediaTypes": "media type",
}

_CHILDREN: dict[str, dict[str, str]] = {
    "document": {"paths": "path items", "webhooks": "path items", "components": "components"},
    "components": {key: f"map of {kind}" for key, kind in _COMPONENTS.items()},
    **{f"map of {kind}": {_MAP: kind} for kind in _COMPONENTS.values()},
    "path items": {_MAP: "path item"},
    "path item": {"parameters": "map of parameter", **dict.fromkeys(_OPERATIONS, "operation")},
    "operation": {
        "parameters": "map of parameter",
        "requestBody": "request body",
        "responses": "map of response",
        "callbacks": "map of callback",
    },
    "callback": {_MAP: "path item"},
    "parameter": {"schema": "schema", "content": "map of media type", "examples": "map of example"},
    "header": {"schema": "schema", "content": "map of media type", "examples": "map of example"},
    "request body": {"content": "map of media type"},
    "response": {"content": "map of media type", "headers": "map of header", "links": "map of link"},
    "media type": {"schema": "schema", "itemSchema": "schema", "examples": "map of example"},
    "schema": {
        **dict.fromkeys(_SCHEMAS, "schema"),
        **dict.fromkeys((*_SCHEMA_MAPS, *_SCHEMA_LISTS), "map of schema"),
    },
}

UNKNOWN = ""


def kind_at(way: Sequence[str]) -> str:
    """The kind of object at the end of `way`; `UNKNOWN` where the grammar has none (extensions, examples)."""
    kind = "document"
    for token in way:
        children = _CHILDREN.get(kind, {})
        kind = children.get(token, children.get(_MAP, UNKNOWN))
    return kind
