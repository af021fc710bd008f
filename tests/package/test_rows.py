"""What only the prose of the pages says of one operation: kept for the reader, and done by the client."""

from __future__ import annotations

import asyncio
import inspect
import json
from collections.abc import Callable, Iterator
from typing import Any

import celigo
import pytest
from celigo import errors, models

from .oracle import GENERATED, load
from .server import Answer, Server, serving

ORACLE = load()
ID = "5f0c0a1b2c3d4e5f60718293"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(ORACLE) as running:
        yield running


@pytest.fixture(params=["sync", "async"])
def call(request: pytest.FixtureRequest, server: Server) -> Callable[..., Any]:
    """Lay out answers and make one call; gives its result, lists read to their end."""

    def use(answers: list[Answer], act: Callable[[Any], Any], **options: Any) -> Any:
        server.answers[:] = answers
        server.seen.clear()
        given = {"token": "secret-token", "base_url": server.url, "max_retries": 0, **options}
        return _sync(given, act) if request.param == "sync" else asyncio.run(_async(given, act))

    return use


def _sync(options: dict[str, Any], act: Callable[[Any], Any]) -> Any:
    with celigo.Client(**options) as client:
        found = act(client)
        return list(found) if isinstance(found, celigo.Pager) else found


async def _async(options: dict[str, Any], act: Callable[[Any], Any]) -> Any:
    async with celigo.AsyncClient(**options) as client:
        found = act(client)
        return [item async for item in found] if isinstance(found, celigo.AsyncPager) else await found


def documented(name: str) -> str:
    """The docstring of a method, on one line; the async twin says the same."""
    resource, method = name.split(".")
    module, twin = (__import__(f"celigo.resources.{path}{resource}", fromlist=["x"]) for path in ("", "aio."))
    words = [
        inspect.getdoc(getattr(getattr(one, one.__all__[0]), method)) for one in (_ordered(module), _ordered(twin))
    ]
    assert words[0] == words[1]
    return " ".join(str(words[0]).split())


def _ordered(module: Any) -> Any:
    module.__all__.sort(key=len)
    return module


@pytest.mark.row(
    "A13",
    "A16",
    "B-cap",
    "#01",
    "#02",
    "#04",
    "#07",
    "#08",
    "#09",
    "#10",
    "#12",
    "#13",
    "#16",
    "#17",
    "#18",
    "#19",
    "#21",
    "#22",
    "#25",
    "#26",
    "#32",
    "#34",
    "#35",
    "#41",
    "#44",
    "#47",
    "#48",
    "#49",
    "#50",
    "#51",
    "#52",
    "#54",
    "#55",
    "#56",
)
@pytest.mark.parametrize(
    ("name", "passage"),
    [
        ("flows.create", "Creates a new flow configuration"),
        ("flows.get", "Returns the complete configuration"),
        ("flows.delete", "retained in the recycle bin for 30 days"),
        ("flows.preview_clone", "No resources are created"),
        ("flows.descendants", "without the N+1 round-trips"),
        ("flows.error_summary", "entries with zero errors still appear"),
        ("flows.replace_connection", "of the same adaptor type"),
        ("flows.trace_key", "zero-based position in the flow's `pageGenerators`"),
        ("flows.last_export_date_time", "next run will re-scan the full history"),
        ("flows.assign_errors", "the API does NOT validate them"),
        ("flows.unassign_errors", "Non-existent error ids are silently ignored"),
        ("flows.resolved_errors", "a Mongo user id means"),
        ("flows.delete_resolved_errors", "This is destructive"),
        ("flows.resolved_errors_signed_url", "`resolvedAt` and `resolvedBy`"),
        ("flows.search_jobs", "no pagination beyond that limit"),
        ("flows.step_errors_signed_url", "Do not attach your bearer token"),
        ("flows.retry_data", "adaptor-specific record payload"),
        ("flows.replace_retry_data", "Omitted fields are lost"),
        ("flows.replace_error_tags", "there is no partial-update shape"),
        ("flows.cancel_jobs", "may take a few seconds to fully stop"),
        ("flows.cancel_execution_group", "does not confirm the group existed"),
        ("flows.dependencies", "well-formatted but nonexistent id"),
        ("ai_agents.get", "a specific AI agent import"),
        ("ai_agents.replace", "Updates an existing AI agent import"),
        ("ai_agents.delete", "for 30 days before permanent removal"),
        ("ai_agents.dependencies", "well-formatted but nonexistent id"),
        ("async_helpers.list", "No async helpers exist in the account"),
        ("async_helpers.create", "you should also set `http.submit.resourcePath`"),
        ("async_helpers.replace", "Omitted optional fields are removed"),
        ("async_helpers.delete", "use the recycle bin API"),
        ("async_helpers.dependencies", "well-formatted but nonexistent id"),
    ],
    ids=lambda value: value if "." in value and " " not in value else "",
)
def test_the_words_reach_the_reader(name: str, passage: str) -> None:
    assert passage in documented(name)
    page = GENERATED / "docs" / "operations" / f"{name.replace('.', '/')}.md"
    words = " ".join(page.read_text(encoding="utf-8").replace("\\", "").split())
    assert passage.split("`")[0].strip() in words


