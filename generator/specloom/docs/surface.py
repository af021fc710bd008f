"""Calls as they are written: whole signatures, and short ones for lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..python.codemodel import Argument, Companion, Method, Signature
from ..python.spelling import annotation, parameter
from ..python.types import Names
from .snippets import sibling

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


def on_one_line(method: Method, one: Companion, names: Names) -> str:
    """The signature of a method that comes with an operation."""
    return _written(sibling(method, one.name), one.signature, names)


def page_of(method: Method, one: Companion) -> str:
    """Where the docs tell of it."""
    return f"{method.doc_page}#{one.anchor}" if one.anchor and "#" not in method.doc_page else method.doc_page


def tall(method: Method, names: Names) -> bool:
    """Whether one of these signatures fills a screen, with an argument a line."""
    return any(_lines(signature, names) > TALL for _, signature in _ways(method))


def _ways(method: Method) -> Iterator[tuple[str, Signature]]:
    """Call and signature of each way to call what the page of a method tells of."""
    for signature in method.overloads or (method.signature,):
        yield method.call, signature
    for one in method.companions:
        for signature in () if one.anchor else one.overloads or (one.signature,):
            yield sibling(method, one.name), signature


def _lines(signature: Signature, names: Names) -> int:
    """About how many lines the formatter takes for a signature."""
    return sum(5 + part.count(",") if len(part) > WIDE else 1 for part in _parts(signature, names))


def _written(call: str, signature: Signature, names: Names) -> str:
    return f"{call}({', '.join(_parts(signature, names))}) -> {annotation(signature.returns, names)}"


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


def short_companion(method: Method, one: Companion) -> str:
    """The same of a method that comes with an operation."""
    names = ", ".join(_names(one.signature.positional, one.signature.keyword))
    return f"{sibling(method, one.name)}({names}) -> {annotation(one.signature.returns)}"


def _names(positional: Sequence[Argument], keyword: Sequence[Argument]) -> list[str]:
    needed = [argument.name for argument in keyword if argument.required]
    other = [f"{argument.name}=…" for argument in keyword if not argument.required]
    names = [argument.name for argument in positional] + (["*"] if keyword else [])
    return names + needed + (other if len(other) <= MANY else ["…"])
