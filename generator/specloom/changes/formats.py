"""Changes as text for people, JSON for programs, and Markdown for a pull request."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from .model import Change, Comparison, Level, Place, worst

FORMS = ("text", "json", "markdown", "github")
LINES = 20
"""Lines of changes that a run of `generate` prints; the rest is counted."""
_MANY = 3
"""Changes of one resource that are alike, from which on they are one line."""
_WIDE = 64
"""Columns of a message; what follows a longer one stands right behind it."""
_HEAD = 28


def head(change: Change) -> str:
    """What a change is about, in the shortest words: a call, a model, an operation."""
    subject = change.subject
    return subject.call or subject.model or subject.operation or "API"


def levels(change: Change) -> str:
    """`wire breaking, python notable`; empty when nobody has to care."""
    found = [("wire", change.wire), ("python", change.python)]
    return ", ".join(f"{name} {level}" for name, level in found if level is not Level.NONE)


def text(comparison: Comparison, *, most: int | None = None, least: Level = Level.NONE) -> list[str]:
    """A line for each change, changes of words aside; of more than `most`, the last line counts the rest."""
    shown = [
        one
        for one in comparison.changes
        if not one.docs
        and worst(one.wire, one.python).rank >= least.rank
        and one.fingerprint not in comparison.approved
    ]
    rows = [_row(group) for group in _gathered(shown)]
    width = min(_HEAD, max((len(row[0]) for row in rows), default=0))
    lines = [_line(row, width) for row in rows]
    if most is not None and len(lines) > most:
        lines[most:] = [f"{len(lines) - most:,} more; `diff` shows them all"]
    lines += [f"{before} is called {after} now" for before, after in comparison.moved_names]
    return lines


def summary(comparison: Comparison, *, version: bool = True) -> str:
    """What the lines do not say: texts, approvals, and the version when that is asked for."""
    words = sum(one.docs for one in comparison.changes)
    parts = [f"{words} text{'s' if words > 1 else ''} changed."] if words else []
    known = sum(one.fingerprint in comparison.approved for one in comparison.changes)
    parts += [f"{known} approved change{'s' if known > 1 else ''}."] if known else []
    if version and comparison.suggested and comparison.suggested != comparison.released:
        parts.append(f"Suggested version: {comparison.suggested} ({comparison.released} is released)")
    return " ".join(parts)


def _gathered(changes: Iterable[Change]) -> list[list[Change]]:
    """Changes that are alike in many operations of one resource, together."""
    groups: dict[tuple[str, ...], list[Change]] = {}
    for number, one in enumerate(changes):
        resource = one.subject.call.rpartition(".")[0]
        alike = (one.id, one.message, str(one.wire), str(one.python), resource) if resource else (str(number),)
        groups.setdefault(alike, []).append(one)
    found: list[list[Change]] = []
    for group in groups.values():
        found += [group] if len(group) >= _MANY else [[one] for one in group]
    return found


def _row(group: Sequence[Change]) -> tuple[str, str, str, str]:
    one = group[0]
    if len(group) > 1:
        return f"{one.subject.call.rpartition('.')[0]}.*", one.message, levels(one), f"{len(group)} operations"
    name, message = head(one), one.message
    member = one.subject.member
    place = _where(one)
    if member and not message.startswith((member, "returns")) and one.subject.model and not one.subject.call:
        message = message if member in message else f"{member}: {message}"
    return name, message, levels(one), place


def _where(change: Change) -> str:
    parts = []
    if change.new is not None and change.kind != "removed":
        parts.append(_place(change.new))
    elif change.old is not None:
        parts.append(f"was {_place(change.old)}")
    operation = change.subject.operation
    if change.kind == "removed" and change.subject.call and not any(operation in part for part in parts):
        parts.append(operation)
    if len(change.calls) > 1:
        parts.append(f"{len(change.calls)} calls")
    return ", ".join(parts)


def _place(place: Place) -> str:
    return f"{place.page}:{place.line}" if place.line else place.page


def _line(row: tuple[str, str, str, str], width: int) -> str:
    name, message, level, place = row
    return f"{name:<{width}}  {message:<{_WIDE}}  {level:<32}  {place}".rstrip()


def as_json(comparison: Comparison) -> str:
    """The contract: one object."""
    document = {
        "changes": [
            {
                "id": one.id,
                "wire": str(one.wire),
                "python": str(one.python),
                "docs": one.docs,
                "operation": one.subject.operation or None,
                "call": one.subject.call or None,
                "model": one.subject.model or None,
                "message": one.message,
                "old": _place_json(one.old),
                "new": _place_json(one.new),
                "fingerprint": one.fingerprint,
            }
            for one in comparison.changes
        ],
        "moved_names": [{"old": before, "new": after} for before, after in comparison.moved_names],
        "version": {"released": comparison.released, "suggested": comparison.suggested},
    }
    return json.dumps(document, indent=2) + "\n"


def _place_json(place: Place | None) -> dict[str, object] | None:
    return None if place is None else {"page": place.page, "line": place.line}


def markdown(comparison: Comparison) -> str:
    """Tables for a pull request: what breaks, what is worth knowing, and the rest folded."""
    counts = Counter(worst(one.wire, one.python) for one in comparison.changes if not one.docs)
    words = sum(one.docs for one in comparison.changes)
    if not comparison.changes:
        return "## API changes\n\nNone.\n"
    parts = [f"{counts[level]} {level}" for level in (Level.BREAKING, Level.NOTABLE) if counts[level]]
    parts += [f"{counts[Level.NONE]} compatible"] if counts[Level.NONE] else []
    parts += [f"{words} text{'s' if words > 1 else ''}"] if words else []
    lines = ["## API changes", "", ", ".join(parts) + "."]
    if comparison.suggested and comparison.suggested != comparison.released:
        lines += ["", f"Suggested version: **{comparison.suggested}** ({comparison.released} is released)."]
    for level, title in ((Level.BREAKING, "Breaking"), (Level.NOTABLE, "Notable"), (Level.NONE, "Compatible")):
        rows = [one for one in comparison.changes if not one.docs and worst(one.wire, one.python) is level]
        if rows:
            table = [
                "| what | change | wire | python | where |",
                "|---|---|---|---|---|",
                *(_markdown_row(one, comparison) for one in rows),
            ]
            folded = ["", f"<details><summary>{title}</summary>", "", *table, "", "</details>"]
            lines += folded if level is Level.NONE else ["", f"### {title}", "", *table]
    if comparison.moved_names:
        lines += ["", "### Moved names", ""]
        lines += [f"- {_code(before)} is {_code(after)} now" for before, after in comparison.moved_names]
    return "\n".join(lines) + "\n"


def _markdown_row(change: Change, comparison: Comparison) -> str:
    place = change.new or change.old
    where = [_place(place)] if place else []
    where += [f"{len(change.calls)} calls"] if len(change.calls) > 1 else []
    where += ["approved"] if change.fingerprint in comparison.approved else []
    where.append(_code(change.fingerprint))
    cells = [_code(head(change)), _code(change.message), change.wire, change.python, " · ".join(where)]
    return f"| {' | '.join(cells)} |"


def _code(text: str) -> str:
    """Text as code in a cell of a table, so that nothing in it is markup."""
    clean = " ".join(text.split()).replace("`", "'").replace("|", "\\|")
    return f"`{clean}`"
