"""Files behind signed URLs: `download: {url: …, name: …, kind: csv}`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from .. import ir
from ..build.downloads import checked_download, type_downloads
from ..python import docstrings
from ..python.arguments import option
from ..python.catalogue import Catalogue
from ..python.codemodel import Argument, Companion, Construct, Keyword, OperationName, Signature
from ..python.joining import Call, taken
from ..python.spelling import annotation
from ..python.types import BOOL, INT, RUNTIME, TYPING, Generic, Name, Type, twins, union
from ..settings.operations import Download, OperationRule
from ..text.prose import fill, sentence
from .feature import Feature

if TYPE_CHECKING:
    from ..build.behaviours import Declaring

_OWN = ("file", "overwrite", "max_bytes", "allow_private")
"""Arguments that every download has."""
_BASE = twins(f"{RUNTIME}files.resource", "DownloadingResource")
_DOWNLOAD_OPTIONS = Name(f"{RUNTIME}files.steps", "DownloadOptions")
_ROWS_OF = twins(f"{RUNTIME}files.downloading", "Rows", asynchronous=f"{RUNTIME}files.downloading_async")

_FILE = "Where to write the file: a path, or a file object opened for writing bytes."
_OVERWRITE = "Replace an existing file."
_OPTIONS = {
    "max_bytes": "Maximum size of the file in bytes.",
    "allow_private": "Allow URLs that lead into a private network.",
}
_REFUSED = "SignedURLRefusedError: the URL has expired or was rejected, and so was a new one."
_LEADS = "SignedURLError: the URL is not an https URL, or leads into a private network."
_BROKEN = "APIConnectionError: the download was interrupted and could not be resumed."
_EXISTS = "FileExistsError: the file already exists."
_TO_PATH, _TO_FILE = Name(f"{RUNTIME}files.saving", "FileName"), Name(TYPING, "BinaryIO")
_PATH = Name("pathlib", "Path")
_RESULT = "The path of the file, or the number of bytes written to a file object."
_ROWS = "A generator of rows; close it if you do not read it to its end."
_WHOLE = (
    "The URL is requested without the token. The file is written to a temporary name in the same folder and renamed "
    "when complete. An interrupted download resumes where it stopped, unless the file has changed."
)
_BY_ROW = (
    "The URL is requested without the token, and rows are returned while the file arrives. All values are strings; "
    "empty cells are not set. An interrupted download resumes, and no row is returned twice."
)


class Downloads(Feature):
    """The file behind a signed URL in an answer: to the disk, or row by row."""

    def definitions(
        self,
        definitions: Mapping[ir.SchemaId, ir.Definition],
        operations: Sequence[ir.Operation],
        rules: Sequence[OperationRule],
    ) -> Mapping[ir.SchemaId, ir.Definition]:
        """The definitions, in which the fields that hold signed URLs are typed as such."""
        return type_downloads(definitions, operations, rules)

    def parts(self, here: Declaring) -> dict[str, Any]:
        declared = here.rule.download
        if declared is None:
            return {}
        checked = checked_download(here.operation, declared, here.definitions, here)
        return {"declared": replace(here.rule, download=checked)}

    def steps(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Construct]:
        download = operation.declared.download
        if download is None:
            return
        row = _row(catalogue, download) if download.row else None
        given = (("row", row), ("parameter", download.parameter), ("column", download.column))
        keywords = tuple(Keyword(name=name, value=value) for name, value in given if value)
        yield Construct(module="files.steps", class_name="Download", arguments=(download.url,), keywords=keywords)

    def companion_names(self, catalogue: Catalogue, operation: ir.Operation) -> tuple[str, ...]:
        download = operation.declared.download
        return () if download is None else _names(download)

    def companions(self, catalogue: Catalogue, call: Call) -> Iterator[Companion]:
        download = call.operation.declared.download
        if download is None or not _free(catalogue, call, download):
            return
        yield _file(catalogue, call, download)
        if download.row:
            yield _rows(catalogue, call, download)

    def notes(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
        download = operation.declared.download
        if download is None:
            return
        resource = catalogue.resource(operation)
        first, *rows = _names(download)
        yield (
            "Anyone who has the signed URL can read the file; no token is sent to it. "
            f"`{resource}.{first}` requests the URL "
            "and writes the file; with `overwrite=True` it replaces an existing file."
        )
        for name in rows:
            row = annotation(_row(catalogue, download))
            yield (
                f"`{resource}.{name}` returns the rows of the CSV file as `{row}` while it arrives; all "
                "values are strings, "
                "and empty cells are not set."
            )
        if download.parameter:
            yield f"An interrupted download is resumed with `{download.parameter}`; no row is returned twice."


def _names(download: Download) -> tuple[str, ...]:
    return (f"download_{download.name}", *((f"iter_{download.name}_csv",) if download.row else ()))


def _file(catalogue: Catalogue, call: Call, download: Download) -> Companion:
    file = option("file", union(_TO_PATH, _TO_FILE), "", _FILE)
    overwrite = option("overwrite", BOOL, "False", _OVERWRITE)
    options = tuple(sorted((overwrite, *call.keyword), key=lambda one: bool(one.default)))

    def way(type_: Type, returns: Type) -> Signature:
        given = (*call.path, replace(file, annotation=type_))
        return Signature(positional=given, keyword=options, returns=returns, options=_DOWNLOAD_OPTIONS)

    method = catalogue.names.methods[call.operation.key]
    described = (*call.path, file, overwrite, *call.keyword)
    return Companion(
        kind="file",
        name=_names(download)[0],
        signature=way(file.annotation, union(_PATH, INT)),
        overloads=(way(_TO_PATH, _PATH), way(_TO_FILE, INT)),
        function="_download",
        base=_BASE,
        operations=(OperationName(constant=method.upper()),),
        given=("file",),
        path=call.path,
        groups=call.groups,
        passed=("overwrite",),
        docstring_text=_words(f"Download the file behind `{method}`.", _WHOLE, described, _RESULT, _EXISTS),
    )


def _rows(catalogue: Catalogue, call: Call, download: Download) -> Companion:
    method, row = catalogue.names.methods[call.operation.key], _row(catalogue, download)
    head = f"Iterate over the rows of the CSV file behind `{method}`, each as a `{annotation(row)}`."
    return Companion(
        kind="rows",
        name=_names(download)[1],
        signature=Signature(
            positional=call.path, keyword=call.keyword, returns=Generic(_ROWS_OF, (row,)), options=_DOWNLOAD_OPTIONS
        ),
        function="_rows",
        base=_BASE,
        operations=(OperationName(constant=method.upper()),),
        path=call.path,
        groups=call.groups,
        at_once=True,
        docstring_text=_words(head, _BY_ROW, (*call.path, *call.keyword), _ROWS),
    )


def _free(catalogue: Catalogue, call: Call, download: Download) -> bool:
    operation, names = call.operation, taken(catalogue, call.operation)
    bad = [f"`{catalogue.resource(operation)}.{name}`" for name in _names(download) if name in names]
    bad += [f"the argument `{one.name}`" for one in (*call.path, *call.keyword) if one.name in _OWN]
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
