"""Async calls of Agents.

Generated from specs/agents.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, overload

from ..._runtime.options import OMIT
from ..._runtime.resource import AsyncResource
from ..._runtime.response import async_raw, async_streamed
from ..operations import agents as operations

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Unpack

    from ..._runtime.options import Omit, RequestOptions
    from ...models.agents import Agent, AgentRequest
    from ...types.agents import AgentRequestDict

__all__ = ["AsyncAgents", "AsyncAgentsWithRawResponse", "AsyncAgentsWithStreamingResponse"]


class AsyncAgents(AsyncResource):
    """Agents: 2 operations."""

    @cached_property
    def with_raw_response(self) -> AsyncAgentsWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AsyncAgentsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncAgentsWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AsyncAgentsWithStreamingResponse(self)

    async def get(self, agent_id: str, **options: Unpack[RequestOptions]) -> Agent:
        """Returns:
            OK.

        `GET /agents/{id}` · docs/operations/agents/get.md
        """
        return await self._send(operations.GET, path=(agent_id,), options=options)

    @overload
    async def update(
        self, agent_id: str, *, name: str, team_id: str | Omit = OMIT, **options: Unpack[RequestOptions]
    ) -> Agent: ...

    @overload
    async def update(
        self,
        agent_id: str,
        *,
        body: AgentRequest | AgentRequestDict | Agent | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> Agent: ...

    async def update(
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
        return await self._send(
            operations.UPDATE, path=(agent_id,), body=body, fields={"name": name, "teamId": team_id}, options=options
        )


class AsyncAgentsWithRawResponse:
    """The methods of `AsyncAgents`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncAgents) -> None:
        self.get = async_raw(resource.get)
        self.update = async_raw(resource.update)


class AsyncAgentsWithStreamingResponse:
    """The methods of `AsyncAgents`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncAgents) -> None:
        self.get = async_streamed(resource.get)
        self.update = async_streamed(resource.update)
