"""Three small pages, edits of them, and what is different then; nothing is rendered."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from specloom import pipeline
from specloom.changes.changelog import first_entry
from specloom.changes.model import Change, Comparison, Level, Side, worst
from specloom.changes.report import compare
from specloom.changes.snapshot import snapshot_data
from specloom.comparing import RULES
from specloom.config import Config
from specloom.diagnostics import Diagnostics
from specloom.output import formatter, verifier
from specloom.pipeline import Composition, compose_anew, state

from ..running import working_in

Pages = dict[str, Any]
Edit = Callable[[Pages], object]

SHARED = {
    "Owner": {
        "type": "object",
        "required": ["name"],
        "properties": {"name": {"type": "string", "description": "Who."}, "since": {"type": "string"}},
    },
}
PETS: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Pets", "version": "1"},
    "servers": [{"url": "https://api.example.com"}, {"url": "https://eu.example.com", "description": "eu"}],
    "security": [{"token": []}],
    "paths": {
        "/v1/pets": {
            "get": {
                "operationId": "listPets",
                "summary": "List pets",
                "parameters": [
                    {"name": "kind", "in": "query", "schema": {"type": "string", "enum": ["cat", "dog"]}},
                    {"name": "text", "in": "query", "schema": {"type": "string"}},
                    {"name": "size", "in": "query", "schema": {"type": "integer", "default": 10, "maximum": 100}},
                    {"name": "must", "in": "query", "required": True, "schema": {"type": "string"}},
                    {"name": "trace", "in": "query", "schema": {"type": "string"}},
                ],
                "responses": {
                    "200": {
                        "description": "Pets.",
                        "headers": {
                            "Link": {"schema": {"type": "string"}},
                            "X-Sure": {"required": True, "schema": {"type": "string"}},
                            "X-Total": {"schema": {"type": "integer"}},
                        },
                        "content": {
                            "application/json": {
                                "schema": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}
                            }
                        },
                    },
                    "422": {"description": "No."},
                },
            },
            "post": {
                "operationId": "createPet",
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/PetRequest"}}},
                },
                "responses": {
                    "201": {
                        "description": "Made.",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}},
                    }
                },
            },
        },
        "/v1/pets/{petId}": {
            "get": {
                "operationId": "getPet",
                "parameters": [{"name": "petId", "in": "path", "required": True, "schema": {"type": "string"}}],
                "responses": {
                    "200": {
                        "description": "A pet.",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}},
                    }
                },
            },
            "delete": {
                "operationId": "deletePet",
                "parameters": [{"name": "petId", "in": "path", "required": True, "schema": {"type": "string"}}],
                "responses": {"204": {"description": "Gone."}},
            },
        },
        "/v1/pets/{petId}/owner": {
            "get": {
                "operationId": "getPetOwner",
                "parameters": [{"name": "petId", "in": "path", "required": True, "schema": {"type": "string"}}],
                "responses": {
                    "200": {
                        "description": "The owner.",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Owner"}}},
                    }
                },
            },
            "put": {
                "operationId": "putPetOwner",
                "parameters": [{"name": "petId", "in": "path", "required": True, "schema": {"type": "string"}}],
                "requestBody": {
                    "content": {
                        "multipart/form-data": {
                            "schema": {"type": "object", "properties": {"a": {"type": "array", "items": {}}}},
                            "encoding": {"a": {"explode": False}},
                        }
                    }
                },
                "responses": {"200": {"description": "Put."}, "204": {"description": "Nothing new."}},
            },
        },
    },
    "components": {
        "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        "schemas": {
            **copy.deepcopy(SHARED),
            "Pet": {
                "type": "object",
                "required": ["id", "age"],
                "properties": {
                    "id": {"type": "string", "readOnly": True},
                    "age": {"type": "integer", "description": "Years."},
                    "born": {"type": "string", "description": "When it was born."},
                    "mood": {"type": "string", "enum": ["calm", "wild"]},
                    "code": {"type": "string", "pattern": "^[a-z]+$", "maxLength": 9},
                    "shape": {
                        "oneOf": [{"$ref": "#/components/schemas/Round"}, {"$ref": "#/components/schemas/Square"}],
                        "discriminator": {
                            "propertyName": "form",
                            "mapping": {
                                "round": "#/components/schemas/Round",
                                "ring": "#/components/schemas/Round",
                            },
                        },
                    },
                    "score": {"type": "number"},
                    "hidden": {"type": "string", "writeOnly": True},
                    "note": {"type": ["string", "null"], "format": "uri"},
                },
            },
            "PetRequest": {
                "type": "object",
                "required": ["name"],
                "properties": {
                    "name": {"type": "string"},
                    "method": {"type": "string", "enum": ["PUT", "POST"]},
                    "free": {"type": "string"},
                    "count": {"type": "integer", "default": 1, "maximum": 5},
                    "label": {"type": ["string", "null"], "format": "uri", "pattern": "^x"},
                    "seen": {"type": "string", "readOnly": True},
                    "look": {"oneOf": [{"type": "string"}, {"type": "integer"}]},
                },
            },
            "Round": {
                "type": "object",
                "required": ["form"],
                "properties": {"form": {"type": "string"}},
                "additionalProperties": False,
            },
            "Square": {
                "type": "object",
                "required": ["form", "edge"],
                "properties": {"form": {"type": "string"}, "edge": {"type": "number"}},
            },
        },
    },
}


def _page(title: str, noun: str) -> dict[str, Any]:
    """A page with one list, and one operation that gives what all pages share."""

    def answer(schema: dict[str, Any]) -> dict[str, Any]:
        return {"200": {"description": "OK", "content": {"application/json": {"schema": schema}}}}

    owner = {"$ref": "#/components/schemas/Owner"}
    return {
        **{key: copy.deepcopy(PETS[key]) for key in ("openapi", "servers", "security")},
        "info": {"title": title, "version": "1"},
        "paths": {
            f"/v1/{noun}": {
                "get": {"operationId": f"list{title}", "responses": answer({"type": "array", "items": owner})}
            },
            f"/v1/{noun}/{{id}}/owner": {
                "get": {
                    "operationId": f"get{title}Owner",
                    "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
                    "responses": answer(owner),
                }
            },
        },
        "components": {
            "securitySchemes": copy.deepcopy(PETS["components"]["securitySchemes"]),
            "schemas": copy.deepcopy(SHARED),
        },
    }


PAGES: Pages = {"pets.json": PETS, "shops.json": _page("Shops", "shops"), "users.json": _page("Users", "users")}
SDK = """paging:
  link: {next: "header:Link", reason: the next page is in a header}
