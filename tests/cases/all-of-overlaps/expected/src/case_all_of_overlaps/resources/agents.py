"""Calls of Agents.

Generated from specs/agents.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, overload

from .._runtime.options import OMIT
from .._runtime.resource import Resource
from .._runtime.response import raw, streamed
from .operations import agents as operations

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Unpack

    from .._runtime.options import Omit, RequestOptions
    from ..models.agents import Agent, AgentRequest
    from ..types.agents import AgentRequestDict

__all__ = ["Agents", "AgentsWithRawResponse", "AgentsWithStreamingResponse"]


class Agents(Resource):
    """Agents: 2 operations."""

    @cached_property
    def with_raw_response(self) -> AgentsWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AgentsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AgentsWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AgentsWithStreamingResponse(self)

    def get(self, agent_id: str, **options: Unpack[RequestOptions]) -> Agent:
        """Returns:
            OK.

        `GET /agents/{id}` · docs/operations/agents/get.md
        """
        return self._send(operations.GET, path=(agent_id,), options=options)

    @overload
    def update(
        self, agent_id: str, *, name: str, team_id: str | Omit = OMIT, **options: Unpack[RequestOptions]
    ) -> Agent: ...

    @overload
    def update(
        self,
        agent_id: str,
        *,
        body: AgentRequest | AgentRequestDict | Agent | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> Agent: ...

    def update(
        self,
        agent_id: str,
        *,
        body: AgentRequest | AgentRequestDict | Agent | Mapping[str, Any] | Omit = OMIT,
        name: str | Omit = OMIT,
        team_id: str | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> Agent:
        """Args:
            name: How people call it.
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            OK.

        `PUT /agents/{id}` · docs/operations/agents/update.md
        """
        return self._send(
            operations.UPDATE, path=(agent_id,), body=body, fields={"name": name, "teamId": team_id}, options=options
        )


class AgentsWithRawResponse:
    """The methods of `Agents`, each giving status, headers and body beside the result."""

    def __init__(self, resource: Agents) -> None:
        self.get = raw(resource.get)
        self.update = raw(resource.update)


class AgentsWithStreamingResponse:
    """The methods of `Agents`, each giving the response while it arrives."""

    def __init__(self, resource: Agents) -> None:
        self.get = streamed(resource.get)
        self.update = streamed(resource.update)
