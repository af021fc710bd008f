"""The laws of docs/architecture.md, read from the code itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from specloom import packaged
from specloom.python.runtime import circles, module_graph

ROOT = Path(__file__).resolve().parent.parent
GENERATOR = ROOT / "generator" / "specloom"
LEAVES = {"diagnostics", "packaged", "runtime", "source", "text", "openapi"}
"""Importable from everywhere; they import one another only in this order and nothing above them."""
LEAF_ORDER = ["diagnostics", "packaged", "runtime", "source", "text", "openapi"]
STAGES = {
    "settings": set[str](),
    "extensions": {"settings"},
    "input": {"config"},
    "merge": set[str](),
    "overlay": {"settings"},
    "validate": set[str](),
    "irtypes": set[str](),
    "ir": {"irtypes", "settings"},
    "plan": {"ir"},
    "build": {"settings", "ir"},
    "naming": {"ir", "settings", "plan"},
    "python": {"extensions", "ir", "settings", "plan"},
    "docs": {"changes", "extensions", "ir", "settings", "plan", "python"},
    "output": {"extensions", "python", "docs"},
    "changes": set[str](),
    "features": {"build", "ir", "python", "settings"},
    "site": set[str](),
}
"""Stage or data module -> what it may import beside the leaves. `pipeline` and what calls it may import everything."""
WRITERS = {"claim", "journal", "signals", "transaction", "tree", "writer"}
"""Modules of `output/` that bring the folders up to date."""
THIRD_PARTY = {
    "argcomplete": {"completing"},
    "jinja2": {"output"},
    "markdown_it": {"text"},
    "markupsafe": {"output"},
    "openapi_spec_validator": {"validate"},
    "yaml": {"input", "settings", "overlay"},
}


def modules() -> list[Path]:
    return sorted(path for path in GENERATOR.rglob("*.py"))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """The syntax tree of a module, as a row."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def imports(path: Path) -> Iterator[tuple[str, ...]]:
    """Every import as a path: of ours from `specloom`, of others from their top-level name."""
    here = path.relative_to(GENERATOR.parent).with_suffix("").parts
    package = here[:-1]
    for node in nodes(path):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield tuple(alias.name.split("."))
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = tuple(node.module.split(".")) if node.module else ()
            for alias in node.names:
                yield (*base, *module, alias.name)


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_imports_only_what_its_level_allows(path: Path) -> None:
    stage = path.relative_to(GENERATOR).with_suffix("").parts[0]
    for target in imports(path):
        if target[0] == "specloom" and len(target) > 1:
            if stage in LEAF_ORDER:
                below = LEAF_ORDER[: LEAF_ORDER.index(stage) + 1]
                assert target[1] in below, f"{path}: {'.'.join(target)}"
            elif stage in STAGES:
                assert target[1] in {stage} | LEAVES | STAGES[stage], f"{path}: {'.'.join(target)}"
        for package, allowed in THIRD_PARTY.items():
            if target[0] == package:
                assert stage in allowed, f"{path} imports {package}"
        if target[0] == "subprocess":
            assert path.name in ("formatter.py", "revisions.py") or stage == "site", f"{path} imports subprocess"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_only_writing_writes_files(path: Path) -> None:
    stage = path.relative_to(GENERATOR).parts[0]
    if stage == "site" or (stage == "output" and path.stem in WRITERS | {"formatter"}):
        return  # the site is made after a run, of what it wrote, in a folder of its own
    writers = {"write_text", "write_bytes", "mkdir", "unlink", "rmdir", "rmtree", "replace_file", "symlink_to"}
    for node in nodes(path):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr not in writers, f"{path}:{node.lineno} {node.func.attr}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "open", f"{path}:{node.lineno} open"


def test_nothing_of_one_api_stands_in_the_generator() -> None:
    words = ("celigo", "integrator", "nextpageurl", "flow_id", "asynchelper")
    for folder in ("generator", "templates"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix in {".py", ".jinja", ".md"}:
                text = path.read_text(encoding="utf-8").lower()
                assert [word for word in words if word in text] == [], path


def test_the_architecture_page_names_every_package_and_data_module() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for entry in sorted(GENERATOR.iterdir()):
        if entry.name.startswith("_") or entry.suffix not in {"", ".py"}:
            continue
        assert f"`{entry.name}" in page, f"docs/architecture.md does not speak of {entry.name}"


def test_every_code_that_is_used_is_explained_and_the_other_way_round() -> None:
    explained = {path.stem for path in (GENERATOR / "explanations").rglob("*.md")}
    assert explained == set(packaged.explained()), "a page stands in the folder of no stage"
    used: set[str] = set()
    for path in modules():
        for node in nodes(path):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in explained:
                used.add(node.value)
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in {"error", "warning", "note"}
                and node.args
                and isinstance(node.args[0], ast.Constant)
                and isinstance(node.args[0].value, str)
            ):
                assert node.args[0].value in explained, f"{path}:{node.lineno} {node.args[0].value}"
    assert explained - used == set()


def modules_of_tests() -> list[Path]:
    """The modules of the tests, those of input and of expected output left out."""
    folder = ROOT / "tests"
    return sorted(
        path
        for path in folder.rglob("*.py")
        if path.relative_to(folder).parts[0] not in {"cases", "errors", "findings"} and path.name != "growth.py"
    )


@pytest.mark.parametrize("path", modules_of_tests(), ids=lambda p: str(p.relative_to(ROOT)))
def test_no_test_looks_at_the_clock(path: Path) -> None:
    """What waits for a while, or measures one, fails on a busy machine; `growth.py` compares two measurements."""
    clocks = {"sleep", "perf_counter", "perf_counter_ns", "monotonic", "monotonic_ns", "process_time"}
    used = {
        f"time.{node.attr}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "time"
        if node.attr in clocks
    }
    assert not used


@pytest.mark.parametrize("folder", ["templates/runtime", "generator/specloom"])
def test_no_modules_import_one_another_in_a_circle(folder: str) -> None:
    """Imports inside of functions count: they only put the circle off until the function is called."""
    root = ROOT / folder
    sources = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in root.rglob("*.py")}
    assert circles(module_graph(sources, root.name)) == []


def test_a_circle_is_found() -> None:
    sources = {
        "__init__.py": "",
        "a.py": "from .b import f\n",
        "b.py": "def f():\n    from . import c\n",
        "c.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from .d import g\nfrom .a import h\n",
        "d.py": "from .a import h\n",
    }
    assert circles(module_graph(sources)) == [["a", "b", "c"]]
