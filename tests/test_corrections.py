"""Where real documents and the prose differ from the published schemas: each difference, with the correction made."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from celigo import AsyncCeligo, Celigo, NotFoundError, PermissionDeniedError, RateLimitError, models
from specloom.diagnostics import Diagnostics
from specloom.input.files import find
from specloom.input.read import read
from specloom.merge.merge import merge
from specloom.overlay.overlay import correct

from .package.oracle import GENERATED, Oracle, load
from .package.server import Answer, Server, serving
from .running import lay_out, run

ROOT = Path(__file__).resolve().parent.parent
SPECS = ROOT / "specs"
OVERLAYS = sorted((SPECS / "overlays").glob("*.yaml"))
ID = "5f0c0a1b2c3d4e5f60718293"
Check = Callable[[Server], None]
SHAPES: dict[str, Check] = {}


@cache
def oracle() -> Oracle:
    return load()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(oracle()) as running:
        yield running


def shape(name: str) -> Callable[[Check], Check]:
    return lambda check: SHAPES.setdefault(name, check)


def good(model: Any, document: dict[str, Any], component: str = "") -> Any:
    """The document as the model: nothing to say against it, in the client or in the corrected schema."""
    view = model.from_dict(document)
    assert [str(issue) for issue in view.issues()] == []
    assert view.to_dict() == document
    if component:
        assert oracle().faults({"$ref": f"#/components/schemas/{component}"}, document) == []
    return view


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = oracle().document["components"]["schemas"][name]
    return found


def text_of(key: str) -> str:
    method, path = key.split()
    return str(oracle().document["paths"][path][method.lower()]["description"])


def answered(server: Server, *answers: Answer) -> Celigo:
    server.answers[:] = answers
    server.seen.clear()
    return Celigo(token="token-of-a-test", base_url=server.url, max_retries=0)


@pytest.mark.row("D1")
def test_both_spellings_of_an_ignored_record() -> None:
    entry = {"_expOrImpId": ID, "groupId": "g", "recordId": "r"}
    for name in ("ExecutionLogEntry", "ExecutionLogStep", "FlowJobLogEntry"):
        for status in ("success", "error", "ignore", "ignored"):
            good(getattr(models, name), {**entry, "status": status}, name)


@pytest.mark.row("D2")
def test_absent_null_and_empty_end_a_listing(server: Server) -> None:
    for last in ({}, {"nextPageURL": None}, {"nextPageURL": ""}):
        with answered(server, Answer(200, {"errors": [], **last})) as client:
            assert list(client.flows.step_errors(ID, ID)) == []
        with answered(server, Answer(200, {"resolved": [], **last})) as client:
            assert list(client.flows.resolved_errors(ID, ID)) == []
    good(models.FlowStepErrorsResponse, {"errors": [], "nextPageURL": None}, "FlowStepErrorsResponse")
    assert "absent or `null`" in text_of("GET /v1/flows/{_id}/{_stepId}/errors")


@pytest.mark.row("D3")
def test_an_assignment_can_be_taken_away() -> None:
    text = text_of("PUT /v1/flows/{_id}/{_stepId}/errors/assign")
    assert "No body shape" not in text
    assert "PUT /v1/flows/{_id}/{_stepId}/errors/unassign" in text


@pytest.mark.row("D4")
def test_who_resolved_an_error_says_nothing_of_retries() -> None:
    assert "means a retry" not in text_of("GET /v1/flows/{_id}/{_stepId}/resolved")
    assert "by a successful" not in text_of("GET /v1/flows/{_id}/{_stepId}/resolved/signedURL")


def listed(key: str, field: str) -> set[str]:
    """What a text lists in backticks behind a word in bold."""
    passage = text_of(key).split(f"**{field}**", 1)[1].split(".\n", 1)[0]
    return {part for index, part in enumerate(passage.split("`")) if index % 2}


def error(**more: Any) -> dict[str, Any]:
    return {
        "code": "500",
        "errorId": "1",
        "message": "m",
        "occurredAt": "2026-01-01T00:00:00.000Z",
        "source": "user",
        **more,
    }


def known_and_open(field: str, older: set[str], count: int) -> None:
    names = listed("GET /v1/errors/filterMetadata", field)
    assert len(names) == count
    (known,) = [arm["enum"] for arm in schema("FlowStepError")["properties"][field]["anyOf"] if "enum" in arm]
    assert known == sorted(names | older)
    for value in known:
        assert getattr(good(models.FlowStepError, error(**{field: value}), "FlowStepError"), field) == value
    tomorrow = error(**{field: "of_tomorrow"})
    assert oracle().faults({"$ref": "#/components/schemas/FlowStepError"}, tomorrow) == []
    assert getattr(models.FlowStepError.from_dict(tomorrow), field) == "of_tomorrow"


@pytest.mark.row("D5")
def test_sources_of_errors() -> None:
    known_and_open("source", {"application", "connection", "internal", "user", "pre_save_page_hook"}, 24)


@pytest.mark.row("D6")
def test_classifications_of_errors() -> None:
    known_and_open("classification", {"connection", "intermittent", "validation", "data", "system"}, 10)


@pytest.mark.row("D7")
def test_schedules_and_descriptions_of_both_kinds() -> None:
    for schedule in ("? 5 0 ? * *", {"frequency": "daily", "days": [1], "unknown": 1}):
        for said in ("text", {"summary": "s", "detailed": "d", "generatedOn": None}):
            good(models.Flow, {"_id": ID, "schedule": schedule, "aiDescription": said}, "FlowResponse")
    flow = models.Flow.from_dict({"_id": ID, "schedule": {"frequency": "daily"}, "aiDescription": {"summary": "s"}})
    assert isinstance(flow.schedule, models.FlowSchedule)
    assert isinstance(flow.ai_description, models.AIDescription)


@pytest.mark.row("D8")
def test_a_flow_is_made_disabled() -> None:
    disabled = schema("FlowRequest")["properties"]["disabled"]
    assert disabled["default"] is True
    assert "When set to false (default)" not in disabled["description"]
    assert "DEFAULT: true" in disabled["description"]


@pytest.mark.row("D9")
def test_shapes_of_the_answer_to_a_run(server: Server) -> None:
    shapes: list[tuple[int, Any, str]] = [
        (200, {"error": "The flow is disabled"}, "FlowRunRejected"),
        (200, {"_jobId": ID, "status": "queued"}, "FlowRunScheduled"),
        (201, {"_id": ID, "_flowJobId": ID}, "FlowRunScheduled"),
        (200, [{"_jobId": ID}], "ListView"),
    ]
    for status, body, name in shapes:
        assert oracle().faults({"$ref": "#/components/schemas/FlowRunResponse"}, body) == []
        with answered(server, Answer(status, body)) as client:
            assert type(client.flows.run(ID).answer).__name__ == name


@pytest.mark.row("D10")
def test_one_spelling_of_how_records_are_routed() -> None:
    assert 'routeRecordsUsing="input_filters"' in schema("Branch")["properties"]["inputFilter"]["description"]


@pytest.mark.row("D11")
def test_an_address_is_not_checked() -> None:
    text = schema("FlowStepErrorsAssignRequest")["properties"]["email"]["description"]
    assert "Must be a user" not in text
    assert "The server does not check it" in text


@pytest.mark.row("D12")
def test_stages_of_logs(server: Server) -> None:
    stages = listed_stages()
    assert stages <= set(schema("ExecutionLogDataRequest")["properties"]["stage"]["enum"])
    with answered(server, Answer(200, {"logs": []})) as client:
        client.flows.query_log_data(ID, ID, exp_or_imp_id=ID, group_id="g", record_id="r", stage="aFunctionOfMine")
    assert json.loads(server.seen[0].content)["stage"] == "aFunctionOfMine"


def listed_stages() -> set[str]:
    lines = text_of("POST /v1/flows/{_id}/jobs/{_jobId}/logs/data/query").split("values:\n", 1)[1]
    words = [part for index, part in enumerate(lines.split("AI guidance")[0].split("`")) if index % 2]
    return {word for word in words if word.isalpha()} - {"function"}


@pytest.mark.row("D13")
def test_each_schema_has_its_own_types() -> None:
    found = good(models.FlowStepError, error(oIndex="0", purgeAt="1767225600000"), "FlowStepError")
    assert found.o_index == "0"
    job = good(models.Job, {"oIndex": 0, "purgeAt": "2026-01-01T00:00:00.000Z"}, "Job")
    assert (job.o_index, job.purge_at.year) == (0, 2026)
    trace = {"key": "k", "request": {}, "response": {"statusCode": 200}}
    assert good(models.FlowStepRequestResponse, trace, "FlowStepRequestResponse").response.status_code == 200
    entry = {"key": "k", "method": "GET", "stage": "export", "statusCode": "200", "time": 1}
    page = {"nextPageURL": None, "requests": [entry]}
    listing = good(models.FlowStepRequestsListResponse, page, "FlowStepRequestsListResponse")
    assert listing.requests[0].status_code == "200"


@pytest.mark.row("D14")
def test_a_preview_wants_a_flow() -> None:
    assert "flow" in schema("PageProcessorsPreviewRequest")["required"]
    assert "flowDoc" not in schema("PageProcessorsPreviewRequest")["properties"]
    for client in (Celigo, AsyncCeligo):
        with_flow = inspect.signature(type(getattr_of(client, "flows")).preview_page_processor)
        assert "flow_doc" not in with_flow.parameters
        assert "flow" in with_flow.parameters


def getattr_of(client: Any, name: str) -> Any:
    return getattr(client(token="token-of-a-test"), name)


@pytest.mark.row("D15")
def test_what_a_request_may_set_is_kept() -> None:
    agent = models.AiAgentImport.from_dict(
        {"_id": ID, "name": "a", "adaptorType": "AiAgentImport", "_integrationId": ID, "_connectorId": ID}
    )
    assert agent.to_request(models.AiAgentRequest) == {
        "name": "a",
        "adaptorType": "AiAgentImport",
        "_integrationId": ID,
    }
    assert "readOnly" not in schema("IAResourceResponse")["properties"]["_integrationId"]


@pytest.mark.row("D16")
def test_imports_of_every_kind_are_listed(server: Server) -> None:
    other = {"_id": ID, "name": "i", "adaptorType": "HTTPImport"}
    with answered(server, Answer(200, [other])) as client:
        (found,) = client.ai_agents.list()
    assert found.adaptor_type == "HTTPImport"
    good(models.AiAgentImport, other, "AiAgentResponse")
    assert schema("AiAgentRequest")["properties"]["adaptorType"]["enum"] == ["AiAgentImport"]


@pytest.mark.row("D17")
def test_the_data_of_a_retry_has_any_shape() -> None:
    for data in ({"a": 1}, [1], "text", 7, None):
        document = {"data": data, "oneToMany": False, "retryDataKey": "k", "stage": "page_generator"}
        assert good(models.FlowStepRetryData, document, "FlowStepRetryData").raw["data"] == data


@pytest.mark.row("D18")
def test_a_download_is_not_always_a_csv() -> None:
    signed = schema("FlowStepSignedURLResponse")
    assert "the data of a retry or the body of a request" in signed["description"]
    assert "streams a CSV" not in signed["properties"]["signedURL"]["description"]


@pytest.mark.row("D19")
def test_nothing_to_show_is_an_ordinary_answer(server: Server) -> None:
    missing = {"errors": [{"code": "req_res_logs_not_found", "message": "none"}]}
    with answered(server, Answer(404, missing)) as client, pytest.raises(NotFoundError) as caught:
        client.flows.test_run_logs(ID, "run", ID)
    assert caught.value.has_code("req_res_logs_not_found")
    path = "/v1/flows/{_id}/test/run/{runId}/{_stepId}/logs/requestAndResponse"
    assert "An ordinary answer" in oracle().document["paths"][path]["get"]["responses"]["404"]["description"]


@pytest.mark.row("D20")
def test_a_summary_of_errors_is_no_list(server: Server) -> None:
    with answered(server, Answer(200, {"flowErrors": [{"_expOrImpId": ID, "numError": 0}]})) as client:
        assert client.flows.error_summary(ID).flow_errors[0].num_error == 0


@shape("responseMapping")
def response_mappings(_: Server) -> None:
    field = {"extract": "id", "generate": "orderId"}
    lists = {"generate": "lines", "fields": [field]}
    mapping = good(models.ResponseMapping, {"fields": [field], "lists": [lists]}, "ResponseMapping")
    assert mapping.fields[0].generate == "orderId"
    assert mapping.lists[0].fields[0].extract == "id"
    good(models.ResponseMapping, {"fields": {"type": [field]}, "lists": {"type": [lists]}}, "ResponseMapping")
    good(models.Overrides, {"exports": [{"responseMapping": {"fields": [field]}}]}, "Overrides")
    good(models.Branch, {"name": "b", "pageProcessors": [processor(responseMapping={"lists": [lists]})]}, "Branch")


def processor(**more: Any) -> dict[str, Any]:
    return {"type": "import", "_importId": ID, **more}


@shape("inputFilter.rules")
def rules_of_a_filter(_: Server) -> None:
    rules = ["equals", ["string", ["extract", "x"]], "y"]
    branch = {"name": "b", "inputFilter": {"rules": rules, "version": "1"}}
    assert list(good(models.Branch, branch, "Branch").input_filter.rules) == rules
    good(models.Overrides, {"routers": [{"branches": [branch]}], "exports": [{"inputFilter": {"rules": rules}}]})
    good(models.Branch, {"name": "b", "inputFilter": {"rules": {"a": 1}}}, "Branch")


@shape("branches")
def ids_of_branches(_: Server) -> None:
    assert good(models.Branch, {"name": "b", "branchId": "1", "nextRouterId": "r"}, "Branch").next_router_id == "r"


@shape("flows")
def fields_of_flows(_: Server) -> None:
    for last in (None, "2026-01-01T00:00:00.000Z"):
        document = {"_id": ID, "sandbox": True, "numOpenError": 3, "lastErrorAt": last}
        assert good(models.Flow, document, "FlowResponse").num_open_error == 3
    good(models.Flow, {"_id": ID, "pageGenerators": [{"_id": ID, "_exportId": ID}]}, "FlowResponse")


@shape("aiDescription")
def descriptions_without_a_time(_: Server) -> None:
    good(models.AIDescription, {"summary": "s", "detailed": "d", "generatedOn": None}, "AIDescription")


@shape("routers")
def routers_that_were_never_configured(_: Server) -> None:
    good(models.Router, {"branches": [], "routeRecordsTo": "", "routeRecordsUsing": ""}, "Router")
    good(models.Router, {"branches": []}, "Router")


@shape("mappings")
def mappings_as_they_are(_: Server) -> None:
    for status in ({}, {"status": "Active"}, {"status": "Draft"}):
        for default in ("text", 7, None):
            inner = {"default": default, "buildArrayHelper": [{"default": default, "mappings": [{"generate": "a"}]}]}
            good(models.Mapping, {**status, "hardCodedValue": default, "mappings": [inner]}, "Mapping")


@shape("nesting")
def mappings_six_deep(_: Server) -> None:
    mapping: dict[str, Any] = {"generate": "leaf"}
    for _level in range(6):
        mapping = {"dataType": "objectarray", "buildArrayHelper": [{"extract": "$.x[*]", "mappings": [mapping]}]}
    view = good(models.Mapping, mapping, "Mapping")
    for _level in range(6):
        view = view.build_array_helper[0].mappings[0]
    assert view.generate == "leaf"


@shape("imports")
def imports_of_other_kinds(_: Server) -> None:
    field = {"extract": "a", "generate": "b"}
    for many in (True, "false"):
        document = {
            "_id": ID,
            "name": "n",
            "adaptorType": "NetSuiteDistributedImport",
            "mapping": {"fields": [field], "lists": [{"generate": "l", "fields": [field]}]},
            "lookups": [{"name": "tiers", "map": {"1": "one"}}],
            "oneToMany": many,
        }
        assert good(models.AiAgentImport, document, "AiAgentResponse").mapping.lists[0].fields[0].generate == "b"


@shape("errors")
def what_an_error_does_not_have(_: Server) -> None:
    nothing = dict.fromkeys(("traceKey", "retryDataKey", "retryAt", "exportDataURI", "importDataURI", "legacyId"))
    good(models.FlowStepError, error(**nothing, retriable=False), "FlowStepError")


@shape("jobs")
def a_job_in_the_queue(_: Server) -> None:
    assert good(models.Job, {"_id": ID, "status": "queued"}, "Job").started_at is None


@shape("transform")
def transformations(_: Server) -> None:
    rules = [[{"extract": "a", "generate": "b"}]]
    transform = {"type": "expression", "expression": {"rules": rules, "version": "1"}, "rules": rules, "version": "1"}
    status = {"_exportId": ID, "doneValues": [], "inProgressValues": [], "statusPath": "s"}
    http = {"status": status, "submit": {"sameAsStatus": True, "transform": {**transform, "unknown": 1}}}
    helper = good(models.AsyncHelper, {"_id": ID, "name": "n", "http": http}, "AsyncHelper")
    assert helper.http.submit.transform.expression.version == "1"


@shape("clone, run")
def made_or_done(server: Server) -> None:
    for status in (200, 201):
        with answered(server, Answer(status, {"_id": ID, "name": "Copy"}), Answer(status, {"_jobId": ID})) as client:
            assert isinstance(client.flows.clone(ID).raw, models.Flow)
            assert isinstance(client.flows.run(ID).answer, models.FlowRunScheduled)


@shape("429")
def too_many_requests(server: Server) -> None:
    with answered(server, Answer(429, None, {"Retry-After": "7"})) as client, pytest.raises(RateLimitError):
        client.flows.get(ID)
    assert all("429" in operation.responses for operation in oracle().operations.values())
    assert "Retry-After" in oracle().operations["GET /v1/flows"].responses["429"]["headers"]


@shape("401 and 403")
def refusals_are_bare_messages(server: Server) -> None:
    with (
        answered(server, Answer(403, {"message": "Not for you"})) as client,
        pytest.raises(PermissionDeniedError, match="Not for you"),
    ):
        client.flows.get(ID)
    assert all({"401", "403"} <= set(operation.responses) for operation in oracle().operations.values())


@pytest.mark.parametrize("name", SHAPES)
def test_shape(name: str, server: Server) -> None:
    SHAPES[name](server)


def merged_pages(*parts: str) -> Any:
    """The published pages, with the supplements when `parts` say so, merged and nothing else."""
    diagnostics = Diagnostics()
    files = [file for file in find(SPECS, "specs", diagnostics) if "supplements" in parts or not file.supplement]
    _, fragments = read(tuple(files), diagnostics)
    merged = merge(fragments, diagnostics)
    assert not diagnostics.failed
    return merged


def overlays(*without: int) -> list[tuple[str, str]]:
    """All overlays; the actions with these numbers, counted through, left out."""
    result, number = [], 0
    for path in OVERLAYS:
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        actions = document["actions"]
        document["actions"] = [a for n, a in enumerate(actions, number) if n not in without]
        number += len(actions)
        result.append((path.name, json.dumps(document)))
    return result


def test_every_correction_has_a_reason_and_knows_what_it_corrects() -> None:
    for path in OVERLAYS:
        for action in yaml.safe_load(path.read_text(encoding="utf-8"))["actions"]:
            assert action["description"].endswith("."), action["target"]
            fresh = isinstance(action.get("update"), dict) and "properties" in action["target"].rpartition(".")[2]
            named = action["target"].endswith((".schemas", ".responses", ".description"))
            brought = action.get("update")
            fresh = fresh or (isinstance(brought, dict) and set(brought) <= {"example", "examples"})
            knows = {"x-expect", "x-substitute", "copy", "remove"} & set(action)
            assert knows or fresh or named or "FlowRunResponse" in action["target"], action["target"]


def test_the_corrections_apply_to_the_pages_without_the_supplements_too() -> None:
    diagnostics = Diagnostics()
    corrected = correct(overlays(), merged_pages(), diagnostics)
    assert [entry.message for entry in diagnostics.entries] == []
    assert len(corrected.corrections) == sum(len(json.loads(text)["actions"]) for _, text in overlays())
    assert len(corrected.operations) == 57


def test_applied_twice_every_correction_is_idle_or_stale() -> None:
    once = correct(overlays(), merged_pages(), Diagnostics())
    diagnostics = Diagnostics()
    again = correct(overlays(), once, diagnostics)
    assert {entry.code for entry in diagnostics.entries} == {"idle-overlay", "stale-overlay"}
    assert all(".AiAgentResponse.allOf[0]" in done.target for done in again.corrections)
    assert again.document == once.document


def pages_only(folder: Path) -> Path:
    return lay_out(folder, {path.name: path.read_bytes() for path in sorted(SPECS.glob("*.md"))})


@pytest.mark.slow
def test_the_pages_alone_give_a_package(tmp_path: Path) -> None:
    outcome = run(pages_only(tmp_path), "generate", "--specs", "specs", "--out", "out", "--package", "pages_alone")
    assert (outcome.code, outcome.errors) == (0, "")
    document = json.loads((tmp_path / "out/openapi.json").read_text(encoding="utf-8"))
    index = json.loads((tmp_path / "out/api.json").read_text(encoding="utf-8"))
    assert len(index["operations"]) == 57
    assert len(document["paths"]) == 43
    assert not (tmp_path / "out/docs/corrections.md").exists()


def test_an_old_correction_fails_the_run(tmp_path: Path) -> None:
    """What the publisher has mended since is not corrected again in silence."""
    folder = pages_only(tmp_path)
    page = folder / "specs/flows.md"
    page.write_text(page.read_text(encoding="utf-8").replace("(default):\\n- Flow executes", ":\\n- Flow executes"))
    lay_out(folder, {f"overlays/{path.name}": path.read_bytes() for path in OVERLAYS})
    outcome = run(folder, "generate", "--specs", "specs", "--out", "out", "--package", "mended")
    assert outcome.code == 3
    assert outcome.errors.count("error[stale-overlay]") == 1
    assert "specs/overlays/20-contradictions.yaml:" in outcome.errors
    assert "if the publisher mended it, remove the action" in outcome.errors
    assert not (folder / "out").exists()


def test_a_supplement_brings_one_call_and_no_schema_of_its_own() -> None:
    before, after = merged_pages(), merged_pages("supplements")
    assert {o.key for o in after.operations} - {o.key for o in before.operations} == {"GET /v1/jobs/{_id}"}
    assert after.document["components"] == before.document["components"]
    assert [o.key for o in after.operations if o.supplement] == ["GET /v1/jobs/{_id}"]


def test_the_docs_say_what_is_not_published() -> None:
    said = "The published pages mention this operation but do not describe it"
    marked = [path.stem for path in (GENERATED / "docs/operations").rglob("*.md") if said in path.read_text("utf-8")]
    assert marked == ["get"]


def test_the_docs_tell_every_correction(server: Server) -> None:
    page = (GENERATED / "docs/corrections.md").read_text(encoding="utf-8")
    assert page.count("\n## ") == sum(len(json.loads(text)["actions"]) for _, text in overlays())
    with answered(server, Answer(200, {"_id": ID, "status": "completed"})) as client:
        assert client.jobs.get(ID).status == "completed"
