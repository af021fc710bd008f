"""What the fake reads of its package: the description of the API, and the operations as data."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pkgutil import get_data
from typing import Any

from ..core.json_text import loads
from ..core.operation import Operation
from .document import Document

DESCRIPTION = "openapi.json"


@cache
def loaded(package: str) -> Document:
    """Return the description that lies beside the fake of a package."""
    data = get_data(f"{package}.testing", DESCRIPTION)
    if data is None:
        raise LookupError(f"{package} was installed without its {DESCRIPTION}")
    content: Any = loads(data)
    return Document(content)


def operations_of(package: str, modules: Iterable[str]) -> dict[str, Operation[Any]]:
    """Return the operations of a package by their keys."""
    found: dict[str, Operation[Any]] = {}
    for name in modules:
        module = import_module(f"{package}.resources.operations.{name}")
        found.update((value.key, value) for value in vars(module).values() if isinstance(value, Operation))
    return found