@pytest.mark.row("A16")
def test_advice_is_kept_whole() -> None:
    texts = {
        key: o.get("description", "")
        for path, item in ORACLE.document["paths"].items()
        for key, o in ((f"{method.upper()} {path}", item[method]) for method in item if method != "parameters")
    }
    advised = {key for key, text in texts.items() if "AI guidance" in text}
    assert len(advised) >= 40
    index = json.loads((GENERATED / "api.json").read_text(encoding="utf-8"))
    for operation in index["operations"]:
        if operation["key"] in advised:
            last = texts[operation["key"]].split("AI guidance")[1].strip().split()[-1]
            assert "AI guidance" in documented(operation["call"]) and last in documented(operation["call"])


@pytest.mark.row("A1")
@pytest.mark.parametrize("message", ["Unauthorized", "Bearer Authentication Failed"])
def test_a_refused_token(call: Callable[..., Any], message: str) -> None:
    with pytest.raises(celigo.AuthenticationError, match=message) as caught:
        call([Answer(401, {"message": message})], lambda c: c.flows.get(ID), max_retries=2)
    assert (caught.value.code, caught.value.attempts) == (None, 1)


@pytest.mark.row("A2", "A3")
@pytest.mark.parametrize("code", ["invalid_ref", 422, "of_tomorrow"])
def test_codes_compare_as_text(call: Callable[..., Any], code: Any) -> None:
    body = {"errors": [{"message": "m", "code": code, "field": "f", "source": "application"}]}
    with pytest.raises(celigo.BadRequestError) as caught:
        call([Answer(400, body)], lambda c: c.flows.replace(ID, body={"name": "n"}))
    assert caught.value.code == code and caught.value.has_code(code) and caught.value.has_code(str(code))
    assert (caught.value.errors[0].field, caught.value.errors[0].source) == ("f", "application")


CODES = {
    "file_not_found",
    "inactive_flow",
    "invalid_operation",
    "invalid_or_missing_field",
    "invalid_query_params",
    "invalid_ref",
    "invalid_url",
    "missing_bodykey",
    "missing_pageGenerator_doc",
    "missing_pageProcessor_doc",
    "missing_required_field",
    "no_retrydata_found",
    "req_res_logs_not_found",
}


@pytest.mark.row("A3")
def test_constants_of_codes() -> None:
    found = {name: value for name, value in vars(errors.ErrorCode).items() if name.isupper()}
    assert set(found.values()) == CODES
    assert celigo.ErrorCode.MISSING_PAGE_GENERATOR_DOC == "missing_pageGenerator_doc"


