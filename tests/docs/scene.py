"""A specification in, the documentation of its package out, through the real stages."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from specloom import ir
from specloom.build.build import build
from specloom.config import Config
from specloom.diagnostics import Diagnostics
from specloom.docs.docmodel import DocsSite
from specloom.docs.site import lower_docs
from specloom.extensions.model import Extension
from specloom.extensions.read import read_extensions
from specloom.features import FEATURES, SETTINGS
from specloom.input.files import InputFile
from specloom.input.inputs import gather
from specloom.input.places import placing
from specloom.input.read import read
from specloom.merge.merge import merge
from specloom.naming.lock import Lock
from specloom.naming.placement import place
from specloom.naming.table import name
from specloom.output.formatter import format_files
from specloom.output.pages import render_docs
from specloom.overlay.overlay import correct
from specloom.python.codemodel import Package
from specloom.python.package import lower
from specloom.settings.sdk import SdkConfig, parse_sdk
from specloom.source import Correction

ROOT = Path(__file__).resolve().parent.parent.parent

ID = {"name": "petId", "in": "path", "required": True, "description": "Which pet.", "schema": {"type": "string"}}
PROBLEM = {
    "description": "No such pet.\n\nIt may have been deleted.",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
PET = {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}

BASE: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Pets", "version": "2.1.0", "description": "All about pets."},
    "servers": [{"url": "https://pets.example/api", "description": "Production"}],
    "security": [{"key": []}],
    "paths": {
        "/pets": {
            "get": {
                "operationId": "listPets",
                "summary": "List pets",
                "parameters": [
                    {"name": "kind", "in": "query", "schema": {"$ref": "#/components/schemas/Kind"}},
                    {"name": "since", "in": "query", "required": True, "schema": {"type": "string", "format": "date"}},
                ],
                "responses": {
                    "200": {
                        "description": "OK",
                        "headers": {"X-Total": {"description": "How many.", "schema": {"type": "integer"}}},
                        "content": {
                            "application/json": {
                                "schema": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}
                            }
                        },
                    }
                },
            },
            "post": {
                "operationId": "createPet",
                "summary": "Create a pet",
                "description": "Makes one.\n\nNotes:\n- The name stays.\n- `{{name}}` is text.\n\n"
                "```js\nlet a = `x`;\n```",
                "requestBody": {"required": True, "content": PET},
                "responses": {"201": {"description": "Made", "content": PET}, "404": PROBLEM},
            },
        },
        "/pets/{petId}": {
            "get": {
                "operationId": "getPet",
                "summary": "Get a pet",
                "parameters": [ID],
                "responses": {"200": {"description": "OK", "content": PET}, "404": PROBLEM, "503": PROBLEM},
            },
            "delete": {
                "operationId": "deletePet",
                "summary": "Delete a pet",
                "deprecated": True,
                "parameters": [ID],
                "responses": {"204": {"description": "Gone"}},
            },
        },
    },
    "components": {
        "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
        "schemas": {
            "Pet": {
                "type": "object",
                "description": "A pet.",
                "required": ["name", "born"],
                "properties": {
                    "_id": {"type": "string", "readOnly": True, "format": "objectId"},
                    "name": {"type": "string", "maxLength": 20, "description": "How it is called."},
                    "kind": {"$ref": "#/components/schemas/Kind"},
                    "born": {"type": "string", "format": "date-time"},
                    "parents": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}},
                    "owner": {
                        "type": "object",
                        "required": ["email"],
                        "properties": {
                            "email": {"type": "string", "format": "email"},
                            "pets": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}},
                        },
                    },
                },
            },
            "Kind": {"type": "string", "enum": ["cat", "dog"]},
            "Problem": {"type": "object", "properties": {"message": {"type": "string"}}},
        },
    },
}


def changed(*changes: tuple[str, Any]) -> dict[str, Any]:
    """The base document with values set at dotted places (`~` stands for a dot in a key)."""
    document = deepcopy(BASE)
    for place_, value in changes:
        *steps, last = [step.replace("~", ".") for step in place_.split(".")]
        inner = document
        for step in steps:
            inner = inner[step]
        inner[last] = value
    return document


def rendered(site: DocsSite) -> dict[str, str]:
    """The files of the documentation as text, their programs formatted."""
    diagnostics = Diagnostics()
    files = format_files(render_docs(site), diagnostics)
    diagnostics.check()
    return {file.path: file.content.decode("utf-8") for file in files}


def documented(
    document: dict[str, Any], corrections: tuple[Correction, ...] = ()
) -> tuple[Package, DocsSite, dict[str, str]]:
    """The package, its documentation, and the rendered files of one document."""
    page = f"# Pets\n\n```json\n{json.dumps(document)}\n```\n".encode()
    _, package, site = lowered((InputFile(path="specs/pets.md", data=page),), SdkConfig(), "pets", corrections)
    return package, site, rendered(site)


@cache
def base() -> tuple[Package, DocsSite, dict[str, str]]:
    """The documentation of the base document."""
    return documented(BASE)


@cache
def published() -> tuple[ir.Api, Package, DocsSite, dict[str, str]]:
    """The documentation of the published pages."""
    diagnostics = Diagnostics()
    inputs = gather(
        Config(specs=ROOT / "specs", out=ROOT / "generated", package="published", lock=ROOT / "specs.lock"), diagnostics
    )
    assert inputs.settings is not None
    path, settings = inputs.settings
    sdk = parse_sdk(settings, path, diagnostics, SETTINGS)
    extensions = read_extensions(inputs.extensions, diagnostics)
    api, package, site = lowered(inputs.files, sdk, "published", overlays=inputs.overlays, extensions=extensions)
    diagnostics.check()
    return api, package, site, rendered(site)


def lowered(
    files: tuple[InputFile, ...],
    sdk: SdkConfig,
    package_name: str,
    corrections: tuple[Correction, ...] = (),
    overlays: tuple[tuple[str, str], ...] = (),
    extensions: tuple[Extension, ...] = (),
) -> tuple[ir.Api, Package, DocsSite]:
    """Everything up to the documentation; `corrections` count as applied, `overlays` are."""
    diagnostics = Diagnostics()
    _, fragments = read(files, diagnostics)
    nouns = {rule.title: rule.singular for rule in sdk.pages if rule.singular}
    specification = correct(overlays, merge(fragments, diagnostics, pinned={}, page_nouns=nouns), diagnostics)
    if corrections:
        specification = replace(specification, corrections=corrections)
    api = build(specification, diagnostics, sdk=sdk, features=FEATURES)
    diagnostics.check()
    placement = place(api, sdk)
    names = name(api, placement, sdk, Lock(), diagnostics)
    package = lower(
        api,
        placement,
        names,
        sdk,
        package=package_name,
        distribution=package_name,
        version="0.1.0",
        title=api.title,
        locate=placing(fragments),
        extensions=extensions,
        features=FEATURES,
        diagnostics=diagnostics,
    )
    return api, package, lower_docs(package, api, specification, names, sdk)
