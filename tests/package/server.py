"""A server on loopback that judges each request by the document and answers what a test lays out."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from .oracle import Oracle


@dataclass
class Answer:
    """What the server says next; a body of None is no body at all."""

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Seen:
    """One request as it came in."""

    method: str
    target: str
    headers: dict[str, str]
    content: bytes
    faults: list[str]


class Server(ThreadingHTTPServer):
    """Answers in the order laid out, and keeps what it saw."""

    daemon_threads = True

    def __init__(self, oracle: Oracle) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.oracle = oracle
        self.answers: list[Answer] = []
        self.seen: list[Seen] = []

    @property
    def url(self) -> str:
        """Base URL."""
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server: Server

    def answer(self) -> None:
        """Judge, remember, answer."""
        content = self.rfile.read(int(self.headers.get("content-length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        faults = self.server.oracle.request_faults(self.command, self.path, headers, content)
        self.server.seen.append(Seen(self.command, self.path, headers, content, faults))
        answer = self.server.answers.pop(0) if self.server.answers else Answer(500, {"message": "nothing laid out"})
        payload = b"" if answer.body is None else json.dumps(answer.body).encode()
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.body is not None:
            self.send_header("Content-Type", "application/json")
        if answer.status != 204:
            self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)

    do_GET = do_PUT = do_POST = do_DELETE = do_PATCH = answer  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test output quiet."""


@contextmanager
def serving(oracle: Oracle) -> Iterator[Server]:
    """A running server."""
    server = Server(oracle)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
