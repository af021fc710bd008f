"""The laws of docs/architecture.md, read from the code itself."""

from __future__ import annotations

import ast
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
GENERATOR = ROOT / "generator"
DATA = {
    "source",
    "extensions",
    "irtypes",
    "ir",
    "plan",
    "sdk",
    "codeparts",
    "codetops",
    "codemodel",
    "docparts",
    "docmodel",
}
STAGES = {
    "reading": {"source"},
    "merging": {"source"},
    "correcting": {"source", "sdk"},
    "extending": {"sdk", "extensions"},
    "validating": {"source"},
    "building": {"source", "sdk", "ir"},
    "planning": {"ir", "sdk", "plan"},
    "naming": {"ir", "sdk", "plan"},
    "lowering": {"source", "extensions", "ir", "sdk", "plan", "codeparts", "codemodel", "docparts", "docmodel"},
    "rendering": {"source", "extensions", "codeparts", "codemodel", "docparts", "docmodel"},
    "writing": {"codemodel"},
}
THIRD_PARTY = {
    "jinja2": {"rendering"},
    "markupsafe": {"rendering"},
    "openapi_spec_validator": {"validating"},
    "yaml": {"reading", "correcting"},
}
BANNED = ("utils", "common", "helpers", "manager")


def modules() -> list[Path]:
    return sorted(path for path in GENERATOR.rglob("*.py"))


def imports(path: Path) -> Iterator[tuple[str, ...]]:
    """Every import as a path: of ours from `generator`, of others from their top-level name."""
    here = path.relative_to(ROOT).with_suffix("").parts
    package = here if path.name == "__init__.py" else here[:-1]
    if path.name == "__init__.py":
        package = here[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
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
    parts = path.relative_to(GENERATOR).with_suffix("").parts
    stage = parts[0] if len(parts) > 1 else ""
    for target in imports(path):
        if target[0] == "generator" and len(target) > 1:
            top = target[1]
            if stage:
                assert top in {stage, "diagnostics"} | STAGES[stage], f"{path}: {'.'.join(target)}"
            elif parts[0] in DATA:
                assert top in {"diagnostics"} | DATA, f"{path}: {'.'.join(target)}"
            elif parts[0] == "diagnostics":
                pytest.fail(f"diagnostics imports {'.'.join(target)}")
        for package, allowed in THIRD_PARTY.items():
            if target[0] == package:
                assert stage in allowed, f"{path} imports {package}"
        if target[0] == "subprocess":
            assert path.name == "formatter.py", f"{path} imports subprocess"


def test_data_modules_do_not_import_each_other_upwards() -> None:
    order = [
        "diagnostics",
        "source",
        "extensions",
        "sdk",
        "irtypes",
        "ir",
        "plan",
        "codeparts",
        "codetops",
        "codemodel",
        "docparts",
        "docmodel",
    ]
    for name in order[1:]:
        path = GENERATOR / f"{name}.py"
        if not path.exists():
            continue
        for target in imports(path):
            if target[0] == "generator" and len(target) > 1:
                assert order.index(target[1]) < order.index(name), f"{name} imports {target[1]}"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_only_writing_writes_files(path: Path) -> None:
    stage = path.relative_to(GENERATOR).parts[0]
    if stage == "writing" or path.name == "formatter.py":
        return
    writers = {"write_text", "write_bytes", "mkdir", "unlink", "rmdir", "rmtree", "replace_file", "symlink_to"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr not in writers, f"{path}:{node.lineno} {node.func.attr}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "open", f"{path}:{node.lineno} open"


def test_stage_data_is_frozen() -> None:
    for name in sorted(DATA):
        path = GENERATOR / f"{name}.py"
        if not path.exists():
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if not isinstance(node, ast.ClassDef) or any(ast.unparse(b).endswith("Enum") for b in node.bases):
                continue
            (decorator,) = node.decorator_list
            assert isinstance(decorator, ast.Call), node.name
            given = {k.arg: ast.unparse(k.value) for k in decorator.keywords}
            assert given == {"frozen": "True", "slots": "True", "kw_only": "True"}, node.name


def functions(path: Path) -> Iterator[int]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("folder", ["generator", "templates/runtime"])
def test_budgets(folder: str) -> None:
    paths = sorted((ROOT / folder).rglob("*.py"))
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in paths if path.name != "__init__.py"}
    assert statistics.median(sizes.values()) <= 150
    assert {str(p): n for p, n in sizes.items() if n > 400} == {}
    lengths = sorted(length for path in paths for length in functions(path))
    assert statistics.median(lengths) <= 12
    assert lengths[int(len(lengths) * 0.9)] <= 40


def test_no_module_has_a_name_that_says_nothing() -> None:
    for path in modules():
        assert not any(word in part.lower() for part in path.relative_to(ROOT).parts for word in BANNED), path


def test_nothing_of_one_api_stands_in_the_generator() -> None:
    words = ("celigo", "integrator", "nextpageurl", "flow_id", "asynchelper")
    for folder in ("generator", "templates"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix in {".py", ".jinja", ".md"}:
                text = path.read_text(encoding="utf-8").lower()
                assert [word for word in words if word in text] == [], path


def test_words_of_the_api_that_are_ordinary_words_too_are_used_as_such() -> None:
    """OAuth has flows, and text flows into lines; nothing else of these folders does."""
    ordinary = {"ir.py", "building/keywords.py", "building/security.py", "lowering/prose.py"}
    for folder in ("generator", "templates"):
        for path in sorted((ROOT / folder).rglob("*")):
            if (
                path.is_file()
                and "__pycache__" not in path.parts
                and str(path.relative_to(ROOT / folder)) not in ordinary
            ):
                assert re.findall(r"(?i)\b_?flows?\b", path.read_text(encoding="utf-8")) == [], path


def test_the_architecture_page_names_every_package_and_data_module() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for entry in sorted(GENERATOR.iterdir()):
        if entry.name.startswith("_") or entry.suffix not in {"", ".py"}:
            continue
        assert f"`{entry.name}" in page, f"docs/architecture.md does not speak of {entry.name}"


def test_every_code_that_is_used_is_explained_and_the_other_way_round() -> None:
    explained = {path.stem for path in (GENERATOR / "explanations").glob("*.md")}
    used: set[str] = set()
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
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
