"""Pages that disagree: each operation keeps its own server, its own security and its own schema."""

import httpx2
from case_two_servers import Client

seen = []


def answer(request: httpx2.Request) -> httpx2.Response:
    seen.append((request.url.host, "authorization" in request.headers))
    return httpx2.Response(200, json={"a": "x", "b": 1})


with Client(token="t", http_client=httpx2.MockTransport(answer)) as client:
    one, two = client.one.get(), client.two.create()
assert (one.a, two.b) == ("x", 1) and type(one) is not type(two)
assert seen == [("one.example.com", True), ("two.example.com", False)], seen
