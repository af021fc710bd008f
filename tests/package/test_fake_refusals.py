"""What a server refuses the fake refuses as well: with status, code and field, and noted in `unexpected`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import celigo
import pytest
from celigo.testing import FakeAnswer, FakeCeligo, FakeRequest

FLOW = "62f0000000000000000000a1"
OTHER = "62f0000000000000000000a2"
EXPORT = "62f0000000000000000000b1"
IMPORT = "62f0000000000000000000b2"
NONE = "62f0000000000000000000ff"
STEP = f"/v1/flows/{FLOW}/{IMPORT}"
LOGS = f"/v1/flows/{FLOW}/jobs/{NONE}/logs"
JSON = "application/json"


@dataclass(frozen=True)
class Wrong:
    """A request that a server refuses, and how."""

    request: str
    """Method and path, with the query."""
    status: int
    code: str | None = None
    field: str | None = None
    body: Any = None
    content: bytes = b""
    media_type: str = JSON
    credential: str | None = "Bearer fake-token"
    origin: str = "https://api.integrator.io"
    before: Callable[[FakeCeligo], object] = bool
    """What makes it wrong."""
    noted: bool = True
    """Whether `unexpected` has it; what is only not there is no mistake of who asks."""


def fake_with_flows() -> FakeCeligo:
    fake = FakeCeligo(region="us")
    fake.flows.add(id=FLOW, name="Orders", disabled=False, integration_id="62f0000000000000000000c1")
    fake.flows.add(id=OTHER, name="Refunds", disabled=False, integration_id="62f0000000000000000000c2")
    return fake


def disabled(fake: FakeCeligo) -> None:
    fake.flows.get(FLOW).disabled = True


def abstract(fake: FakeCeligo) -> None:
    fake.flows.get(FLOW).is_abstract = True


def with_instance(fake: FakeCeligo) -> None:
    abstract(fake)
    fake.flows.get(OTHER).raw["_abstractFlowId"] = FLOW


def with_error(fake: FakeCeligo) -> None:
    fake.flows.step_errors.add(FLOW, IMPORT, retryDataKey="key")


def preview(**fields: Any) -> dict[str, Any]:
    flow = {"pageGenerators": [{"_exportId": EXPORT}], "pageProcessors": [{"type": "import", "_importId": IMPORT}]}
    maps = {"pageGeneratorMap": {EXPORT: {"doc": {}}}, "pageProcessorMap": {IMPORT: {"doc": {}}}}
    return {"_pageProcessorId": IMPORT, "flow": flow, **maps, **fields}


def patch(path: str, value: Any, op: str = "replace") -> list[dict[str, Any]]:
    return [{"op": op, "path": path, "value": value}]


FIELD, MISSING, QUERY, UNKNOWN = (
    "invalid_or_missing_field",
    "missing_required_field",
    "invalid_query_params",
    "invalid_ref",
)
HELPER = {"submit": {"sameAsStatus": True}, "status": {"_exportId": EXPORT, "doneValues": [], "inProgressValues": []}}
REFUSED: dict[str, Wrong] = {
    # The credential and the address.
    "no credential": Wrong("GET /v1/flows", 401, credential=None),
    "another token": Wrong("GET /v1/flows", 401, credential="Bearer expired"),
    "another scheme": Wrong("GET /v1/flows", 401, credential="Basic fake-token"),
    "another region": Wrong("GET /v1/flows", 401, origin="https://api.eu.integrator.io"),
    "a path of no operation": Wrong("GET /v1/flowz", 404, UNKNOWN),
    "a method of no operation": Wrong(f"POST /v1/flows/{FLOW}", 405),
    # What is not there.
    "an unknown id": Wrong(f"GET /v1/flows/{NONE}", 404, UNKNOWN, "_id", noted=False),
    "an unknown id to replace": Wrong(f"PUT /v1/flows/{NONE}", 404, UNKNOWN, "_id", {"name": "x"}, noted=False),
    "an unknown id to delete": Wrong(f"DELETE /v1/flows/{NONE}", 404, UNKNOWN, "_id", noted=False),
    "an unknown job": Wrong(f"GET /v1/jobs/{NONE}", 404, UNKNOWN, "_id", noted=False),
    "an unknown parent": Wrong(f"GET /v1/flows/{NONE}/{IMPORT}/errors", 404, UNKNOWN, "_id", noted=False),
    "an unknown id in a list": Wrong(
        "PUT /v1/flows/updateFlowGrouping", 404, UNKNOWN, "_flowIds", {"_flowIds": [NONE], "_flowGroupingId": None}
    ),
    "a malformed id": Wrong("GET /v1/asynchelpers/helper", 400, UNKNOWN, "_id"),
    "a key that no error has": Wrong(
        f"GET {STEP}/other/data", 404, "no_retrydata_found", before=with_error, noted=False
    ),
    # The body.
    "no body": Wrong("POST /v1/flows", 400, "bad_request"),
    "no JSON": Wrong("POST /v1/flows", 400, "bad_request", content=b'{"name": '),
    "another type of body": Wrong("POST /v1/flows", 400, "bad_request", body={"name": "x"}, media_type="text/plain"),
    "another type where the page says 415": Wrong(
        f"DELETE {STEP}/requests", 415, body={"keys": ["a"]}, media_type="text/plain"
    ),
    "a list for an object": Wrong("POST /v1/flows", 422, FIELD, body=[{"name": "x"}]),
    "a number for text": Wrong("POST /v1/flows", 422, FIELD, "name", {"name": 5}),
    "a number for text below": Wrong(
        "POST /v1/flows", 422, FIELD, "pageGenerators[0]._exportId", {"pageGenerators": [{"_exportId": 5}]}
    ),
    "text for true or false": Wrong("POST /v1/flows", 422, FIELD, "disabled", {"name": "x", "disabled": "no"}),
    "a missing field": Wrong("POST /v1/imports", 422, MISSING, "adaptorType", {"name": "x"}),
    "a missing field below": Wrong(
        "POST /v1/asynchelpers", 422, MISSING, "http.status.statusPath", {"name": "x", "http": HELPER}
    ),
    "a value that is not listed": Wrong(
        "POST /v1/imports", 422, FIELD, "adaptorType", {"name": "x", "adaptorType": "HTTPImport"}
    ),
    "text that is too long": Wrong("POST /v1/flows", 422, FIELD, "name", {"name": "x" * 256}),
    "an empty list": Wrong(f"DELETE {STEP}/requests", 400, None, "keys", {"keys": []}),
    "too many items": Wrong(
        f"PUT {STEP}/errors/assign", 400, None, "errorIds", {"email": "a@b.example", "errorIds": ["x"] * 1001}
    ),
    "no time": Wrong(f"POST /v1/flows/{FLOW}/run", 422, FIELD, "export.startDate", {"export": {"startDate": "today"}}),
    # The query.
    "a missing parameter": Wrong(f"GET /v1/flows/{FLOW}/jobs/search", 400, QUERY, "traceKeyPrefix"),
    "parameters that exclude each other": Wrong("GET /v1/flows?include=name&exclude=name", 400, QUERY, "exclude"),
    "a character that is not allowed": Wrong("GET /v1/flows?include=na-me", 400, QUERY, "include"),
    "a parameter that is not listed": Wrong(f"GET {LOGS}?sortOrder=up", 400, QUERY, "sortOrder"),
    "a page that is too small": Wrong(f"GET {LOGS}?pageSize=0", 400, QUERY, "pageSize"),
    "a page that is too large": Wrong(f"GET {LOGS}?pageSize=1001", 400, QUERY, "pageSize"),
    "a page that nothing led to": Wrong("GET /v1/flows?_fake_page=next", 400),
    "a filter that is no time": Wrong(
        f"GET /v1/flows/{FLOW}/jobs/search?traceKeyPrefix=a&createdAt_gte=yesterday", 400, QUERY, "createdAt_gte"
    ),
    "a time of another form": Wrong(f"GET {STEP}/requests?time_gt=2026-01-01T00:00:00Z", 422, QUERY, "time_gt"),
    "an end before its beginning": Wrong(
        f"DELETE /v1/flows/{FLOW}/logs?startedAt=2026-01-02T00:00:00Z&endAt=2026-01-01T00:00:00Z", 400, QUERY, "endAt"
    ),
    # Patches.
    "a path that cannot be patched": Wrong(
        f"PATCH /v1/flows/{FLOW}", 422, FIELD, "/pageGenerators", patch("/pageGenerators", [])
    ),
    "an operation that is not there": Wrong(
        f"PATCH /v1/flows/{FLOW}", 422, FIELD, "[0].op", patch("/name", "x", "add")
    ),
    "a patch to another type": Wrong(f"PATCH /v1/flows/{FLOW}", 422, FIELD, "name", patch("/name", 5)),
    "a time too far ahead": Wrong(
        f"PATCH /v1/flows/{FLOW}",
        422,
        FIELD,
        "/logging/debugUntil",
        patch("/logging/debugUntil", "2999-01-01T00:00:00Z"),
    ),
    # What the pages say of flows.
    "routers beside processors": Wrong(
        "POST /v1/flows",
        422,
        FIELD,
        "pageProcessors",
        {"routers": [{"branches": []}], "pageProcessors": [{"type": "import", "_importId": IMPORT}]},
    ),
    "an instance of nothing": Wrong("POST /v1/flows", 422, FIELD, "_abstractFlowId", {"_abstractFlowId": NONE}),
    "an instance with steps of its own": Wrong(
        "POST /v1/flows", 422, FIELD, "routers", {"_abstractFlowId": FLOW, "routers": []}, before=abstract
    ),
    "an abstract flow made plain": Wrong(
        f"PUT /v1/flows/{FLOW}", 422, FIELD, "isAbstract", {"name": "x"}, before=with_instance
    ),
    "a disabled flow run": Wrong(f"POST /v1/flows/{FLOW}/run", 200, before=disabled),
    "an abstract flow run": Wrong(f"POST /v1/flows/{FLOW}/run", 200, before=abstract),
    "a retry of a disabled flow": Wrong(
        f"POST {STEP}/retry_with_exponential_decay",
        422,
        "inactive_flow",
        None,
        {"retryDataKeys": ["key"]},
        before=disabled,
    ),
    "flows of two integrations": Wrong(
        "PUT /v1/flows/updateFlowGrouping", 400, None, "_flowIds", {"_flowIds": [FLOW, OTHER], "_flowGroupingId": None}
    ),
    "data under another key": Wrong(
        f"PUT {STEP}/key/data",
        400,
        None,
        "retryDataKey",
        {"data": {}, "oneToMany": False, "retryDataKey": "other", "stage": "page_generator"},
    ),
    "a preview without a generator": Wrong(
        "POST /v1/pageProcessors/preview",
        400,
        "missing_pageGenerator_doc",
        "pageGeneratorMap",
        preview(pageGeneratorMap={}),
    ),
    "a preview without its step": Wrong(
        "POST /v1/pageProcessors/preview",
        400,
        "missing_pageProcessor_doc",
        "pageProcessorMap",
        preview(pageProcessorMap={}),
    ),
}


def answer(fake: FakeCeligo, wrong: Wrong) -> FakeAnswer:
    method, _, target = wrong.request.partition(" ")
    path, _, query = target.partition("?")
    content = json.dumps(wrong.body).encode() if wrong.body is not None else wrong.content
    headers = {"content-type": wrong.media_type} if content else {}
    headers |= {"authorization": wrong.credential} if wrong.credential else {}
    return fake.answer(
        FakeRequest(method=method, path=path, query_text=query, headers=headers, content=content, origin=wrong.origin)
    )


@pytest.mark.parametrize("wrong", REFUSED.values(), ids=REFUSED.keys())
def test_a_wrong_use_is_refused(wrong: Wrong) -> None:
    fake = fake_with_flows()
    wrong.before(fake)
    kept = [flow.copy() for flow in fake.flows]
    found = answer(fake, wrong)
    assert found.status == wrong.status
    told = entries(found)
    if wrong.code is not None:
        assert told[0].get("code") == wrong.code
    assert told[0].get("field") == wrong.field
    assert told[0]["message"]
    assert bool(fake.unexpected) == wrong.noted
    assert list(fake.flows) == kept
    assert len(fake.jobs) == 0


def entries(found: FakeAnswer) -> list[Mapping[str, Any]]:
    """The errors of an answer, whatever its form."""
    if not found.content:
        return [{"message": "only the status is documented"}]
    told = json.loads(found.content)
    return told.get("errors") or [{"message": told.get("error") or told["message"]}]


UNKNOWN_FIELDS: dict[str, tuple[Wrong, str]] = {
    "a field": (Wrong("POST /v1/flows", 201, body={"name": "x", "nmae": "y"}), "field nmae is not known"),
    "a field below": (
        Wrong("POST /v1/flows", 201, body={"pageGenerators": [{"_exportId": EXPORT, "exportId": "y"}]}),
        "field pageGenerators[].exportId is not known",
    ),
    "a field of the server": (
        Wrong("POST /v1/flows", 201, body={"name": "x", "_id": NONE}),
        "field _id is not known",
    ),
    "a parameter": (Wrong("GET /v1/flows?limit=5", 200), "query parameter limit is not known"),
    "a body": (Wrong("GET /v1/flows", 200, body={"name": "x"}), "a body, and none is described"),
}


@pytest.mark.parametrize(("wrong", "reason"), UNKNOWN_FIELDS.values(), ids=UNKNOWN_FIELDS.keys())
def test_what_servers_let_pass_is_noted(wrong: Wrong, reason: str) -> None:
    fake = fake_with_flows()
    assert answer(fake, wrong).status == wrong.status
    assert [one.reasons for one in fake.unexpected] == [(reason,)]
    assert NONE not in fake.flows


def test_what_a_server_gave_it_takes_back() -> None:
    fake = fake_with_flows()
    fake.flows.get(FLOW).raw.update({"wizardState": "new", "timezone": 5})
    with fake.client() as client:
        client.flows.replace(FLOW, body=client.flows.get(FLOW).raw)
        client.flows.update(FLOW, name="Renamed")
    assert fake.unexpected == []
    assert fake.flows.get(FLOW).raw["wizardState"] == "new"


def test_a_lenient_fake_only_notes() -> None:
    fake = FakeCeligo(refuse=False)
    fake.flows.add(id=FLOW)
    for name in ("a list for an object", "a missing field", "a preview without a generator", "an unknown id in a list"):
        answer(fake, REFUSED[name])
    assert len(fake.unexpected) == 4


def test_a_region_that_is_none() -> None:
    with pytest.raises(ValueError, match=r"^there is no region 'us-east', only 'us', 'eu'$"):
        FakeCeligo(region="us-east")


def test_the_wrong_region_is_told_by_the_client() -> None:
    fake = fake_with_flows()
    with fake.client(region="eu") as client, pytest.raises(celigo.AuthenticationError, match=r"region eu"):
        client.flows.get(FLOW)


def test_a_rule_of_a_test() -> None:
    fake = fake_with_flows()

    @fake.handle("DELETE /v1/flows/{_id}")
    def keep_orders(request: FakeRequest) -> object:
        if fake.flows.get(request.path_params["_id"]).name == "Orders":
            return fake.refusal(request, 422, "Orders stays.", code="protected", field="name")
        return fake.usual_answer(request)

    with fake.client() as client:
        client.flows.delete(OTHER)
        with pytest.raises(celigo.UnprocessableEntityError, match=r"Orders stays\.") as found:
            client.flows.delete(FLOW)
    assert (found.value.code, found.value.field) == ("protected", "name")
    assert [str(one) for one in fake.unexpected] == [f"DELETE /v1/flows/{FLOW}: Orders stays."]
    assert [flow.id for flow in fake.flows] == [FLOW]


def test_a_new_flow_is_disabled() -> None:
    fake = FakeCeligo()
    with fake.client() as client:
        flow = client.flows.create(name="Orders")
        assert flow.disabled is True
        with pytest.raises(celigo.JobRejectedError, match="The flow is disabled"):
            client.flows.run(flow.id).wait()
        client.flows.patch(flow.id, disabled=False)
        assert client.flows.run(flow.id).ids
