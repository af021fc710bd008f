"""Formats all Python files in one process. The only module that starts one.

The formatter works on a staging folder of ours and knows no configuration but ours, so that neither the working folder
nor the machine has a say in the output. Trailing commas mean nothing on the way in (what fits on a line stands on one);
what comes out is a fixed point of ruff and of black.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path

from ..codemodel import File
from ..diagnostics import Diagnostics, Origin

LINE_LENGTH = 120
TIME_LIMIT = 120.0
OPTIONS = (
    "format",
    "--isolated",
    "--no-cache",
    f"--line-length={LINE_LENGTH}",
    "--target-version=py311",
    "--config=format.skip-magic-trailing-comma=true",
    "--config=lint.isort.split-on-trailing-comma=false",
    "--config=format.line-ending='lf'",
)
_AS_THEY_ARE = "/_runtime/"
"""Files that are copied byte for byte."""
_STAGED = re.compile(r"\S*?(\d+)\.py")


def format_files(files: Iterable[File], diagnostics: Diagnostics, *, program: Sequence[str] = ()) -> tuple[File, ...]:
    """The same files, the Python ones formatted; the input and an error when the formatter cannot do it."""
    given = tuple(files)
    todo = [file for file in given if file.path.endswith(".py") and _AS_THEY_ARE not in file.path]
    if not todo:
        return given
    with tempfile.TemporaryDirectory(prefix="format-") as folder:
        staged = [Path(folder) / f"{number}.py" for number in range(len(todo))]
        for path, file in zip(staged, todo, strict=True):
            path.write_bytes(file.content)
        problem = _run([*(program or (ruff(),)), *OPTIONS, folder])
        if problem:
            _report(problem, [file.path for file in todo], diagnostics)
            return given
        formatted = {file.path: path.read_bytes() for path, file in zip(staged, todo, strict=True)}
    return tuple(File(path=file.path, content=formatted.get(file.path, file.content)) for file in given)


def ruff() -> str:
    """The formatter's program, where its package put it; its bare name when the package does not say."""
    try:
        return str(import_module("ruff").find_ruff_bin())
    except (ImportError, AttributeError, FileNotFoundError):
        return "ruff"


def _run(command: list[str]) -> str:
    """Run the formatter; gives what went wrong, empty when nothing did."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=TIME_LIMIT, check=False, stdin=subprocess.DEVNULL)
    except OSError as error:
        return f"{command[0]} cannot be started: {error.strerror}"
    except subprocess.TimeoutExpired:
        return f"it took more than {TIME_LIMIT:.0f} seconds"
    if done.returncode == 0:
        return ""
    words = done.stderr.decode("utf-8", "replace").strip()
    return words or f"it ended with {done.returncode}"


def _report(problem: str, paths: list[str], diagnostics: Diagnostics) -> None:
    named = _STAGED.sub(lambda found: paths[int(found[1])] if int(found[1]) < len(paths) else found[0], problem)
    diagnostics.error(
        "formatter-failed",
        f"the formatter did not do its work: {named}",
        Origin(page="generated code"),
        help="install the version of ruff that this project pins; nothing was written",
    )
