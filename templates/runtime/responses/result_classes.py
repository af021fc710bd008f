"""Hand-written classes of the package that the runtime finds by name."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ..core.operation import Operation

__all__ = ["named", "shaped"]

_CACHED = "result"


def shaped(operation: Operation[Any], value: Any, models: str) -> Any:
    """Return the answer of an operation as the class that was written for it; `models` names the package's models."""
    make = operation.cache.get(_CACHED)
    if make is None:
        make = operation.cache[_CACHED] = named(operation.result, models.rpartition(".")[0]).from_answer
    return make(value)


def named(name: str, package: str) -> Any:
    """Return what `module.name` stands for in a package."""
    module, _, attribute = name.rpartition(".")
    return getattr(import_module(f"{package}.{module}"), attribute)
