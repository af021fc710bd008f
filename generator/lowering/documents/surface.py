"""Calls as they are written: whole signatures, and short ones for lists."""

from __future__ import annotations

from collections.abc import Iterator

from ...codemodel import Argument, Method, Signature
from .layout import Group, Node, laid_out

MANY = 6
"""More optional arguments than these are an ellipsis in a short signature."""


def returned(method: Method) -> str:
    """The annotation of what a call gives."""
    return f"Pager[{method.returns}]" if method.paging else method.returns


def whole(method: Method) -> str:
    """The signatures of a method, and of those that give the file behind its answer, one under the other."""
    ways = method.overloads or (method.signature,)
    own = (_written(method.call, signature, signature.returns or returned(method)) for signature in ways)
    return "\n\n".join((*own, *_files(method)))


def _files(method: Method) -> Iterator[str]:
    download, resource = method.download, method.call.rpartition(".")[0]
    if download is None:
        return
    yield _written(f"{resource}.{download.name}", download.signature, download.signature.returns)
    if download.rows_name:
        yield _written(f"{resource}.{download.rows_name}", download.rows_signature, f"Rows[{download.row}]")


def _written(call: str, signature: Signature, returns: str) -> str:
    parts: list[tuple[str, Node]] = [("", _typed(argument)) for argument in signature.positional]
    parts += [("", "/")] if signature.bare else []
    parts += [("", "*")] if signature.keyword else []
    parts += [("", _typed(argument)) for argument in signature.keyword]
    parts.append(("", "**options"))
    tail = f" -> {returns}"
    return laid_out(Group(f"{call}(", tuple(parts), ")"), after=len(tail)) + tail


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
