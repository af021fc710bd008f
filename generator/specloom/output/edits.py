"""What was edited by hand in a generated file, and where the same can be said so that it lasts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

MOST = 10
"""Lines of a difference that are shown."""
_MANY = 500
"""Lines up to which it is looked for what is still the same among those that differ."""
_CLASS = re.compile(r"class (\w+)|(\w+): TypeAlias")
_METHOD = re.compile(r"    (?:async )?def (\w+)")
_ANYWHERE = "sdk.yaml or an overlay"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """The difference between a file as it would be written and as it is."""

    line: int
    """The first line of the file as it is that differs, from 1."""
    difference: tuple[str, ...] = ()
    """At most `MOST` lines, each behind its sign."""
    above: tuple[str, ...] = ()
    """What stands before the difference, and its first line, in the file as it would be written."""


def edit_of(wanted: bytes, there: bytes) -> Edit:
    """What is edited; of a file that is no text only that it is."""
    try:
        before, now = (content.decode("utf-8").splitlines() for content in (wanted, there))
    except UnicodeDecodeError:
        return Edit(line=1)
    changes = list(_changes(before, now))
    lines = [line for start, end, first, last in changes for line in _signed(before[start:end], now[first:last])]
    if not changes:
        return Edit(line=1)  # in the ends of lines, or behind the last one
    more = f"… and {len(lines) - MOST + 1} more lines"
    shown = (*lines[: MOST - 1], more) if len(lines) > MOST else tuple(lines)
    return Edit(line=changes[0][2] + 1, difference=shown, above=tuple(before[: changes[0][0] + 1]))


def _changes(before: list[str], now: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """First line and end of what differs, in both texts; of much that differs as one."""
    from difflib import SequenceMatcher

    shorter = min(len(before), len(now))
    start = next((at for at in range(shorter) if before[at] != now[at]), shorter)
    rest = range(1, shorter - start + 1)
    end = next((at - 1 for at in rest if before[-at] != now[-at]), len(rest))
    old, new = before[start : len(before) - end], now[start : len(now) - end]
    if max(len(old), len(new)) > _MANY:
        yield start, start + len(old), start, start + len(new)
        return
    for kind, first, last, other, until in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield start + first, start + last, start + other, start + until


def _signed(before: list[str], now: list[str]) -> Iterator[str]:
    yield from (f"- {line}" for line in before)
    yield from (f"+ {line}" for line in now)


def rule_for(path: str, edit: Edit | None, index: Mapping[str, Any]) -> str:
    """Where to say the same, in words, with the key of `sdk.yaml` for what the edited lines belong to."""
    key = _key(path, edit.above if edit else (), index)
    return f"sdk.yaml below `{key}`, or in an overlay" if key else _ANYWHERE


def _key(path: str, above: tuple[str, ...], index: Mapping[str, Any]) -> str:
    package = str(index.get("package", ""))
    operations, models = index.get("operations", ()), index.get("models", ())
    parts = path.split("/")
    for entry in operations:
        if entry["docs"].partition("#")[0] == path:
            return f"operations: {entry['key']}"
    for entry in models:
        if entry["docs"].partition("#")[0] == path:
            return _model(entry)
    if not package or parts[:2] != ["src", package]:
        return ""
    if parts[2:] in (["client.py"], ["aio.py"]):
        return "client"
    if parts[2:3] == ["resources"] and "operations" not in parts:
        name = _last(_METHOD, above)
        call = f"{parts[-1].removesuffix('.py')}.{name}"
        return next((f"operations: {one['key']}" for one in operations if one["call"] == call), "")
    if parts[2:3] == ["models"]:
        name = _last(_CLASS, above)
        return next((_model(one) for one in models if one["model"].rpartition(":")[2] == name), "")
    return ""


def _last(pattern: re.Pattern[str], lines: tuple[str, ...]) -> str:
    """The name that the last of some lines defines which defines one."""
    found = (match for line in reversed(lines) if (match := pattern.match(line)))
    return next((next(filter(None, match.groups())) for match in found), "")


def _model(entry: Mapping[str, Any]) -> str:
    if entry["schema"]:
        return f"models: {entry['page'] or 'shared'}/{entry['schema']}"
    return f"models: {entry['pointer'].removeprefix('/components/schemas/')}" if entry["pointer"] else ""
