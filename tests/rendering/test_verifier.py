"""The last look finds everything that no template writes."""

from __future__ import annotations

from functools import cache

import pytest
from specloom.diagnostics import Diagnostics
from specloom.output.formatter import format_files
from specloom.output.renderer import render
from specloom.output.verifier import verify
from specloom.python.codemodel import File, Package

from ..lowering.made import document, package

MODELS = "src/zoo/models/pets.py"


@cache
def good() -> tuple[Package, tuple[File, ...]]:
    schemas = {"Pet": {"type": "object", "properties": {"name": {"type": "string"}}}}
    made = package(document(schemas))
    return made, format_files(render(made), Diagnostics())


def problems(*changed: File, without: str = "") -> list[str]:
    made, files = good()
    paths = {file.path for file in changed}
    diagnostics = Diagnostics()
    verify([*(file for file in files if file.path not in {*paths, without}), *changed], made, diagnostics)
    assert {entry.code for entry in diagnostics.entries} <= {"unexpected-output"}
    return [entry.message for entry in diagnostics.entries]


def test_what_was_rendered_passes() -> None:
    assert problems() == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("import os\n", "a Import where none is expected"),
        ("from os import path\n", "an import of os"),
        ("print(1)\n", "an expression that does something"),
        ("x = print(1)\n", "a call of print"),
        ("x = a.b.c(1)\n", "a call of a.b.c"),
        ("x = base_url(y)\n", "a call of base_url"),
        ("class A:\n    def f(self):\n        return self._begin(1)\n", "a call of self._begin"),
        ("x = [y for y in z]\n", "a ListComp"),
        ("x = f'{y}'\n", "a JoinedStr"),
        ("while x:\n    pass\n", "a While"),
        ("if x:\n    y = 1\n", "a condition"),
        ("def f():\n    pass\n", "a FunctionDef"),
        ("class A:\n    def f(self):\n        while 1:\n            pass\n", "a While"),
        ("class A:\n    x = 1\n    x = 2\n", "A binds `x` 2 times"),
        ("x = 1\nx = 2\n", "binds `x` 2 times"),
        ("__all__ = ['x']\n", "`__all__` has `x`, which is not there"),
        ("__all__ = ['b', 'a']\na = b = 1\n", "not sorted"),
        ("x = (\n", "does not compile"),
        ("return 1\n", "does not compile"),
        ("x = " + "[" * 300 + "]" * 300 + "\n", "does not compile"),
        ("x = '\u202e'\n", "control character '\\u202e'"),
        ("x = 1\r\n", "control character '\\r'"),
        ("x = '\u200b'\n", "control character '\\u200b'"),
        ("x = '\x1b'\n", "control character '\\x1b'"),
    ],
)
def test_what_no_template_writes_is_found(source: str, words: str) -> None:
    found = problems(File(path=MODELS, content=source.encode()))
    assert any(words in message for message in found), found


@pytest.mark.parametrize(
    "path",
    ["../x.md", "/x.md", "a//b.md", "con.md", "a/nul", "x.", "a b.md", "a\\b", "x" * 300, "é.md", "README.MD/../x"],
)
def test_paths_that_some_system_does_not_take(path: str) -> None:
    assert any("no path" in message for message in problems(File(path=path, content=b"")))


def test_paths_that_differ_in_case_only() -> None:
    assert any("in case only" in message for message in problems(File(path="PyProject.toml", content=b"")))


def test_files_beyond_the_plan_and_files_that_lack() -> None:
    assert any("in no plan" in message for message in problems(File(path="src/zoo/evil.py", content=b"")))
    assert any("is not there" in message for message in problems(without=MODELS))
    assert any("no UTF-8" in message for message in problems(File(path="x.md", content=b"\xff")))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x = [", "is no TOML"),
        ("[project]\nname = 'zoo'\n[evil]\n", "has the tables"),
        ("[build-system]\n[tool]\n[project]\nname = 'other'\n", "project.name reads back as 'other'"),
    ],
)
def test_the_project_file_reads_back(text: str, words: str) -> None:
    assert any(words in message for message in problems(File(path="pyproject.toml", content=text.encode())))
