"""What only the prose of the pages says of a request, done by the package; ids name the rule or the operation."""

from __future__ import annotations

import asyncio
import inspect
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import celigo
import pytest
from celigo import models
from celigo.resources.flows import Flows

from .oracle import load
from .server import Answer, Server, serving

ORACLE = load()
FLOW = {
    "_id": "5f0c",
    "name": "Orders",
    "sandbox": True,
    "odd": {"z": 1, "a": 2.0},
    "lastModified": "2026-01-01T00:00:00Z",
}
GONE = Answer(404, {"errors": [{"code": "req_res_logs_not_found", "message": "none"}]})


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(ORACLE) as running:
        yield running


@pytest.fixture(params=["sync", "async"])
def using(request: pytest.FixtureRequest, server: Server) -> Callable[..., Any]:
    """Lay out answers, use a client, give what came of it and what the server saw."""

    def use(answers: list[Answer], act: Callable[[Any], Any]) -> tuple[Any, list[tuple[str, str, Any]]]:
        server.answers[:] = answers
        server.seen.clear()
        found = _sync(server, act) if request.param == "sync" else asyncio.run(_async(server, act))
        return found, [(s.method, s.target, json.loads(s.content) if s.content else None) for s in server.seen]

    return use


def _sync(server: Server, act: Callable[[Any], Any]) -> Any:
    with celigo.Client(token="t", base_url=server.url, max_retries=0) as client:
        found = act(client)
        if hasattr(found, "__enter__"):
            with found as draft:
                draft.name = "Orders v2"
            return draft
        return list(found) if isinstance(found, celigo.Pager) else found


async def _async(server: Server, act: Callable[[Any], Any]) -> Any:
    async with celigo.AsyncClient(token="t", base_url=server.url, max_retries=0) as client:
        found = act(client)
        if hasattr(found, "__aenter__"):
            async with found as draft:
                draft.name = "Orders v2"
            return draft
        return [item async for item in found] if isinstance(found, celigo.AsyncPager) else await found


@pytest.mark.row("#00", "#45")
@pytest.mark.parametrize("resource", ["flows", "ai_agents"])
def test_lists_of_fields(using: Callable[..., Any], resource: str) -> None:
    _, seen = using([Answer(204)], lambda c: getattr(c, resource).list(include=["name", "schedule"]))
    assert seen[0][1].endswith("?include=name,schedule")
    with pytest.raises(ValueError, match="include and exclude"):
        using([], lambda c: getattr(c, resource).list(include=["name"], exclude=["schedule"]))


