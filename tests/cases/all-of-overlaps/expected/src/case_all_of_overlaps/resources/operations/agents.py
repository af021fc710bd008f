"""The operations of Agents, as data.

Generated from specs/agents.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Body, Operation, Pairing, PathParam

if TYPE_CHECKING:
    from ...models.agents import Agent

GET: Operation[Agent] = Operation(
    key="GET /agents/{id}",
    id="getAgent",
    method="GET",
    path=("/agents/", PathParam("id")),
    success={"200": "Agent"},
    safe=True,
    idempotent=True,
    secured=False,
    docs="operations/agents/get.md",
)

REPLACE: Operation[Agent] = Operation(
    key="PUT /agents/{id}",
    id="updateAgent",
    method="PUT",
    path=("/agents/", PathParam("id")),
    body=Body("application/json", "AgentRequest", required=True),
    pair=Pairing(("id",)),
    success={"200": "Agent"},
    idempotent=True,
    secured=False,
    docs="operations/agents/replace.md",
)
