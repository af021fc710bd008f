"""Which requests are sent again, after how long, and what is said when they are not."""

from __future__ import annotations

import asyncio
import email.utils
import io
import logging
import threading
from collections.abc import Callable, Iterable
from typing import Any

import httpx2
import pytest
from runtime.client.base import AsyncResource
from runtime.core.errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    InternalServerError,
    NotFoundError,
    RateLimitError,
    RedirectError,
)
from runtime.http.attempts import RetryQuota, backoff, retry_after_of

from .driver import CREATE, DELETE, GET, PATCH, PUT, QUERY, START, UPLOAD, Driver

Step = int | tuple[int, dict[str, str]] | Exception


class Script:
    """A server that goes through its answers; the last one for all that follows."""

    def __init__(self, *steps: Step) -> None:
        self.steps = steps
        self.seen: list[httpx2.Request] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        request.read()
        self.seen.append(request)
        step = self.steps[min(len(self.seen), len(self.steps)) - 1]
        if isinstance(step, Exception):
            raise step
        status, headers = (step, {}) if isinstance(step, int) else step
        if status == 204:
            return httpx2.Response(204, headers=headers)
        return httpx2.Response(status, json={"attempt": len(self.seen)}, headers=headers)


LOST = httpx2.RemoteProtocolError("Server disconnected without sending a response.")
REFUSED = httpx2.ConnectError("[Errno 111] Connection refused")


@pytest.mark.parametrize("fault", ["R01"])
def test_a_read_is_repeated_until_it_succeeds(driver: Driver, fault: str) -> None:
    script = Script(503, 503, 200)
    assert driver.send(driver.mock(script), GET, path=("a",)) == {"attempt": 3}
    assert len(script.seen) == 3


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504], ids=lambda s: f"R02-R03-{s}")
def test_the_last_answer_is_the_error(driver: Driver, status: int) -> None:
    script = Script(status)
    with pytest.raises(APIStatusError) as caught:
        driver.send(driver.mock(script), GET, path=("a",))
    assert caught.value.status == status
    assert caught.value.attempts == len(script.seen) == 3
    assert caught.value.body == {"attempt": 3}


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 415, 422, 501], ids=lambda s: f"R04-{s}")
def test_a_refusal_is_not_repeated(driver: Driver, status: int) -> None:
    script = Script(status)
    with pytest.raises(APIStatusError):
        driver.send(driver.mock(script), GET, path=("a",))
    assert len(script.seen) == 1
    assert driver.time.slept == []


@pytest.mark.parametrize("operation", [CREATE, PATCH], ids=["R05", "R10"])
@pytest.mark.parametrize("headers", [{}, {"Retry-After": "1"}], ids=["plain", "R06"])
def test_what_may_have_happened_is_not_repeated(driver: Driver, operation: Any, headers: dict[str, str]) -> None:
    script = Script((503, headers))
    path = ("a",) if operation is PATCH else ()
    with pytest.raises(InternalServerError) as caught:
        driver.send(driver.mock(script), operation, path=path, body={"a": 1})
    assert len(script.seen) == 1
    assert caught.value.outcome_unknown
    assert "may have done it" in str(caught.value)


@pytest.mark.parametrize("operation", [CREATE, PATCH], ids=["R06-post", "R06-patch"])
def test_a_throttled_write_is_repeated(driver: Driver, operation: Any) -> None:
    script = Script(429, 201)
    path = ("a",) if operation is PATCH else ()
    driver.send(driver.mock(script), operation, path=path, body={"a": 1})
    assert len(script.seen) == 2
    assert script.seen[0].content == script.seen[1].content


@pytest.mark.parametrize(
    "error", [REFUSED, httpx2.ConnectTimeout("t"), httpx2.ProxyError("p")], ids=lambda e: f"R07-{type(e).__name__}"
)
def test_a_write_that_was_never_sent_is_repeated(driver: Driver, error: Exception) -> None:
    script = Script(error, 201)
    driver.send(driver.mock(script), CREATE, body={})
    assert len(script.seen) == 2


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (LOST, APIConnectionError),
        (httpx2.ReadError("reset"), APIConnectionError),
        (httpx2.ReadTimeout("t"), APITimeoutError),
    ],
    ids=["R08", "R08-reset", "R09"],
)
@pytest.mark.parametrize("operation", [CREATE, START], ids=["create", "start"])
def test_a_lost_answer_to_a_write_is_told(
    driver: Driver, error: Exception, kind: type[Exception], operation: Any
) -> None:
    script = Script(error)
    path = ("a",) if operation is START else ()
    with pytest.raises(kind) as caught:
        driver.send(driver.mock(script), operation, path=path, body={})
    assert len(script.seen) == 1
    assert caught.value.outcome_unknown  # type: ignore[attr-defined]


