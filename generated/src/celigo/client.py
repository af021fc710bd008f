"""The client of Celigo integrator.io.

Generated. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._api import API
from ._runtime.client_sync import SyncClient

if TYPE_CHECKING:
    from .resources.ai_agents import AiAgents
    from .resources.async_helpers import AsyncHelpers
    from .resources.flows import Flows
    from .resources.jobs import Jobs

__all__ = ["Celigo", "Client"]


class Celigo(SyncClient):
    """The client of Celigo integrator.io: one attribute for each group of operations.

    Regions:
        us: https://api.integrator.io Production (US / default region)
        eu: https://api.eu.integrator.io Production (EU region)
    """

    _api = API

    @cached_property
    def ai_agents(self) -> AiAgents:
        """AI Agents: 6 operations."""
        from .resources.ai_agents import AiAgents

        return AiAgents(self)

    @cached_property
    def async_helpers(self) -> AsyncHelpers:
        """Async Helpers: 6 operations."""
        from .resources.async_helpers import AsyncHelpers

        return AsyncHelpers(self)

    @cached_property
    def flows(self) -> Flows:
        """Flows: 45 operations."""
        from .resources.flows import Flows

        return Flows(self)

    @cached_property
    def jobs(self) -> Jobs:
        """Jobs: 1 operation."""
        from .resources.jobs import Jobs

        return Jobs(self)


Client = Celigo
