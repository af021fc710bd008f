"""Schemas that are right at a glance, so that the validator need not be asked: nearly all of them.

What is said here is less than what the validator accepts, never more: a keyword that is not listed, or a value of
another shape, is left to the validator, which then also finds the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

_TYPES = frozenset({"array", "boolean", "integer", "null", "number", "object", "string"})
_LOCAL = re.compile(r"#(?:/[A-Za-z0-9_.~-]+)+")


def is_plain(schema: Any) -> bool:
    """Whether a schema holds only well-known keywords, each with a value that the specification allows."""
    if type(schema) is not dict:
        return type(schema) is bool
    for key, value in schema.items():
        check = _KEYWORDS.get(key)
        if check is None or not check(value):
            return False
    return True


def _anything(_: Any) -> bool:
    return True


def _text(value: Any) -> bool:
    return type(value) is str


def _flag(value: Any) -> bool:
    return type(value) is bool


def _number(value: Any) -> bool:
    return type(value) is int or type(value) is float


def _count(value: Any) -> bool:
    return type(value) is int and value >= 0


def _list(value: Any) -> bool:
    return type(value) is list


def _texts(value: Any) -> bool:
    return type(value) is list and all(map(_text, value)) and len(set(value)) == len(value)


def _type(value: Any) -> bool:
    return value in _TYPES if type(value) is str else _texts(value) and bool(value) and _TYPES.issuperset(value)


def _reference(value: Any) -> bool:
    return type(value) is str and _LOCAL.fullmatch(value) is not None


def _schemas(value: Any) -> bool:
    return type(value) is list and bool(value) and all(map(is_plain, value))


def _properties(value: Any) -> bool:
    return type(value) is dict and all(map(is_plain, value.values()))


def _discriminator(value: Any) -> bool:
    if type(value) is not dict or not value.keys() <= {"propertyName", "mapping"}:
        return False
    mapping = value.get("mapping", {})
    return _text(value.get("propertyName")) and type(mapping) is dict and all(map(_text, mapping.values()))


_KEYWORDS: Mapping[str, Callable[[Any], bool]] = {
    "$ref": _reference,
    **dict.fromkeys(("title", "description", "format", "pattern"), _text),
    **dict.fromkeys(("const", "default", "example"), _anything),
    **dict.fromkeys(("enum", "examples"), _list),
    **dict.fromkeys(("deprecated", "readOnly", "writeOnly", "uniqueItems"), _flag),
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), _number),
    **dict.fromkeys(("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"), _count),
    **dict.fromkeys(("allOf", "anyOf", "oneOf"), _schemas),
    **dict.fromkeys(("items", "additionalProperties", "not"), is_plain),
    "type": _type,
    "required": _texts,
    "properties": _properties,
    "discriminator": _discriminator,
}
