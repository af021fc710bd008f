"""Annotations of methods as types, though modules import most types for type checkers alone.

`typing.get_type_hints`, and frameworks that ask it, find what a module imports below `if TYPE_CHECKING`: the names are
read from its source and imported when somebody asks, so that nothing is imported before. Annotations are parsed, never
evaluated.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache, cached_property
from importlib import import_module
from types import FunctionType
from typing import TYPE_CHECKING, Any, Literal, TypeVar

if TYPE_CHECKING:
    import ast

__all__ = ["hinted", "hinted_bases"]

T = TypeVar("T")
_PACKAGE = __name__.rsplit(".", 3)[0]
_NOTHING: Any = object()


def hinted(owner: T) -> T:
    """Let the annotations of a function, or of a class and its methods, be found; a decorator."""
    if isinstance(owner, FunctionType):
        _defer(owner)
    elif isinstance(owner, type):
        if type(vars(owner).get("__annotations__")) is dict:
            owner.__annotations__ = Hints(vars(owner)["__annotations__"], owner.__module__)
        for member in vars(owner).values():
            for function in _functions(member):
                _defer(function)
    return owner


def hinted_bases(owner: type) -> None:
    """Do the same for a class and for those of its bases that are of this package."""
    for base in owner.__mro__:
        if base is owner or base.__module__.startswith(_PACKAGE):
            hinted(base)


def _defer(function: FunctionType) -> None:
    if type(function.__annotations__) is dict:
        function.__annotations__ = Hints(function.__annotations__, function.__module__)


def _functions(member: Any) -> list[FunctionType]:
    if isinstance(member, property):
        parts: tuple[Any, ...] = (member.fget, member.fset, member.fdel)
    elif isinstance(member, classmethod | staticmethod):
        parts = (member.__func__,)
    else:
        parts = (member.func,) if isinstance(member, cached_property) else (member,)
    return [part for part in parts if isinstance(part, FunctionType)]


class Hints(dict[str, Any]):
    """Annotations: types for who goes through them, and text as it stands where a type cannot be found."""

    def __init__(self, annotations: dict[str, Any], module: str) -> None:
        super().__init__(annotations)
        self._module = module

    def __getitem__(self, name: str) -> Any:
        stated = super().__getitem__(name)
        if not isinstance(stated, str):
            return stated
        try:
            return _type(stated, self._module, ())
        except (NameError, ImportError):
            return stated

    def __iter__(self) -> Iterator[str]:
        """Go through the names; a dictionary with a way of its own is copied item by item."""
        return super().__iter__()

    def items(self) -> Any:
        """Names and types."""
        return [(name, self[name]) for name in self]

    def values(self) -> Any:
        """The types."""
        return [self[name] for name in self]


def _type(text: str, module: str, above: tuple[str, ...]) -> Any:
    """Return the type that an annotation of a module speaks of; an alias inside its own definition is `Any`."""
    import ast

    return _read(ast.parse(text.strip(), mode="eval").body, module, above)


def _read(node: ast.expr, module: str, above: tuple[str, ...]) -> Any:
    import ast

    match node:
        case ast.Name(id=name):
            return _named(name, module, above)
        case ast.Attribute(value=value, attr=name):
            return getattr(_read(value, module, above), name)
        case ast.Constant(value=str(text)):
            return _type(text, module, above)
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
    import builtins

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
    return _type(found, module, (*above, name)) if isinstance(found, str) else found


@cache
def _imported(module: str) -> dict[str, tuple[str, str]]:
    """Name -> the module that it is imported from, and its name there: what a module imports for type checkers.

    The name there is empty for a module itself.
    """
    import ast
    import inspect

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
