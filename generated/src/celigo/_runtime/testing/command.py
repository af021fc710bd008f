"""The fake from the command line: `python -m PACKAGE.testing --port 8080`."""

from __future__ import annotations

import argparse
import errno
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from .fake import Fake
from .serving import FakeServer


def _announce(url: str, token: str) -> None:
    print(f"{url}  (token: {token})", flush=True)


def main(
    kind: type[Fake[Any, Any]], argv: Sequence[str] | None = None, announce: Callable[[str, str], None] = _announce
) -> int:
    """Serve until interrupted; `announce` is given the address and the token."""
    parser = argparse.ArgumentParser(
        prog=f"python -m {kind._facts.package}.testing", description="Serve the fake API on this machine."
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    parser.add_argument("--port", type=_port, default=8080, help="port to listen on, 0 for a free one (%(default)s)")
    parser.add_argument("--token", help="the token that it takes")
    parser.add_argument("--page-size", type=int, default=100, help="items of a page (%(default)s)")
    parser.add_argument("--any-id", action="store_true", help="every id exists, and is answered with a sample")
    parser.add_argument("--lenient", action="store_true", help="do not refuse what departs from the description")
    given = parser.parse_args(argv)
    if given.page_size < 1:
        parser.error("--page-size: a page has at least one item")
    fake = kind(token=given.token, page_size=given.page_size, any_id=given.any_id, refuse=not given.lenient)
    return run(fake, given.host, given.port, announce)


def run(fake: Fake[Any, Any], host: str, port: int, announce: Callable[[str, str], None] = _announce) -> int:
    """Serve a fake until interrupted; `announce` is given its address and token. Gives an exit code."""
    try:
        server = FakeServer(fake, host, port, log=partial(print, file=sys.stderr, flush=True))
    except OSError as fault:
        print(_refusal(fault, host, port), file=sys.stderr)
        return 1
    try:
        announce(server.url, fake.token)
        server.serve_forever()
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
    finally:
        server.server_close()
    return 0


def _refusal(fault: OSError, host: str, port: int) -> str:
    if fault.errno == errno.EADDRINUSE:
        return f"port {port} of {host} is in use: choose another one with --port, or let --port 0 choose a free one"
    return f"cannot listen on port {port} of {host}: {fault.strerror or fault}; choose others with --host and --port"


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise argparse.ArgumentTypeError(f"{port} is no port: 0 to 65535")
    return port
