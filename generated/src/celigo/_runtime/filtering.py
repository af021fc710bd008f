"""Filters that the server does not apply: items of an answer are picked after they came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from .core.json_text import dumps, loads
from .core.operation import OMIT, Given, Operation, Step
from .http.response import ResponseFacts

if TYPE_CHECKING:
    from .http.calls import Settings

__all__ = ["Filter", "Filtering", "Sieve"]


class Sieve:
    """The filters of one call that are in use."""

    __slots__ = ("_tests", "_way")

    def __init__(self, tests: Sequence[tuple[tuple[str, ...], tuple[Any, ...]]], way: tuple[str, ...]) -> None:
        self._tests = tests
        """Way to a field, and the values that it may have."""
        self._way = way
        """Way to the list in an answer."""

    def keeps(self, item: Any) -> bool:
        """Say whether an item, as JSON, passes all filters."""
        return all(_among(_at(item, way), values) for way, values in self._tests)

    def sifted(self, facts: ResponseFacts) -> ResponseFacts:
        """Return the answer without the items that do not pass; what is no such list stays as it is."""
        try:
            document = loads(facts.content)
        except ValueError:
            return facts
        holder = _at(document, self._way[:-1])
        items = holder.get(self._way[-1]) if self._way and isinstance(holder, dict) else holder
        if not isinstance(items, list) or (self._way and not isinstance(holder, dict)):
            return facts
        kept = [item for item in items if self.keeps(item)]
        if self._way:
            holder[self._way[-1]] = kept
        content = dumps(document if self._way else kept).encode()
        return facts.with_content(content, len(items) - len(kept))


class Filter(NamedTuple):
    """An argument that picks among the items of an answer."""

    name: str
    field: tuple[str, ...]
    """Way to the field in an item."""
    equals: str | int | bool | None = None
    """What the field is to be; `None` when the caller gives it."""


@dataclass(frozen=True, slots=True)
class Filtering(Step):
    """Arguments that pick among the items of an answer, because the server does not."""

    filters: tuple[tuple[Any, ...], ...]
    """Each as a `Filter`."""
    items: tuple[str, ...] = ()
    """Way to the items in the answer."""

    def prepare(self, operation: Operation[Any], given: Given, settings: Settings) -> None:
        """Note the filters that are in use; `None`, `False` and what was omitted filter nothing."""
        filters = (Filter(*one) for one in self.filters)
        tests = [(one.field, _wanted(one, given.extras[one.name])) for one in filters if _asked(one, given.extras)]
        if tests:
            hidden: Any = {**given.options, "_sieve": Sieve(tests, self.items)}
            given.options = hidden


def _asked(filter: Filter, given: Mapping[str, Any]) -> bool:
    value = given.get(filter.name)
    if filter.equals is not None and not isinstance(value, bool | None):
        raise TypeError(f"{filter.name} must be True or False, not {type(value).__name__}")
    return value is not None and value is not OMIT and (filter.equals is None or value is True)


def _wanted(filter: Filter, value: Any) -> tuple[Any, ...]:
    if filter.equals is not None:
        return (filter.equals,)
    several = isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping)
    items = tuple(_plain(item) for item in value) if several else (_plain(value),)
    for item in items:
        if not isinstance(item, str | int):
            raise TypeError(f"{filter.name} must be text, a whole number or a truth, not {type(item).__name__}")
    return items


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def _among(value: Any, wanted: tuple[Any, ...]) -> bool:
    """Equal as JSON: Python's `True == 1` does not count."""
    return any(value == one and isinstance(value, bool) == isinstance(one, bool) for one in wanted)


def _at(node: Any, way: Iterable[str]) -> Any:
    for name in way:
        node = node.get(name) if isinstance(node, dict) else None
    return node
