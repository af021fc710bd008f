"""Examples that stand outside the docs run as well: of the two files that introduce, and of modules' docstrings."""

from __future__ import annotations

import ast
import contextlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import celigo
import pytest
from celigo import bundle

from .examples import Example, Stage, fences

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = Path(celigo.__file__).parent
PLACE = "6122e7214f9c83be42e74bc0"
FLOW = "bd8079af4b602fb4d909b0d3"


def modules() -> Iterator[Example]:
    """The Python examples in docstrings of modules, classes and functions of the package."""
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "```python" not in text:
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                found = ast.get_docstring(node) or ""
                yield from fences(path.relative_to(PACKAGE).as_posix(), found)


def run(examples: list[Example], folder: Path) -> str:
    """Run examples one after the other, each with what those before it and the text around them name."""
    stage = Stage("celigo")

    def client(token: str = "", *, profile: str = "", **options: Any) -> Any:
        return stage.fake.client(**options)

    with stage.fake.client() as given, stage.set(), contextlib.redirect_stdout(io.StringIO()) as out:
        names = {"Celigo": client, "bundle": bundle, "client": given, "flow_id": FLOW, "integration_id": PLACE}
        with contextlib.chdir(folder):
            for example in examples:
                exec(compile(example.source, str(example), "exec"), names)
                names["client"] = given
                stage.check(example)
    return out.getvalue()


IN_MODULES = [one for one in modules() if one.language == "python"]


@pytest.mark.parametrize("example", IN_MODULES, ids=str)
def test_docstrings(example: Example, tmp_path: Path) -> None:
    run([example], tmp_path)


def test_the_modules_with_examples_are_found() -> None:
    assert {one.page for one in IN_MODULES} >= {"agents.py", "bundle.py", "mappings.py"}


@pytest.mark.parametrize("path", ["README.md", "generated/README.md"])
def test_introductions(path: str, tmp_path: Path) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    programs = [one for one in fences(path, text) if one.language == "python"]
    assert len(programs) >= 2
    run(programs, tmp_path)


def test_every_fence_is_seen() -> None:
    text = "```python\na\n```\n\n    ````json\n    b\n    ````\n"
    assert [(one.language, one.source) for one in fences("x.md", text)] == [("python", "a\n"), ("json", "b\n")]
