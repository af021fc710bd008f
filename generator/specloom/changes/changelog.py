"""The changelog of the package: one entry for each release, and what has changed since the last one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .formats import head
from .model import Change, Comparison, Level, Side

FIRST = "The first version."
_SECTIONS = ("Breaking", "Added", "Changed", "Deprecated", "Removed", "Docs", "Generator")
_KINDS = {"added": "Added", "deprecated": "Deprecated", "removed": "Removed"}
MANY = 12
"""Names that one line lists; the rest is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One change, for people."""

    name: str
    """A call or a model; empty where the words say it all."""
    message_text: str
    calls: tuple[str, ...] = ()
    """How it was called, and how it is called now, where a program has to change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Changes of one kind."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a version changed."""

    version: str
    """Empty for what is not released yet."""
    sections: tuple[Section, ...] = ()
    lead_text: str = ""

    @property
    def title(self) -> str:
        """Heading of the entry."""
        return self.version or "Unreleased"


def entry_of(comparison: Comparison, old: Side, new: Side, version: str = "") -> Entry:
    """What has changed between two sides, by kind."""
    found: dict[str, list[Line]] = {title: [] for title in _SECTIONS}
    written = _Calls(old), _Calls(new)
    for one in comparison.changes:
        if not one.docs:
            found[_section(one)].append(_line(one, written))
    for before, after in comparison.moved_names:
        found["Changed"].append(Line(name=after, message_text=f"was called {before}"))
    words = sorted({head(one) for one in comparison.changes if one.docs})
    if words:
        shown = [*words[:MANY], *([f"{len(words) - MANY} more"] if len(words) > MANY else [])]
        found["Docs"].append(Line(name="", message_text=f"Texts changed: {', '.join(shown)}."))
    sections = (Section(title=title, lines=_distinct(lines)) for title, lines in found.items() if lines)
    return Entry(version=version, sections=tuple(sections))


def first_entry(version: str = "") -> Entry:
    """The entry of a version before which there was none."""
    return Entry(version=version, lead_text=FIRST)


def entry_data(entry: Entry) -> dict[str, Any]:
    """An entry as JSON."""
    sections = [
        {
            "title": section.title,
            "lines": [
                {"name": line.name, "message": line.message_text, **({"calls": list(line.calls)} if line.calls else {})}
                for line in section.lines
            ],
        }
        for section in entry.sections
    ]
    lead = {"lead": entry.lead_text} if entry.lead_text else {}
    return {"version": entry.version, **lead, **({"sections": sections} if sections else {})}


def read_entry(data: Mapping[str, Any]) -> Entry:
    """An entry from its JSON; raises `KeyError` or `TypeError` for what is none."""
    return Entry(
        version=str(data["version"]),
        lead_text=str(data.get("lead", "")),
        sections=tuple(
            Section(
                title=str(section["title"]),
                lines=tuple(
                    Line(name=str(one["name"]), message_text=str(one["message"]), calls=tuple(one.get("calls", ())))
                    for one in section["lines"]
                ),
            )
            for section in data.get("sections", ())
        ),
    )


def _section(change: Change) -> str:
    if Level.BREAKING in (change.wire, change.python):
        return "Breaking" if change.by_pages else "Generator"
    return _KINDS.get(change.kind, "Changed") if change.by_pages else "Generator"


def _line(change: Change, written: tuple[_Calls, _Calls]) -> Line:
    message = change.message
    if change.id.startswith("operation-") and change.subject.call:
        message += f" ({change.subject.operation})"
    if change.wire is Level.BREAKING and change.python is not Level.BREAKING:
        message += " (programs that do not upgrade)"
    if len(change.calls) > 1 and not change.subject.call:
        shown = change.calls[:MANY]
        more = f" and {len(change.calls) - MANY} more" if len(change.calls) > MANY else ""
        message += f" (in {', '.join(shown)}{more})"
    calls: tuple[str, ...] = ()
    if change.python is Level.BREAKING and change.subject.call:
        before = written[0].of(change.was or change.subject.call, change.subject.member)
        after = written[1].of(change.subject.call, change.subject.member)
        calls = (f"before: {before}", *((f"now: {after}",) if after else ())) if before and before != after else ()
    return Line(name=head(change), message_text=message, calls=calls)


def _distinct(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(dict.fromkeys(lines))


class _Calls:
    """Calls of one side as a program writes them."""

    def __init__(self, side: Side) -> None:
        entries = (*side.index.get("operations", ()), *side.index.get("further_calls", ()))
        self._entries = {entry["call"]: entry for entry in entries if entry.get("signatures")}

    def of(self, call: str, member: str) -> str:
        """A call with what it needs, and with the one argument that is spoken of; empty for one that is not there."""
        entry = self._entries.get(call)
        if entry is None:
            return ""
        signature = _with(entry["signatures"], member)
        return f"{call}({', '.join(_written(signature['parameters'], member))}) -> {signature['returns']}"


def _with(signatures: Sequence[Mapping[str, Any]], member: str) -> Mapping[str, Any]:
    """The first way to call it that has an argument of this name, or the first."""
    having = (one for one in signatures if any(each["name"] == member for each in one["parameters"]))
    return next(having, signatures[0])


def _written(parameters: Sequence[Mapping[str, Any]], member: str) -> Iterator[str]:
    left = False
    for one in parameters:
        if one["kind"].startswith("var_"):
            continue
        if one["kind"] == "keyword_only" and (one["name"] == member or "default" not in one):
            yield f"{one['name']}={one['type']}" if one["name"] == member else f"{one['name']}=…"
        elif one["kind"] != "keyword_only":
            yield str(one["name"])
        else:
            left = True
    if left:
        yield "…"
