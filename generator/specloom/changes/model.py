"""A side of a comparison, and the changes between two of them. Data only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from ..source import Json


class Level(StrEnum):
    """How bad a change is for those whom it concerns."""

    NONE = "none"
    NOTABLE = "notable"
    BREAKING = "breaking"

    @property
    def rank(self) -> int:
        """A number that grows with the level."""
        return list(Level).index(self)


def worst(*levels: Level) -> Level:
    """The highest of some levels; none of nothing."""
    return max(levels, key=lambda level: level.rank, default=Level.NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something is published."""

    page: str
    line: int | None = None
    """From 1; None where the side does not know."""


def _nowhere(pointer: str) -> Place | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One state: what programs send and get, and what Python programs see."""

    document: Mapping[str, Json]
    """The merged document."""
    index: Mapping[str, Any]
    """What `api.json` says."""
    locate: Callable[[str], Place | None] = _nowhere
    """JSON pointer into the document -> where that is published."""

    @property
    def version(self) -> str:
        """Version of the package."""
        return str(self.index.get("version", ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a change is about."""

    operation: str = ""
    """Key of an operation, as the new side has it, or the old one where it went."""
    call: str = ""
    model: str = ""
    member: str = ""
    """An argument, a field, a status: what of the operation or model; empty for the whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change, for all three audiences."""

    id: str
    """The rule that found it."""
    wire: Level = Level.NONE
    """For programs that do not upgrade."""
    python: Level = Level.NONE
    """For programs that do."""
    docs: bool = False
    """Whether only words are different."""
    subject: Subject
    message: str
    old: Place | None = None
    new: Place | None = None
    fingerprint: str = ""
    calls: tuple[str, ...] = ()
    """All calls that it affects, sorted."""
    by_pages: bool = True
    """Whether the document explains it; else the generator, a template or the configuration has changed."""
    kind: str = "changed"
    """For the changelog: `added`, `changed`, `deprecated`, `removed`."""
    was: str = ""
    """The call, or the name, as it was written before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All that is different between two sides."""

    changes: tuple[Change, ...] = ()
    moved_names: tuple[tuple[str, str], ...] = ()
    """Public names of things that are still there, before and now."""
    released: str = ""
    """Version of the old side."""
    suggested: str = ""
    """Version that the new side should have at least."""
    approved: frozenset[str] = field(default_factory=frozenset)
    """Fingerprints that somebody has accepted."""

    def level(self, audience: str) -> Level:
        """The worst level for `wire`, `python` or `any`, of what nobody has approved."""
        counted = [one for one in self.changes if one.fingerprint not in self.approved]
        found = [one.wire for one in counted] if audience in ("wire", "any") else []
        return worst(*found, *([one.python for one in counted] if audience in ("python", "any") else []))
