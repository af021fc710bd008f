"""Connections: kept, replaced when dead, shared by threads and tasks, left alone by forked children, closed."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx2
import pytest
from runtime.client.base import AsyncClientBase, SyncClient
from runtime.core.errors import APIConnectionError, ClientClosedError
from runtime.core.operation import OMIT, Environment
from runtime.http import pool, pool_async
from runtime.http.connections import Connections, TokenSource
from runtime.http.throttle import RateLimit
from runtime.http.transport import Transport, WebOrigin

from .driver import CREATE, FACTS, GET, GUARD, PATIENT, START, TOKEN, AsyncDriver, Driver, SyncDriver
from .wire import Line, Seen, Wire, answer, raw, reset

Start = Callable[..., Wire]


class Demo(SyncClient):
    _api = FACTS


class AsyncDemo(AsyncClientBase):
    _api = FACTS


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """An idle connection is kept however slow the machine is."""
    for module in (pool, pool_async):
        monkeypatch.setattr(module, "KEEPALIVE_SECONDS", float(GUARD))


def echo(line: Line, seen: Seen) -> None:
    answer(200, b'"' + seen.target.rpartition("/")[2].encode() + b'"')(line, seen)


def get(client: Any, thing: str) -> Any:
    return client._call(GET, (thing,), None, None, None, OMIT, None, {})


def test_one_connection_is_enough(driver: Driver, wire: Start) -> None:  # K01
    server = wire(answer())
    client = driver.client(base_url=server.url)
    for _ in range(100):
        driver.send(client, GET, path=("a",))
    assert server.connections == 1
    assert len(server.seen) == 100


def test_a_dead_connection_is_replaced(driver: Driver, wire: Start) -> None:  # K02
    closed = threading.Event()

    def once(line: Line, seen: Seen) -> None:
        raw(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")(line, seen)
        closed.set()

    server = wire(once, answer(201))
    client = driver.client(base_url=server.url)
    driver.send(client, GET, path=("a",))
    assert closed.wait(GUARD)
    driver.send(client, CREATE, body={})
    assert [seen.method for seen in server.seen] == ["GET", "POST"]
    assert server.connections == 2


@pytest.mark.parametrize("fault", ["K03", "R08"])
def test_a_write_that_dies_on_the_way_is_not_repeated(driver: Driver, wire: Start, fault: str) -> None:
    server = wire(reset)
    client = driver.client(base_url=server.url)
    with pytest.raises(APIConnectionError, match="may have done it") as caught:
        driver.send(client, START, path=("a",), body={})
    assert len(server.seen) == 1
    assert caught.value.__cause__ is caught.value.__context__ is None


def test_a_read_that_dies_is_repeated(driver: Driver, wire: Start) -> None:
    server = wire(reset, answer(200, b"1"))
    assert driver.send(driver.client(base_url=server.url), GET, path=("a",)) == 1


NAMES = [f"n{number}" for number in range(480)]


def test_threads_that_begin_together_share_their_connections(wire: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each makes a pool then, and all take the same."""
    together = threading.Barrier(8)
    make = Connections._made

    def made(self: Connections, origin: WebOrigin) -> Transport:
        together.wait(GUARD)
        return make(self, origin)

    monkeypatch.setattr(Connections, "_made", made)
    server = wire(echo)
    with (
        Demo(TOKEN, base_url=server.url, max_connections=1, timeout=PATIENT) as client,
        ThreadPoolExecutor(8) as threads,
    ):
        assert list(threads.map(lambda name: get(client, name), NAMES[:8])) == NAMES[:8]
    assert server.connections == 1


def test_answers_are_not_mixed_up(wire: Start) -> None:  # K04
    server = wire(echo)
    with Demo(TOKEN, base_url=server.url, timeout=PATIENT) as client, ThreadPoolExecutor(16) as threads:
        assert list(threads.map(lambda name: get(client, name), NAMES)) == NAMES
    assert server.connections <= 16


def test_answers_of_tasks_are_not_mixed_up(wire: Start) -> None:  # K04
    server = wire(echo)

    async def main() -> list[Any]:
        async with AsyncDemo(TOKEN, base_url=server.url, max_connections=16, timeout=PATIENT) as client:
            return await asyncio.gather(*(get(client, name) for name in NAMES))

    assert asyncio.run(main()) == NAMES
    assert server.connections <= 16


def test_cancelled_calls_leave_nothing_behind(wire: Start) -> None:  # K05
    def slow(line: Line, seen: Seen) -> None:
        if "/slow" in seen.target:
            line.hold()
        else:
            answer()(line, seen)

    server = wire(slow)

    async def main() -> Any:
        async with AsyncDemo(TOKEN, base_url=server.url, max_connections=10, timeout=PATIENT) as client:
            tasks = [asyncio.wait_for(get(client, "slow"), 0.0005 * (number + 1)) for number in range(20)]
            await asyncio.gather(*tasks, return_exceptions=True)
            return await get(client, "quick")

    assert asyncio.run(main()) == {}


