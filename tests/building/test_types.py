"""One schema, one type: every construct of JSON Schema that has a type, and those that widen it."""

from __future__ import annotations

from typing import Any

import pytest
from specloom.diagnostics import Severity
from specloom.ir import Constraints, ObjectSchema, Scalar, ScalarKind, Union

from .documents import alias, codes, field, fields, pointers, schemas, short, typed

TEXT = {"type": "string"}
NAMED = {"A": {"type": "object", "properties": {"a": TEXT}}, "B": {"type": "object", "properties": {"b": TEXT}}}

TYPES: list[tuple[str, Any, str]] = [
    ("string", {"type": "string"}, "string"),
    ("format", {"type": "string", "format": "date-time"}, "string:date-time"),
    ("integer", {"type": "integer", "format": "int64"}, "integer:int64"),
    ("number", {"type": "number"}, "number"),
    ("boolean", {"type": "boolean"}, "boolean"),
    ("null", {"type": "null"}, "null"),
    ("nullable", {"type": ["string", "null"]}, "string | null"),
    ("nullable of 3.0 left over", {"type": "string", "nullable": True}, "string | null"),
    ("several types", {"type": ["string", "integer"]}, "string | integer"),
    ("several and null", {"type": ["null", "string", "integer"]}, "string | integer | null"),
    ("nothing said", {}, "any"),
    ("true", True, "any"),
    ("false", False, "never"),
    ("not anything", {"not": {}}, "never"),
    ("only words", {"description": "Whatever."}, "any"),
    ("additional properties alone say no type", {"additionalProperties": True}, "any"),
    ("bytes", {"type": "string", "contentEncoding": "base64"}, "string:byte"),
    ("array", {"type": "array", "items": TEXT}, "[string]"),
    ("array of anything", {"type": "array", "items": {}}, "[any]"),
    ("array without items", {"type": "array"}, "[any]"),
    ("array without type", {"items": {"type": "integer"}}, "[integer]"),
    (
        "tuple",
        {"type": "array", "prefixItems": [TEXT, {"type": "integer"}], "items": False},
        "[string, integer, never]",
    ),
    ("nested arrays", {"type": "array", "items": {"type": "array", "items": TEXT}}, "[[string]]"),
    ("map", {"type": "object", "additionalProperties": TEXT}, "map(string)"),
    ("free object", {"type": "object"}, "map(any)"),
    ("free object, said so", {"type": "object", "additionalProperties": True}, "map(any)"),
    ("object without room", {"type": "object", "additionalProperties": False}, "map(never)"),
    ("map without type", {"additionalProperties": {"type": "integer"}}, "map(integer)"),
    ("object", {"type": "object", "properties": {"a": TEXT}}, "@X/properties/x"),
    ("object without type", {"properties": {"a": TEXT}}, "@X/properties/x"),
    ("nullable object", {"type": ["object", "null"], "properties": {"a": TEXT}}, "@X/properties/x | null"),
    ("enum", {"type": "string", "enum": ["a", "b"]}, "{'a', 'b'}"),
    ("enum without type", {"enum": ["a", 1]}, "{'a', 1}"),
    ("enum with null", {"enum": ["a", None]}, "{'a'} | null"),
    ("enum with null beside a type", {"type": ["string", "null"], "enum": ["a", None]}, "{'a'} | null"),
    ("nullable enum without null", {"type": ["string", "null"], "enum": ["a"]}, "{'a'} | null"),
    ("enum of null", {"enum": [None]}, "null"),
    ("enum narrowed by type", {"allOf": [{"type": "integer"}, {"enum": [1, "1", True]}]}, "{1}"),
    ("enum keeps kinds apart", {"enum": [1, "1", True, 1.0]}, "{1, '1', True, 1.0}"),
    ("repeated value", {"enum": ["a", "a"]}, "{'a'}"),
    ("const", {"const": "a"}, "={'a'}"),
    ("const null", {"const": None}, "null"),
    ("reference", {"$ref": "#/components/schemas/A"}, "@A"),
    ("reference with words", {"$ref": "#/components/schemas/A", "description": "Own."}, "@A"),
    ("reference with its own type", {"$ref": "#/components/schemas/A", "type": "object"}, "@A"),
    ("allOf of one reference", {"allOf": [{"$ref": "#/components/schemas/A"}]}, "@A"),
    ("allOf of a reference and words", {"allOf": [{"$ref": "#/components/schemas/A"}, {"description": "x"}]}, "@A"),
    ("nullable reference", {"anyOf": [{"$ref": "#/components/schemas/A"}, {"type": "null"}]}, "@A | null"),
    ("allOf of scalars", {"allOf": [{"type": "string"}, {"format": "uuid"}]}, "string:uuid"),
    ("allOf intersects types", {"allOf": [{"type": ["string", "null"]}, {"type": "string"}]}, "string"),
    ("allOf integer and number", {"allOf": [{"type": "number"}, {"type": "integer"}]}, "integer"),
    ("allOf number and integer", {"allOf": [{"type": ["integer", "string"]}, {"type": "number"}]}, "integer"),
    ("allOf of enums", {"allOf": [{"enum": ["a", "b"]}, {"enum": ["b", "c"]}]}, "{'b'}"),
    ("oneOf scalars", {"oneOf": [{"type": "string"}, {"type": "integer"}]}, "string | integer"),
    (
        "anyOf references",
        {"anyOf": [{"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/B"}]},
        "@A | @B",
    ),
    ("null is last", {"oneOf": [{"type": "null"}, TEXT]}, "string | null"),
    ("equal arms", {"oneOf": [TEXT, {"type": "string", "description": "Again."}]}, "string"),
    ("one arm", {"oneOf": [TEXT]}, "string"),
    ("anything is anything", {"oneOf": [{}, TEXT]}, "any"),
    ("nested unions", {"oneOf": [TEXT, {"anyOf": [{"type": "integer"}, {"type": "null"}]}]}, "string | integer | null"),
    ("constants with words", {"oneOf": [{"const": "a"}, {"const": "b"}]}, "{'a', 'b'}"),
    ("type beside a union", {"type": "string", "oneOf": [{"const": "a"}, {"const": "b"}]}, "{'a', 'b'}"),
    ("type beside references", {"type": "object", "oneOf": [{"$ref": "#/components/schemas/A"}]}, "@A"),
    (
        "object or list",
        {"oneOf": [{"$ref": "#/components/schemas/A"}, {"type": "array", "items": TEXT}]},
        "@A | [string]",
    ),
    ("false arm", {"oneOf": [TEXT, False]}, "string"),
    ("titles that repeat the type", {"oneOf": [{"title": "Object", "type": "object"}, TEXT]}, "map(any) | string"),
    ("union beside a limit", {"minLength": 2, "oneOf": [TEXT, {"type": "null"}]}, "string | null"),
    ("array merged", {"allOf": [{"type": "array", "items": TEXT}, {"items": {"format": "uuid"}}]}, "[string:uuid]"),
    ("deep reference", {"$ref": "#/components/schemas/A/properties/a"}, "string"),
    ("escaped reference", {"$ref": "#/components/schemas/%41"}, "@A"),
]


