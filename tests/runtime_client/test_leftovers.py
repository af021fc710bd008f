"""Bytes behind a complete answer: they are never taken for the answer to the next request."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from typing import Any

import h11
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from runtime.core.errors import BadRequestError, RedirectError
from runtime.core.operation import Operation, PathParam
from runtime.http.pool import Framing

from .driver import CREATE, GET, GUARD, TOKEN, Driver
from .wire import Handler, Line, Seen, Wire, answer

pytestmark = pytest.mark.slow

Start = Callable[..., Wire]

FOREIGN = b'HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 17\r\n\r\n{"_id":"foreign"}'
EMPTY = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + (
    b"1;a=b\r\n{\r\n1\r\n}\r\n0\r\n\r\n"
)
NOTHING = b"HTTP/1.1 204 No Content\r\n\r\n"
SIZED_NOTHING = b"HTTP/1.1 204 No Content\r\nContent-Length: %d\r\n\r\n" % len(FOREIGN)
UNCHANGED = b"HTTP/1.1 304 Not Modified\r\nContent-Length: 98\r\n\r\n"
HEAD_ONLY = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 98\r\n\r\n"
HINTED = b"HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n" + EMPTY

HEAD: Operation[Any] = Operation(
    key="HEAD /v1/things/{_id}",
    id="headThing",
    method="HEAD",
    path=("/v1/things/", PathParam("_id")),
    success={"200": ""},
    safe=True,
    idempotent=True,
)
NONE: Operation[Any] = Operation(
    key="GET /v1/none/{_id}",
    id="getNone",
    method="GET",
    path=("/v1/none/", PathParam("_id")),
    success={"200": "Any", "204": ""},
    safe=True,
    idempotent=True,
)


def sized(total: int) -> bytes:
    """An answer of so many bytes, head included: the engine and the layers below read in powers of two."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %6d\r\n\r\n"
    length = total - len(head % 0)
    return head % length + b"7".ljust(length)


CASES = {
    "length": (GET, EMPTY),
    "chunked": (GET, CHUNKED),
    "hinted": (GET, HINTED),
    "204": (NONE, NOTHING),
    "204-length": (NONE, SIZED_NOTHING),
    "304": (GET, UNCHANGED),
    "head": (HEAD, HEAD_ONLY),
    "16K": (GET, sized(16 * 1024)),
    "64K": (GET, sized(64 * 1024)),
    "256K": (GET, sized(256 * 1024)),
}

KEPT = [case for case in CASES if case != "204-length"]


def refused(line: Line, seen: Seen) -> None:
    answer(400, b'{"message":"refused"}')(line, seen)


class Late:
    """Says an answer, and more when it is told to; `add` returns when the client's kernel has it."""

    def __init__(self, said: bytes) -> None:
        self._said = said
        self._asked, self._done = threading.Event(), threading.Event()

    def __call__(self, line: Line, seen: Seen) -> None:
        line.say(self._said)
        assert self._asked.wait(GUARD)
        line.deliver(FOREIGN)
        self._done.set()

    def add(self) -> None:
        self._asked.set()
        assert self._done.wait(GUARD)


def saying(data: bytes) -> Handler:
    return lambda line, seen: line.say(data)


def first(driver: Driver, client: Any, operation: Operation[Any]) -> None:
    """Make the call that comes before; a 304 is no success."""
    with contextlib.suppress(RedirectError):
        driver.send(client, operation, path=("a",))


@pytest.mark.parametrize("rest", [FOREIGN, FOREIGN[:20], b"\n"], ids=["whole", "half", "newline"])
@pytest.mark.parametrize("case", CASES)
def test_bytes_in_the_same_segment(driver: Driver, wire: Start, tls: bool, case: str, rest: bytes) -> None:
    operation, said = CASES[case]
    done = threading.Event()

    def handle(line: Line, seen: Seen) -> None:
        line.deliver(said + rest)
        done.set()

    server = wire(handle, refused, tls=tls)
    client = driver.client(TOKEN, base_url=server.url, max_retries=0, max_connections=1)
    first(driver, client, operation)
    assert done.wait(GUARD)
    with pytest.raises(BadRequestError, match="refused"):
        driver.send(client, CREATE, body={})
    assert [seen.connection for seen in server.seen] == [1, 2]


@pytest.mark.parametrize("case", KEPT)
def test_bytes_in_a_later_segment(driver: Driver, wire: Start, tls: bool, case: str) -> None:
    operation, said = CASES[case]
    late = Late(said)
    server = wire(late, refused, tls=tls)
    client = driver.client(TOKEN, base_url=server.url, max_retries=0)
    first(driver, client, operation)
    late.add()
    with pytest.raises(BadRequestError, match="refused"):
        driver.send(client, CREATE, body={})
    assert [seen.connection for seen in server.seen] == [1, 2]


def test_bytes_that_come_while_the_connection_is_handed_out(driver: Driver, wire: Start, tls: bool) -> None:
    """The engine looks at an idle connection once, when it hands it out; the last look is before the first byte."""
    late = Late(EMPTY)
    server = wire(late, refused, tls=tls)
    client = driver.client(TOKEN, base_url=server.url, max_retries=0)
    driver.send(client, GET, path=("a",))
    pool: Any = next(iter(client._connections._transports.values()))._pool
    (connection,) = pool.connections
    has_expired = connection.has_expired

    def expired() -> bool:
        try:
            return bool(has_expired())
        finally:
            late.add()

    connection.has_expired = expired
    with pytest.raises(BadRequestError, match="refused"):
        driver.send(client, CREATE, body={})
    assert [seen.connection for seen in server.seen] == [1, 2]


