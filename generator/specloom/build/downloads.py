"""Answers that hold a signed URL: the declaration held against the document, and the URL typed as what it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from ..ir import (
    SIGNED_URL,
    AliasSchema,
    Definition,
    Field,
    Location,
    ObjectSchema,
    Operation,
    Reference,
    Scalar,
    ScalarKind,
    SchemaId,
    Type,
    Union,
)
from ..settings.operations import Download, OperationRule
from .timing import matches
from .wire import is_json


class Reporter(Protocol):
    """Tells what is wrong with one rule at one operation."""

    def unknown(self, name: str, what: str, known: Iterable[str]) -> None:
        """A name that is not there."""
        ...

    def misfit(self, message: str) -> None:
        """A name that is there and does not suit."""
        ...


def type_downloads(
    definitions: Mapping[SchemaId, Definition], operations: Sequence[Operation], rules: Sequence[OperationRule]
) -> dict[SchemaId, Definition]:
    """The definitions with the fields that hold signed URLs typed as such; what does not fit is reported later."""
    found, by_key = dict(definitions), {operation.key: operation for operation in operations}
    for rule in rules:
        operation, download = by_key.get(rule.key), rule.download
        answer = _answer(operation, found) if operation and download else None
        if answer is not None and download is not None:
            fields = tuple(_typed(one) if one.wire_name == download.url else one for one in answer.fields)
            found[answer.id] = replace(answer, fields=fields)
    return found


def checked_download(
    operation: Operation, download: Download, definitions: Mapping[SchemaId, Definition], report: Reporter
) -> Download:
    """The declaration with the id of its row; everything that does not fit is reported."""
    answer = _answer(operation, definitions)
    if answer is None:
        report.misfit("a signed URL is a field of the JSON object that the operation answers with")
    elif download.url not in (known := {field.wire_name: field for field in answer.fields}):
        report.unknown(download.url, "field in its answer called", known)
    elif not _is_text(known[download.url].type):
        report.misfit(f"{download.url} is no text, so it is no URL")
    if operation.paging or not operation.safe:
        report.misfit("a file is read by one call that changes nothing: neither paged nor unsafe")
    if operation.body is not None:
        report.misfit("the arguments of a download are no body")
    queries = [one.wire_name for one in operation.parameters if one.location is Location.QUERY]
    if download.parameter and download.parameter not in queries:
        report.unknown(download.parameter, "query parameter", queries)
    return replace(download, row=_row(download, definitions, report)) if download.row else download


def _row(download: Download, definitions: Mapping[SchemaId, Definition], report: Reporter) -> str:
    """The id of the model of a row."""
    objects = [one for one in definitions.values() if isinstance(one, ObjectSchema)]
    row = next((one for one in objects if matches(one, download.row)), None)
    if row is None:
        names = [f"{one.page}/{one.published}" for one in objects if one.published]
        report.unknown(download.row, "row with the model", names)
        return ""
    columns = [field.wire_name for field in row.fields]
    if download.column and download.column not in columns:
        report.unknown(download.column, "column", columns)
    return row.id


def _answer(operation: Operation, definitions: Mapping[SchemaId, Definition]) -> ObjectSchema | None:
    good = [answer for answer in operation.responses if answer.status.startswith("2")]
    types = [media.type for answer in good for media in answer.content if is_json(media.name)]
    for type in types[:1]:
        for _ in range(len(definitions) + 1):
            definition = definitions.get(type.id) if isinstance(type, Reference) else None
            if isinstance(definition, ObjectSchema):
                return definition
            if not isinstance(definition, AliasSchema):
                break
            type = definition.type
    return None


def _is_text(type: Type) -> bool:
    match type:
        case Scalar():
            return type.kind is ScalarKind.STRING
        case Union():
            return any(map(_is_text, type.arms))
    return False


def _typed(field: Field) -> Field:
    return replace(field, type=_signed(field.type))


def _signed(type: Type) -> Type:
    match type:
        case Scalar() if type.kind is ScalarKind.STRING:
            return replace(type, format=SIGNED_URL)
        case Union():
            return replace(type, arms=tuple(map(_signed, type.arms)))
    return type
