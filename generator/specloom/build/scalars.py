"""Texts, numbers, truth values, and the limits on any value."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Sequence

from ..ir import Constraints, Scalar, ScalarKind
from ..openapi.keywords import APPLIES, LIMITS, TYPES, Keyword
from ..source import Json
from .conjunction import Part, nearest
from .document import Node

ANY = Scalar(kind=ScalarKind.ANY)
NULL = Scalar(kind=ScalarKind.NULL)
NEVER = Scalar(kind=ScalarKind.NEVER)

_ENCODINGS = {"base64": "byte", "base64url": "base64url"}
_LIMITS = {kind: tuple(row.name for row in LIMITS if kind in row.types) for kind in TYPES}
_ALL_LIMITS = frozenset(row.name for row in LIMITS)


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
    bounds = [(row.name, bound) for row in LIMITS if row.name in wanted and (bound := _bound(row, stated)) is not None]
    found = Constraints(tuple(bounds))
    _check_order(found, parts)
    return found if bounds else None


def note_idle_limits(parts: Iterable[Part], types: tuple[str, ...]) -> None:
    """Note the limits that mean nothing for the types that a schema has."""
    meaningful = frozenset[str]().union(*(APPLIES[kind] for kind in types))
    for part in parts:
        idle = (part.node.value.keys() & (_ALL_LIMITS | APPLIES["string"])) - meaningful
        for key in sorted(idle):
            part.node.document.note(
                "idle-keyword", f"`{key}` says nothing of {' or '.join(types) or 'null'}", part.node.at(key)
            )


def _bound(keyword: Keyword, nodes: Sequence[Node]) -> Json:
    """What several schemas that hold together state for one keyword; `None` when that limits nothing."""
    stating = [node for node in nodes if keyword.name in node.value]
    if keyword.strictest is None:
        return _pattern(stating) if keyword.reads == "text" else _only(keyword.name, stating)
    if keyword.reads == "flag":
        return any(node.flag(keyword.name) for node in stating) or None
    read = Node.count if keyword.reads == "count" else Node.number
    values = [value for node in stating if (value := read(node, keyword.name)) is not None]
    return keyword.strictest(values) if values else None


def _only(name: str, nodes: Sequence[Node]) -> int | float | None:
    """A number of which several cannot be one: the first is kept."""
    kept: int | float | None = None
    for node in nodes:
        value, place = node.number(name), node.at(name)
        if value is not None and value <= 0:
            node.document.warning("bad-constraint", f"`{name}` must be above 0, found {value}", place)
        elif kept is None:
            kept = value
        elif value not in (None, kept):
            node.document.note("unsupported-keyword", f"only one `{name}` is kept", place)
    return kept


def _pattern(nodes: Sequence[Node]) -> str | None:
    """The first pattern that Python can read; checks are made with it, so the others are of no use."""
    kept: str | None = None
    for node in nodes:
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
    for row in LIMITS:
        least = found.number(row.name) if row.name.startswith("min") else None
        most = found.number(row.name.replace("min", "max", 1))
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
