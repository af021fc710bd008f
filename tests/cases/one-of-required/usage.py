"""Alternatives that only differ in what is required: one class with all of its fields, and all of them are sent."""

import json

import httpx2
from case_one_of_required import Client, models

sent = []


def answer(request: httpx2.Request) -> httpx2.Response:
    sent.append(json.loads(request.content))
    return httpx2.Response(200, content=request.content, headers={"content-type": "application/json"})


with Client(http_client=httpx2.MockTransport(answer)) as client:
    step = client.steps.create(kind="load", source_id="s", label="first")
    again = client.steps.create(body=models.Step(target_id="t", label="second"))
assert type(step) is type(again) is models.Step
assert (step.kind, step.source_id, step.label, again.target_id) == ("load", "s", "first", "t")
assert sent == [{"kind": "load", "sourceId": "s", "label": "first"}, {"targetId": "t", "label": "second"}]