@pytest.mark.parametrize(("schema", "expected"), [row[1:] for row in TYPES], ids=[row[0] for row in TYPES])
def test_type(schema: Any, expected: str) -> None:
    assert typed(schema, **NAMED) == expected


def test_two_unions_hold_together() -> None:
    both = {"oneOf": [TEXT, {"type": "integer"}], "anyOf": [{"type": "integer"}, {"type": "boolean"}]}
    definitions, diagnostics = schemas(X={"properties": {"x": both}})
    assert short(field(definitions["X"], "x").type) == "integer"
    assert set(codes(diagnostics)) == {"contradictory-types"}


def bounds(**stated: Any) -> Constraints:
    return Constraints(tuple(stated.items()))


LIMITS: list[tuple[dict[str, Any], Constraints]] = [
    (
        {"type": "integer", "minimum": 1, "maximum": 9},
        Constraints(
            (
                ("minimum", 1),
                ("maximum", 9),
            )
        ),
    ),
    (
        {"type": "number", "exclusiveMinimum": 0, "multipleOf": 0.5},
        Constraints(
            (
                ("exclusiveMinimum", 0),
                ("multipleOf", 0.5),
            )
        ),
    ),
    (
        {"type": "string", "minLength": 1, "maxLength": 3.0, "pattern": "^a$"},
        Constraints(
            (
                ("minLength", 1),
                ("maxLength", 3),
                ("pattern", "^a$"),
            )
        ),
    ),
    (
        {"type": "array", "items": {}, "minItems": 1, "uniqueItems": True},
        Constraints(
            (
                ("minItems", 1),
                ("uniqueItems", True),
            )
        ),
    ),
    ({"type": "object", "minProperties": 1}, bounds(minProperties=1)),
    (
        {"allOf": [{"type": "integer", "minimum": 1, "maximum": 9}, {"minimum": 3, "maximum": 12}]},
        Constraints(
            (
                ("minimum", 3),
                ("maximum", 9),
            )
        ),
    ),
]


@pytest.mark.parametrize(("schema", "expected"), LIMITS, ids=range(len(LIMITS)))
def test_limits(schema: dict[str, Any], expected: Constraints) -> None:
    definitions, diagnostics = schemas(X={"properties": {"x": schema}})
    type = field(definitions["X"], "x").type
    assert not isinstance(type, Union)
    assert getattr(type, "constraints", None) == expected
    assert codes(diagnostics, Severity.NOTE) == []