operations:
  GET /v1/pets: {page: link}
"""


def written(folder: Path, pages: Pages, sdk: str = "") -> Config:
    """Lay out pages below a folder; gives how they are generated."""
    specs = folder / "specs"
    specs.mkdir(parents=True)
    for name, page in pages.items():
        (specs / name).write_text(json.dumps(page), encoding="utf-8")
    if sdk:
        (specs / "sdk.yaml").write_text(sdk, encoding="utf-8")
    return Config(specs=Path("specs"), out=Path("out"), package="zoo", lock=Path("specs.lock"))


def nothing(pages: Pages) -> None:
    """The edit that leaves the pages as they are."""


@cache
def lock_of(sdk: str = "", first: Edit = nothing) -> str:
    """The lock of the pages as they are after the first edit."""
    with TemporaryDirectory() as folder:
        config = written(Path(folder), edited(first), sdk)
        with working_in(Path(folder)):
            return compose_anew(config, Diagnostics()).lock


def package(
    pages: Pages, first: Edit = nothing, *, released: Side | None = None, lock: str | None = None
) -> Composition:
    """All that is generated of the pages but the docs, after a release of what they were.

    Nothing is validated, formatted or verified. The lock is that of the pages after the first edit when none is given.
    """
    with TemporaryDirectory() as folder:
        config = replace(written(Path(folder), pages), docs="none")
        Path(folder, config.lock).write_text(lock_of(first=first) if lock is None else lock, encoding="utf-8")
        if released is not None:
            snapshot = snapshot_data("0.1.0", released, (first_entry("0.1.0"),), {})
            Path(folder, config.snapshot).write_text(json.dumps(snapshot), encoding="utf-8")
        with (
            working_in(Path(folder)),
            patch.object(pipeline, "_validated", lambda *_: ""),
            patch.object(formatter, "format_files", lambda files, *_, **__: files),
            patch.object(verifier, "verify", lambda *_: None),
        ):
            return compose_anew(config, Diagnostics())


def side(pages: Pages, sdk: str = "", first: Edit = nothing) -> Side:
    """One state, with the names that there were after the first edit."""
    lock = lock_of(sdk, first)
    with TemporaryDirectory() as folder:
        config = written(Path(folder), pages, sdk)
        (Path(folder) / "specs.lock").write_text(lock, encoding="utf-8")
        with working_in(Path(folder)):
            return state(config, Diagnostics(forgiven=RULES))


@cache
def base(sdk: str = "") -> Side:
    """The pages as they are."""
    return side(PAGES, sdk)


def edited(*edits: Edit) -> Pages:
    """The pages after some edits."""
    pages = copy.deepcopy(PAGES)
    for edit in edits:
        edit(pages)
    return pages


def changed(edit: Edit, sdk: str = "") -> Comparison:
    """What is different after an edit."""
    return compare(base(sdk), side(edited(edit), sdk))


def levels(comparison: Comparison) -> tuple[str, str]:
    """The worst levels for wire and Python, in the letters of a table: b, n, -."""
    letters = {Level.BREAKING: "b", Level.NOTABLE: "n", Level.NONE: "-"}
    found = comparison.changes
    return letters[worst(*(one.wire for one in found))], letters[worst(*(one.python for one in found))]


def one_of(comparison: Comparison, id: str) -> Change:
    """The only change of a rule."""
    (found,) = (one for one in comparison.changes if one.id == id)
    return found


def path(pages: Pages, *names: str | int) -> Any:
    """What stands in `pets.json` below some keys."""
    found: Any = pages["pets.json"]
    for name in names:
        found = found[name]
    return found


def operation(pages: Pages, key: str = "GET /v1/pets") -> dict[str, Any]:
    """An operation of `pets.json`."""
    method, _, route = key.partition(" ")
    return path(pages, "paths", route, method.lower())  # type: ignore[no-any-return]


def schema(pages: Pages, name: str = "Pet") -> dict[str, Any]:
    """A component of `pets.json`."""
    return path(pages, "components", "schemas", name)  # type: ignore[no-any-return]
