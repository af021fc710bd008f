"""The limits of a field beyond its type, each as a test and its words.

A limit speaks of one kind of value only, as in JSON Schema: `minimum` says nothing about text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, TypeAlias

from ..core.json_text import dumps

if TYPE_CHECKING:
    from .fields import Limits

__all__ = ["limit_checks"]

Holds: TypeAlias = Callable[[Any], bool]


def limit_checks(limits: Limits) -> tuple[tuple[str, Holds], ...]:
    """(words, test) of each limit, in the order of declaration."""
    made = (_MAKERS[name](bound) for name, bound in limits.items())
    return tuple(check for check in made if check is not None)


def _for_numbers(words: str, holds: Callable[[Any, Any], bool]) -> Callable[[Any], tuple[str, Holds]]:
    def maker(bound: Any) -> tuple[str, Holds]:
        return (
            f"{words} {bound}",
            lambda value: isinstance(value, bool) or not isinstance(value, int | float) or holds(value, bound),
        )

    return maker


def _for_sizes(
    kind: type[str] | type[list[Any]] | type[dict[str, Any]],
    words: str,
    unit: str,
    holds: Callable[[int, int], bool],
) -> Callable[[Any], tuple[str, Holds]]:
    def maker(bound: Any) -> tuple[str, Holds]:
        return f"{words} {bound} {unit}", lambda value: not isinstance(value, kind) or holds(len(value), bound)

    return maker


def _multiple(value: Any, step: Any) -> bool:
    """In decimals, because 0.3 is a multiple of 0.1 and their doubles are not."""
    try:
        return Decimal(repr(value)) % Decimal(repr(step)) == 0
    except InvalidOperation:
        return True


def _pattern(text: Any) -> tuple[str, Holds] | None:
    """Patterns are those of ECMA-262. What Python's `re` cannot read is not checked rather than misjudged."""
    try:
        search = re.compile(text).search
    except (re.error, OverflowError, RecursionError):
        return None
    return f"text that matches {text}", lambda value: not isinstance(value, str) or search(value) is not None


def _unique(demanded: Any) -> tuple[str, Holds] | None:
    if not demanded:
        return None
    return (
        "different items",
        lambda value: not isinstance(value, list) or len({_key(item) for item in value}) == len(value),
    )


def _key(value: Any) -> str:
    """Text that is equal for equal JSON values, whatever the order of keys."""
    if isinstance(value, dict):
        return "{" + ",".join(sorted(f"{dumps(key)}:{_key(member)}" for key, member in value.items())) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_key, value)) + "]"
    return dumps(int(value) if isinstance(value, float) and value.is_integer() else value)


_MAKERS: dict[str, Callable[[Any], tuple[str, Holds] | None]] = {
    "minimum": _for_numbers("at least", lambda value, bound: value >= bound),
    "maximum": _for_numbers("at most", lambda value, bound: value <= bound),
    "exclusive_minimum": _for_numbers("more than", lambda value, bound: value > bound),
    "exclusive_maximum": _for_numbers("less than", lambda value, bound: value < bound),
    "multiple_of": _for_numbers("a multiple of", _multiple),
    "min_length": _for_sizes(str, "at least", "characters", lambda size, bound: size >= bound),
    "max_length": _for_sizes(str, "at most", "characters", lambda size, bound: size <= bound),
    "pattern": _pattern,
    "min_items": _for_sizes(list, "at least", "items", lambda size, bound: size >= bound),
    "max_items": _for_sizes(list, "at most", "items", lambda size, bound: size <= bound),
    "unique_items": _unique,
    "min_properties": _for_sizes(dict, "at least", "keys", lambda size, bound: size >= bound),
    "max_properties": _for_sizes(dict, "at most", "keys", lambda size, bound: size <= bound),
}