def test_limits_without_a_type_stay() -> None:
    definitions, _ = schemas(X={"properties": {"x": {"pattern": "^a"}}})
    assert field(definitions["X"], "x").type == Scalar(kind=ScalarKind.ANY, constraints=bounds(pattern="^a"))


def test_content_media_type_is_kept() -> None:
    definitions, _ = schemas(X={"properties": {"x": {"type": "string", "contentMediaType": "text/html"}}})
    assert field(definitions["X"], "x").type == Scalar(kind=ScalarKind.STRING, media_type="text/html")


WIDENED: list[tuple[str, dict[str, Any], str]] = [
    ("not", {"type": "string", "not": {"const": "a"}}, "not"),
    ("if", {"type": "string", "if": {}}, "if"),
    ("propertyNames", {"type": "object", "propertyNames": {"pattern": "a"}}, "propertyNames"),
    ("dependentRequired", {"properties": {"a": TEXT}, "dependentRequired": {"a": ["b"]}}, "dependentRequired"),
    ("conditional contains", {"type": "array", "contains": {"if": {}}}, "contains"),
    ("second contains", {"allOf": [{"type": "array", "contains": TEXT}, {"contains": {}}]}, "allOf/1/contains"),
    ("dangling contains", {"type": "array", "contains": {"$ref": "#/components/schemas/None"}}, "contains"),
    ("unevaluatedProperties", {"type": "object", "unevaluatedProperties": False}, "unevaluatedProperties"),
    ("contentEncoding", {"type": "string", "contentEncoding": "quoted-printable"}, "contentEncoding"),
    ("externalDocs", {"type": "string", "externalDocs": {"url": "https://e.example"}}, "externalDocs"),
    ("id", {"$id": "http://127.0.0.1:9/x", "type": "string"}, "$id"),
    ("discriminator alone", {"properties": {"a": TEXT}, "discriminator": {"propertyName": "a"}}, "discriminator"),
    ("second pattern", {"allOf": [{"type": "string", "pattern": "a"}, {"pattern": "b"}]}, "allOf/0/pattern"),
    ("second multiple", {"allOf": [{"type": "integer", "multipleOf": 2}, {"multipleOf": 3}]}, "allOf/1/multipleOf"),
]


@pytest.mark.parametrize(("schema", "tail"), [row[1:] for row in WIDENED], ids=[row[0] for row in WIDENED])
def test_what_a_type_cannot_say_is_noted(schema: dict[str, Any], tail: str) -> None:
    _, diagnostics = schemas(X=schema)
    assert codes(diagnostics) == []
    (pointer,) = pointers(diagnostics, "unsupported-keyword")
    assert pointer.startswith("/components/schemas/X/")
    if not tail.startswith("allOf"):
        assert pointer == f"/components/schemas/X/{tail}"


def test_what_means_nothing_is_noted() -> None:
    _, diagnostics = schemas(X={"type": "string", "minimum": 1, "colour": "red", "x-colour": "blue"})
    assert sorted(codes(diagnostics, Severity.NOTE)) == ["idle-keyword", "unknown-keyword"]


COMPONENTS: list[tuple[str, Any, str]] = [
    ("array", {"type": "array", "items": TEXT}, "[string]"),
    ("enum", {"enum": ["a"]}, "{'a'}"),
    ("scalar", {"type": "string", "format": "uuid"}, "string:uuid"),
    ("reference", {"$ref": "#/components/schemas/A"}, "@A"),
    ("union", {"oneOf": [{"$ref": "#/components/schemas/A"}, TEXT]}, "@A | string"),
    ("anything", {}, "any"),
    ("nullable object", {"type": ["object", "null"], "properties": {"a": TEXT}}, "@X/type/object | null"),
    ("list of itself", {"type": "array", "items": {"$ref": "#/components/schemas/X"}}, "[@X]"),
]


@pytest.mark.parametrize(("schema", "expected"), [row[1:] for row in COMPONENTS], ids=[row[0] for row in COMPONENTS])
def test_component_that_is_no_object_is_an_alias(schema: Any, expected: str) -> None:
    definitions, diagnostics = schemas(X=schema, **NAMED)
    assert alias(definitions["X"]) == expected
    assert codes(diagnostics) == []


@pytest.mark.parametrize("schema", [{"type": "object"}, {"type": "object", "additionalProperties": TEXT}])
def test_component_object_is_a_class_even_without_fields(schema: dict[str, Any]) -> None:
    definitions, _ = schemas(X=schema)
    found = definitions["X"]
    assert isinstance(found, ObjectSchema)
    assert fields(found) == {}
    assert (short(found.additional) if found.additional else None) == (
        "string" if "additionalProperties" in schema else None
    )
