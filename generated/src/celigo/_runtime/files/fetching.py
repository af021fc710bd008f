"""The way to a file behind a signed URL: what is asked, and what is done about each answer. No input or output here.

The request is a plain GET without credential, cookies or headers of the caller, over connections that know none of
them. One redirect is followed, one new URL is asked for when the first is refused, and a file that breaks off is read
on from where it stopped if the server says, by its ETag, that it is still the same; otherwise it is begun again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol
from urllib.parse import urljoin

from ..core.errors import (
    APIConnectionError,
    APIResponseError,
    APIStatusError,
    RedirectError,
    ResponseTooLargeError,
    SDKError,
)
from ..core.operation import OMIT, Operation, Timeout
from ..http.attempts import backoff
from ..http.calls import Call, Settings
from ..http.response import ResponseFacts
from ..http.sending import Unpacker, unpacker_of
from ..http.transport import AddressCheck, Pair, WireHeaders, WireRequest, wire_pair
from .errors import SignedURLError, SignedURLRefusedError
from .signed import address_of, check_public
from .steps import Download, DownloadOptions

__all__ = ["Fetch", "Given", "Sink", "asked_with", "checked", "url_in"]

Given = tuple[Sequence[Any], Mapping[str, Any] | None, Mapping[str, Any] | None, Mapping[str, Any] | None]
"""The arguments of the operation that gives the URL: path, query, headers, cookies."""

_REFUSED = frozenset({400, 401, 403, 410})
"""What servers say of a signed URL that is expired or was never good."""

_RANGE = re.compile(r"bytes ([0-9]{1,18})-[0-9]{1,18}/([0-9]{1,18}|\*)")


class Sink(Protocol):
    """What takes the bytes of a file."""

    progress: int
    """How far it got; grows only by what is new."""

    @property
    def can_restart(self) -> bool:
        """Whether the file may be begun again."""
        ...

    def restart(self) -> None:
        """Begin, or begin again."""
        ...

    def feed(self, part: bytes) -> Iterator[Any]:
        """Take the next bytes; give what they complete."""
        ...

    def finish(self) -> Iterator[Any]:
        """The file is whole; give what is left."""
        ...

    def drop(self) -> None:
        """It is over, well or not."""
        ...


class Fetch:
    """The story of one download."""

    def __init__(self, settings: Settings, operation: Operation[Any], options: DownloadOptions, sink: Sink) -> None:
        # What watches the calls of the API may put headers on them, and what spares the API need not spare the files.
        self.settings = replace(settings, hooks=None, throttle=None)
        self._sink = sink
        self._limit = options.get("max_bytes")
        self._allow_private = options.get("allow_private", False)
        given = "timeout" in options
        timeout = Timeout.of(options["timeout"]) if given else replace(settings.timeout, total=None)
        self._timeout = timeout
        self._retries = options.get("max_retries", settings.max_retries)
        self._operation: Operation[Any] = Operation(
            key="GET", id=operation.id, method="GET", path=(), safe=True, idempotent=True, docs=operation.docs
        )
        self._moved = self._renewed = False
        self._failures = self._best = 0
        self._taken = self._size = 0
        self._whole: int | None = None
        self._etag = ""
        self._unpacker: Unpacker | None = None

    @property
    def check(self) -> AddressCheck | None:
        """Refuses a connection into a private network, unless the caller allows it."""
        return None if self._allow_private else check_public

    def call(self, url: str) -> Call:
        """Return the request for a file, or for the rest of it."""
        address = address_of(url, allow_private=self._allow_private)
        facts = self.settings.facts
        pairs: list[Pair] = [
            (b"Host", address.origin.authority.encode("ascii")),
            wire_pair("User-Agent", f"{facts.name}/{facts.version}"),
            (b"Accept", b"*/*"),
            (b"Accept-Encoding", b"identity"),
        ]
        if self._taken:
            pairs += [wire_pair("Range", f"bytes={self._taken}-"), wire_pair("If-Range", self._etag)]
        target = (address.path or "/") + (f"?{address.query}" if address.query else "")
        request = WireRequest("GET", address.origin, target, WireHeaders(pairs), None)
        return Call(self._operation, request, self._timeout, self._retries, repeatable=True, secured=False)

    def turned_away(self, error: APIStatusError, url: str) -> str:
        """Return where a redirect leads; empty when a new URL is to be asked for.

        Raises:
            SignedURLRefusedError: the URL is expired or refused, and a new one was asked for already.
            SignedURLError: a second redirect.
            APIStatusError: any other status.
        """
        if isinstance(error, RedirectError):
            location = error.response.headers.get("location", "") if error.response is not None else ""
            if not location or self._moved:
                raise self._told(error, SignedURLError("the signed URL leads on to other addresses"))
            self._moved = True
            try:
                return urljoin(url, location)
            except ValueError:
                raise self._told(error, SignedURLError("where the signed URL leads on to cannot be read")) from None
        if error.status not in _REFUSED:
            raise error
        if self._renewed:
            code = re.search(r"<Code>([A-Za-z]{1,60})</Code>", error.body) if isinstance(error.body, str) else None
            said = f"{error.status} {code[1]}" if code else str(error.status)
            text = f"the signed URL is expired, or was refused ({said})"
            raise self._told(error, SignedURLRefusedError(text, status=error.status))
        self._renewed, self._moved = True, False
        return ""

    def _told(self, error: SDKError, other: SDKError) -> SDKError:
        other.request, other.response, other.attempts = error.request, error.response, error.attempts
        return other

    def begin(self, facts: ResponseFacts) -> None:
        """Look at the head of an answer; the sink begins again when it is not the rest of what it has."""
        headers = facts.headers
        part = _RANGE.fullmatch(headers.get("content-range", "")) if facts.status == 206 else None
        goes_on = part is not None and int(part[1]) == self._taken > 0 and headers.get("etag") == self._etag
        if facts.status == 206 and not goes_on:
            raise APIResponseError("the server answers with another part of the file than was asked for")
        if not goes_on:
            if not self._sink.can_restart:
                raise APIResponseError("the file broke off, and the rest of it is not to be had", response=facts)
            self._taken = self._size = 0
            self._unpacker = unpacker_of(headers.get("content-encoding", ""))
            self._sink.restart()
        length = headers.get("content-length", "")
        self._whole = self._taken + int(length) if re.fullmatch("[0-9]{1,18}", length) else None
        if self._unpacker is None and self._whole is not None:
            self._check(self._whole)
        self._etag = _strong(headers.get("etag", ""))

    def feed(self, piece: bytes) -> Iterator[Any]:
        """Take a piece of the body; give what the sink makes of it."""
        self._taken += len(piece)
        for part in (piece,) if self._unpacker is None else self._unpacker.feed(piece):
            self._size += len(part)
            self._check(self._size)
            yield from self._sink.feed(part)

    def finish(self) -> Iterator[Any]:
        """The body is at its end; give what the sink has left."""
        if self._whole is not None and self._taken != self._whole:
            raise APIConnectionError("the connection broke before the file was whole", kind="read")
        if self._unpacker is not None:
            self._unpacker.check_end()
        yield from self._sink.finish()

    def broken(self, error: APIConnectionError) -> float:
        """Return the seconds before the rest is asked for, or raise the error."""
        if self._sink.progress > self._best:
            self._best, self._failures = self._sink.progress, 0
        may = bool(self._etag and self._taken) or self._sink.can_restart
        if self._failures >= self._retries or not may or error.kind in {"closed", "pool", "total"}:
            raise error
        self._failures += 1
        if not self._etag:
            self._taken = 0
        return backoff(self._failures - 1, False, self.settings.environment.random())

    @property
    def goes_on(self) -> bool:
        """Whether the next request is for the rest of the same file, so that the URL is good as it is."""
        return self._taken > 0

    def _check(self, size: int) -> None:
        if self._limit is not None and size > self._limit:
            raise ResponseTooLargeError(f"the file is larger than the limit of {self._limit} bytes (max_bytes)")


def _strong(etag: str) -> str:
    """An ETag that says that the bytes are the same; empty for a weak one."""
    return etag if re.fullmatch(r'"[\x21\x23-\x7e\x80-\xff]*"', etag) else ""


def url_in(answer: Any, facts: Download) -> str:
    """Return the URL that an answer holds.

    Raises:
        APIResponseError: it holds none.
    """
    url = answer.raw.get(facts.url) if hasattr(answer, "raw") else None
    if not isinstance(url, str) or not url:
        raise APIResponseError(f"the answer has no {facts.url}")
    return url


def asked_with(facts: Download, given: Given, options: DownloadOptions, last: str) -> tuple[Any, ...]:
    """Return the arguments of the call that gives the URL: those of the caller, but from the last row on."""
    path, query, headers, cookies = given
    if last and facts.parameter:
        query = {**(query or {}), facts.parameter: last}
    own = {name: value for name, value in options.items() if name not in {"max_bytes", "allow_private"}}
    return path, query, headers, cookies, OMIT, None, own


def checked(options: DownloadOptions) -> DownloadOptions:
    """Refuse a limit that lets nothing through."""
    limit = options.get("max_bytes")
    if limit is not None and (isinstance(limit, bool) or not isinstance(limit, int) or limit < 1):
        raise ValueError("max_bytes must be a positive number of bytes, or None")
    return options
