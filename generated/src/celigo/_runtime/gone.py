"""Names that a package had in its last release and has no more: what became of each, for programs that still use it.

Read only when a name is missing, so that a program pays nothing for what it does not use.
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any

from .core.mistakes import unexpected

FILE = "_gone.json"
"""Name of the list inside of the package; there is none where nothing has gone."""


def member(owner: object, name: str, client: object) -> Any:
    """Return what a call that has moved is called now, with a warning.

    Raises:
        AttributeError: it was never there, or is gone; what is known of that is told.
    """
    package, _, module = type(owner).__module__.partition(".")
    entry = _told(package, "calls", f"{module.rpartition('.')[2]}.{name}")
    plain = f"{type(owner).__name__!r} object has no attribute {name!r}"
    if not entry.get("now"):
        raise AttributeError(entry.get("words") or plain, name=name, obj=owner)
    _warn(entry)
    resource, _, method = entry["now"].partition(".")
    return getattr(getattr(client, resource), method)


def resource(client: object, package: str, name: str) -> AttributeError:
    """Return the error that says what became of a group of calls."""
    entry = _told(package, "resources", name)
    plain = f"{type(client).__name__!r} object has no attribute {name!r}"
    return AttributeError(entry.get("words") or plain, name=name, obj=client)


def importable(package: str, name: str) -> Any:
    """Return a class that has another name now, with a warning.

    Raises:
        AttributeError: it was never there, or is gone; what is known of that is told.
        ImportError: the same where `from … import` asks for what is gone.
    """
    top, _, below = package.partition(".")
    entry = _told(top, below or "package", name)
    if not entry.get("now"):
        if entry and _is_imported():
            raise ImportError(f"cannot import name {name!r} from {package!r}: {entry['words']}", name=package)
        words = entry.get("words") or f"module {package!r} has no attribute {name!r}"
        raise AttributeError(words, name=name)
    _warn(entry)
    return getattr(import_module(package), entry["now"])


def _is_imported() -> bool:
    """Return whether the name that `importable` was asked for is to be imported from its package.

    Python looks for it in a function of its own, which takes an `AttributeError` for a name that may be a module, and
    ends in words of its own; any other error is passed on.
    """
    asking = sys._getframe(3).f_code  # of whoever made the attribute be looked up, behind `lazy`
    return asking.co_name == "_handle_fromlist" and "importlib" in asking.co_filename


def argument(package: str, operation: str, name: str) -> TypeError:
    """Return the error about an argument that no call takes, or this one takes no more."""
    words = _told(package, "arguments", f"{operation} {name}").get("words")
    return TypeError(words) if words else unexpected(name)


def _warn(entry: Mapping[str, str]) -> None:
    warnings.warn(entry["words"], DeprecationWarning, stacklevel=4)


def _told(package: str, kind: str, name: str) -> Mapping[str, str]:
    return _list(package).get(kind, {}).get(name, {})


@cache
def _list(package: str) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    try:
        text = (files(package) / FILE).read_text(encoding="utf-8")
    except (FileNotFoundError, ModuleNotFoundError, TypeError):
        return {}  # nothing has gone, or this is no installed package
    found: Mapping[str, Mapping[str, Mapping[str, str]]] = json.loads(text)
    return found
