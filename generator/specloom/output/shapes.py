"""What a generated module may consist of: kinds of statements, imports, names bound once, a true `__all__`."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from ..python.runtime import derived, protected_methods, public_classes, wrappers

_TOP = (ast.Expr, ast.ImportFrom, ast.If, ast.Assign, ast.AnnAssign, ast.ClassDef)
_IN_CLASS = (ast.Expr, ast.Assign, ast.AnnAssign, ast.FunctionDef, ast.AsyncFunctionDef)
_IN_FUNCTION = (ast.Expr, ast.Return, ast.ImportFrom, ast.Assign)
_MODULES = frozenset(
    ("__future__", "collections.abc", "contextlib", "datetime", "functools", "pathlib", "typing", "builtins")
)
_DATA = ("core.operation", "client.variables", "styles")
"""Modules of the runtime with the classes that the data of a package is made of; those of steps come on top."""
_WRAPPERS = ("http.response", "paging.resource")
"""Modules of the runtime with functions that make a method give its whole response."""
_OTHERS = frozenset(("FakeFacts", "TypedDict", "field", "fixture", "lazy"))
"""What is called by name beside these."""


@cache
def _calls() -> frozenset[str]:
    """What templates call by name; calls of classes that the module defines come on top."""
    return _OTHERS | derived("Step") | public_classes(*_DATA) | wrappers(*_WRAPPERS)


@cache
def _methods() -> frozenset[str]:
    """What they call on `self`."""
    resources = {"Resource", "AsyncResource"} | derived("Resource") | derived("AsyncResource")
    return protected_methods(*resources, "FakeGroup", "ServerVariables")


_ENTRY = re.compile(r"if __name__ == '__main__':\n    raise SystemExit\(main\([A-Za-z_][A-Za-z0-9_]*\)\)")
"""The one statement that runs something, and only when it is asked for by name."""


def findings(tree: ast.Module) -> Iterator[str]:
    """Everything in a module that no template writes."""
    tree = ast.Module([node for node in tree.body if not _ENTRY.fullmatch(_unparsed(node))], [])
    yield from _statements(tree.body, _TOP)
    bound = list(_bound(tree.body))
    for name, times in sorted(Counter(bound).items()):
        if times > 1:
            yield f"binds `{name}` {times} times"
    yield from _all(tree, set(bound))
    yield from _expressions(tree)


def _unparsed(node: ast.stmt) -> str:
    return ast.unparse(node) if isinstance(node, ast.If) else ""


def _statements(body: list[ast.stmt], allowed: tuple[type[ast.stmt], ...]) -> Iterator[str]:
    for node in body:
        if not isinstance(node, allowed):
            yield f"line {node.lineno}: a {type(node).__name__} where none is expected"
        elif isinstance(node, ast.Expr):
            if not isinstance(node.value, ast.Constant):
                yield f"line {node.lineno}: an expression that does something"
        elif isinstance(node, ast.ImportFrom):
            if not node.level and node.module not in _MODULES:
                yield f"line {node.lineno}: an import of {node.module}"
        elif isinstance(node, ast.If):
            yield from _guard(node)
        elif isinstance(node, ast.ClassDef):
            yield from _class(node)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _statements(node.body, _IN_FUNCTION)


def _guard(node: ast.If) -> Iterator[str]:
    test = node.test.operand if isinstance(node.test, ast.UnaryOp) else node.test
    if not (isinstance(test, ast.Name) and test.id == "TYPE_CHECKING") or node.orelse:
        yield f"line {node.lineno}: a condition"
    yield from _statements(node.body, (ast.ImportFrom, ast.Assign))


def _class(node: ast.ClassDef) -> Iterator[str]:
    yield from _statements(node.body, _IN_CLASS)
    names = [name for name in _bound(node.body) if name]
    overloads = {
        inner.name
        for inner in node.body
        if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef) and inner.decorator_list
    }
    for name, times in sorted(Counter(names).items()):
        if times > 1 and name not in overloads:
            yield f"line {node.lineno}: {node.name} binds `{name}` {times} times"


def _bound(body: list[ast.stmt]) -> Iterator[str]:
    """Names that statements bind, those behind `TYPE_CHECKING` included."""
    for node in body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.ImportFrom):
            yield from (alias.asname or alias.name for alias in node.names)
        elif isinstance(node, ast.AnnAssign):
            yield from _targets(node.target)
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                yield from _targets(target)
        elif isinstance(node, ast.If):
            yield from _bound(node.body)


def _targets(target: ast.expr) -> Iterator[str]:
    if isinstance(target, ast.Name):
        yield target.id
    elif isinstance(target, ast.Tuple):
        for part in target.elts:
            yield from _targets(part)


def _all(tree: ast.Module, bound: set[str]) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and "__all__" in [name for target in node.targets for name in _targets(target)]:
            names = ast.literal_eval(node.value)
            if sorted(set(names)) != list(names):
                yield "`__all__` is not sorted, or has a name twice"
            for name in sorted(set(names) - bound):
                yield f"`__all__` has `{name}`, which is not there"


def _expressions(tree: ast.Module) -> Iterator[str]:
    """Calls that no template writes, and kinds of expressions that none has."""
    known = _calls() | {node.name for node in tree.body if isinstance(node, ast.ClassDef)}
    for node in _inner(tree):
        if isinstance(node, ast.Call):
            yield from _call(node, known)
        elif isinstance(node, _FOREIGN):
            yield f"line {node.lineno}: a {type(node).__name__}"


def _inner(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node that may be of interest; `ast.walk` visits leaves as well and takes three times as long."""
    todo: list[ast.AST] = [tree]
    while todo:
        node = todo.pop()
        yield node
        for value in vars(node).values():
            if type(value) is list:
                todo.extend(item for item in value if isinstance(item, ast.AST) and type(item) not in _LEAVES)
            elif isinstance(value, ast.AST) and type(value) not in _LEAVES:
                todo.append(value)


_LEAVES = frozenset((ast.Name, ast.Constant, ast.Load, ast.Store, ast.alias))
_FOREIGN = (
    ast.JoinedStr,
    ast.Lambda,
    ast.NamedExpr,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
    ast.IfExp,
    ast.Compare,
    ast.BoolOp,
    ast.Yield,
    ast.YieldFrom,
    ast.Starred,
    ast.Slice,
    ast.Set,
)


def _call(node: ast.Call, known: frozenset[str]) -> Iterator[str]:
    function = node.func
    if isinstance(function, ast.Name):
        if function.id not in known and not _of_self(node):
            yield f"line {node.lineno}: a call of {function.id}"
    elif not (
        isinstance(function, ast.Attribute)
        and function.attr in _methods()
        and isinstance(function.value, ast.Name)
        and function.value.id == "self"
    ):
        yield f"line {node.lineno}: a call of {ast.unparse(function)}"


def _of_self(node: ast.Call) -> bool:
    """Whether a call is `Resource(self)`, as a client makes its resources."""
    return [ast.unparse(argument) for argument in node.args] == ["self"] and not node.keywords
