"""Wire forms of the models of Agents.

Generated from specs/agents.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from typing import Required

__all__ = ["AgentDict", "AgentRequestDict", "KeptDict"]


class AgentDict(TypedDict, total=False):
    """Wire form of `Agent`."""

    id: str
    name: Required[str]
    teamId: str
    deletedAt: str


class AgentRequestDict(TypedDict, total=False):
    """Wire form of `AgentRequest`."""

    name: Required[str]
    teamId: str


class KeptDict(TypedDict, total=False):
    """Wire form of `Kept`."""

    id: str
    deletedAt: str | None
    teamId: str
