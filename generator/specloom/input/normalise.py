"""OpenAPI 3.0 -> the same meaning in 3.1, so that no later stage knows the older form.

Pure: the document given stays as it is, what need not change is shared with the result. What stands beside a `$ref` is
kept: by the letter 3.0 ignores it, but whoever writes a description or a limit there means it, as 3.1 does.
"""

from __future__ import annotations

from collections.abc import Callable

from ..openapi.grammar import Member, Shape, slot
from ..openapi.keywords import ANNOTATIONS
from ..source import Json

_OUTSIDE = ANNOTATIONS | {"externalDocs"}
"""What stays outside when a schema becomes one arm of a choice."""
_NULL: dict[str, Json] = {"type": "null"}


def normalise(document: dict[str, Json]) -> dict[str, Json]:
    """The document in terms of 3.1; one of 3.1 or 3.2 is returned as it is."""
    version = document.get("openapi")
    if not isinstance(version, str) or not version.startswith("3.0"):
        return document
    converted = _object(document, "document")
    converted["openapi"] = "3.1.0"
    return converted


def _object(value: dict[str, Json], kind: str) -> dict[str, Json]:
    converted = {key: _member(member, slot(kind, key)) for key, member in value.items()}
    return _schema(converted) if kind == "schema" else converted


def _member(value: Json, found: Member | None) -> Json:
    if found is None:
        return value
    if isinstance(value, dict) and found.shape in (Shape.MAP, Shape.EXTENSIBLE_MAP):
        extensible = found.shape is Shape.EXTENSIBLE_MAP
        return {
            key: item if extensible and key.startswith("x-") else _child(item, found.kind)
            for key, item in value.items()
        }
    if isinstance(value, list) and found.shape in (Shape.LIST, Shape.ONE_OR_LIST):
        return [_child(item, found.kind) for item in value]
    return _child(value, found.kind) if found.shape in (Shape.ONE, Shape.ONE_OR_LIST) else value


def normalise_library(node: dict[str, Json]) -> dict[str, Json]:
    """A file of definitions of 3.0 in terms of 3.1, whatever its objects are."""
    found = {key: value if key in VALUES or key.startswith("x-") else _anywhere(value) for key, value in node.items()}
    for convert in (*_LIMITS, _nullable):
        found = convert(found)
    return found


def _anywhere(value: Json) -> Json:
    if isinstance(value, list):
        return [_anywhere(item) for item in value]
    return normalise_library(value) if isinstance(value, dict) else value


VALUES = frozenset(("example", "examples", "default", "enum", "const"))
"""Members of a file of definitions that hold values: nothing in them is a schema or a reference."""


def _child(value: Json, kind: str) -> Json:
    return _object(value, kind) if isinstance(value, dict) else value


def _schema(schema: dict[str, Json]) -> dict[str, Json]:
    """One Schema Object whose sub-schemas are converted already."""
    for convert in _CONVERSIONS:
        schema = convert(schema)
    return schema


def _exclusive(keyword: str, bound: str) -> Callable[[dict[str, Json]], dict[str, Json]]:
    def convert(schema: dict[str, Json]) -> dict[str, Json]:
        """A limit that a flag made exclusive becomes a limit of its own keyword."""
        flag = schema.get(keyword)
        if not isinstance(flag, bool):
            return schema
        rest = {key: value for key, value in schema.items() if key != keyword}
        if flag and bound in rest:
            return {(keyword if key == bound else key): value for key, value in rest.items()}
        return rest

    return convert


def _example(schema: dict[str, Json]) -> dict[str, Json]:
    """`example` becomes the one entry of `examples`."""
    if "example" not in schema or "examples" in schema:
        return schema
    return {
        ("examples" if key == "example" else key): [value] if key == "example" else value
        for key, value in schema.items()
    }


def _nullable(schema: dict[str, Json]) -> dict[str, Json]:
    """`nullable` becomes a type of its own beside the others.

    By the letter of 3.0.3 the flag counts only beside `type`; authors write it beside `$ref` and `allOf` all the same
    and mean it, so there it becomes a choice between the schema and null.
    """
    flag = schema.get("nullable")
    if not isinstance(flag, bool):
        return schema
    rest = {key: value for key, value in schema.items() if key != "nullable"}
    if not flag:
        return rest
    if any(key in rest for key in ("$ref", "allOf", "anyOf", "oneOf", "not")):
        return _or_null(rest)
    if isinstance(rest.get("type"), str | list):
        return {key: _with_null(key, value) for key, value in rest.items()}
    if isinstance(rest.get("enum"), list):
        return {key: value if key == "type" else _with_null(key, value) for key, value in rest.items()}
    return rest if all(_annotates(key) for key in rest) else _or_null(rest)


def _with_null(key: str, value: Json) -> Json:
    if key == "type":
        types: list[Json] = value if isinstance(value, list) else [value]
        return types if "null" in types else [*types, "null"]
    if key == "enum" and isinstance(value, list) and None not in value:
        return [*value, None]
    return value


def _or_null(schema: dict[str, Json]) -> dict[str, Json]:
    """A choice between a schema and null, with the annotations outside."""
    outside = {key: value for key, value in schema.items() if _annotates(key)}
    inside = {key: value for key, value in schema.items() if not _annotates(key)}
    arms = inside.get("anyOf")
    if inside.keys() == {"anyOf"} and isinstance(arms, list):
        return {"anyOf": arms if _NULL in arms else [*arms, _NULL], **outside}
    parts = inside.get("allOf")
    if inside.keys() == {"allOf"} and isinstance(parts, list) and len(parts) == 1 and isinstance(parts[0], dict):
        inside = parts[0]
    return {"anyOf": [inside, _NULL], **outside}


def _annotates(key: str) -> bool:
    return key in _OUTSIDE or key.startswith("x-")


_LIMITS = (_exclusive("exclusiveMinimum", "minimum"), _exclusive("exclusiveMaximum", "maximum"))
_CONVERSIONS = (
    *_LIMITS,
    _example,
    _nullable,
)
