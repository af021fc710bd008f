"""Time limits over a real socket: a server that says nothing, or a byte now and then, holds nobody."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import httpcore2
import httpx2
import pytest
from runtime.core.errors import APIConnectionError, APITimeoutError, InternalServerError
from runtime.core.operation import Timeout
from runtime.http.attempts import Deadline, limits_of
from runtime.http.hooks import Hooks
from runtime.http.pool import _Backend, _Stream
from runtime.http.pool_async import SocketLayer, _AsyncBackend, _AsyncStream
from runtime.time_limit import TimeLimit

from .driver import GET, GUARD, PATIENT, START, TOKEN, AsyncDriver, Driver, SyncDriver, json_answer
from .wire import Handler, Line, Seen, Wire, answer, silent

Start = Callable[..., Wire]
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n"


def dripping(first: bytes, rest: bytes) -> Handler:
    """Say a little more again and again, until the test is over."""

    def handle(line: Line, seen: Seen) -> None:
        line.say(first)
        while line.hold(0.01):
            line.say(rest)

    return handle


def test_a_server_that_says_nothing(driver: Driver, wire: Start) -> None:  # D01
    driver.real = True
    server = wire(silent)
    client = driver.client(base_url=server.url, max_retries=0, timeout=replace(PATIENT, read=0.15))
    with pytest.raises(APITimeoutError, match=r"read timeout of 0\.15 s"):
        driver.send(client, GET, path=("a",))


@pytest.mark.parametrize(
    "handler",
    [dripping(HEAD + b'\r\n{"a": "', b"x"), dripping(b"HTTP/1.1 200 OK\r\nX-A: ", b"y")],
    ids=["D02-body", "D03-headers"],
)
def test_a_server_that_drips(driver: Driver, wire: Start, handler: Handler) -> None:
    driver.real = True
    server = wire(handler)
    client = driver.client(base_url=server.url, timeout=replace(PATIENT, total=0.2))
    with pytest.raises(APITimeoutError) as caught:
        driver.send(client, GET, path=("a",))
    assert caught.value.kind == "total"
    assert caught.value.attempts <= 1


def test_the_total_is_named(driver: Driver, wire: Start) -> None:
    def late(line: Line, seen: Seen) -> None:
        driver.time.now += 61
        line.say(b"HTTP/1.1 200 OK\r\n")
        line.hold()

    client = driver.client(base_url=wire(late).url, timeout=replace(PATIENT, total=60))
    with pytest.raises(APITimeoutError, match=r"time for the whole call is over \(60 s\)") as caught:
        driver.send(client, START, path=("a",))
    assert caught.value.kind == "total"
    assert caught.value.outcome_unknown


def test_nobody_listens(driver: Driver) -> None:  # R07
    with socket.socket() as deaf:  # bound, so that nobody else gets the port, and not listening
        deaf.bind(("127.0.0.1", 0))
        client = driver.client(base_url=f"http://127.0.0.1:{deaf.getsockname()[1]}")
        with pytest.raises(APIConnectionError, match="no connection to the server") as caught:
            driver.send(client, START, path=("a",))
    assert caught.value.attempts == 3
    assert not caught.value.outcome_unknown


def test_a_black_hole(driver: Driver) -> None:  # D07
    driver.real = True
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        port = full.getsockname()[1]
        fillers = []
        for _ in range(4):
            filler = socket.socket()
            filler.setblocking(False)
            filler.connect_ex(("127.0.0.1", port))
            fillers.append(filler)
        limits = replace(PATIENT, connect=0.1)
        client = driver.client(base_url=f"http://127.0.0.1:{port}", max_retries=0, timeout=limits)
        with pytest.raises(APITimeoutError, match=r"connect timeout of 0\.1 s"):
            driver.send(client, START, path=("a",))
        for filler in fillers:
            filler.close()


def test_a_full_pool_is_named(driver: Driver, wire: Start) -> None:  # D08
    driver.real = True
    server = wire(answer(200, b"[1]"))
    client = driver.client(base_url=server.url, max_connections=1, timeout=replace(PATIENT, pool=0.05))

    def use_both() -> object:
        if not driver.asynchronous:
            with client._call(GET, ("a",), None, None, None, _omit(), None, {"_as": "stream"}):
                return client._call(GET, ("b",), None, None, None, _omit(), None, {})

        async def both() -> object:
            opened = await client._call(GET, ("a",), None, None, None, _omit(), None, {"_as": "stream"})
            async with opened:
                return await client._call(GET, ("b",), None, None, None, _omit(), None, {})

        return driver.run(both())

    with pytest.raises(APITimeoutError, match="all connections of this client are busy"):
        use_both()
    assert driver.send(client, GET, path=("c",)) == [1]


def _omit() -> object:
    from runtime.core.operation import OMIT

    return OMIT


def test_a_token_that_comes_too_late_is_a_timeout(driver: Driver, wire: Start) -> None:
    server = wire(answer())

    def token() -> str:
        driver.time.now += 10
        return TOKEN

    client = driver.client(token, base_url=server.url, timeout=5)
    with pytest.raises(APITimeoutError, match=r"the time for the whole call is over \(5 s\)") as caught:
        driver.send(client, START, path=("a",))
    assert (caught.value.kind, caught.value.attempts, caught.value.outcome_unknown) == ("total", 0, False)
    assert driver.send(client, START, path=("a",)) == {}  # it has the token now
    assert len(server.seen) == 1


def test_a_hook_that_takes_all_the_time_is_a_timeout(driver: Driver, wire: Start) -> None:
    def slow(event: object) -> None:
        driver.time.now += 10

    server = wire(answer())
    client = driver.client(base_url=server.url, timeout=5, hooks=Hooks(on_request=slow))
    with pytest.raises(APITimeoutError, match="the time for the whole call is over"):
        driver.send(client, GET, path=("a",))
    assert server.seen == []


def test_a_token_coroutine_is_cancelled_at_the_deadline() -> None:
    driver = AsyncDriver()
    cancelled: list[bool] = []

    async def token() -> str:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cancelled.append(True)
            raise
        return TOKEN

    client = driver.mock(lambda request: json_answer(1))
    client = driver.client(token, http_client=client._connections._http_client, timeout=0.05)
    with pytest.raises(APITimeoutError, match="the time for the whole call is over"):
        driver.send(client, GET, path=("a",))
    assert cancelled == [True]
    driver.finish()


def test_a_timeout_of_the_token_function_is_its_own(driver: Driver) -> None:
    def token() -> str:
        raise TimeoutError("mine")

    client = driver.client(token, http_client=httpx2.MockTransport(lambda request: json_answer(1)))
    with pytest.raises(TimeoutError, match="mine"):
        driver.send(client, GET, path=("a",))


def test_a_thread_that_waits_for_the_token_of_another_has_its_own_limit() -> None:
    driver = SyncDriver()
    asked, over = threading.Event(), threading.Event()

    def token() -> str:
        asked.set()
        over.wait(GUARD)
        return TOKEN

    client = driver.client(token, http_client=httpx2.MockTransport(lambda request: json_answer(1)))
    other = threading.Thread(target=driver.send, args=(client, GET), kwargs={"path": ("a",)})
    other.start()
    try:
        assert asked.wait(GUARD)
        with pytest.raises(APITimeoutError, match="the time for the whole call is over"):
            driver.send(client, GET, path=("b",), options={"timeout": 0.05})
    finally:
        over.set()
        other.join()
    assert driver.send(client, GET, path=("b",)) == 1


def test_no_step_begins_when_the_call_is_over() -> None:
    clock = [0.0]
    limit = limits_of(Timeout(), Deadline(1.0, lambda: clock[0]))["connect"]
    clock[0] = 5.0
    context = ssl.create_default_context()
    steps: list[Callable[[], object]] = [
        lambda: _Backend(False).connect_tcp("127.0.0.1", 1, limit),
        lambda: _Stream(httpcore2.NetworkStream()).start_tls(context, "x", limit),
        lambda: asyncio.run(_AsyncBackend(False).connect_tcp("127.0.0.1", 1, limit)),  # type: ignore[arg-type]
        lambda: asyncio.run(_AsyncStream(SocketLayer(socket.socket())).start_tls(context, "x", limit)),  # type: ignore[arg-type]
    ]
    for step in steps:
        with pytest.raises(httpcore2.ConnectTimeout, match="the whole call is over"):
            step()


@pytest.mark.parametrize(
    ("of_client", "of_call", "pauses"),
    [
        ({}, {}, 1),
        ({"timeout": Timeout()}, {}, 1),
        ({"timeout": 8}, {}, 3),
        ({}, {"timeout": 5}, 2),
        ({"timeout": 8}, {"timeout": 5}, 2),
        ({}, {"timeout": None}, 5),
    ],
    ids=["its own", "the usual one", "the client's", "the call's", "the call's before the client's", "none"],
)
def test_an_operation_has_a_limit(
    driver: Driver, of_client: dict[str, Any], of_call: dict[str, Any], pauses: int
) -> None:
    """A server that asks for two seconds again and again is asked as often as the limit allows."""
    client = driver.mock(lambda _: json_answer({}, 503, Retry_After="2"), max_retries=5, **of_client)
    limited = replace(GET, steps=(TimeLimit(3),))
    with pytest.raises(InternalServerError):
        driver.send(client, limited, path=("a",), options=of_call)
    assert len(driver.time.slept) == pauses
