"""Servers that answer and close: before they have read the body, or before they have said all of theirs."""

from __future__ import annotations

import io
import ssl
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import httpx2
import pytest
from runtime.core.errors import APIConnectionError, APIStatusError, InternalServerError

from .driver import CREATE, GET, UPLOAD, Driver, SyncDriver
from .wire import CERTIFICATE, Handler, Line, Seen, Wire, answer, raw, reset

Start = Callable[..., Wire]

LARGE = b"x" * 8_000_000


def early(status: int, *headers: str) -> Handler:
    """Answer at once and close: with a body that nobody reads, the connection is reset."""

    def handle(line: Line, seen: Seen) -> None:
        answer(status, b'{"message":"early"}', "Connection: close", *headers)(line, seen)
        line.close()

    return handle


def once(driver: Driver) -> Any:
    def pieces() -> Iterator[bytes]:
        for at in range(0, len(LARGE), 100_000):
            yield LARGE[at : at + 100_000]

    async def later() -> AsyncIterator[bytes]:
        for piece in pieces():
            yield piece

    return later() if driver.asynchronous else pieces()


BODIES: dict[str, Callable[[Driver], Any]] = {
    "bytes": lambda driver: LARGE,
    "file": lambda driver: io.BytesIO(LARGE),
    "pieces": once,
    "small": lambda driver: b"x" * 100,
}


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("status", [413, 401, 500])
def test_an_early_answer_is_the_answer(driver: Driver, wire: Start, tls: bool, status: int, body: str) -> None:
    server = wire(early(status), tls=tls, heads_only=True)
    client = driver.client(base_url=server.url, max_retries=0)
    with pytest.raises(APIStatusError, match="early") as caught:
        driver.send(client, UPLOAD, path=("a",), body=BODIES[body](driver))
    assert caught.value.status == status
    assert [seen.connection for seen in server.seen] == [1]


def test_an_early_answer_to_a_client_of_the_users_own(wire: Start, tls: bool) -> None:
    """A synchronous one: the streams of an asynchronous one lose it, as the docs say."""
    server = wire(early(413), tls=tls, heads_only=True)
    driver = SyncDriver()
    trust = ssl.create_default_context(cafile=CERTIFICATE)
    with httpx2.Client(verify=trust) as outer, pytest.raises(APIStatusError, match="early"):
        driver.send(driver.client(base_url=server.url, http_client=outer), UPLOAD, path=("a",), body=LARGE)
    driver.finish()


def test_an_early_success_is_a_success(driver: Driver, wire: Start, tls: bool) -> None:
    def done(line: Line, seen: Seen) -> None:
        line.say(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
        line.close()

    server = wire(done, tls=tls, heads_only=True)
    assert driver.send(driver.client(base_url=server.url), UPLOAD, path=("a",), body=LARGE) is None
    assert len(server.seen) == 1


def test_an_early_refusal_is_final(driver: Driver, wire: Start) -> None:
    server = wire(early(413), heads_only=True)
    with pytest.raises(APIStatusError) as caught:
        driver.send(driver.client(base_url=server.url, max_retries=3), UPLOAD, path=("a",), body=LARGE)
    assert len(server.seen) == caught.value.attempts == 1
    assert not caught.value.outcome_unknown


@pytest.mark.parametrize("body", ["bytes", "file"])
def test_an_early_503_is_retried_with_the_whole_body(driver: Driver, wire: Start, body: str) -> None:
    server = wire(early(503), early(413), heads_only=True)
    with pytest.raises(APIStatusError) as caught:
        driver.send(driver.client(base_url=server.url), UPLOAD, path=("a",), body=BODIES[body](driver))
    assert caught.value.status == 413
    assert [seen.header("content-length") for seen in server.seen] == [str(len(LARGE))] * 2


def test_a_body_that_can_be_read_once_is_not_begun_again(driver: Driver, wire: Start) -> None:
    server = wire(early(503), heads_only=True)
    with pytest.raises(InternalServerError, match="read only once"):
        driver.send(driver.client(base_url=server.url), UPLOAD, path=("a",), body=once(driver))
    assert len(server.seen) == 1


@pytest.mark.parametrize(("status", "requests"), [(429, 2), (503, 1)])
def test_a_post_that_was_answered_early(driver: Driver, wire: Start, status: int, requests: int) -> None:
    server = wire(early(status), early(400), heads_only=True)
    with pytest.raises(APIStatusError) as caught:
        driver.send(driver.client(base_url=server.url), CREATE, body={"text": LARGE.decode()})
    assert len(server.seen) == requests
    assert caught.value.outcome_unknown == (status == 503)


def test_a_connection_that_breaks_without_an_answer(driver: Driver, wire: Start, tls: bool) -> None:
    server = wire(reset, tls=tls, heads_only=True)
    with pytest.raises(APIConnectionError) as caught:
        driver.send(driver.client(base_url=server.url, max_retries=1), UPLOAD, path=("a",), body=LARGE)
    assert len(server.seen) == caught.value.attempts == 2


@pytest.mark.parametrize("framing", [b"Content-Length: 10", b"Transfer-Encoding: chunked"])
def test_a_body_that_is_cut_off(driver: Driver, wire: Start, tls: bool, framing: bytes) -> None:
    """Over TLS too, where the end of a connection need not be announced."""
    server = wire(raw(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + framing + b"\r\n\r\n3\r\n"), tls=tls)
    with pytest.raises(APIConnectionError, match="broke off") as caught:
        driver.send(driver.client(base_url=server.url, max_retries=0), GET, path=("a",))
    assert caught.value.kind == "protocol"


def test_a_body_until_the_end_of_the_connection(driver: Driver, wire: Start, tls: bool) -> None:
    server = wire(raw(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[1]"), tls=tls)
    client = driver.client(base_url=server.url, max_retries=0)
    assert [driver.send(client, GET, path=("a",)) for _ in range(2)] == [[1], [1]]
    assert server.connections == 2
