"""What is done about errors, over the fake that keeps them."""

from __future__ import annotations

import asyncio
import io

import pytest
from celigo import BadRequestError, NotFoundError, UnprocessableEntityError
from celigo.models import FlowStepRetryData
from celigo.testing import FakeCeligo
from celigo.triage import missing

STEP = "5f00000000000000000000aa"


class Scene:
    """A flow with three errors on one step."""

    def __init__(self) -> None:
        self.fake = FakeCeligo()
        self.client = self.fake.client()
        self.flow = str(self.fake.flows.add(name="Orders", disabled=False).id)
        self.errors = [
            self.fake.flows.step_errors.add(
                self.flow, STEP, retryDataKey=f"key{number}", reqAndResKey=f"trace{number}", tags=["Known"]
            )
            for number in range(3)
        ]
        self.ids = [error.error_id for error in self.errors]

    @property
    def open(self) -> list[str]:
        return [error.error_id for error in self.client.flows.step_errors(self.flow, STEP)]

    @property
    def resolved(self) -> list[str]:
        return [error.error_id for error in self.client.flows.resolved_errors(self.flow, STEP)]


@pytest.fixture
def scene() -> Scene:
    return Scene()


@pytest.mark.row("#23", "#25", "#26")
def test_one_error_is_retried_with_other_data(scene: Scene) -> None:
    def mend(kept: FlowStepRetryData) -> None:
        kept.data["id"] = "mended"

    started = scene.client.flows.retry_with_edit(scene.flow, STEP, "key1", mend)
    assert len(started.ids) == 1
    assert scene.client.flows.retry_data(scene.flow, STEP, "key1").data == {"id": "mended"}
    assert scene.open == [scene.ids[0], scene.ids[2]]
    assert scene.resolved == [scene.ids[1]]


@pytest.mark.row("#26")
def test_the_whole_envelope_goes_back_as_it_came(scene: Scene) -> None:
    scene.client.flows.retry_with_edit(scene.flow, STEP, "key1", lambda kept: None)
    (call,) = scene.fake.calls("PUT", "/v1/flows/*/*/key1/data")
    assert call.body == {
        "data": {"id": "key1"},
        "oneToMany": False,
        "retryDataKey": "key1",
        "stage": "page_processor_import",
    }


@pytest.mark.row("#25")
def test_a_key_without_data_has_its_code(scene: Scene) -> None:
    with pytest.raises(NotFoundError) as caught:
        scene.client.flows.retry_with_edit(scene.flow, STEP, "nobody", lambda kept: None)
    assert caught.value.has_code("no_retrydata_found")


@pytest.mark.row("#23")
def test_keys_that_match_nothing_start_nothing(scene: Scene) -> None:
    started = scene.client.flows.retry_errors(scene.flow, STEP, retry_data_keys=["a", "b"])
    assert (started.ids, started.no_match, started.answers) == ((), 1, ())


@pytest.mark.row("#24")
def test_a_flow_that_is_off_is_not_retried_with_growing_delays(scene: Scene) -> None:
    scene.fake.flows.get(scene.flow).disabled = True
    with pytest.raises(UnprocessableEntityError) as caught:
        scene.client.flows.retry_errors_with_backoff(scene.flow, STEP, retry_data_keys=["key1"])
    assert caught.value.code == "inactive_flow"


@pytest.mark.row("#32")
def test_errors_are_named_for_their_tags(scene: Scene) -> None:
    del scene.errors[0].retry_data_key
    (touched,) = scene.client.flows.tag_errors(scene.flow, STEP, scene.errors[:2], ["F3ZBQ"])
    assert list(touched.errors_to_return.errors) == scene.ids[:2]
    (call,) = scene.fake.calls("PUT", "/v1/flows/*/*/tags")
    assert call.body["errors"] == [{"id": scene.ids[0], "rdk": ""}, {"id": scene.ids[1], "rdk": "key1"}]


@pytest.mark.row("#32")
def test_no_errors_are_no_request(scene: Scene) -> None:
    assert scene.client.flows.tag_errors(scene.flow, STEP, [], ["F3ZBQ"]) == []
    assert not scene.fake.calls("PUT")


@pytest.mark.row("#32")
def test_further_tags_keep_the_others(scene: Scene) -> None:
    scene.errors[2].tags = []
    scene.client.flows.add_tags(scene.flow, STEP, scene.errors, ["NEW"], codes={"Known": "K1"})
    sent = [(call.body["tagIds"], len(call.body["errors"])) for call in scene.fake.calls("PUT", "/v1/flows/*/*/tags")]
    assert sent == [(["K1", "NEW"], 2), (["NEW"], 1)]


