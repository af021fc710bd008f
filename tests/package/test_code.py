"""The generated code as tools see it: formatted, clean, and typed for mypy and pyright alike."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from .oracle import GENERATED

HERE = Path(__file__).parent
ROOT = GENERATED.parent
WRONG = [
    number
    for number, line in enumerate((HERE / "typing/wrong.py").read_text(encoding="utf-8").splitlines(), start=1)
    if line.endswith("# wrong")
]


def run(*command: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *command], cwd=cwd, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "format", "--check", "--no-cache", "src"),
        ("black", "--check", "--quiet", "src"),
        ("ruff", "check", "--no-cache", "src"),
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_formatters_and_linter_have_nothing_to_say(command: tuple[str, ...]) -> None:
    done = run(*command, cwd=GENERATED)
    assert done.returncode == 0, done.stdout + done.stderr


def mypy_errors(name: str) -> list[int]:
    done = run("mypy", "--strict", "--output", "json", f"tests/package/typing/{name}")
    found = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return [entry["line"] for entry in found if entry["severity"] == "error"]


def pyright_errors(name: str) -> list[int]:
    done = run("pyright", "--pythonpath", sys.executable, "--outputjson", f"tests/package/typing/{name}")
    found = json.loads(done.stdout)["generalDiagnostics"]
    return [entry["range"]["start"]["line"] + 1 for entry in found if entry["severity"] == "error"]


@pytest.mark.parametrize("checker", [mypy_errors, pyright_errors])
def test_typical_use_is_clean_and_every_mistake_is_found(checker: object) -> None:
    assert callable(checker)
    assert checker("good.py") == []
    assert sorted(set(checker("wrong.py"))) == WRONG


def arms(annotation: ast.expr) -> list[str]:
    """The arms of a union."""
    if isinstance(annotation, ast.BinOp) and isinstance(annotation.op, ast.BitOr):
        return [*arms(annotation.left), *arms(annotation.right)]
    return [ast.unparse(annotation)]


def test_no_annotation_names_a_type_twice() -> None:
    unions = {
        node: arms(node)
        for path in sorted((GENERATED / "src").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr)
    }
    assert len(unions) > 1000
    assert [ast.unparse(node) for node, found in unions.items() if len(set(found)) < len(found)] == []
