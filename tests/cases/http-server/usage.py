"""A server without TLS: no credential goes to it unless the caller says that it may."""

import httpx2
from case_http_server import Client, ConfigurationError

seen = []


def answer(request: httpx2.Request) -> httpx2.Response:
    seen.append((str(request.url), request.headers["x-key"]))
    return httpx2.Response(200, json={"name": "Rex"})


transport = httpx2.MockTransport(answer)
try:
    Client("secret", http_client=transport)
except ConfigurationError as error:
    assert "allow_http=True" in str(error), error
else:
    raise AssertionError

with Client("secret", allow_http=True, http_client=transport) as client:
    assert client.pets.get("a").name == "Rex"
with Client("secret", base_url="https://pets.test/v2", http_client=transport) as client:
    assert client.pets.get("a").name == "Rex"
assert seen == [("http://pets.test/v2/pets/a", "secret"), ("https://pets.test/v2/pets/a", "secret")], seen
