"""A server that is named by its path alone: callers give the origin, and the path is put behind it."""

import httpx2
from case_relative_server import Client, ConfigurationError

seen = []


def answer(request: httpx2.Request) -> httpx2.Response:
    seen.append(str(request.url))
    return httpx2.Response(200, json={"name": "Rex"})


for address in ("https://pets.test", "https://pets.test/", "https://gate.test/pets/v3"):
    with Client("secret", base_url=address, http_client=httpx2.MockTransport(answer)) as client:
        assert client.pets.get("a").name == "Rex"
assert seen == ["https://pets.test/v2/pets/a", "https://pets.test/v2/pets/a", "https://gate.test/pets/v3/pets/a"], seen

try:
    Client("secret")
except ConfigurationError as error:
    assert "base_url=" in str(error), error
else:
    raise AssertionError