@pytest.mark.row("#32")
def test_a_tag_without_a_code_stops_before_anything_is_sent(scene: Scene) -> None:
    with pytest.raises(ValueError, match="Known"):
        scene.client.flows.add_tags(scene.flow, STEP, scene.errors, ["NEW"], codes={})
    assert not scene.fake.calls("PUT")


@pytest.mark.row("#30")
def test_captured_requests_of_a_step_are_removed_by_name(scene: Scene) -> None:
    for number in (0, 1):
        scene.fake.flows.requests.add(scene.flow, STEP, key=f"trace{number}")
    scene.client.flows.resolve_errors(scene.flow, STEP, error_ids=[scene.ids[0]])
    purged = scene.client.flows.purge_requests(scene.flow, STEP)
    assert sorted(purged.deleted) == ["trace0", "trace1"]
    assert not purged.ok
    assert [error["key"] for error in purged.errors] == ["trace2"]


@pytest.mark.row("#30")
def test_a_step_without_errors_is_no_request() -> None:
    fake = FakeCeligo()
    flow = str(fake.flows.add(name="Orders").id)
    for listing in (fake.flows.step_errors, fake.flows.resolved_errors):
        listing.clear(flow, STEP)
    assert fake.client().flows.purge_requests(flow, STEP).ok
    assert not fake.calls("DELETE")


@pytest.mark.row("#16", "#17", "A13")
def test_assigned_and_taken_back(scene: Scene) -> None:
    flows = scene.client.flows
    asked = [*scene.ids[:2], "nobody"]
    (done,) = flows.assign_errors(scene.flow, STEP, email="jane@example.com", error_ids=asked)
    assert missing(asked, done.errors_to_return) == ["nobody"]
    assert [error.assigned_to for error in flows.step_errors(scene.flow, STEP)] == ["jane@example.com"] * 2 + [None]
    (back,) = flows.unassign_errors(scene.flow, STEP, error_ids=scene.ids)
    assert missing(scene.ids, back.errors_to_return) == [scene.ids[2]]


@pytest.mark.row("#19", "#20", "#21")
def test_resolved_errors_can_go_for_good(scene: Scene) -> None:
    flows = scene.client.flows
    flows.resolve_errors(scene.flow, STEP, error_ids=scene.ids[:2])
    assert (scene.open, scene.resolved) == (scene.ids[2:], scene.ids[:2])
    flows.delete_resolved_errors(scene.flow, STEP, error_ids=scene.ids[:1])
    assert scene.resolved == scene.ids[1:2]


@pytest.mark.row("#14")
def test_the_summary_counts_what_is_open(scene: Scene) -> None:
    (step,) = scene.client.flows.error_summary(scene.flow).flow_errors
    assert (step.exp_or_imp_id, step.num_error) == (STEP, 3)


@pytest.mark.row("#06")
def test_a_clone_is_a_flow_with_steps_of_its_own() -> None:
    fake = FakeCeligo()
    flow = fake.flows.add(name="Orders", pageGenerators=[{"_exportId": "5f00000000000000000000e1"}])
    fake.client().flows.clone(str(flow.id), name="Copy")
    copy = fake.flows.all()[-1]
    assert copy.name == "Copy"
    assert copy.page_generators is not None
    assert copy.page_generators[0].export_id != "5f00000000000000000000e1"


def test_the_same_with_asyncio(scene: Scene) -> None:
    async def main() -> None:
        async with scene.fake.async_client() as client:
            flows = client.flows

            async def mend(kept: FlowStepRetryData) -> None:
                kept.data["id"] = "mended"

            started = await flows.retry_with_edit(scene.flow, STEP, "key1", mend)
            assert len(started.ids) == 1
            assert len(await flows.tag_errors(scene.flow, STEP, scene.errors[:1], ["F3ZBQ"])) == 1
            assert await flows.tag_errors(scene.flow, STEP, [], ["F3ZBQ"]) == []
            codes = {"Known": "K1", "F3ZBQ": "F3ZBQ"}
            assert len(await flows.add_tags(scene.flow, STEP, scene.errors, ["NEW"], codes=codes)) == 2
            scene.fake.flows.requests.add(scene.flow, STEP, key="trace0")
            assert (await flows.purge_requests(scene.flow, STEP)).deleted == ["trace0"]

    asyncio.run(main())


