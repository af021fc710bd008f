"""Short facts beside a field or an argument, for people."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from .. import ir
from ..openapi.keywords import KEYWORDS
from ..source import Json
from .codemodel import Badge, Keyword

_MILLISECONDS = re.compile(r"[^.]+:[0-9]{2}\.[0-9]{3}([Zz]|[+-][0-9]{2}:[0-9]{2})")


def constraints_of(type_: ir.Type) -> ir.Constraints | None:
    """The limits of a type; of a union only when one arm beside null has any."""
    if isinstance(type_, ir.Union):
        arms = [arm for arm in type_.arms if not (isinstance(arm, ir.Scalar) and arm.kind is ir.ScalarKind.NULL)]
        return constraints_of(arms[0]) if len(arms) == 1 else None
    return type_.constraints if isinstance(type_, ir.Scalar | ir.Array | ir.Map) else None


def limits(type_: ir.Type) -> tuple[Keyword, ...]:
    """The limits of a type as keyword arguments, those that are set."""
    found = constraints_of(type_)
    return tuple(Keyword(name=KEYWORDS[name].python_name, value=bound) for name, bound in found.bounds) if found else ()


def format_of(type_: ir.Type) -> str:
    """The published format of a scalar, nullable or not."""
    if isinstance(type_, ir.Union):
        return next((found for arm in type_.arms if (found := format_of(arm))), "")
    return (type_.format or "") if isinstance(type_, ir.Scalar) else ""


def shows_milliseconds(type_: ir.Type, examples: tuple[Json, ...]) -> bool:
    """Whether a point in time has milliseconds in all of its examples."""
    if format_of(type_) != "date-time" or not examples:
        return False
    return all(isinstance(example, str) and _MILLISECONDS.fullmatch(example) for example in examples)


def badges(
    type_: ir.Type, *, required: bool, default: ir.Default | None, deprecated: bool, marks: tuple[str, ...] = ()
) -> tuple[Badge, ...]:
    """All short facts, in the order in which they are shown."""
    return tuple(_badges(type_, required, default, deprecated, marks))


def _badges(
    type_: ir.Type, required: bool, default: ir.Default | None, deprecated: bool, marks: tuple[str, ...]
) -> Iterator[Badge]:
    if required:
        yield Badge(label="required")
    for mark in marks:
        yield Badge(label=mark)
    if deprecated:
        yield Badge(label="deprecated")
    if default is not None:
        yield Badge(label="default", value_text=json.dumps(default.value, ensure_ascii=False))
    if found := format_of(type_):
        yield Badge(label="format", value_text=found)
    for limit in limits(type_):
        yield Badge(label=limit.name.replace("_", " "), value_text="" if limit.value is True else _shown(limit.value))


def _shown(bound: object) -> str:
    return bound if isinstance(bound, str) else json.dumps(bound, ensure_ascii=False)
