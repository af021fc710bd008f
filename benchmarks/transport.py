"""What the client costs over the bare HTTP library: one small object over loopback, in the same process and run.

`python benchmarks/transport.py` prints medians and their ratios; `--limit 1.25` fails when ours is slower than that.
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
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "templates")]

import httpx2  # noqa: E402
from runtime.client import AsyncClientBase, SyncClient  # noqa: E402
from runtime.facts import ApiFacts, Credential  # noqa: E402
from runtime.operation import Operation, PathParam  # noqa: E402
from runtime.resource import AsyncResource, Resource  # noqa: E402

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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=2000)
    parser.add_argument("--limit", type=float, default=float("inf"))
    arguments = parser.parse_args()
    command = [sys.executable, "-c", SERVER, BODY.decode()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        url = f"http://127.0.0.1:{int(server.stdout.readline())}"
        worst = 0.0
        for name, act in (("sync", sync_times), ("async", async_times)):
            plain, ours = act(url, arguments.rounds)
            worst = max(worst, ours / plain)
            print(f"{name:5}  httpx2 {plain * 1e6:6.0f} us   ours {ours * 1e6:6.0f} us   {ours / plain:.2f}x")
        server.terminate()
    return int(worst > arguments.limit)


if __name__ == "__main__":
    sys.exit(main())
