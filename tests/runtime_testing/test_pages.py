"""Every operation of the published pages: the client's request is as described, the fake's answer is valid."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ..package.oracle import Oracle, Sampler
from .calling import AsyncCaller, Caller, SyncCaller

TIMES = ("milliseconds since 1970 as text", "a time as %Y")
"""What `sdk.yaml` says of some texts; the document does not, and so the samples cannot."""
BODIES: dict[str, Any] = {
    "PATCH /v1/flows/{_id}": [{"op": "replace", "path": "/name", "value": "Orders"}],
    "POST /v1/flows": {"name": "Orders", "disabled": False},
    "PUT /v1/flows/{_id}": {"name": "Orders", "disabled": False},
    "POST /v1/pageProcessors/preview": {
        "_pageProcessorId": "b",
        "flow": {"pageGenerators": [{"_exportId": "a"}], "pageProcessors": [{"type": "import", "_importId": "b"}]},
        "pageGeneratorMap": {"a": {"doc": {}, "options": {}}},
        "pageProcessorMap": {"b": {"doc": {}, "options": {"preview": True}}},
        "includeStages": True,
    },
    "PUT /v1/flows/{_id}/{_stepId}/{retryDataKey}/data": {
        **{"data": {}, "oneToMany": False, "stage": "page_processor_import"},
        "retryDataKey": "text",
    },
}
"""Bodies of operations whose pages say more than the schema, which samples do not know."""


@pytest.fixture(scope="session")
def folder(pages_testing: ModuleType) -> Path:
    assert pages_testing.__file__
    return Path(pages_testing.__file__).parents[3]


@pytest.fixture(scope="session")
def oracle(folder: Path) -> Oracle:
    return Oracle(json.loads((folder / "openapi.json").read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def entries(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "api.json").read_text(encoding="utf-8"))["operations"]
    return found


class Watched:
    """A fake whose answers the oracle judges."""

    def __init__(self, fake: Any, oracle: Oracle) -> None:
        self.fake = fake
        self.seen: list[str] = []
        answer = fake.answer

        def judged(request: Any) -> Any:
            found = answer(request)
            self.seen += [f"{request.method} {request.path}: {fault}" for fault in self.faults(oracle, request, found)]
            return found

        fake.answer = judged

    def faults(self, oracle: Oracle, request: Any, answer: Any) -> list[str]:
        """What is wrong with an answer."""
        matched = oracle.match(request.method, request.path)
        assert matched is not None
        response = matched[0].responses.get(str(answer.status))
        if response is None:
            return [f"{answer.status} is not documented"]
        content = response.get("content", {})
        if not answer.content:
            return ["a body is missing"] if content else []
        if not content:
            return ["a body, and none is documented"]
        return oracle.faults(content["application/json"]["schema"], json.loads(answer.content))


@pytest.mark.parametrize("kind", [SyncCaller, AsyncCaller])
def test_every_operation(
    kind: type[Caller], pages_testing: ModuleType, oracle: Oracle, entries: list[dict[str, Any]]
) -> None:
    assert len(entries) >= 57
    sampler = Sampler(oracle)
    for entry in entries:
        fake = pages_testing.FAKE(any_id=True)
        watched = Watched(fake, oracle)
        operation = oracle.operations[entry["key"]]
        schemas = {(p["in"], p["name"]): p["schema"] for p in operation.parameters}
        sent = [argument for argument in entry["arguments"] if argument["in"] not in ("body", "option")]
        given = [(argument, sampler.sample(schemas[argument["in"], argument["wire_name"]])) for argument in sent]
        positional = [value for argument, value in given if argument["in"] == "path"]
        keywords = {argument["name"]: value for argument, value in given if argument["in"] != "path"}
        keywords.pop("exclude", None)  # declared to exclude `include`
        keywords |= {"end_at": "2100-01-01T00:00:00Z"} if "end_at" in keywords else {}  # declared to lie after another
        if operation.body is not None:
            (media,) = operation.body["content"].values()
            keywords["body"] = BODIES.get(entry["key"]) or sampler.sample(media["schema"])
        result = kind(fake)(entry["call"], *positional, **keywords)
        assert watched.seen == [], entry["key"]
        assert fake.unexpected == [], entry["key"]
        assert fake.calls().count == 1, entry["key"]
        for model in result if isinstance(result, list) else [result]:
            issues = model.issues() if hasattr(model, "issues") else []
            assert [issue for issue in issues if not issue.expected.startswith(TIMES)] == [], entry["key"]


@pytest.mark.parametrize("status", [400, 401, 404, 422, 429, 500])
def test_every_documented_error(status: int, pages_testing: ModuleType, oracle: Oracle) -> None:
    fake = pages_testing.FAKE()
    request = pages_testing.FakeRequest
    for operation in oracle.operations.values():
        path = operation.path.replace("{", "").replace("}", "")
        fake.fail_next(status)
        answer = fake.answer(request(method=operation.method, path=path))
        assert answer.status == status
        response = operation.responses.get(str(status))
        if response and response.get("content"):
            schema = response["content"]["application/json"]["schema"]
            assert oracle.faults(schema, json.loads(answer.content)) == [], operation.key
        else:
            assert json.loads(answer.content or b"{}") is not None


@pytest.mark.slow
def test_three_batches_of_a_retry(pages_testing: ModuleType) -> None:
    """The script that the fake was wished for."""
    fake = pages_testing.FAKE()
    step = fake.oid()
    flow = fake.flows.add(name="Orders", page_processors=[{"type": "import", "_importId": step}])
    errors = fake.flows.step_errors.fill(2500, flow.id, step, classification="intermittent")

    def retry(request: Any) -> Any:
        keys = set(request.json["retryDataKeys"])
        fake.flows.step_errors.keep(lambda error: error.retry_data_key not in keys, flow.id, step)
        return NotImplemented

    fake.handle("POST /v1/flows/{id}/{step}/retry")(retry)

    for number, error in enumerate(errors):
        error.retry_data_key = f"key-{number}"
    client = fake.client()
    keys = [error.retry_data_key for error in client.flows.step_errors(flow.id, step)]
    assert len(keys) == 2500
    for start in range(0, len(keys), 1000):
        client.flows.retry_errors(flow.id, step, retry_data_keys=keys[start : start + 1000])
    assert fake.calls("POST", "/v1/flows/*/*/retry").count == 3
    assert list(client.flows.step_errors(flow.id, step)) == []
    assert fake.unexpected == []
    fake.fail_next(429, retry_after=1)
    fake.fail_next(500, path="/v1/flows")
    assert [item.name for item in client.flows.list()] == ["Orders"]


def test_collections_of_the_pages(pages_testing: ModuleType) -> None:
    fake = pages_testing.FAKE()
    for held in (fake.flows, fake.ai_agents, fake.async_helpers):
        assert held.add().issues() == []
        assert len(held) == 1
    flow = fake.flows.add()
    request = fake.flows.requests.add(flow.id, "step")
    assert [item.key for item in fake.client().flows.requests(flow.id, "step")] == [request.raw["key"]]


def test_making_a_fake_is_cheap(pages_testing: ModuleType) -> None:
    """Each test makes one: the description is read once in a process."""
    loaded = import_module("celigo._runtime.testing.loading").loaded
    pages_testing.FAKE()
    before = loaded.cache_info().misses
    pages_testing.FAKE()
    assert loaded.cache_info().misses == before
