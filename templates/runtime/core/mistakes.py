"""Messages for what is called wrongly: they name it as the caller did, and what was probably meant."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any

from .operation import RequestOptions

__all__ = ["check_keywords", "meant", "unexpected"]


def meant(name: str, known: Iterable[str], sure: str = "") -> str:
    """Return the end of a message: what is `sure`, else the known name that is most like `name`, if one is near."""
    near = [sure] if sure else get_close_matches(name, list(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


def unexpected(name: str) -> TypeError:
    """Return the error for a keyword that no argument of a method has.

    Which method was called with it, and as what, is looked up on the stack: nothing of that is needed otherwise.
    """
    owner, method = _called_with(name)
    if owner is None:
        return TypeError(f"unexpected keyword argument {name!r}{meant(name, RequestOptions.__annotations__)}")
    known = [*_keywords(getattr(type(owner), method)), *RequestOptions.__annotations__]
    return TypeError(f"{_shown(owner)}.{method}() got an unexpected keyword argument {name!r}{meant(name, known)}")


def check_keywords(kind: type, given: Iterable[str], making: Callable[..., Any]) -> None:
    """Raise `TypeError` for a keyword that `making`, which builds a `kind`, does not take."""
    known = _keywords(making)
    for name in given:
        if name not in known:
            raise TypeError(f"{kind.__name__}() got an unexpected keyword argument {name!r}{meant(name, known)}")


def _called_with(name: str) -> tuple[Any, str]:
    """The resource and the public method that were given the keyword: the outermost of those that pass it on."""
    found: tuple[Any, str] = None, ""
    frame = sys._getframe(1)
    while frame is not None:
        owner, options = frame.f_locals.get("self"), frame.f_locals.get("options")
        if isinstance(options, dict) and name in options and hasattr(owner, "_client"):
            method = frame.f_code.co_name
            if not method.startswith("_") and hasattr(type(owner), method):
                found = owner, method
        if frame.f_back is None:
            return found
        frame = frame.f_back
    return found


def _shown(owner: Any) -> str:
    """The resource as the client has it, `flows`; else its class."""
    attributes = vars(owner._client).items()
    return next((name for name, value in attributes if value is owner), type(owner).__name__)


def _keywords(function: Callable[..., Any]) -> list[str]:
    kinds = {inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY}
    return [
        name for name, each in inspect.signature(function).parameters.items() if each.kind in kinds and name != "self"
    ]
