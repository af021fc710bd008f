"""What a large API says once only: with a page for each resource, samples and long docstrings have one place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ..running import compose, lay_out

SCHEMA = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
ANSWER = {"description": "OK", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}}
DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Pets", "version": "1"},
    "servers": [{"url": "https://pets.example"}],
    "paths": {
        "/pets/{id}": {
            "get": {
                "tags": ["pets"],
                "operationId": "getPet",
                "description": "Shows a pet. It may be asleep.",
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "description": "Of a pet", "schema": {}},
                ],
                "responses": {"200": ANSWER},
            }
        }
    },
    "components": {"schemas": {"Pet": SCHEMA}},
}


@pytest.mark.parametrize("docs", ["operation", "resource", "none"])
def test_what_is_said_once(docs: str, tmp_path: Path) -> None:
    outcome, files = compose(lay_out(tmp_path, {"pets.json": json.dumps(DOCUMENT)}), "pets", "--docs", docs)
    assert outcome.code == 0, outcome.errors

    def document(path: str) -> Any:
        return json.loads(files[path])["components"]["schemas"]["Pet"]

    whole = docs == "operation"
    assert document("openapi.json") == (SCHEMA | {"examples": [{"name": "Example"}]} if whole else SCHEMA)
    assert document("src/pets/testing/openapi.json")["examples"] == [{"name": "Example"}]
    assert json.loads(files["api.json"])["models"][0]["fields"]
    assert (b"with samples where it has no examples" in files["README.md"]) == whole
    sync, twin = (files[f"src/pets/resources/{path}pets.py"].decode() for path in ("", "aio/"))
    assert "id: Of a pet." in sync
    assert ("id: Of a pet." in twin) == whole
    assert ("Arguments, result and errors are those of `pets.get` of the sync client." in twin) == (not whole)
    assert "Shows a pet." in twin
