"""What the client reads it can write again: nothing is lost, whatever the schemas do not know."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import celigo
import pytest
from celigo import models
from celigo.testing import FakeCeligo

from .oracle import load
from .server import Answer, Server, serving
from .test_real_documents import AGENT, FLOW

ID = "5f0c0a1b2c3d4e5f60718293"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(load()) as running:
        yield running


@pytest.fixture(params=["sync", "async"])
def using(request: pytest.FixtureRequest, server: Server) -> Callable[..., Any]:
    """Lay out answers and make one call; an editing block changes the name."""

    async def main(options: dict[str, Any], act: Callable[[Any], Any]) -> Any:
        async with celigo.AsyncClient(**options) as client:
            found = act(client)
            if not hasattr(found, "__aenter__"):
                return await found
            async with found as draft:
                draft.name = "Orders v2"
            return draft

    def use(answers: list[Answer], act: Callable[[Any], Any]) -> Any:
        server.answers[:] = answers
        server.seen.clear()
        options: dict[str, Any] = {"token": "t", "base_url": server.url, "max_retries": 0}
        if request.param == "async":
            return asyncio.run(main(options, act))
        with celigo.Client(**options) as client:
            found = act(client)
            if hasattr(found, "__enter__"):
                with found as draft:
                    draft.name = "Orders v2"
                return draft
            return found

    return use


def strange(value: Any, depth: int = 0) -> Any:
    """The same with a field that nobody knows first and last in every object, and odd values in both."""
    if isinstance(value, list):
        return [strange(item, depth + 1) for item in value]
    if not isinstance(value, dict):
        return value
    odd = {"zz_later": [None, 1.0, -0.0, 10**20, "é\u2028😀", {}, []], "aa_sooner": {"": {"_id": "", "name": None}}}
    return {
        f"first{depth}": odd,
        **{name: strange(item, depth + 1) for name, item in value.items()},
        f"_last{depth}": True,
    }


def text(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


@pytest.mark.row("A11", "#03", "#48", "D7", "D15", "D16")
@pytest.mark.parametrize(
    ("document", "act", "gone"),
    [
        (FLOW, lambda c: c.flows.edit(ID), {"_id"}),
        (AGENT, lambda c: c.ai_agents.edit(ID), {"_id", "createdAt", "lastModified", "deletedAt", "_connectorId"}),
        (FLOW, lambda c: c.flows.update(ID, name="Orders v2"), {"_id"}),
        (
            AGENT,
            lambda c: c.ai_agents.update(ID, name="Orders v2"),
            {"_id", "createdAt", "lastModified", "deletedAt", "_connectorId"},
        ),
    ],
    ids=["flow", "agent", "flow-by-field", "agent-by-field"],
)
def test_a_document_with_unknown_fields_everywhere_changes_by_its_change_alone(
    using: Callable[..., Any], server: Server, document: dict[str, Any], act: Callable[[Any], Any], gone: set[str]
) -> None:
    """Byte for byte; only what the server sets, and the request has not, stays away."""
    whole = strange(document)
    using([Answer(200, whole)] * 3, act)
    sent = server.seen[-1]
    assert [one.method for one in server.seen] == ["GET"] * (len(server.seen) - 1) + ["PUT"]
    kept = set(json.loads(sent.content))
    assert set(whole) - kept <= gone
    changed = {name: "Orders v2" if name == "name" else value for name, value in whole.items() if name in kept}
    assert sent.content == text(changed)


@pytest.mark.row("#26", "#25", "D17", "A11")
@pytest.mark.parametrize(
    "data", [{"a": 1}, [1, [2]], "text", None, 5], ids=["object", "list", "text", "null", "number"]
)
def test_the_data_of_a_retry_goes_back_as_it_came(using: Callable[..., Any], server: Server, data: Any) -> None:
    envelope = strange({"retryDataKey": "k", "stage": "page_generator", "adaptorResponse": {"x": [1]}, "errors": []})
    envelope["data"] = data
    found = using([Answer(200, envelope)], lambda c: c.flows.retry_data(ID, ID, "k"))
    assert found.data == data or found.raw["data"] == data
    assert using([Answer(204)], lambda c: c.flows.replace_retry_data(ID, ID, "k", body=found)) is None
    assert server.seen[0].content == text(envelope)


@pytest.mark.row("#08", "#09", "#12", "#44")
@pytest.mark.parametrize(
    ("act", "document"),
    [
        (lambda c: c.flows.descendants(ID), {"imports": [FLOW], "exports": [AGENT], "tools": [{"x": 1}], "odd": []}),
        (lambda c: c.flows.error_summary(ID), {"flowErrors": [{"_expOrImpId": ID, "numError": 2}]}),
        (lambda c: c.flows.trace_key(ID), [{"traceKeyTemplate": "{{id}}"}, {}]),
        (lambda c: c.flows.dependencies(ID), {"exports": [{"id": ID, "dependencyIds": {"flow": [ID]}}]}),
    ],
    ids=["descendants", "summary", "trace", "dependencies"],
)
def test_what_is_read_stays_whole(using: Callable[..., Any], act: Callable[[Any], Any], document: Any) -> None:
    found = using([Answer(200, strange(document))], act)
    raw = found.to_dict() if hasattr(found, "to_dict") else getattr(found, "raw", found)
    assert text(raw) == text(strange(document))


@pytest.mark.row("#47", "#45", "D16")
def test_an_import_of_another_kind_is_read_too(using: Callable[..., Any]) -> None:
    found = using([Answer(200, AGENT)], lambda c: c.ai_agents.get(ID))
    assert found.adaptor_type == "NetSuiteDistributedImport"
    assert found.ai_agent is None


@pytest.mark.row("#10")
def test_a_connection_is_replaced_or_the_call_is_refused(using: Callable[..., Any], server: Server) -> None:
    def replace(client: Any) -> Any:
        return client.flows.replace_connection(ID, connection_id="a", new_connection_id="b")

    assert using([Answer(204)], replace) is None
    assert json.loads(server.seen[0].content) == {"_connectionId": "a", "_newConnectionId": "b"}
    with pytest.raises(celigo.UnprocessableEntityError):
        using([Answer(422, {"errors": [{"code": "invalid_ref", "message": "other adaptor"}]})], replace)


@pytest.mark.row("#38", "#37", "D12")
def test_errors_in_a_success_are_part_of_the_answer(using: Callable[..., Any], server: Server) -> None:
    entry = {"_expOrImpId": "s", "groupId": "g", "recordId": "r", "status": "error", "traceKey": "t", "odd": 1}
    record = models.ExecutionLogEntry.from_dict(entry)
    answer = Answer(200, {"logs": [], "errors": [{"message": "no"}]})
    found = using([answer], lambda c: c.flows.query_log_data(ID, ID, body=record.query("routing")))
    assert [dict(one) for one in found.errors] == [{"message": "no"}]
    assert list(found.logs) == []
    keys = {"_expOrImpId": "s", "groupId": "g", "recordId": "r"}
    assert json.loads(server.seen[0].content) == {**keys, "stage": "routing"}
    using(
        [Answer(200, {"steps": [], "traceView": True})],
        lambda c: c.flows.query_log_metadata(ID, ID, body=record.query()),
    )
    assert json.loads(server.seen[0].content) == {**keys, "traceKey": "t"}
    child = models.FlowJobLogEntry.from_dict({**keys, "status": "ignore"})
    assert child.query() == keys


@pytest.mark.row("A10", "#29", "#33")
def test_a_time_without_a_zone_is_not_sent(using: Callable[..., Any], server: Server) -> None:
    naive = datetime(2026, 1, 1)
    server.seen.clear()
    with pytest.raises(ValueError, match=r"zone|naive|aware"):
        using([], lambda c: c.flows.delete_logs(ID, started_at=naive, end_at=datetime(2026, 1, 2, tzinfo=UTC)))
    with celigo.Client(token="t", base_url=server.url) as client, pytest.raises(ValueError, match=r"zone|naive|aware"):
        client.flows.requests(ID, ID, time_gt=naive).all()
    assert server.seen == []


@pytest.mark.row("A12", "#23", "#24")
def test_a_failure_midway_tells_what_was_done(using: Callable[..., Any]) -> None:
    keys = [f"k{number}" for number in range(2500)]
    answers = [Answer(200, {"_id": "1", "type": "retry"}), Answer(422, {"errors": [{"message": "no"}]})]
    with pytest.raises(celigo.UnprocessableEntityError) as caught:
        using(answers, lambda c: c.flows.retry_errors(ID, ID, retry_data_keys=keys))
    assert caught.value.done == tuple(keys[:1000])
    assert [job.id for job in caught.value.items] == ["1"]


@pytest.mark.row("A9", "A8")
def test_an_empty_body_where_one_is_promised_says_so(using: Callable[..., Any]) -> None:
    with pytest.raises(celigo.APIResponseError):
        using([Answer(200)], lambda c: c.flows.get(ID))


@pytest.mark.row("A17")
def test_what_is_not_published_comes_in_pages_too(server: Server) -> None:
    server.answers[:] = [
        Answer(200, [{"_id": "1"}], {"Link": '</v1/ashares?page=2>; rel="next"'}),
        Answer(200, [{"_id": "2"}]),
    ]
    with celigo.Client(token="t", base_url=server.url, max_retries=0) as client:
        assert [one["_id"] for one in client.pages("/v1/ashares")] == ["1", "2"]


@pytest.mark.row("A18")
def test_secrets_are_in_no_error_and_no_repr(server: Server) -> None:
    server.answers[:] = [Answer(404, {"errors": [{"message": "m"}]})]
    client = celigo.Client(token="secret-token", base_url=server.url, max_retries=0)
    with client, pytest.raises(celigo.NotFoundError) as caught:
        client.flows.get(ID)
    assert "secret-token" not in f"{caught.value!r}{caught.value}{vars(caught.value)}{caught.value.curl}"
    agent = models.AiAgentImport.from_dict(
        {
            "webhook": {"token_crypt": "s3cret", "password_crypt": "s3cret"},
            "distributed": {"bearerToken_crypt": "s3cret"},
        }
    )
    assert "s3cret" not in repr(agent)
    assert "s3cret" in agent.to_json()


@pytest.mark.row("A11", "#03", "#48", "#54")
def test_the_fake_keeps_and_erases_as_the_server_does() -> None:
    fake = FakeCeligo()
    flow = fake.flows.add(name="Orders", disabled=True, page_generators=[{"_exportId": ID}], schedule="? 5 * * * *")
    client, id = fake.client(), str(flow.id)
    client.flows.update(id, name="Orders v2")
    kept = client.flows.get(id)
    assert (kept.name, kept.disabled, kept.schedule) == ("Orders v2", True, "? 5 * * * *")
    assert kept.raw["pageGenerators"] == [{"_exportId": ID}]
    client.flows.replace(id, name="Orders v3")
    assert not {"disabled", "pageGenerators", "schedule"} & set(client.flows.get(id).raw)
    assert fake.unexpected == []


@pytest.mark.row("A6", "#14")
def test_the_literal_path_wins_in_the_fake() -> None:
    fake = FakeCeligo()
    flow = fake.flows.add(name="Orders")
    fake.client().flows.update_grouping(flow_ids=[str(flow.id)], flow_grouping_id=None)
    assert fake.client().flows.get(str(flow.id)).name == "Orders"
    assert fake.unexpected == []


@pytest.mark.row("#52")
def test_both_phases_of_a_helper_are_needed() -> None:
    """A type checker says it first; the server, and so the fake, refuses what comes without."""
    fake = FakeCeligo()
    client: Any = fake.client()
    with pytest.raises(celigo.APIStatusError):
        client.async_helpers.create(name="n")
    phases = {
        "submit": {"sameAsStatus": True},
        "status": {"_exportId": ID, "statusPath": "s", "inProgressValues": ["a"], "doneValues": ["b"]},
    }
    created = client.async_helpers.create(name="n", http=phases)
    assert created.raw["http"] == phases
    fake.reset()
    with pytest.raises(celigo.APIStatusError):
        client.async_helpers.create(name="n", http={"submit": phases["submit"]})


@pytest.mark.row("#53")
def test_one_code_on_two_statuses(using: Callable[..., Any]) -> None:
    body = {"errors": [{"code": "invalid_ref", "message": "m"}]}
    for status, kind in ((400, celigo.BadRequestError), (404, celigo.NotFoundError)):
        with pytest.raises(kind) as caught:
            using([Answer(status, body)], lambda c: c.async_helpers.get(ID))
        assert caught.value.has_code(celigo.ErrorCode.INVALID_REF)
        assert caught.value.status == status
