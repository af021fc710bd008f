"""`with_raw_response`, `with_streaming_response`, and where a model came from."""

from __future__ import annotations

import gzip
import pickle
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from runtime.client.base import AsyncResource, Resource
from runtime.core.errors import APIConnectionError, APIResponseError, APITimeoutError, NotFoundError
from runtime.core.operation import OMIT, Omit, Operation, PathParam, Timeout
from runtime.http.response import RawResponse, async_raw, async_streamed, raw, response_of, streamed
from runtime.http.streaming import LineSplitter

from .driver import GET, PATIENT, AsyncDriver, Driver
from .models import Thing
from .wire import Line, Seen, Wire, answer
from .wire import raw as said

Start = Callable[..., Wire]

THING: Operation[Thing] = Operation(
    key="k", id="o", method="GET", path=("/v1/things/", PathParam("_id")), success={"200": "Thing"}, safe=True
)


class Things(Resource):
    def get(self, thing_id: str, **options: Any) -> Thing:
        return self._send(THING, path=(thing_id,), options=options)  # type: ignore[arg-type]


class AsyncThings(AsyncResource):
    async def get(self, thing_id: str, **options: Any) -> Thing:
        return await self._send(THING, path=(thing_id,), options=options)  # type: ignore[arg-type]


def raw_get(driver: Driver, client: Any) -> RawResponse[Thing]:
    if isinstance(driver, AsyncDriver):
        found: RawResponse[Thing] = driver.run(async_raw(AsyncThings(client).get)("a"))
        return found
    return raw(Things(client).get)("a")


def test_the_whole_answer(driver: Driver, wire: Start) -> None:
    server = wire(answer(503), answer(200, b'{"name": "n"}', "X-Request-Id: r1"))
    driver.time.chance = 0.0
    response = raw_get(driver, driver.client(base_url=server.url))
    assert (response.status, response.request_id, response.attempts) == (200, "r1", 2)
    assert response.content == b'{"name": "n"}'
    assert response.headers["x-REQUEST-id"] == "r1"
    assert response.elapsed >= 0
    thing = response.parse()
    assert thing.name == "n"
    assert response.parse() is thing
    assert "<200 of GET http://127.0.0.1" in repr(response)


def test_where_a_model_came_from(driver: Driver, wire: Start) -> None:
    server = wire(answer(200, b'{"name": "n"}', "X-Request-Id: r1"))
    thing = raw_get(driver, driver.client(base_url=server.url)).parse()
    facts = response_of(thing)
    assert facts is not None
    assert (facts.status, facts.request_id) == (200, "r1")
    assert response_of(Thing(name="x")) is None
    thing.name = "m"
    assert thing.changes() == [{"op": "replace", "path": "/name", "value": "m"}]
    assert pickle.loads(pickle.dumps(thing)).raw == {"name": "m"}


def streamed_as(driver: Driver, client: Any, how: str) -> Any:
    if isinstance(driver, AsyncDriver):

        async def run() -> Any:
            async with async_streamed(AsyncThings(client).get)("a") as response:
                assert response.status == 200
                if how in {"iter_bytes", "iter_lines"}:
                    return [part async for part in getattr(response, how)()]
                return await getattr(response, how)()

        return driver.run(run())
    with streamed(Things(client).get)("a") as response:
        assert response.status == 200
        found = getattr(response, how)()
        return list(found) if how in {"iter_bytes", "iter_lines"} else found


def test_a_body_piece_by_piece(driver: Driver, wire: Start) -> None:
    body = b'{"name": "n"}\r\n\xc3\xa9\n'
    server = wire(answer(200, gzip.compress(body, mtime=0), "Content-Encoding: gzip"))
    client = driver.client(base_url=server.url)
    assert b"".join(streamed_as(driver, client, "iter_bytes")) == body
    assert streamed_as(driver, client, "iter_lines") == ['{"name": "n"}', "\u00e9"]
    assert streamed_as(driver, client, "read") == body
    assert server.connections == 1


