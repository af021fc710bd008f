"""What does not vary from one API to the next: documents seen through types, and the transport.

Here stands only how a package imports its names on first use (PEP 562), so that importing it costs nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

__all__ = ["lazy"]


def lazy(package: str, table: Mapping[str, str]) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Return `__getattr__` and `__dir__` of `package`; `table` says which module below it defines a name.

    An empty text stands for the module of that name itself.
    """

    def get(name: str) -> Any:
        module = table.get(name)
        if module is None:
            if name.startswith("_"):
                raise AttributeError(f"module {package!r} has no attribute {name!r}")
            return import_module(f"{__name__}.gone").importable(package, name)
        found = import_module(f".{module or name}", package)
        value = getattr(found, name) if module else found
        setattr(sys.modules[package], name, value)
        return value

    def names() -> list[str]:
        return sorted({*vars(sys.modules[package]), *table})

    return get, names
