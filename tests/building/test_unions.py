"""Unions: of types, of required sets, of extensions, and told apart by a property."""

from __future__ import annotations

from typing import Any

import pytest
from specloom.diagnostics import Severity
from specloom.ir import AliasSchema, Discriminator, ObjectSchema, Union

from .documents import alias, built, codes, document, field, fields, id_of, schemas, short

TEXT = {"type": "string"}


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def test_arms_that_only_differ_in_required() -> None:
    ids = {"_exportId": TEXT, "_importId": {"type": "string", "description": "Import."}}
    definitions, diagnostics = schemas(
        Step={
            "type": "object",
            "properties": {"type": {"enum": ["export", "import"]}, **ids},
            "oneOf": [
                {"title": "Export", "required": ["type", "_exportId"], "properties": {"_exportId": TEXT}},
                {"title": "Import", "required": ["type", "_importId"], "properties": {"_importId": TEXT}},
            ],
        }
    )
    step = definitions["Step"]
    assert isinstance(step, ObjectSchema)
    assert fields(step) == {"type": "{'export', 'import'}!", "_exportId": "string", "_importId": "string"}
    assert step.alternatives == (("type", "_exportId"), ("type", "_importId"))
    assert step.alternative_titles == ("Export", "Import")
    assert codes(diagnostics, Severity.NOTE) == []


def test_arms_that_extend_an_object_are_folded() -> None:
    definitions, diagnostics = schemas(
        Cat={"properties": {"lives": {"type": "integer"}, "kind": TEXT}, "required": ["lives"]},
        Pet={
            "properties": {"name": TEXT},
            "required": ["name"],
            "oneOf": [ref("Cat"), {"properties": {"kind": {"type": "integer"}, "tail": TEXT}}],
        },
    )
    assert fields(definitions["Pet"]) == {
        "name": "string!",
        "lives": "integer",
        "kind": "string | integer",
        "tail": "string",
    }
    assert isinstance(definitions["Pet"], ObjectSchema)
    assert definitions["Pet"].alternatives == (("lives",), ())
    assert codes(diagnostics) == []


def test_an_arm_that_narrows_a_field_is_noted() -> None:
    _, diagnostics = schemas(
        X={
            "properties": {"a": TEXT},
            "oneOf": [{"properties": {"a": {"const": "x"}}, "required": ["a"]}, {"required": ["a"]}],
        }
    )
    assert codes(diagnostics, Severity.NOTE) == ["unsupported-keyword"]


def test_required_sets_of_what_is_not_described() -> None:
    definitions, diagnostics = schemas(X={"type": "object", "anyOf": [{"required": ["a"]}, {"required": ["b"]}]})
    assert fields(definitions["X"]) == {"a": "any", "b": "any"}
    assert codes(diagnostics) == ["undeclared-property"]


def test_arms_without_a_tag_are_inline_objects_called_by_title() -> None:
    definitions, _ = schemas(
        Run={
            "oneOf": [
                {"title": "Scheduled run", "type": "object", "additionalProperties": True, "description": "Keys."},
                {"type": "array", "items": {"type": "object"}, "description": "Per export."},
                {"title": "Run rejected", "properties": {"error": TEXT}, "required": ["error"]},
                {"properties": {"other": TEXT}},
            ]
        }
    )
    assert alias(definitions["Run"]) == "@Run/oneOf/0 | [map(any)] | @Run/oneOf/2 | @Run/oneOf/3"
    places = [definitions[f"Run/oneOf/{index}"].place for index in (0, 2, 3)]
    assert places == [("Scheduled run",), ("Run rejected",), ("option 4",)]
    assert definitions["Run"].description == "Option 2: Per export."


def test_object_or_list_of_objects() -> None:
    definitions, _ = schemas(
        Clone={"oneOf": [ref("Flow"), {"type": "array", "items": {"properties": {"model": TEXT}}}]},
        Flow={"properties": {"a": TEXT}},
    )
    assert alias(definitions["Clone"]) == "@Flow | [@Clone/oneOf/1/items]"
    assert definitions["Clone/oneOf/1/items"].place == ("item",)


