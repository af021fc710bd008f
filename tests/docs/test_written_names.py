"""What was written by hand is held against the package by name; what is not certain is no finding."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from ..running import compose

CASE = Path(__file__).parents[1] / "findings" / "unknown-name" / "specs"
FINE = '''"""Fine.

Nothing here is wrong, or nothing is certain.
"""

from __future__ import annotations

from typing import Any

import pets
from pets import AsyncClient, Client, Client as Other
from pets._runtime.whatever import Thing
from pets.models import *
from pets.models import pets as module
from pets.resources import aio

try:
    from pets import Gone
except ImportError:
    Gone = None

client = Client("token")
if client:
    other = client
else:
    other = Thing()


def swapped(client: Any, pets: Client, *many: Client, **named: Client) -> None:
    client.nothing
    many.nothing, named.nothing
    pets.pets.list(timeout=3, extra_query={"a": "b"})


async def awaited(client: AsyncClient) -> None:
    client.pets.get("1").nothing
    (await client.pets.get("1")).name.nothing
    for client in (1, 2):
        client.nothing


with Other("token") as third:
    third.pets.get(pet_id="1").to_dict()
    third.pets.get("1", **{"kind": 1})
    third.pets.with_raw_response.get("1", kind=1)
    third.base_url, third.pets._client, third.request
    pet = third.pets.get("1")
    pet.colour = 1
    if hasattr(pet, "size"):
        pet.size
    try:
        pet.weight
    except AttributeError:
        pet.height
    [pet.name for pet in [module, aio, pets]]
    (lambda pet: pet.nothing)(other.nothing)
'''


def told(folder: Path, *, fine: str = "") -> list[str]:
    shutil.copytree(CASE, folder / "specs")
    if fine:
        for path in (*folder.glob("specs/guides/*"), *folder.glob("specs/examples/*")):
            path.unlink()
        (folder / "specs" / "examples" / "fine.py").write_text(fine)
        (folder / "specs" / "guides" / "fine.md").write_text(f"# Fine\n\nIt is.\n\n~~~python\n{fine}~~~\n")
    outcome, files = compose(folder, "pets", "--all")
    assert files
    return re.findall(r"^specs/(\S+): warning\[unknown-name\]: (.*)$", outcome.errors, re.MULTILINE)


def test_every_name_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert told(tmp_path) == [
        ("extensions/moods.py:8:25", "`pets.models` has no `Cat`"),
        ("extensions/moods.py:20:14", "`pets` has no `feed`"),
        ("extensions/moods.py:21:40", "`pets.get` has no argument `mood`"),
        ("extensions/moods.py:29:24", "`pet` has no `nam`"),
        ("examples/first.py:7:26", "`pets` has no `Kennel`"),
        ("examples/first.py:8:1", "there is no module `pets.modelz`"),
        ("examples/first.py:12:33", "`pets.list` has no argument `kind`"),
        ("examples/first.py:15:29", "`found` has no `colour`"),
        ("examples/first.py:15:44", "`client` has no `petz`"),
        ("guides/care.md:16:15", "`pet` has no `size`"),
        ("guides/care.md:16:41", "`client2.pets` has no `fetch`"),
    ]


def test_what_is_not_certain_is_not_told(tmp_path: Path) -> None:
    assert {place.partition(":")[0] for place, _ in told(tmp_path, fine=FINE)} == {"extensions/moods.py"}