@pytest.mark.row("A12", "#23")
@pytest.mark.parametrize("size", [1, 1000, 1001, 2500])
def test_long_lists_are_cut_at_1000(using: Callable[..., Any], size: int) -> None:
    keys = [f"k{number}" for number in range(size)]
    parts = -(-size // 1000)
    answers = [Answer(200, {"_id": str(number), "type": "retry"}) for number in range(parts)]
    report, seen = using(answers, lambda c: c.flows.retry_errors("f", "s", retry_data_keys=keys))
    assert [len(body["retryDataKeys"]) for _, _, body in seen] == [1000] * (parts - 1) + [size - 1000 * (parts - 1)]
    assert [key for _, _, body in seen for key in body["retryDataKeys"]] == keys
    assert [job.id for job in report.jobs] == [str(number) for number in range(parts)]


@pytest.mark.row("A12", "#16", "#17", "#20", "#21", "#30")
@pytest.mark.parametrize(
    ("method", "argument", "id"),
    [
        ("assign_errors", "error_ids", "#16"),
        ("unassign_errors", "error_ids", "#17"),
        ("resolve_errors", "error_ids", "#20"),
        ("delete_resolved_errors", "error_ids", "#21"),
        ("delete_requests", "keys", "#30"),
    ],
    ids=lambda value: value if value.startswith("#") else "",
)
def test_an_empty_list_is_never_sent(using: Callable[..., Any], method: str, argument: str, id: str) -> None:
    with pytest.raises(ValueError, match="is empty"):
        using([], lambda c: getattr(c.flows, method)("f", "s", **{argument: []}))


@pytest.mark.row("A10", "#29")
def test_milliseconds(using: Callable[..., Any]) -> None:
    moment = datetime(2026, 1, 2, tzinfo=UTC)
    answer = Answer(200, {"requests": [], "nextPageURL": None})
    _, seen = using([answer], lambda c: c.flows.requests("f", "s", time_gt=moment, time_lte=5))
    assert "time_lte=5" in seen[0][1]
    assert f"time_gt={int(moment.timestamp() * 1000)}" in seen[0][1]


@pytest.mark.row("A10")
def test_times_in_odd_forms() -> None:
    assert models.FlowStepError.from_dict({"purgeAt": "1767312000000"}).purge_at == datetime(2026, 1, 2, tzinfo=UTC)
    step = models.ExecutionLogStep.from_dict({"startedAt": "2026-01-02 03:04:05.678"})
    assert step.started_at == datetime(2026, 1, 2, 3, 4, 5, 678000)


@pytest.mark.row("A11", "#03")
def test_an_edit_loses_nothing(using: Callable[..., Any]) -> None:
    read = Answer(200, FLOW)
    draft, seen = using([read, read, Answer(200, {**FLOW, "name": "Orders v2"})], lambda c: c.flows.edit("5f0c"))
    assert [(method, target) for method, target, _ in seen] == [("GET", "/v1/flows/5f0c")] * 2 + [
        ("PUT", "/v1/flows/5f0c")
    ]
    assert seen[2][2]["odd"] == FLOW["odd"]
    assert seen[2][2]["name"] == draft.name == "Orders v2"
    with pytest.raises(celigo.EditConflictError):
        using([read, Answer(200, {**FLOW, "lastModified": "2026-01-02T00:00:00Z"})], lambda c: c.flows.edit("5f0c"))


@pytest.mark.row("A11", "#03")
def test_an_update_by_field_erases_nothing(using: Callable[..., Any]) -> None:
    whole = {**FLOW, "disabled": True, "pageGenerators": [{"_exportId": "1", "x": 1}], "schedule": "? 5 * * * *"}
    read = Answer(200, whole)
    after, seen = using([read, read, Answer(200, {**whole, "name": "x"})], lambda c: c.flows.update("5f0c", name="x"))
    assert [method for method, _, _ in seen] == ["GET", "GET", "PUT"]
    assert seen[2][2] == {
        **{name: value for name, value in whole.items() if name not in ("_id", "lastModified")},
        "name": "x",
    }
    assert after.name == "x"
    _, seen = using([read], lambda c: c.flows.update("5f0c", name="Orders", disabled=True))
    assert [method for method, _, _ in seen] == ["GET"]
    moved = Answer(200, {**whole, "lastModified": "2026-01-02T00:00:00Z"})
    with pytest.raises(celigo.EditConflictError, match="lastModified"):
        using([read, moved], lambda c: c.flows.update("5f0c", name="x"))


@pytest.mark.row("A11", "#03")
def test_replace_sends_exactly_what_it_is_given(using: Callable[..., Any]) -> None:
    for given in ({"name": "x"}, {"body": {"name": "x"}}, {"body": models.FlowRequest(name="x")}):
        _, seen = using([Answer(200, FLOW)], lambda c, given=given: c.flows.replace("5f0c", **given))
        assert seen == [("PUT", "/v1/flows/5f0c", {"name": "x"})]


@pytest.mark.row("#26")
def test_an_update_without_an_answer_gives_what_was_sent(using: Callable[..., Any]) -> None:
    envelope = {"retryDataKey": "k", "stage": "page_generator", "oneToMany": False, "data": {"a": 1}, "more": [1]}
    read = Answer(200, envelope)
    after, seen = using([read, Answer(204)], lambda c: c.flows.update_retry_data("f", "s", "k", data={"a": 2}))
    assert [(method, body) for method, _, body in seen] == [("GET", None), ("PUT", {**envelope, "data": {"a": 2}})]
    assert after.data == {"a": 2}


@pytest.mark.row("#48", "D15")
def test_an_agent_stays_in_its_integration(using: Callable[..., Any]) -> None:
    agent = models.AiAgentImport.from_dict({"_id": "1", "_integrationId": "2", "name": "n", "createdAt": "x"})
    _, seen = using([Answer(200, {})], lambda c: c.ai_agents.update(agent))
    assert seen == [("PUT", "/v1/imports/1", {"_integrationId": "2", "name": "n"})]


@pytest.mark.row("#46")
def test_the_kind_of_import_is_known(using: Callable[..., Any]) -> None:
    _, seen = using([Answer(201, {})], lambda c: c.ai_agents.create(name="n", ai_agent={"provider": "openai"}))
    assert seen[0][2]["adaptorType"] == "AiAgentImport"


@pytest.mark.row("#40")
def test_no_logs_are_no_error(using: Callable[..., Any]) -> None:
    assert using([GONE], lambda c: c.flows.test_run_logs("f", "r", "s", missing_ok=True))[0] == []
    with pytest.raises(celigo.NotFoundError):
        using([GONE], lambda c: c.flows.test_run_logs("f", "r", "s"))


def test_the_words_on_missing_ok_say_what_a_call_gives() -> None:
    words = {name: inspect.getdoc(getattr(Flows, name)) or "" for name in ("test_run_logs", "delete")}
    assert "missing_ok: Return an empty list instead of raising `NotFoundError`." in words["test_run_logs"]
    assert "missing_ok: Return `None` instead of raising `NotFoundError`." in words["delete"]


@pytest.mark.row("#04", "#49", "#55")
@pytest.mark.parametrize("resource", ["flows", "ai_agents", "async_helpers"])
def test_what_is_gone_may_be_gone(using: Callable[..., Any], resource: str) -> None:
    answer = Answer(404, {"errors": [{"code": "invalid_ref", "message": "x"}]})
    assert using([answer], lambda c: getattr(c, resource).delete("1", missing_ok=True))[0] is None
