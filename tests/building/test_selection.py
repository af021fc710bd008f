"""Choosing operations, and the models that they reach."""

from __future__ import annotations

from typing import Any

import pytest
from specloom.build.selection import selected
from specloom.diagnostics import Diagnostics
from specloom.ir import Api

from .documents import OK, built, codes, document

TEXT = {"type": "string"}


def answer(name: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
    return {"200": {"description": "OK", "content": content}}


def shop() -> Api:
    schemas = {
        "Pet": {"properties": {"owner": {"$ref": "#/components/schemas/Owner"}}},
        "Owner": {"properties": {"pets": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}}},
        "Order": {"properties": {"id": TEXT}},
        "Unused": {"properties": {"id": TEXT}},
    }
    paths = {
        "/pets": {"get": {"tags": ["Pets"], "responses": answer("Pet")}, "post": {"tags": ["Pets"], "responses": OK}},
        "/orders": {"get": {"tags": ["Orders"], "responses": answer("Order")}},
        "/orders/old": {"get": {"tags": ["Orders", "Old"], "responses": answer("Order")}},
    }
    api, diagnostics = built(document(paths=paths, components={"schemas": schemas}))
    assert codes(diagnostics) == []
    return api


CHOICES: list[tuple[list[str], list[str], list[str], list[str]]] = [
    ([], [], ["GET /orders", "GET /orders/old", "GET /pets", "POST /pets"], ["Order", "Owner", "Pet", "Unused"]),
    (["tag:Pets"], [], ["GET /pets", "POST /pets"], ["Owner", "Pet"]),
    (["tag:O*"], ["tag:Old"], ["GET /orders"], ["Order"]),
    (["post /pets"], [], ["POST /pets"], []),
    (["/orders*"], ["/orders/*"], ["GET /orders"], ["Order"]),
    ([], ["GET *"], ["POST /pets"], []),
]


@pytest.mark.parametrize(("include", "exclude", "operations", "models"), CHOICES, ids=range(len(CHOICES)))
def test_operations_and_models(
    include: list[str], exclude: list[str], operations: list[str], models: list[str]
) -> None:
    diagnostics = Diagnostics()
    api = selected(shop(), include, exclude, diagnostics)
    assert [operation.key for operation in api.operations] == operations
    assert [definition.id for definition in api.schemas] == models
    assert codes(diagnostics) == []


def test_tags_without_operations_go() -> None:
    api = selected(shop(), ["tag:Pets"], [], Diagnostics())
    assert [tag.name for tag in api.tags] == ["Pets"]


def test_a_pattern_that_fits_nothing_is_an_error() -> None:
    diagnostics = Diagnostics()
    selected(shop(), ["tag:Toys"], ["/nowhere"], diagnostics)
    assert codes(diagnostics) == ["wrong-configuration", "wrong-configuration"]
    assert "no operation is called 'tag:Toys'" in diagnostics.entries[0].message
