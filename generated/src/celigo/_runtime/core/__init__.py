"""What every other part of the runtime rests on: operations and options as data, errors, JSON text.

Here stands what lets annotations be found as types when somebody asks for them: few programs do.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from types import FunctionType
from typing import Any, TypeVar

__all__ = ["Hints", "hinted", "hinted_bases"]

T = TypeVar("T")
_PACKAGE = __name__.rpartition(".")[0].rpartition(".")[0]


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
        from .hints import type_of

        try:
            return type_of(stated, self._module)
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
