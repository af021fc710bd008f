"""A call of an operation with `timeout` has so many seconds, unless the call or the client is given others."""

import asyncio
import json
from pathlib import Path

import case_timeout
import httpx2
from case_timeout import AsyncClient, Client, Timeout

seen: list[float | None] = []


def answer(request: httpx2.Request) -> httpx2.Response:
    limit = request.extensions["timeout"]["read"]
    seen.append(None if limit is None else round(limit))
    report = {"id": "1", "state": "done"}
    return httpx2.Response(200, json=[report] if request.url.path == "/reports" and request.method == "GET" else report)


async def awaited() -> None:
    async with AsyncClient(http_client=httpx2.MockTransport(answer)) as client:
        await client.reports.build()
        await client.reports.build(timeout=20)
        await client.reports.wait("1")


with Client(http_client=httpx2.MockTransport(answer)) as client:
    client.reports.build()
    client.reports.build(timeout=20)
    client.reports.wait("1")
asyncio.run(awaited())
assert seen == [600, 20, 30] * 2, seen
seen.clear()

with Client(http_client=httpx2.MockTransport(answer)) as client:
    client.with_options(timeout=7).reports.build()
    client.reports.build(timeout=None)
    client.reports.with_raw_response.build()
with Client(http_client=httpx2.MockTransport(answer), timeout=Timeout(total=9, read=8)) as client:
    client.reports.build()
assert seen == [7, None, 600, 8], seen

index = json.loads((Path(case_timeout.__file__).parents[2] / "api.json").read_text(encoding="utf-8"))
assert {one["call"]: one["timeout"] for one in index["operations"]} == {
    "reports.build": 600,
    "reports.list": 4.5,
    "reports.get": 30,
}
