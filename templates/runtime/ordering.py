"""Arguments of which one has to lie strictly before the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from .core.operation import OMIT, Given, Operation, Sent, Step

if TYPE_CHECKING:
    from .http.calls import Settings

__all__ = ["Ordered"]


@dataclass(frozen=True, slots=True)
class Ordered(Step):
    """Arguments of which each lies strictly before the next."""

    groups: tuple[tuple[str, ...], ...]
    """Wire names of arguments."""

    def prepare(self, operation: Operation[Any], given: Given, settings: Settings) -> None:
        """Raise `ValueError` when two stand the wrong way round; the server judges what cannot be compared."""
        for _, words in self._misplaced(operation, {**(given.query or {}), **(given.fields or {})}):
            raise ValueError(words)

    def mistakes(self, operation: Operation[Any], sent: Sent) -> Iterator[tuple[str, str]]:
        forms = {parameter.wire_name for parameter in operation.query if parameter.time}
        values = {name: _number(value) if name in forms else value for name, value in sent.values.items()}
        yield from self._misplaced(operation, values)

    def _misplaced(self, operation: Operation[Any], values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        forms = {parameter.wire_name: parameter.time for parameter in operation.query}
        for group in self.groups:
            present = [name for name in group if values.get(name) is not None and values[name] is not OMIT]
            for first, second in pairwise(present):
                low, high = (_comparable(values[name], forms.get(name, "")) for name in (first, second))
                if type(low) is type(high) and low is not None and low >= high:
                    text = f"{values[first]} is not before {values[second]}"
                    yield second, f"{first} must lie before {second}: {text}"


def _number(value: Any) -> Any:
    """A number that a query carries as text."""
    return int(value) if isinstance(value, str) and value.isdecimal() else value


def _comparable(value: Any, form: str) -> Any:
    """A point in time or a number; `None` for what is neither."""
    if isinstance(value, int | float) and not isinstance(value, bool) and not form:
        return float(value)
    if not isinstance(value, datetime):
        from .codecs.times import form_of

        value = form_of("datetime", form).read(value)
    return value if isinstance(value, datetime) and value.tzinfo is not None else None
