"""References lead from one file of the folder to another and back, from YAML to JSON and from JSON to YAML."""

import httpx2
from case_several_files import Client

transport = httpx2.MockTransport(lambda request: httpx2.Response(200, json={"owner": {"name": request.url.path}}))
with Client(http_client=transport) as client:
    assert client.pets.get("a").owner.name == "/pets/a"
