"""A client that keeps to a rate by itself."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from typing import Any

import pytest
from runtime.client.base import AsyncClientBase, AsyncResource
from runtime.core.errors import APITimeoutError, ConfigurationError
from runtime.http.throttle import RateLimit, Throttle

from .driver import FACTS, GET, AsyncDriver, Driver
from .test_retries import Script


def calls(driver: Driver, client: Any, count: int, **options: Any) -> None:
    for _ in range(count):
        driver.send(client, GET, path=("a",), options=dict(options))


def test_the_burst_goes_out_at_once_and_then_the_rate_holds(driver: Driver) -> None:
    client = driver.mock(Script(200), throttle=RateLimit(burst=3, per_second=4))
    calls(driver, client, 6)
    assert driver.time.slept == [0.25, 0.25, 0.25]


def test_time_fills_the_bucket_to_the_brim_and_no_further(driver: Driver) -> None:
    client = driver.mock(Script(200), throttle=RateLimit(burst=2, per_second=1))
    calls(driver, client, 2)
    driver.time.now += 3600
    calls(driver, client, 3)
    assert driver.time.slept == [1.0]


def test_copies_share_it(driver: Driver) -> None:
    client = driver.mock(Script(200), throttle=RateLimit(burst=1, per_second=1))
    calls(driver, client, 1)
    calls(driver, client.with_options(max_retries=0), 1)
    assert driver.time.slept == [1.0]


def test_repetitions_stand_in_line_too(driver: Driver) -> None:
    driver.time.chance = 0.0
    client = driver.mock(Script(503, 200), throttle=RateLimit(burst=1, per_second=2))
    calls(driver, client, 1)
    assert driver.time.slept == [0.5]


def test_the_rate_of_the_api_is_its_default(driver: Driver) -> None:
    with pytest.raises(ConfigurationError, match="not known: give throttle=RateLimit"):
        driver.client(throttle=True)
    driver.facts = replace(FACTS, rate_limit=(1, 8.0))
    client = driver.mock(Script(200), throttle=True)
    calls(driver, client, 2)
    assert driver.time.slept == [0.125]


def test_nobody_waits_without_being_asked(driver: Driver) -> None:
    driver.facts = replace(FACTS, rate_limit=(1, 8.0))
    calls(driver, driver.mock(Script(200)), 5)
    assert driver.time.slept == []


def test_a_wait_beyond_the_deadline_is_an_error_and_takes_no_place(driver: Driver) -> None:
    script = Script(200)
    client = driver.mock(script, throttle=RateLimit(burst=1, per_second=0.1))
    calls(driver, client, 1)
    with pytest.raises(APITimeoutError, match="held back by the throttle") as caught:
        calls(driver, client, 1, timeout=5)
    assert caught.value.attempts == 0
    assert not caught.value.outcome_unknown
    assert len(script.seen) == 1
    driver.time.now += 10
    calls(driver, client, 1)
    assert driver.time.slept == []


def test_a_refusal_for_too_many_requests_empties_it(driver: Driver) -> None:
    driver.time.chance = 0.0
    client = driver.mock(Script((429, {"Retry-After": "1"}), 200), throttle=RateLimit(burst=100, per_second=2))
    calls(driver, client, 1)
    assert driver.time.slept == [1.0]  # in which two places came back, one of them for the repetition
    calls(driver, client, 3)
    assert driver.time.slept == [1.0, 0.5, 0.5]


@pytest.mark.parametrize("limit", [{"burst": 0, "per_second": 1}, {"burst": 1.5, "per_second": 1}], ids=str)
def test_a_limit_wants_a_burst(limit: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="burst"):
        RateLimit(**limit)


@pytest.mark.parametrize("rate", [0, -1, float("inf"), float("nan"), True], ids=str)
def test_a_limit_wants_a_rate(rate: float) -> None:
    with pytest.raises(ValueError, match="per_second"):
        RateLimit(burst=1, per_second=rate)


def test_what_is_no_limit_is_refused(driver: Driver) -> None:
    with pytest.raises(TypeError, match="True, False or a RateLimit"):
        driver.client(throttle=300)


def test_threads_share_it_fairly() -> None:
    throttle = Throttle(RateLimit(burst=10, per_second=2), lambda: 0.0)
    waits: list[float] = []

    def take() -> None:
        for _ in range(25):
            waits.append(throttle.reserve())

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(waits) == [0.0] * 10 + [(number + 1) / 2 for number in range(90)]


def test_tasks_share_it_fairly() -> None:
    driver = AsyncDriver()
    client: AsyncClientBase = driver.mock(Script(200), throttle=RateLimit(burst=2, per_second=1))
    things: Any = AsyncResource(client)

    async def main() -> None:
        await asyncio.gather(*(things._send(GET, path=("a",), options={}) for _ in range(5)))

    driver.run(main())
    driver.finish()
    assert len(driver.time.slept) == 3
    assert sum(driver.time.slept) >= 3.0
