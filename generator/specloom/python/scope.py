"""What one module calls the names that it takes from elsewhere, and the imports which that needs.

Names that the module defines come first, then models, then everything else: who comes later and finds the name taken
gets an underscore in front (`from collections.abc import Mapping as _Mapping`). So an API may call a schema `Mapping`,
a field `date` or a method `list`, and nothing is shadowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Protocol

from .codemodel import Import

LOCAL = "@"
"""Marks a module of the package that is built: `@models.pets`."""

_DIGITS = re.compile(r"(\d+)")


class Names(Protocol):
    """Gives the local spelling of a name of another module."""

    def use(self, module: str, name: str, /) -> str:
        """The spelling of `name`, which stands in `module`."""
        ...


class PlainNames:
    """For annotations that are data: every name is written as it is, nothing is imported."""

    def use(self, module: str, name: str, /) -> str:
        """The name itself."""
        return name


class Scope:
    """The names of one module; collects what it has to import."""

    def __init__(self, defined: Iterable[str], models: Iterable[str] = ()) -> None:
        self._defined = frozenset(defined)
        self._models = frozenset(models)
        self._imports: dict[str, set[tuple[str, str]]] = {}

    def use(self, module: str, name: str, /) -> str:
        """The local spelling of `name` of `module`; an empty module means that this one defines it."""
        if not module:
            return name
        spelled = self.free(name, model=module.startswith(LOCAL + "models"))
        if module != "builtins" or spelled != name:
            self._imports.setdefault(module, set()).add((name, spelled))
        return spelled

    def free(self, name: str, *, model: bool = False) -> str:
        """The spelling of a name that this module takes from elsewhere."""
        while name in self._defined or (name in self._models and not model):
            name = "_" + name
        return name

    def imports(self, package: str, without: Iterable[Import] = ()) -> tuple[Import, ...]:
        """What was used, sorted as isort sorts it, as seen from a module in `package`; `without` is there already."""
        there = {(line.module, name) for line in without for name in line.names}
        found: dict[str, set[str]] = {}
        for module, pairs in self._imports.items():
            place = relative(module, package)
            clauses = {clause(*pair) for pair in pairs}
            if kept := {clause for clause in clauses if (place, clause) not in there}:
                found[place] = kept
        return sorted_imports(found)


def with_guard(imports: tuple[Import, ...], guarded: tuple[Import, ...]) -> tuple[Import, ...]:
    """`imports`, with `TYPE_CHECKING` when there is something that stands behind it."""
    if not guarded:
        return imports
    merged: dict[str, set[str]] = {}
    for line in imports:
        merged.setdefault(line.module, set()).update(line.names)
    merged.setdefault("typing", set()).add("TYPE_CHECKING")
    return sorted_imports(merged)


def sorted_imports(found: Mapping[str, Iterable[str]]) -> tuple[Import, ...]:
    """Import lines in isort's order: standard library first, then ours, farthest first."""
    lines = [
        (module, group)
        for module in sorted(found, key=_module_order)
        for group in _groups(sorted(found[module], key=name_order))
    ]
    return tuple(
        Import(
            module=module,
            names=group,
            gap=module.startswith(".") and before != "" and not before.startswith("."),
        )
        for before, (module, group) in zip(["", *(module for module, _ in lines)], lines, strict=False)
    )


def _groups(clauses: list[str]) -> list[tuple[str, ...]]:
    """Names that stand in one statement: all that keep theirs; each that gets another has a line of its own."""
    plain = tuple(clause for clause in clauses if " as " not in clause)
    groups = [(clause,) for clause in clauses if " as " in clause] + ([plain] if plain else [])
    return sorted(groups, key=lambda group: name_order(group[0]))


def name_order(clause: str) -> tuple[int, list[tuple[int, str, int]], str]:
    """isort's order inside one import: constants, classes, the rest; numbers by value."""
    name = clause.partition(" ")[0]
    kind = 0 if len(name) > 1 and name.isupper() else 1 if name[:1].isupper() else 2
    return kind, _natural(name.lower()), clause


def relative(module: str, package: str) -> str:
    """How a module in `package` (`resources.aio`; empty for the root) names `module` in an import."""
    if not module.startswith(LOCAL):
        return module
    target, here = module[len(LOCAL) :].split("."), package.split(".") if package else []
    same = 0
    while same < min(len(target) - 1, len(here)) and target[same] == here[same]:
        same += 1
    return "." * (len(here) - same + 1) + ".".join(target[same:])


def clause(name: str, spelled: str) -> str:
    """One name of an import, and what it is called here."""
    return name if name == spelled else f"{name} as {spelled}"


def _module_order(module: str) -> tuple[bool, int, list[tuple[int, str, int]]]:
    name = module.lstrip(".")
    depth = len(module) - len(name)
    return depth > 0, -depth, _natural(name.lower())


def _natural(text: str) -> list[tuple[int, str, int]]:
    return [(0, "", int(part)) if part.isdigit() else (1, part, 0) for part in _DIGITS.split(text) if part]
