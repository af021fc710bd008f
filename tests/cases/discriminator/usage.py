"""A tag tells alternatives of one shape apart, by name or by address; an unknown one does no harm."""

import httpx2
from case_discriminator import Client, models

answers = iter([{"kind": "cat", "lives": 9}, {"kind": "hound", "lives": 1}, {"kind": "bird", "wings": 2}])

with Client(http_client=httpx2.MockTransport(lambda request: httpx2.Response(200, json=next(answers)))) as client:
    cat, dog, bird = (client.pets.get(id) for id in "123")
assert type(cat) is models.Cat and type(dog) is models.Dog
raw = bird.to_dict() if hasattr(bird, "to_dict") else bird
assert raw == {"kind": "bird", "wings": 2}