DETAIL = "GET /v1/flows/{_id}/{_stepId}/requests/{reqAndResKey}"
FILE = "GET /v1/flows/{_id}/{_stepId}/requests/{key}/files/signedURL"
BODIES = [
    pytest.param("{}", "[1]", None, b"{}", b"[1]", id="both-shown"),
    pytest.param("{}", None, None, b"{}", b"", id="no-response-body"),
    pytest.param("{}", None, b"[1, 2]", b"{}", b"[1, 2]", id="response-in-the-file"),
    pytest.param("{}", "[1", b"[1, 2]", b"{}", b"[1, 2]", id="response-cut"),
    pytest.param(None, "[1", b"[1, 2]", b"", b"[1, 2]", id="response-cut-and-no-request-body"),
    pytest.param("[1", "[9]", b"[1, 2]", b"[1, 2]", b"[9]", id="request-cut"),
    pytest.param(None, "[9]", b"[1, 2]", b"[1, 2]", b"[9]", id="request-in-the-file"),
]


@pytest.mark.row("#31")
@pytest.mark.parametrize(("request_body", "response_body", "file", "sent", "received"), BODIES)
def test_a_captured_body_is_whole(
    scene: Scene, request_body: str | None, response_body: str | None, file: bytes | None, sent: bytes, received: bytes
) -> None:
    shown = {
        name: {"body": body} if body else {} for name, body in (("request", request_body), ("response", response_body))
    }
    scene.fake.handle(DETAIL)(lambda request: {"key": "trace0", **shown})
    scene.fake.flows.requests.add(scene.flow, STEP, id="trace0", key="trace0")
    if file is None:
        scene.fake.handle(FILE)(lambda request: (422, {"errors": [{"code": "missing_bodykey", "message": "inline"}]}))
    else:
        scene.fake.files.add(FILE, file, scene.flow, STEP, "trace0")
    flows = scene.client.flows
    assert flows.request_body(scene.flow, STEP, "trace0") == sent
    assert flows.request_body(scene.flow, STEP, "trace0", part="response") == received

    async def main() -> tuple[bytes, bytes]:
        async with scene.fake.async_client() as client:
            calls = client.flows
            first = await calls.request_body(scene.flow, STEP, "trace0")
            return first, await calls.request_body(scene.flow, STEP, "trace0", part="response")

    assert asyncio.run(main()) == (sent, received)


@pytest.mark.row("#31")
@pytest.mark.parametrize(
    ("status", "code", "error"), [(404, "file_not_found", NotFoundError), (422, "other", UnprocessableEntityError)]
)
def test_a_body_that_is_gone_is_an_error(scene: Scene, status: int, code: str, error: type[Exception]) -> None:
    scene.fake.flows.requests.add(scene.flow, STEP, id="trace0", key="trace0")
    scene.fake.handle(FILE)(lambda request: (status, {"errors": [{"code": code, "message": "no"}]}))
    with pytest.raises(error, match=code):
        scene.client.flows.request_body(scene.flow, STEP, "trace0")


@pytest.mark.row("#27")
def test_data_that_is_no_file_says_where_it_is(scene: Scene) -> None:
    signed = "GET /v1/flows/{_id}/{_stepId}/{retryDataKey}/signedURL"
    scene.fake.handle(signed)(lambda request: (400, {"errors": [{"code": "invalid_operation", "message": "no"}]}))
    with pytest.raises(BadRequestError) as caught:
        scene.client.flows.download_retry_data(scene.flow, STEP, "key1", io.BytesIO())
    assert caught.value.has_code("invalid_operation")
    assert "flows.retry_data gives it" in str(caught.value)


@pytest.mark.row("#34")
def test_what_runs_of_a_flow_is_cancelled(scene: Scene) -> None:
    jobs, flow = scene.fake.jobs, scene.flow
    going = [jobs.add(flow_id=flow, status=status) for status in ("queued", "running", "retrying")]
    jobs.script(str(going[1].id), states=[{"status": "completed"}])
    over, other = jobs.add(flow_id=flow, status="failed"), jobs.add(flow_id=scene.fake.oid(), status="running")
    scene.client.flows.cancel_jobs(flow)
    assert [scene.client.jobs.get(str(job.id)).status for job in going] == ["canceled"] * 3
    assert [job.status for job in (over, other)] == ["failed", "running"]


@pytest.mark.row("#23")
def test_a_retry_is_waited_for(scene: Scene) -> None:
    (job,) = scene.client.flows.retry_errors(scene.flow, STEP, retry_data_keys=["key1"]).wait()
    assert job.status == "completed"
    assert scene.resolved == [scene.ids[1]]


def test_where_every_id_exists_each_flow_is_retried() -> None:
    """A sample that says that it is disabled does not stand in the way."""
    flows = FakeCeligo(any_id=True).client().flows
    flow = "5f00000000000000000000bb"
    assert len(flows.retry_errors_with_backoff(flow, STEP, retry_data_keys=["key1"]).ids) == 1
