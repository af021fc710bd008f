"""Formats all Python files, and the programs of all pages, in one process. The only module that starts one.

The formatter works on a staging folder of ours and knows no configuration but ours, so that neither the working folder
nor the machine has a say in the output. Programs of pages have lines that fit beside a navigation. Trailing commas mean
nothing on the way in (what fits on a line stands on one); what comes out is a fixed point of ruff and of black.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from ..diagnostics import Diagnostics, Origin
from ..python.codemodel import File
from .programs import MARK, filled, snippets

LINE_LENGTH = 120
PAGE_LINE_LENGTH = 88
TIME_LIMIT = 120.0
OPTIONS = ("format", "--no-cache")
COMPACT = ("format.skip-magic-trailing-comma = true", "lint.isort.split-on-trailing-comma = false")
"""Settings that give trailing commas no meaning."""
_AS_THEY_ARE = "/_runtime/"
"""Files that are copied byte for byte."""
_STAGED = re.compile(r"\S*?(\d+)\.py")


def format_files(
    files: Iterable[File],
    diagnostics: Diagnostics,
    *,
    program: Sequence[str] = (),
    copies: Collection[str] = (),
) -> tuple[File, ...]:
    """The same files, the Python ones but `copies` formatted, programs in pages formatted and fenced.

    The input and an error when that cannot be done.
    """
    given = tuple(files)
    ours = [file for file in given if file.path.endswith(".py") and file.path not in copies]
    todo = [file for file in ours if _AS_THEY_ARE not in file.path]
    pages = {file.path: file.content.decode("utf-8") for file in given if MARK in file.content}
    shown = {snippet: path for path, text in reversed(pages.items()) for snippet in snippets(text)}
    if not todo and not shown:
        return given
    sources = [file.content for file in todo] + [snippet.module().encode("utf-8") for snippet in shown]
    with tempfile.TemporaryDirectory(prefix="format-") as folder:
        root, below = Path(folder), _folder(Path(folder), LINE_LENGTH, COMPACT) / "pages"
        _folder(below, PAGE_LINE_LENGTH, COMPACT)
        staged = [(root if number < len(todo) else below) / f"{number}.py" for number in range(len(sources))]
        for path, source in zip(staged, sources, strict=True):
            path.write_bytes(source)
        problem = _run([*(program or (ruff(),)), *OPTIONS, folder])
        if problem:
            _report(problem, [file.path for file in todo] + list(shown.values()), diagnostics)
            return given
        results = [path.read_bytes() for path in staged]
    formatted = {file.path: result for file, result in zip(todo, results, strict=False)}
    laid_out = {
        snippet: snippet.restored(result.decode("utf-8"))
        for snippet, result in zip(shown, results[len(todo) :], strict=True)
    }
    formatted |= {path: filled(text, laid_out).encode("utf-8") for path, text in pages.items()}
    return tuple(File(path=file.path, content=formatted.get(file.path, file.content)) for file in given)


def _folder(path: Path, line_length: int, settings: Sequence[str] = ()) -> Path:
    """A folder with a configuration of its own, so that the formatter looks for no other."""
    path.mkdir(exist_ok=True)
    lines = [f"line-length = {line_length}", 'target-version = "py311"', 'format.line-ending = "lf"', *settings]
    (path / "ruff.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def check_format(modules: Mapping[str, bytes], diagnostics: Diagnostics, *, program: Sequence[str] = ()) -> None:
    """Report each hand-written module that the formatter would change, at the first line that it would."""
    if not modules:
        return
    with tempfile.TemporaryDirectory(prefix="format-") as folder:
        root = _folder(Path(folder), LINE_LENGTH)
        staged = {path: root / f"{number}.py" for number, path in enumerate(modules)}
        for path, content in modules.items():
            staged[path].write_bytes(content)
        problem = _run([*(program or (ruff(),)), *OPTIONS, folder])
        if problem:
            _report(problem, list(modules), diagnostics)
            return
        formatted = {path: staged[path].read_bytes() for path in modules}
    for path, content in modules.items():
        if formatted[path] != content:
            line = _first_difference(content, formatted[path])
            help = f"run `ruff format --line-length {LINE_LENGTH} {path}`"
            diagnostics.error("bad-extension", "this file is not formatted", Origin(page=path, line=line), help=help)


def _first_difference(before: bytes, after: bytes) -> int:
    """Number of the first line that differs."""
    pairs = zip(before.splitlines(keepends=True), after.splitlines(keepends=True), strict=False)
    return next((number for number, (old, new) in enumerate(pairs, 1) if old != new), 1)


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
