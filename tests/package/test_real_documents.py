"""Documents as the API really sends them, unlike the published schemas: nothing is lost, nothing invented."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from celigo import AsyncCeligo, Celigo, models

from .oracle import load
from .server import Answer, Server, serving

FLOW: dict[str, Any] = {
    "_id": "5f0c0a1b2c3d4e5f60718293",
    "name": "Orders",
    "unknownAtTheTop": {"deep": [1, 2.50, None, {"x": "é"}]},
    "sandbox": False,
    "numOpenError": 3,
    "lastErrorAt": None,
    "disabled": None,
    "aiDescription": {"summary": "s", "detailed": "d", "generatedOn": None},
    "schedule": {"frequency": "daily"},
    "pageGenerators": [{"_id": "1", "_exportId": "2", "unknown": []}],
    "pageProcessors": [
        {
            "type": "import",
            "_importId": "3",
            "responseMapping": {
                "fields": [{"extract": "id", "generate": "orderId"}],
                "lists": [{"generate": "lines", "fields": [{"extract": "sku", "generate": "sku"}]}],
            },
            "hooks": {"postResponseMap": {"function": "f", "_scriptId": "4", "x": 1}},
        }
    ],
    "routers": [
        {
            "id": "r",
            "routeRecordsTo": "",
            "routeRecordsUsing": "",
            "branches": [
                {
                    "name": "b",
                    "branchId": "9",
                    "nextRouterId": "q",
                    "inputFilter": {"rules": ["equals", ["string", ["extract", "x"]], "y"]},
                    "pageProcessors": [],
                }
            ],
        }
    ],
    "__startDateHelper": "x",
}
AGENT: dict[str, Any] = {
    "_id": "5f0c0a1b2c3d4e5f60718293",
    "name": "Agent",
    "adaptorType": "NetSuiteDistributedImport",
    "_integrationId": "5f0c0a1b2c3d4e5f60718294",
    "_connectorId": "5f0c0a1b2c3d4e5f60718295",
    "createdAt": "2026-01-01T00:00:00.000Z",
    "lastModified": "not a date",
    "deletedAt": None,
    "mapping": {"fields": [{"extract": "a", "generate": "b"}], "lists": []},
    "lookups": [{"name": "tiers", "map": {"1": "one"}}],
    "oneToMany": "false",
    "mappings": [
        {
            "dataType": "object",
            "status": "Draft",
            "mappings": [
                {"generate": "a", "hardCodedValue": "x", "default": None, "dataType": "string"},
                {"generate": "b", "default": 5, "buildArrayHelper": [{"default": 7, "mappings": [{"generate": "c"}]}]},
            ],
        }
    ],
}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(load()) as running:
        yield running


def text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@pytest.mark.parametrize(("model", "document"), [(models.Flow, FLOW), (models.AiAgentImport, AGENT)])
def test_decode_and_encode_give_the_same_bytes(model: Any, document: dict[str, Any]) -> None:
    assert model.from_json(text(document)).to_json() == text(document)
    assert text(model.from_dict(copy.deepcopy(document)).to_dict()) == text(document)


def everything(value: Any) -> Iterator[Any]:
    """Read every attribute, and of what comes back everything again."""
    yield value
    for name in [name for name in dir(type(value)) if not name.startswith("_")] if hasattr(value, "raw") else []:
        if not callable(getattr(type(value), name, None)) and name != "raw":
            yield from everything(getattr(value, name))
    if type(value).__name__ == "ListView":
        for item in value:
            yield from everything(item)


@pytest.mark.parametrize(
    ("model", "document", "wrong"), [(models.Flow, FLOW, []), (models.AiAgentImport, AGENT, ["lastModified"])]
)
def test_reading_everything_neither_raises_nor_changes_anything(
    model: Any, document: dict[str, Any], wrong: list[str]
) -> None:
    """The corrections know all that real documents have; only what is no date at all is still said to be wrong."""
    view = model.from_dict(copy.deepcopy(document))
    assert len(list(everything(view))) > 30
    assert text(view.raw) == text(document)
    assert [str(issue).split(" is ")[0] for issue in view.issues()] == wrong


def test_recursion_is_plain() -> None:
    agent = models.AiAgentImport.from_dict(copy.deepcopy(AGENT))
    (root,) = agent.mappings or []
    assert isinstance(root, models.Mapping)
    inner = (root.mappings or [])[1]
    assert isinstance(inner, models.Mapping)
    assert (inner.build_array_helper or [])[0].mappings[0].generate == "c"  # type: ignore[index]


def test_null_absent_and_omitted_stay_apart() -> None:
    flow = models.Flow.from_dict(copy.deepcopy(FLOW))
    assert flow.disabled is None
    assert flow.is_set("disabled")
    assert flow.timezone is None
    assert not flow.is_set("timezone")
    assert "disabled" in flow
    del flow.disabled
    assert not flow.is_set("disabled")
    assert "disabled" not in flow.raw


def test_get_modify_put_sends_exactly_the_change(server: Server) -> None:
    server.answers[:] = [Answer(200, FLOW), Answer(200, FLOW)]
    server.seen.clear()
    with Celigo(token="token-of-a-test", base_url=server.url) as client:
        flow = client.flows.get("5f0c0a1b2c3d4e5f60718293")
        flow.name = "Orders v2"
        processor = (flow.page_processors or [])[0]
        processor.proceed_on_failure = True
        assert sorted((change["op"], change["path"]) for change in flow.changes()) == [
            ("add", "/pageProcessors/0/proceedOnFailure"),
            ("replace", "/name"),
        ]
        client.flows.replace("5f0c0a1b2c3d4e5f60718293", body=flow.to_request(models.FlowRequest))
    expected = copy.deepcopy(FLOW)
    del expected["_id"]
    expected["name"] = "Orders v2"
    expected["pageProcessors"][0]["proceedOnFailure"] = True
    assert server.seen[1].content.decode() == text(expected)


def test_what_a_request_keeps_is_decided_by_the_request_schema() -> None:
    agent = models.AiAgentImport.from_dict(copy.deepcopy(AGENT))
    sent = agent.to_request(models.AiAgentRequest)
    assert sent["_integrationId"] == AGENT["_integrationId"]
    assert not {"_id", "createdAt", "lastModified", "deletedAt", "_connectorId"} & set(sent)
    assert sent["lookups"] == AGENT["lookups"]


def test_the_async_client_gives_the_same(server: Server) -> None:
    import asyncio

    async def run() -> str:
        async with AsyncCeligo(token="token-of-a-test", base_url=server.url) as client:
            return (await client.flows.get("5f0c0a1b2c3d4e5f60718293")).to_json()

    server.answers[:] = [Answer(200, FLOW)]
    assert asyncio.run(run()) == text(FLOW)


def test_a_rejected_run_is_told_apart(server: Server) -> None:
    shapes: list[tuple[Any, str]] = [
        ({"error": "The flow is disabled"}, "FlowRunRejected"),
        ({"_jobId": "1"}, "FlowRunScheduled"),
        ([{"_jobId": "1"}], "ListView"),
    ]
    server.answers[:] = [Answer(200, body) for body, _ in shapes]
    with Celigo(token="token-of-a-test", base_url=server.url) as client:
        runs = [client.flows.run("5f0c0a1b2c3d4e5f60718293") for _ in shapes]
    assert [type(run.answer).__name__ for run in runs] == [name for _, name in shapes]
    assert [(run.refused, run.ids) for run in runs] == [("The flow is disabled", ()), (None, ("1",)), (None, ("1",))]


def test_a_list_that_answers_204_is_empty(server: Server) -> None:
    server.answers[:] = [Answer(204)]
    with Celigo(token="token-of-a-test", base_url=server.url) as client:
        assert list(client.flows.list()) == []


def test_both_envelopes_of_errors(server: Server) -> None:
    import celigo

    server.answers[:] = [
        Answer(401, {"message": "Unauthorized"}),
        Answer(404, {"errors": [{"code": "invalid_ref", "message": "Flow not found.", "field": "_id"}]}),
    ]
    with Celigo(token="token-of-a-test", base_url=server.url) as client:
        with pytest.raises(celigo.AuthenticationError, match="Unauthorized"):
            client.flows.get("x")
        with pytest.raises(celigo.NotFoundError) as caught:
            client.flows.get("x")
    assert caught.value.has_code("invalid_ref")
    assert caught.value.errors[0].field == "_id"
