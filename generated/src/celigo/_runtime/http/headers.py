"""Headers on both sides: what may be sent, and how what came is looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..core.redacting import HIDDEN, is_secret, redacted

_NAME = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_VALUE = re.compile(r"[\x20-\x7e\xa1-\xff\t]*")

FRAMING = frozenset({"host", "content-length", "transfer-encoding", "connection", "te", "trailer", "upgrade", "expect"})
"""Headers that belong to the connection: a caller who sets them would break it."""

_ADDRESSES = frozenset({"location", "content-location", "refresh"})

Pair = tuple[bytes, bytes]


class WireHeaders(list[Pair]):
    """Headers to be sent; shows names only, for one of the values is the token."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<headers {', '.join(name.decode('latin-1') for name, _ in self)}>"

    __str__ = __repr__

    def __reduce__(self) -> str | tuple[object, ...]:
        raise TypeError("request headers are not pickled: one of them is the token")


class HeaderMap(Mapping[str, str]):
    """Headers of an answer, by name in any case; several of one name are joined with commas.

    All of them can be read, but cookies, tokens and the addresses of redirects are neither shown nor pickled.
    """

    __slots__ = ("_pairs", "_table")

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self._pairs = pairs
        self._table: dict[str, list[str]] | None = None

    def _lines(self) -> dict[str, list[str]]:
        if self._table is None:
            table: dict[str, list[str]] = {}
            for name, value in self._pairs:
                table.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
            self._table = table
        return self._table

    def __getitem__(self, name: str) -> str:
        return ", ".join(self._lines()[name.lower()])

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._lines()

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines())

    def __len__(self) -> int:
        return len(self._lines())

    def get_all(self, name: str) -> list[str]:
        """Return each line of this name."""
        return list(self._lines().get(name.lower(), ()))

    def __repr__(self) -> str:
        shown = {name: HIDDEN if _is_private(name) else redacted(self[name]) for name in self}
        return f"HeaderMap({shown!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return HeaderMap, ([pair for pair in self._pairs if not _is_private(pair[0].decode("latin-1"))],)


def _is_private(name: str) -> bool:
    """Whether a header of an answer is neither shown nor pickled: cookies, tokens, and addresses that may be signed."""
    return name.lower() in _ADDRESSES or is_secret(name)


def pickled(headers: Mapping[str, str]) -> Mapping[str, str]:
    """Return the headers of an answer as they may leave the process."""
    if isinstance(headers, HeaderMap):
        return headers  # leaves out by itself what stays here
    return {name: value for name, value in headers.items() if not _is_private(name)}


def wire_pair(name: str, value: str) -> Pair:
    """Return a header as it is sent; refuses what would end the line or be changed on the way.

    The value is never part of the message: it may be a secret.
    """
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no header name")
    if not isinstance(value, str):
        raise TypeError(f"header {name} must be text, not {type(value).__name__}")
    if not _VALUE.fullmatch(value):
        raise ValueError(f"header {name} holds a character that cannot be sent (a control character or not Latin-1)")
    if value != value.strip(" \t"):
        raise ValueError(f"header {name} begins or ends with a space")
    return name.encode("ascii"), value.encode("latin-1")


def extra_pairs(headers: Mapping[str, str] | None, credential: str) -> list[Pair]:
    """Return a caller's own headers; refuses those that belong to the connection or to the credential."""
    pairs = []
    for name, value in (headers or {}).items():
        pair = wire_pair(name, value)
        lowered = name.lower()
        if lowered in FRAMING:
            raise ValueError(f"header {name} is set by the client itself")
        if lowered == credential.lower():
            raise ValueError(f"header {name} carries the credential: give the token to the client instead")
        pairs.append(pair)
    return pairs


def merged(pairs: Sequence[Pair], over: Sequence[Pair]) -> WireHeaders:
    """Return the first headers with the second put in their place."""
    replaced = {name.lower() for name, _ in over}
    return WireHeaders([pair for pair in pairs if pair[0].lower() not in replaced] + list(over))
