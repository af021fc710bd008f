"""What the fake saw: every request with its answer, and those that the description does not know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any, overload
from urllib.parse import unquote

from .document import split


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request and how it was answered."""

    method: str
    path: str
    """Below the base path of the servers, still percent-encoded."""
    query: Mapping[str, Sequence[str]]
    headers: Mapping[str, str]
    """Names in lower case; the credential is masked."""
    body: Any
    """JSON, parsed; bytes of another type; `None` for no body."""
    operation: str
    """`GET /things/{id}`; empty when the description does not know it."""
    path_params: Mapping[str, str]
    status: int
    """Of the answer; 0 when there was none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unexpected:
    """A request that no operation describes, or that departs from the one that does."""

    method: str
    path: str
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.method} {self.path}: {'; '.join(self.reasons)}"


class Calls:
    """Requests in the order in which they came."""

    def __init__(self, calls: Iterable[Call]) -> None:
        self._calls = tuple(calls)

    @overload
    def __getitem__(self, index: int) -> Call: ...
    @overload
    def __getitem__(self, index: slice) -> Calls: ...
    def __getitem__(self, index: int | slice) -> Call | Calls:
        return Calls(self._calls[index]) if isinstance(index, slice) else self._calls[index]

    def __len__(self) -> int:
        return len(self._calls)

    def __iter__(self) -> Iterator[Call]:
        return iter(self._calls)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._calls)

    @property
    def bodies(self) -> list[Any]:
        """What each carried."""
        return [call.body for call in self._calls]

    def __repr__(self) -> str:
        return f"Calls({', '.join(f'{call.method} {call.path} {call.status}' for call in self._calls)})"


def fits(pattern: str, path: str) -> bool:
    """Whether a path fits a pattern: `*` is one segment or a part of one, `**` at the end any number of them."""
    wanted, given = split(pattern), split(path)
    if wanted[-1] == "**":
        wanted, given = wanted[:-1], given[: len(wanted) - 1]
    return len(wanted) == len(given) and all(
        fnmatchcase(unquote(segment), "*" if part.startswith("{") else part)
        for part, segment in zip(wanted, given, strict=True)
    )