@pytest.mark.row("A3", "#24", "#25", "#27", "#28", "#29", "#30", "#31", "#33", "#40", "#43", "#53")
@pytest.mark.parametrize(
    ("status", "code", "meaning", "act"),
    [
        (422, "inactive_flow", "disabled", lambda c: c.flows.retry_errors_with_backoff(ID, ID, retry_data_keys=["k"])),
        (404, "no_retrydata_found", "no data", lambda c: c.flows.retry_data(ID, ID, "k")),
        (400, "invalid_operation", "no file", lambda c: c.flows.retry_data_signed_url(ID, ID, "k")),
        (404, "no_retrydata_found", "no data", lambda c: c.flows.retry_data_signed_url(ID, ID, "k")),
        (404, "file_not_found", "any more", lambda c: c.flows.request_detail(ID, ID, "k")),
        (404, "invalid_ref", "the flow or the step", lambda c: c.flows.request_detail(ID, ID, "k")),
        (422, "invalid_or_missing_field", "the kind", lambda c: c.flows.requests(ID, ID)),
        (400, "invalid_url", "no keys", lambda c: c.flows.delete_requests(ID, ID, keys=["k"])),
        (422, "missing_bodykey", "gives the whole body", lambda c: c.flows.request_file_signed_url(ID, ID, "k")),
        (404, "file_not_found", "not any more", lambda c: c.flows.request_file_signed_url(ID, ID, "k")),
        (404, "req_res_logs_not_found", "no requests", lambda c: c.flows.test_run_logs(ID, "r", ID)),
        (400, "missing_pageGenerator_doc", "map", lambda c: c.flows.preview_page_processor(flow={})),
        (400, "invalid_ref", "malformed", lambda c: c.async_helpers.get("x")),
        (404, "invalid_ref", "none with this id", lambda c: c.async_helpers.get(ID)),
    ],
    ids=lambda value: value if isinstance(value, str) and "_" in value else "",
)
def test_what_a_code_means(
    call: Callable[..., Any], status: int, code: str, meaning: str, act: Callable[[Any], Any]
) -> None:
    with pytest.raises(celigo.APIStatusError) as caught:
        call([Answer(status, {"errors": [{"code": code, "message": "m"}]})], act)
    assert caught.value.status == status
    assert meaning in str(caught.value.code_meaning)
    assert f"code {code}: " in str(caught.value)


@pytest.mark.row("A4")
def test_regions() -> None:
    assert "https://api.eu.integrator.io" in repr(celigo.Client(token="t", region="eu"))
    assert "https://api.integrator.io" in repr(celigo.Client(token="t"))
    with pytest.raises(celigo.ConfigurationError, match="us"):
        celigo.Client(token="t", region="mars")


@pytest.mark.row("A5")
def test_ids_are_encoded_and_never_empty(call: Callable[..., Any], server: Server) -> None:
    call([Answer(200, {})], lambda c: c.flows.retry_data(ID, ID, "a/b?c#d e"))
    assert server.seen[0].target == f"/v1/flows/{ID}/{ID}/a%2Fb%3Fc%23d%20e/data"
    for wrong in ("", ".", ".."):
        with pytest.raises(ValueError, match="_id must not be"):
            call([], lambda c, wrong=wrong: c.flows.get(wrong))


@pytest.mark.row("A6", "#14")
def test_null_leaves_a_group_by_the_literal_path(call: Callable[..., Any], server: Server) -> None:
    call([Answer(204)], lambda c: c.flows.update_grouping(flow_ids=[ID], flow_grouping_id=None))
    assert server.seen[0].target == "/v1/flows/updateFlowGrouping"
    assert json.loads(server.seen[0].content) == {"_flowIds": [ID], "_flowGroupingId": None}


@pytest.mark.row("A7", "A8", "B-link", "#00", "#45", "#51")
@pytest.mark.parametrize("resource", ["flows", "ai_agents", "async_helpers"])
def test_no_content_is_an_empty_list(call: Callable[..., Any], resource: str) -> None:
    assert list(call([Answer(204)], lambda c: getattr(c, resource).list())) == []


@pytest.mark.row("A7", "B-link", "B-omitted", "B-window", "B-both", "#15", "#19", "#29", "#36", "#39", "D2")
@pytest.mark.parametrize(
    ("act", "items", "field"),
    [
        (lambda c: c.flows.step_errors(ID, ID), "errors", "nextPageURL"),
        (lambda c: c.flows.resolved_errors(ID, ID), "resolved", "nextPageURL"),
        (lambda c: c.flows.requests(ID, ID), "requests", "nextPageURL"),
        (lambda c: c.flows.execution_logs(ID, ID), "logs", "nextPageUrl"),
        (lambda c: c.flows.log_children(ID, ID, ID, "r"), "children", "nextPageUrl"),
    ],
    ids=["open", "resolved", "window", "logs", "children"],
)
@pytest.mark.parametrize("last", [{}, None, ""], ids=["absent", "null", "empty"])
def test_pages_in_the_body(
    call: Callable[..., Any], server: Server, act: Callable[[Any], Any], items: str, field: str, last: Any
) -> None:
    end = {} if last == {} else {field: last}
    pages = [
        Answer(200, {items: [{"key": "1"}], field: "/api/v1/flows/next?page=2"}),
        Answer(200, {items: [], field: f"{server.url}/v1/flows/next?page=3"}),
        Answer(200, {items: [{"key": "2"}], **end}),
    ]
    assert len(call(pages, act)) == 2
    assert [seen.target for seen in server.seen[1:]] == ["/v1/flows/next?page=2", "/v1/flows/next?page=3"]


