"""Pages as other sites publish them: longer fences, tildes, CRLF, pages of models, prose and lists of links between."""

import httpx2
from case_foreign_pages import Client
from case_foreign_pages.models import ShopEvent

seen = []


def answer(request: httpx2.Request) -> httpx2.Response:
    seen.append((request.method, str(request.url), request.headers.get("Authorization")))
    return httpx2.Response(200, json={"id": "1", "name": None, "count": 2})


with Client(token="secret", http_client=httpx2.MockTransport(answer)) as client:
    assert client.pets.get("1").id == "1"
    assert client.orders.post(pet="1", count=2).count == 2
    client.orders.get_status()
assert seen == [
    ("GET", "https://shop.test/v1/pets/1", "Bearer secret"),
    ("POST", "https://shop.test/v2/orders", "Bearer secret"),
    ("GET", "https://shop.test/v2/status", None),
], seen
assert ShopEvent.from_dict({"pet": {"id": "1"}}).pet is not None
