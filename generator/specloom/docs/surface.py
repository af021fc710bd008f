"""Calls as they are written: whole signatures, and short ones for lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..python.codemodel import Argument, Method, Signature
from ..python.spelling import annotation, parameter
from ..python.types import PAGER, Generic, Names, Type
from .companion_methods import CompanionMethod, companion_methods

MANY = 6
"""More optional arguments than these are an ellipsis in a short signature."""
TALL = 14
"""Lines of arguments of a signature that stands open above the description."""
WIDE = 80
"""Columns of an argument that stands on one line."""


def whole(method: Method, names: Names) -> tuple[str, ...]:
    """The signatures of a method, and of those that its page tells of with it, each on one line.

    Types are spelled as the module does that has these `names`.
    """
    return tuple(_written(*way, names) for way in _ways(method))


def on_one_line(one: CompanionMethod, names: Names) -> str:
    """The signature of a method that comes with an operation."""
    return _written(one.call, one.signature, one.returns, names)


def tall(method: Method, names: Names) -> bool:
    """Whether one of these signatures fills a screen, with an argument a line."""
    return any(_lines(signature, names) > TALL for _, signature, _ in _ways(method))


def _ways(method: Method) -> Iterator[tuple[str, Signature, Type]]:
    """Call, signature and result of each way to call what the page of a method tells of."""
    returned = Generic(PAGER, (method.returns,)) if method.paging else method.returns
    for signature in method.overloads or (method.signature,):
        yield method.call, signature, signature.returns or returned
    for one in companion_methods(method):
        for signature in () if one.anchor else one.overloads or (one.signature,):
            yield one.call, signature, one.returns


def _lines(signature: Signature, names: Names) -> int:
    """About how many lines the formatter takes for a signature."""
    return sum(5 + part.count(",") if len(part) > WIDE else 1 for part in _parts(signature, names))


def _written(call: str, signature: Signature, returns: Type, names: Names) -> str:
    return f"{call}({', '.join(_parts(signature, names))}) -> {annotation(returns, names)}"


def _parts(signature: Signature, names: Names) -> list[str]:
    parts = [parameter(argument, names) for argument in signature.positional]
    parts += ["/"] if signature.bare else []
    parts += ["*"] if signature.keyword else []
    parts += [parameter(argument, names) for argument in signature.keyword]
    return [*parts, "**options"]


def short(method: Method) -> str:
    """The call with the names of its arguments, on one line."""
    keyword = [*method.arguments, *method.body_fields, *method.options]
    if method.body is not None and not method.body_fields:
        keyword.append(method.body)
    names = ", ".join(_names(method.path_arguments, keyword))
    return f"{method.call}({names}) -> {annotation(method.label)}"


def short_companion(one: CompanionMethod) -> str:
    """The same of a method that comes with an operation."""
    return (
        f"{one.call}({', '.join(_names(one.signature.positional, one.signature.keyword))}) -> {annotation(one.returns)}"
    )


def _names(positional: Sequence[Argument], keyword: Sequence[Argument]) -> list[str]:
    needed = [argument.name for argument in keyword if argument.required]
    other = [f"{argument.name}=…" for argument in keyword if not argument.required]
    names = [argument.name for argument in positional] + (["*"] if keyword else [])
    return names + needed + (other if len(other) <= MANY else ["…"])
