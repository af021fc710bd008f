"""Runs the generator as its command line does, in this process, on folders that a test lays out."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from specloom import runs
from specloom.cli import main
from specloom.python.codemodel import File

PETS = """openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: https://api.example.com}]
paths:
  /pets:
    get:
      responses:
        "200": {description: OK}
"""
"""A small description."""


@dataclass(frozen=True)
class Outcome:
    """What a run left behind."""

    code: int
    output: str
    errors: str


def run(folder: Path, *arguments: str) -> Outcome:
    """Run the command line with `folder` as the working folder."""
    output, errors = io.StringIO(), io.StringIO()
    with working_in(folder), contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
        code = main(list(arguments))
    return Outcome(code, output.getvalue(), errors.getvalue())


def generate(folder: Path, package: str = "pets", *more: str) -> Outcome:
    """Generate `out` from `specs` below `folder`."""
    return run(folder, "generate", "--specs", "specs", "--out", "out", "--package", package, *more)


def compose(
    folder: Path, package: str = "pets", *more: str, keep_lock: Callable[[str], object] = str
) -> tuple[Outcome, dict[str, bytes]]:
    """Do all that `generate` does but write; gives the files by path, none when there was an error."""
    files: dict[str, bytes] = {}

    def keep(composed: tuple[File, ...], *others: Any) -> None:
        files.update((file.path, file.content) for file in composed)
        keep_lock(others[-1][0].files["specs.lock"].decode())

    with patch.object(runs, "write", keep):
        outcome = generate(folder, package, *more)
    return outcome, files


def make(folder: Path, package: str = "pets", *more: str) -> tuple[Outcome, dict[str, bytes]]:
    """Compose, and write to `out` without the care that the writer takes: for tests of what a package does."""
    outcome, files = compose(folder, package, *more)
    for path, content in files.items():
        (folder / "out" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "out" / path).write_bytes(content)
    return outcome, files


def lay_out(folder: Path, files: Mapping[str, bytes | str]) -> Path:
    """Write `files` below `folder/specs`; gives `folder`."""
    for name, content in files.items():
        path = folder / "specs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


@contextlib.contextmanager
def working_in(folder: Path) -> Iterator[None]:
    """Change the working folder for a while."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
