"""Where a Schema, a Parameter, a Response … may stand in an OpenAPI document, as data.

A reference is one only where this grammar has an object that may be a reference. The same word in an example, a
default, an extension or among the names of properties is data, and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from ..source import Json
from .pointers import Tokens


class Shape(Enum):
    """How the children of a member are held."""

    ONE = "one"
    LIST = "list"
    MAP = "map"
    EXTENSIBLE_MAP = "map whose x- keys are extensions"
    ONE_OR_LIST = "one or a list"


Slot = tuple[Shape, str]

SECTIONS = {
    "schemas": "schema",
    "responses": "response",
    "parameters": "parameter",
    "examples": "example",
    "requestBodies": "requestBody",
    "headers": "header",
    "securitySchemes": "securityScheme",
    "links": "link",
    "callbacks": "callback",
    "pathItems": "pathItem",
    "mediaTypes": "mediaType",
}
"""Section of `components` -> kind of what it holds."""

SECTION_OF = {kind: section for section, kind in SECTIONS.items()}
REFERABLE = frozenset(SECTION_OF)
"""Kinds that may be given by a `$ref`."""

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""Members of a Path Item that are operations, in the order of the specification."""

_CONTENT: Slot = (Shape.MAP, "mediaType")
_EXAMPLES: Slot = (Shape.MAP, "example")
_SCHEMA: Slot = (Shape.ONE, "schema")
_SCHEMAS: Slot = (Shape.LIST, "schema")
_SCHEMA_MAP: Slot = (Shape.MAP, "schema")
_PARAMETER: dict[str, Slot] = {"schema": _SCHEMA, "content": _CONTENT, "examples": _EXAMPLES}

GRAMMAR: dict[str, dict[str, Slot]] = {
    "document": {
        "paths": (Shape.EXTENSIBLE_MAP, "pathItem"),
        "webhooks": (Shape.MAP, "pathItem"),
        "components": (Shape.ONE, "components"),
    },
    "components": {section: (Shape.MAP, kind) for section, kind in SECTIONS.items()},
    "pathItem": {"parameters": (Shape.LIST, "parameter")} | dict.fromkeys(METHODS, (Shape.ONE, "operation")),
    "operation": {
        "parameters": (Shape.LIST, "parameter"),
        "requestBody": (Shape.ONE, "requestBody"),
        "responses": (Shape.EXTENSIBLE_MAP, "response"),
        "callbacks": (Shape.MAP, "callback"),
    },
    "parameter": _PARAMETER,
    "header": _PARAMETER,
    "requestBody": {"content": _CONTENT},
    "response": {"headers": (Shape.MAP, "header"), "content": _CONTENT, "links": (Shape.MAP, "link")},
    "mediaType": {
        "schema": _SCHEMA,
        "itemSchema": _SCHEMA,
        "examples": _EXAMPLES,
        "encoding": (Shape.MAP, "encoding"),
        "prefixEncoding": (Shape.LIST, "encoding"),
        "itemEncoding": (Shape.ONE, "encoding"),
    },
    "encoding": {
        "headers": (Shape.MAP, "header"),
        "encoding": (Shape.MAP, "encoding"),
        "prefixEncoding": (Shape.LIST, "encoding"),
        "itemEncoding": (Shape.ONE, "encoding"),
    },
    "callback": {"*": (Shape.ONE, "pathItem")},
    "link": {},
    "example": {},
    "securityScheme": {},
    "schema": {
        "properties": _SCHEMA_MAP,
        "patternProperties": _SCHEMA_MAP,
        "$defs": _SCHEMA_MAP,
        "definitions": _SCHEMA_MAP,
        "dependentSchemas": _SCHEMA_MAP,
        "allOf": _SCHEMAS,
        "anyOf": _SCHEMAS,
        "oneOf": _SCHEMAS,
        "prefixItems": _SCHEMAS,
        "items": (Shape.ONE_OR_LIST, "schema"),
        "additionalItems": _SCHEMA,
        "additionalProperties": _SCHEMA,
        "unevaluatedItems": _SCHEMA,
        "unevaluatedProperties": _SCHEMA,
        "propertyNames": _SCHEMA,
        "contains": _SCHEMA,
        "contentSchema": _SCHEMA,
        "not": _SCHEMA,
        "if": _SCHEMA,
        "then": _SCHEMA,
        "else": _SCHEMA,
    },
}

DATA = "data"
"""Values: examples, defaults, enumerations. Nothing in them is a reference and nothing may refer to them."""
UNKNOWN = "unknown"
"""Extensions and members that the grammar does not have; a reference may lead there."""

_VALUES = frozenset({"example", "examples", "default", "enum", "const", "value", "required", "type"})


def slot(kind: str, key: str) -> Slot | None:
    """What the member `key` of an object of this kind holds; None when it is no part of the grammar."""
    fields = GRAMMAR.get(kind)
    if fields is None:
        return None
    found = fields.get(key)
    if found is None and "*" in fields and not key.startswith("x-"):
        return fields["*"]
    return found


def held(shape: Shape, value: Json) -> Iterator[tuple[Tokens, Json]]:
    """The children that a member holds, each with its tokens below the member."""
    if shape is Shape.ONE or (shape is Shape.ONE_OR_LIST and not isinstance(value, list)):
        yield (), value
    elif shape is Shape.MAP or shape is Shape.EXTENSIBLE_MAP:
        if isinstance(value, dict):
            for key, child in value.items():
                if shape is Shape.MAP or not key.startswith("x-"):
                    yield (key,), child
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield (index,), child


def kind_at(tokens: tuple[str, ...], kind: str = "document") -> str:
    """The kind of what stands at a pointer: of the grammar, or `DATA`, or `UNKNOWN`."""
    rest = list(reversed(tokens))
    while rest:
        key = rest.pop()
        found = slot(kind, key)
        if found is None:
            return DATA if key in _VALUES else UNKNOWN
        shape, kind = found
        listed = shape is Shape.ONE_OR_LIST and bool(rest) and rest[-1].isdigit()
        if shape is not Shape.ONE and (listed or shape is not Shape.ONE_OR_LIST):
            if not rest:
                return UNKNOWN
            rest.pop()
    return kind
