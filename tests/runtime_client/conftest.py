from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from .driver import AsyncDriver, Driver, SyncDriver
from .wire import Handler, Wire


@pytest.fixture(params=["sync", "async"])
def driver(request: pytest.FixtureRequest) -> Iterator[Driver]:
    made = SyncDriver() if request.param == "sync" else AsyncDriver()
    yield made
    made.finish()


@pytest.fixture
def wire() -> Iterator[Callable[..., Wire]]:
    servers: list[Wire] = []

    def start(*handlers: Handler) -> Wire:
        servers.append(Wire(handlers))
        return servers[-1]

    yield start
    for server in servers:
        server.close()
