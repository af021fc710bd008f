"""Which modules of a package import which: read from the syntax trees, nothing is imported."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Graph", "circles", "imports_of", "module_graph", "reached"]

Graph = Mapping[str, frozenset[str]]
"""Module -> the modules of the same package that it imports, those behind `TYPE_CHECKING` left out."""


def module_graph(sources: Mapping[str, str], package: str = "") -> Graph:
    """Return the graph of a package.

    Args:
        sources: Path below the package, such as `http/pool.py` -> text.
        package: Name of the package in absolute imports; without one only relative imports count.
    """
    modules = {module_name(path): path for path in sources}
    return {
        name: frozenset(
            found
            for target in imports_of(ast.parse(sources[path]), _package_of(path), package)
            if (found := _module(target, modules)) is not None and found != name
        )
        for name, path in modules.items()
    }


def module_name(path: str) -> str:
    """Return the dotted name of a file below its package; empty text for the package itself."""
    return path.removesuffix(".py").removesuffix("__init__").strip("/").replace("/", ".")


def _package_of(path: str) -> tuple[str, ...]:
    return tuple(path.split("/")[:-1])


def _module(target: tuple[str, ...], modules: Mapping[str, str]) -> str | None:
    """Return the module that an imported name is, or stands in."""
    return next((name for name in (".".join(target), ".".join(target[:-1])) if name in modules), None)


def imports_of(tree: ast.AST, here: tuple[str, ...], package: str = "") -> Iterator[tuple[str, ...]]:
    """Yield every name that is imported from the package when the code runs, as its path below the package."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            for other in node.orelse:
                yield from imports_of(ast.Module([other], []), here, package)
        elif isinstance(node, ast.ImportFrom):
            module = tuple(node.module.split(".")) if node.module else ()
            if node.level:
                base = (*here[: len(here) - node.level + 1], *module)
            elif package and module[:1] == (package,):
                base = module[1:]
            else:
                continue
            for alias in node.names:
                yield (*base, alias.name)
        else:
            yield from imports_of(node, here, package)


def reached(graph: Graph, roots: Iterable[str]) -> frozenset[str]:
    """Return the modules that `roots` need, themselves included."""
    found: set[str] = set()
    work = list(roots)
    while work:
        name = work.pop()
        if name not in found:
            found.add(name)
            work += graph[name]
    return frozenset(found)


def circles(graph: Graph) -> list[list[str]]:
    """Return the groups of modules that import one another, each sorted.

    A package that gathers names of its modules is in no circle with them, although Python runs it before each.
    """
    below = {name: reached(graph, graph[name]) for name in graph}
    groups = {tuple(sorted(other for other in below[name] if name in below[other])) for name in graph}
    return sorted(list(group) for group in groups if len(group) > 1)
