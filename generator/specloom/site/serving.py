"""The site on loopback as readers get it, with its policy: built anew when a page is asked for and the docs changed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from typing import Any

from .building import FAULTS, SOURCES, build

HOST, PORT = "127.0.0.1", 8000


class Served:
    """A package whose site is shown; `make` builds it, and says what it left out."""

    def __init__(self, folder: Path, make: Callable[[Path], list[str]] = build) -> None:
        self.site = folder / "site"
        self._folder = folder
        self._make = make
        self._lock = Lock()
        self._seen: list[tuple[str, int, int]] | None = None
        self._fault = ""

    def refresh(self) -> str:
        """Build the site where its sources have changed; returns why it cannot be shown, empty when it can."""
        with self._lock:
            found = self._state()
            if found != self._seen:
                try:
                    for reason in self._make(self._folder):
                        print(reason, file=sys.stderr)
                    self._fault = ""
                except FAULTS as fault:
                    self._fault = str(fault)
                self._seen = found
            return self._fault

    def _state(self) -> list[tuple[str, int, int]]:
        paths = [path for name in SOURCES for path in ((self._folder / name), *(self._folder / name).rglob("*"))]
        found = [(path.as_posix(), path.stat()) for path in paths if path.is_file()]
        return sorted((name, stat.st_mtime_ns, stat.st_size) for name, stat in found)


class Handler(SimpleHTTPRequestHandler):
    """Gives files of the site, and no browser keeps them."""

    def __init__(self, *args: Any, served: Served, **options: Any) -> None:
        self._served = served
        super().__init__(*args, directory=os.fspath(served.site), **options)

    def send_head(self) -> Any:
        """Give a page only when it is that of the present docs, and the fault where there is none."""
        if self.path.partition("?")[0].endswith(("/", ".html")) and (fault := self._served.refresh()):
            self.send_error(HTTPStatus.INTERNAL_SERVER_ERROR, "the site cannot be built", fault)
            return None
        return super().send_head()

    def list_directory(self, path: Any) -> None:
        """Show pages, never folders."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        """Have every file asked for again."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep the console for what is wrong with the site."""


def server_of(served: Served, port: int = PORT) -> ThreadingHTTPServer:
    """A server of the site, which does not answer yet; raises `OSError` when the port cannot be had."""
    return ThreadingHTTPServer((HOST, port), partial(Handler, served=served))


def serve(folder: Path, port: int = PORT) -> int:
    """Show the site until somebody interrupts; the exit code."""
    try:
        server = server_of(Served(folder), port)
    except OSError as fault:
        print(f"port {port} of {HOST} cannot be had: {fault.strerror}; choose another with --port", file=sys.stderr)
        return 1
    with server:
        print(f"http://{HOST}:{server.server_address[1]}/  (end with Ctrl-C)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return 0
    return 0