def test_a_204_that_announces_a_body_is_the_last_answer(driver: Driver, wire: Start, tls: bool) -> None:
    server = wire(saying(SIZED_NOTHING), refused, tls=tls)
    client = driver.client(TOKEN, base_url=server.url, max_retries=0)
    first(driver, client, NONE)
    with pytest.raises(BadRequestError, match="refused"):
        driver.send(client, CREATE, body={})
    assert [seen.connection for seen in server.seen] == [1, 2]


@pytest.mark.parametrize("case", KEPT)
def test_a_clean_connection_is_kept(driver: Driver, wire: Start, tls: bool, case: str) -> None:
    operation, said = CASES[case]
    server = wire(saying(said), tls=tls)
    client = driver.client(TOKEN, base_url=server.url)
    for _ in range(5):
        first(driver, client, operation)
    assert server.connections == 1


STATUS_LINES = st.sampled_from(
    [
        b"HTTP/1.1 200 OK",
        b"HTTP/1.1 200",
        b"HTTP/1.1 204 X",
        b"HTTP/1.1 304 X",
        b"HTTP/1.0 200 OK",
        b"HTTP/1.1 500 \xe9",
    ]
)
FIELDS = st.lists(
    st.sampled_from(
        [
            b"Content-Length: 3",
            b"content-length:0",
            b"Content-Length: 3, 3",
            b"Content-Length:\t12 ",
            b"Transfer-Encoding: chunked",
            b"transfer-encoding:  Chunked\t",
            b"Transfer-Encoding: gzip, chunked",
            b"X: y",
            b"X: Content-Length: 9",
            b" folded",
            b"Connection: keep-alive",
        ]
    ),
    max_size=4,
)
LINE_ENDS = st.sampled_from([b"\r\n", b"\r\n", b"\r\n", b"\n"])
BODIES = st.lists(
    st.sampled_from(
        [b"abc", b"3\r\nabc\r\n", b"0\r\n\r\n", b"0\r\n", b"\r\n", b"\n", b"003 ;x=1\r\n", b"a" * 12, b"X: y\r\n\r\n"]
    ),
    max_size=5,
)


@settings(max_examples=300, deadline=None)
@given(
    method=st.sampled_from([b"GET", b"HEAD", b"POST"]),
    hints=st.integers(0, 2),
    status=STATUS_LINES,
    fields=FIELDS,
    end=LINE_ENDS,
    body=BODIES,
    rest=st.sampled_from([b"", b"", FOREIGN, b"\r\n", b"0"]),
    cuts=st.lists(st.integers(1, 40), max_size=8),
)
def test_an_answer_that_counts_as_ended_has_nothing_behind_it(
    method: bytes,
    hints: int,
    status: bytes,
    fields: list[bytes],
    end: bytes,
    body: list[bytes],
    rest: bytes,
    cuts: list[int],
) -> None:
    """The engine's own parser is asked: whatever it would keep for the next request must have been noticed."""
    said = b"HTTP/1.1 103 X\r\n\r\n" * hints + end.join([status, *fields, b"", b""]) + b"".join(body) + rest
    framing = Framing()
    framing.begin(method + b" / HTTP/1.1\r\n")
    engine = h11.Connection(h11.CLIENT)
    engine.send(h11.Request(method=method, target="/", headers=[("Host", "x")]))
    engine.send(h11.EndOfMessage())
    at = 0
    for size in [*cuts, len(said)]:
        framing.feed(said[at : at + size])
        if said[at : at + size]:
            engine.receive_data(said[at : at + size])
        at += size
    try:
        while engine.next_event() not in (h11.NEED_DATA, h11.PAUSED):
            pass
    except h11.RemoteProtocolError:
        return  # the engine closes the connection
    if framing.ended:
        assert engine.their_state is h11.DONE or engine.their_state is h11.MUST_CLOSE
        assert engine.trailing_data == (b"", False)


@pytest.mark.parametrize("said", [EMPTY, CHUNKED, NOTHING, UNCHANGED, HINTED])
@pytest.mark.parametrize("size", [1, 2, 7, 1000])
def test_an_answer_in_any_pieces_ends_where_it_ends(said: bytes, size: int) -> None:
    framing = Framing()
    for _ in range(3):
        framing.begin(b"GET / HTTP/1.1\r\n\r\n")
        for at in range(0, len(said), size):
            assert not framing.ended
            framing.feed(said[at : at + size])
        assert framing.ended
    framing.feed(b"\r")
    assert not framing.ended


@pytest.mark.parametrize(
    "said",
    [
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n7",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n+1\r\n7\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: y\r\n\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: y\r\n Content-Length: 0\r\nContent-Length: 0\r\n\r\n",
        b"x" * 200_000,
    ],
)
def test_what_is_unusual_does_not_count_as_ended(said: bytes) -> None:
    framing = Framing()
    framing.begin(b"GET / HTTP/1.1\r\n\r\n")
    framing.feed(said)
    framing.feed(b"\r\n\r\n")
    assert framing.answering and not framing.ended


def test_the_handshake_with_a_socks_proxy_is_no_request() -> None:
    framing = Framing()
    for said, heard in [
        (b"\x05\x02\x00\x02", b"\x05\x02"),
        (b"\x01\x04user\x06secret", b"\x01\x00"),
        (b"\x05\x01\x00\x03\x07example\x00\x50", b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00"),
    ]:
        framing.begin(said)
        framing.feed(heard)
        assert framing.fresh and not framing.answering
    framing.begin(b"GET / HTTP/1.1\r\n\r\n")
    framing.feed(EMPTY)
    assert framing.ended
