"""What the runtime says of itself, read from its source: the tree of errors, and the public members of a class.

Docs and docstrings are made of this, so that they cannot disagree with the code that they describe. Classes are found
by name, wherever in the runtime they are defined.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .packaged import templates_folder

ROOT = "SDKError"
"""The class that every error of the runtime inherits from."""
_CLASS = re.compile(r"^class (\w+)(?:\(([^()]*)\))?:", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorClass:
    """An error of the runtime and the errors that inherit from it, in the order of their definition."""

    name: str
    summary: str
    """First paragraph of its docstring, on one line."""
    children: tuple[ErrorClass, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A public method or property of a class."""

    name: str
    signature: str
    """`pages(path, *, item=…, **options) -> Pager[Any]`, or `drift: DriftReport`."""
    summary: str


@cache
def error_tree() -> ErrorClass:
    """The root of the errors, with all others below it."""
    return _error(ROOT)


def error_names() -> tuple[str, ...]:
    """The names of all errors."""
    return tuple(_names(error_tree()))


def drawn(root: ErrorClass, name: str) -> tuple[str, ...]:
    """The tree as lines of text, the summaries in one column; the root is called `name`."""
    rows = list(_rows(root.children, ""))
    width = max((len(head) for head, _ in rows), default=0)
    return (name, *(f"{head:<{width}}  {summary}" for head, summary in rows))


def members(class_name: str) -> tuple[Member, ...]:
    """The public members of a class and of its bases, sorted by name; of overloads, the one that does the work."""
    found: dict[str, Member] = {}
    for node in _lineage(class_name):
        methods = (one for one in node.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef))
        found = {one.name: _member(one) for one in methods if not one.name.startswith("_")} | found
    return tuple(found[name] for name in sorted(found))


@cache
def _classes() -> Mapping[str, tuple[Path, tuple[str, ...]]]:
    """Every class but those of the fake server -> its module and its bases, in the order of the source."""
    folder = templates_folder() / "runtime"
    found: dict[str, tuple[Path, tuple[str, ...]]] = {}
    for path in sorted(folder.rglob("*.py")):
        if path.relative_to(folder).parts[0] != "testing":
            for name, bases in _CLASS.findall(path.read_text(encoding="utf-8")):
                found.setdefault(name, (path, tuple(re.findall(r"\w+", bases))))
    return found


@cache
def _module(path: Path) -> Mapping[str, ast.ClassDef]:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return {node.name: node for node in body if isinstance(node, ast.ClassDef)}


def _definition(name: str) -> ast.ClassDef:
    return _module(_classes()[name][0])[name]


def _error(name: str) -> ErrorClass:
    children = tuple(_error(other) for other, (_, bases) in _classes().items() if name in bases)
    return ErrorClass(name=name, summary=_summary(_definition(name)), children=children)


def _names(error: ErrorClass) -> Iterator[str]:
    yield error.name
    for child in error.children:
        yield from _names(child)


def _rows(errors: tuple[ErrorClass, ...], before: str) -> Iterator[tuple[str, str]]:
    for error in errors:
        last = error is errors[-1]
        yield f"{before}{'└── ' if last else '├── '}{error.name}", error.summary
        yield from _rows(error.children, before + ("    " if last else "│   "))


def _lineage(class_name: str) -> Iterator[ast.ClassDef]:
    if class_name in _classes():
        yield _definition(class_name)
        for base in _classes()[class_name][1]:
            yield from _lineage(base)


def _member(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Member:
    returns = ast.unparse(node.returns) if node.returns else "None"
    if any(isinstance(one, ast.Name) and one.id == "property" for one in node.decorator_list):
        return Member(name=node.name, signature=f"{node.name}: {returns}", summary=_summary(node))
    given = node.args
    parts = [one.arg for one in (*given.posonlyargs, *given.args)][1:]
    parts += ["*"] if given.kwonlyargs else []
    for one, default in zip(given.kwonlyargs, given.kw_defaults, strict=True):
        parts.append(f"{one.arg}=…" if default else one.arg)
    parts += [f"**{given.kwarg.arg}"] if given.kwarg else []
    return Member(name=node.name, signature=f"{node.name}({', '.join(parts)}) -> {returns}", summary=_summary(node))


def _summary(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    return " ".join((ast.get_docstring(node) or "").partition("\n\n")[0].split())
