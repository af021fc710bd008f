"""Branches that speak of one property: both hold, and what may be written stays in what is sent."""

import json

import httpx2
from case_all_of_overlaps import Client, models

DOCUMENT = {"id": "1", "name": "Ann", "teamId": "7", "deletedAt": None, "extra": True}
sent = []


def answer(request: httpx2.Request) -> httpx2.Response:
    if request.method == "PUT":
        sent.append(json.loads(request.content))
    return httpx2.Response(200, json=DOCUMENT)


with Client(http_client=httpx2.MockTransport(answer)) as client:
    agent = client.agents.get("1")
    assert type(agent) is models.Agent
    assert (agent.name, agent.team_id, agent.deleted_at) == ("Ann", "7", None)
    assert agent.to_dict() == DOCUMENT
    agent.name = "Bea"
    client.agents.update(agent)
    client.agents.replace("1", body=agent)
assert sent == [{"name": "Bea", "teamId": "7", "extra": True}] * 2, sent