@pytest.mark.row("B-link", "#00", "#45", "D16")
@pytest.mark.parametrize("resource", ["flows", "ai_agents"])
def test_pages_by_a_header(call: Callable[..., Any], server: Server, resource: str) -> None:
    link = {"Link": '</x>; rel="prev", </v1/next?include=name>; rel="next"'}
    pages = [Answer(200, [{"_id": "1", "adaptorType": "HTTPImport"}], link), Answer(200, [{"_id": "2"}])]
    assert [one.id for one in call(pages, lambda c: getattr(c, resource).list(include=["name"]))] == ["1", "2"]
    assert server.seen[1].target == "/v1/next?include=name"


@pytest.mark.row("B-none", "#08", "#09", "#12", "#42", "#44", "#50", "#56")
@pytest.mark.parametrize(
    ("act", "body"),
    [
        (lambda c: c.flows.descendants(ID), {"imports": [], "exports": [], "tools": []}),
        (lambda c: c.flows.error_summary(ID), {"flowErrors": [{"_expOrImpId": ID, "numError": 0}]}),
        (lambda c: c.flows.dependencies(ID), {}),
        (lambda c: c.ai_agents.dependencies(ID), {}),
        (lambda c: c.async_helpers.dependencies(ID), {"exports": []}),
    ],
    ids=["descendants", "summary", "flows", "agents", "helpers"],
)
def test_one_answer_is_the_whole(
    call: Callable[..., Any], server: Server, act: Callable[[Any], Any], body: dict[str, Any]
) -> None:
    found = call([Answer(200, body)], act)
    assert (found.to_dict() if hasattr(found, "to_dict") else found) == body
    assert len(server.seen) == 1


@pytest.mark.row("A9", "#04", "#05", "#10", "#26", "#34", "#41")
@pytest.mark.parametrize(
    "act",
    [
        lambda c: c.flows.delete(ID),
        lambda c: c.flows.replace_connection(ID, connection_id=ID, new_connection_id=ID),
        lambda c: c.flows.cancel_jobs(ID),
        lambda c: c.flows.cancel_execution_group("any text"),
    ],
    ids=["delete", "replace", "cancel", "group"],
)
def test_nothing_comes_back(call: Callable[..., Any], act: Callable[[Any], Any]) -> None:
    assert call([Answer(204)], act) is None


@pytest.mark.row("#34")
def test_a_call_without_a_body_sends_none(call: Callable[..., Any], server: Server) -> None:
    call([Answer(204)], lambda c: c.flows.cancel_jobs(ID))
    (seen,) = server.seen
    assert (seen.method, seen.content) == ("POST", b"")
    assert "content-type" not in {name.lower() for name in seen.headers}


@pytest.mark.row("#41")
def test_a_group_with_nothing_left(call: Callable[..., Any]) -> None:
    found = call([Answer(200, {"message": "No more jobs to cancel"})], lambda c: c.flows.cancel_execution_group("g"))
    assert found.message == "No more jobs to cancel"


@pytest.mark.row("#13")
@pytest.mark.parametrize("moment", [None, "2026-01-02T00:00:00.000Z"])
def test_the_time_of_the_last_export(call: Callable[..., Any], moment: Any) -> None:
    found = call([Answer(200, {"lastExportDateTime": moment})], lambda c: c.flows.last_export_date_time(ID))
    assert (found.last_export_date_time is None) == (moment is None)


@pytest.mark.row("A14", "#07", "#37", "#38")
def test_unknown_values_pass_through() -> None:
    assert models.FlowStepError.from_dict({"source": "of_tomorrow"}).source == "of_tomorrow"
    assert models.ExecutionLogEntry.from_dict({"status": "of_tomorrow"}).status == "of_tomorrow"
    answer = models.ExecutionLogDataResponse.from_dict({"logs": [], "errors": [{"message": "m"}]})
    assert len(answer.raw["errors"]) == 1


