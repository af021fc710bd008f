"""Whole packages from small documents: names that clash, bodies, answers, pages, what cannot be expressed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from specloom.diagnostics import Diagnostics
from specloom.python.spelling import annotation

from .made import document, files, package

TEXT = {"type": "string"}
OK = {"description": "OK."}


def returning(schema: Any) -> dict[str, Any]:
    return {"description": "OK.", "content": {"application/json": {"schema": schema}}}


def taking(schema: Any, *, required: bool = True, media: str = "application/json") -> dict[str, Any]:
    return {"required": required, "content": {media: {"schema": schema}}}


def flat(text: str) -> str:
    """Without line breaks and the commas and spaces that they bring."""
    return re.sub(r",?\s+(?=[\])])", "", re.sub(r"(?<=[\[(])\s+", "", re.sub(r"\s+", " ", text)))


def test_names_of_the_api_shadow_nothing() -> None:
    """Schemas called as what modules import, a method called `list`, wire names called as types."""
    schemas = {
        "Mapping": {
            "type": "object",
            "properties": {"mappings": {"type": "array", "items": {"$ref": "#/components/schemas/Mapping"}}},
        },
        "Pager": {"type": "object", "properties": {"str": TEXT, "dict": {"type": "object"}}},
        "PetDict": {"type": "object", "properties": {"a": TEXT}},
        "Pet": {"type": "object", "properties": {"_id": TEXT, "__x": TEXT, "a b": TEXT}},
    }
    paths = {
        "/pets": {
            "get": {
                "operationId": "listPets",
                "responses": {"200": returning({"type": "array", "items": {"$ref": "#/components/schemas/Pager"}})},
            },
            "post": {
                "operationId": "createPet",
                "requestBody": taking({"$ref": "#/components/schemas/Mapping"}),
                "responses": {"201": returning({"$ref": "#/components/schemas/PetDict"})},
            },
        },
        "/pets/{id}": {
            "put": {
                "operationId": "updatePet",
                "parameters": [{"name": "id", "in": "path", "required": True, "schema": TEXT}],
                "requestBody": taking({"$ref": "#/components/schemas/Pet"}),
                "responses": {"200": returning({"$ref": "#/components/schemas/Pet"})},
            }
        },
    }
    made = files(document(schemas, paths))
    resource = made["resources/pets.py"]
    assert "from collections.abc import Mapping as _Mapping" in resource
    assert "body: Mapping | MappingDict | _Mapping[str, Any] | Omit = OMIT" in resource
    assert "-> MutableSequence[Pager]" in resource
    assert 'PetDict = TypedDict("PetDict", {"_id": "str", "__x": "str", "a b": "str"}, total=False)' in flat(
        made["types/pets.py"]
    )
    assert 'mappings: MutableSequence[Mapping] | None = field("mappings", default=None)' in made["models/pets.py"]
    assert '"a b": "str"' in made["types/pets.py"]
    hiding = "  # noqa: UP013 - a key has the name of a type"
    assert hiding in made["types/pets.py"]
    assert 'PagerDict = TypedDict("PagerDict", {"dict": "dict[str, Any]", "str": "str"}, total=False)' in flat(
        made["types/pets.py"].replace(hiding, "")
    )


def test_fields_of_a_body_are_arguments() -> None:
    schema = {
        "type": "object",
        "required": ["name"],
        "properties": {
            "_id": {**TEXT, "readOnly": True},
            "name": TEXT,
            "born": {"type": "string", "format": "date-time"},
            "note": {"type": ["string", "null"]},
            "tags": {"type": "array", "items": TEXT},
        },
    }
    paths = {
        "/pets": {
            "post": {"operationId": "createPet", "requestBody": taking(schema), "responses": {"204": OK}},
            "patch": {
                "operationId": "patchPets",
                "requestBody": taking({"type": "array", "items": TEXT}),
                "responses": {"204": OK},
            },
        }
    }
    text = flat(files(document(paths=paths))["resources/pets.py"])
    assert text.count("@overload") == 2
    assert "name: str, born: datetime | str | Omit = OMIT, note: str | Omit | None = OMIT" in text
    assert 'fields={"name": name, "born": born, "note": note, "tags": tags}' in text
    assert "_id" not in text
    assert "*, body: Sequence[str], **options: Unpack[RequestOptions]) -> None" in text


@pytest.mark.parametrize(
    ("responses", "result", "success"),
    [
        ({"204": OK}, "None", {"204": None}),
        ({"200": returning(TEXT), "204": OK}, "str | None", {"200": "str", "204": None}),
        ({"200": returning({"type": "array", "items": TEXT}), "204": OK}, "MutableSequence[str]", {}),
        ({"200": returning(TEXT), "201": returning({"type": "integer"})}, "str | int", {}),
        ({"default": returning(TEXT)}, "str", {"default": "str"}),
        ({"200": {"description": "F", "content": {"application/pdf": {}}}}, "bytes", {"200": "bytes"}),
        ({"200": {"description": "F", "content": {"text/csv": {}}}}, "str", {"200": "str"}),
    ],
)
def test_answers(responses: dict[str, Any], result: str, success: dict[str, str | None]) -> None:
    source = document(paths={"/pets": {"get": {"operationId": "getPets", "responses": responses}}})
    (method,) = package(source).resources[0].methods
    assert annotation(method.returns) == result
    if success:
        assert {status: body and annotation(body) for status, body in method.success} == success


def test_errors_are_told_by_class() -> None:
    responses = {"200": OK, "404": {"description": "It is gone."}, "418": {"description": "Tea."}, "5XX": OK}
    source = document(paths={"/pets": {"get": {"operationId": "getPets", "responses": responses}}})
    (method,) = package(source).resources[0].methods
    assert [raised.error_class for raised in method.raises] == [
        "NotFoundError",
        "APIStatusError",
        "InternalServerError",
    ]
    assert "    NotFoundError: 404. It is gone." in method.docstring_text


def test_a_paged_method_gives_a_pager_in_both_flavours() -> None:
    response = {**returning({"type": "array", "items": TEXT}), "headers": {"Link": {"schema": TEXT}}}
    made = files(document(paths={"/pets": {"get": {"operationId": "listPets", "responses": {"200": response}}}}))
    assert "def list(self, **options: Unpack[RequestOptions]) -> Pager[str]:" in made["resources/pets.py"]
    twin = made["resources/aio/pets.py"]
    assert "    def list(self, **options: Unpack[RequestOptions]) -> AsyncPager[str]:" in twin
    assert "await" not in twin
    assert 'paging=LinkPaging(header="Link")' in made["resources/operations/pets.py"]


def test_the_whole_object_that_a_call_gave_can_be_sent() -> None:
    shown = {"type": "object", "required": ["id", "name"], "properties": {"id": TEXT, "name": TEXT}}
    schemas = {"Pet": shown, "PetRequest": {"type": "object", "required": ["name"], "properties": {"name": TEXT}}}
    put = {
        "operationId": "updatePet",
        "requestBody": taking({"$ref": "#/components/schemas/PetRequest"}),
        "responses": {"200": returning({"$ref": "#/components/schemas/Pet"})},
    }
    text = files(document(schemas, {"/pets": {"put": put}}))["resources/pets.py"]
    assert "body: PetRequest | PetRequestDict | Pet | Mapping[str, Any]" in text


def test_limits_defaults_and_class_arguments() -> None:
    schemas = {
        "Pet": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "n": {"type": "integer", "minimum": 1, "default": 5, "description": "How many."},
                "s": {"type": "string", "maxLength": 9, "pattern": '^a"b$', "readOnly": True},
            },
        },
        "Bag": {"type": "object", "additionalProperties": {"type": "array", "items": TEXT}},
    }
    text = files(document(schemas))["models/pets.py"]
    assert 'n: int | None = field("n", default=None, minimum=1)\n    """How many. Defaults to `5`."""' in text
    assert 'field("s", default=None, read_only=True, max_length=9, pattern=\'^a"b$\')' in text
    assert "class Pet(Model, closed=True):" in text
    assert 'class Bag(Model, additional="MutableSequence[str]"):' in text


def test_a_discriminator_is_a_table_beside_the_alias() -> None:
    def kind(name: str) -> dict[str, Any]:
        return {"type": "object", "required": ["kind"], "properties": {"kind": TEXT, name: TEXT}}

    schemas = {
        "Cat": kind("claws"),
        "Dog": kind("bark"),
        "Animal": {
            "oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
            "discriminator": {"propertyName": "kind", "mapping": {"cat": "#/components/schemas/Cat", "dog": "Dog"}},
        },
    }
    text = files(document(schemas))["models/pets.py"]
    assert 'Animal: TypeAlias = "Cat | Dog"' in text
    assert '"Animal": ("kind", {"cat": "Cat", "dog": "Dog"' in flat(text)


def test_what_cannot_be_expressed_is_noted() -> None:
    both = {"application/json": {"schema": TEXT}, "text/csv": {"schema": TEXT}}
    operation = {
        "operationId": "getPets",
        "security": [{"a": [], "b": []}],
        "parameters": [
            {"name": "f", "in": "query", "content": {"application/xml": {"schema": {"type": "object"}}}},
        ],
        "responses": {"200": {"description": "OK.", "content": both}},
    }
    other = {"operationId": "listPets", "security": [{"a": []}], "responses": {"200": OK}}
    schemes = {name: {"type": "apiKey", "in": "header", "name": f"X-{name}"} for name in "ab"}
    source = document(
        {"Few": {"type": "object", "minProperties": 1, "properties": {"a": TEXT}}},
        {"/pets": {"get": operation}, "/all": {"get": other}},
        components={"securitySchemes": schemes},
    )
    diagnostics = Diagnostics()
    package(source, diagnostics)
    codes = [entry.code for entry in diagnostics.entries]
    assert codes.count("unrepresented") == 2
    assert "other-representation" in codes
    assert "combined-credentials" in codes


def test_the_top_of_the_package() -> None:
    made = files(document())
    assert "Zoo" in made["__init__.py"]
    assert "class Zoo(SyncClient):" in made["client.py"]
    assert "ZooError = SDKError" in made["errors.py"]
    assert 'version="0.1.0"' in made["_api.py"]
    assert made["py.typed"] == ""
    assert made["pyproject.toml"].startswith("# Generated by specloom; do not edit by hand.\n")


def test_the_order_of_the_input_does_not_matter() -> None:
    schemas = {
        "A": {"type": "object", "properties": {"b": {"$ref": "#/components/schemas/B"}}},
        "B": {"type": "object"},
    }
    turned = dict(reversed(schemas.items()))
    assert files(document(schemas)) == files(document(turned))
