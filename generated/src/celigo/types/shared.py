"""Wire forms of the models of several pages.

Generated from specs/ai-agents.md, specs/flows.md, specs/overlays/10-wire-shapes.yaml. Do not edit; run `make
generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from typing import Literal, Required, TypeAlias

__all__ = [
    "DependencyEntryDict",
    "DependencyResponseDict",
    "ErrorDict",
    "ErrorItemDict",
    "FieldMappingDict",
    "ForbiddenBodyDict",
    "JobDict",
    "JobErrorFileRefDict",
    "JobFileRefDict",
    "JobLogRefDict",
    "ListMappingDict",
    "ResourceResponseDict",
    "ResponseMappingDict",
    "ResponseMappingFieldDict",
    "ResponseMappingFieldsDict",
    "ResponseMappingFieldsTypeItemDict",
    "ResponseMappingListsDict",
    "ResponseMappingListsTypeItemDict",
    "UnauthorizedBodyDict",
]


class DependencyEntryDict(TypedDict, total=False):
    """Wire form of `DependencyEntry`."""

    id: Required[str]
    name: Required[str]
    accessLevel: Required[str]
    dependencyIds: Required[dict[str, list[str]]]
    paths: Required[list[str]]


class ErrorDict(TypedDict, total=False):
    """Wire form of `Error`."""

    errors: Required[list[ErrorItemDict]]


class ErrorItemDict(TypedDict, total=False):
    """Wire form of `ErrorItem`."""

    message: Required[str]
    code: str | int
    field: str
    source: str


class FieldMappingDict(TypedDict, total=False):
    """Wire form of `FieldMapping`."""

    extract: str
    generate: str


class ForbiddenBodyDict(TypedDict, total=False):
    """Wire form of `ForbiddenBody`."""

    message: Required[str]


JobDict = TypedDict(
    "JobDict",
    {
        "_id": "str",
        "__lastPageGeneratorJob": "bool",
        "_bulkJobId": "str",
        "_expOrImpId": "str",
        "_exportId": "str",
        "_flowId": "str",
        "_flowJobId": "str",
        "_importId": "str",
        "_integrationId": "str",
        "_parentJobId": "str",
        "_retryOfJobId": "str",
        "_userId": "str",
        "canceledBy": "str",
        "clickhousePurgeAt": "str",
        "createdAt": "str",
        "doneExporting": "bool",
        "endedAt": "str",
        "errorFile": "JobErrorFileRefDict",
        "files": "list[JobFileRefDict]",
        "flowExecutionGroupId": "str",
        "lastExecutedAt": "str",
        "lastModified": "str",
        "logMode": "str",
        "logs": "list[JobLogRefDict]",
        "numError": "int",
        "numExport": "int",
        "numIgnore": "int",
        "numOpenError": "int",
        "numPagesGenerated": "int",
        "numPagesProcessed": "int",
        "numResolved": "int",
        "numResolvedByAdaptor": "int",
        "numSuccess": "int",
        "oIndex": "int",
        "purgeAt": "str",
        "resolvedAt": "str",
        "retriable": "bool",
        "startedAt": "str",
        "status": "Literal['queued', 'running', 'retrying', 'completed', 'failed', 'canceled', 'canceling'] | str",
        "triggeredBy": "str",
        "type": "Literal['export', 'import', 'flow', 'retry', 'bulk_retry'] | str",
    },
    total=False,
)
"""Wire form of `Job`."""


class JobErrorFileRefDict(TypedDict, total=False):
    """Wire form of `JobErrorFileRef`."""

    id: str
    host: Literal["s3"] | str


class JobFileRefDict(TypedDict, total=False):
    """Wire form of `JobFileRef`."""

    id: str
    name: str
    host: Literal["netsuite", "s3"] | str


class JobLogRefDict(TypedDict, total=False):
    """Wire form of `JobLogRef`."""

    id: str
    host: Literal["netsuite"] | str


class ListMappingDict(TypedDict, total=False):
    """Wire form of `ListMapping`."""

    generate: str
    fields: list[FieldMappingDict]


class ResourceResponseDict(TypedDict, total=False):
    """Wire form of `ResourceResponse`."""

    _id: str
    createdAt: str
    deletedAt: str | None
    lastModified: str


class ResponseMappingDict(TypedDict, total=False):
    """Wire form of `ResponseMapping`."""

    fields: ResponseMappingFieldsDict | list[FieldMappingDict]
    lists: ResponseMappingListsDict | list[ListMappingDict]


class ResponseMappingFieldDict(TypedDict, total=False):
    """Wire form of `ResponseMappingField`."""

    _id: bool
    extract: str
    generate: str


class ResponseMappingFieldsDict(TypedDict, total=False):
    """Wire form of `ResponseMappingFields`."""

    cLocked: bool
    type: list[ResponseMappingFieldsTypeItemDict]


class ResponseMappingFieldsTypeItemDict(TypedDict, total=False):
    """Wire form of `ResponseMappingFieldsTypeItem`."""

    _id: bool
    extract: str
    generate: str


class ResponseMappingListsDict(TypedDict, total=False):
    """Wire form of `ResponseMappingLists`."""

    cLocked: bool
    type: list[ResponseMappingListsTypeItemDict]


class ResponseMappingListsTypeItemDict(TypedDict, total=False):
    """Wire form of `ResponseMappingListsTypeItem`."""

    _id: bool
    fields: list[ResponseMappingFieldDict]
    generate: str


class UnauthorizedBodyDict(TypedDict, total=False):
    """Wire form of `UnauthorizedBody`."""

    message: Required[str]


DependencyResponseDict: TypeAlias = "dict[str, list[DependencyEntryDict]]"
"""Wire form of `DependencyResponse`."""
