"""Samples of arguments of which one has to lie before the other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise

from .. import ir
from ..python.codemodel import Argument
from ..source import Json

Given = tuple[tuple[Argument, Json], ...]


def in_order(operation: ir.Operation, given: Iterable[tuple[Argument, Json]]) -> Given:
    """The arguments with their values, those of later ones moved where they would not lie after the earlier."""
    found = tuple(given)
    for group in operation.declared.ordered:
        for first, second in pairwise(group):
            before = next((value for argument, value in found if argument.wire_name == first), None)
            found = tuple(
                (argument, _after(before, value) if argument.wire_name == second else value)
                for argument, value in found
            )
    return found


def _after(before: Json, value: Json) -> Json:
    """A value like `value` that lies after `before`."""
    if isinstance(before, int | float) and isinstance(value, int | float):
        return value if value > before else before + 1
    if isinstance(before, str) and isinstance(value, str) and value <= before:
        try:
            later = datetime.fromisoformat(before) + timedelta(days=1)
        except ValueError:
            return value
        return later.isoformat().replace("+00:00", "Z")
    return value
