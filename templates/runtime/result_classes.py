"""Hand-written classes of the package that the runtime finds by name."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from .core.operation import Operation, Step

__all__ = ["ResultClass", "named"]

_CACHED = "result"


@dataclass(frozen=True, slots=True)
class ResultClass(Step):
    """The answer is given as a hand-written class."""

    name: str
    """`module.Class` of the package."""

    def convert(self, operation: Operation[Any], value: Any, models: str) -> Any:
        make = operation.cache.get(_CACHED)
        if make is None:
            make = operation.cache[_CACHED] = named(self.name, models.rpartition(".")[0]).from_answer
        return make(value)


def named(name: str, package: str) -> Any:
    """Return what `module.name` stands for in a package."""
    module, _, attribute = name.rpartition(".")
    return getattr(import_module(f"{package}.{module}"), attribute)