def test_a_cancelled_body_frees_its_connection(wire: Start) -> None:  # K06
    said = threading.Event()

    def half(line: Line, seen: Seen) -> None:
        if "/half" in seen.target:
            line.say(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n[")
            said.set()
            line.hold()
        else:
            answer()(line, seen)

    server = wire(half)

    async def main() -> Any:
        async with AsyncDemo(TOKEN, base_url=server.url, max_connections=1, timeout=PATIENT) as client:
            half_read = asyncio.create_task(get(client, "half"))
            assert await asyncio.to_thread(said.wait, GUARD)
            half_read.cancel()
            with pytest.raises(asyncio.CancelledError):
                await half_read
            return await get(client, "whole")

    assert asyncio.run(main()) == {}


def test_cancelled_while_waiting(wire: Start) -> None:  # K07
    server = wire(answer(503, b"{}", "Retry-After: 30"))
    paused = asyncio.Event()

    async def pause(seconds: float) -> None:
        paused.set()
        await asyncio.Event().wait()

    class Paused(AsyncDemo):
        _environment = Environment(pause=pause)

    async def main() -> None:
        async with Paused(TOKEN, base_url=server.url, timeout=PATIENT) as client:
            waiting = asyncio.create_task(get(client, "a"))
            await paused.wait()
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting

    asyncio.run(main())
    assert len(server.seen) == 1


def test_a_stream_that_is_left_early_frees_its_connection(driver: Driver, wire: Start) -> None:  # K08 P10
    server = wire(answer(200, b"x" * 200_000), answer())
    client = driver.client(base_url=server.url, max_connections=1)
    if isinstance(driver, AsyncDriver):

        async def look() -> None:
            async with await client._call(GET, ("a",), None, None, None, OMIT, None, {"_as": "stream"}) as response:
                async for _ in response.iter_bytes():
                    break

        driver.run(look())
    else:
        with client._call(GET, ("a",), None, None, None, OMIT, None, {"_as": "stream"}) as response:
            next(response.iter_bytes())
    assert driver.send(client, GET, path=("b",)) == {}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_forked_child_has_connections_of_its_own(wire: Start) -> None:  # K09 K10
    server = wire(echo)
    client = Demo(TOKEN, base_url=server.url, timeout=PATIENT)
    assert get(client, "parent") == "parent"
    children = []
    for number in range(3):
        child = os.fork()
        if child == 0:
            good = all(get(client, f"c{number}x{turn}") == f"c{number}x{turn}" for turn in range(5))
            os._exit(0 if good else 1)
        children.append(child)
    assert all(get(client, f"p{turn}") == f"p{turn}" for turn in range(5))
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    assert server.connections == 4
    by_connection: dict[int, set[str]] = {seen.connection: set() for seen in server.seen}
    for seen in server.seen:
        by_connection[seen.connection].add(seen.target.rpartition("/")[2][:2])
    assert all(
        len({name[:2] for name in names if name != "pa"}) == 1 or "pa" in names for names in by_connection.values()
    )
    client.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_forked_child_does_not_wait_for_the_threads_of_its_parent(wire: Start) -> None:  # K09
    server = wire(echo)
    asked, over = threading.Event(), threading.Event()
    parent = os.getpid()

    def token() -> str:
        if os.getpid() == parent:
            asked.set()
            over.wait(GUARD)
        return TOKEN

    client = Demo(token, base_url=server.url, throttle=RateLimit(burst=9, per_second=9), timeout=PATIENT)
    thread = threading.Thread(target=get, args=(client, "parent"))
    thread.start()
    assert asked.wait(GUARD)
    throttle = client._settings.throttle
    assert throttle is not None
    held = [client._connections.quota._lock, throttle._lock]
    for lock in held:
        lock.acquire()
    child = os.fork()
    if child == 0:
        signal.alarm(GUARD)  # ends a child that waits for ever
        os._exit(0 if get(client, "child") == "child" else 1)
    status = os.waitpid(child, 0)[1]
    for lock in held:
        lock.release()
    over.set()
    thread.join()
    assert status == 0
    client.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_token_function_may_fork(wire: Start) -> None:  # K09
    server = wire(echo)

    def token() -> str:
        child = os.fork()
        if child != 0:
            assert os.waitpid(child, 0)[1] == 0
            return TOKEN
        return "child"

    client = Demo(token, base_url=server.url, timeout=PATIENT)
    parent = os.getpid()
    found = ""
    try:
        found = get(client, "a")
    finally:
        if os.getpid() != parent:
            os._exit(0 if found == "a" else 1)
    assert found == "a"
    client.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_forked_child_does_not_wait_for_the_tasks_of_its_parent() -> None:  # K09
    parent = os.getpid()
    asked = asyncio.Event()

    async def token() -> str:
        if os.getpid() == parent:
            asked.set()
            await asyncio.Event().wait()
        return TOKEN

    source = TokenSource(token, FACTS.credential)

    async def ask() -> int:
        task = asyncio.create_task(source.current_async())
        await asked.wait()
        child = os.fork()
        if child == 0:
            signal.alarm(GUARD)
            asyncio._set_running_loop(None)
            found = asyncio.new_event_loop().run_until_complete(source.current_async())
            os._exit(0 if found is not None and found.reveal() == TOKEN else 1)
        task.cancel()
        return os.waitpid(child, 0)[1]

    assert asyncio.run(ask()) == 0


def test_no_event_loop_of_asyncio_is_said_at_once() -> None:
    """As under trio: the coroutine is driven by something else."""
    seen: list[httpx2.Request] = []

    async def token() -> str:
        raise AssertionError("asked")

    transport = httpx2.MockTransport(lambda request: seen.append(request) or httpx2.Response(503))  # type: ignore[func-returns-value]
    client = AsyncDemo(token, http_client=transport)
    call = get(client, "a")
    with pytest.raises(ClientClosedError, match="runs on asyncio only"):
        call.send(None)
    assert seen == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_forked_child_has_a_loop_of_its_own(wire: Start) -> None:  # K09 K10
    server = wire(echo)
    client = AsyncDemo(TOKEN, base_url=server.url, timeout=PATIENT)

    async def several(prefix: str) -> bool:
        names = [f"{prefix}x{turn}" for turn in range(5)]
        return await asyncio.gather(*(get(client, name) for name in names)) == names

    async def last() -> bool:
        good = await several("p")
        await client.close()
        return good

    with asyncio.Runner() as runner:
        assert runner.run(several("a"))
        children = []
        for number in range(3):
            child = os.fork()
            if child == 0:
                os._exit(0 if asyncio.new_event_loop().run_until_complete(several(f"c{number}")) else 1)
            children.append(child)
        assert runner.run(last())
        assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    by_connection: dict[int, set[str]] = {}
    for seen in server.seen:
        name = seen.target.rpartition("/")[2].partition("x")[0]
        by_connection.setdefault(seen.connection, set()).add("p" if name == "a" else name)
    assert all(len(names) == 1 for names in by_connection.values())


def test_a_client_belongs_to_one_loop(wire: Start) -> None:  # K11
    server = wire(answer())
    client = AsyncDemo(TOKEN, base_url=server.url, timeout=PATIENT)

    async def use(last: bool = False) -> Any:
        return await get(client, "a")

    async def use_and_close() -> None:
        await get(client, "a")
        await client.close()

    runner = asyncio.Runner()
    runner.run(use())
    with pytest.raises(ClientClosedError, match="another event loop"):
        asyncio.run(use())
    runner.run(use_and_close())
    runner.close()


def test_after_close(driver: Driver, wire: Start) -> None:  # K12
    client = driver.client(base_url=wire(answer()).url)
    driver.send(client, GET, path=("a",))
    driver.run(client.close())
    driver.run(client.close())
    with pytest.raises(ClientClosedError, match="this client is closed"):
        driver.send(client, GET, path=("a",))


def test_closing_ends_calls_in_flight(wire: Start) -> None:  # K12
    asked = threading.Event()

    def asking(line: Line, seen: Seen) -> None:
        asked.set()
        line.hold()

    server = wire(asking)
    client = Demo(TOKEN, base_url=server.url, timeout=PATIENT)
    caught: list[BaseException] = []

    def call() -> None:
        try:
            get(client, "a")
        except BaseException as error:
            caught.append(error)

    thread = threading.Thread(target=call)
    thread.start()
    assert asked.wait(GUARD)
    client.close()
    thread.join(GUARD)
    assert not thread.is_alive()
    assert isinstance(caught[0], APIConnectionError)
    assert "closed meanwhile" in str(caught[0])


@pytest.mark.slow
def test_forgotten_clients_leave_no_files_open(wire: Start) -> None:  # K13 K14
    server = wire(answer())

    def open_files() -> int:
        return len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 0

    for _ in range(2000):
        Demo(TOKEN)
    before = open_files()
    for _ in range(20):
        get(Demo(TOKEN, base_url=server.url, timeout=PATIENT), "a")
        server.sockets.pop().close()
    gc.collect()
    assert open_files() <= before + 2


def test_the_sync_client_works_inside_a_loop(wire: Start) -> None:  # K15
    server = wire(answer(200, b"7"))
    driver = SyncDriver()
    client = driver.client(base_url=server.url)

    async def main() -> Any:
        return driver.send(client, GET, path=("a",))

    assert asyncio.run(main()) == 7
    driver.finish()
