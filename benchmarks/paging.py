"""What reading a long list costs over a loop written by hand: 10,000 objects in pages of 100 over loopback.

`python -m benchmarks.paging --limit 1.15` fails when ours is slower than that.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from .documents import Drawer
from .measuring import ROOT, Row, heading
from .models import SCHEMA

sys.path[:0] = [str(ROOT / "generated" / "src")]

import httpx2  # noqa: E402
from celigo import AsyncCeligo, Celigo  # noqa: E402

PAGES = 100
PER_PAGE = 100
SERVER = """
import asyncio, sys, pathlib
pages = int(sys.argv[1]); body = pathlib.Path(sys.argv[2]).read_bytes()
def answer(number):
    link = b'Link: <%s/v1/flows?page=%d>; rel="next"\\r\\n' % (base, number + 1) if number < pages else b""
    head = b"HTTP/1.1 200 OK\\r\\nContent-Type: application/json\\r\\nContent-Length: %d\\r\\n" % len(body)
    return head + link + b"\\r\\n" + body
class Serve(asyncio.Protocol):
    def connection_made(self, transport): self.transport = transport
    def data_received(self, data):
        number = data.split(b" ", 2)[1].partition(b"page=")[2]
        self.transport.write(answers[int(number or 1)])
async def main():
    global base, answers
    server = await asyncio.get_running_loop().create_server(Serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    base = b"http://127.0.0.1:%d" % port
    answers = {number: answer(number) for number in range(1, pages + 1)}
    print(port, flush=True)
    await server.serve_forever()
asyncio.run(main())
"""


def sync_times(url: str, rounds: int) -> list[float]:
    """The loop by hand, and ours."""
    headers = {"Authorization": "Bearer token", "Accept": "application/json"}
    with httpx2.Client(headers=headers) as bare, Celigo("token", base_url=url) as client:

        def plain() -> int:
            count, next_url = 0, f"{url}/v1/flows"
            while next_url:
                answer = bare.get(next_url).raise_for_status()
                for flow in answer.json():
                    count += flow.get("name") != ""
                next_url = answer.links.get("next", {}).get("url", "")
            return count

        def ours() -> int:
            return sum(flow.name != "" for flow in client.flows.list())

        return timed(rounds, plain, ours)


def async_times(url: str, rounds: int) -> list[float]:
    """The same over asyncio."""
    headers = {"Authorization": "Bearer token", "Accept": "application/json"}
    runner = asyncio.Runner()
    bare, client = httpx2.AsyncClient(headers=headers), AsyncCeligo("token", base_url=url)

    async def plain() -> int:
        count, next_url = 0, f"{url}/v1/flows"
        while next_url:
            answer = (await bare.get(next_url)).raise_for_status()
            for flow in answer.json():
                count += flow.get("name") != ""
            next_url = answer.links.get("next", {}).get("url", "")
        return count

    async def ours() -> int:
        count = 0
        async for flow in client.flows.list():
            count += flow.name != ""
        return count

    async def close() -> None:
        await bare.aclose()
        await client.close()

    try:
        return timed(rounds, lambda: runner.run(plain()), lambda: runner.run(ours()))
    finally:
        runner.run(close())
        runner.close()


def timed(rounds: int, *acts: Callable[[], int]) -> list[float]:
    """The median time of each act, in turns whose order changes; the first turn does not count."""
    times: list[list[float]] = [[] for _ in acts]
    for turn in range(rounds + 1):
        pairs = list(zip(acts, times, strict=True))
        for act, found in pairs if turn % 2 else reversed(pairs):
            began = time.perf_counter()
            count = act()
            if turn:
                found.append(time.perf_counter() - began)
            assert count == PAGES * PER_PAGE, count
    return [statistics.median(found) for found in times]


def run(rounds: int, limit: float = float("inf")) -> int:
    """Print the table; 1 when ours takes more than `limit` times the loop by hand."""
    print(heading("10,000 flows in pages of 100 over loopback, wall time", "ours", "by hand"))
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        body = Path(folder) / "page.json"
        document = json.loads((ROOT / "generated" / "openapi.json").read_text(encoding="utf-8"))
        body.write_bytes(Drawer(document).text(SCHEMA, PER_PAGE))
        command = [sys.executable, "-c", SERVER, str(PAGES), str(body)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            try:
                assert server.stdout is not None
                url = f"http://127.0.0.1:{int(server.stdout.readline())}"
                for name, act in (("sync", sync_times), ("async", async_times)):
                    plain, ours = (seconds * 1e3 for seconds in act(url, rounds))
                    worst = max(worst, ours / plain)
                    print(Row(label=name, unit="ms", figures=(ours, plain)))
            finally:
                server.terminate()
    return int(worst > limit)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.paging", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="whole lists a side (default: 7)")
    parser.add_argument("--limit", type=float, default=float("inf"), help="fail when ours takes so many times longer")
    arguments = parser.parse_args()
    return run(arguments.rounds, arguments.limit)


if __name__ == "__main__":
    sys.exit(main())
