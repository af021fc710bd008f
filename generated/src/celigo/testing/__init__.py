"""A fake of Celigo integrator.io to test against.

Generated. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property

from .._api import API
from .._runtime.testing import (
    Calls,
    Fake,
    FakeAnswer,
    FakeCollection,
    FakeFacts,
    FakeList,
    FakeRequest,
    FakeServer,
    serve,
)
from ..aio import AsyncCeligo
from ..client import Celigo
from ..models import (
    AiAgentImport,
    AsyncHelper,
    ExecutionLogEntry,
    Flow,
    FlowJobLogEntry,
    FlowStepError,
    FlowStepRequestResponse,
    FlowStepResolvedResponseResolvedItem,
    GetFlowTestRunStepLogsResponseItem,
    Job,
)

__all__ = ["Calls", "FAKE", "FakeAnswer", "FakeCeligo", "FakeRequest", "FakeServer", "serve"]


class AiAgentsDocuments(FakeCollection[AiAgentImport]):
    """What the fake holds of AI Agents."""


class AsyncHelpersDocuments(FakeCollection[AsyncHelper]):
    """What the fake holds of Async Helpers."""


class FlowsDocuments(FakeCollection[Flow]):
    """What the fake holds of Flows."""

    @cached_property
    def execution_logs(self) -> FakeList[ExecutionLogEntry]:
        """GET /v1/flows/{_id}/jobs/{_jobId}/logs"""
        return self._list("GET /v1/flows/{_id}/jobs/{_jobId}/logs")

    @cached_property
    def log_children(self) -> FakeList[FlowJobLogEntry]:
        """GET /v1/flows/{_id}/jobs/{_jobId}/{_stepId}/logs/{recordId}/children"""
        return self._list("GET /v1/flows/{_id}/jobs/{_jobId}/{_stepId}/logs/{recordId}/children")

    @cached_property
    def requests(self) -> FakeCollection[FlowStepRequestResponse]:
        """/v1/flows/{_id}/{_stepId}/requests"""
        return self._collection("/v1/flows/{_id}/{_stepId}/requests")

    @cached_property
    def resolved_errors(self) -> FakeList[FlowStepResolvedResponseResolvedItem]:
        """GET /v1/flows/{_id}/{_stepId}/resolved"""
        return self._list("GET /v1/flows/{_id}/{_stepId}/resolved")

    @cached_property
    def step_errors(self) -> FakeList[FlowStepError]:
        """GET /v1/flows/{_id}/{_stepId}/errors"""
        return self._list("GET /v1/flows/{_id}/{_stepId}/errors")

    @cached_property
    def test_run_logs(self) -> FakeList[GetFlowTestRunStepLogsResponseItem]:
        """GET /v1/flows/{_id}/test/run/{runId}/{_stepId}/logs/requestAndResponse"""
        return self._list("GET /v1/flows/{_id}/test/run/{runId}/{_stepId}/logs/requestAndResponse")


class JobsDocuments(FakeCollection[Job]):
    """What the fake holds of Jobs."""


class FakeCeligo(Fake[Celigo, AsyncCeligo]):
    """The API in this process: make one in each test, and take its clients."""

    _api = API
    _facts = FakeFacts(
        package="celigo",
        client="Celigo",
        operations=("ai_agents", "async_helpers", "flows", "jobs"),
        handlers={
            "DELETE /v1/flows/{_id}/{_stepId}/requests": "_fakes.delete_requests",
            "DELETE /v1/flows/{_id}/{_stepId}/resolved": "_fakes.delete_resolved",
            "GET /v1/flows/{_id}/errors": "_fakes.summary",
            "GET /v1/flows/{_id}/{_stepId}/{retryDataKey}/data": "_fakes.retry_data",
            "POST /v1/flows/{_id}/clone": "_fakes.clone",
            "POST /v1/flows/{_id}/jobs/cancel": "_fakes.cancel",
            "POST /v1/flows/{_id}/{_stepId}/retry": "_fakes.retry",
            "POST /v1/flows/{_id}/{_stepId}/retry_with_exponential_decay": "_fakes.retry",
            "PUT /v1/flows/{_id}/{_stepId}/errors/assign": "_fakes.assign",
            "PUT /v1/flows/{_id}/{_stepId}/errors/unassign": "_fakes.unassign",
            "PUT /v1/flows/{_id}/{_stepId}/resolved": "_fakes.resolve",
            "PUT /v1/flows/{_id}/{_stepId}/tags": "_fakes.tag",
            "PUT /v1/flows/{_id}/{_stepId}/{retryDataKey}/data": "_fakes.replace_retry_data",
        },
        formats={"objectId": "^[0-9a-f]{24}$"},
    )

    @cached_property
    def ai_agents(self) -> AiAgentsDocuments:
        """Documents of AI Agents."""
        return AiAgentsDocuments(self, "/v1/imports")

    @cached_property
    def async_helpers(self) -> AsyncHelpersDocuments:
        """Documents of Async Helpers."""
        return AsyncHelpersDocuments(self, "/v1/asynchelpers")

    @cached_property
    def flows(self) -> FlowsDocuments:
        """Documents of Flows."""
        return FlowsDocuments(self, "/v1/flows")

    @cached_property
    def jobs(self) -> JobsDocuments:
        """Documents of Jobs."""
        return JobsDocuments(self, "/v1/jobs")


FAKE = FakeCeligo
