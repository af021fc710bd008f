"""Arguments of which one has to lie strictly before the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any

from ..core.operation import Operation
from ..core.options import OMIT

__all__ = ["check_order"]


def check_order(operation: Operation[Any], places: Sequence[Mapping[str, Any] | None]) -> None:
    """Raise `ValueError` when two arguments stand the wrong way round; the server judges what cannot be compared."""
    given = {name: value for values in places if values for name, value in values.items()}
    forms = {parameter.wire_name: parameter.time for parameter in operation.query}
    for group in operation.ordered:
        present = [name for name in group if given.get(name) is not None and given[name] is not OMIT]
        for first, second in pairwise(present):
            low, high = (_comparable(given[name], forms.get(name, "")) for name in (first, second))
            if type(low) is type(high) and low is not None and low >= high:
                raise ValueError(f"{first} must lie before {second}: {given[first]} is not before {given[second]}")


def _comparable(value: Any, form: str) -> Any:
    """A point in time or a number; `None` for what is neither."""
    if isinstance(value, int | float) and not isinstance(value, bool) and not form:
        return float(value)
    if not isinstance(value, datetime):
        from ..codecs.times import form_of

        value = form_of("datetime", form).read(value)
    return value if isinstance(value, datetime) and value.tzinfo is not None else None