def discriminator(definitions: dict[str, Any], id: str) -> Discriminator | None:
    found = definitions[id]
    assert isinstance(found, AliasSchema)
    assert isinstance(found.type, Union)
    return found.type.discriminator


def test_discriminator_by_mapping_and_by_published_name() -> None:
    named: dict[str, Any] = {
        "ShopCat": {"properties": {"kind": TEXT}},
        "ShopDog": {"properties": {"kind": TEXT}},
        "Bird": {"properties": {"kind": {"const": "bird"}}},
        "Pet": {
            "oneOf": [ref("ShopCat"), ref("ShopDog"), ref("Bird")],
            "discriminator": {"propertyName": "kind", "mapping": {"c": "#/components/schemas/ShopCat", "k": "ShopCat"}},
        },
    }
    api, diagnostics = built(document(components={"schemas": named}), ShopDog="Dog", ShopCat="Cat")
    found = discriminator({each.id: each for each in api.schemas}, "Pet")
    assert found == Discriminator(
        wire_name="kind",
        mapping=(("c", id_of("ShopCat")), ("k", id_of("ShopCat")), ("Dog", id_of("ShopDog")), ("bird", id_of("Bird"))),
    )
    assert codes(diagnostics) == []


def test_discriminator_of_inline_arms_with_constants() -> None:
    definitions, _ = schemas(
        Pet={
            "discriminator": {"propertyName": "kind"},
            "oneOf": [
                {"title": "Cat", "properties": {"kind": {"const": "cat"}}},
                {"title": "Dogs", "properties": {"kind": {"enum": ["dog", "wolf"]}}},
            ],
        }
    )
    found = discriminator(definitions, "Pet")
    assert found is not None
    assert found.mapping == (("cat", "Pet/oneOf/0"), ("dog", "Pet/oneOf/1"), ("wolf", "Pet/oneOf/1"))


def test_discriminator_beside_fields_keeps_the_arms_apart() -> None:
    definitions, diagnostics = schemas(
        Cat={"properties": {"lives": {"type": "integer"}}},
        Dog={"properties": {"tail": TEXT}},
        Pet={
            "properties": {"kind": TEXT},
            "required": ["kind"],
            "oneOf": [ref("Cat"), ref("Dog")],
            "discriminator": {"propertyName": "kind", "mapping": {"cat": "Cat", "dog": "Dog"}},
        },
    )
    assert alias(definitions["Pet"]) == "@Pet/oneOf/0 | @Pet/oneOf/1"
    assert fields(definitions["Pet/oneOf/0"]) == {"kind": "string!", "lives": "integer"}
    found = discriminator(definitions, "Pet")
    assert found is not None
    assert found.mapping == (("cat", "Pet/oneOf/0"), ("dog", "Pet/oneOf/1"))
    assert codes(diagnostics) == []


def test_discriminator_survives_null() -> None:
    definitions, _ = schemas(
        X={
            "properties": {
                "pet": {"oneOf": [ref("Cat"), ref("Dog"), {"type": "null"}], "discriminator": {"propertyName": "k"}}
            }
        },
        Cat={"properties": {"k": TEXT}},
        Dog={"properties": {"k": TEXT}},
    )
    type = field(definitions["X"], "pet").type
    assert short(type) == "@Cat | @Dog | null"
    assert isinstance(type, Union)
    assert type.discriminator == Discriminator(wire_name="k", mapping=(("Cat", id_of("Cat")), ("Dog", id_of("Dog"))))


