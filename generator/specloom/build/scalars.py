"""Texts, numbers, truth values, and the limits on any value."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Sequence

from ..ir import Constraints, Scalar, ScalarKind
from ..openapi.keywords import APPLIES, KEYWORDS, LIMITS, TYPES, Holds, Keyword, Role
from ..openapi.pointers import MissingError, find, fragment_tokens
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
    if keyword.reads == "schema":
        return _schema(keyword.name, stating)
    if keyword.strictest is None:
        return _pattern(stating) if keyword.reads == "text" else _only(keyword.name, stating)
    if keyword.reads == "flag":
        return any(node.flag(keyword.name) for node in stating) or None
    read = Node.count if keyword.reads == "count" else Node.number
    values = [value for node in stating if (value := _limit(read, node, keyword.name)) is not None]
    return keyword.strictest(values) if values else None


def _limit(read: Callable[[Node, str], int | float | None], node: Node, name: str) -> int | float | None:
    """A limit; one that a flag of OpenAPI 3.0 makes exclusive is read as it was meant there."""
    value, beside = node.value.get(name), name.replace("exclusiveM", "m")
    if name == beside or not isinstance(value, bool):
        return read(node, name)
    meant = node.number(beside) if value else None
    help = f"it is read as OpenAPI 3.0 has it: {'the limit' if value else 'nothing'} beside it is exclusive"
    node.document.warning("wrong-type", "expected a number, found true or false", node.at(name), help=help)
    return meant


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


_SLASHED = re.compile(r"/\^.*\$/", re.DOTALL)
"""No text fits such a pattern as it stands: nothing can come before its beginning."""


def _pattern(nodes: Sequence[Node]) -> str | None:
    """The first pattern that Python can read; checks are made with it, so the others are of no use."""
    kept: str | None = None
    for node in nodes:
        text, place = node.text("pattern"), node.at("pattern")
        if text and _SLASHED.fullmatch(text):
            message = "the regular expression stands between slashes, as in JavaScript"
            node.document.warning("unusable-pattern", message, place, help="it is read without them")
            text = text[1:-1]
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


def _schema(name: str, nodes: Sequence[Node]) -> Json:
    """The first schema that can be checked without the rest of the document; of several, one is kept."""
    kept: Json = None
    for node in nodes:
        try:
            found = _alone(node.value[name], node.document.specification.document, ())
        except _NotAloneError as error:
            node.document.note("unsupported-keyword", f"`{name}` is not checked: {error}", node.at(name))
            continue
        if kept is None:
            kept = found
        elif found != kept:
            node.document.note("unsupported-keyword", f"only one `{name}` is kept", node.at(name))
    return kept


class _NotAloneError(Exception):
    """A schema needs more than its own text; the argument says why."""


def _alone(schema: Json, document: Json, entered: tuple[str, ...]) -> Json:
    """A schema with its references resolved and nothing in it but what values are held to."""
    if not isinstance(schema, dict):
        return schema
    made: dict[str, Json] = {}
    for key, value in schema.items():
        row = KEYWORDS.get(key)
        if key == "$ref" and isinstance(value, str):
            if value in entered:
                raise _NotAloneError(f"`{value}` refers to itself")
            target = _target(value, document)
            made["allOf"] = [_alone(target, document, (*entered, value)), *_list(made.get("allOf"))]
        elif row is None or row.role is Role.ANNOTATION or key in ("format", "discriminator"):
            continue
        elif row.kept is None and row.role is not Role.LIMIT:
            raise _NotAloneError(f"it has `{key}`")
        elif row.holds in (Holds.ONE, Holds.ONE_OR_LIST):
            made[key] = _alone(value, document, entered)
        elif row.holds is Holds.LIST:
            made[key] = [*_list(made.get(key)), *(_alone(item, document, entered) for item in _list(value))]
        elif row.holds is Holds.MAP and isinstance(value, dict):
            made[key] = {name: _alone(item, document, entered) for name, item in value.items()}
        else:
            made[key] = value
    parts = made.get("allOf")
    return parts[0] if isinstance(parts, list) and len(made) == len(parts) == 1 else made


def _target(reference: str, document: Json) -> Json:
    tokens = fragment_tokens(reference.removeprefix("#"))
    try:
        return find(document, tokens or ("",))
    except MissingError:
        raise _NotAloneError(f"`{reference}` leads nowhere") from None


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


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
