"""The petstore of the OpenAPI Initiative: a small API gets a small package."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from specloom.python.runtime import imports_of, module_name

from ..running import run, tree

HERE = Path(__file__).parent

FILES, LINES = 54, 11_040
"""Of Python, at most, without a fake server."""
FILES_OF_FAKE, LINES_OF_FAKE = 34, 3_680
"""What a fake server adds."""
LOADED = 30
"""Modules of the package that one call of the synchronous client loads, at most."""
OPTIONAL = ("editing", "files", "jobs", "paging", "testing")
"""Packages of the runtime that this API does not need."""
IMPOSSIBLE = ["EditConflictError", "InUseError", "JobError", "PaginationError", "SignedURLError"]
"""Errors of features that it does not have."""

CALL = """
import json, sys, threading
from http.server import BaseHTTPRequestHandler, HTTPServer

class Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        body = b'{"id": 1, "name": "Rex"}'
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass

with HTTPServer(("127.0.0.1", 0), Answer) as server:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    from petstore import Client
    with Client(base_url=f"http://127.0.0.1:{server.server_port}", trust_env=False) as client:
        assert client.pets.show("1").name == "Rex"
    server.shutdown()
print(json.dumps(sorted(name for name in sys.modules if name.partition(".")[0] == "petstore")))
"""


@dataclass(frozen=True)
class Made:
    """A generated package."""

    source: Path
    """The folder to import it from."""
    files: dict[str, str]
    """Path below the package -> text, of its Python files."""

    @property
    def lines(self) -> int:
        return sum(len(text.splitlines()) for text in self.files.values())


def made(folder: Path, *, testing: bool) -> Made:
    (folder / "specs").mkdir(parents=True)
    (folder / "specs" / "petstore.json").write_bytes((HERE / "specs" / "petstore.json").read_bytes())
    table = '[tool.specloom]\nspecs = "specs"\nout = "out"\npackage = "petstore"\n'
    (folder / "pyproject.toml").write_text(table + ("" if testing else "testing = false\n"), encoding="utf-8")
    done = run(folder, "generate")
    assert done.code == 0, done.errors
    source = folder / "out" / "src"
    files = {path: data.decode() for path, data in tree(source / "petstore").items() if path.endswith(".py")}
    return Made(source, files)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made(tmp_path_factory.mktemp("petstore"), testing=False)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made(tmp_path_factory.mktemp("petstore"), testing=True)


def test_a_small_api_has_a_small_package(small: Made, whole: Made) -> None:
    assert len(small.files) <= FILES
    assert small.lines <= LINES
    assert len(whole.files) - len(small.files) <= FILES_OF_FAKE
    assert whole.lines - small.lines <= LINES_OF_FAKE


def test_what_the_api_does_not_need_is_not_there(small: Made) -> None:
    folders = {path.split("/")[1] for path in small.files if path.startswith("_runtime/")}
    assert not folders & set(OPTIONAL)
    assert "_runtime/mixins.py" not in small.files


def test_without_a_fake_server_there_is_no_trace_of_one(small: Made, whole: Made) -> None:
    fake = {path for path in whole.files if path.startswith(("testing/", "_runtime/testing/"))} | {"pytest_plugin.py"}
    assert fake <= set(whole.files)
    assert not fake & set(small.files)
    out = small.source.parent
    assert "pytest11" not in (out / "pyproject.toml").read_text(encoding="utf-8")
    assert not (out / "docs" / "guides" / "testing.md").exists()
    assert not (small.source / "petstore" / "testing").exists()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["small", "whole"])
def test_every_import_leads_somewhere(name: str, request: pytest.FixtureRequest) -> None:
    """Those for type checkers too, which nothing else would notice."""
    package: Made = request.getfixturevalue(name)
    modules = {module_name(path) for path in package.files}
    for path, text in package.files.items():
        for target in every_import(ast.parse(text), tuple(path.split("/")[:-1])):
            assert ".".join(target) in modules or ".".join(target[:-1]) in modules, f"{path}: {'.'.join(target)}"


def every_import(tree_: ast.Module, here: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for node in ast.walk(tree_):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield from imports_of(ast.Module([node], []), here)


def test_errors_that_cannot_occur_are_not_there(small: Made) -> None:
    code = (
        "import petstore, petstore.errors\n"
        f"absent = {IMPOSSIBLE!r}\n"
        "for module in (petstore, petstore.errors):\n"
        "    assert not set(absent) & set(module.__all__), module\n"
        "    assert 'NotFoundError' in module.__all__\n"
    )
    python(small, code)
    page = (small.source.parent / "docs" / "errors.md").read_text(encoding="utf-8")
    assert "NotFoundError" in page
    assert "JobError" not in page


def test_one_call_loads_few_modules(small: Made) -> None:
    loaded = ast.literal_eval(python(small, CALL))
    assert len(loaded) <= LOADED, loaded


def python(package: Made, code: str) -> str:
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(package.source)!r})\n{code}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
