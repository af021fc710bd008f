"""One way to call the sync and the async client, so that each test is written once."""

from __future__ import annotations

import asyncio
from functools import reduce
from typing import Any


class Caller:
    """Calls methods of a client by their path."""

    def __init__(self, fake: Any, client: Any = None) -> None:
        self.fake = fake
        self.client = client

    def __call__(self, path: str, *arguments: Any, **keywords: Any) -> Any:
        raise NotImplementedError


class SyncCaller(Caller):
    """Of the synchronous client."""

    def __call__(self, path: str, *arguments: Any, **keywords: Any) -> Any:
        client = self.client or self.fake.client()
        result = reduce(getattr, path.split("."), client)(*arguments, **keywords)
        return list(result) if type(result).__name__ == "Pager" else result


class AsyncCaller(Caller):
    """Of the asynchronous client."""

    def __call__(self, path: str, *arguments: Any, **keywords: Any) -> Any:
        async def run() -> Any:
            async with self.fake.async_client() as client:
                result = reduce(getattr, path.split("."), client)(*arguments, **keywords)
                if type(result).__name__ == "AsyncPager":
                    return [item async for item in result]
                return await result

        return asyncio.run(run())
