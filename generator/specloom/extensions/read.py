"""Source in, `Extension` out: what a module has, by its syntax tree. Nothing is imported."""

from __future__ import annotations

import ast
import keyword
import re
from collections.abc import Iterable, Iterator

from ..diagnostics import Diagnostics, Origin
from .members import classes_of, members_of
from .model import Extension, PackageImport

OURS = frozenset(("aio", "client", "errors", "models", "pytest_plugin", "resources", "testing", "types"))
"""Modules that every package has."""

_RUNTIME = "_runtime"

_NAME = re.compile(r"_?[a-z][a-z0-9_]{0,60}\Z")
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)\Z")


def read_extensions(files: Iterable[tuple[str, bytes]], diagnostics: Diagnostics) -> tuple[Extension, ...]:
    """The modules of (path, content), sorted by name; every fault is an error with its place."""
    found = (_extension(path, content, diagnostics) for path, content in files)
    return tuple(sorted((each for each in found if each is not None), key=lambda each: each.name))


def _extension(path: str, content: bytes, diagnostics: Diagnostics) -> Extension | None:
    name = path.rpartition("/")[2].removesuffix(".py")
    if problem := _misnamed(name):
        help = "a name in lower case that no module of the package has; an underscore in front keeps it private"
        diagnostics.error("bad-extension", f"`{name}` {problem}", Origin(page=path), help=help)
        return None
    try:
        text = content.decode("utf-8")
        tree = ast.parse(text)
        compile(tree, path, "exec", dont_inherit=True)
    except UnicodeDecodeError:
        diagnostics.error("not-utf-8", "this file is not UTF-8", Origin(page=path), help="save it as UTF-8")
        return None
    except SyntaxError as error:
        place = Origin(page=path, line=error.lineno or 1, column=max(error.offset or 1, 1))
        diagnostics.error("bad-extension", f"does not compile: {error.msg}", place)
        return None
    except (ValueError, RecursionError, MemoryError) as error:
        diagnostics.error("bad-extension", f"does not compile: {error}", Origin(page=path))
        return None
    return Extension(
        name=name,
        path=path,
        content=content,
        docstring=ast.get_docstring(tree) or "",
        classes=classes_of(tree, path),
        members=members_of(tree, path),
        imports=tuple(_imports(tree.body, path)),
        runtime=frozenset(_of_runtime(tree)),
        names=_names(tree),
    )


def _names(tree: ast.Module) -> frozenset[str] | None:
    """What `__all__` lists; `None` without one."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["__all__"]:
            listed = node.value.elts if isinstance(node.value, ast.List | ast.Tuple) else []
            return frozenset(str(each.value) for each in listed if isinstance(each, ast.Constant))
    return None


def _imports(body: list[ast.stmt], path: str) -> Iterator[PackageImport]:
    """What is imported at once; what stands behind `TYPE_CHECKING` or in a function is not."""
    for node in body:
        if isinstance(node, ast.ImportFrom) and node.level == 1:
            place = Origin(page=path, line=node.lineno, column=node.col_offset + 1)
            for module in [node.module] if node.module else [alias.name for alias in node.names]:
                yield PackageImport(module=module, origin=place)
        elif isinstance(node, ast.Try | ast.With):
            yield from _imports(node.body, path)


def _of_runtime(tree: ast.Module) -> Iterator[str]:
    """Every module of the runtime that is imported, and every name, which may be a module too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level == 1 and node.module:
            first, _, module = node.module.partition(".")
            if first == _RUNTIME:
                yield module
                yield from (f"{module}.{alias.name}".lstrip(".") for alias in node.names)


def _misnamed(name: str) -> str:
    """What is wrong with the name of a module; empty when nothing is."""
    if not _NAME.match(name) or keyword.iskeyword(name):
        return "is no name for a module"
    if name in OURS or name in ("_api", _RUNTIME):
        return "is a generated module already"
    return "is a device on Windows" if _DEVICE.match(name) else ""
