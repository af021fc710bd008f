"""Each folder under cases/ is a feature: a small specification, what comes out, a script that uses it.

What comes out is a list of snippets, `expected.txt`: the definitions and sections that the feature is about
(`snippets.py` says how they are named). A few cases that show most of the templates between them have whole trees
instead, `expected/`, with what differs from one specification to the next: the models and resources, the page of each
operation and model, the index of names. What is the same in every package is tested elsewhere. `make golden` rewrites
both.
"""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .docs.examples import Stage, examples, is_program, is_request
from .running import Outcome, make, tree
from .snippets import CONSOLE, fill, named

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in (HERE / "cases").glob("*/specs"))
SNIPPETS = "expected.txt"
REWRITE = os.environ.get("GOLDEN") == "rewrite"


def package_of(case: Path) -> str:
    return "case_" + case.name.replace("-", "_")


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_case(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(case / "specs", tmp_path / "specs")
    outcome, files = make(tmp_path, package_of(case))
    assert outcome.code == 0, outcome.errors
    compare = compare_snippets if (case / SNIPPETS).is_file() else compare_tree
    compare(case, files, outcome)
    monkeypatch.syspath_prepend(str(tmp_path / "out" / "src"))
    try:
        runpy.run_path(str(case / "usage.py"), run_name="__main__")
        run_examples(package_of(case), tmp_path)
    finally:
        for name in [name for name in sys.modules if name.split(".")[0] == package_of(case)]:
            del sys.modules[name]


def compare_tree(case: Path, files: dict[str, bytes], outcome: Outcome) -> None:
    """Everything that differs from one specification to the next is as it was."""
    made = {path: content for path, content in files.items() if kept(path)}
    made["api.json"] = without_runtime(made["api.json"])
    if outcome.errors:
        made["console.txt"] = outcome.errors.encode()
    if REWRITE:
        rewrite(case / "expected", made)
    expected = tree(case / "expected")
    assert sorted(made) == sorted(expected)
    for path, content in made.items():
        assert content.decode() == expected[path].decode(), path


def compare_snippets(case: Path, files: dict[str, bytes], outcome: Outcome) -> None:
    """Each part that the case names is as it was; a case that names no console prints nothing."""
    expected = (case / SNIPPETS).read_text(encoding="utf-8")
    wanted = named(expected)
    made = fill(wanted, files, package_of(case), outcome.errors)
    if REWRITE:
        (case / SNIPPETS).write_text(made, encoding="utf-8")
        expected = made
    assert wanted and made == expected
    assert CONSOLE in wanted or outcome.errors == ""


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_a_case_has_either_a_tree_or_snippets(case: Path) -> None:
    assert [(case / "expected").is_dir(), (case / SNIPPETS).is_file()].count(True) == 1
    assert (case / "usage.py").is_file()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["optional-body"])
def test_a_case_is_typed(name: str, tmp_path: Path) -> None:
    case = HERE / "cases" / name
    shutil.copytree(case / "specs", tmp_path / "specs")
    assert make(tmp_path, package_of(case))[0].code == 0
    source = tmp_path / "out" / "src" / package_of(case)
    places = [str(path) for path in (*sorted((source / "resources").rglob("*.py")), case / "usage.py")]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--follow-imports=silent", *places],
        capture_output=True,
        text=True,
        env={**os.environ, "MYPYPATH": str(source.parent)},
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def run_examples(package: str, folder: Path) -> None:
    """Run what the docs of a case show."""
    stage = Stage(package)
    for example in examples(folder / "out" / "docs"):
        if is_program(example):
            stage.run(example, folder)
        elif is_request(example):
            assert stage.send(example) < 400, example


def kept(path: str) -> bool:
    """Whether a path is part of the expected tree."""
    if path.startswith("src/"):
        return path.split("/")[2] in ("models", "types", "resources", "client.py") and not path.endswith("__init__.py")
    return path == "api.json" or path.startswith(("docs/operations/", "docs/models/"))


def without_runtime(index: bytes) -> bytes:
    """The index without what it tells of the runtime, which is the same for every API."""
    return b"".join(
        line for line in index.splitlines(keepends=True) if b"._runtime." not in line.partition(b":")[2][:80]
    )


def rewrite(folder: Path, made: dict[str, bytes]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for path, content in made.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