@pytest.mark.parametrize("operation", [PUT, DELETE], ids=["R11-put", "R11-delete"])
def test_each_attempt_is_the_same(driver: Driver, operation: Any) -> None:
    script = Script(503, 204)
    body = {"body": {"b": [1, 2], "a": None}} if operation is PUT else {}
    assert driver.send(driver.mock(script), operation, path=("a",), **body) is None
    first, second = script.seen
    assert (first.method, str(first.url), first.headers.raw, first.content) == (
        second.method,
        str(second.url),
        second.headers.raw,
        second.content,
    )


@pytest.mark.parametrize("first", [LOST, 503], ids=["R12", "R12-503"])
def test_a_delete_that_finds_nothing_the_second_time_says_why(driver: Driver, first: Step) -> None:
    with pytest.raises(NotFoundError) as caught:
        driver.send(driver.mock(Script(first, 404)), DELETE, path=("a",))
    assert caught.value.outcome_unknown
    assert "may have done it all the same" in str(caught.value)


def test_a_delete_that_finds_nothing_at_once_is_certain(driver: Driver) -> None:
    with pytest.raises(NotFoundError) as caught:
        driver.send(driver.mock(Script(404)), DELETE, path=("a",))
    assert not caught.value.outcome_unknown


@pytest.mark.parametrize("step", [503, LOST, httpx2.ReadTimeout("t")], ids=["R13-503", "R13-lost", "R13-late"])
def test_a_post_that_only_reads_is_repeated(driver: Driver, step: Step) -> None:
    script = Script(step, 200)
    driver.send(driver.mock(script), QUERY, body={})
    assert len(script.seen) == 2


def test_an_idempotency_key_stays_the_same_and_allows_repeating(driver: Driver) -> None:  # R14
    script = Script(503, 201)
    driver.send(driver.mock(script), CREATE, body={}, options={"idempotency_key": "k-1"})
    assert [request.headers["idempotency-key"] for request in script.seen] == ["k-1", "k-1"]


def test_no_idempotency_key_is_invented(driver: Driver) -> None:  # R14
    script = Script(201)
    driver.send(driver.mock(script), CREATE, body={})
    assert "idempotency-key" not in script.seen[0].headers


def test_a_file_is_rewound_to_where_it_stood(driver: Driver) -> None:  # R15
    file = io.BytesIO(b"--content")
    file.seek(2)
    script = Script(503, 204)
    driver.send(driver.mock(script), UPLOAD, path=("a",), body=file)
    assert [request.content for request in script.seen] == [b"content", b"content"]


def test_what_can_be_read_once_is_sent_once(driver: Driver) -> None:  # R15
    def pieces() -> Iterable[bytes]:
        yield b"con"
        yield b"tent"

    script = Script(503)
    with pytest.raises(InternalServerError, match="read only once"):
        driver.send(driver.mock(script), UPLOAD, path=("a",), body=pieces())
    assert [request.content for request in script.seen] == [b"content"]


@pytest.mark.parametrize("where", ["client", "call"], ids=["R16-client", "R16-call"])
def test_no_retries_means_one_request(driver: Driver, where: str) -> None:
    script = Script(503)
    client = driver.mock(script, max_retries=0 if where == "client" else 5)
    with pytest.raises(InternalServerError) as caught:
        driver.send(client, GET, path=("a",), options={} if where == "client" else {"max_retries": 0})
    assert len(script.seen) == caught.value.attempts == 1
    assert driver.time.slept == []


def test_a_server_in_trouble_is_left_alone(driver: Driver) -> None:  # R17 R18
    script = Script(503)
    client = driver.mock(script)
    errors: list[str] = []
    for _ in range(200):
        with pytest.raises(InternalServerError) as caught:
            driver.send(client, GET, path=("a",))
        errors.append(str(caught.value))
    assert len(script.seen) < 1.3 * 200
    assert "retry quota" in errors[-1]


