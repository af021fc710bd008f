"""A package whose calls have every declared argument, made once; the shop of `tests/declared` serves it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest

from ..declared.conftest import Shop, packaged

HERE = Path(__file__).parent
NAME = "optional_pets"


@dataclass
class Kennel(Shop):
    """The server, and clients that stay for several calls."""

    def pager(self, use: Callable[[Any], Any]) -> tuple[list[Any], int]:
        """All items of a pager, and how many it skipped."""
        transport = httpx2.MockTransport(self.handle)
        if self.mode == "sync":
            with self.package.Client(token="t", http_client=transport, max_retries=0) as client:
                pager = use(client)
                return list(pager), pager.skipped

        async def main() -> tuple[list[Any], int]:
            async with self.package.AsyncClient(token="t", http_client=transport, max_retries=0) as client:
                pager = use(client)
                return [item async for item in pager], pager.skipped

        return asyncio.run(main())

    def session(self, *uses: Callable[[Any], Any]) -> list[Any]:
        """The results of several calls of one client."""
        transport = httpx2.MockTransport(self.handle)
        if self.mode == "sync":
            with self.package.Client(token="t", http_client=transport, max_retries=0) as client:
                return [use(client) for use in uses]

        async def main() -> list[Any]:
            async with self.package.AsyncClient(token="t", http_client=transport, max_retries=0) as client:
                return [await use(client) for use in uses]

        return asyncio.run(main())


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ModuleType, Path]]:
    """The generated package, imported, and its folder."""
    yield from packaged(tmp_path_factory.mktemp("options"), HERE, NAME)


@pytest.fixture(params=["sync", "async"])
def shop(request: pytest.FixtureRequest, made: tuple[ModuleType, Path]) -> Kennel:
    return Kennel(made[0], request.param, made[1])
