"""Methods that come with an operation: what changes and keeps the rest, the wait for an end, the file behind a URL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..python.arguments import option
from ..python.codemodel import Method, Signature
from ..python.types import FLOAT, OBJECT, RUNTIME, Callable, Generic, Name, Type, optional


@dataclass(frozen=True, slots=True)
class Beside:
    """A method without an operation of its own."""

    call: str
    signature: Signature
    returns: Type
    docstring: str
    overloads: tuple[Signature, ...] = ()
    """Ways to call it, when there is more than one."""
    anchor: str = ""
    """The part of the operation's page that tells of it; empty for all of it."""


def beside(method: Method) -> Iterator[Beside]:
    """The methods that come with an operation, in the order of the module."""
    resource = method.call.rpartition(".")[0]
    update, edit, download, wait = method.update, method.edit, method.download, method.wait
    ids = method.path_arguments
    if update:
        call = f"{resource}.{update.name}"
        yield Beside(call, update.signature, update.model, update.docstring_text, update.overloads)
    if edit:
        block = Generic(Name("contextlib", "AbstractContextManager"), (edit.model,))
        yield Beside(f"{resource}.{edit.name}", Signature(positional=ids), block, edit.docstring_text)
    if download and download.signature.returns:
        whole = download.signature
        yield Beside(f"{resource}.{download.name}", whole, download.signature.returns, download.docstring_text)
    if download and download.row:
        rows = Generic(Name(f"{RUNTIME}files.downloading", "Rows"), (download.row,))
        yield Beside(f"{resource}.{download.rows_name}", download.rows_signature, rows, download.rows_docstring_text)
    if wait:
        keyword = (
            option("timeout", optional(FLOAT), "3600.0"),
            option("poll", FLOAT, str(wait.poll)),
            option("on_progress", optional(Callable((wait.label,), OBJECT)), "None"),
        )
        signature = Signature(positional=ids, keyword=keyword)
        yield Beside(wait.call, signature, wait.label, wait.docstring_text, anchor="waiting")


def page_of(method: Method, one: Beside) -> str:
    """Where the docs tell of it."""
    return f"{method.doc_page}#{one.anchor}" if one.anchor else method.doc_page
