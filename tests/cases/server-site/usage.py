"""One server with variables: keywords of the client, typed by their values; `region` is its variable here."""

import httpx2
from case_server_site import Client
from case_server_site.testing import FakeClient

seen = []


def answer(request: httpx2.Request) -> httpx2.Response:
    seen.append((str(request.url), request.headers["Authorization"]))
    return httpx2.Response(200, json={})


transport = httpx2.MockTransport(answer)
with Client("secret", region="us", site="acme", api_version="v2", http_client=transport) as client:
    client.pets.get()
with Client("secret", server_timeout="9", http_client=transport, timeout=5) as client:
    client.pets.get()
assert seen == [
    ("https://acme.us.pets.test/v2/1/pets", "Bearer secret"),
    ("https://demo.eu.pets.test/v1/9/pets", "Bearer secret"),
], seen

fake = FakeClient()
with fake.client(region="us") as client:
    client.pets.get()
assert fake.calls("GET", "/pets").count == 1
