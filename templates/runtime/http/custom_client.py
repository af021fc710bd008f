"""A transport over what the user brings: an httpx2 client, or an httpx2 transport such as a mock.

Redirects, the client's own credentials and its cookies stay out of it. The limits of single steps are cut to what is
left of the call, but a server that sends a byte now and then is noticed only between the pieces of the body. The
connections are the user's: what a server sends behind an answer is noticed only in a pool of ours. So is, in the
asynchronous client, an answer that comes while the body is still being sent: the streams of asyncio throw away what was
not read when a write fails. Imported on first use.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from typing import Any

import httpx2

from .transport import Limits, Pair, WireRequest


class _Address(httpx2.URL):
    """An address of ours, so that the library's log line about it can be told from the user's own."""


def _mask(record: logging.LogRecord) -> bool:
    if isinstance(record.args, tuple):
        record.args = tuple(str(a.copy_with(query=None)) if isinstance(a, _Address) else a for a in record.args)
    return True


def _request(request: WireRequest, stream: Any, limits: Limits) -> httpx2.Request:
    payload = request.payload
    whole = payload is not None and isinstance(payload.content, bytes)
    made = httpx2.Request(
        request.method,
        f"{request.origin}{request.target}",
        headers=httpx2.Headers(list(request.headers)),
        content=payload.content if payload is not None and whole else stream,
        extensions={"timeout": dict(limits), "target": request.target.encode("ascii")},
    )
    made.url = _Address(made.url)
    return made


def _headers(response: httpx2.Response) -> list[Pair]:
    if response.is_stream_consumed:  # a hook of the user's client, or a mock, decoded the body already
        encoded = "content-encoding" in response.headers
        stale = {b"content-encoding", b"content-length"} if encoded else set()
        return [pair for pair in response.headers.raw if pair[0].lower() not in stale]
    return response.headers.raw


class ForeignAnswer:
    """An answer of httpx2."""

    __slots__ = ("_response", "headers", "status")

    def __init__(self, response: httpx2.Response) -> None:
        self._response = response
        self.status = response.status_code
        self.headers: list[Pair] = _headers(response)

    @property
    def pieces(self) -> Iterator[bytes]:
        """The body, still encoded."""
        if self._response.is_stream_consumed:
            yield self._response.content
            return
        stream = self._response.stream
        assert isinstance(stream, Iterable)
        yield from stream

    def close(self) -> None:
        """Give the connection back."""
        self._response.close()


class AsyncForeignAnswer:
    """An answer of httpx2."""

    __slots__ = ("_response", "headers", "status")

    def __init__(self, response: httpx2.Response) -> None:
        self._response = response
        self.status = response.status_code
        self.headers: list[Pair] = _headers(response)

    @property
    async def pieces(self) -> AsyncIterator[bytes]:
        """The body, still encoded."""
        if self._response.is_stream_consumed:
            yield self._response.content
            return
        stream = self._response.stream
        assert isinstance(stream, AsyncIterable)
        async for piece in stream:
            yield piece

    async def close(self) -> None:
        """Give the connection back."""
        await self._response.aclose()


class ForeignTransport:
    """Sends through the user's client or transport; closing it is the user's."""

    def __init__(self, outer: httpx2.Client | httpx2.BaseTransport) -> None:
        self._outer = outer
        if isinstance(outer, httpx2.Client):
            logging.getLogger("httpx2").addFilter(_mask)

    def send(self, request: WireRequest, limits: Limits) -> ForeignAnswer:
        """Send it and return when the head of the answer is there."""
        made = _request(request, None if request.payload is None else request.payload.pieces(), limits)
        if isinstance(self._outer, httpx2.Client):
            return ForeignAnswer(self._outer.send(made, stream=True, auth=None, follow_redirects=False))
        return ForeignAnswer(self._outer.handle_request(made))

    def close(self) -> None:
        """Leave the user's client open."""


class AsyncForeignTransport:
    """Sends through the user's client or transport; closing it is the user's."""

    def __init__(self, outer: httpx2.AsyncClient | httpx2.AsyncBaseTransport) -> None:
        self._outer = outer
        if isinstance(outer, httpx2.AsyncClient):
            logging.getLogger("httpx2").addFilter(_mask)

    async def send(self, request: WireRequest, limits: Limits) -> AsyncForeignAnswer:
        """Send it and return when the head of the answer is there."""
        made = _request(request, None if request.payload is None else request.payload.pieces_async(), limits)
        if isinstance(self._outer, httpx2.AsyncClient):
            return AsyncForeignAnswer(await self._outer.send(made, stream=True, auth=None, follow_redirects=False))
        return AsyncForeignAnswer(await self._outer.handle_async_request(made))

    async def close(self) -> None:
        """Leave the user's client open."""


def wrap(outer: object) -> ForeignTransport:
    """Return a transport over what the user gave to the synchronous client."""
    if isinstance(outer, httpx2.Client | httpx2.BaseTransport):
        return ForeignTransport(outer)
    raise TypeError(f"http_client must be an httpx2.Client or an httpx2 transport, not {type(outer).__name__}")


def wrap_async(outer: object) -> AsyncForeignTransport:
    """Return a transport over what the user gave to the asynchronous client."""
    if isinstance(outer, httpx2.AsyncClient | httpx2.AsyncBaseTransport):
        return AsyncForeignTransport(outer)
    raise TypeError(
        f"http_client must be an httpx2.AsyncClient or an asynchronous httpx2 transport, not {type(outer).__name__}"
    )
