"""Files behind signed URLs, for the asynchronous client; the twin of `downloading`.

Writing to the disk blocks for a moment; a piece of a file is small.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from ..core.errors import APIConnectionError, APIStatusError, SDKError
from ..core.operation import Operation
from ..http.sending import opened_async
from ..http.transport import AsyncAnswer, failure_of
from .csv_rows import RowSink
from .fetching import Fetch, Given, Sink, asked_with, checked, url_in
from .saving import Target, sink_of
from .steps import Download, DownloadOptions

if TYPE_CHECKING:
    from ..client.base import AsyncClientBase
    from ..http.attempts import Attempts
    from ..http.calls import Call, Settings
    from ..http.connections import AsyncConnections
    from ..http.response import ResponseFacts

__all__ = ["AsyncRows", "download_async", "rows_async"]

T = TypeVar("T")
AsyncRows: TypeAlias = AsyncGenerator[T, None]
"""Rows of a file while it arrives; close it when it is not read to its end."""


async def download_async(
    client: AsyncClientBase,
    operation: Operation[Any],
    facts: Download,
    target: Target,
    overwrite: bool,
    given: Given,
    options: DownloadOptions,
) -> Path | int:
    """Write the file; return its path, or how many bytes went to a file that was open already."""
    options = checked(options)
    sink = sink_of(target, overwrite)
    async with aclosing(_fetched(client, operation, facts, sink, lambda: "", given, options)) as parts:
        async for _ in parts:
            pass
    return sink.result


def rows_async(
    client: AsyncClientBase, operation: Operation[Any], facts: Download, given: Given, options: DownloadOptions
) -> AsyncRows[Any]:
    """Give the rows of the file while it arrives."""
    options = checked(options)
    sink = RowSink(facts, client._settings.facts.models)
    return _counted(_fetched(client, operation, facts, sink, lambda: sink.last, given, options), sink)


async def _counted(found: AsyncRows[Any], sink: RowSink) -> AsyncRows[Any]:
    async with aclosing(found):
        try:
            async for row in found:
                yield row
        except SDKError as error:
            error.items_read = sink.progress
            raise


async def _fetched(
    client: AsyncClientBase,
    operation: Operation[Any],
    facts: Download,
    sink: Sink,
    last: Callable[[], str],
    given: Given,
    options: DownloadOptions,
) -> AsyncRows[Any]:
    fetch = Fetch(client._settings, operation, options, sink)
    outside = client._connections.outside(fetch.check)
    url = ""
    try:
        while True:
            if not url:
                url = url_in(await client._call(operation, *asked_with(facts, given, options, last())), facts)
            reply = await _reply(fetch.call(url), fetch.settings, outside)
            if isinstance(reply, APIStatusError):
                url = fetch.turned_away(reply, url)
                continue
            head, answer, attempts = reply
            try:
                fetch.begin(head)
                async with aclosing(_pieces(answer, attempts)) as pieces:
                    async for piece in pieces:
                        for found in fetch.feed(piece):
                            yield found
                for found in fetch.finish():
                    yield found
                return
            except APIConnectionError as error:
                delay = fetch.broken(error)
            finally:
                await answer.close()
            await fetch.settings.environment.pause(delay)
            url = url if fetch.goes_on else ""
    finally:
        sink.drop()
        await outside.close()


async def _reply(
    call: Call, settings: Settings, outside: AsyncConnections
) -> tuple[ResponseFacts, AsyncAnswer, Attempts] | APIStatusError:
    """Send a request; a refusal is an answer as well, so that an error about it has no other behind it."""
    try:
        return await opened_async(call, settings, outside)
    except APIStatusError as error:
        return error


async def _pieces(answer: AsyncAnswer, attempts: Attempts) -> AsyncGenerator[bytes, None]:
    """The body as it comes; what the HTTP library raises is told in our words."""
    pieces: AsyncIterator[bytes] = aiter(answer.pieces)
    while True:
        piece, broken = None, None
        try:
            piece = await anext(pieces, None)
        except Exception as error:
            failure = failure_of(error)
            if failure is None:
                raise
            broken = attempts.broken(failure)
        if broken is not None:
            raise broken
        if piece is None:
            return
        yield piece
