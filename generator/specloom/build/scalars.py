"""Texts, numbers, truth values, and the limits on any value."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ..ir import Constraints, Scalar, ScalarKind
from .conjunction import Part, nearest
from .document import Node
from .keywords import APPLIES, NUMERIC, TEXTUAL

ANY = Scalar(kind=ScalarKind.ANY)
NULL = Scalar(kind=ScalarKind.NULL)
NEVER = Scalar(kind=ScalarKind.NEVER)

_NONE = Constraints()
_ENCODINGS = {"base64": "byte", "base64url": "base64url"}

_PAIRS = (
    ("minimum", "maximum"),
    ("min_length", "max_length"),
    ("min_items", "max_items"),
    ("min_properties", "max_properties"),
)
_LIMITS = {
    "string": ("minLength", "maxLength", "pattern"),
    "integer": tuple(sorted(NUMERIC)),
    "number": tuple(sorted(NUMERIC)),
    "array": ("minItems", "maxItems", "uniqueItems"),
    "object": ("minProperties", "maxProperties"),
}
_ALL_LIMITS = frozenset(key for keys in _LIMITS.values() for key in keys)


def scalar(kind: str, parts: Sequence[Part]) -> Scalar:
    """A scalar of the JSON type `kind`."""
    return Scalar(
        kind=ScalarKind(kind),
        format=_format(parts) or None,
        media_type=nearest(parts, "contentMediaType") or None,
        constraints=constraints(parts, (kind,)),
    )


def anything(parts: Sequence[Part]) -> Scalar:
    """Any value, within the limits that are stated whatever its type is."""
    limits = constraints(parts, tuple(_LIMITS))
    return Scalar(kind=ScalarKind.ANY, format=_format(parts) or None, constraints=limits)


def constraints(parts: Sequence[Part], types: tuple[str, ...]) -> Constraints | None:
    """The limits that mean something for `types`, the strictest of all parts; `None` when there are none."""
    wanted = {key for kind in types for key in _LIMITS.get(kind, ())}
    stated = [part.node for part in parts if not wanted.isdisjoint(part.node.value)]
    if not stated:
        return None
    limits = _Limits(nodes=stated, wanted=frozenset(wanted))
    found = Constraints(
        minimum=limits.strictest("minimum", max),
        maximum=limits.strictest("maximum", min),
        exclusive_minimum=limits.strictest("exclusiveMinimum", max),
        exclusive_maximum=limits.strictest("exclusiveMaximum", min),
        multiple_of=limits.multiple(),
        min_length=limits.count("minLength", max),
        max_length=limits.count("maxLength", min),
        pattern=limits.pattern(),
        min_items=limits.count("minItems", max),
        max_items=limits.count("maxItems", min),
        unique_items=any(node.flag("uniqueItems") for node in limits.having("uniqueItems")),
        min_properties=limits.count("minProperties", max),
        max_properties=limits.count("maxProperties", min),
    )
    _check_order(found, parts)
    return None if found == _NONE else found


def note_idle_limits(parts: Iterable[Part], types: tuple[str, ...]) -> None:
    """Note the limits that mean nothing for the types that a schema has."""
    meaningful = frozenset[str]().union(*(APPLIES[kind] for kind in types))
    for part in parts:
        idle = (part.node.value.keys() & (_ALL_LIMITS | TEXTUAL)) - meaningful
        for key in sorted(idle):
            part.node.document.note(
                "idle-keyword", f"`{key}` says nothing of {' or '.join(types) or 'null'}", part.node.at(key)
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Limits:
    """The limits that several schemas state together."""

    nodes: Sequence[Node]
    wanted: frozenset[str]

    def having(self, key: str) -> list[Node]:
        """The schemas that state `key`, when it means anything here."""
        return [node for node in self.nodes if key in node.value] if key in self.wanted else []

    def strictest(self, key: str, choose: Callable[[list[int | float]], int | float]) -> int | float | None:
        values = [value for node in self.having(key) if (value := node.number(key)) is not None]
        return choose(values) if values else None

    def count(self, key: str, choose: Callable[[list[int]], int]) -> int | None:
        values = [value for node in self.having(key) if (value := node.count(key)) is not None]
        return choose(values) if values else None

    def multiple(self) -> int | float | None:
        kept: int | float | None = None
        for node in self.having("multipleOf"):
            value, place = node.number("multipleOf"), node.at("multipleOf")
            if value is not None and value <= 0:
                node.document.error("bad-constraint", f"`multipleOf` must be above 0, found {value}", place)
            elif kept is None:
                kept = value
            elif value not in (None, kept):
                node.document.note("unsupported-keyword", "only one `multipleOf` is kept", place)
        return kept

    def pattern(self) -> str | None:
        """The first pattern that Python can read; checks are made with it, so the others are of no use."""
        kept: str | None = None
        for node in self.having("pattern"):
            text, place = node.text("pattern"), node.at("pattern")
            if text and not _compiles(text):
                node.document.warning(
                    "unusable-pattern",
                    "Python cannot read this regular expression",
                    place,
                    help="values are not checked against it",
                )
            elif text and kept is None:
                kept = text
            elif text and text != kept:
                node.document.note("unsupported-keyword", "only one `pattern` is kept", place)
        return kept


def _compiles(pattern: str) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            re.compile(pattern)
        except (re.error, OverflowError, RecursionError):
            return False
    return True


def _check_order(found: Constraints, parts: Sequence[Part]) -> None:
    for low, high in _PAIRS:
        least, most = getattr(found, low), getattr(found, high)
        if least is not None and most is not None and least > most:
            node = parts[0].node
            node.document.warning("bad-constraint", f"nothing is from {least} up to {most}", node.pointer)


def _format(parts: Sequence[Part]) -> str:
    stated = nearest(parts, "format")
    if stated:
        return stated
    encoding = nearest(parts, "contentEncoding").lower()
    if encoding and encoding not in _ENCODINGS:
        node = next(part.node for part in parts if "contentEncoding" in part.node.value)
        node.document.note("unsupported-keyword", f"`{encoding}` is not decoded", node.at("contentEncoding"))
    return _ENCODINGS.get(encoding, "")
