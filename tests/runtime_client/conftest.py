from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from .driver import AsyncDriver, Driver, SyncDriver
from .wire import CERTIFICATE, Handler, Wire


@pytest.fixture(params=["sync", "async"])
def driver(request: pytest.FixtureRequest) -> Iterator[Driver]:
    made = SyncDriver() if request.param == "sync" else AsyncDriver()
    yield made
    made.finish()


@pytest.fixture
def wire() -> Iterator[Callable[..., Wire]]:
    servers: list[Wire] = []

    def start(*handlers: Handler, tls: bool = False, heads_only: bool = False) -> Wire:
        servers.append(Wire(handlers, tls, heads_only))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


@pytest.fixture(params=["plain", "tls"])
def tls(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the server of a test speaks TLS; the certificate of `wire` is trusted."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    return bool(request.param == "tls")
