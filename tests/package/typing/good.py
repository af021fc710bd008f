"""Typical use, as people write it: both type checkers must have nothing to say."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import assert_type

from celigo import (
    AsyncCeligo,
    AsyncStartedJobs,
    BatchResult,
    Celigo,
    CeligoError,
    FinishedJobs,
    NotFoundError,
    Pager,
    StartedJobs,
)
from celigo.models import (
    Error,
    Flow,
    FlowRunResponse,
    FlowStepError,
    FlowStepRetryData,
    FlowStepTagsResponse,
    Job,
    PageProcessor,
)
from celigo.types import PageProcessorDict


def sync() -> None:
    with Celigo(token="t", region="eu", timeout=30.0, max_retries=1) as client:
        flows = client.flows.list()
        assert_type(flows, Pager[Flow])
        names: dict[str, str | None] = {flow.id: flow.name for flow in flows}
        some: list[Flow] = client.flows.list().take(25)
        flow = client.flows.get("5f0c0a1b2c3d4e5f60718293")
        assert_type(flow, Flow)
        flow.name = f"{flow.name} v2 {len(names)} {len(some)}"
        for processor in flow.page_processors or []:
            assert_type(processor, PageProcessor)
            processor.proceed_on_failure = True
        if flow.last_modified is not None and flow.last_modified < datetime.now(UTC):
            print(flow.changes())
        written: PageProcessorDict = {"type": "import", "_importId": "1"}
        client.flows.create(name="Orders", page_processors=[written, PageProcessor(type="import", import_id="2")])
        client.flows.create(body={"name": "Orders", "anything": ["goes"]})
        client.flows.replace(flow.id, body=flow.to_request())
        client.flows.replace(flow.id, body={"name": "Orders", "disabled": True})
        assert_type(client.flows.replace(flow.id, name="Orders", draft_expires_at=datetime.now(UTC)), Flow)
        assert_type(client.flows.update(flow), Flow)
        assert_type(client.flows.update(flow.id, name="Orders", page_processors=[written], timeout=5.0), Flow)
        assert_type(client.flows.update_retry_data("flow", "step", "key", data={"a": 1}), FlowStepRetryData)
        assert_type(client.flows.with_raw_response.update(flow).parse(), Flow)
        client.flows.patch(flow.id, name="Orders", disabled=False, logging_debug_until=datetime.now(UTC))
        client.flows.patch(flow.id, {"/logging/debugUntil": datetime.now(UTC), "/schedule/cron": "? 5 * * * *"})
        client.flows.patch(flow.id, [{"op": "replace", "path": "/name", "value": "Orders"}])
        client.flows.delete(flow.id, missing_ok=True, require_unused=True)
        assert_type(client.flows.step_errors("flow", "step", job_id=["a", "b"]), Pager[FlowStepError])
        assert_type(client.flows.step_errors("flow", "step", job_id="a").skipped, int)
        client.flows.requests("flow", "step", status_code=404, time_gt=datetime.now(UTC))
        with client.flows.edit("flow") as draft:
            assert_type(draft, Flow)
            draft.name = "Orders"
        report = client.flows.retry_errors("flow", "step", retry_data_keys=["a", "b"])
        assert_type(report, StartedJobs[Job, Job])
        for job in report.jobs:
            assert_type(job, Job)
        assert_type(
            client.flows.replace_error_tags("flow", "step", errors=[], tag_ids=[]), BatchResult[FlowStepTagsResponse]
        )
        run = client.flows.run("flow")
        assert_type(run, StartedJobs[FlowRunResponse, Job])
        assert_type(run.answer, FlowRunResponse | None)
        assert_type(run.wait(timeout=900, poll=5, on_progress=lambda job: print(job.status)), FinishedJobs[Job])
        jobs = report.wait(timeout=None)
        assert_type(jobs, FinishedJobs[Job])
        assert_type(client.flows.retry_errors("flow", "step", retry_data_keys=[]).wait(), FinishedJobs[Job])
        assert_type(jobs[0], Job)
        assert_type(jobs[:1], tuple[Job, ...])
        print(jobs.total("num_error"), len(jobs.jobs), [job.num_error for job in jobs])
        assert_type(client.jobs.wait("job"), Job)
        assert_type(client.flows.with_raw_response.run("flow").parse(), StartedJobs[FlowRunResponse, Job])
        client.flows.requests("flow", "step", time_gt=datetime.now(UTC), time_lte=1)
        client.flows.list(include=["name", "disabled"])
        client.flows.test_run_logs("flow", "run", "step", missing_ok=True)
        for error in client.flows.step_errors("flow", "step"):
            assert_type(error, FlowStepError)
        raw = client.flows.with_raw_response.get("flow")
        print(raw.status, raw.headers.get("x"), raw.parse().name)
        client.with_options(timeout=5.0).flows.delete("flow")
        body = client.request("GET", "/v1/jobs/1", cast_to=Job)
        assert_type(body, Job)


async def told(job: Job) -> None:
    print(job.status)


async def asynchronous() -> None:
    async with AsyncCeligo(token="t") as client:
        async with client.flows.edit("flow") as draft:
            assert_type(draft, Flow)
        assert_type(await client.flows.update(draft), Flow)
        assert_type(await client.flows.update("flow", name="Orders"), Flow)
        assert_type(await client.flows.replace("flow", name="Orders"), Flow)
        async for flow in client.flows.list():
            print(flow.name)
        run = await client.flows.run("flow")
        assert_type(run, AsyncStartedJobs[FlowRunResponse, Job])
        assert_type(await run.wait(on_progress=told), FinishedJobs[Job])
        assert_type(await client.jobs.wait("job", poll=1), Job)
        report = await client.flows.retry_errors("flow", "step", retry_data_keys=["a"])
        assert_type(report, AsyncStartedJobs[Job, Job])
        assert_type(await report.wait(on_progress=told), FinishedJobs[Job])
        raw_run = await client.flows.with_raw_response.run("flow")
        assert_type(raw_run.parse(), AsyncStartedJobs[FlowRunResponse, Job])
        flow = await client.flows.get("flow")
        assert_type(flow, Flow)
        try:
            await client.flows.delete("flow", max_retries=0, extra_headers={"X-Trace": "1"})
        except NotFoundError as error:
            print(error.errors, error.has_code("invalid_ref"))
        except CeligoError as error:
            print(error)


print(Error.from_dict({"errors": []}).errors)
