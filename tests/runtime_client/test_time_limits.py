"""Time limits over a real socket: a server that says nothing, or a byte now and then, holds nobody."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import replace

import pytest
from runtime.errors import APIConnectionError, APITimeoutError

from .driver import GET, PATIENT, START, Driver
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
    assert caught.value.attempts == 1


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
    from runtime.options import OMIT

    return OMIT