def test_a_packed_body_of_several_members(driver: Driver, wire: Start) -> None:
    content = b"".join(gzip.compress(part, mtime=0) for part in (b"one\nt", b"", b"wo\n", b"three")) + bytes(10)
    client = driver.client(base_url=wire(answer(200, content, "Content-Encoding: gzip")).url)
    assert b"".join(streamed_as(driver, client, "iter_bytes")) == b"one\ntwo\nthree"
    assert streamed_as(driver, client, "iter_lines") == ["one", "two", "three"]
    assert streamed_as(driver, client, "read") == b"one\ntwo\nthree"


@pytest.mark.parametrize("how", ["read", "iter_bytes", "iter_lines", "parse"])
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (gzip.compress(b'{"name": "n"}', mtime=0)[:-1], "gzip data of the body ends too early"),
        (gzip.compress(b'{"name": "n"}', mtime=0) + b"rest", "other data behind its gzip data"),
        (b"no gzip", "no valid gzip data"),
    ],
    ids=["cut", "rest", "text"],
)
def test_a_packed_body_that_is_not_whole(driver: Driver, wire: Start, how: str, content: bytes, words: str) -> None:
    """Noticed while it is streamed as in a plain call, by the same error."""
    client = driver.client(base_url=wire(answer(200, content, "Content-Encoding: gzip")).url)
    with pytest.raises(APIResponseError, match=words) as plain:
        driver.send(client, GET, path=("a",))
    with pytest.raises(APIResponseError, match=words) as caught:
        streamed_as(driver, client, how)
    assert type(caught.value) is type(plain.value)
    assert str(caught.value) == str(plain.value)
    assert caught.value.request is not None and caught.value.attempts == 1


def test_a_streamed_model(driver: Driver, wire: Start) -> None:
    client = driver.client(base_url=wire(answer(200, b'{"name": "n"}')).url)
    assert streamed_as(driver, client, "parse").name == "n"


def test_a_stream_that_is_refused(driver: Driver, wire: Start) -> None:
    client = driver.client(base_url=wire(answer(404, b'{"message": "no"}')).url)
    with pytest.raises(NotFoundError, match="no"):
        streamed_as(driver, client, "read")


def test_a_stream_that_breaks_off(driver: Driver, wire: Start) -> None:
    server = wire(said(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc"))
    client = driver.client(base_url=server.url)
    with pytest.raises(APIConnectionError) as caught:
        streamed_as(driver, client, "iter_bytes")
    assert caught.value.request is not None
    assert caught.value.__context__ is None
    assert len(server.seen) == 1


def test_a_stream_that_stalls(driver: Driver, wire: Start) -> None:
    def stall(line: Line, seen: Seen) -> None:
        line.say(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc")
        line.hold()

    client = driver.client(base_url=wire(stall).url, timeout=replace(PATIENT, read=0.1))
    with pytest.raises(APITimeoutError, match=r"read timeout of 0\.1"):
        streamed_as(driver, client, "read")


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_lines_wherever_the_pieces_end(size: int) -> None:
    text = "a\r\nb\rc\n\n\u00e9d\r\n\r\ne"
    data = text.encode()
    splitter = LineSplitter()
    lines = [line for start in range(0, len(data), size) for line in splitter.feed(data[start : start + size])]
    assert [*lines, *splitter.rest()] == ["a", "b", "c", "", "\u00e9d", "", "e"]


def test_omit_is_one_thing() -> None:
    assert Omit() is OMIT
    assert not OMIT
    assert repr(OMIT) == "OMIT"
    assert pickle.loads(pickle.dumps(OMIT)) is OMIT


@pytest.mark.parametrize("value", [0, -1, float("inf"), float("nan"), "5", True])
def test_timeouts_that_are_none(value: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        Timeout.of(value)


def test_the_same_operation_may_be_read_by_several_clients(driver: Driver, wire: Start) -> None:
    server = wire(answer(200, b"[1]"))
    for _ in range(2):
        assert driver.send(driver.client(base_url=server.url), GET, path=("a",)) == [1]
