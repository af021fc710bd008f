"""What rules and corrections expect of the document: what holds, and what does not."""

from __future__ import annotations

from typing import Any

import pytest
from specloom.diagnostics import Diagnostics, Origin
from specloom.features import SETTINGS
from specloom.settings.expecting import check_expectations, holds
from specloom.settings.sdk import parse_sdk
from specloom.source import Component, MergedOperation, Specification

DOCUMENT: dict[str, Any] = {
    "servers": [{"url": "https://pets.example"}],
    "paths": {
        "/pets": {
            "get": {
                "description": "At most\n1000 pets at once.",
                "parameters": [{"name": "kind", "in": "query"}, {"$ref": "#/components/parameters/colour"}],
                "responses": {"200": {"content": {"application/vnd.pets.v1+json": {"schema": {"type": "array"}}}}},
            }
        }
    },
    "components": {
        "parameters": {"colour": {"name": "colour", "schema": {"$ref": "#/components/schemas/Colour"}}},
        "schemas": {
            "Colour": {"type": "string", "enum": ["red", "grey"]},
            "Loop": {"$ref": "#/components/schemas/Loop"},
            "PetsPet": {"properties": {"loop": {"$ref": "#/components/schemas/Loop"}}},
        },
    },
}
HERE = Origin(page="specs/pets.md", fragment=1)
PUBLISHED = Specification(
    document=DOCUMENT,
    operations=(MergedOperation(path="/pets", method="get", page="Pets", origins=(HERE,)),),
    components=(
        Component(kind="schemas", name="PetsPet", published="Pet", page="Pets", origins=(HERE,)),
        Component(kind="schemas", name="Colour", published="Colour", page="", origins=(HERE,)),
    ),
    origins={"/paths/~1pets/get": HERE},
    pages=("Pets",),
)


@pytest.mark.parametrize(
    ("found", "expected", "good"),
    [
        ("a b", "a b", True),
        ("a b", "a", False),
        ("a\n  b c", {"contains": "a b"}, True),
        ("a b c", {"contains": ["c", "a"]}, True),
        ("a b c", {"contains": ["c", "d"]}, False),
        (["a", "b"], {"contains": "a"}, True),
        (["ab"], {"contains": "a"}, False),
        (5, {"contains": "5"}, False),
        ({"contains": {"type": "string"}}, {"contains": {"type": "string"}}, True),
        ({"contains": [1]}, {"contains": [1]}, True),
        ({"a": 1, "b": 2}, {"a": 1}, True),
        ({"a": {"b": "say so", "c": 1}}, {"a": {"b": {"contains": "so"}}}, True),
        ({"a": 1}, {"a": True}, False),
        ([1, 2], [1], False),
        (None, None, True),
    ],
)
def test_what_holds(found: Any, expected: Any, good: bool) -> None:
    assert holds(found, expected) is good


def stale(text: str) -> list[str]:
    diagnostics = Diagnostics()
    sdk = parse_sdk(text, "sdk.yaml", diagnostics, SETTINGS)
    assert diagnostics.entries == []
    check_expectations(sdk, PUBLISHED, diagnostics)
    assert {entry.code for entry in diagnostics.entries} <= {"stale-rule"}
    return [entry.related[0].message for entry in diagnostics.entries]


@pytest.mark.parametrize(
    "place",
    [
        "At most 1000 pets",
        "{description: {contains: [At most 1000 pets, at once]}}",
        "{parameters.kind: {in: query}}",
        "{parameters.0.name: kind}",
        "{parameters.colour.schema.type: string, parameters.colour.schema: {enum: [red, grey]}}",
        "{parameters.colour.schema.enum: {contains: grey}}",
        "{/responses/200/content/application~1vnd.pets.v1+json/schema/type: array}",
        "{responses.404: {absent: true}, summary: {absent: true}}",
    ],
)
def test_places_of_an_operation(place: str) -> None:
    assert stale(f"operations: {{GET /pets: {{method: pets.find, expect: {place}}}}}") == []


@pytest.mark.parametrize(
    ("place", "now"),
    [
        ("At most 500 pets", 'here stands "At most\\n1000 pets at once."'),
        ("{parameters.size: {in: query}}", "nothing of the kind here"),
        ("{parameters.7.name: kind}", "nothing of the kind here"),
        ("{parameters.kind.in.deep: query}", "nothing of the kind here"),
        ("{parameters.kind: {in: header}}", 'here stands "query" at `in`'),
        ("{parameters.colour.schema: {enum: [red, blue]}}", 'here stands "grey" at `enum.1`'),
        ("{parameters.kind: {absent: true}}", 'here stands {"name": "kind", "in": "query"}'),
    ],
)
def test_what_stands_there_now(place: str, now: str) -> None:
    assert stale(f"operations: {{GET /pets: {{method: pets.find, expect: {place}}}}}") == [now]


def test_models_by_page_or_key_and_the_rest_from_the_root() -> None:
    rules = """
    client: {class: Zoo, expect: {servers.0.url: "https://pets.example"}}
    pages: {Pets: {singular: animal, expect: {paths: {/pets: {}}}}}
    models:
      Pets/Pet: {name: Animal, expect: {properties.loop: {$ref: "#/components/schemas/Loop"}}}
      shared/Colour: {name: Hue, expect: {type: string}}
    """
    assert stale(rules) == []
    assert len(stale(rules.replace("type: string", "type: integer").replace("pets.example", "zoo.example"))) == 2


def test_a_paging_scheme_expects_of_each_operation_that_pages_by_it() -> None:
    rules = """
    paging: {link: {next: "header:Link", reason: as published, expect: %s}}
    operations: {GET /pets: {paging: link}, GET /others: {paging: link}}
    """
    assert stale(rules % "at once") == []
    assert len(stale(rules % "page by page")) == 1
