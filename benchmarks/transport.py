"""What the client costs over the bare HTTP library: one small object over loopback, in the same process and run.

`python -m benchmarks.transport --limit 1.25` fails when ours is slower than that.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from .measuring import ROOT, Row, heading

sys.path[:0] = [str(ROOT / "templates")]

import httpx2  # noqa: E402
from runtime.client.base import (  # noqa: E402
    AsyncClientBase,
    AsyncResource,
    Resource,
    SyncClient,
)
from runtime.core.operation import ApiFacts, Credential, Operation, PathParam  # noqa: E402  # noqa: E402

BODY = json.dumps({"_id": "5f0c0c0c0c0c0c0c0c0c0c0c", "name": "Orders", "disabled": False, "steps": [1, 2, 3]}).encode()
FACTS = ApiFacts(name="bench", version="1", credential=Credential())
GET: Operation[Any] = Operation(
    key="GET /v1/things/{_id}",
    id="getThing",
    method="GET",
    path=("/v1/things/", PathParam("_id")),
    success={"200": "Any"},
    safe=True,
)
SERVER = """
import asyncio, sys
BODY = sys.argv[1].encode()
ANSWER = b"HTTP/1.1 200 OK\\r\\nContent-Type: application/json\\r\\nContent-Length: %d\\r\\n\\r\\n" % len(BODY) + BODY
class Serve(asyncio.Protocol):
    def connection_made(self, transport): self.transport = transport
    def data_received(self, data): self.transport.write(ANSWER)
async def main():
    server = await asyncio.get_running_loop().create_server(Serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()
asyncio.run(main())
"""


class Ours(SyncClient):
    _api = FACTS


class OursAsync(AsyncClientBase):
    _api = FACTS


def measured(rounds: int, *acts: Callable[[], None]) -> list[float]:
    """Return the median time of each act, taken in turn so that all see the same machine."""
    times: list[list[float]] = [[] for _ in acts]
    for _ in range(rounds):
        for act, found in zip(acts, times, strict=True):
            began = time.perf_counter()
            act()
            found.append(time.perf_counter() - began)
    return [statistics.median(found) for found in times]


def sync_times(url: str, rounds: int) -> list[float]:
    """Bare httpx2 with json, and ours."""
    headers = {"Authorization": "Bearer token", "Accept": "application/json"}
    with httpx2.Client(base_url=url, headers=headers) as bare, Ours("token", base_url=url) as client:
        things = Resource(client)

        def plain() -> None:
            json.loads(bare.get("/v1/things/5f0c0c0c0c0c0c0c0c0c0c0c").raise_for_status().content)

        def ours() -> None:
            things._send(GET, path=("5f0c0c0c0c0c0c0c0c0c0c0c",), options={})

        measured(50, plain, ours)
        return measured(rounds, plain, ours)


def async_times(url: str, rounds: int) -> list[float]:
    """The same over asyncio."""

    async def run() -> list[float]:
        headers = {"Authorization": "Bearer token", "Accept": "application/json"}
        times: list[list[float]] = [[], []]
        async with (
            httpx2.AsyncClient(base_url=url, headers=headers) as bare,
            OursAsync("token", base_url=url) as client,
        ):
            things = AsyncResource(client)
            for _ in range(rounds):
                began = time.perf_counter()
                json.loads((await bare.get("/v1/things/5f0c0c0c0c0c0c0c0c0c0c0c")).raise_for_status().content)
                middle = time.perf_counter()
                await things._send(GET, path=("5f0c0c0c0c0c0c0c0c0c0c0c",), options={})
                times[0].append(middle - began)
                times[1].append(time.perf_counter() - middle)
        return [statistics.median(found) for found in times]

    return asyncio.run(run())


def run(rounds: int, limit: float = float("inf")) -> int:
    """Print the table; 1 when ours costs more than `limit` times the bare library."""
    command = [sys.executable, "-c", SERVER, BODY.decode()]
    print(heading("One small object over loopback, wall time", "ours", "httpx2"))
    worst = 0.0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            url = f"http://127.0.0.1:{int(server.stdout.readline())}"
            for name, act in (("sync", sync_times), ("async", async_times)):
                plain, ours = (seconds * 1e6 for seconds in act(url, 200 * rounds))
                worst = max(worst, ours / plain)
                print(Row(label=name, unit="µs", figures=(ours, plain)))
        finally:
            server.terminate()
    return int(worst > limit)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.transport", description=__doc__)
    parser.add_argument("--rounds", type=int, default=10, help="of 200 requests each (default: 10)")
    parser.add_argument(
        "--limit", type=float, default=float("inf"), help="fail when ours takes more than this many times"
    )
    arguments = parser.parse_args()
    return run(arguments.rounds, arguments.limit)


if __name__ == "__main__":
    sys.exit(main())