FAULTS: list[tuple[dict[str, Any], list[str]]] = [
    ({"oneOf": []}, ["empty-union"]),
    ({"oneOf": "Cat"}, ["wrong-type", "empty-union"]),
    ({"oneOf": [TEXT, 3]}, ["wrong-type"]),
    ({"oneOf": [ref("Cat")], "discriminator": {}}, ["bad-discriminator"]),
    ({"oneOf": [ref("Cat")], "discriminator": "kind"}, ["wrong-type"]),
    ({"oneOf": [ref("Cat")], "discriminator": {"propertyName": "k", "mapping": {"c": "Cap"}}}, ["bad-discriminator"]),
    ({"oneOf": [ref("Cat")], "discriminator": {"propertyName": "k", "mapping": {"d": "Dog"}}}, ["bad-discriminator"]),
    ({"allOf": [{"type": "string"}, {"type": "integer"}]}, ["contradictory-types"]),
    ({**ref("Kind"), "type": "integer"}, ["contradictory-types"]),
    ({"type": "strnig"}, ["unknown-type"]),
    ({"type": 3}, ["wrong-type"]),
    ({"type": ["string", 3]}, ["wrong-type", "unknown-type"]),
    ({"enum": []}, ["bad-enum"]),
    ({"type": "integer", "enum": ["a"]}, ["bad-enum"]),
    ({"type": "integer", "enum": [1, "a", None]}, ["bad-enum"]),
    ({"enum": [{"a": 1}, [1]]}, ["unsupported-keyword"]),
    ({"type": "string", "maxLength": -1}, ["bad-constraint"]),
    ({"type": "string", "maxLength": 1.5}, ["bad-constraint"]),
    ({"type": "number", "multipleOf": 0}, ["bad-constraint"]),
    ({"type": "integer", "minimum": 5, "maximum": 1}, ["bad-constraint"]),
    ({"type": "string", "pattern": "("}, ["unusable-pattern"]),
    ({"type": "string", "pattern": "^\\p{L}(?<n>x)\\/$"}, ["unusable-pattern"]),
    ({"type": "string", "pattern": 3}, ["wrong-type"]),
    ({"type": "integer", "minimum": "1"}, ["wrong-type"]),
    ({"type": "object", "required": "id"}, ["wrong-type", "undeclared-property"]),
    ({"type": "object", "properties": []}, ["wrong-type"]),
    ({"type": "object", "properties": {"a": []}}, ["wrong-type"]),
    ({"type": "array", "items": [TEXT]}, ["wrong-type"]),
    ({"description": {"not": "a string"}}, ["wrong-type"]),
    ({"properties": {"a": {"type": "string", "title": 3}}}, ["wrong-type"]),
    ({"type": "string", "examples": "x"}, ["wrong-type"]),
    ({"allOf": {"a": 1}}, ["wrong-type"]),
    ({"$dynamicRef": "#meta"}, ["unsupported-reference"]),
]


@pytest.mark.parametrize(("schema", "expected"), FAULTS, ids=range(len(FAULTS)))
def test_faults_have_a_place(schema: dict[str, Any], expected: list[str]) -> None:
    _, diagnostics = schemas(
        X=schema,
        Cat={"properties": {"k": TEXT}},
        Dog={"properties": {"k": TEXT}},
        Kind={"type": "string", "enum": ["a"]},
    )
    assert codes(diagnostics) == expected
    for entry in diagnostics.entries:
        assert entry.origin is not None
        assert entry.origin.pointer.startswith("/components/schemas/X")


@pytest.mark.parametrize("schema", [None, [], "text", 3])
def test_a_component_that_is_no_schema(schema: Any) -> None:
    definitions, diagnostics = schemas(X=schema, Y=TEXT)
    assert codes(diagnostics) == ["wrong-type"]
    assert sorted(definitions) == ["Y"]


def test_too_many_alternatives_are_refused() -> None:
    _, diagnostics = schemas(X={"oneOf": [{"const": str(n)} for n in range(501)]})
    assert codes(diagnostics) == ["too-large"]
    both = {"oneOf": [{"minLength": n} for n in range(90)], "anyOf": [{"maxLength": n} for n in range(90)]}
    _, diagnostics = schemas(X={**both, "type": "string"})
    assert "too-large" in codes(diagnostics)


def test_many_values_are_read_at_once() -> None:
    definitions, _ = schemas(X={"enum": [str(n) for n in range(20_000)]})
    assert len(alias(definitions["X"])) > 100_000
