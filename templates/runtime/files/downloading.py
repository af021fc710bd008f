"""Files behind signed URLs, for the synchronous client: to a file, or row by row; `fetching` decides what is done.

The API is asked for the URL with the token; the URL is asked for the file by connections that do not have it.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from ..core.errors import APIConnectionError, APIStatusError, SDKError
from ..core.operation import Operation
from ..http.sending import opened
from ..http.transport import Answer, failure_of
from .csv_rows import RowSink
from .fetching import Fetch, Given, Sink, asked_with, checked, url_in
from .saving import Target, sink_of
from .steps import Download, DownloadOptions

if TYPE_CHECKING:
    from ..client.base import SyncClient
    from ..http.attempts import Attempts
    from ..http.calls import Call, Settings
    from ..http.connections import Connections
    from ..http.response import ResponseFacts

__all__ = ["Rows", "download", "rows"]

T = TypeVar("T")
Rows: TypeAlias = Generator[T, None, None]
"""Rows of a file while it arrives; close it when it is not read to its end."""


def download(
    client: SyncClient,
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
    for _ in _fetched(client, operation, facts, sink, lambda: "", given, options):
        pass
    return sink.result


def rows(
    client: SyncClient, operation: Operation[Any], facts: Download, given: Given, options: DownloadOptions
) -> Rows[Any]:
    """Give the rows of the file while it arrives."""
    options = checked(options)
    sink = RowSink(facts, client._settings.facts.models)
    return _counted(_fetched(client, operation, facts, sink, lambda: sink.last, given, options), sink)


def _counted(found: Rows[Any], sink: RowSink) -> Rows[Any]:
    try:
        yield from found
    except SDKError as error:
        error.items_read = sink.progress
        raise


def _fetched(
    client: SyncClient,
    operation: Operation[Any],
    facts: Download,
    sink: Sink,
    last: Callable[[], str],
    given: Given,
    options: DownloadOptions,
) -> Rows[Any]:
    fetch = Fetch(client._settings, operation, options, sink)
    outside = client._connections.outside(fetch.check)
    url = ""
    try:
        while True:
            if not url:
                url = url_in(client._call(operation, *asked_with(facts, given, options, last())), facts)
            reply = _reply(fetch.call(url), fetch.settings, outside)
            if isinstance(reply, APIStatusError):
                url = fetch.turned_away(reply, url)
                continue
            head, answer, attempts = reply
            try:
                fetch.begin(head)
                for piece in _pieces(answer, attempts):
                    yield from fetch.feed(piece)
                yield from fetch.finish()
                return
            except APIConnectionError as error:
                delay = fetch.broken(error)
            finally:
                answer.close()
            fetch.settings.environment.sleep(delay)
            url = url if fetch.goes_on else ""
    finally:
        sink.drop()
        outside.close()


def _reply(
    call: Call, settings: Settings, outside: Connections
) -> tuple[ResponseFacts, Answer, Attempts] | APIStatusError:
    """Send a request; a refusal is an answer as well, so that an error about it has no other behind it."""
    try:
        return opened(call, settings, outside)
    except APIStatusError as error:
        return error


def _pieces(answer: Answer, attempts: Attempts) -> Iterator[bytes]:
    """The body as it comes; what the HTTP library raises is told in our words."""
    pieces = iter(answer.pieces)
    while True:
        piece, broken = None, None
        try:
            piece = next(pieces, None)
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
