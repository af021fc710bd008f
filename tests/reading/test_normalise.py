"""OpenAPI 3.0 in terms of 3.1."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given, settings
from specloom.input.normalise import normalise
from specloom.source import Json

from .test_documents import documents

REF = {"$ref": "#/components/schemas/A"}
NULL = {"type": "null"}


def schema(value: Json, version: str = "3.0.3") -> Json:
    document: dict[str, Json] = {"openapi": version, "components": {"schemas": {"S": value}}}
    before = copy.deepcopy(document)
    result = normalise(document)
    assert document == before
    assert isinstance(result["components"], dict)
    assert isinstance(result["components"]["schemas"], dict)
    return result["components"]["schemas"]["S"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        ({"type": "string", "nullable": False}, {"type": "string"}),
        (
            {"nullable": True, "type": "string", "enum": ["a"], "default": None},
            {"type": ["string", "null"], "enum": ["a", None], "default": None},
        ),
        ({"type": "string", "nullable": True, "enum": ["a", None]}, {"type": ["string", "null"], "enum": ["a", None]}),
        ({"nullable": True, "enum": [1]}, {"enum": [1, None]}),
        ({**REF, "nullable": True}, {"anyOf": [REF, NULL]}),
        ({**REF, "nullable": True, "description": "d"}, {"anyOf": [REF, NULL], "description": "d"}),
        ({"nullable": True, "allOf": [REF], "title": "t"}, {"anyOf": [REF, NULL], "title": "t"}),
        ({"nullable": True, "allOf": [REF, {}]}, {"anyOf": [{"allOf": [REF, {}]}, NULL]}),
        ({"nullable": True, "anyOf": [REF]}, {"anyOf": [REF, NULL]}),
        (
            {"nullable": True, "oneOf": [REF], "discriminator": {"propertyName": "k"}},
            {"anyOf": [{"oneOf": [REF], "discriminator": {"propertyName": "k"}}, NULL]},
        ),
        (
            {"type": "object", "nullable": True, "allOf": [REF]},
            {"anyOf": [{"type": "object", "allOf": [REF]}, NULL]},
        ),
        ({"nullable": True, "description": "anything"}, {"description": "anything"}),
        ({"nullable": True, "properties": {}}, {"anyOf": [{"properties": {}}, NULL]}),
        ({"nullable": "yes"}, {"nullable": "yes"}),
        ({"minimum": 1, "exclusiveMinimum": True}, {"exclusiveMinimum": 1}),
        ({"minimum": 1, "exclusiveMinimum": False}, {"minimum": 1}),
        ({"exclusiveMaximum": True}, {}),
        ({"maximum": 9, "exclusiveMaximum": True, "minimum": 1}, {"exclusiveMaximum": 9, "minimum": 1}),
        ({"example": None}, {"examples": [None]}),
        ({"example": {"nullable": True}}, {"examples": [{"nullable": True}]}),
        (
            {"type": "array", "items": {"type": "string", "nullable": True}},
            {"type": "array", "items": {"type": ["string", "null"]}},
        ),
        (
            {"properties": {"nullable": {"type": "boolean", "nullable": True}, "example": {"example": 1}}},
            {"properties": {"nullable": {"type": ["boolean", "null"]}, "example": {"examples": [1]}}},
        ),
        (
            {"properties": {"x-a": {"nullable": True, "type": "string"}}},
            {"properties": {"x-a": {"type": ["string", "null"]}}},
        ),
        ({"default": {"type": "string", "nullable": True}}, {"default": {"type": "string", "nullable": True}}),
        ({"enum": [{"nullable": True}]}, {"enum": [{"nullable": True}]}),
        ({"x-a": {"nullable": True, "example": 1}}, {"x-a": {"nullable": True, "example": 1}}),
        (
            {"additionalProperties": {"nullable": True, "type": "string"}},
            {"additionalProperties": {"type": ["string", "null"]}},
        ),
        (
            {"additionalProperties": True, "not": {"minimum": 1, "exclusiveMinimum": True}},
            {"additionalProperties": True, "not": {"exclusiveMinimum": 1}},
        ),
        (
            {"properties": ["odd"], "items": 3, "allOf": {"a": 1}},
            {"properties": ["odd"], "items": 3, "allOf": {"a": 1}},
        ),
    ],
)
def test_schemas(old: Json, new: Json) -> None:
    assert schema(old) == new
    assert schema(old, "3.1.0") == old
    assert schema(old, "3.2.0") == old


def test_every_place_of_a_schema() -> None:
    old: Json = {"type": "string", "nullable": True}
    new: Json = {"type": ["string", "null"]}

    def document(s: Json, version: str) -> dict[str, Json]:
        parameter: Json = {"name": "a", "in": "query", "schema": s, "example": {"nullable": True}}
        media: Json = {
            "schema": s,
            "example": {"nullable": True},
            "encoding": {"a": {"headers": {"H": {"schema": s}}}},
        }
        response: Json = {"content": {"x-own/type": media}, "headers": {"x-h": {"schema": s}}}
        operation: Json = {
            "parameters": [parameter],
            "requestBody": {"content": {"a/b": media}},
            "responses": {"200": response, "x-r": {"content": {}}},
            "callbacks": {"c": {"{$url}": {"post": {"responses": {"200": response}}}, "x-c": {"nullable": True}}},
            "x-op": {"schema": old},
        }
        components: Json = {
            "parameters": {"P": parameter},
            "responses": {"R": response},
            "requestBodies": {"B": {"content": {"a/b": media}}},
            "headers": {"H": {"schema": s}},
            "examples": {"E": {"value": old}},
        }
        item: Json = {"get": operation, "parameters": [parameter]}
        return {"openapi": version, "paths": {"/a": item, "x-p": {"get": old}}, "components": components}

    assert normalise(document(old, "3.0.0")) == document(new, "3.1.0")


@settings(max_examples=60, deadline=None)
@given(documents)
def test_any_shape_is_accepted(value: Json) -> None:
    normalise({"openapi": "3.0.0", "paths": value, "components": {"schemas": value, "responses": {"a": value}}})
