"""The async client of Celigo integrator.io.

Generated. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._api import API
from ._runtime.client_async import AsyncClientBase

if TYPE_CHECKING:
    from .resources.aio.ai_agents import AsyncAiAgents
    from .resources.aio.async_helpers import AsyncAsyncHelpers
    from .resources.aio.flows import AsyncFlows
    from .resources.aio.jobs import AsyncJobs

__all__ = ["AsyncCeligo", "AsyncClient"]


class AsyncCeligo(AsyncClientBase):
    """The async client of Celigo integrator.io: one attribute for each group of operations.

    Regions:
        us: https://api.integrator.io Production (US / default region)
        eu: https://api.eu.integrator.io Production (EU region)
    """

    _api = API

    @cached_property
    def ai_agents(self) -> AsyncAiAgents:
        """AI Agents: 6 operations."""
        from .resources.aio.ai_agents import AsyncAiAgents

        return AsyncAiAgents(self)

    @cached_property
    def async_helpers(self) -> AsyncAsyncHelpers:
        """Async Helpers: 6 operations."""
        from .resources.aio.async_helpers import AsyncAsyncHelpers

        return AsyncAsyncHelpers(self)

    @cached_property
    def flows(self) -> AsyncFlows:
        """Flows: 45 operations."""
        from .resources.aio.flows import AsyncFlows

        return AsyncFlows(self)

    @cached_property
    def jobs(self) -> AsyncJobs:
        """Jobs: 1 operation."""
        from .resources.aio.jobs import AsyncJobs

        return AsyncJobs(self)


AsyncClient = AsyncCeligo
