"""What the fake server's copy of a document has, and what it has not."""

from __future__ import annotations

import json
from typing import Any

from specloom.docs.fake_document import for_fake

TEXT: dict[str, Any] = {"type": "string"}


def ref(name: str, section: str = "schemas") -> dict[str, Any]:
    return {"$ref": f"#/components/{section}/{name}"}


def body(schema: Any, **more: Any) -> dict[str, Any]:
    return {"description": "words", "content": {"application/json": {"schema": schema, **more}}}


def listed(schema: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {"page": {"type": "object", "properties": {"items": array(schema)}}}}


def array(schema: Any) -> dict[str, Any]:
    return {"type": "array", "items": schema}


DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Pets", "version": "1"},
    "tags": [{"name": "pets"}],
    "x-more": {"a": 1},
    "webhooks": {"new": {"post": {"requestBody": body(ref("Told")), "responses": {}}}},
    "paths": {
        "/pets": {
            "x-more": 1,
            "get": {
                "summary": "words",
                "operationId": "listPets",
                "x-more": 1,
                "parameters": [{"name": "description", "in": "query", "schema": TEXT, "example": "x"}],
                "responses": {"200": body(listed(ref("Pet")))},
            },
            "post": {
                "requestBody": body(ref("NewPet"), example={"name": "a"}),
                "responses": {
                    "200": body(ref("Pet"), examples={"one": ref("rex", "examples")}),
                    "201": body({**TEXT, "examples": ["a"]}, example="a"),
                },
            },
        }
    },
    "components": {
        "securitySchemes": {"key": {"type": "http", "scheme": "basic"}},
        "examples": {"rex": {"summary": "words", "value": {"name": "Rex", "x-kept": 1}}, "other": {"value": 1}},
        "schemas": {
            "Pet": {
                "title": "words",
                "type": "object",
                "properties": {"title": {**TEXT, "description": "words"}, "owner": ref("Owner")},
                "examples": [{"title": "Rex"}],
            },
            "Owner": {"type": "object", "description": "words", "examples": [{"a": 1}]},
            "NewPet": {"type": "object", "examples": [{"a": 1}]},
            "Told": {"type": "object", "properties": {"pet": ref("Pet")}},
        },
    },
}


def test_what_no_answer_depends_on_is_left_out() -> None:
    made = for_fake(DOCUMENT)
    operations: Any = made["paths"]["/pets"]  # type: ignore[index, call-overload]
    assert made.keys() == {"openapi", "info", "paths", "components"}
    assert operations["get"]["parameters"] == [{"name": "description", "in": "query", "schema": TEXT}]
    assert operations["get"].keys() == {"operationId", "parameters", "responses"}
    assert operations["post"]["requestBody"]["content"]["application/json"] == {"schema": ref("NewPet")}
    # The sample of a schema that stands in the answer was made from its examples.
    answers = operations["post"]["responses"]
    assert answers["201"]["content"]["application/json"] == {"schema": {**TEXT, "examples": ["a"]}}
    assert answers["200"]["content"]["application/json"]["examples"] == {"one": ref("rex", "examples")}


def test_components_are_those_in_use_and_samples_those_of_answers() -> None:
    components: Any = for_fake(DOCUMENT)["components"]
    assert components["examples"] == {"rex": {"value": {"name": "Rex", "x-kept": 1}}}
    assert components["schemas"] == {
        "Pet": {
            "type": "object",
            "properties": {"title": TEXT, "owner": ref("Owner")},
            "examples": [{"title": "Rex"}],
        },
        "Owner": {"type": "object"},
        "NewPet": {"type": "object"},
    }


def test_what_a_reference_leads_to_stays_where_it_is() -> None:
    paths = {"/x": {"get": {"responses": {"200": body({"$ref": "#/x-types/Pet"})}}}}
    document = {"openapi": "3.1.0", "paths": paths, "x-types": {"Pet": TEXT}}
    assert for_fake(document)["x-types"] == {"Pet": TEXT}


def test_the_document_itself_is_not_touched() -> None:
    before = json.dumps(DOCUMENT)
    for_fake(DOCUMENT)
    assert json.dumps(DOCUMENT) == before
