"""Classes, functions and constants of a module, and how each is called."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..diagnostics import Origin
from .model import ExtensionClass, Member, MemberKind

_Function = ast.FunctionDef | ast.AsyncFunctionDef
LONGEST = 100
"""Columns up to which a constant is shown with its value."""
_CONSTRUCTORS = ("__init__", "__new__")
_DATA = ("dataclass", "dataclasses.dataclass")


def classes_of(tree: ast.Module, path: str) -> tuple[ExtensionClass, ...]:
    """The classes at the top of a module."""
    nodes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    return tuple(_class(node, nodes, path) for node in nodes.values())


def members_of(tree: ast.Module, path: str) -> tuple[Member, ...]:
    """Functions and constants at the top of a module."""
    return tuple(_distinct(_members(tree.body, path, inside=False)))


def _class(node: ast.ClassDef, nodes: dict[str, ast.ClassDef], path: str) -> ExtensionClass:
    line = list(_ancestors(node, nodes, ()))
    found = [member for each in line for member in _members(each.body, path, inside=True)]
    return ExtensionClass(
        name=node.name,
        signature=next((text for each in line if (text := _constructor(node.name, each))), ""),
        docstring=ast.get_docstring(node) or "",
        members=tuple(_distinct(iter(found))),
        origin=_origin(node, path),
    )


def _ancestors(node: ast.ClassDef, nodes: dict[str, ast.ClassDef], seen: tuple[str, ...]) -> Iterator[ast.ClassDef]:
    """The class and those of its bases that stand in the same module."""
    yield node
    for base in node.bases:
        name = base.id if isinstance(base, ast.Name) else ""
        if name in nodes and name not in (*seen, node.name):
            yield from _ancestors(nodes[name], nodes, (*seen, node.name))


def _distinct(found: Iterator[Member]) -> Iterator[Member]:
    """The first member of each name; overloads and setters add nothing."""
    seen: set[str] = set()
    for member in found:
        if member.name not in seen:
            seen.add(member.name)
            yield member


def _members(body: list[ast.stmt], path: str, *, inside: bool) -> Iterator[Member]:
    overloads = {node.name for node in body if isinstance(node, _Function) and "overload" in _decorators(node)}
    for at, node in enumerate(body):
        if isinstance(node, _Function):
            if node.name not in overloads or "overload" not in _decorators(node):
                yield _function(node, path, inside=inside)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            yield from _constants(node, body[at + 1 : at + 2], path)


def _function(node: _Function, path: str, *, inside: bool) -> Member:
    marks = _decorators(node)
    kind = MemberKind.METHOD if inside else MemberKind.FUNCTION
    if marks & {"property", "cached_property", "functools.cached_property"}:
        kind = MemberKind.PROPERTY
    elif "classmethod" in marks:
        kind = MemberKind.CLASS_METHOD
    bound = inside and "staticmethod" not in marks
    given = [*node.args.posonlyargs, *node.args.args]
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    arguments = "" if kind is MemberKind.PROPERTY else f"({_arguments(node.args, bound=bound)})"
    return Member(
        name=node.name,
        kind=kind,
        signature=f"{node.name}{arguments}{returns}".replace(" -> ", ": ", kind is MemberKind.PROPERTY),
        docstring=ast.get_docstring(node) or "",
        asynchronous=isinstance(node, ast.AsyncFunctionDef),
        positional=len(given) - bound,
        origin=_origin(node, path),
    )


def _constants(node: ast.Assign | ast.AnnAssign, after: list[ast.stmt], path: str) -> Iterator[Member]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    words = after[0].value if after and isinstance(after[0], ast.Expr) else None
    told = words.value if isinstance(words, ast.Constant) and isinstance(words.value, str) else ""
    for target in targets:
        if not isinstance(target, ast.Name) or target.id.startswith("__"):
            continue
        annotation = node.annotation if isinstance(node, ast.AnnAssign) else None
        yield Member(
            name=target.id,
            kind=MemberKind.CONSTANT,
            signature=_constant(target.id, annotation, node.value),
            docstring="\n".join(line.strip() for line in told.strip().splitlines()),
            origin=_origin(node, path),
        )


def _constant(name: str, annotation: ast.expr | None, value: ast.expr | None) -> str:
    """A constant as it is set; without its value where that is long. A text that is an alias stands for itself."""
    alias = "TypeAlias" in (getattr(annotation, "id", ""), getattr(annotation, "attr", ""))
    text = value.value if isinstance(value, ast.Constant) and alias else None
    shown = text if isinstance(text, str) else ast.unparse(value) if value else ""
    typed = f"{name}: {ast.unparse(annotation)}" if annotation and not alias else name
    return f"{typed} = {shown}" if shown and len(typed) + len(shown) <= LONGEST else typed


def _constructor(name: str, node: ast.ClassDef) -> str:
    for each in node.body:
        if isinstance(each, _Function) and each.name in _CONSTRUCTORS:
            return f"{name}({_arguments(each.args, bound=True)})"
    if not any(mark.partition("(")[0] in _DATA for mark in map(ast.unparse, node.decorator_list)):
        return ""
    fields = [each for each in node.body if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)]
    parts = [ast.unparse(each).replace(" = field(", " = …(").partition(" = …(")[0] for each in fields]
    return f"{name}({', '.join(parts)})"


def _arguments(given: ast.arguments, *, bound: bool) -> str:
    """The arguments as a definition lists them, without the one that is bound."""
    positional = [*given.posonlyargs, *given.args]
    defaults = [*[None] * (len(positional) - len(given.defaults)), *given.defaults]
    parts = [_argument(*pair) for pair in zip(positional, defaults, strict=True)]
    if given.posonlyargs:
        parts.insert(len(given.posonlyargs), "/")
    parts = parts[1:] if bound else parts
    if given.vararg or given.kwonlyargs:
        parts.append(f"*{_argument(given.vararg, None)}" if given.vararg else "*")
    parts += [_argument(*pair) for pair in zip(given.kwonlyargs, given.kw_defaults, strict=True)]
    return ", ".join(parts + ([f"**{_argument(given.kwarg, None)}"] if given.kwarg else []))


def _argument(given: ast.arg, default: ast.expr | None) -> str:
    annotation = f": {ast.unparse(given.annotation)}" if given.annotation else ""
    spaces = " = " if annotation else "="
    return given.arg + annotation + (spaces + ast.unparse(default) if default else "")


def _decorators(node: _Function) -> set[str]:
    return {ast.unparse(mark).removeprefix("typing.") for mark in node.decorator_list}


def _origin(node: ast.stmt, path: str) -> Origin:
    return Origin(page=path, line=node.lineno, column=node.col_offset + 1)
