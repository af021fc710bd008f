import asyncio

import case_extensions
from case_extensions import Litter, NotFoundError, moods
from case_extensions.testing import FakeClient

assert Litter.__module__ == "case_extensions.litters"
assert {"Litter", "calls", "litters", "moods"} <= set(case_extensions.__all__)
assert "_fakes" not in case_extensions.__all__

fake = FakeClient()
cat = fake.pets.add(name="Tom", mood="calm")
client = fake.client()

# A model has what was written for it, and is still nothing but its document.
shown = client.pets.get(cat.id)
assert shown.may_be_petted
assert isinstance(shown, moods.Moody)
assert shown.to_dict() == cat.to_dict()
try:
    shown.moood = "calm"
except AttributeError:
    pass
else:
    raise AssertionError("a misspelt assignment went through")

# An answer of two shapes comes as one class, whichever way it is asked for; the fake keeps state.
litter = client.pets.breed(cat.id)
assert isinstance(litter, Litter)
assert [pet.name for pet in litter.pets] == ["Tom 1", "Tom 2"]
assert len(client.pets.list()) == 3
assert isinstance(client.pets.with_raw_response.breed(cat.id).parse(), Litter)
with client.pets.with_streaming_response.breed(cat.id) as response:
    assert isinstance(response.parse(), Litter)
try:
    client.pets.breed("nobody")
except NotFoundError:
    pass
else:
    raise AssertionError("the fake made young of nobody")

# The test's own handler comes first.
@fake.handle("POST /pets/{id}/litter")
def one(request):
    return {"id": "1", "name": "Only"}


assert [pet.name for pet in client.pets.breed(cat.id).pets] == ["Only"]

# Resources have the calls, both kinds.
assert [pet.id for pet in client.pets.called("Tom")] == [cat.id]


async def main():
    async with fake.async_client() as client:
        assert isinstance(await client.pets.breed(cat.id), Litter)
        assert isinstance((await client.pets.with_raw_response.breed(cat.id)).parse(), Litter)
        async with client.pets.with_streaming_response.breed(cat.id) as response:
            assert isinstance(await response.parse(), Litter)
        assert [pet.id for pet in await client.pets.called("Tom")] == [cat.id]


asyncio.run(main())
