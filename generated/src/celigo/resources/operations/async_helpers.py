"""The operations of Async Helpers, as data.

Generated from specs/async-helpers.md. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Body, Operation, Pairing, PathParam

if TYPE_CHECKING:
    from collections.abc import MutableSequence

    from ...models.async_helpers import AsyncHelper
    from ...models.shared import DependencyResponse

LIST: Operation[MutableSequence[AsyncHelper]] = Operation(
    key="GET /v1/asynchelpers",
    id="listAsyncHelpers",
    method="GET",
    path=("/v1/asynchelpers",),
    success={"200": "MutableSequence[AsyncHelper]", "204": ""},
    errors={"401": "UnauthorizedBody", "403": "ForbiddenBody"},
    safe=True,
    idempotent=True,
    docs="operations/async_helpers/list.md",
)

CREATE: Operation[AsyncHelper] = Operation(
    key="POST /v1/asynchelpers",
    id="createAsyncHelper",
    method="POST",
    path=("/v1/asynchelpers",),
    body=Body("application/json", "AsyncHelperRequest", required=True),
    success={"201": "AsyncHelper"},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "422": "Error"},
    docs="operations/async_helpers/create.md",
)

GET: Operation[AsyncHelper] = Operation(
    key="GET /v1/asynchelpers/{_id}",
    id="getAsyncHelperById",
    method="GET",
    path=("/v1/asynchelpers/", PathParam("_id")),
    success={"200": "AsyncHelper"},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    safe=True,
    idempotent=True,
    docs="operations/async_helpers/get.md",
    codes={"400": {"invalid_ref": "the id is malformed"}, "404": {"invalid_ref": "there is none with this id"}},
)

REPLACE: Operation[AsyncHelper] = Operation(
    key="PUT /v1/asynchelpers/{_id}",
    id="updateAsyncHelper",
    method="PUT",
    path=("/v1/asynchelpers/", PathParam("_id")),
    body=Body("application/json", "AsyncHelperRequest", required=True),
    pair=Pairing(("_id",), version="lastModified"),
    success={"200": "AsyncHelper"},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error", "422": "Error"},
    idempotent=True,
    docs="operations/async_helpers/replace.md",
)

DELETE: Operation[None] = Operation(
    key="DELETE /v1/asynchelpers/{_id}",
    id="deleteAsyncHelper",
    method="DELETE",
    path=("/v1/asynchelpers/", PathParam("_id")),
    success={"204": ""},
    errors={"401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    idempotent=True,
    docs="operations/async_helpers/delete.md",
)

DEPENDENCIES: Operation[DependencyResponse] = Operation(
    key="GET /v1/asynchelpers/{_id}/dependencies",
    id="listAsyncHelperDependencies",
    method="GET",
    path=("/v1/asynchelpers/", PathParam("_id"), "/dependencies"),
    success={"200": "DependencyResponse"},
    errors={"401": "UnauthorizedBody", "403": "ForbiddenBody"},
    safe=True,
    idempotent=True,
    docs="operations/async_helpers/dependencies.md",
)
