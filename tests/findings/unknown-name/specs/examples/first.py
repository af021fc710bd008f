"""The pets.

All of them, in a line each.
"""

import pets
from pets import Client, Kennel
from pets.modelz import Pet
from pets.moods import MoodCalls

with Client("token") as client:
    for pet in client.pets.list(kind="cat"):
        print(pet.whatever)
    found = client.pets.get("1")
    print(found.name, found.colour, client.petz, client.pets.with_raw_response.get("1"))
    print(pets.Anything, MoodCalls, Kennel, Pet)
