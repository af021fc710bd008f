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
    made = [_MAKERS[name](bound) for name, bound in limits.items() if name in _MAKERS]
    if "contains" in limits:
        made.append(_contains(limits["contains"], limits.get("min_contains", 1), limits.get("max_contains")))
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


def _contains(schema: Any, least: int, most: int | None) -> tuple[str, Holds]:
    bounds = [f"at least {least}"] * (least > 0 or most is None) + [f"at most {most}"] * (most is not None)
    items = "item" if (least if most is None else most) == 1 else "items"

    def holds(value: Any) -> bool:
        if not isinstance(value, list):
            return True
        count = sum(_fits(item, schema) for item in value)
        return least <= count <= (count if most is None else most)

    return f"{' and '.join(bounds)} {items} of the schema {dumps(schema)}", holds


def _fits(value: Any, schema: Any) -> bool:
    """Whether a value is of a JSON schema, in which the generator left nothing that is not known here."""
    if not isinstance(schema, dict):
        return schema is not False
    limits: Any = {_python_name(name): bound for name, bound in schema.items() if name not in _KEPT}
    kept = all(_KEPT[name](value, bound) for name, bound in schema.items() if name in _KEPT)
    return kept and all(holds(value) for _, holds in limit_checks(limits))


def _python_name(keyword: str) -> str:
    return re.sub(r"(?<=[a-z])([A-Z])", r"_\1", keyword).lower()


def _kinds(value: Any) -> set[str]:
    if isinstance(value, bool) or value is None:
        return {"null" if value is None else "boolean"}
    if isinstance(value, int | float):
        return {"number", "integer"} if value == value // 1 else {"number"}
    return {"string" if isinstance(value, str) else "array" if isinstance(value, list) else "object"}


_KEPT: dict[str, Callable[[Any, Any], bool]] = {
    "type": lambda value, names: not _kinds(value).isdisjoint([names] if isinstance(names, str) else names),
    "const": lambda value, one: _key(value) == _key(one),
    "enum": lambda value, known: _key(value) in map(_key, known),
    "required": lambda value, names: not isinstance(value, dict) or value.keys() >= set(names),
    "properties": lambda value, schemas: (
        not isinstance(value, dict) or all(_fits(value[name], schemas[name]) for name in value.keys() & schemas.keys())
    ),
    "items": lambda value, schema: not isinstance(value, list) or all(_fits(item, schema) for item in value),
    "allOf": lambda value, schemas: all(_fits(value, schema) for schema in schemas),
    "anyOf": lambda value, schemas: any(_fits(value, schema) for schema in schemas),
    "oneOf": lambda value, schemas: sum(_fits(value, schema) for schema in schemas) == 1,
    "not": lambda value, schema: not _fits(value, schema),
}
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
