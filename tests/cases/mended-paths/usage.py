"""Paths that can be read in one way only are mended, and the operations of others are left out."""

import httpx2
from case_mended_paths import Client

seen = []


def answer(request: httpx2.Request) -> httpx2.Response:
    seen.append(request.url.raw_path.decode())
    return httpx2.Response(200 if request.method == "GET" else 204)


with Client(http_client=httpx2.MockTransport(answer)) as client:
    client.pets.list()
    client.pets.get("a/b", "en&x=1")
    client.pets.delete("a")
    client.pets.find(limit=3)
    client.pets.get_copies("a")
    assert not hasattr(client, "admin")
assert seen == [
    "/pets",
    "/pets/a%2Fb?view=full&lang=en%26x%3D1",
    "/pets/a",
    "/pets/by%20name?limit=3",
    "/pets/a/copies/a",
], seen
