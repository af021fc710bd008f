"""Every kind of list that this API has: page by page, the first one, the first items, and on from a page."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import celigo
import pytest

from .oracle import load
from .server import Answer, Server, serving

ID = "5f0c0a1b2c3d4e5f60718293"
KINDS: dict[str, tuple[Callable[[Any], Any], str, str]] = {
    "link": (lambda c: c.flows.list(), "", ""),
    "omitted": (lambda c: c.flows.step_errors(ID, ID), "errors", "nextPageURL"),
    "window": (lambda c: c.flows.requests(ID, ID), "requests", "nextPageURL"),
    "logs": (lambda c: c.flows.execution_logs(ID, ID), "logs", "nextPageUrl"),
    "children": (lambda c: c.flows.log_children(ID, ID, ID, "r"), "children", "nextPageUrl"),
}
NEXT = "/api/v1/flows/further?page={}"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(load()) as running:
        yield running


def laid_out(items: str, field: str, first: int = 1) -> list[Answer]:
    """Three pages with two items, none and one; or the rest of them."""
    found = []
    for number, keys in ((1, "ab"), (2, ""), (3, "c")):
        documents = [{"key": key} for key in keys]
        if not items:
            link = {"Link": f'<{NEXT.format(number + 1)}>; rel="next"'} if number < 3 else {}
            found.append(Answer(200, documents, link))
        else:
            further = {field: NEXT.format(number + 1)} if number < 3 else {}
            found.append(Answer(200, {items: documents, **further}))
    return found[first - 1 :]


def keys(items: Any) -> str:
    return "".join(item.raw["key"] for item in items)


def sync(server: Server, kind: str) -> dict[str, Any]:
    act, items, field = KINDS[kind]
    seen: dict[str, Any] = {}
    with celigo.Client(token="t", base_url=server.url, max_retries=0) as client:
        server.answers[:] = laid_out(items, field)
        pages = list(act(client).pages())
        seen["pages"] = [keys(page) for page in pages]
        server.answers[:] = laid_out(items, field)
        first = act(client).first_page()
        seen["first"] = (keys(first), first.has_next, first.number)
        seen["next"] = keys(first.next())
        server.answers[:] = laid_out(items, field)
        seen["take"] = keys(act(client).take(2))
        seen["unread"] = len(server.answers)
        server.answers[:] = laid_out(items, field, 2)
        seen["resumed"] = keys(act(client).starting_at(first.next_url))
        server.answers[:] = laid_out(items, field, 1)
        seen["all"] = keys(act(client).all())
    return seen


async def asynchronous(server: Server, kind: str) -> dict[str, Any]:
    act, items, field = KINDS[kind]
    seen: dict[str, Any] = {}
    async with celigo.AsyncClient(token="t", base_url=server.url, max_retries=0) as client:
        server.answers[:] = laid_out(items, field)
        seen["pages"] = [keys(page) async for page in act(client).pages()]
        server.answers[:] = laid_out(items, field)
        first = await act(client).first_page()
        seen["first"] = (keys(first), first.has_next, first.number)
        seen["next"] = keys(await first.next())
        server.answers[:] = laid_out(items, field)
        seen["take"] = keys(await act(client).take(2))
        seen["unread"] = len(server.answers)
        server.answers[:] = laid_out(items, field, 2)
        seen["resumed"] = keys([item async for item in act(client).starting_at(first.next_url)])
        server.answers[:] = laid_out(items, field, 1)
        seen["all"] = keys(await act(client).all())
    return seen


@pytest.mark.row("A7", "B-link", "B-omitted", "B-window", "B-both", "#00", "#15", "#29", "#36", "#39")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mode", ["sync", "async"])
def test_every_way_to_read_a_list(server: Server, kind: str, mode: str) -> None:
    server.seen.clear()
    seen = sync(server, kind) if mode == "sync" else asyncio.run(asynchronous(server, kind))
    assert seen == {
        "pages": ["ab", "", "c"],
        "first": ("ab", True, 1),
        "next": "",
        "take": "ab",
        "unread": 2,
        "resumed": "c",
        "all": "abc",
    }
    further = [one.target for one in server.seen if "further" in one.target]
    prefix = "/api" if kind == "link" else ""
    assert set(further) == {f"{prefix}/v1/flows/further?page={number}" for number in (2, 3)}


@pytest.mark.row("B-window", "B-both", "A7")
@pytest.mark.parametrize("kind", KINDS)
def test_a_list_in_a_circle_raises_with_what_was_read(server: Server, kind: str) -> None:
    act, items, field = KINDS[kind]
    server.answers[:] = [laid_out(items, field)[0]] * 3
    client = celigo.Client(token="t", base_url=server.url, max_retries=0)
    with client, pytest.raises(celigo.PaginationError) as caught:
        act(client).all()
    assert keys(caught.value.items).startswith("ab")
    assert len(server.answers) >= 1


@pytest.mark.row("B-both", "B-link")
@pytest.mark.parametrize("kind", KINDS)
def test_the_token_follows_no_page_elsewhere(server: Server, kind: str) -> None:
    """The origin of an address of a page is dropped or refused; nothing is asked of it."""
    act, items, field = KINDS[kind]
    away = "http://127.0.0.1:9/v1/flows/further?page=2"
    headers = {"Link": f'<{away}>; rel="next"'} if not items else {}
    document: Any = {items: [], field: away} if items else []
    server.answers[:] = [Answer(200, document, headers)]
    server.seen.clear()
    with celigo.Client(token="t", base_url=server.url, max_retries=0) as client, pytest.raises(celigo.PaginationError):
        act(client).all()
    assert len(server.seen) == 1
