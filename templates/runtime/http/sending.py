"""The loops around the input and output of a call, and how the body of an answer is read.

The two loops are twins: all decisions are made in `attempts`.

Never more of a body is read than the limit, and never more decompressed than the limit: a few hundred bytes can
decompress to gigabytes, so compressed bodies are unpacked in bounded steps and counted.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..core.errors import APIResponseError, ResponseTooLargeError, SDKError
from .attempts import Attempts, TooLateError, facts_of, log_answer, with_headers
from .calls import Call, Settings
from .connections import AsyncConnections, Connections, credited
from .response import ResponseFacts
from .transport import Answer, AsyncAnswer, Failure, Pair, failure_of

if TYPE_CHECKING:
    from .hooks import Watch


STEP = 1024 * 1024
SLICE = 16 * 1024
"""Compressed bytes handed to zlib at once: of each member it copies all that follows."""
GZIP_MAGIC = b"\x1f\x8b"
ERROR_BODY_LIMIT = 1024 * 1024
"""Of the body of an error this much is kept."""


def header_of(headers: list[Pair], name: bytes) -> str:
    """Return the values of a header, joined with commas; empty when it is absent."""
    found = [value for key, value in headers if key.lower() == name]
    return b", ".join(found).decode("latin-1") if found else ""


class BodyReader:
    """Collects the pieces of one body; with `cut` a body over the limit is cut instead of refused."""

    __slots__ = ("_cut", "_limit", "_parts", "_size", "_unpacker")

    def __init__(self, headers: list[Pair], limit: int, *, cut: bool = False) -> None:
        self._limit = limit
        self._cut = cut
        self._parts: list[bytes] = []
        self._size = 0
        encoding = length = None
        for name, value in headers:
            lowered = name.lower()
            if lowered == b"content-length":
                length = value
            elif lowered == b"content-encoding" and value:
                encoding = value if encoding is None else encoding + b"," + value
        self._unpacker = None if encoding is None else unpacker_of(encoding.decode("latin-1"))
        if length is not None and not cut and length.isdigit() and len(length) < 20 and int(length) > limit:
            raise self._too_large()

    def feed(self, piece: bytes) -> bool:
        """Take a piece; `False` when no more is wanted."""
        if self._unpacker is None:
            return self._keep(piece)
        return all(self._keep(part) for part in self._unpacker.feed(piece))

    def _keep(self, part: bytes) -> bool:
        self._size += len(part)
        if self._size > self._limit:
            if not self._cut:
                self._parts.clear()
                raise self._too_large()
            self._parts.append(part[: len(part) - (self._size - self._limit)])
            return False
        self._parts.append(part)
        return True

    def finish(self) -> bytes:
        """Return the whole body."""
        if self._unpacker is not None and self._size <= self._limit:
            self._unpacker.check_end()
        return self._parts[0] if len(self._parts) == 1 else b"".join(self._parts)

    def _too_large(self) -> ResponseTooLargeError:
        return ResponseTooLargeError(f"the body is larger than the limit of {self._limit} bytes (max_response_bytes)")


class Unpacker:
    """Decompresses one gzip or deflate body in bounded steps; gzip may have several members, and zeros behind them."""

    __slots__ = ("_encoding", "_engine", "_first")

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding
        self._engine = zlib.decompressobj(zlib.MAX_WBITS | 16 if encoding == "gzip" else zlib.MAX_WBITS)
        self._first = True

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """Return what a piece unpacks to, in steps."""
        for start in range(0, len(piece), SLICE):
            yield from self._unpacked(piece[start : start + SLICE])

    def _unpacked(self, piece: bytes) -> Iterator[bytes]:
        while True:
            if self._engine.eof:
                piece = self._next_member(piece)
                if not piece:
                    return
            part = self._step(piece)
            if part:
                yield part
            piece = self._engine.unused_data if self._engine.eof else self._engine.unconsumed_tail
            if not piece and (self._engine.eof or len(part) < STEP):
                return

    def _next_member(self, piece: bytes) -> bytes:
        """Begin another member if there is one; return its beginning."""
        if self._encoding == "gzip":
            piece = piece.lstrip(b"\0")
        if piece:
            if self._encoding != "gzip" or not GZIP_MAGIC.startswith(piece[:2]):
                raise APIResponseError(f"the body has other data behind its {self._encoding} data")
            self._engine = zlib.decompressobj(zlib.MAX_WBITS | 16)
        return piece

    def _step(self, piece: bytes) -> bytes:
        first, self._first = self._first, False
        try:
            return self._engine.decompress(piece, STEP)
        except zlib.error:
            if first and self._encoding == "deflate":  # servers also send it without the zlib header
                self._engine = zlib.decompressobj(-zlib.MAX_WBITS)
                return self._step(piece)
            raise APIResponseError(f"the body is no valid {self._encoding} data") from None

    def check_end(self) -> None:
        """Refuse a body that ends in the middle."""
        if not self._engine.eof and not self._first:
            raise APIResponseError(f"the {self._encoding} data of the body ends too early")


def unpacker_of(encoding: str) -> Unpacker | None:
    """Return what decodes a body; refuses what was not asked for, and encodings on top of each other."""
    names = [name for name in (part.strip().lower() for part in encoding.split(",")) if name and name != "identity"]
    if not names:
        return None
    if len(names) > 1:
        raise APIResponseError(f"the body is encoded {len(names)} times over")
    name = {"x-gzip": "gzip"}.get(names[0], names[0])
    if name not in {"gzip", "deflate"}:
        raise APIResponseError(f"the body is encoded as {name[:40]!r}, which was not asked for")
    return Unpacker(name)


def exchange(call: Call, settings: Settings, connections: Connections) -> ResponseFacts:
    """Send a call until it succeeds; return the whole answer."""
    facts, _ = _run(call, settings, connections, Attempts(call, settings, connections.quota), keep=False)
    return facts


def opened(call: Call, settings: Settings, connections: Connections) -> tuple[ResponseFacts, Answer, Attempts]:
    """Send a call until it succeeds; return the answer with its body still to come."""
    attempts = Attempts(call, settings, connections.quota)
    facts, answer = _run(call, settings, connections, attempts, keep=True)
    assert answer is not None
    return facts, answer, attempts


def _run(
    call: Call, settings: Settings, connections: Connections, attempts: Attempts, keep: bool
) -> tuple[ResponseFacts, Answer | None]:
    watch = attempts.watch
    while True:
        if settings.throttle is not None and (queued := attempts.queue()) > 0:
            settings.environment.sleep(queued)
        if watch is None:
            outcome = _attempt(call, settings, connections, attempts, keep)
        else:
            outcome = _watched(watch, call, settings, connections, attempts, keep)
        if isinstance(outcome, Failure):
            delay = attempts.after_failure(outcome)
        else:
            facts, _ = outcome
            log_answer(call, settings, facts)
            if 200 <= facts.status < 300:
                attempts.after_success()
                return outcome
            delay = attempts.after_refusal(facts, call.secured and connections.tokens.renewable)
        if watch is not None:
            watch.tell(watch.hooks.on_retry, watch.repeating(attempts.count, attempts.reason, delay))
        if delay > 0:
            settings.environment.sleep(delay)


def _watched(
    watch: Watch, call: Call, settings: Settings, connections: Connections, attempts: Attempts, keep: bool
) -> tuple[ResponseFacts, Answer | None] | Failure:
    asking = watch.asking(attempts.count + 1)
    watch.tell(watch.hooks.on_request, asking)
    attempts.extra_headers = watch.headers(asking)
    try:
        outcome = _attempt(call, settings, connections, attempts, keep)
    except Exception as error:
        watch.tell(watch.hooks.on_response, watch.answered(asking.attempt, error))
        raise
    came = outcome if isinstance(outcome, Failure) else outcome[0]
    watch.tell(watch.hooks.on_response, watch.answered(asking.attempt, came))
    return outcome


def _attempt(
    call: Call, settings: Settings, connections: Connections, attempts: Attempts, keep: bool
) -> tuple[ResponseFacts, Answer | None] | Failure:
    transport = connections.transport(call.request.origin)
    tokens = connections.tokens
    try:
        if attempts.renew:
            tokens.renew(attempts.generation, attempts.deadline.left())
        secret = tokens.current(attempts.deadline.left()) if call.secured else None
    except TooLateError:
        raise attempts.too_late() from None
    attempts.generation = tokens.generation
    request = credited(call.request, settings.facts.credential, secret)
    if attempts.extra_headers:
        request = with_headers(request, attempts.extra_headers)
    limits = attempts.begin()
    began = settings.environment.clock()
    try:
        answer = transport.send(request, limits)
        if keep and 200 <= answer.status < 300:
            return facts_of(answer.status, answer.headers, b"", settings.environment.clock() - began, attempts), answer
        content = _read(answer, settings, attempts)
    except SDKError as error:
        raise attempts.blamed(error) from None
    except Exception as error:
        failure = failure_of(error)
        if failure is None:
            raise
        return connections.told(failure)
    return facts_of(answer.status, answer.headers, content, settings.environment.clock() - began, attempts), None


def _read(answer: Answer, settings: Settings, attempts: Attempts) -> bytes:
    """Return the whole body; the connection is given back or, when more would come, closed."""
    refused = answer.status >= 300
    try:
        reader = BodyReader(answer.headers, ERROR_BODY_LIMIT if refused else settings.max_response_bytes, cut=refused)
        for piece in answer.pieces:
            if not reader.feed(piece):
                break
            attempts.check_time()
        return reader.finish()
    except APIResponseError:
        if not refused:
            raise
        return b""  # the status says enough
    finally:
        answer.close()


async def exchange_async(call: Call, settings: Settings, connections: AsyncConnections) -> ResponseFacts:
    """Send a call until it succeeds; return the whole answer."""
    facts, _ = await _run_async(call, settings, connections, Attempts(call, settings, connections.quota), keep=False)
    return facts


async def opened_async(
    call: Call, settings: Settings, connections: AsyncConnections
) -> tuple[ResponseFacts, AsyncAnswer, Attempts]:
    """Send a call until it succeeds; return the answer with its body still to come."""
    attempts = Attempts(call, settings, connections.quota)
    facts, answer = await _run_async(call, settings, connections, attempts, keep=True)
    assert answer is not None
    return facts, answer, attempts


async def _run_async(
    call: Call, settings: Settings, connections: AsyncConnections, attempts: Attempts, keep: bool
) -> tuple[ResponseFacts, AsyncAnswer | None]:
    watch = attempts.watch
    while True:
        if settings.throttle is not None and (queued := attempts.queue()) > 0:
            await settings.environment.pause(queued)
        if watch is None:
            outcome = await _attempt_async(call, settings, connections, attempts, keep)
        else:
            outcome = await _watched_async(watch, call, settings, connections, attempts, keep)
        if isinstance(outcome, Failure):
            delay = attempts.after_failure(outcome)
        else:
            facts, _ = outcome
            log_answer(call, settings, facts)
            if 200 <= facts.status < 300:
                attempts.after_success()
                return outcome
            delay = attempts.after_refusal(facts, call.secured and connections.tokens.renewable)
        if watch is not None:
            await watch.tell_async(watch.hooks.on_retry, watch.repeating(attempts.count, attempts.reason, delay))
        if delay > 0:
            await settings.environment.pause(delay)


async def _watched_async(
    watch: Watch, call: Call, settings: Settings, connections: AsyncConnections, attempts: Attempts, keep: bool
) -> tuple[ResponseFacts, AsyncAnswer | None] | Failure:
    asking = watch.asking(attempts.count + 1)
    await watch.tell_async(watch.hooks.on_request, asking)
    attempts.extra_headers = watch.headers(asking)
    try:
        outcome = await _attempt_async(call, settings, connections, attempts, keep)
    except Exception as error:
        await watch.tell_async(watch.hooks.on_response, watch.answered(asking.attempt, error))
        raise
    came = outcome if isinstance(outcome, Failure) else outcome[0]
    await watch.tell_async(watch.hooks.on_response, watch.answered(asking.attempt, came))
    return outcome


async def _attempt_async(
    call: Call, settings: Settings, connections: AsyncConnections, attempts: Attempts, keep: bool
) -> tuple[ResponseFacts, AsyncAnswer | None] | Failure:
    transport = connections.transport(call.request.origin)
    tokens = connections.tokens
    try:
        if attempts.renew:
            await tokens.renew_async(attempts.generation, attempts.deadline.left())
        secret = await tokens.current_async(attempts.deadline.left()) if call.secured else None
    except TooLateError:
        raise attempts.too_late() from None
    attempts.generation = tokens.generation
    request = credited(call.request, settings.facts.credential, secret)
    if attempts.extra_headers:
        request = with_headers(request, attempts.extra_headers)
    limits = attempts.begin()
    began = settings.environment.clock()
    try:
        answer = await transport.send(request, limits)
        if keep and 200 <= answer.status < 300:
            return facts_of(answer.status, answer.headers, b"", settings.environment.clock() - began, attempts), answer
        content = await _read_async(answer, settings, attempts)
    except SDKError as error:
        raise attempts.blamed(error) from None
    except Exception as error:
        failure = failure_of(error)
        if failure is None:
            raise
        return connections.told(failure)
    return facts_of(answer.status, answer.headers, content, settings.environment.clock() - began, attempts), None


async def _read_async(answer: AsyncAnswer, settings: Settings, attempts: Attempts) -> bytes:
    """Return the whole body; the connection is given back or, when more would come, closed."""
    refused = answer.status >= 300
    try:
        reader = BodyReader(answer.headers, ERROR_BODY_LIMIT if refused else settings.max_response_bytes, cut=refused)
        async for piece in answer.pieces:
            if not reader.feed(piece):
                break
            attempts.check_time()
        return reader.finish()
    except APIResponseError:
        if not refused:
            raise
        return b""  # the status says enough
    finally:
        await answer.close()
