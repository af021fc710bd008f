"""Calls as they are written: whole signatures, and short ones for lists."""

from __future__ import annotations

from ...codemodel import Argument, Method, Signature
from .layout import Group, Node, laid_out

MANY = 6
"""More optional arguments than these are an ellipsis in a short signature."""


def returned(method: Method) -> str:
    """The annotation of what a call gives."""
    return f"Pager[{method.returns}]" if method.paging else method.returns


def whole(method: Method) -> str:
    """The signatures of a method, one under the other, each argument typed."""
    return "\n\n".join(_whole(method, signature) for signature in method.overloads or (method.signature,))


def _whole(method: Method, signature: Signature) -> str:
    parts: list[tuple[str, Node]] = [("", _typed(argument)) for argument in signature.positional]
    parts += [("", "/")] if signature.bare else []
    parts += [("", "*")] if signature.keyword else []
    parts += [("", _typed(argument)) for argument in signature.keyword]
    parts.append(("", "**options"))
    tail = f" -> {signature.returns or returned(method)}"
    return laid_out(Group(f"{method.call}(", tuple(parts), ")"), after=len(tail)) + tail


def _typed(argument: Argument) -> str:
    default = f" = {argument.default}" if argument.default else ""
    return f"{argument.name}: {argument.annotation}{default}"


def short(method: Method) -> str:
    """The call with the names of its arguments, on one line."""
    keyword = [*method.arguments, *method.body_fields, *method.options]
    if method.body is not None and not method.body_fields:
        keyword.append(method.body)
    needed = [argument.name for argument in keyword if argument.required]
    other = [f"{argument.name}=…" for argument in keyword if not argument.required]
    names = [argument.name for argument in method.path_arguments]
    names += ["*"] if keyword else []
    names += needed + (other if len(other) <= MANY else ["…"])
    result = method.result_label or returned(method)
    return f"{method.call}({', '.join(names)}) -> {result}"
