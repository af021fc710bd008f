"""Annotations of methods as types, though modules import most types for type checkers alone.

`typing.get_type_hints`, and frameworks that ask it, find what a module imports below `if TYPE_CHECKING`: the names are
read from its source and imported when somebody asks, so that nothing is imported before. Annotations are parsed, never
evaluated.
"""

from __future__ import annotations

import ast
import builtins
import inspect
import sys
from functools import cache
from importlib import import_module
from typing import Any, Literal

__all__ = ["type_of"]

_NOTHING: Any = object()


def type_of(text: str, module: str, above: tuple[str, ...] = ()) -> Any:
    """Return the type that an annotation of a module speaks of; an alias inside its own definition is `Any`.

    Raises:
        ImportError: a module that the type comes from is not there.
        NameError: a name of it is not known.
    """
    return _read(ast.parse(text.strip(), mode="eval").body, module, above)


def _read(node: ast.expr, module: str, above: tuple[str, ...]) -> Any:
    match node:
        case ast.Name(id=name):
            return _named(name, module, above)
        case ast.Attribute(value=value, attr=name):
            return getattr(_read(value, module, above), name)
        case ast.Constant(value=str(text)):
            return type_of(text, module, above)
        case ast.Constant(value=value):
            return value
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return _read(left, module, above) | _read(right, module, above)
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            found = [_read(part, module, above) for part in parts]
            return found if isinstance(node, ast.List) else tuple(found)
        case ast.Subscript(value=value, slice=inner):
            generic = _read(value, module, above)
            return generic[ast.literal_eval(inner) if generic is Literal else _read(inner, module, above)]
    raise NameError(f"{ast.unparse(node)!r} is no type")


def _named(name: str, module: str, above: tuple[str, ...]) -> Any:
    if name in above:
        return Any
    found = vars(sys.modules[module]).get(name, _NOTHING)
    if found is _NOTHING or isinstance(found, str):
        while name in _imported(module):
            module, name = _imported(module)[name]
            import_module(module)
        found = getattr(sys.modules[module], name, _NOTHING) if name else sys.modules[module]
    if found is _NOTHING and not hasattr(builtins, name):
        raise NameError(f"name {name!r} is not defined", name=name)
    found = getattr(builtins, name) if found is _NOTHING else found
    # An alias is text, to be read where it stands.
    return type_of(found, module, (*above, name)) if isinstance(found, str) else found


@cache
def _imported(module: str) -> dict[str, tuple[str, str]]:
    """Name -> the module that it is imported from, and its name there: what a module imports for type checkers.

    The name there is empty for a module itself.
    """
    try:
        tree = ast.parse(inspect.getsource(sys.modules[module]))
    except (OSError, TypeError):  # without its source, or made of something else
        return {}
    package = module if hasattr(sys.modules[module], "__path__") else module.rpartition(".")[0]
    blocks = [
        node
        for node in tree.body
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    ]
    found: dict[str, tuple[str, str]] = {}
    for line in (line for block in blocks for line in block.body):
        if isinstance(line, ast.ImportFrom):
            above = package.split(".")[: 1 - line.level or None] if line.level else []
            source = ".".join([*above, *filter(None, [line.module])])
            found |= {one.asname or one.name: (source, one.name) for one in line.names}
        elif isinstance(line, ast.Import):
            found |= {one.asname: (one.name, "") for one in line.names if one.asname}
            found |= {one.name.partition(".")[0]: (one.name.partition(".")[0], "") for one in line.names}
    return found
