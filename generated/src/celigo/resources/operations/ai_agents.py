"""The operations of AI Agents, as data.

Generated from specs/ai-agents.md. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Body, Filter, LinkPaging, Operation, Pairing, PathParam, Query

if TYPE_CHECKING:
    from ...models.ai_agents import AiAgentImport
    from ...models.shared import DependencyResponse

LIST: Operation[AiAgentImport] = Operation(
    key="GET /v1/imports",
    id="listAiAgents",
    method="GET",
    path=("/v1/imports",),
    query=(
        Query("include", join=",", characters="[A-Za-z0-9._]"),
        Query("exclude", join=",", characters="[A-Za-z0-9._]"),
    ),
    filters=(Filter("only_agents", ("adaptorType",), equals="AiAgentImport"),),
    paging=LinkPaging(header="Link"),
    success={"200": "MutableSequence[AiAgentImport]", "204": ""},
    errors={"401": "UnauthorizedBody", "403": "ForbiddenBody"},
    item="AiAgentImport",
    safe=True,
    idempotent=True,
    docs="operations/ai_agents/list.md",
    exclusive=(("include", "exclude"),),
)

CREATE: Operation[AiAgentImport] = Operation(
    key="POST /v1/imports",
    id="createAiAgent",
    method="POST",
    path=("/v1/imports",),
    body=Body("application/json", "AiAgentRequest", required=True, constants={"adaptorType": "AiAgentImport"}),
    success={"201": "AiAgentImport"},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "422": "Error"},
    docs="operations/ai_agents/create.md",
)

GET: Operation[AiAgentImport] = Operation(
    key="GET /v1/imports/{_id}",
    id="getAiAgentById",
    method="GET",
    path=("/v1/imports/", PathParam("_id")),
    success={"200": "AiAgentImport"},
    errors={"401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    safe=True,
    idempotent=True,
    docs="operations/ai_agents/get.md",
)

REPLACE: Operation[AiAgentImport] = Operation(
    key="PUT /v1/imports/{_id}",
    id="updateAiAgent",
    method="PUT",
    path=("/v1/imports/", PathParam("_id")),
    body=Body("application/json", "AiAgentRequest", required=True, constants={"adaptorType": "AiAgentImport"}),
    pair=Pairing(("_id",), version="lastModified"),
    success={"200": "AiAgentImport"},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    idempotent=True,
    docs="operations/ai_agents/replace.md",
)

DELETE: Operation[None] = Operation(
    key="DELETE /v1/imports/{_id}",
    id="deleteAiAgent",
    method="DELETE",
    path=("/v1/imports/", PathParam("_id")),
    success={"204": ""},
    errors={"401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    idempotent=True,
    docs="operations/ai_agents/delete.md",
)

DEPENDENCIES: Operation[DependencyResponse] = Operation(
    key="GET /v1/imports/{_id}/dependencies",
    id="listAiAgentDependencies",
    method="GET",
    path=("/v1/imports/", PathParam("_id"), "/dependencies"),
    success={"200": "DependencyResponse"},
    errors={"401": "UnauthorizedBody", "403": "ForbiddenBody"},
    safe=True,
    idempotent=True,
    docs="operations/ai_agents/dependencies.md",
)
