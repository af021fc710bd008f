"""Arguments that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .core.operation import OMIT, Given, Operation, Sent, Step

if TYPE_CHECKING:
    from .http.calls import Settings

__all__ = ["Exclusive"]


@dataclass(frozen=True, slots=True)
class Exclusive(Step):
    """Arguments of which at most one may be given."""

    groups: tuple[tuple[str, ...], ...]
    """Wire names of arguments."""

    def prepare(self, operation: Operation[Any], given: Given, settings: Settings) -> None:
        places = (given.query, given.headers, given.cookies, given.fields)
        for group in self.groups:
            found = [name for name in group for values in places if values and not _absent(values.get(name))]
            if len(found) > 1:
                raise ValueError(_words(found))

    def mistakes(self, operation: Operation[Any], sent: Sent) -> Iterator[tuple[str, str]]:
        for group in self.groups:
            found = [name for name in group if sent.values.get(name) not in (None, "", [])]
            if len(found) > 1:
                yield found[1], _words(found)


def _words(found: list[str]) -> str:
    return f"{' and '.join(found)} exclude each other: give one of them"


def _absent(value: Any) -> bool:
    return value is None or value is OMIT or (isinstance(value, list | tuple | set | frozenset) and not value)
