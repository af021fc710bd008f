"""Models of Agents.

Generated from specs/agents.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, field

if TYPE_CHECKING:
    from datetime import datetime

__all__ = ["Agent", "AgentRequest", "Kept"]


class Agent(Model):
    """Schema `Agent` of Agents · docs/models/agent.md"""

    id: str | None = field("id", default=None, read_only=True)

    name: str = field("name")
    """How people call it."""

    team_id: str | None = field("teamId", default=None)

    deleted_at: datetime | None = field("deletedAt", default=None, read_only=True)


class AgentRequest(Model):
    """Schema `AgentRequest` of Agents · docs/models/agent_request.md"""

    name: str = field("name")
    """How people call it."""

    team_id: str | None = field("teamId", default=None)


class Kept(Model):
    """Schema `Kept` of Agents · docs/models/kept.md"""

    id: str | None = field("id", default=None, read_only=True)

    deleted_at: datetime | None = field("deletedAt", default=None, read_only=True)

    team_id: str | None = field("teamId", default=None, read_only=True)
