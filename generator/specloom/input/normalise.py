"""OpenAPI 3.0 -> the same meaning in 3.1, so that no later stage knows the older form.

Pure: the document given stays as it is, what need not change is shared with the result. What stands beside a `$ref` is
kept: by the letter 3.0 ignores it, but whoever writes a description or a limit there means it, as 3.1 does.
"""

from __future__ import annotations

from collections.abc import Callable

from ..source import Json
from .structure import Child, child_of

_ANNOTATIONS = (
    "title",
    "description",
    "default",
    "example",
    "examples",
    "deprecated",
    "readOnly",
    "writeOnly",
    "externalDocs",
)
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
    children = {key: _child(member, child_of(kind, key)) for key, member in value.items()}
    return _schema(children) if kind == "schema" else children


def _child(value: Json, child: Child | None) -> Json:
    if child is None:
        return value
    if child.shape == "one":
        return _object(value, child.kind) if isinstance(value, dict) else value
    if child.shape == "list" and isinstance(value, list):
        return [_object(item, child.kind) if isinstance(item, dict) else item for item in value]
    if child.shape == "map" and isinstance(value, dict):
        return {
            key: _object(item, child.kind) if isinstance(item, dict) and not _extends(child, key) else item
            for key, item in value.items()
        }
    return value


def _extends(child: Child, key: str) -> bool:
    """Whether a key of a map is an extension; names of components and properties may begin with `x-` as well."""
    return key.startswith("x-") and child.kind in ("path item", "callback")


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
    return key in _ANNOTATIONS or key.startswith("x-")


_CONVERSIONS = (
    _exclusive("exclusiveMinimum", "minimum"),
    _exclusive("exclusiveMaximum", "maximum"),
    _example,
    _nullable,
)
