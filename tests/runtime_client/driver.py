"""One way to write a test for both clients: what is called is the same, only the driver differs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx2
from runtime.client.base import AsyncResource, Resource
from runtime.core.operation import (
    ApiFacts,
    Body,
    BodyPaging,
    Credential,
    Environment,
    LinkPaging,
    Operation,
    PathParam,
    Query,
    Timeout,
)
from runtime.paging.client import PagingClient
from runtime.paging.client_async import AsyncPagingClient
from runtime.paging.resource import AsyncPagingResource, PagingResource

PATIENT = Timeout(total=600, connect=600, read=600, write=600, pool=600)
"""For calls over a socket: ends a test that hangs, and no other."""
TOKEN = "s3cret-t0ken-value"
GUARD = 300
"""Seconds after which a test that hangs is ended."""
HOST = "https://api.example.com"

FACTS = ApiFacts(
    name="demo",
    version="1.2.3",
    regions={"us": HOST, "eu": "https://api.eu.example.com"},
    credential=Credential(environment="DEMO_TOKEN"),
    models="tests.runtime_client.models",
    logger="demo",
)


@dataclass
class Time:
    """A clock that a test moves; sleeping moves it too."""

    now: float = 1000.0
    wall_now: float = 1_700_000_000.0
    slept: list[float] = field(default_factory=list)
    chance: float = 1.0
    on_sleep: Callable[[float], None] | None = None

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        if self.on_sleep is not None:
            self.on_sleep(seconds)
        self.now += seconds

    async def pause(self, seconds: float) -> None:
        self.sleep(seconds)

    @property
    def environment(self) -> Environment:
        return Environment(
            clock=lambda: self.now,
            wall=lambda: self.wall_now,
            sleep=self.sleep,
            pause=self.pause,
            random=lambda: self.chance,
        )


class Driver:
    """Builds clients of one kind and runs their calls."""

    asynchronous: bool

    def __init__(self) -> None:
        self.time = Time()
        self.facts = FACTS
        self.real = False
        self.made: list[Any] = []

    def client(self, *args: Any, **options: Any) -> Any:
        base: Any = AsyncPagingClient if self.asynchronous else PagingClient
        attributes: dict[str, Any] = {"_api": self.facts}
        if not self.real:
            attributes["_environment"] = self.time.environment
        if "base_url" in options and "http_client" not in options:
            options.setdefault("timeout", PATIENT)
        if not args and "token" not in options:
            args = (TOKEN,)
        client = type("Demo", (base,), attributes)(*args, **options)
        self.made.append(client)
        return client

    def mock(self, handler: Callable[[httpx2.Request], httpx2.Response], **options: Any) -> Any:
        return self.client(http_client=httpx2.MockTransport(handler), **options)

    def send(self, client: Any, operation: Operation[Any], **given: Any) -> Any:
        given.setdefault("options", {})
        resource: Any = (AsyncResource if self.asynchronous else Resource)(client)
        return self.run(resource._send(operation, **given))

    def pager(self, client: Any, operation: Operation[Any], **given: Any) -> Any:
        given.setdefault("options", {})
        return (AsyncPagingResource if self.asynchronous else PagingResource)(client)._pages(operation, **given)

    def run(self, value: Any) -> Any:
        return value

    def listed(self, pager: Any) -> list[Any]:
        return list(pager)

    def finish(self) -> None:
        for client in self.made:
            self.run(client.close())


class SyncDriver(Driver):
    asynchronous = False


class AsyncDriver(Driver):
    asynchronous = True

    def __init__(self) -> None:
        super().__init__()
        self._runner = asyncio.Runner()

    def run(self, value: Any) -> Any:
        async def wait() -> Any:
            return await value

        return self._runner.run(wait())

    def listed(self, pager: Any) -> list[Any]:
        async def collect() -> list[Any]:
            return [item async for item in pager]

        found: list[Any] = self.run(collect())
        return found

    def finish(self) -> None:
        super().finish()
        self._runner.close()


GET: Operation[Any] = Operation(
    key="GET /v1/things/{_id}",
    id="getThing",
    method="GET",
    path=("/v1/things/", PathParam("_id")),
    query=(Query("include", join=","), Query("since", time="epoch_ms")),
    success={"200": "Any"},
    safe=True,
    idempotent=True,
)
CREATE: Operation[Any] = Operation(
    key="POST /v1/things",
    id="createThing",
    method="POST",
    path=("/v1/things",),
    body=Body("application/json", "", required=True),
    success={"201": "Any"},
)
START: Operation[Any] = Operation(
    key="POST /v1/things/{_id}/start",
    id="startThing",
    method="POST",
    path=("/v1/things/", PathParam("_id"), "/start"),
    body=Body("application/json", ""),
    success={"200": "Any", "204": ""},
)
QUERY: Operation[Any] = Operation(
    key="POST /v1/things/query",
    id="queryThings",
    method="POST",
    path=("/v1/things/query",),
    body=Body("application/json", ""),
    success={"200": "Any"},
    safe=True,
)
PATCH: Operation[Any] = Operation(
    key="PATCH /v1/things/{_id}",
    id="patchThing",
    method="PATCH",
    path=("/v1/things/", PathParam("_id")),
    body=Body("application/json", "", required=True),
    success={"204": ""},
)
PUT: Operation[Any] = Operation(
    key="PUT /v1/things/{_id}",
    id="putThing",
    method="PUT",
    path=("/v1/things/", PathParam("_id")),
    body=Body("application/json", "", required=True),
    success={"200": "Any", "204": ""},
    idempotent=True,
)
DELETE: Operation[Any] = Operation(
    key="DELETE /v1/things/{_id}",
    id="deleteThing",
    method="DELETE",
    path=("/v1/things/", PathParam("_id")),
    success={"204": ""},
    idempotent=True,
)
UPLOAD: Operation[Any] = Operation(
    key="PUT /v1/files/{_id}",
    id="putFile",
    method="PUT",
    path=("/v1/files/", PathParam("_id")),
    body=Body("application/octet-stream", "bytes", required=True),
    success={"204": ""},
    idempotent=True,
)
LIST: Operation[Any] = Operation(
    key="GET /v1/things",
    id="listThings",
    method="GET",
    path=("/v1/things",),
    query=(Query("include", join=","), Query("page")),
    success={"200": "MutableSequence[Any]", "204": ""},
    paging=LinkPaging(),
    item="Any",
    safe=True,
    idempotent=True,
)
FAULTS: Operation[Any] = Operation(
    key="GET /v1/things/{_id}/faults",
    id="listFaults",
    method="GET",
    path=("/v1/things/", PathParam("_id"), "/faults"),
    query=(Query("since", time="epoch_ms"),),
    success={"200": "Any"},
    paging=BodyPaging(next=("nextPage",), items=("faults",), strip_prefix="/api"),
    item="Any",
    safe=True,
    idempotent=True,
)


def json_answer(value: Any, status: int = 200, **headers: str) -> httpx2.Response:
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return httpx2.Response(status, json=value, headers=named)
