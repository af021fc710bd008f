"""Calls as they are written: whole signatures, and short ones for lists."""

from __future__ import annotations

from collections.abc import Sequence

from ..python.codemodel import Argument, Method, Signature
from ..python.spelling import annotation, parameter
from ..python.types import PAGER, Generic, Names, Type
from .beside import Beside, beside
from .layout import Group, Node, laid_out

MANY = 6
"""More optional arguments than these are an ellipsis in a short signature."""


def whole(method: Method, names: Names) -> str:
    """The signatures of a method, and of those that its page tells of with it, as its module writes them."""
    ways = method.overloads or (method.signature,)
    returned = Generic(PAGER, (method.returns,)) if method.paging else method.returns
    own = (_written(method.call, signature, signature.returns or returned, names) for signature in ways)
    further = (
        _written(one.call, signature, one.returns, names)
        for one in beside(method)
        for signature in (() if one.anchor else one.overloads or (one.signature,))
    )
    return "\n\n".join((*own, *further))


def _written(call: str, signature: Signature, returns: Type, names: Names) -> str:
    tail = f" -> {annotation(returns, names)}"
    return laid_out(Group(f"{call}(", _parts(signature, names), ")"), after=len(tail)) + tail


def on_one_line(one: Beside, names: Names) -> str:
    """The signature of a method that comes with an operation."""
    inner = ", ".join(str(part) for _, part in _parts(one.signature, names))
    return f"{one.call}({inner}) -> {annotation(one.returns, names)}"


def _parts(signature: Signature, names: Names) -> tuple[tuple[str, Node], ...]:
    parts: list[tuple[str, Node]] = [("", parameter(argument, names)) for argument in signature.positional]
    parts += [("", "/")] if signature.bare else []
    parts += [("", "*")] if signature.keyword else []
    parts += [("", parameter(argument, names)) for argument in signature.keyword]
    return (*parts, ("", "**options"))


def short(method: Method) -> str:
    """The call with the names of its arguments, on one line."""
    keyword = [*method.arguments, *method.body_fields, *method.options]
    if method.body is not None and not method.body_fields:
        keyword.append(method.body)
    names = ", ".join(_names(method.path_arguments, keyword))
    return f"{method.call}({names}) -> {annotation(method.label)}"


def short_beside(one: Beside) -> str:
    """The same of a method that comes with an operation."""
    return (
        f"{one.call}({', '.join(_names(one.signature.positional, one.signature.keyword))}) -> {annotation(one.returns)}"
    )


def _names(positional: Sequence[Argument], keyword: Sequence[Argument]) -> list[str]:
    needed = [argument.name for argument in keyword if argument.required]
    other = [f"{argument.name}=…" for argument in keyword if not argument.required]
    names = [argument.name for argument in positional] + (["*"] if keyword else [])
    return names + needed + (other if len(other) <= MANY else ["…"])
