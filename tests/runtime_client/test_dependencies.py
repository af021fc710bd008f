"""The package declares each library that it imports, with bounds on both sides."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import httpcore2
import pytest
from runtime.http.pool import NAMES, check_engine

ROOT = Path(__file__).resolve().parents[2]
OPTIONAL = {"pydantic_core", "pytest"}
"""Imported only by what belongs to them."""


def imported(folder: Path) -> set[str]:
    names: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                names.add(node.module.partition(".")[0])
    return names - set(sys.stdlib_module_names)


def test_what_is_imported_is_declared_with_bounds() -> None:
    project = tomllib.loads((ROOT / "generated" / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {}
    for requirement in project["dependencies"]:
        found = re.fullmatch(r"([a-z0-9]+)>=[0-9.]+,<[0-9]+", requirement)
        assert found, requirement
        declared[found[1]] = requirement
    assert imported(ROOT / "templates" / "runtime") - OPTIONAL == set(declared)
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert set(declared) <= {re.split("[^a-z0-9]", requirement)[0] for requirement in tools["dev"]}


def test_only_public_names_of_the_engine_are_used() -> None:
    used: set[str] = set()
    for name in ("pool.py", "pool_async.py"):
        text = (ROOT / "templates" / "runtime" / "http" / name).read_text(encoding="utf-8")
        used |= set(re.findall(r"httpcore2\.(\w+)", text))
    assert used <= set(httpcore2.__all__)
    # Only type checkers read the last one.
    assert used - {"SOCKET_OPTION"} == set(NAMES)


def test_another_engine_is_refused_in_words() -> None:
    engine = ModuleType("httpcore2")
    vars(engine).update({name: object() for name in NAMES if name not in {"Proxy", "WriteError"}}, __version__="3.0")
    with pytest.raises(ImportError, match=r"httpcore2 3\.0 has no Proxy, WriteError: install a version within"):
        check_engine(engine)
