"""The module of the fake: whatever an API calls its things, the module compiles and its names are its own."""

from __future__ import annotations

import ast
from typing import Any

import pytest

from .made import document, files


def reading(id_: str, schema: dict[str, Any], tag: str = "Pets") -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    return {
        "get": {"operationId": id_, "tags": [tag], "responses": {"200": {"description": "OK.", "content": content}}}
    }


def module(paths: dict[str, Any], schemas: dict[str, Any]) -> str:
    made = files(document(schemas, paths))
    return next(text for path, text in made.items() if path.endswith("testing/__init__.py") and "_runtime" not in path)


PET = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}


@pytest.mark.parametrize(
    "name", ["Pet", "Calls", "FakeList", "FakeCollection", "FakeZoo", "PetsDocuments", "Zoo", "API"]
)
def test_models_of_any_name(name: str) -> None:
    ref = {"$ref": f"#/components/schemas/{name}"}
    paths = {
        "/pets": reading("listPets", {"type": "array", "items": ref}),
        "/pets/{id}": reading("getPet", ref),
        "/pets/{id}/add": reading("add", {"type": "array", "items": ref}),
    }
    for path, item in paths.items():
        if "{" in path:
            item["get"]["parameters"] = [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]
    text = module(paths, {name: PET})
    tree = ast.parse(text)
    classes = [node.name for node in tree.body if isinstance(node, ast.ClassDef)]
    assert len(classes) == len(set(classes)) == 2
    assert classes[-1] == "FakeZoo"
    assert "def add_(self)" in text


def test_an_api_without_documents_has_a_fake_as_well() -> None:
    text = module({"/ping": reading("ping", {"type": "string"})}, {})
    assert "class FakeZoo(Fake[" in text
    assert "FakeCollection" not in text
    assert "cached_property" not in text
