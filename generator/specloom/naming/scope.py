"""One scope of names: what wants a name is gathered first, then all get theirs at once.

Nothing depends on the order of arrival. Who asks for what nobody else wants gets it. Where several want the same, the
one that is plainly closest keeps it, or the only one that could not be qualified further, and the others are qualified;
where there is no such one, all are. A number is the last resort and goes by the sorted keys. A fixed name (asked for by
a rule, or given in an earlier run) never moves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from ..text.identifiers import clipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Something that wants a name."""

    key: str
    """Stable key."""
    options: tuple[str, ...]
    """Wished names, the best first, each more qualified than the one before."""
    rank: tuple[int, ...] = ()
    """How close the first option is to what was published; the smaller the closer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """Names that are given already, each a map from stable key to name."""

    asked: Mapping[str, str]
    """By a rule of the configuration: always given."""
    pinned: Mapping[str, str]
    """In the last run: given unless a rule says otherwise."""
    revived: Mapping[str, str]
    """In some earlier run, to what was gone and is back: given when still free."""
    gone: Mapping[str, str]
    """To what is gone: not given to anything else, except by a rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two that must have the same name."""

    name: str
    holder: str
    other: str
    """Stable keys: who has it, and who asked for it too."""


def _alone(name: str) -> tuple[str, ...]:
    return (name,)


@dataclass(slots=True)
class Scope:
    """Names given so far in one scope."""

    reserved: frozenset[str] = frozenset()
    gap: str = "_"
    """Between a name and its number."""
    limit: int = 60
    fold: bool = False
    """Whether names that differ in case only are the same."""
    claims: Callable[[str], tuple[str, ...]] = _alone
    """Everything that a name takes up: a class takes its twins' names too."""
    names: dict[str, str] = field(default_factory=dict)
    """Key -> name."""
    conflicts: list[Conflict] = field(default_factory=list)
    moved: list[tuple[str, str]] = field(default_factory=list)
    """Key and pinned name of those whose name is reserved by now."""
    _taken: dict[str, str] = field(default_factory=dict)

    def fix(self, fixed: Fixed) -> None:
        """Give the fixed names; to be called before any other name is chosen."""
        for key in sorted(fixed.asked):
            self._fix(key, fixed.asked[key])
        for key in sorted(fixed.pinned.keys() - fixed.asked.keys()):
            if fixed.pinned[key] in self.reserved:
                self.moved.append((key, fixed.pinned[key]))
            else:
                self._fix(key, fixed.pinned[key])
        for key in sorted(fixed.revived.keys() - self.names.keys()):
            if self._free(fixed.revived[key]):
                self._give(key, fixed.revived[key])
        used = {**fixed.pinned, **fixed.revived, **fixed.gone}
        for key in sorted(used):
            self.block(key, *self.claims(used[key]))

    def block(self, key: str, *names: str) -> None:
        """Take names out of use, in favour of what has the key `key`."""
        for name in names:
            self._taken.setdefault(self._same(name), key)

    def fill(self, candidates: Iterable[Candidate]) -> None:
        """Name all that have no name yet."""
        waiting = sorted((c for c in candidates if c.key not in self.names), key=lambda c: (c.rank, c.key))
        level = 0
        while waiting and any(level < len(candidate.options) for candidate in waiting):
            waiting = self._level(waiting, level)
            level += 1
        counts: dict[str, int] = {}
        for candidate in waiting:
            self._number(candidate, counts)

    def _level(self, waiting: list[Candidate], level: int) -> list[Candidate]:
        """Give the options of one level; those that got none go on to the next."""
        wanting: dict[str, list[Candidate]] = {}
        for candidate in waiting:
            if level < len(candidate.options):
                wanting.setdefault(self._same(candidate.options[level]), []).append(candidate)
        for group in wanting.values():
            closest = [candidate for candidate in group if candidate.rank == group[0].rank]
            last = [candidate for candidate in closest if len(candidate.options) == level + 1]
            winner = closest[0] if len(closest) == 1 else last[0] if len(last) == 1 else None
            if winner and self._free(winner.options[level]):
                self._give(winner.key, winner.options[level])
        return [candidate for candidate in waiting if candidate.key not in self.names]

    def _number(self, candidate: Candidate, counts: dict[str, int]) -> None:
        base = candidate.options[0]
        if self._free(base):
            self._give(candidate.key, base)
            return
        while True:
            counts[base] = counts.get(base, 1) + 1
            tail = f"{self.gap}{counts[base]}"
            name = clipped(base, self.limit - len(tail)) + tail
            if self._free(name):
                self._give(candidate.key, name)
                return

    def _fix(self, key: str, name: str) -> None:
        holders = [self._taken[self._same(claim)] for claim in self.claims(name) if self._same(claim) in self._taken]
        if holders:
            self.conflicts.append(Conflict(name=name, holder=holders[0], other=key))
        else:
            self._give(key, name)

    def _give(self, key: str, name: str) -> None:
        self.names[key] = name
        for claim in self.claims(name):
            self._taken[self._same(claim)] = key

    def _free(self, name: str) -> bool:
        return name not in self.reserved and not any(self._same(claim) in self._taken for claim in self.claims(name))

    def _same(self, name: str) -> str:
        return name.casefold() if self.fold else name
