"""The last look before anything is written: files are what the templates can produce, and nothing else got in.

It fails closed. Each finding here is a fault of the generator and not of the input, but one that must not reach a disk:
an identifier that closes a string, a path that leaves the folder, an import that no template writes.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator

from ..diagnostics import Diagnostics, Origin
from ..python.codemodel import File, Package
from .renderer import FAKE_FILES
from .shapes import findings

_PATH = re.compile(r"(?:[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}/)*[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}\Z")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters but LF, and what turns the direction of text: in no file."""
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028\u2029\u2060-\u2065\ufeff]")
"""What cannot be seen and has no business in source; prose may join emoji with it."""
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?\Z")
RUNTIME = "/_runtime/"
EXAMPLES = "examples/"
"""Scripts that were written by hand."""


def verify(files: Iterable[File], package: Package, diagnostics: Diagnostics) -> None:
    """Report everything about `files` that the templates cannot have meant."""
    given = tuple(files)
    for path, problem in _findings(given, package):
        diagnostics.error(
            "unexpected-output",
            f"{path}: {problem}",
            Origin(page="generated code"),
            help="this is a fault of the generator; nothing was written. Please report it with the specification",
        )


def _findings(files: tuple[File, ...], package: Package) -> Iterator[tuple[str, str]]:
    yield from _paths([file.path for file in files])
    expected, copies = modules_of(package), {copy.path for copy in package.copies}
    for file in files:
        try:
            text = file.content.decode("utf-8")
        except UnicodeDecodeError:
            yield file.path, "is no UTF-8"
            continue
        source = file.path.endswith(".py") and file.path not in copies
        if found := _CONTROL.search(text) or (_INVISIBLE.search(text) if source else None):
            yield file.path, f"holds the control character {found[0]!a}"
        if source:
            yield from ((file.path, problem) for problem in _python(file, text, expected))
        elif file.path == "pyproject.toml":
            yield from ((file.path, problem) for problem in _project(text, package))
    missing = sorted(set(expected) - {file.path for file in files})
    yield from ((path, "was planned and is not there") for path in missing)


def modules_of(package: Package) -> Collection[str]:
    """Paths of the Python files that the package has beside its runtime."""
    root = package.source_folder
    paths = {f"{root}/_api.py", f"{root}/errors.py"} | {f"{root}/{client.path}" for client in package.clients}
    folders = [top.path for top in package.lazy_packages] + [folder.path for folder in package.plain_packages]
    paths |= {f"{root}/{path}/__init__.py" if path else f"{root}/__init__.py" for path in folders}
    if package.fake:
        paths |= {f"{root}/{name}" for name, _ in FAKE_FILES}
    paths |= {copy.path for copy in package.copies}
    for module in package.model_modules:
        paths |= {f"{root}/models/{module.name}.py", f"{root}/types/{module.name}.py"}
    for resource in package.resources:
        paths.add(f"{root}/resources/operations/{resource.attribute}.py")
        paths |= {f"{root}/{flavour.path}" for flavour in resource.flavours}
    return frozenset(paths)


def _paths(paths: list[str]) -> Iterator[tuple[str, str]]:
    seen: dict[str, str] = {}
    for path in paths:
        parts = path.split("/")
        if not _PATH.match(path) or any(part.endswith(".") or _DEVICES.match(part) for part in parts):
            yield path, "is no path that every system takes"
        folded = path.casefold()
        if folded in seen:
            yield path, f"differs from {seen[folded]} in case only" if seen[folded] != path else "is there twice"
        seen[folded] = path


def _python(file: File, text: str, expected: Collection[str]) -> Iterator[str]:
    if RUNTIME in file.path or file.path.startswith(EXAMPLES):
        return
    if file.path not in expected:
        yield "is in no plan"
    try:
        tree = ast.parse(text)
        compile(tree, file.path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        yield f"does not compile: {error}"
        return
    yield from findings(tree)


def _project(text: str, package: Package) -> Iterator[str]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        yield f"is no TOML: {error}"
        return
    if set(data) != {"build-system", "project", "tool"}:
        yield f"has the tables {', '.join(sorted(data))}"
    project = data.get("project", {})
    for key, value in {
        "name": package.distribution,
        "version": package.version,
        "description": package.summary,
    }.items():
        if project.get(key) != value:
            yield f"project.{key} reads back as {project.get(key)!r}"
