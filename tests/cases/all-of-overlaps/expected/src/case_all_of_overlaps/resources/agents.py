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
    from contextlib import AbstractContextManager
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
    def replace(
        self, agent_id: str, *, name: str, team_id: str | Omit = OMIT, **options: Unpack[RequestOptions]
    ) -> Agent: ...

    @overload
    def replace(
        self,
        agent_id: str,
        *,
        body: AgentRequest | AgentRequestDict | Agent | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> Agent: ...

    def replace(
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
        return self._send(
            operations.REPLACE, path=(agent_id,), body=body, fields={"name": name, "teamId": team_id}, options=options
        )

    @overload
    def update(
        self, agent_id: str, *, name: str | Omit = OMIT, team_id: str | Omit = OMIT, **options: Unpack[RequestOptions]
    ) -> Agent: ...

    @overload
    def update(self, changed: Agent, /, **options: Unpack[RequestOptions]) -> Agent: ...

    def update(
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
        return self._update(
            operations.GET,
            operations.REPLACE,
            path=(agent_id,),
            fields={"name": name, "teamId": team_id},
            options=options,
        )

    def edit(self, agent_id: str, **options: Unpack[RequestOptions]) -> AbstractContextManager[Agent]:
        """Change one `Agent` in a `with` block.

        `GET /agents/{id}` gives it; at the end of the block `PUT /agents/{id}` writes it, unless nothing changed or
        the block raised. Fields that this package does not know go back as they came.
        """
        return self._edit(operations.GET, operations.REPLACE, path=(agent_id,), options=options)


class AgentsWithRawResponse:
    """The methods of `Agents`, each giving status, headers and body beside the result."""

    def __init__(self, resource: Agents) -> None:
        self.get = raw(resource.get)
        self.replace = raw(resource.replace)
        self.update = raw(resource.update)


class AgentsWithStreamingResponse:
    """The methods of `Agents`, each giving the response while it arrives."""

    def __init__(self, resource: Agents) -> None:
        self.get = streamed(resource.get)
        self.replace = streamed(resource.replace)
        self.update = streamed(resource.update)
