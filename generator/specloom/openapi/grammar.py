"""The objects of an OpenAPI document and their members, one table: what stands where, since which version.

A reference is one only where this grammar has an object that may be a reference. The same word in an example, a
default, an extension or among the names of properties is data, and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from ..source import Json
from .keywords import KEYWORDS, Holds, Role
from .pointers import Tokens


class Shape(Enum):
    """How the children of a member are held."""

    ONE = "one"
    LIST = "list"
    MAP = "map"
    EXTENSIBLE_MAP = "map whose x- keys are extensions"
    ONE_OR_LIST = "one or a list"


class Member(NamedTuple):
    """One member of an object."""

    kind: str = "data"
    """Kind of the object or objects that it holds; `data` for plain values."""
    shape: Shape = Shape.ONE
    since: str = "3.0"
    """Version that brought it."""
    read: bool = True
    """Whether something is made of it; a note says where it is not."""


DATA = "data"
"""Values: examples, defaults, enumerations. Nothing in them is a reference and nothing may refer to them."""
UNKNOWN = "unknown"
"""Extensions and members that the grammar does not have; a reference may lead there."""

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

_VALUE = Member()
_IGNORED = Member(read=False)
_REFERENCE = {"$ref": _VALUE}
_CONTENT = Member("mediaType", Shape.MAP)
_EXAMPLES = Member("example", Shape.MAP)
_SCHEMA = Member("schema")
_HEADERS = Member("header", Shape.MAP)
_SERVERS = Member("server", Shape.LIST)
_ENCODING = {
    "encoding": Member("encoding", Shape.MAP),
    "itemEncoding": Member("encoding", since="3.2", read=False),
    "prefixEncoding": Member("encoding", Shape.LIST, since="3.2", read=False),
}
_SHAPES = {
    Holds.ONE: Shape.ONE,
    Holds.LIST: Shape.LIST,
    Holds.MAP: Shape.MAP,
    Holds.ONE_OR_LIST: Shape.ONE_OR_LIST,
}


def _values(*names: str) -> dict[str, Member]:
    return dict.fromkeys(names, _VALUE)


OBJECTS: Mapping[str, Mapping[str, Member]] = {
    "document": {
        **_values("openapi", "jsonSchemaDialect"),
        "info": Member("info"),
        "externalDocs": _IGNORED,
        "servers": _SERVERS,
        "security": _VALUE,
        "tags": Member("tag", Shape.LIST),
        "paths": Member("pathItem", Shape.EXTENSIBLE_MAP),
        "webhooks": Member("pathItem", Shape.MAP, since="3.1"),
        "components": Member("components"),
        "$self": Member(since="3.2"),
    },
    "info": {
        **_values("title", "summary", "description"),
        "termsOfService": _IGNORED,
        "contact": Member("contact"),
        "license": Member("license"),
        "version": _VALUE,
    },
    "contact": _values("email", "name", "url"),
    "discriminator": {**_values("propertyName", "mapping"), "defaultMapping": Member(since="3.2", read=False)},
    "license": _values("name", "identifier", "url"),
    "server": {
        **_values("url", "name", "description"),
        "variables": Member("serverVariable", Shape.MAP),
    },
    "serverVariable": _values("default", "description", "enum"),
    "tag": {
        **_values("name", "summary", "description"),
        "externalDocs": _IGNORED,
        "kind": Member(since="3.2", read=False),
        "parent": Member(since="3.2", read=False),
    },
    "components": {section: Member(kind, Shape.MAP) for section, kind in sorted(SECTIONS.items())},
    "pathItem": {
        **_REFERENCE,
        **_values("summary", "description"),
        "servers": _SERVERS,
        "parameters": Member("parameter", Shape.LIST),
        **dict.fromkeys(METHODS, Member("operation")),
        "additionalOperations": Member("operation", Shape.MAP, since="3.2", read=False),
        "query": Member("operation", since="3.2"),
    },
    "operation": {
        **_values("operationId", "tags", "summary", "description"),
        "externalDocs": _IGNORED,
        "deprecated": _VALUE,
        "servers": _SERVERS,
        "security": _VALUE,
        "parameters": Member("parameter", Shape.LIST),
        "requestBody": Member("requestBody"),
        "responses": Member("response", Shape.EXTENSIBLE_MAP),
        "callbacks": Member("callback", Shape.MAP),
    },
    "parameter": {
        **_REFERENCE,
        **_values("name", "in", "description", "required", "deprecated"),
        "allowEmptyValue": _IGNORED,
        **_values("style", "explode", "allowReserved"),
        "schema": _SCHEMA,
        "content": _CONTENT,
        "example": _VALUE,
        "examples": _EXAMPLES,
    },
    "header": {
        **_REFERENCE,
        **_values("description", "required", "deprecated", "style", "explode"),
        "schema": _SCHEMA,
        "content": _CONTENT,
        "allowEmptyValue": _IGNORED,
        **_values("allowReserved", "example"),
        "examples": _EXAMPLES,
    },
    "requestBody": {**_REFERENCE, **_values("description", "required"), "content": _CONTENT},
    "response": {
        **_REFERENCE,
        **_values("summary", "description"),
        "headers": _HEADERS,
        "content": _CONTENT,
        "links": Member("link", Shape.MAP, read=False),
    },
    "mediaType": {
        **_REFERENCE,
        "schema": _SCHEMA,
        "itemSchema": Member("schema", since="3.2"),
        "example": _VALUE,
        "examples": _EXAMPLES,
        **_ENCODING,
    },
    "encoding": {
        **_values("allowReserved", "contentType"),
        "encoding": _ENCODING["encoding"],
        "explode": _VALUE,
        "headers": _HEADERS,
        "itemEncoding": _ENCODING["itemEncoding"],
        "prefixEncoding": _ENCODING["prefixEncoding"],
        "style": _VALUE,
    },
    "callback": {**_REFERENCE, "*": Member("pathItem")},
    "link": _REFERENCE,
    "example": _REFERENCE,
    "securityScheme": {
        **_values("$ref", "bearerFormat"),
        "deprecated": Member(since="3.2", read=False),
        **_values("description", "flows", "in", "name", "oauth2MetadataUrl", "openIdConnectUrl", "scheme", "type"),
    },
    "schema": {
        row.name: Member(
            DATA if row.holds is Holds.NONE else "schema",
            _SHAPES.get(row.holds, Shape.ONE),
            read=row.role is not Role.UNSUPPORTED,
        )
        for row in KEYWORDS.values()
    },
}
"""Kind -> its members, in canonical order (docs/decisions/0001-canonical-order.md). `*` stands for any name."""

_DESCRIPTIVE = frozenset({"data", "info", "contact", "discriminator", "license", "server", "serverVariable", "tag"})
"""Kinds in which no reference can stand."""
_VALUES = frozenset({"example", "examples", "default", "enum", "const", "value", "required", "type"})


def member(kind: str, key: str) -> Member | None:
    """The member `key` of an object of this kind; None when it is no part of the grammar."""
    members = OBJECTS.get(kind)
    if members is None:
        return None
    found = members.get(key)
    if found is None and "*" in members and not key.startswith("x-"):
        return members["*"]
    return found


def slot(kind: str, key: str) -> Member | None:
    """The member `key` of an object of this kind, if it holds objects that may refer or be referred to."""
    found = member(kind, key)
    return None if found is None or found.kind in _DESCRIPTIVE else found


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


def children(kind: str, node: Json) -> Iterator[tuple[Tokens, str, Json]]:
    """Tokens, kind and value of every object that stands directly in one of this kind."""
    if not isinstance(node, dict):
        return
    for key, value in node.items():
        found = slot(kind, key)
        if found is not None:
            for tokens, child in held(found.shape, value):
                yield (key, *tokens), found.kind, child


def kind_at(tokens: Sequence[str], kind: str = "document") -> str:
    """The kind of what stands at a pointer: of the grammar, or `DATA`, or `UNKNOWN`."""
    rest = list(reversed(tokens))
    while rest:
        key = rest.pop()
        found = slot(kind, key)
        if found is None:
            return DATA if key in _VALUES else UNKNOWN
        kind = found.kind
        listed = found.shape is Shape.ONE_OR_LIST and bool(rest) and rest[-1].isdigit()
        if found.shape is not Shape.ONE and (listed or found.shape is not Shape.ONE_OR_LIST):
            if not rest:
                return UNKNOWN
            rest.pop()
    return kind


def label(kind: str) -> str:
    """The kind in words: `request body`."""
    return re.sub(r"(?<=[a-z])([A-Z])", lambda found: " " + found[1].lower(), kind)
