"""Answers whose body is read piece by piece: `with client.things.with_streaming_response.get(…) as response:`.

The limit on the size of a body does not hold here, for the caller sees each piece; the time limits of single reads do.
"""

from __future__ import annotations

import codecs
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Generic, TypeVar

from ..core.errors import APIResponseError, SDKError
from .attempts import Attempts
from .calls import Call, Settings
from .connections import AsyncConnections, Connections
from .response import Received, ResponseFacts
from .sending import BodyReader, Unpacker, header_of, opened, opened_async, unpacker_of
from .transport import Answer, AsyncAnswer, Pair, failure_of


class LineSplitter:
    """Takes pieces in, gives whole lines out; a line ends with LF, CR LF or CR."""

    __slots__ = ("_decoder", "_start")

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._start = ""

    def feed(self, piece: bytes) -> Iterator[str]:
        """Return the lines that are whole now."""
        text = self._start + self._decoder.decode(piece)
        held = "\r" if text.endswith("\r") else ""  # a LF may follow
        lines = text.removesuffix("\r").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._start = lines.pop() + held
        yield from lines

    def rest(self) -> Iterator[str]:
        """Return what is left at the end."""
        text = self._start + self._decoder.decode(b"", final=True)
        if text:
            yield from text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")


T = TypeVar("T")
Parse = Callable[[ResponseFacts], T]


class _Streamed(Received, Generic[T]):
    """What both kinds have in common."""

    def __init__(self, facts: ResponseFacts, attempts: Attempts, settings: Settings, parse: Parse[T]) -> None:
        super().__init__(facts)
        self._attempts = attempts
        self._settings = settings
        self._parse = parse

    def _error(self, error: Exception) -> SDKError | None:
        """Return the error of this package for one of the HTTP library."""
        failure = failure_of(error)
        return None if failure is None else self._attempts.broken(failure)

    def _unpacker(self, headers: list[Pair]) -> Unpacker | None:
        try:
            return unpacker_of(header_of(headers, b"content-encoding"))
        except APIResponseError as error:
            raise self._attempts.blamed(error) from None

    def _unpacked(self, unpacker: Unpacker | None, piece: bytes | None) -> Iterator[bytes]:
        """Give what a piece of the body unpacks to; `None` is the end of the body."""
        if unpacker is None:
            if piece is not None:
                yield piece
            return
        try:
            if piece is None:
                unpacker.check_end()
            else:
                yield from unpacker.feed(piece)
        except APIResponseError as error:
            raise self._attempts.blamed(error) from None

    def __repr__(self) -> str:
        return f"<streamed answer {self.status}>"


class StreamedResponse(_Streamed[T]):
    """An answer whose body is still to come; it can be read once."""

    def __init__(
        self, facts: ResponseFacts, attempts: Attempts, settings: Settings, parse: Parse[T], answer: Answer
    ) -> None:
        super().__init__(facts, attempts, settings, parse)
        self._answer = answer

    def iter_bytes(self) -> Iterator[bytes]:
        """Give the body piece by piece, decompressed."""
        unpacker = self._unpacker(self._answer.headers)
        pieces = iter(self._answer.pieces)
        while True:
            piece, broken = None, None
            try:
                piece = next(pieces, None)
            except Exception as error:
                broken = self._error(error)
                if broken is None:
                    raise
            if broken is not None:
                raise broken
            yield from self._unpacked(unpacker, piece)
            if piece is None:
                return

    def iter_lines(self) -> Iterator[str]:
        """Give the body line by line, as UTF-8."""
        splitter = LineSplitter()
        for piece in self.iter_bytes():
            yield from splitter.feed(piece)
        yield from splitter.rest()

    def read(self) -> bytes:
        """Return the whole body; the client's limit on its size holds."""
        reader = BodyReader([], self._settings.max_response_bytes)
        for piece in self.iter_bytes():
            reader.feed(piece)
        return reader.finish()

    def parse(self) -> T:
        """Read the body and return what the call without `with_streaming_response` would."""
        return self._parse(self.facts.with_content(self.read()))


class AsyncStreamedResponse(_Streamed[T]):
    """An answer whose body is still to come; it can be read once."""

    def __init__(
        self, facts: ResponseFacts, attempts: Attempts, settings: Settings, parse: Parse[T], answer: AsyncAnswer
    ) -> None:
        super().__init__(facts, attempts, settings, parse)
        self._answer = answer

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        """Give the body piece by piece, decompressed."""
        unpacker = self._unpacker(self._answer.headers)
        pieces = aiter(self._answer.pieces)
        while True:
            piece, broken = None, None
            try:
                piece = await anext(pieces, None)
            except Exception as error:
                broken = self._error(error)
                if broken is None:
                    raise
            if broken is not None:
                raise broken
            for part in self._unpacked(unpacker, piece):
                yield part
            if piece is None:
                return

    async def iter_lines(self) -> AsyncIterator[str]:
        """Give the body line by line, as UTF-8."""
        splitter = LineSplitter()
        async for piece in self.iter_bytes():
            for line in splitter.feed(piece):
                yield line
        for line in splitter.rest():
            yield line

    async def read(self) -> bytes:
        """Return the whole body; the client's limit on its size holds."""
        reader = BodyReader([], self._settings.max_response_bytes)
        async for piece in self.iter_bytes():
            reader.feed(piece)
        return reader.finish()

    async def parse(self) -> T:
        """Read the body and return what the call without `with_streaming_response` would."""
        return self._parse(self.facts.with_content(await self.read()))


@contextmanager
def stream(call: Call, settings: Settings, connections: Connections, parse: Parse[T]) -> Iterator[StreamedResponse[T]]:
    """Send a call when the block is entered; what of the body was not read is dropped when it is left."""
    facts, answer, attempts = opened(call, settings, connections)
    try:
        yield StreamedResponse(facts, attempts, settings, parse, answer)
    finally:
        answer.close()


@asynccontextmanager
async def stream_async(
    call: Call, settings: Settings, connections: AsyncConnections, parse: Parse[T]
) -> AsyncIterator[AsyncStreamedResponse[T]]:
    """Send a call when the block is entered; what of the body was not read is dropped when it is left."""
    facts, answer, attempts = await opened_async(call, settings, connections)
    try:
        yield AsyncStreamedResponse(facts, attempts, settings, parse, answer)
    finally:
        await answer.close()