def test_many_at_once_do_not_make_it_worse(driver: Driver) -> None:  # R17
    script = Script(503)
    client = driver.mock(script)
    if driver.asynchronous:

        async def all_at_once() -> list[Any]:
            calls = (AsyncResource(client)._send(GET, path=("a",), options={}) for _ in range(200))
            return await asyncio.gather(*calls, return_exceptions=True)

        failures = driver.run(all_at_once())
    else:
        failures = []
        start = threading.Barrier(200)

        def call() -> None:
            start.wait()
            try:
                driver.send(client, GET, path=("a",))
            except InternalServerError as error:
                failures.append(error)

        threads = [threading.Thread(target=call) for _ in range(200)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert [type(failure) for failure in failures] == [InternalServerError] * 200
    assert len(script.seen) < 1.3 * 200
    assert client._connections.quota.left < RetryQuota.COST


def test_a_redirect_between_retries_is_the_answer(driver: Driver) -> None:  # R20
    script = Script(503, (302, {"Location": "https://other.example/"}), 200)
    with pytest.raises(RedirectError) as caught:
        driver.send(driver.mock(script), GET, path=("a",))
    assert len(script.seen) == caught.value.attempts == 2


def test_the_quota_is_shared_with_copies_and_given_back(driver: Driver) -> None:  # R19
    client = driver.mock(Script(503, 200))
    quota = client._connections.quota
    driver.send(client.with_options(timeout=5), GET, path=("a",))
    assert quota.left == RetryQuota.CAPACITY
    with pytest.raises(InternalServerError):
        driver.send(driver.mock(Script(503)), GET, path=("a",))


def test_the_quota_pays_more_for_failures_than_for_patience(driver: Driver) -> None:
    for status, cost in ((503, 2 * RetryQuota.COST), (429, 2 * RetryQuota.THROTTLED_COST)):
        client = driver.mock(Script(status))
        with pytest.raises(APIStatusError):
            driver.send(client, GET, path=("a",))
        assert client._connections.quota.left == RetryQuota.CAPACITY - cost
        driver.send(driver.mock(Script(200)), GET, path=("a",))


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit, GeneratorExit], ids=lambda s: f"R21-{s.__name__}")
def test_a_stop_while_waiting_stops(driver: Driver, stop: type[BaseException]) -> None:
    script = Script(503)

    def raising(_: float) -> None:
        raise stop

    driver.time.on_sleep = raising
    with pytest.raises(stop):
        driver.send(driver.mock(script), GET, path=("a",))
    assert len(script.seen) == 1


def test_backoff_is_spread_over_all_of_its_range() -> None:  # R22
    for throttled, base in ((False, 0.25), (True, 1.0)):
        assert backoff(0, throttled, 0.0) == 0.0
        assert backoff(0, throttled, 1.0) == base
        assert backoff(3, throttled, 0.5) == base * 4
        assert backoff(1000, throttled, 1.0) == 20.0


def test_a_retry_is_one_line_in_the_log(driver: Driver, caplog: pytest.LogCaptureFixture) -> None:  # R23
    with caplog.at_level(logging.INFO, logger="demo"):
        driver.send(driver.mock(Script(503, LOST, 200)), GET, path=("a",), query={"include": ["x", "hidden"]})
    assert [record.name for record in caplog.records] == ["demo", "demo"]
    first, second = (record.getMessage() for record in caplog.records)
    assert "attempt 1 of 3" in first
    assert "503" in first
    assert "0.25 s" in first
    assert "attempt 2 of 3" in second
    assert "disconnected" in second
    assert "hidden" not in caplog.text


def test_the_attempts_are_told_with_the_result(driver: Driver) -> None:  # R24
    response = driver.send(driver.mock(Script(503, 200)), GET, path=("a",), options={"_as": "raw"})
    assert response.attempts == 2
    assert response.parse() == {"attempt": 2}


