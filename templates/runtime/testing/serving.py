"""The fake on a socket, for other processes and other languages."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self, cast

from ..core import hinted
from ..core.redacting import legible
from .failures import NoAnswerError
from .messages import FakeRequest

if TYPE_CHECKING:
    from .fake import Fake

LARGEST = 256 * 1024 * 1024


@hinted
class FakeServer(ThreadingHTTPServer):
    """A fake that listens; in a `with` block it answers, from a thread of its own, until the block ends."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(
        self, fake: Fake[Any, Any], host: str = "127.0.0.1", port: int = 0, log: Callable[[str], object] | None = None
    ) -> None:
        """Listen, on a free port when it is 0; `log` is told of each request and the status of its answer."""
        self.fake = fake
        self.log = log
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._thread: threading.Thread | None = None
        super().__init__((host, port), _Handler)

    def __enter__(self) -> Self:
        if self._thread is not None:
            raise RuntimeError("this server answers already")
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._thread is not None:
            self.shutdown()
            self._thread.join()
        self.server_close()

    @property
    def url(self) -> str:
        """Base address, for `base_url=` of a client."""
        host = str(self.server_address[0])
        return f"http://{f'[{host}]' if ':' in host else host}:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    timeout = 60

    @property
    def _server(self) -> FakeServer:
        return cast("FakeServer", self.server)

    def answer(self) -> None:
        """Read a request, ask the fake, write its answer."""
        path, _, query = self.path.partition("?")
        content = self._content()
        if content is None:
            return
        request = FakeRequest(
            method=self.command,
            path=path,
            query_text=query,
            headers={name.lower(): value for name, value in self.headers.items()},
            content=content,
            origin=f"http://{self.headers.get('host') or self._server.url.partition('://')[2]}",
        )
        try:
            answer = self._server.fake.answer(request)
        except NoAnswerError:
            self._log(path, "no answer")
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        except Exception:
            self._log(path, "500")
            self.send_error(500, "the fake failed, or a function that a test gave it")
            raise
        self._log(path, str(answer.status))
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status != 204:
            self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        if self.command != "HEAD" and answer.status != 204:
            self.wfile.write(answer.content)

    def _log(self, path: str, outcome: str) -> None:
        """Say what was asked, without the values of its query, which may hold a secret."""
        if self._server.log is not None:
            self._server.log(legible(f"{self.command} {path} {outcome}"))

    def _content(self) -> bytes | None:
        """Read the body; `None` when it was refused."""
        if "chunked" in self.headers.get("transfer-encoding", "").lower():
            return self._chunks()
        length = self.headers.get("content-length") or "0"
        if not length.isdecimal() or int(length) > LARGEST:
            self.close_connection = True
            self.send_error(413 if length.isdecimal() else 400)
            return None
        return self.rfile.read(int(length))

    def _chunks(self) -> bytes | None:
        parts: list[bytes] = []
        while True:
            size = self.rfile.readline(1000).partition(b";")[0].strip()
            try:
                length = int(size, 16)
            except ValueError:
                length = -1
            if length < 0 or length + sum(map(len, parts)) > LARGEST:
                self.close_connection = True
                self.send_error(400)
                return None
            if length:
                parts.append(self.rfile.read(length))
                self.rfile.readline(1000)
                continue
            while self.rfile.readline(100_000).strip():
                pass  # trailers mean nothing here
            return b"".join(parts)

    def __getattr__(self, name: str) -> Any:
        """Take requests of all methods: the fake says which of them an operation has."""
        if name.startswith("do_"):
            return self.answer
        raise AttributeError(name)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing here: a request line may hold a secret; `log` of the server is told what may be told."""


@hinted
@contextmanager
def serve(fake: Fake[Any, Any], host: str = "127.0.0.1", port: int = 0) -> Iterator[FakeServer]:
    """Serve a fake while the context lasts; port 0 takes a free one, `server.url` says which."""
    with FakeServer(fake, host, port) as server:
        yield server
