"""What people type into the search of the site, and the pages that answer it: these come first or second."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from docsite.visiting import search

pytestmark = pytest.mark.browser

SHARE = 0.95
"""How many of the queries are answered by one of the first two pages."""

QUERIES = {
    # Operations by their published id, their path and what they are called in Python.
    "getFlowById": "operations/flows/get",
    "listFlows": "operations/flows/list",
    "runFlow": "operations/flows/run",
    "updateFlow": "operations/flows/replace",
    "retryFlowStepErrors": "operations/flows/retry_errors",
    "getJobById": "operations/jobs/get",
    "createAiAgent": "operations/ai_agents/create",
    "/v1/flows/{_id}": "operations/flows/get operations/flows/patch operations/flows/replace operations/flows/delete",
    "/v1/flows/{_id}/run": "operations/flows/run",
    "POST /v1/flows": "operations/flows/create",
    "GET /v1/jobs/{_id}": "operations/jobs/get",
    "/v1/imports": "operations/ai_agents/list operations/ai_agents/create",
    "flows.run": "operations/flows/run",
    "flows.edit": "operations/flows/replace guides/editing",
    "resolve_errors": "operations/flows/resolve_errors",
    "flow_id": "operations/flows/get operations/flows/run operations/flows/delete",
    # Codes, statuses and classes of errors.
    "invalid_ref": "errors",
    "no_retrydata_found": "errors",
    "inactive_flow": "errors",
    "401": "errors guides/errors",
    "404": "errors guides/errors",
    "429": "errors guides/errors limits",
    "NotFoundError": "errors guides/errors",
    "RateLimitError": "errors guides/errors",
    "JobFailedError": "errors guides/waiting guides/errors",
    # Fields and models.
    "pageGenerators": "models/flow models/flow_request operations/flows/create",
    "page_generators": "models/flow models/flow_request operations/flows/create",
    "retryDataKey": "models/flow_step_error models/flow_step_resolved_response_resolved_item glossary",
    "lastExecutedAt": "models/flow",
    "_integrationId": "models/flow models/flow_request",
    "FlowRequest": "models/flow_request",
    "AsyncHelper": "models/async_helper",
    "Flow": "models/flow",
    "Job": "models/job",
    # Tasks.
    "run a flow": "operations/flows/run",
    "retry errors": "operations/flows/retry_errors",
    "clone a flow": "operations/flows/clone",
    "cancel a job": "operations/flows/cancel_jobs",
    "create a flow": "operations/flows/create",
    "delete a flow": "operations/flows/delete",
    "list flows": "operations/flows/list",
    "update a flow": "operations/flows/replace operations/flows/patch guides/editing",
    "run and wait": "guides/waiting operations/flows/run",
    "wait for a job": "guides/waiting",
    "mock the server": "guides/testing",
    # Words of the library.
    "pagination": "guides/paging",
    "paging": "guides/paging",
    "next page": "guides/paging",
    "timeout": "guides/settings guides/errors",
    "retries": "guides/errors guides/settings",
    "rate limit": "limits guides/errors errors",
    "async": "guides/asynchronous",
    "asyncio": "guides/asynchronous",
    "testing": "guides/testing",
    "pytest": "guides/testing",
    "fake server": "guides/testing",
    "region": "guides/settings",
    "token": "guides/settings guides/start",
    "authentication": "guides/settings guides/start",
    "environment variables": "guides/settings",
    "proxy": "guides/settings",
    "logging": "guides/watching",
    "hooks": "guides/watching",
    "raw response": "guides/watching",
    "headers": "guides/watching guides/settings",
    "install": "guides/start index",
    "quickstart": "guides/start",
    "bulk": "guides/batches",
    "batch": "guides/batches",
    "concurrency": "guides/asynchronous guides/editing",
    "polling": "guides/waiting",
    "download": "guides/downloads",
    "csv": "guides/downloads",
    "pandas": "guides/models",
    "pydantic": "guides/models",
    "exceptions": "guides/errors errors",
    "patch": "operations/flows/patch guides/editing",
    "etag": "guides/editing",
    "sandbox": "guides/promotion",
}
"""Pages without `.html`, any of which answers."""


def test_what_people_type_is_answered_first_or_second(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    lost = {}
    for words, answers in QUERIES.items():
        found = [one.removeprefix(f"{site.as_uri()}/").removesuffix(".html") for one in search(page, words)]
        if not set(answers.split()) & set(found[:2]):
            lost[words] = found[:4]
    assert len(lost) <= len(QUERIES) * (1 - SHARE), lost
