"""What a correction changes, in words that a reader of the client knows."""

from __future__ import annotations

import json
from collections.abc import Callable

from ..diagnostics import Origin, escaped
from ..source import Correction, Json
from .docmodel import CorrectionRow
from .links import CORRECTIONS, DocsLinks
from .operations import operation_of

FEW, MANY = 3, 8
"""How many things stand in a heading, and in a list, before their number stands for them."""
LONG = 15
"""Lines of a correction that are seen at once."""
_LINE = 100
"""Longest value that stands on one line."""
_WRAPPERS = frozenset({"allOf", "anyOf", "oneOf"})
_CONTAINERS = frozenset({"properties", "schemas", "responses", "parameters", "headers"})
"""Objects of which the members are meant, and not the whole."""


def correction_row(links: DocsLinks, correction: Correction, locate: Callable[[Origin], str]) -> CorrectionRow:
    """A correction for people; where it concerns more than a few operations or places, their number must do."""
    keys = dict.fromkeys(operation_of(pointer, links.operations) for pointer in correction.pointers)
    calls = {method.key: method.call for method in links.methods.values()}
    found = spots(correction)
    operations = tuple(links.call_link(calls[key], CORRECTIONS) for key in keys if key in calls)
    many = len(correction.pointers) > MANY
    after = "" if correction.kind == "copy" else shown(correction.after)
    return CorrectionRow(
        spots=found[:FEW],
        more=max(0, len(found) - FEW),
        places=len(correction.pointers) if many else 0,
        before_text=shown(correction.before),
        after_text=after,
        folded=after.count("\n") > LONG,
        target_text=correction.target,
        kind=correction.kind,
        reason_text=correction.reason,
        pointers=correction.pointers if 1 < len(correction.pointers) <= MANY else (),
        source_text=locate(correction.origin),
        keys=tuple(key for key in keys if key),
        operations=() if many else operations,
    )


def spots(correction: Correction) -> tuple[str, ...]:
    """What a correction changes, each once; of what it adds to a container, the members."""
    found: dict[str, None] = {}
    for pointer in correction.pointers:
        members = correction.after if isinstance(correction.after, dict) and len(correction.pointers) == 1 else {}
        inside = pointer.rpartition("/")[2] in _CONTAINERS and correction.kind == "update"
        found.update(dict.fromkeys(spot(f"{pointer}/{escaped(key)}") for key in members if inside))
        found.update({} if inside and members else {spot(pointer): None})
    return tuple(found)


def spot(pointer: str) -> str:
    """A place of the merged document: `Pet.tags[].name`, `Pet.kind description`, `GET /pets responses`."""
    parts = [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]
    if parts[:1] == ["paths"] and len(parts) > 2:
        return " ".join([parts[2].upper(), parts[1], *parts[3:]])
    if parts[:2] == ["components", "schemas"] and len(parts) > 2:
        return parts[2] + _below(parts[3:])
    return " ".join(parts[1:]) if parts[:1] == ["components"] else " ".join(parts) or "the whole document"


def shown(value: Json) -> str:
    """A value as text; empty for nothing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    line = json.dumps(value, ensure_ascii=False)
    return line if len(line) <= _LINE else json.dumps(value, indent=2, ensure_ascii=False)


def _below(parts: list[str]) -> str:
    """The way down from a schema, the keywords left out that a reader of the client never sees."""
    if not parts:
        return ""
    head, rest = parts[0], parts[1:]
    if head == "properties":
        return (f".{rest[0]}" if rest else "") + _below(rest[1:])
    if head in _WRAPPERS and rest:
        return _below(rest[1:])
    if head == "items":
        return "[]" + _below(rest)
    return " " + " ".join(parts)
