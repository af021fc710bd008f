"""What comes in and what goes out, whatever carries it: a transport in this process, or a socket."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from ..core.json_text import JsonError, dumps, loads
from ..http.encoding import is_json

PAGE_MARK = "_fake_page"
"""Query parameter by which the fake knows its own next pages again."""


@dataclass(slots=True, kw_only=True)
class FakeRequest:
    """A request as it arrived."""

    method: str
    path: str
    """As it arrived, still percent-encoded."""
    local: str = ""
    """The path below the base path of the servers."""
    query_text: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Names in lower case."""
    content: bytes = b""
    origin: str = "http://fake.invalid"
    """Scheme and host that the client used."""
    path_params: Mapping[str, str] = field(default_factory=dict)
    """Wire name -> value, decoded; set when the operation is known."""

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The query in its order, without the fake's own page mark."""
        found = parse_qsl(self.query_text, keep_blank_values=True)
        return [(name, value) for name, value in found if name != PAGE_MARK]

    @property
    def query(self) -> dict[str, list[str]]:
        """Name -> values."""
        found: dict[str, list[str]] = {}
        for name, value in self.pairs:
            found.setdefault(name, []).append(value)
        return found

    @property
    def page(self) -> int:
        """Which page of a list is asked for, from 0."""
        mark = page_mark(self)
        return int(mark) if mark.isdecimal() else 0

    @property
    def media_type(self) -> str:
        """Type of the body, without parameters, in lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def json(self) -> Any:
        """The body as JSON; `None` when there is none, or when it is no JSON."""
        try:
            return loads(self.content) if self.content else None
        except JsonError:
            return None

    @property
    def body(self) -> Any:
        """The body as JSON where it says that it is JSON, else its bytes; `None` for none."""
        if not self.content:
            return None
        return self.json if is_json(self.media_type) else self.content


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeAnswer:
    """An answer; a body of `None` is no body at all unless a media type is given."""

    status: int = 200
    body: Any = None
    """JSON, a model, text, or bytes."""
    headers: Mapping[str, str] = field(default_factory=dict)
    media_type: str = ""
    """`application/json` for JSON when empty."""

    @property
    def content(self) -> bytes:
        """The body as it travels."""
        if isinstance(self.body, bytes):
            return self.body
        if self.body is None and not self.media_type:
            return b""
        if isinstance(self.body, str) and self.media_type and not is_json(self.media_type):
            return self.body.encode("utf-8")
        return dumps(plain(self.body)).encode("utf-8")

    def head(self) -> dict[str, str]:
        """The headers with the type of the body among them."""
        found = dict(self.headers)
        if self.content or self.media_type:
            default = "application/octet-stream" if isinstance(self.body, bytes) else "application/json"
            found.setdefault("Content-Type", self.media_type or default)
        return found


def page_mark(request: FakeRequest) -> str:
    """Return the fake's own page mark as it came; `0` for none."""
    pairs = parse_qsl(request.query_text, keep_blank_values=True)
    return next((value for name, value in pairs if name == PAGE_MARK), "0")


def plain(value: Any) -> Any:
    """Return the JSON below models and views."""
    raw = getattr(value, "raw", value)
    if isinstance(raw, Mapping):
        return {name: plain(item) for name, item in raw.items()}
    if isinstance(raw, list | tuple):
        return [plain(item) for item in raw]
    return raw


def answer_of(value: Any) -> FakeAnswer:
    """Return what a handler gave as an answer: one, a pair of status and body, a body, or `None` for 204."""
    if isinstance(value, FakeAnswer):
        return value
    if value is None:
        return FakeAnswer(status=204)
    if isinstance(value, tuple):
        if len(value) != 2 or not isinstance(value[0], int):
            raise TypeError("a handler gives an answer, a body, or a pair of status and body")
        return FakeAnswer(status=value[0], body=value[1])
    return FakeAnswer(body=value)
