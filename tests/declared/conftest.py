"""A package with every declared behaviour, made once; a client of each kind over a transport that remembers."""

from __future__ import annotations

import asyncio
import importlib
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest

from ..running import lay_out, make

HERE = Path(__file__).parent
NAME = "declared_pets"


@dataclass
class Shop:
    """The server: answers in the order laid out, keeps what came."""

    package: ModuleType
    mode: str
    folder: Path
    answers: list[tuple[int, Any]] = field(default_factory=list)
    seen: list[tuple[str, str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)

    def handle(self, request: httpx2.Request) -> httpx2.Response:
        content = request.content
        target = request.url.raw_path.decode()
        self.seen.append((request.method, target, json.loads(content) if content else None))
        self.keys.append(request.headers.get("idempotency-key"))
        status, body = self.answers.pop(0)
        return httpx2.Response(status, json=body) if body is not None else httpx2.Response(status)

    def call(self, method: str, *arguments: Any, **keywords: Any) -> Any:
        """Call a method of the resource."""
        return self.run(lambda pets: getattr(pets, method)(*arguments, **keywords))

    def run(self, use: Callable[[Any], Any]) -> Any:
        """Use the resource; what has to be awaited is."""
        transport = httpx2.MockTransport(self.handle)
        if self.mode == "sync":
            with self.package.Client(token="t", http_client=transport, max_retries=0) as client:
                found = use(client.pets)
                return list(found) if isinstance(found, self.package.Pager) else found

        async def main() -> Any:
            async with self.package.AsyncClient(token="t", http_client=transport, max_retries=0) as client:
                found = use(client.pets)
                if isinstance(found, self.package.AsyncPager):
                    return [item async for item in found]
                return await found

        return asyncio.run(main())

    def edit(self, change: Callable[[Any], None]) -> Any:
        """Edit pet 7 in a block; gives the object as it is afterwards."""

        def block(pets: Any) -> Any:
            manager = pets.edit("7")
            if self.mode == "sync":
                return _edited(manager, change)
            return _edited_async(manager, change)

        return self.run(block)


def _edited(manager: AbstractContextManager[Any], change: Callable[[Any], None]) -> Any:
    with manager as pet:
        change(pet)
    return pet


async def _edited_async(manager: AbstractAsyncContextManager[Any], change: Callable[[Any], None]) -> Any:
    async with manager as pet:
        change(pet)
    return pet


def packaged(folder: Path, here: Path, name: str) -> Iterator[tuple[ModuleType, Path]]:
    """The package that `pets.md` and `sdk.yaml` in a folder make, imported, and where it is."""
    lay_out(folder, {"pets.md": (here / "pets.md").read_bytes(), "sdk.yaml": (here / "sdk.yaml").read_bytes()})
    outcome, _ = make(folder, name)
    assert outcome.code == 0, outcome.errors
    source = str(folder / "out" / "src")
    sys.path.insert(0, source)
    try:
        importlib.import_module(f"{name}.models")
        yield importlib.import_module(name), folder / "out"
    finally:
        sys.path.remove(source)
        for module in [module for module in sys.modules if module.split(".")[0] == name]:
            del sys.modules[module]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ModuleType, Path]]:
    """The generated package, imported, and its folder."""
    yield from packaged(tmp_path_factory.mktemp("declared"), HERE, NAME)


@pytest.fixture(params=["sync", "async"])
def shop(request: pytest.FixtureRequest, made: tuple[ModuleType, Path]) -> Shop:
    return Shop(made[0], request.param, made[1])
