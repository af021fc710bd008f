"""Samples are of one account: a thing has one id wherever it is spoken of, and settings say what else they show."""

from __future__ import annotations

import json
import re
from typing import Any

from specloom.diagnostics import Diagnostics
from specloom.input.files import InputFile
from specloom.settings.sdk import parse_sdk

from .scene import lowered, rendered

PETS: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Pets", "version": "1"},
    "servers": [{"url": "https://pets.example"}],
    "paths": {
        "/pets": {"get": {"operationId": "listPets", "responses": {"200": {"$ref": "#/components/responses/Pets"}}}},
        "/pets/{id}": {
            "get": {
                "operationId": "getPet",
                "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
                "responses": {"200": {"$ref": "#/components/responses/Pet"}},
            }
        },
        "/visits": {
            "get": {"operationId": "listVisits", "responses": {"200": {"$ref": "#/components/responses/Visit"}}}
        },
    },
    "components": {
        "schemas": {
            "Animal": {
                "type": "object",
                "properties": {
                    "id": {"type": "string"},
                    "name": {"type": "string"},
                    "oldName": {"type": "string"},
                    "createdAt": {"type": "string", "format": "date-time"},
                    "updatedAt": {"type": "string", "format": "date-time"},
                },
            },
            "Visit": {
                "type": "object",
                "properties": {"petId": {"type": "string"}, "mood": {"type": "string"}, "count": {"type": "integer"}},
            },
        },
        "responses": {
            "Pet": {
                "description": "OK",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Animal"}}},
            },
            "Pets": {
                "description": "OK",
                "content": {
                    "application/json": {"schema": {"type": "array", "items": {"$ref": "#/components/schemas/Animal"}}}
                },
            },
            "Visit": {
                "description": "OK",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Visit"}}},
            },
        },
    },
}
SETTINGS = """
samples:
  values:
    mood: calm
    count: 3
    Animal.name: Rex
  without: [Animal.oldName]
"""


def pages(settings: str = "") -> dict[str, str]:
    diagnostics = Diagnostics()
    sdk = parse_sdk(settings, "specs/sdk.yaml", diagnostics)
    diagnostics.check()
    page = InputFile(path="specs/pets.md", data=f"# Pets\n\n```json\n{json.dumps(PETS)}\n```\n".encode())
    return rendered(lowered((page,), sdk, "pets")[2])


def sample(page: str) -> Any:
    """The first JSON of a page."""
    found = re.search(r"```json\n(.*?)```", page, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_a_thing_has_one_id_in_paths_in_its_own_body_and_where_others_speak_of_it() -> None:
    files = pages()
    get = files["docs/operations/pets/get.md"]
    called = re.search(r"\.get\(\"([^\"]+)\"\)", get)
    assert called
    own = sample(get)["id"]
    (listed,) = sample(files["docs/operations/pets/list.md"])
    assert {own, listed["id"], sample(files["docs/operations/visits/list.md"])["petId"]} == {called[1]}


def test_things_are_changed_after_they_were_made() -> None:
    made = sample(pages()["docs/operations/pets/get.md"])
    assert made["createdAt"] < made["updatedAt"]


def test_a_text_of_which_nothing_is_known_is_not_its_own_name() -> None:
    assert sample(pages()["docs/operations/visits/list.md"])["mood"] == "example"


def test_settings_say_what_samples_show_and_what_they_leave_out() -> None:
    files = pages(SETTINGS)
    visit, pet = (sample(files[f"docs/operations/{path}.md"]) for path in ("visits/list", "pets/get"))
    assert (visit["mood"], visit["count"], pet["name"]) == ("calm", 3, "Rex")
    assert "oldName" not in pet and "oldName" in sample(pages()["docs/operations/pets/get.md"])
    assert '"name": "Rex"' in files["openapi.json"]
