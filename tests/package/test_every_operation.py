"""Each operation of the pages, sync and async, over a real socket: a valid request, a typed answer, nothing lost."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from functools import reduce
from typing import Any

import celigo
import pytest
from celigo._runtime.codecs.model import Model

from .oracle import GENERATED, Operation, Oracle, Sampler, load
from .server import Answer, Server, serving

API = json.loads((GENERATED / "api.json").read_text(encoding="utf-8"))
ORACLE: Oracle = load()
SAMPLER = Sampler(ORACLE)
TOKEN = "token-of-a-test"
MODES = ("sync", "async")
STARTED = (celigo.Started, celigo.AsyncStarted, celigo.StartedJobs, celigo.AsyncStartedJobs)
TIMES = ("milliseconds since 1970 as text", "a time as %Y")
"""What `sdk.yaml` says of some texts; the document does not, and so the samples cannot."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(ORACLE) as running:
        yield running


def call(server: Server, mode: str, path: str, arguments: list[Any], keywords: dict[str, Any]) -> Any:
    """Call a method by its path on the client; a paged one is read to its end."""
    if mode == "sync":
        with celigo.Client(token=TOKEN, base_url=server.url, max_retries=0) as client:
            result = reduce(getattr, path.split("."), client)(*arguments, **keywords)
            return list(result) if isinstance(result, celigo.Pager) else result

    async def run() -> Any:
        async with celigo.AsyncClient(token=TOKEN, base_url=server.url, max_retries=0) as client:
            result = reduce(getattr, path.split("."), client)(*arguments, **keywords)
            if isinstance(result, celigo.AsyncPager):
                return [item async for item in result]
            return await result

    return asyncio.run(run())


def raw(value: Any) -> Any:
    """The JSON that a result stands for."""
    if isinstance(value, list):
        return [raw(item) for item in value]
    return raw(value.raw) if hasattr(value, "raw") else value


def answers(operation: Operation) -> Iterator[tuple[int, Any]]:
    """A valid answer for each documented success, in each shape of a union."""
    for status, response in operation.responses.items():
        if not status.startswith("2"):
            continue
        content = response.get("content", {})
        if not content:
            yield int(status), None
        for media in content.values():
            yield int(status), SAMPLER.sample(media["schema"])


def path_and_query(entry: dict[str, Any], operation: Operation) -> tuple[list[Any], dict[str, Any]]:
    schemas = {(p["in"], p["name"]): p["schema"] for p in operation.parameters}
    positional, keywords = [], {}
    for argument in entry["arguments"]:
        place = (argument["in"], argument["wire_name"])
        if argument["in"] in ("body", "option"):
            continue
        value = SAMPLER.sample(schemas[place])
        if argument["in"] == "path":
            positional.append(value)
        else:
            keywords[argument["name"]] = value
    if "include" in keywords:
        keywords.pop("exclude", None)  # declared to exclude each other
    if "started_at" in keywords:
        keywords["end_at"] = "2100-01-01T00:00:00Z"  # declared to lie after it
    return positional, keywords


def next_page_off(entry: dict[str, Any], body: Any) -> Any:
    """The last page: no further URL in it."""
    if entry["paged"] and isinstance(body, dict):
        return {key: value for key, value in body.items() if not key.lower().endswith("pageurl")} | {
            key: None for key in body if key.lower() in ("nextpageurl",) and key == "nextPageUrl"
        }
    return body


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("entry", API["operations"], ids=lambda e: e["key"])
def test_operation(entry: dict[str, Any], mode: str, server: Server) -> None:
    operation = ORACLE.operations[entry["key"]]
    positional, keywords = path_and_query(entry, operation)
    fields = {a["wire_name"]: a["name"] for a in entry["arguments"] if a["in"] == "body"}
    bodies: list[dict[str, Any]] = [{}]
    if operation.body is not None:
        (media,) = operation.body["content"].values()
        sample = SAMPLER.sample(media["schema"])
        bodies = [{"body": sample}]
        if isinstance(sample, dict) and set(sample) <= set(fields):
            bodies.append({fields[name]: value for name, value in sample.items()})
    for status, answer in answers(operation):
        answer = next_page_off(entry, answer)
        for body in bodies:
            server.answers[:] = [Answer(status, answer)]
            server.seen.clear()
            result = call(server, mode, entry["call"], positional, keywords | body)
            if isinstance(result, celigo.BatchResult):
                assert result.batches == 1
                result = next(iter(result), None)
            if isinstance(result, STARTED):
                assert result.batches == 1
                result = result.answer
            (seen,) = server.seen
            assert seen.faults == []
            assert f"{seen.method} {operation.path}" == entry["key"]
            if body:
                assert json.loads(seen.content) == sample
            if answer is None:
                assert not result
            elif entry["paged"]:
                listed = answer if isinstance(answer, list) else next(v for v in answer.values() if isinstance(v, list))
                assert raw(result) == listed
            else:
                assert raw(result) == answer
            for model in [result] if not isinstance(result, list) else result:
                if isinstance(model, Model):
                    assert [issue for issue in model.issues() if not issue.expected.startswith(TIMES)] == []


def test_every_operation_of_the_pages_is_there() -> None:
    assert len(API["operations"]) >= 57
    assert {entry["key"] for entry in API["operations"]} == set(ORACLE.operations)
