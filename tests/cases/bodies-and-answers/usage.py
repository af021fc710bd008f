"""A DELETE with a body, a list as body, a list that answers 204, a POST without a body."""

import json

import httpx2
from case_bodies_and_answers import Client, models

seen = []


def answer(request: httpx2.Request) -> httpx2.Response:
    seen.append((request.method, json.loads(request.content) if request.content else None))
    if request.method == "PUT":
        return httpx2.Response(200, json=json.loads(request.content))
    return httpx2.Response(202 if request.method == "POST" else 204)


with Client(http_client=httpx2.MockTransport(answer)) as client:
    faults = client.faults
    assert list(faults.list()) == []
    assert faults.delete(keys=["a", "b"]) is None
    replaced = faults.replace(body=[models.Fault(id="1"), {"id": "2"}])
    assert [each.id for each in replaced] == ["1", "2"]
    assert faults.retry() is None
assert seen == [("GET", None), ("DELETE", {"keys": ["a", "b"]}), ("PUT", [{"id": "1"}, {"id": "2"}]), ("POST", None)], (
    seen
)
