"""What reads and what replaces an object belong together when all that is read can be written again.

Then `update` and `edit` keep what they are not given. A PUT without such a GET is called `replace`, whatever its
operationId says, and says first that it removes what it is not given.
"""

import json

import httpx2
from case_pairs import Client, models

seen = []
BED = {"id": "1", "name": "Herbs", "plants": ["dill"], "soil": {"ph": 7}}


def answer(request: httpx2.Request) -> httpx2.Response:
    seen.append((request.method, request.url.raw_path.decode(), json.loads(request.content or "null")))
    return httpx2.Response(200, json={**BED, **(json.loads(request.content) if request.content else {})})


def sent() -> list[object]:
    found = list(seen)
    seen.clear()
    return found


with Client(http_client=httpx2.MockTransport(answer)) as client:
    bed = client.beds.update("1", name="Roses", notify=True)
    assert (bed.name, bed.plants, bed["soil"]) == ("Roses", ["dill"], {"ph": 7})
    rest = {"plants": ["dill"], "soil": {"ph": 7}}
    assert sent() == [("GET", "/beds/1", None), ("PUT", "/beds/1?notify=true", {"name": "Roses", **rest})]

    client.beds.update("1", name="Herbs")
    assert sent() == [("GET", "/beds/1", None)]

    bed.name = "Beans"
    client.beds.update(bed)
    assert sent() == [("PUT", "/beds/1", {"name": "Beans", **rest})]

    client.beds.replace("1", name="Roses", notify=True)
    client.beds.replace("1", body=models.Bed(name="Roses"))
    assert sent() == [("PUT", "/beds/1?notify=true", {"name": "Roses"}), ("PUT", "/beds/1", {"name": "Roses"})]

    with client.tools.edit("1") as tool:
        tool.name = "Spade"
    client.tools.update("1", name="Rake")
    assert [method for method, _, _ in sent()] == ["GET", "PUT", "PATCH"]

    # Refused by a rule; without anything that reads; with a field that is written and never shown.
    for resource, name in ((client.beds, "pump"), (client.beds, "label"), (client.doors, "")):
        method = f"replace_{name}".rstrip("_")
        assert getattr(resource, method).__doc__.partition(": ")[2].startswith("fields that are not given are removed.")
        for verb in ("update", "edit"):
            assert not hasattr(resource, f"{verb}_{name}".rstrip("_"))
