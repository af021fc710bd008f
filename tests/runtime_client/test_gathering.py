"""Many calls at once, and never more than wanted."""

from __future__ import annotations

import asyncio
import gc
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import httpx2
import pytest
from runtime.client.base import AsyncResource
from runtime.client.gathering import gather
from runtime.core.errors import NotFoundError

from .driver import GET, AsyncDriver, json_answer


@pytest.fixture
def driver() -> Iterator[AsyncDriver]:
    made = AsyncDriver()
    yield made
    made.finish()


class Crowd:
    """Counts how many are under way."""

    def __init__(self) -> None:
        self.now = self.most = self.begun = 0

    async def one(self, number: int, rounds: int = 3) -> int:
        self.begun += 1
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            for _ in range(rounds):
                await asyncio.sleep(0)
        finally:
            self.now -= 1
        return number


def gathered(awaitables: Any, **options: Any) -> Any:
    async def main() -> Any:
        return await gather(awaitables, **options)

    return asyncio.run(main())


def test_two_hundred_calls_keep_to_ten_at_a_time(driver: AsyncDriver) -> None:
    crowd = Crowd()

    async def handle(request: httpx2.Request) -> httpx2.Response:
        await crowd.one(0)
        return json_answer(request.url.path)

    client = driver.client(http_client=httpx2.MockTransport(handle))
    things: Any = AsyncResource(client)
    calls = (things._send(GET, path=(f"t{number}",), options={}) for number in range(200))
    found = driver.run(gather(calls, limit=10))
    assert found == [f"/v1/things/t{number}" for number in range(200)]
    assert (crowd.most, crowd.begun) == (10, 200)


@pytest.mark.parametrize("limit", [1, 3, 100])
def test_order_is_kept_whatever_takes_long(limit: int) -> None:
    crowd = Crowd()
    calls = (crowd.one(number, rounds=20 - number) for number in range(20))
    assert gathered(calls, limit=limit) == list(range(20))
    assert crowd.most == min(limit, 20)


def test_nothing_gives_nothing() -> None:
    assert gathered([]) == []


def test_a_generator_is_asked_when_there_is_room() -> None:
    made: list[tuple[int, int]] = []
    crowd = Crowd()

    def calls() -> Iterator[Awaitable[int]]:
        for number in range(30):
            made.append((number, crowd.now))
            yield crowd.one(number)

    assert gathered(calls(), limit=4) == list(range(30))
    assert max(now for _, now in made) < 4


def test_an_asynchronous_generator_will_do() -> None:
    crowd = Crowd()

    async def calls() -> AsyncIterator[Awaitable[int]]:
        for number in range(25):
            await asyncio.sleep(0)
            yield crowd.one(number)

    assert gathered(calls(), limit=5) == list(range(25))
    assert 1 < crowd.most <= 5


async def fail(error: BaseException) -> int:
    await asyncio.sleep(0)
    raise error


@pytest.mark.parametrize("form", [list, iter, tuple], ids=["list", "iterator", "tuple"])
def test_the_first_error_ends_the_rest(form: Callable[[Any], Any]) -> None:
    crowd = Crowd()
    calls = [crowd.one(0, rounds=1000), fail(LookupError("first")), *(crowd.one(number) for number in range(50))]
    with pytest.raises(LookupError, match="first"):
        gathered(form(calls), limit=3)
    assert crowd.now == 0
    assert crowd.begun < 10
    del calls
    gc.collect(1)  # a coroutine that was never awaited would be a warning, and warnings are errors here


def test_a_generator_makes_no_more_after_an_error() -> None:
    closed: list[bool] = []

    def calls() -> Iterator[Awaitable[int]]:
        try:
            yield fail(LookupError())
            for number in itertools.count():
                yield Crowd().one(number)
        finally:
            closed.append(True)

    with pytest.raises(LookupError):
        gathered(calls(), limit=2)
    assert closed == [True]


def test_an_endless_iterator_ends_with_its_error() -> None:
    def call(number: int) -> Awaitable[int]:
        return fail(LookupError()) if number == 7 else Crowd().one(number)

    with pytest.raises(LookupError):
        gathered(map(call, itertools.count()), limit=2)


def test_errors_may_be_results() -> None:
    crowd = Crowd()
    one, error, two = gathered([crowd.one(1), fail(LookupError("x")), crowd.one(2)], return_exceptions=True)
    assert (one, two) == (1, 2)
    assert isinstance(error, LookupError)


def test_an_error_of_the_api_is_one_too(driver: AsyncDriver) -> None:
    client = driver.mock(lambda request: json_answer({}, 404 if request.url.path.endswith("b") else 200))
    things: Any = AsyncResource(client)
    calls = [things._send(GET, path=(name,), options={}) for name in "abc"]
    first, second, third = driver.run(gather(calls, return_exceptions=True))
    assert (first, third) == ({}, {})
    assert isinstance(second, NotFoundError)


def test_a_cancellation_reaches_all() -> None:
    crowd = Crowd()

    async def main() -> None:
        calls = [crowd.one(number, rounds=1000) for number in range(50)]
        task = asyncio.create_task(_gathering(calls))
        for _ in range(5):
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert crowd.now == 0

    asyncio.run(main())
    assert crowd.begun == 10
    gc.collect(1)


async def _gathering(calls: Any) -> list[Any]:
    found: list[Any] = await gather(calls)
    return found


def test_an_error_of_the_generator_itself_is_raised() -> None:
    def calls() -> Iterator[Awaitable[int]]:
        yield Crowd().one(1)
        raise LookupError("no more")

    with pytest.raises(LookupError, match="no more"):
        gathered(calls())


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_below_one_is_refused(limit: int) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        gathered([Crowd().one(1)], limit=limit)
    gc.collect(1)


def test_what_cannot_be_awaited_is_told() -> None:
    with pytest.raises(TypeError, match="number 1 is a int, and nothing to wait for"):
        gathered([Crowd().one(1), 5, Crowd().one(2)], limit=1)
    gc.collect(1)
