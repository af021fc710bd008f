"""What one module calls the names that it takes from elsewhere, and the imports which that needs.

Names that the module defines come first, then models, then everything else: who comes later and finds the name taken
gets an underscore in front (`from collections.abc import Mapping as _Mapping`). So an API may call a schema `Mapping`,
a field `date` or a method `list`, and nothing is shadowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from .codemodel import Import
from .types import BUILTINS, LOCAL, NONE, UNCHANGED, Name, Names, is_model

_DIGITS = re.compile(r"(\d+)")


def local_names(module: str, defined: Iterable[str], used: Iterable[Name], fixed: Names = UNCHANGED) -> Names:
    """What `module`, which defines some names itself, calls those that it uses; `fixed` are called so already."""
    found, taken = {NONE: NONE.name, **fixed}, {*defined, *fixed.values()}
    for name in sorted(set(used) - set(found), key=lambda one: (not is_model(one), one.module, one.name)):
        found[name] = name.name
        while name.module != module and found[name] in taken:
            found[name] = f"_{found[name]}"
        taken.add(found[name])
    return found


def imports(module: str, names: Names, used: Iterable[Name], without: Iterable[Import] = ()) -> tuple[Import, ...]:
    """What `module` imports for the names that it uses, sorted as isort does; `without` is there already."""
    there = {(line.module, name) for line in without for name in line.names}
    found: dict[str, set[str]] = {}
    for name in set(used):
        place, spelled = relative(name.module, module), clause(name.name, names[name])
        own = name.module in ("", module) or (place, spelled) == (BUILTINS, name.name)
        if not own and (place, spelled) not in there:
            found.setdefault(place, set()).add(spelled)
    return sorted_imports(found)


def with_guard(imports: tuple[Import, ...], guarded: Sequence[object]) -> tuple[Import, ...]:
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


def relative(module: str, here: str) -> str:
    """How the module `here` (`@resources.aio.pets`) names `module` in an import."""
    if not module.startswith(LOCAL):
        return module
    target, package = module[len(LOCAL) :].split("."), here[len(LOCAL) :].split(".")[:-1]
    same = 0
    while same < min(len(target) - 1, len(package)) and target[same] == package[same]:
        same += 1
    return "." * (len(package) - same + 1) + ".".join(target[same:])


def clause(name: str, spelled: str) -> str:
    """One name of an import, and what it is called here."""
    return name if name == spelled else f"{name} as {spelled}"


def _module_order(module: str) -> tuple[bool, int, list[tuple[int, str, int]]]:
    name = module.lstrip(".")
    depth = len(module) - len(name)
    return depth > 0, -depth, _natural(name.lower())


def _natural(text: str) -> list[tuple[int, str, int]]:
    return [_token(part) for part in _DIGITS.split(text) if part]


def _token(part: str) -> tuple[int, str, int]:
    """A number by its value; one that begins with a zero as the digits behind a decimal point, as ruff has it."""
    if not part.isdigit():
        return 1, part, 0
    return (-1, part, 0) if part.startswith("0") else (0, "", int(part))
