"""One process, a fixed point of both formatters, and an error in words when it fails."""

from __future__ import annotations

import sys
from typing import Any

import black
import pytest
from black.mode import TargetVersion
from specloom.diagnostics import Diagnostics
from specloom.output import formatter
from specloom.output.formatter import format_files
from specloom.python.codemodel import File

from ..lowering.made import document, files

UGLY = File(path="src/x/a.py", content=b"x = [1,\n 2,]\n")


def test_python_files_are_formatted_and_others_left_alone() -> None:
    runtime = File(path="src/x/_runtime/a.py", content=b"x = [1,\n2]\n")
    text = File(path="README.md", content=b"x  =  1\n")
    diagnostics = Diagnostics()
    made = format_files([UGLY, runtime, text], diagnostics)
    assert made == (File(path="src/x/a.py", content=b"x = [1, 2]\n"), runtime, text)
    assert not diagnostics.entries


def test_nothing_to_do_starts_no_process() -> None:
    text = File(path="README.md", content=b"x")
    assert format_files([text], Diagnostics(), program=["/nowhere/ruff"]) == (text,)


@pytest.mark.parametrize(
    ("program", "words"),
    [
        (["/nowhere/ruff"], "cannot be started"),
        ([sys.executable, "-c", "import sys; sys.exit('it broke')"], "it broke"),
        ([sys.executable, "-c", "raise SystemExit(3)"], "ended with 3"),
    ],
)
def test_a_formatter_that_fails_is_an_error(program: list[str], words: str) -> None:
    diagnostics = Diagnostics()
    assert format_files([UGLY], diagnostics, program=program) == (UGLY,)
    (found,) = diagnostics.entries
    assert found.code == "formatter-failed"
    assert words in found.message


def test_a_formatter_that_hangs_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formatter, "TIME_LIMIT", 0.05)
    diagnostics = Diagnostics()
    format_files([UGLY], diagnostics, program=[sys.executable, "-c", "import time; time.sleep(600)"])
    assert diagnostics.failed


def test_a_file_that_does_not_parse_is_named_by_its_own_path() -> None:
    diagnostics = Diagnostics()
    format_files([File(path="src/x/b.py", content=b"x = (\n")], diagnostics)
    assert "src/x/b.py" in diagnostics.entries[0].message


def wide() -> dict[str, Any]:
    """Every shape of annotation, shorter and longer than a line."""
    properties: dict[str, Any] = {}
    for count in (1, 3, 8):
        for length in (5, 40):
            values = [("v" * length) + str(number) for number in range(count)]
            listed = {"type": "string", "enum": values}
            key = f"n{count}w{length}"
            properties |= {
                key: listed,
                key + "a": {"type": "array", "items": listed},
                key + "m": {"type": "object", "additionalProperties": listed},
                key + "u": {"anyOf": [listed, {"type": "integer"}, {"type": "array", "items": listed}]},
                "x" * 60 + key: listed,
            }
    return properties


@pytest.mark.slow
def test_what_comes_out_is_a_fixed_point_of_black() -> None:
    properties = wide()
    pet = {"type": "object", "properties": properties, "required": sorted(properties)[::3]}
    alias = {"anyOf": [{"$ref": "#/components/schemas/Pet"}, {"type": "array", "items": properties["n8w40"]}]}
    body = {"required": True, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}}
    post = {"operationId": "createPet", "requestBody": body, "responses": {"204": {"description": 'Said "so"'}}}
    schemas = {"Pet": pet, "Alias": alias, "Enum": properties["n8w40"]}
    made = files(document(schemas, {"/pets": {"post": post}}))
    mode = black.Mode(line_length=120, target_versions={TargetVersion.PY311})
    for path, text in made.items():
        if path.endswith(".py") and "/aio/" not in path:
            assert black.format_str(text, mode=mode) == text, path
