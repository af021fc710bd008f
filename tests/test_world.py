"""`make world`: what it says of a document that comes out whole, of one that does not, and of one that is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.drawing import Drawing
from benchmarks.world import main

WHOLE: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "Things", "version": "1"},
    "servers": [{"url": "https://api.example.com"}],
    "paths": {
        "/things/{id}": {
            "get": {
                "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
                "responses": {
                    "200": {
                        "description": "OK",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}},
                    }
                },
            }
        }
    },
    "components": {
        "schemas": {
            "Thing": {
                "type": "object",
                "required": ["at"],
                "properties": {
                    "at": {"type": "string", "format": "date-time"},
                    "one": {"oneOf": [{"type": "array", "items": {"enum": [f"a{n}"]}} for n in range(31)]},
                    "more": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}},
                },
            }
        }
    },
}
LESS = "openapi: 3.1.0\ninfo: {title: Less, version: '1'}\npaths:\n" + "".join(
    f"  {path}:\n    get:\n      responses:\n        '200': {{description: OK}}\n" for path in ("/kept", "/a//b")
)
REFUSED = '{"openapi": "3.0.0", "info": {"title": "a"'


@pytest.mark.slow
def test_each_document_is_a_line_and_a_stopped_run_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, out = tmp_path / "documents", tmp_path / "out"
    (folder / "deep").mkdir(parents=True)
    (folder / "whole.json").write_text(json.dumps(WHOLE), encoding="utf-8")
    (folder / "deep" / "less.yaml").write_text(LESS, encoding="utf-8")
    (folder / "refused.json").write_text(REFUSED, encoding="utf-8")
    (folder / "other.json").write_text('{"swagger": "2.0"}', encoding="utf-8")
    arguments = [str(folder), "--out", str(out), "--mypy", "0", "--calls", "1", "--black", "0", "--styles"]
    main([*arguments, "--table", str(tmp_path / "world.md")])
    lines = (out / "results.jsonl").read_text(encoding="utf-8").splitlines()
    results = {Path(result["document"]).name: result for result in map(json.loads, lines)}
    assert results.keys() == {"whole.json", "less.yaml", "refused.json"}

    whole = results["whole.json"]
    assert (whole["code"], whole["operations_in"], whole["operations_out"], whole["dropped"]) == (0, 1, 1, [])
    assert whole["instances"] and not whole["unequal"] and not whole["import_faults"] and not whole["ruff"]
    assert whole["called"] == 1 and whole["call_faults"] == []
    assert whole["seconds"] > 0 and whole["megabytes"] > 10

    less = results["less.yaml"]
    assert (less["code"], less["operations_in"], less["operations_out"], less["dropped"]) == (0, 2, 1, [])
    assert less["warnings"]["bad-path"] == 1

    refused = results["refused.json"]
    assert (refused["code"], refused["operations_out"]) == (3, 0)
    assert refused["first_errors"]

    table = (tmp_path / "world.md").read_text(encoding="utf-8")
    assert "| accepted | 2 of 3 (66.7 %) |" in table
    assert "| operations that come out | 2 of 3 (66.7 %) |" in table
    assert "- refused.json: " in table

    (out / "results.jsonl").write_text("\n".join([*lines[:2], lines[2][:20]]), encoding="utf-8")
    capsys.readouterr()
    main(arguments)
    said = capsys.readouterr().out
    assert said.partition("# The world")[0].count("\n") == 1
    assert len((out / "results.jsonl").read_text(encoding="utf-8").splitlines()) == 3


def test_values_are_drawn_for_any_schema_and_always_the_same() -> None:
    document = {
        "components": {
            "schemas": {
                "Loop": {"required": ["loop"], "properties": {"loop": {"$ref": "#/components/schemas/Loop"}}},
                "Round": {"$ref": "#/components/schemas/Round"},
                "Odd": {"type": "object", "properties": [], "required": "a", "enum": [], "maxLength": "x"},
                "Gone": {"allOf": [{"$ref": "#/nowhere"}, {"oneOf": []}, 3]},
            }
        }
    }
    for name, schema in document["components"]["schemas"].items():
        drawn = [Drawing(document, name).value(schema) for _ in range(2)]
        assert json.dumps(drawn[0]) == json.dumps(drawn[1])
