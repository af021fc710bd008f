"""Methods that give the file behind a signed URL: to the disk, or row by row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .. import ir
from ..settings.sdk import Download
from ..text.prose import fill, sentence
from . import docstrings
from .arguments import option
from .catalogue import Catalogue
from .codemodel import Argument, Construct, DownloadMethods, Keyword, Signature
from .spelling import annotation
from .types import BOOL, INT, RUNTIME, TYPING, Name, Type, union

OWN = ("file", "overwrite", "max_bytes", "allow_private")
"""Arguments that every download has."""

_FILE = "Where it goes: a path, or a file that is open for writing bytes."
_OVERWRITE = "Whether a file of that name is replaced."
_OPTIONS = {
    "max_bytes": "The largest file that is taken, in bytes.",
    "allow_private": "Whether the URL may lead into a private network.",
}
_REFUSED = "SignedURLRefusedError: the URL is expired or refused, a new one too."
_LEADS = "SignedURLError: the URL is no https address, or leads into a private network."
_BROKEN = "APIConnectionError: the file broke off, and so did the attempts to read on."
_EXISTS = "FileExistsError: the file is there already."
_TO_PATH, _TO_FILE = Name(f"{RUNTIME}files.saving", "FileName"), Name(TYPING, "BinaryIO")
_PATH = Name("pathlib", "Path")
_RESULT = "The path of the file, or how many bytes were written to a file that was open."
_ROWS = "A generator of rows; close it when it is not read to its end."
_WHOLE = (
    "The URL is asked for without the token. The file gets its name when it is whole: until then it is a hidden one "
    "in the same folder. One that breaks off is read on where it stopped, if it did not change meanwhile."
)
_BY_ROW = (
    "The URL is asked for without the token, and the file is read while it arrives. Every cell is text; an empty one "
    "is not set. A file that breaks off is read on, and no row is given twice."
)


def names_of(operation: ir.Operation) -> tuple[str, ...]:
    """The methods that the declaration adds."""
    download = operation.declared.download
    if download is None:
        return ()
    return (f"download_{download.name}", *((f"iter_{download.name}_csv",) if download.row else ()))


def methods(
    catalogue: Catalogue,
    operation: ir.Operation,
    positional: tuple[Argument, ...],
    keyword: tuple[Argument, ...],
) -> DownloadMethods | None:
    """The methods beside the call itself; `None`, reported, when a name of theirs is taken."""
    download = operation.declared.download
    if download is None or not _free(catalogue, operation, (*positional, *keyword)):
        return None
    file = option("file", union(_TO_PATH, _TO_FILE), "", _FILE)
    overwrite = option("overwrite", BOOL, "False", _OVERWRITE)
    options = tuple(sorted((overwrite, *keyword), key=lambda one: bool(one.default)))

    def way(type_: Type, returns: Type) -> Signature:
        given = (*positional, replace(file, annotation=type_))
        return Signature(positional=given, keyword=options, returns=returns, options="DownloadOptions")

    first, *rows = names_of(operation)
    described = (*positional, file, overwrite, *keyword)
    found = DownloadMethods(
        name=first,
        signature=way(file.annotation, union(_PATH, INT)),
        overloads=(way(_TO_PATH, _PATH), way(_TO_FILE, INT)),
        docstring_text=_words(
            f"Download the file behind `{catalogue.names.methods[operation.key]}`.", _WHOLE, described, _RESULT, _EXISTS
        ),
    )
    return _with_rows(catalogue, operation, found, (positional, keyword)) if rows else found


def _with_rows(
    catalogue: Catalogue,
    operation: ir.Operation,
    found: DownloadMethods,
    arguments: tuple[tuple[Argument, ...], tuple[Argument, ...]],
) -> DownloadMethods:
    download = operation.declared.download
    assert download is not None
    positional, keyword = arguments
    call, row = f"`{catalogue.names.methods[operation.key]}`", _row(catalogue, download)
    head = f"Give the rows of the CSV file behind {call}, each as a `{annotation(row)}`."
    return replace(
        found,
        rows_name=names_of(operation)[1],
        rows_signature=Signature(positional=positional, keyword=keyword, options="DownloadOptions"),
        row=row,
        rows_docstring_text=_words(head, _BY_ROW, (*positional, *keyword), _ROWS),
    )


def _free(catalogue: Catalogue, operation: ir.Operation, arguments: tuple[Argument, ...]) -> bool:
    resource = catalogue.placement.resources[operation.key]
    beside = [one for one in catalogue.api.operations if catalogue.placement.resources[one.key] == resource]
    taken = {catalogue.names.methods[one.key] for one in beside}
    taken |= {name for one in beside if one.key != operation.key for name in names_of(one)}
    bad = [f"`{catalogue.resource(operation)}.{name}`" for name in names_of(operation) if name in taken]
    bad += [f"the argument `{one.name}`" for one in arguments if one.name in OWN]
    for words in bad:
        message = f"{operation.key}: the methods of its download need a name that is taken, {words}"
        catalogue.diagnostics.error("bad-rule", message, operation.origin)
    return not bad


def _row(catalogue: Catalogue, download: Download) -> Type:
    return catalogue.annotate(ir.Reference(id=ir.SchemaId(download.row)))


def _words(head: str, text: str, arguments: tuple[Argument, ...], returns: str, *raises: str) -> str:
    described = [(one.name, docstrings.shortened(one.description)) for one in arguments]
    entries = [f"{name}: {sentence(words)}" if words else name for name, words in (*described, *_OPTIONS.items())]
    parts = [head, "\n".join(fill(text, docstrings.WIDTH - 12)), _section("Args", entries)]
    parts += [_section("Returns", [returns]), _section("Raises", [_REFUSED, _LEADS, _BROKEN, *raises])]
    return docstrings.closed("\n\n".join(parts))


def _section(title: str, entries: list[str]) -> str:
    lines = (line for entry in entries for line in fill(entry, docstrings.WIDTH - 12, "    ", "        "))
    return "\n".join((f"{title}:", *lines))


def steps(catalogue: Catalogue, operation: ir.Operation) -> tuple[Construct, ...]:
    """What the runtime is told."""
    download = operation.declared.download
    if download is None:
        return ()
    row = _row(catalogue, download) if download.row else None
    given = (("row", row), ("parameter", download.parameter), ("column", download.column))
    keywords = tuple(Keyword(name=name, value=value) for name, value in given if value)
    return (Construct(module="files.steps", class_name="Download", arguments=(download.url,), keywords=keywords),)


def notes(catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
    """What the declaration means to the caller."""
    download = operation.declared.download
    if download is None:
        return
    resource = catalogue.resource(operation)
    first, *rows = names_of(operation)
    yield (
        f"The signed URL is good for whoever has it, and must get no token: `{resource}.{first}` asks for it and "
        "writes the file, which has its name only when it is whole; with `overwrite=True` it replaces another file."
    )
    for name in rows:
        row = annotation(_row(catalogue, download))
        yield (
            f"`{resource}.{name}` gives the rows of the CSV file as `{row}` while it arrives; every cell is text, and "
            "an empty one is not set."
        )
    if download.parameter:
        yield f"Rows that break off are read on with `{download.parameter}`; a row that comes again is given once."
