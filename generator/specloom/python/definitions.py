"""Classes, functions and constants of a module as its syntax tree defines them, as data for `api.json`.

What a type checker sees counts: every parameter with its kind, type and default, overloads, bases, attributes.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

Entry = dict[str, Any]
_Function = ast.FunctionDef | ast.AsyncFunctionDef
_KINDS = {
    "property": "property",
    "cached_property": "property",
    "functools.cached_property": "property",
    "classmethod": "class_method",
    "staticmethod": "static_method",
}
LONGEST = 200
"""Characters up to which the value of a constant is told."""


def entries(tree: ast.Module, module: str, shows: Callable[[str], bool]) -> list[Entry]:
    """Return what a module defines, as far as `shows` says so, in the order of definition."""
    found: dict[str, Entry] = {}
    for node in tree.body:
        for entry in _members(node, inside=False):
            if shows(entry["name"]):
                _add(found, entry)
    return [{**entry, "name": f"{module}:{name}"} for name, entry in found.items()]


def parameters(given: ast.arguments, *, bound: bool = False) -> list[Entry]:
    """Return the parameters of a definition; without the first one when it is `bound`."""
    named = [*given.posonlyargs, *given.args]
    defaults = [*[None] * (len(named) - len(given.defaults)), *given.defaults]
    kinds = ["positional_only"] * len(given.posonlyargs) + ["positional_or_keyword"] * len(given.args)
    found = [_parameter(*each) for each in zip(named, kinds, defaults, strict=True)][int(bound) :]
    found += [_parameter(given.vararg, "var_positional", None)] if given.vararg else []
    keyword = zip(given.kwonlyargs, given.kw_defaults, strict=True)
    found += [_parameter(one, "keyword_only", default) for one, default in keyword]
    return found + ([_parameter(given.kwarg, "var_keyword", None)] if given.kwarg else [])


def _parameter(one: ast.arg, kind: str, default: ast.expr | None) -> Entry:
    type_ = ast.unparse(one.annotation) if one.annotation else ""
    return parameter(one.arg, kind, type_, ast.unparse(default) if default else "")


def parameter(name: str, kind: str, type_: str, default: str = "") -> Entry:
    """Return one parameter as `api.json` has it."""
    return {"name": name, "kind": kind, "type": type_, **({"default": default} if default else {})}


def _members(node: ast.stmt, *, inside: bool) -> Iterator[Entry]:
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            yield _function(node, inside=inside)
        case ast.ClassDef():
            yield _class(node)
        case ast.AnnAssign(target=ast.Name(id=name)):
            yield _constant(name, ast.unparse(node.annotation), node.value, inside=inside)
        case ast.Assign():
            for target in node.targets:
                if isinstance(target, ast.Name):
                    yield _constant(target.id, "", node.value, inside=inside)


def _function(node: _Function, *, inside: bool) -> Entry:
    marks = [ast.unparse(mark).removeprefix("typing.") for mark in node.decorator_list]
    kind = next((_KINDS[mark] for mark in marks if mark in _KINDS), "method" if inside else "function")
    returns = ast.unparse(node.returns) if node.returns else ""
    if kind == "property":
        return {"name": node.name, "kind": kind, "type": returns}
    signature = {
        "parameters": parameters(node.args, bound=inside and kind != "static_method"),
        "returns": returns,
    }
    found: Entry = {"name": node.name, "kind": kind, "signatures": [signature]}
    if isinstance(node, ast.AsyncFunctionDef):
        found["awaited"] = True
    if "overload" in marks:
        found["overload"] = True
    other = [mark for mark in marks if mark not in _KINDS and mark != "overload" and not mark.endswith(".setter")]
    return found | ({"decorators": other} if other else {})


def _class(node: ast.ClassDef) -> Entry:
    members: dict[str, Entry] = {}
    for each in node.body:
        for entry in _members(each, inside=True):
            if _is_public(entry["name"]):
                _add(members, entry)
        if isinstance(each, _Function) and each.name == "__init__":
            for entry in _set_on_self(each):
                members.setdefault(entry["name"], entry)
    found: Entry = {"name": node.name, "kind": "class", "bases": [ast.unparse(base) for base in node.bases]}
    if node.keywords:
        found["keywords"] = {one.arg or "**": ast.unparse(one.value) for one in node.keywords}
    if node.decorator_list:
        found["decorators"] = [ast.unparse(mark) for mark in node.decorator_list]
    return {**found, "members": list(members.values())}


def _set_on_self(node: _Function) -> Iterator[Entry]:
    """Yield the public attributes that a constructor sets."""
    types = {one["name"]: one["type"] for one in parameters(node.args)}
    for each in ast.walk(node):
        match each:
            case ast.AnnAssign(target=ast.Attribute(value=ast.Name(id="self"), attr=name)):
                type_ = ast.unparse(each.annotation)
            case ast.Assign(targets=[ast.Attribute(value=ast.Name(id="self"), attr=name)], value=ast.Name(id=source)):
                type_ = types.get(source, "")
            case ast.Assign(targets=[ast.Attribute(value=ast.Name(id="self"), attr=name)]):
                type_ = ""
            case _:
                continue
        if not name.startswith("_"):
            yield {"name": name, "kind": "attribute", "type": type_}


def _constant(name: str, annotation: str, value: ast.expr | None, *, inside: bool) -> Entry:
    shown = ast.unparse(value) if value is not None else ""
    if annotation.rpartition(".")[2] == "TypeAlias":
        text = value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else shown
        return {"name": name, "kind": "alias", "type": text}
    found = {"name": name, "kind": "attribute" if inside else "constant", "type": annotation}
    return found | ({"default": shown} if shown and len(shown) <= LONGEST else {})


def _is_public(name: str) -> bool:
    return not name.startswith("_") or (name.startswith("__") and name.endswith("__") and name != "__slots__")


def _add(found: dict[str, Entry], entry: Entry) -> None:
    """Add a definition; overloads are joined, and the function that does their work is no way to call it."""
    known = found.get(entry["name"])
    if known is None:
        found[entry["name"]] = entry
    elif entry.get("overload"):
        known["signatures"] += entry["signatures"]
    elif not known.get("overload"):
        # A setter keeps what its property says; of two definitions the last one counts.
        found[entry["name"]] = entry if entry["kind"] != known["kind"] or entry["kind"] != "method" else known | entry
    else:
        del known["overload"]
