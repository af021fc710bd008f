"""How the fake server behaves beyond what the specification says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .testing import FakeClient, FakeRequest


def litter(fake: FakeClient, request: FakeRequest) -> object:
    """Add two pets, and answer with both."""
    mother = fake.pets.get(request.path_params["id"])
    return [fake.pets.add(name=f"{mother.name} {number}").raw for number in (1, 2)]
