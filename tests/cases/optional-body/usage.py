"""A body that may be left out although it has fields that it must have; a field that is sent as a constant."""

import json

import httpx2
from case_optional_body import OMIT, Client, Omit
from case_optional_body.models import Pet

seen: list[object] = []
unsure: Pet | Omit = OMIT


def answer(request: httpx2.Request) -> httpx2.Response:
    seen.append(json.loads(request.content) if request.content else None)
    return httpx2.Response(200, json={"kind": "cat", "name": "Tom"})


with Client(http_client=httpx2.MockTransport(answer)) as client:
    client.pets.create()
    client.pets.create(body=unsure)
    client.pets.create(body=Pet(kind="cat", name="Tom"))
    client.pets.create(kind="dog", name="Rex", nick=None)
    client.cats.create(name="Tom")
    client.cats.create(name="Tom", kind=OMIT, nick=OMIT)
    client.cats.create(body=unsure)
assert seen == [
    None,
    None,
    {"kind": "cat", "name": "Tom"},
    {"kind": "dog", "name": "Rex", "nick": None},
    {"name": "Tom", "kind": "cat"},
    {"name": "Tom", "kind": "cat"},
    None,
], seen
