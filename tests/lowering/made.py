"""Runs the stages on a small document, up to the code model or to the files."""

from __future__ import annotations

import json
from typing import Any

from specloom.build.build import build
from specloom.diagnostics import Diagnostics
from specloom.features import FEATURES
from specloom.input.files import InputFile
from specloom.input.read import read
from specloom.merge.merge import merge
from specloom.naming.lock import Lock
from specloom.naming.placement import place
from specloom.naming.table import name
from specloom.output.formatter import format_files
from specloom.output.renderer import render
from specloom.output.verifier import verify
from specloom.python.codemodel import File, Package
from specloom.python.package import lower
from specloom.settings.sdk import ClientRule, SdkConfig


def document(schemas: dict[str, Any] | None = None, paths: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """A document with a page called Pets; an operation for each schema where none are given."""
    empty = {"/pets": {"get": {"operationId": "listPets", "responses": {"200": {"description": "OK."}}}}}
    chosen = paths or {f"/{name}": _reading(name) for name in schemas or ()} or empty
    return {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1.0.0"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": {
            path: {method: {"tags": ["Pets"], **operation} for method, operation in item.items()}
            for path, item in chosen.items()
        },
        "components": {"schemas": schemas or {}, **more.pop("components", {})},
        **more,
    }


def _reading(name: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
    return {"get": {"operationId": f"get{name}", "responses": {"200": {"description": "OK.", "content": content}}}}


def package(source: dict[str, Any], diagnostics: Diagnostics | None = None) -> Package:
    """The code model of a document."""
    found = diagnostics or Diagnostics()
    sdk = SdkConfig(client=ClientRule(class_name="Zoo"))
    text = f"# Pets\n\n```json\n{json.dumps(source)}\n```\n"
    _, fragments = read([InputFile(path="specs/pets.md", data=text.encode())], found)
    specification = merge(fragments, found)
    api = build(specification, found, sdk=sdk, features=FEATURES)
    found.check()
    placement = place(api, sdk)
    names = name(api, placement, sdk, Lock(), found)
    found.check()
    return lower(
        api,
        placement,
        names,
        sdk,
        package="zoo",
        distribution="zoo",
        version="0.1.0",
        title="Zoo",
        features=FEATURES,
        locate=lambda origin: f"{origin.page}:{origin.fragment}",
        diagnostics=found,
    )


def files(source: dict[str, Any]) -> dict[str, str]:
    """Path below the package -> text, formatted and verified; the runtime left out."""
    made = package(source)
    diagnostics = Diagnostics()
    rendered: tuple[File, ...] = format_files(render(made), diagnostics)
    verify(rendered, made, diagnostics)
    diagnostics.check()
    return {
        file.path.removeprefix("src/zoo/"): file.content.decode() for file in rendered if "/_runtime/" not in file.path
    }
