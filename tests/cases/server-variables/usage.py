"""Variables anywhere in the URL of a server are keywords of the client; what is not safe is left out, or refused."""

import httpx2
from case_server_variables import Client
from case_server_variables.errors import ConfigurationError

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

seen.clear()
for options in ({"region": "host", "tenant": "acme"}, {"region": "path", "base_path": "/v3"}):
    with Client(**options, http_client=httpx2.MockTransport(answer)) as client:
        client.pets.get()
assert seen == ["https://acme.pets.test:8443/pets", "https://api.pets.test/v3/pets"], seen

for options, words in (
    ({"region": "host", "tenant": "evil.test/"}, "tenant is a part of a host, which 'evil.test/' is not"),
    ({"region": "host", "port": "443@evil.test"}, "port is a port, which '443@evil.test' is not"),
    ({"region": "path", "base_path": "/../.."}, "base_url cannot be used: its path holds . or .."),
    ({"region": "scheme", "scheme": "ftp"}, "scheme is one of 'https', not 'ftp'"),
    ({"region": "whole", "tenant": "acme"}, "the server 'whole' has no tenant"),
    ({"tenant": "acme", "base_url": "https://pets.test"}, "give base_url or tenant, not both"),
    ({"region": "free", "host": 3}, "host must be text, not int"),
):
    try:
        Client(**options)
    except ConfigurationError as error:
        assert str(error) == words, error
    else:
        raise AssertionError(options)
