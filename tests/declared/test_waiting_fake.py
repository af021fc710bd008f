"""Work in the background on the fake: it goes well by itself, or as a test lays out, and no time passes."""

from __future__ import annotations

import asyncio
import importlib
from typing import Any

import pytest

from .conftest import Shop


@pytest.fixture
def fake(shop: Shop) -> Any:
    return importlib.import_module(f"{shop.package.__name__}.testing").FAKE()


def using(shop: Shop, fake: Any, *steps: Any) -> list[Any]:
    """Take the steps one after the other, each with the client and what the last one gave."""
    if shop.mode == "sync":
        with fake.client() as client:
            found: list[Any] = []
            for step in steps:
                found.append(step(client, found[-1] if found else None))
            return found

    async def main() -> list[Any]:
        found: list[Any] = []
        async with fake.async_client() as client:
            for step in steps:
                found.append(await step(client, found[-1] if found else None))
        return found

    return asyncio.run(main())


def test_what_a_call_starts_goes_well(shop: Shop, fake: Any) -> None:
    pet = fake.pets.add(name="Tom")
    seen: list[str] = []
    started, (walk,) = using(
        shop,
        fake,
        lambda client, _: client.pets.walk(pet.id),
        lambda _, started: started.wait(on_progress=lambda walk: seen.append(walk.state)),
    )
    assert started.ids == (walk.id,)
    assert seen == ["waiting", "back"]
    assert (len(fake.walks), fake.walks.get(walk.id).state, fake.clock.slept) == (1, "back", [2.0])
    assert fake.unexpected == []


def test_states_in_a_row(shop: Shop, fake: Any) -> None:
    walk = fake.walks.add(state="waiting")
    fake.walks.script(walk.id, states=[{"state": "walking", "steps": 5}, {"steps": 9}, {"state": "lost"}])
    seen: list[Any] = []
    with pytest.raises(shop.package.JobFailedError):
        using(
            shop, fake, lambda c, _: c.walks.wait(walk.id, on_progress=lambda one: seen.append((one.state, one.steps)))
        )
    assert seen == [("walking", 5), ("walking", 9), ("lost", 9)]
    assert (walk.state, fake.clock.slept) == ("lost", [2.0, 2.5])


def test_states_of_all_that_calls_start(shop: Shop, fake: Any) -> None:
    fake.walks.script(states=[{"state": "lost"}])
    report, *_ = using(shop, fake, lambda client, _: client.pets.groom(ids=["1", "2", "3"]))
    assert (report.batches, len(report.ids), [walk.state for walk in report.jobs]) == (2, 2, ["waiting"] * 2)
    with pytest.raises(shop.package.JobFailedError) as caught:
        using(shop, fake, lambda client, _: client.walks.wait(report.ids[1]))
    assert caught.value.job.id == report.ids[1]
    fake.reset()
    assert len(fake.walks) == 0


def test_what_never_ends(shop: Shop, fake: Any) -> None:
    walk = fake.walks.add(state="walking")
    with pytest.raises(shop.package.JobTimeoutError, match="after 3600 s"):
        using(shop, fake, lambda client, _: client.walks.wait(walk.id))
    assert sum(fake.clock.slept) == 3600


def test_below_a_parent_and_with_a_number(shop: Shop, fake: Any) -> None:
    pet = fake.pets.add(name="Tom")
    started, checkup = using(
        shop, fake, lambda c, _: c.pets.start_checkup(pet.id), lambda _, started: started.wait(poll=1)
    )
    assert started.ids == (str(checkup.number),)
    assert checkup.done is True


def test_what_is_not_there(shop: Shop, fake: Any) -> None:
    with pytest.raises(shop.package.NotFoundError):
        using(shop, fake, lambda client, _: client.walks.wait("nobody"))
    with pytest.raises(KeyError):
        fake.walks.script("nobody", states=[])
    with pytest.raises(TypeError, match="1 ids are needed"):
        fake.walks.script("a", "b", states=[])


def test_a_refusal_is_told_by_a_handler(shop: Shop, fake: Any) -> None:
    pet = fake.pets.add(name="Tom")

    @fake.handle("POST /pets/{id}/walk")
    def walk(request: Any) -> Any:
        return {"error": "asleep"}

    with pytest.raises(shop.package.JobRejectedError, match="asleep"):
        using(shop, fake, lambda client, _: client.pets.walk(pet.id), lambda _, started: started.wait())