@pytest.mark.parametrize(
    ("value", "least", "most"),
    [
        ("2", 2.0, 2.7),
        ("0", 0.0, 1.0),
        ("-1", 0.0, 1.0),
        ("abc", 0.0, 1.0),
        ("", 0.0, 1.0),
        ("1.5", 0.0, 1.0),
        ("1e9", 0.0, 1.0),
        ("0x10", 0.0, 1.0),
        ("NaN", 0.0, 1.0),
        ("inf", 0.0, 1.0),
        ("9" * 5000, 0.0, 1.0),
        ("3, 9", 3.0, 4.0),
    ],
    ids=[
        "T01",
        "T03-0",
        "T03-1",
        *[f"T04-{n}" for n in ("abc", "empty", "1.5", "1e9", "0x10", "nan", "inf", "5000")],
        "T06",
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_the_server_is_given_the_time_it_asks_for(
    driver: Driver, status: int, value: str, least: float, most: float
) -> None:
    driver.send(driver.mock(Script((status, {"Retry-After": value}), 200)), GET, path=("a",))
    (slept,) = driver.time.slept
    assert least <= slept <= most


def test_an_arabic_digit_is_no_number() -> None:  # T04
    assert retry_after_of(["\u0665"], None, 0.0) is None


@pytest.mark.parametrize("skew", [0, 3600, -86400], ids=["T02", "T02-ahead", "T02-behind"])
def test_a_date_is_measured_by_the_servers_clock(driver: Driver, skew: int) -> None:
    now = driver.time.wall_now + skew
    headers = {
        "Date": email.utils.formatdate(now, usegmt=True),
        "Retry-After": email.utils.formatdate(now + 5, usegmt=True),
    }
    driver.send(driver.mock(Script((503, headers), 200)), GET, path=("a",))
    assert 5.0 <= driver.time.slept[0] <= 6.5


def test_a_date_in_the_past_is_no_negative_sleep(driver: Driver) -> None:  # T03
    past = email.utils.formatdate(driver.time.wall_now - 500, usegmt=True)
    driver.send(driver.mock(Script((503, {"Retry-After": past}), 200)), GET, path=("a",))
    assert 0 <= driver.time.slept[0] <= 1


@pytest.mark.parametrize("operation", [GET, START], ids=["T05-get", "T05-post"])
def test_a_day_is_not_slept_through(driver: Driver, operation: Any) -> None:
    script = Script((429, {"Retry-After": "86400"}))
    with pytest.raises(RateLimitError, match="86400 s of patience") as caught:
        driver.send(driver.mock(script), operation, path=("a",))
    assert caught.value.retry_after == 86400
    assert driver.time.slept == []
    assert len(script.seen) == 1


@pytest.mark.parametrize("status", [200, 404], ids=["T07-200", "T07-404"])
def test_retry_after_elsewhere_means_nothing(driver: Driver, status: int) -> None:
    script = Script((status, {"Retry-After": "30"}))
    if status == 200:
        driver.send(driver.mock(script), GET, path=("a",))
    else:
        with pytest.raises(NotFoundError) as caught:
            driver.send(driver.mock(script), GET, path=("a",))
        assert caught.value.retry_after is None
    assert driver.time.slept == []


def test_a_sleep_that_would_pass_the_deadline_is_not_begun(driver: Driver) -> None:  # D04
    script = Script((503, {"Retry-After": "8"}))
    with pytest.raises(InternalServerError, match="no time is left"):
        driver.send(driver.mock(script, timeout=10), GET, path=("a",))
    assert len(driver.time.slept) == 1
    assert len(script.seen) == 2


def test_the_last_attempt_gets_what_is_left(driver: Driver) -> None:  # D05
    script = Script(503, 200)

    def late(_: float) -> None:
        driver.time.now += 59.0 - 0.25

    driver.time.on_sleep = late
    driver.send(driver.mock(script, timeout=60), GET, path=("a",))
    limits = script.seen[1].extensions["timeout"]
    assert limits["read"] == pytest.approx(1.0)
    assert limits["connect"] == pytest.approx(1.0)


def test_the_wall_clock_may_jump(driver: Driver) -> None:  # D06
    def jump(_: float) -> None:
        driver.time.wall_now -= 1e9

    driver.time.on_sleep = jump
    assert driver.send(driver.mock(Script(503, 503, 200), timeout=60), GET, path=("a",)) == {"attempt": 3}


def test_a_full_pool_is_not_the_servers_fault(driver: Driver) -> None:  # D08
    script = Script(httpx2.PoolTimeout("full"))
    with pytest.raises(APITimeoutError, match=r"connections of this client are busy \(pool timeout of 10") as caught:
        driver.send(driver.mock(script), GET, path=("a",))
    assert type(caught.value).__name__ == "PoolTimeoutError"
    assert len(script.seen) == 1


def test_all_limits_are_finite_unless_asked_otherwise(driver: Driver) -> None:  # D09
    script = Script(200)
    driver.send(driver.mock(script), GET, path=("a",))
    driver.send(driver.mock(script, timeout=None), GET, path=("a",))
    bounded, free = (request.extensions["timeout"] for request in script.seen)
    assert all(bounded[phase] > 0 for phase in ("connect", "read", "write", "pool"))
    assert set(free.values()) == {None}


def test_a_rejected_token_is_asked_for_once_more(driver: Driver) -> None:  # E12
    given: list[str] = []

    def token() -> str:
        given.append(f"token-{len(given)}")
        return given[-1]

    script = Script(401, 200)
    driver.send(driver.mock(script, token=token), CREATE, body={})
    assert [request.headers["authorization"] for request in script.seen] == ["Bearer token-0", "Bearer token-1"]

    rejecting: Callable[..., Any] = Script(401)
    with pytest.raises(APIStatusError):
        driver.send(driver.mock(rejecting, token=token), GET, path=("a",))
    assert len(given) == 4
