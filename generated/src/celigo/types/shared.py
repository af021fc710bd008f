"""Wire forms of the models of several pages.

Generated from specs/ai-agents.md. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from typing import Required, TypeAlias

__all__ = [
    "DependencyEntryDict",
    "DependencyResponseDict",
    "ErrorDict",
    "ErrorItemDict",
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


class ResourceResponseDict(TypedDict, total=False):
    """Wire form of `ResourceResponse`."""

    _id: str
    createdAt: str
    deletedAt: str | None
    lastModified: str


class ResponseMappingDict(TypedDict, total=False):
    """Wire form of `ResponseMapping`."""

    fields: ResponseMappingFieldsDict
    lists: ResponseMappingListsDict


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
