"""The result of a clone, whichever form the answer has, however it is asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import httpx2
import pytest
from celigo import AsyncCeligo, Celigo, CloneResult, models

FLOW = {"_id": "f2", "name": "Orders", "lastModified": "2026-01-01T00:00:00Z"}
MANY = [{"_id": "e2", "model": "Export", "name": "E"}, {"_id": "f2", "model": "Flow"}]


def transport(body: Any, status: int = 200) -> httpx2.MockTransport:
    return httpx2.MockTransport(lambda request: httpx2.Response(status, json=body))


def plain(client: Celigo) -> CloneResult:
    return client.flows.clone("f1")


def raw(client: Celigo) -> CloneResult:
    return client.flows.with_raw_response.clone("f1").parse()


def streamed(client: Celigo) -> CloneResult:
    with client.flows.with_streaming_response.clone("f1") as response:
        return response.parse()


async def _plain(client: AsyncCeligo) -> CloneResult:
    return await client.flows.clone("f1")


async def _raw(client: AsyncCeligo) -> CloneResult:
    return (await client.flows.with_raw_response.clone("f1")).parse()


async def _streamed(client: AsyncCeligo) -> CloneResult:
    async with client.flows.with_streaming_response.clone("f1") as response:
        return await response.parse()


def awaited(call: Callable[[AsyncCeligo], Any]) -> Callable[[Any, int], CloneResult]:
    def run(body: Any, status: int) -> CloneResult:
        async def main() -> CloneResult:
            async with AsyncCeligo(token="t", http_client=transport(body, status)) as client:
                found: CloneResult = await call(client)
                return found

        return asyncio.run(main())

    return run


def at_once(call: Callable[[Celigo], CloneResult]) -> Callable[[Any, int], CloneResult]:
    def run(body: Any, status: int) -> CloneResult:
        with Celigo(token="t", http_client=transport(body, status)) as client:
            return call(client)

    return run


WAYS = {
    **{f"sync-{call.__name__}": at_once(call) for call in (plain, raw, streamed)},
    **{f"async{call.__name__}": awaited(call) for call in (_plain, _raw, _streamed)},
}


@pytest.mark.row("#06")
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("status", [200, 201])
def test_either_form_gives_the_same_class(way: Callable[[Any, int], CloneResult], status: int) -> None:
    alone = way(FLOW, status)
    assert (alone.flow_id, [(each.model, each.id, each.name) for each in alone.created]) == (
        "f2",
        [("Flow", "f2", "Orders")],
    )
    assert isinstance(alone.raw, models.Flow)
    several = way(MANY, status)
    assert several.flow_id == "f2"
    assert [(each.model, each.id, each.name) for each in several.created] == [
        ("Export", "e2", "E"),
        ("Flow", "f2", None),
    ]


@pytest.mark.row("#06")
def test_an_answer_without_a_flow_has_no_id() -> None:
    result = at_once(plain)([{"_id": "e2", "model": "Export"}], 200)
    assert result.flow_id is None
    assert at_once(plain)([], 200).created == ()
