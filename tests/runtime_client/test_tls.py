"""Certificates: which servers are spoken with, and what is said of the others.

`certificates/localhost.pem` is a certificate that signed itself, for `localhost` only, good for a hundred years;
`certificates/expired.pem` is one of the same key that expired in 2020. The key is good for nothing but these tests.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from runtime.core.errors import APIConnectionError

from .driver import CREATE, GET, Driver

HERE = Path(__file__).parent / "certificates"
GOOD, OLD = HERE / "localhost.pem", HERE / "expired.pem"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1\r\n\r\n7"


class Server:
    """Answers over TLS; `seen` holds what was read of the requests."""

    def __init__(self, certificate: Path, *, old: bool = False) -> None:
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(certificate)
        if old:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)
                self.context.minimum_version = ssl.TLSVersion.TLSv1
                self.context.maximum_version = ssl.TLSVersion.TLSv1_1
            self.context.set_ciphers("ALL:@SECLEVEL=0")
        self.seen: list[bytes] = []
        self.versions: list[str | None] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def _accept(self) -> None:
        while True:
            try:
                plain, _ = self._listener.accept()
            except OSError:
                return
            with contextlib.suppress(OSError), plain, self.context.wrap_socket(plain, server_side=True) as line:
                self.versions.append(line.version())
                while piece := line.recv(65536):
                    self.seen.append(piece)
                    line.sendall(ANSWER)

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


@pytest.fixture
def served(request: pytest.FixtureRequest) -> Iterator[Server]:
    made = Server(**request.param)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE"):
        monkeypatch.delenv(name, raising=False)


def call(driver: Driver, server: Server, host: str = "localhost", **options: Any) -> Any:
    driver.real = True
    client = driver.client(base_url=f"https://{host}:{server.port}", max_retries=0, **options)
    found = driver.send(client, GET, path=("a",))
    driver.run(client.close())
    return found


@pytest.mark.parametrize("served", [{"certificate": GOOD}], indirect=True, ids=["E02"])
def test_a_certificate_that_nobody_signed(driver: Driver, served: Server) -> None:
    with pytest.raises(APIConnectionError, match="self-signed certificate") as caught:
        call(driver, served)
    assert caught.value.kind == "connect"
    assert served.seen == []


@pytest.mark.parametrize(
    ("served", "host", "words"),
    [({"certificate": OLD}, "localhost", "has expired"), ({"certificate": GOOD}, "127.0.0.1", "IP address mismatch")],
    indirect=["served"],
    ids=["E02-expired", "E02-host"],
)
def test_a_certificate_that_is_trusted_and_not_good(
    driver: Driver, served: Server, host: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(GOOD if host == "127.0.0.1" else OLD))
    with pytest.raises(APIConnectionError, match=words):
        call(driver, served, host)
    assert served.seen == []


@pytest.mark.parametrize("served", [{"certificate": GOOD}], indirect=True, ids=["E04"])
def test_the_certificates_of_the_environment(driver: Driver, served: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(GOOD))
    assert call(driver, served) == 7
    assert served.versions[0] in {"TLSv1.2", "TLSv1.3"}


@pytest.mark.parametrize("served", [{"certificate": GOOD, "old": True}], indirect=True, ids=["E03"])
def test_a_server_that_speaks_only_what_is_broken(
    driver: Driver, served: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(GOOD))
    with pytest.raises(APIConnectionError) as caught:
        call(driver, served)
    assert caught.value.kind == "connect"
    assert served.seen == served.versions == []


@pytest.mark.parametrize("served", [{"certificate": GOOD}], indirect=True, ids=["R07-tls"])
def test_a_handshake_that_fails_sent_nothing(driver: Driver, served: Server) -> None:
    client = driver.client(base_url=f"https://localhost:{served.port}", max_retries=1)
    with pytest.raises(APIConnectionError, match="2 attempts") as caught:
        driver.send(client, CREATE, body={})
    assert not caught.value.outcome_unknown
