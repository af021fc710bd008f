"""How the asynchronous client connects: address after address, a slow one beside the next, and nothing left open."""

from __future__ import annotations

import asyncio
import gc
import socket
from typing import Any

import pytest
from runtime.core.errors import APIConnectionError
from runtime.http import pool_async
from runtime.http.pool_async import SocketLayer, connected

from .driver import GET, Driver

pytestmark = pytest.mark.filterwarnings("error::ResourceWarning")


@pytest.fixture
def listener() -> Any:
    made = socket.create_server(("127.0.0.1", 0))
    yield made
    made.close()


def at(port: int) -> Any:
    return (socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", port))


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        return int(gone.getsockname()[1])


def use(monkeypatch: pytest.MonkeyPatch, *addresses: Any) -> None:
    async def found(host: str, port: int) -> list[Any]:
        return list(addresses)

    monkeypatch.setattr(pool_async, "_addresses", found)


def peer_of_connection() -> Any:
    async def main() -> Any:
        made = await connected("example", 1)
        with made:
            return made.getpeername()

    return asyncio.run(main())


def test_the_next_address_is_tried_when_one_refuses(monkeypatch: pytest.MonkeyPatch, listener: socket.socket) -> None:
    monkeypatch.setattr(pool_async, "HEAD_START", 1000)
    use(monkeypatch, at(closed_port()), at(listener.getsockname()[1]))
    assert peer_of_connection() == listener.getsockname()


def test_a_slow_address_does_not_hold_up_the_next(monkeypatch: pytest.MonkeyPatch, listener: socket.socket) -> None:
    connect = pool_async._connect
    waiting: list[Any] = []

    async def slow(address: Any) -> socket.socket:
        if address == at(1):
            waiting.append(address)
            await asyncio.Event().wait()
        return await connect(address)

    monkeypatch.setattr(pool_async, "HEAD_START", 0.001)
    monkeypatch.setattr(pool_async, "_connect", slow)
    use(monkeypatch, at(1), at(listener.getsockname()[1]))
    assert peer_of_connection() == listener.getsockname()
    assert waiting == [at(1)]


def test_all_addresses_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, at(closed_port()), at(closed_port()))
    with pytest.raises(ConnectionRefusedError):
        peer_of_connection()


def test_families_take_turns() -> None:
    six, four = (socket.AF_INET6, 1), (socket.AF_INET, 1)
    found = [(*six, 0), (*six, 1), (*six, 2), (*four, 0)]
    assert list(pool_async._by_turns(found)) == [(*six, 0), (*four, 0), (*six, 1), (*six, 2)]


@pytest.mark.slow
def test_a_call_that_is_given_up_leaves_no_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[socket.socket] = []
    begun = asyncio.Event()

    async def never(connecting: socket.socket) -> None:
        made.append(connecting)
        begun.set()
        await asyncio.Event().wait()

    async def main() -> None:
        call = asyncio.create_task(connected("127.0.0.1", closed_port()))
        await begun.wait()
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call

    monkeypatch.setattr(pool_async.anyio, "wait_writable", never)
    monkeypatch.setattr(socket.socket, "connect", _would_block)
    asyncio.run(main())
    assert [one.fileno() for one in made] == [-1]
    gc.collect()


def _would_block(*_: object) -> None:
    raise BlockingIOError


def test_a_host_that_has_no_address(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*_: object, **__: object) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nothing)
    client = driver.client(base_url="https://nowhere.example", max_retries=1)
    with pytest.raises(APIConnectionError, match=r"no connection to the server.*not known") as caught:
        driver.send(client, GET, path=("a",))
    assert caught.value.kind == "connect"
    assert caught.value.attempts == 2


def test_other_tasks_run_while_a_fast_peer_sends() -> None:
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    turns: list[str] = []

    async def read() -> None:
        layer = SocketLayer(ours)
        for _ in range(3):
            await layer.receive(1)
            turns.append("read")

    async def other() -> None:
        for _ in range(3):
            turns.append("other")
            await asyncio.sleep(0)

    async def main() -> None:
        await asyncio.gather(read(), other())

    with ours, theirs:
        theirs.sendall(b"abc")
        asyncio.run(main())
    assert sorted(turns[:2]) == sorted(turns[2:4]) == ["other", "read"]
