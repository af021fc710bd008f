"""A document may refer to definitions in other files of its folder, in JSON and YAML alike."""

import httpx2
from case_several_files import Client
from case_several_files.models import Owner, Pet

PET = {"id": "1", "name": None, "owner": {"name": "Ann", "pets": [{"id": "2"}]}, "friends": [{"id": "3"}]}


def answer(request: httpx2.Request) -> httpx2.Response:
    assert request.url.params.get("limit") in {None, "5"}
    return httpx2.Response(200, json=[PET] if request.url.path == "/pets" else PET)


with Client(http_client=httpx2.MockTransport(answer)) as client:
    pet = client.pets.get("1")
    assert isinstance(pet, Pet)
    assert isinstance(pet.owner, Owner)
    assert pet.owner.pets is not None
    assert pet.owner.pets[0].id == "2"
    assert pet.friends is not None
    assert pet.friends[0].id == "3"
    assert [one.id for one in client.pets.list(limit=5)] == ["1"]
