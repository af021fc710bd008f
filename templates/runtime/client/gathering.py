"""Many calls at once, but not too many: `await gather((client.pets.get(id) for id in ids), limit=10)`."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Iterable, Iterator
from operator import length_hint
from typing import Any, Generic, Literal, TypeAlias, TypeVar, overload

__all__ = ["gather"]

T = TypeVar("T")
Given: TypeAlias = Iterable[Awaitable[T]] | AsyncIterable[Awaitable[T]]


@overload
async def gather(awaitables: Given[T], *, limit: int = 10, return_exceptions: Literal[False] = False) -> list[T]: ...
@overload
async def gather(awaitables: Given[T], *, limit: int = 10, return_exceptions: bool) -> list[T | Exception]: ...
async def gather(awaitables: Given[T], *, limit: int = 10, return_exceptions: bool = False) -> list[Any]:
    """Wait for all of `awaitables`, at most `limit` of them at a time; return the results in the order given.

    They are taken one by one, when there is room: a generator of a million calls holds `limit` of them. The first error
    cancels what is under way, closes what was not begun, and is raised.

    Args:
        awaitables: Calls of the asynchronous client, say, from any iterable, asynchronous ones included.
        limit: How many are under way at a time.
        return_exceptions: Whether an error becomes the result of its call, and the others go on.

    Raises:
        TypeError: what was given is nothing to wait for.
        ValueError: `limit` is less than 1.
    """
    source = _Source(awaitables)
    workers: list[asyncio.Task[None]] = []
    found: dict[int, Any] = {}
    try:
        if limit < 1:
            raise ValueError("limit must be at least 1")
        workers += [asyncio.create_task(_work(source, found, return_exceptions)) for _ in range(limit)]
        done, _ = await asyncio.wait(workers, return_when=asyncio.FIRST_EXCEPTION)
        for worker in done:
            worker.result()
    finally:
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        await source.close()
    return [found[number] for number in range(len(found))]


async def _work(source: _Source[T], found: dict[int, Any], return_exceptions: bool) -> None:
    while (taken := await source.next()) is not None:
        number, awaitable = taken
        try:
            found[number] = await awaitable
        except Exception as error:
            if not return_exceptions:
                raise
            found[number] = error


class _Source(Generic[T]):
    """What is still to be begun; each worker takes one after the other."""

    def __init__(self, given: Given[T]) -> None:
        self._later: AsyncIterator[Awaitable[T]] | None = None
        self._rest: Iterator[Awaitable[T]] = iter(())
        if isinstance(given, AsyncIterable):
            self._later = aiter(given)
        else:
            self._rest = iter(given)
        self._turn = asyncio.Lock()
        self._number = 0

    async def next(self) -> tuple[int, Awaitable[T]] | None:
        """Take the next one with its number; `None` at the end, also after an error."""
        async with self._turn:  # two workers must not ask an asynchronous iterator at once
            awaitable = next(self._rest, None) if self._later is None else await anext(self._later, None)
            if awaitable is None:
                return None
            if not inspect.isawaitable(awaitable):
                raise TypeError(f"number {self._number} is a {type(awaitable).__name__}, and nothing to wait for")
            self._number += 1
            return self._number - 1, awaitable

    async def close(self) -> None:
        """End what was not begun: a generator makes no more, coroutines that are there are closed."""
        for _ in range(length_hint(self._rest, 0)):
            rest: Any = next(self._rest, None)
            getattr(rest, "close", getattr(rest, "cancel", _nothing))()
        if inspect.isgenerator(self._rest):
            self._rest.close()
        end = getattr(self._later, "aclose", None)
        if end is not None:
            await end()


def _nothing() -> None:
    """Nothing can be ended."""