@pytest.mark.row("A15", "D15")
def test_a_request_leaves_out_what_the_server_sets() -> None:
    flow = models.Flow.from_dict({"_id": ID, "name": "n", "createdAt": "x", "lastModified": "y", "odd": 1})
    assert flow.to_request(models.FlowRequest) == {"name": "n", "odd": 1}


@pytest.mark.row("A17")
def test_what_is_not_published_can_be_asked_for(call: Callable[..., Any], server: Server) -> None:
    found = call([Answer(200, {"_id": ID, "status": "running"})], lambda c: c.request("GET", f"/v1/jobs/{ID}"))
    assert found["status"] == "running"
    assert server.seen[0].headers["authorization"] == "Bearer secret-token"


@pytest.mark.row("A18")
def test_secrets_are_masked() -> None:
    hook = models.Flow.from_dict({"name": "n", "token_crypt": "s3cret", "webhook": {"key_crypt": "s3cret"}})
    assert "s3cret" not in repr(hook)
    assert "secret-token" not in repr(celigo.Client(token="secret-token"))


@pytest.mark.row("#20", "#21", "#30")
@pytest.mark.parametrize("method", ["resolve_errors", "delete_resolved_errors"])
def test_ids_travel_in_a_field_called_errors(call: Callable[..., Any], server: Server, method: str) -> None:
    call([Answer(204)], lambda c: getattr(c.flows, method)(ID, ID, error_ids=["1", "2"]))
    (seen,) = server.seen
    assert json.loads(seen.content) == {"errors": ["1", "2"]}
    assert seen.headers["content-type"] == "application/json"


@pytest.mark.row("#01", "D8")
def test_a_new_flow_says_only_what_was_given(call: Callable[..., Any], server: Server) -> None:
    call([Answer(201, {"_id": ID})], lambda c: c.flows.create(name="n"))
    assert json.loads(server.seen[0].content) == {"name": "n"}


@pytest.mark.row("#02")
def test_one_flow_comes_whole() -> None:
    assert not {"include", "exclude"} & set(inspect.signature(celigo.Client(token="t").flows.get).parameters)


@pytest.mark.row("#54")
def test_no_patch_that_cannot_work() -> None:
    client = celigo.Client(token="t")
    assert not hasattr(client.async_helpers, "patch") and hasattr(client.flows, "patch")


@pytest.mark.row("#23", "#24", "#11", "#06", "#46")
@pytest.mark.parametrize(
    "act",
    [
        lambda c: c.flows.retry_errors(ID, ID, retry_data_keys=["k"]),
        lambda c: c.flows.retry_errors_with_backoff(ID, ID, retry_data_keys=["k"]),
        lambda c: c.flows.run(ID),
        lambda c: c.flows.clone(ID),
        lambda c: c.ai_agents.create(name="n", ai_agent={"provider": "openai"}),
    ],
    ids=["retry", "backoff", "run", "clone", "agent"],
)
def test_what_makes_something_is_sent_once(call: Callable[..., Any], server: Server, act: Callable[[Any], Any]) -> None:
    with pytest.raises(celigo.InternalServerError):
        call([Answer(503, {"message": "m"})] * 3, act, max_retries=2)
    assert len(server.seen) == 1


@pytest.mark.row("#35")
def test_a_status_that_the_server_ignores_is_picked_out_here(call: Callable[..., Any], server: Server) -> None:
    runs = [{"_id": "1", "status": "failed"}, {"_id": "2", "status": "completed"}]
    found = call(
        [Answer(200, {"runs": runs})], lambda c: c.flows.search_jobs(ID, trace_key_prefix="x", status="failed")
    )
    assert [job.id for job in found.runs] == ["1"]
    assert "status" not in server.seen[0].target


@pytest.mark.row("#37", "#38", "#43")
@pytest.mark.parametrize(
    "act",
    [
        lambda c: c.flows.query_log_metadata(ID, ID, exp_or_imp_id=ID, group_id="g", record_id="r"),
        lambda c: c.flows.query_log_data(ID, ID, exp_or_imp_id=ID, group_id="g", record_id="r", stage="routing"),
        lambda c: c.flows.preview_page_processor(flow={}),
    ],
    ids=["metadata", "data", "preview"],
)
def test_what_only_reads_is_sent_again(call: Callable[..., Any], act: Callable[[Any], Any]) -> None:
    headers = {"Retry-After": "0"}
    call([Answer(503, {"message": "m"}, headers), Answer(200, {})], act, max_retries=2)
