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
    from contextlib import AbstractAsyncContextManager
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
    async def replace(
        self, agent_id: str, *, name: str, team_id: str | Omit = OMIT, **options: Unpack[RequestOptions]
    ) -> Agent: ...

    @overload
    async def replace(
        self,
        agent_id: str,
        *,
        body: AgentRequest | AgentRequestDict | Agent | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> Agent: ...

    async def replace(
        self,
        agent_id: str,
        *,
        body: AgentRequest | AgentRequestDict | Agent | Mapping[str, Any] | Omit = OMIT,
        name: str | Omit = OMIT,
        team_id: str | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> Agent:
        """Replaces the whole object: fields that are not given are removed.

        `agents.update` changes only the fields that are named, and keeps all others.

        `agents.edit` reads, changes in a `with` block, and writes only what changed.

        Args:
            name: How people call it.
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            OK.

        `PUT /agents/{id}` · docs/operations/agents/replace.md
        """
        return await self._send(
            operations.REPLACE, path=(agent_id,), body=body, fields={"name": name, "teamId": team_id}, options=options
        )

    @overload
    async def update(
        self, agent_id: str, *, name: str | Omit = OMIT, team_id: str | Omit = OMIT, **options: Unpack[RequestOptions]
    ) -> Agent: ...

    @overload
    async def update(self, changed: Agent, /, **options: Unpack[RequestOptions]) -> Agent: ...

    async def update(
        self,
        agent_id: str | Agent,
        *,
        name: str | Omit = OMIT,
        team_id: str | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> Agent:
        """Change the named fields of one `Agent`; all others stay as they are.

        `GET /agents/{id}` reads the object and `PUT /agents/{id}` writes it whole, fields that this package does
        not know among them. When nothing changes, nothing is written. A call that names no field raises
        `TypeError`.

        An object that was read and changed before can be given alone: it is written as it is, to its own id,
        without what the server sets.

        Args:
            name: How people call it.

        Returns:
            The `Agent` as it is afterwards.

        `PUT /agents/{id}` · docs/operations/agents/replace.md
        """
        return await self._update(
            operations.GET,
            operations.REPLACE,
            path=(agent_id,),
            fields={"name": name, "teamId": team_id},
            options=options,
        )

    def edit(self, agent_id: str, **options: Unpack[RequestOptions]) -> AbstractAsyncContextManager[Agent]:
        """Change one `Agent` in a `with` block.

        `GET /agents/{id}` gives it; at the end of the block `PUT /agents/{id}` writes it, unless nothing changed or
        the block raised. Fields that this package does not know go back as they came.
        """
        return self._edit(operations.GET, operations.REPLACE, path=(agent_id,), options=options)


class AsyncAgentsWithRawResponse:
    """The methods of `AsyncAgents`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncAgents) -> None:
        self.get = async_raw(resource.get)
        self.replace = async_raw(resource.replace)
        self.update = async_raw(resource.update)


class AsyncAgentsWithStreamingResponse:
    """The methods of `AsyncAgents`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncAgents) -> None:
        self.get = async_streamed(resource.get)
        self.replace = async_streamed(resource.replace)
        self.update = async_streamed(resource.update)
