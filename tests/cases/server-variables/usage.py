"""Variables anywhere in the URL of a server: their defaults are taken, and what is not safe is left out."""

import httpx2
from case_server_variables import Client

seen = []


def answer(request: httpx2.Request) -> httpx2.Response:
    seen.append(str(request.url))
    return httpx2.Response(200, json={})


for region in ("whole", "scheme", "host", "path", "free"):
    with Client(region=region, http_client=httpx2.MockTransport(answer)) as client:
        client.pets.get()
assert seen == [
    "https://api.pets.test/v1/pets",
    "https://api.pets.test/pets",
    "https://demo.pets.test:8443/pets",
    "https://api.pets.test/v2/pets",
    "https://api.pets.test/pets",
], seen
