"""Wire forms of the models of Async Helpers.

Generated from specs/async-helpers.md, specs/overlays/10-wire-shapes.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from typing import Any, Required

__all__ = [
    "AsyncHelperDict",
    "AsyncHelperHttpDict",
    "AsyncHelperRequestDict",
    "AsyncHelperRequestHttpDict",
    "AsyncHelperRequestResultDict",
    "AsyncHelperRequestStatusDict",
    "AsyncHelperRequestSubmitDict",
    "AsyncHelperRequestTransformDict",
    "AsyncHelperResultDict",
    "AsyncHelperStatusDict",
    "AsyncHelperSubmitDict",
    "AsyncHelperTransformDict",
    "TransformRulesDict",
]


class AsyncHelperDict(TypedDict, total=False):
    """Wire form of `AsyncHelper`."""

    _id: str
    name: Required[str]
    http: Required[AsyncHelperHttpDict]
    lastModified: str


class AsyncHelperHttpDict(TypedDict, total=False):
    """Wire form of `AsyncHelperHttp`."""

    status: Required[AsyncHelperStatusDict]
    submit: Required[AsyncHelperSubmitDict]
    result: AsyncHelperResultDict


class AsyncHelperRequestDict(TypedDict, total=False):
    """Wire form of `AsyncHelperRequest`."""

    name: Required[str]
    http: Required[AsyncHelperRequestHttpDict]


class AsyncHelperRequestHttpDict(TypedDict, total=False):
    """Wire form of `AsyncHelperRequestHttp`."""

    status: Required[AsyncHelperRequestStatusDict]
    submit: Required[AsyncHelperRequestSubmitDict]
    result: AsyncHelperRequestResultDict


class AsyncHelperRequestResultDict(TypedDict, total=False):
    """Wire form of `AsyncHelperRequestResult`."""

    _exportId: str


class AsyncHelperRequestStatusDict(TypedDict, total=False):
    """Wire form of `AsyncHelperRequestStatus`."""

    _exportId: Required[str]
    doneValues: Required[list[str]]
    inProgressValues: Required[list[str]]
    statusPath: Required[str]
    doneWithoutDataValues: list[str]
    errorValues: list[str]


class AsyncHelperRequestSubmitDict(TypedDict, total=False):
    """Wire form of `AsyncHelperRequestSubmit`."""

    sameAsStatus: Required[bool]
    resourcePath: str
    transform: AsyncHelperRequestTransformDict


class AsyncHelperRequestTransformDict(TypedDict, total=False):
    """Wire form of `AsyncHelperRequestTransform`."""

    type: str
    version: str
    rules: list[Any]
    expression: TransformRulesDict


class AsyncHelperResultDict(TypedDict, total=False):
    """Wire form of `AsyncHelperResult`."""

    _exportId: str


class AsyncHelperStatusDict(TypedDict, total=False):
    """Wire form of `AsyncHelperStatus`."""

    _exportId: Required[str]
    doneValues: Required[list[str]]
    inProgressValues: Required[list[str]]
    statusPath: Required[str]
    doneWithoutDataValues: list[str]
    errorValues: list[str]


class AsyncHelperSubmitDict(TypedDict, total=False):
    """Wire form of `AsyncHelperSubmit`."""

    sameAsStatus: Required[bool]
    resourcePath: str
    transform: AsyncHelperTransformDict


class AsyncHelperTransformDict(TypedDict, total=False):
    """Wire form of `AsyncHelperTransform`."""

    type: str
    version: str
    rules: list[Any]
    expression: TransformRulesDict


class TransformRulesDict(TypedDict, total=False):
    """Wire form of `TransformRules`."""

    version: str
    rules: list[Any]
