"""Runs and retries of the real API: started, waited for, refused, in every shape that an answer has."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import celigo
import pytest
from celigo.testing import FakeAnswer, FakeCeligo, FakeRequest

REFUSED = {"error": "The flow is disabled"}
SHAPES: dict[str, tuple[Any, tuple[str, ...], str | None]] = {
    "as the prose says": ({"_jobId": "j1"}, ("j1",), None),
    "as the schema says": ({"_id": "j2", "_flowJobId": "j1", "status": "queued"}, ("j1",), None),
    "the job itself": ({"_id": "j1", "type": "flow"}, ("j1",), None),
    "one for each export": ([{"_jobId": "j1"}, {"_jobId": "j2"}], ("j1", "j2"), None),
    "exports of one run": ([{"_id": "a", "_flowJobId": "j1"}, {"_id": "b", "_flowJobId": "j1"}], ("j1",), None),
    "refused": (REFUSED, (), "The flow is disabled"),
    "refused in a list": ([REFUSED], (), "The flow is disabled"),
    "refused with an id": ({"_jobId": "j1", **REFUSED}, (), "The flow is disabled"),
    "nothing queued": ({}, (), None),
    "no body": (FakeAnswer(status=200), (), None),
    "201": ((201, {"_jobId": "j1"}), ("j1",), None),
}
RETRIES = ["retry_errors", "retry_errors_with_backoff"]


@pytest.fixture
def fake() -> FakeCeligo:
    return FakeCeligo()


@pytest.fixture(params=["sync", "async"])
def using(request: pytest.FixtureRequest, fake: FakeCeligo) -> Callable[..., Any]:
    """Take steps one after the other, each with the client and what the last one gave; gives the last."""

    def use(*steps: Callable[[Any, Any], Any]) -> Any:
        found: Any = None
        if request.param == "sync":
            with fake.client() as client:
                for step in steps:
                    found = step(client, found)
                return found
        return asyncio.run(main(*steps))

    async def main(*steps: Callable[[Any, Any], Any]) -> Any:
        found: Any = None
        async with fake.async_client() as client:
            for step in steps:
                found = await step(client, found)
        return found

    return use


def answering(fake: FakeCeligo, body: Any) -> str:
    """A flow whose runs are answered so."""

    @fake.handle("POST /v1/flows/{_id}/run")
    def run(request: FakeRequest) -> Any:
        return body

    return fake.flows.add(name="Orders").id or ""


@pytest.mark.row("#11", "A17")
def test_run_and_wait(using: Callable[..., Any], fake: FakeCeligo) -> None:
    flow = fake.flows.add(name="Orders")
    lines: list[str] = []

    def told(job: Any) -> None:
        lines.append(f"{job.status} {job.num_success or 0} {job.started_at}")

    going = {"status": "running", "num_success": 10}
    fake.jobs.script(states=[{"status": "queued"}, going, {"status": "retrying"}, {"status": "completed"}])
    (job,) = using(
        lambda client, _: client.flows.run(flow.id, export={"startDate": "2026-11-01T00:00:00Z"}),
        lambda _, run: run.wait(timeout=900, poll=5, on_progress=told),
    )
    assert lines == ["queued 0 None", "running 10 None", "retrying 10 None", "completed 10 None"]
    assert (job.status, fake.clock.slept) == ("completed", [5.0, 6.25, 7.8125])
    assert [call.operation for call in fake.calls("GET")] == ["GET /v1/jobs/{_id}"] * 4
    assert fake.unexpected == []


@pytest.mark.row("#11", "D9")
@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_of_a_run(using: Callable[..., Any], fake: FakeCeligo, shape: str) -> None:
    body, ids, refused = SHAPES[shape]
    flow = answering(fake, body)
    run = using(lambda client, _: client.flows.run(flow))
    assert (run.ids, run.refused) == (ids, refused)
    if ids:
        return
    with pytest.raises(celigo.JobRejectedError) as caught:
        using(lambda client, _: client.flows.run(flow), lambda _, run: run.wait())
    assert caught.value.reason == (refused or "the answer names no job")
    assert caught.value.answer == run.answer


@pytest.mark.row("#11")
@pytest.mark.parametrize("status", ["failed", "canceled"])
def test_a_run_that_ends_badly(using: Callable[..., Any], fake: FakeCeligo, status: str) -> None:
    flow = fake.flows.add(name="Orders")
    fake.jobs.script(states=[{"status": "canceling"}, {"status": status, "num_error": 3}])
    with pytest.raises(celigo.JobFailedError, match=f"ended as {status}") as caught:
        using(lambda client, _: client.flows.run(flow.id), lambda _, run: run.wait())
    assert caught.value.job.num_error == 3


@pytest.mark.row("#11")
def test_a_run_is_never_sent_twice(using: Callable[..., Any], fake: FakeCeligo) -> None:
    flow = fake.flows.add(name="Orders")
    fake.fail_next(503, path="/v1/flows/*/run")
    with pytest.raises(celigo.InternalServerError):
        using(lambda client, _: client.flows.run(flow.id))
    assert fake.calls("POST").count == 1


@pytest.mark.row("A17")
def test_a_look_is_repeated_like_any_reading(using: Callable[..., Any], fake: FakeCeligo) -> None:
    job = fake.jobs.add(status="running")
    fake.jobs.script(job.id or "", states=[{"status": "completed"}])
    fake.fail_next(503)
    fake.fail_next(429, retry_after=3)
    assert using(lambda client, _: client.jobs.wait(job.id)).status == "completed"
    assert fake.calls("GET").count == 3


@pytest.mark.row("#23", "#24", "A12")
@pytest.mark.parametrize("method", RETRIES)
def test_long_retries(using: Callable[..., Any], fake: FakeCeligo, method: str) -> None:
    flow = fake.flows.add(name="Orders")
    keys = [f"k{number}" for number in range(2500)]
    report = using(lambda client, _: getattr(client.flows, method)(flow.id, fake.oid(), retry_data_keys=keys))
    assert (report.batches, len(report.jobs), len(report.ids), report.no_match) == (3, 3, 3, 0)
    assert [job.id for job in report.jobs] == list(report.ids)
    jobs = using(
        lambda client, _: getattr(client.flows, method)(flow.id, fake.oid(), retry_data_keys=keys),
        lambda _, report: report.wait(),
    )
    assert [job.status for job in jobs] == ["completed"] * 3
    assert (type(jobs), jobs.batches, jobs.no_match) == (celigo.FinishedJobs, 3, 0)


@pytest.mark.row("#23", "#24", "A12")
@pytest.mark.parametrize("method", RETRIES)
@pytest.mark.parametrize(("size", "parts"), [(0, 0), (1, 1), (1000, 1), (1001, 2)])
def test_one_wait_for_any_number_of_keys(
    using: Callable[..., Any], fake: FakeCeligo, method: str, size: int, parts: int
) -> None:
    flow = fake.flows.add(name="Orders")
    keys = [f"k{number}" for number in range(size)]
    jobs = using(
        lambda client, _: getattr(client.flows, method)(flow.id, fake.oid(), retry_data_keys=keys),
        lambda _, report: report.wait(),
    )
    assert type(jobs) is celigo.FinishedJobs
    assert (len(jobs), jobs.batches, fake.calls("POST").count) == (parts, parts, parts)


@pytest.mark.row("#23", "#24", "A13")
@pytest.mark.parametrize("method", RETRIES)
def test_no_key_matched(using: Callable[..., Any], fake: FakeCeligo, method: str) -> None:
    path = "retry" if method == "retry_errors" else "retry_with_exponential_decay"

    @fake.handle(f"POST /v1/flows/{{_id}}/{{_stepId}}/{path}")
    def retry(request: FakeRequest) -> Any:
        body: Any = request.body
        known = "good" in body["retryDataKeys"]
        return NotImplemented if known else None

    flow = fake.flows.add(name="Orders")
    keys = [f"k{number}" for number in range(1000)]
    send = lambda client, _: getattr(client.flows, method)(flow.id, fake.oid(), retry_data_keys=[*keys, "good"])  # noqa: E731
    report = using(send)
    assert (report.batches, report.no_match, len(report.jobs)) == (2, 1, 1)
    assert [job.status for job in using(send, lambda _, report: report.wait())] == ["completed"]
    with pytest.raises(celigo.JobRejectedError):
        using(
            lambda client, _: getattr(client.flows, method)(flow.id, fake.oid(), retry_data_keys=["bad"]),
            lambda _, report: report.wait(),
        )


@pytest.mark.row("#24")
def test_a_disabled_flow_is_not_retried(using: Callable[..., Any], fake: FakeCeligo) -> None:
    flow = fake.flows.add(name="Orders")
    refusal = {"errors": [{"code": "inactive_flow", "message": "The flow is disabled."}]}
    fake.fail_next(422, body=refusal)
    with pytest.raises(celigo.UnprocessableEntityError) as caught:
        using(lambda client, _: client.flows.retry_errors_with_backoff(flow.id, fake.oid(), retry_data_keys=["k"]))
    assert caught.value.has_code("inactive_flow")
