"""Settles scopes: brings together what is asked for by rules, what the lock remembers, and what things wish."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from ..diagnostics import Diagnostics, Origin, Related
from .keys import tokens
from .lock import Claim
from .memory import Memory
from .rules import Rules
from .scope import Candidate, Conflict, Fixed, Scope

K = TypeVar("K")


@dataclass(slots=True)
class Book:
    """Everything that names depend on besides the input, and all names given so far."""

    rules: Rules
    memory: Memory
    diagnostics: Diagnostics
    given: dict[str, str] = field(default_factory=dict)
    """Stable key -> name, as the lock keeps them."""
    lock_path: str = "specs.lock"
    """As people are shown it."""

    def fixed(
        self, kind: str, label: str, stables: Iterable[str], asked: Mapping[str, str], dropped: Collection[str] = ()
    ) -> Fixed:
        """The names of a scope that are not to be chosen; those of `dropped` are given afresh whatever they were."""
        keys = tuple(stables)
        pinned, revived = self.memory.pinned(keys), self.memory.revived(keys)
        if kind == "operation":
            pinned, revived = _methods(pinned, label), _methods(revived, label)
        if kind == "resource":  # nobody writes these names: one yields to a model without a word
            pinned, revived = {}, {**revived, **pinned}
        unkept = {stable: name for stable, name in {**revived, **pinned}.items() if stable in dropped}
        pinned, revived = ({s: n for s, n in names.items() if s not in unkept} for names in (pinned, revived))
        gone = {**self.memory.gone(kind, label), **unkept}
        for stable, claims in self.memory.rivals(key for key in keys if not asked.get(key)).items():
            self._report_rivals(stable, claims)
        return Fixed(asked={k: v for k, v in asked.items() if v}, pinned=pinned, revived=revived, gone=gone)

    def settle(
        self,
        kind: str,
        label: str,
        keys: Mapping[str, K],
        wishes: Iterable[Candidate],
        asked: Mapping[str, str],
        scope: Scope,
        dropped: Collection[str] = (),
    ) -> dict[K, str]:
        """Name all of one scope and write it down; `keys` leads from stable keys to those of the result."""
        scope.fix(self.fixed(kind, label, keys, asked, dropped))
        scope.fill(wishes)
        return self.take(kind, label, keys, scope)

    def take(self, kind: str, label: str, keys: Mapping[str, K], scope: Scope) -> dict[K, str]:
        """Write down what a scope has given, and report what it could not give."""
        for conflict in scope.conflicts:
            self._report(conflict)
        for stable, name in scope.moved:
            self.diagnostics.warning(
                "reserved-name",
                f"`{name}`, so far the name of {stable}, is taken by the package now",
                None,
                help=f"it is called `{scope.names[stable]}` from now on; a rule may name it otherwise",
                passing=True,
            )
        prefix = f"{label}." if kind == "operation" else ""
        self.given.update((stable, prefix + scope.names[stable]) for stable in keys)
        return {wanted: scope.names[stable] for stable, wanted in keys.items()}

    def _report_rivals(self, stable: str, claims: Sequence[Claim]) -> None:
        first, *others = claims
        names = " and ".join(f"`{claim.name}`" for claim in claims)
        lines = " or ".join(str(claim.line) for claim in claims)
        self.diagnostics.error(
            "two-names",
            f"{stable} has {len(claims)} names: {names}",
            Origin(page=self.lock_path, line=first.line, column=1),
            help=f"keep the one that was released, and delete line {lines}; or let a rule say the name",
            related=tuple(
                Related(message="the other name", origin=Origin(page=self.lock_path, line=claim.line, column=1))
                for claim in others
            ),
        )

    def _report(self, conflict: Conflict) -> None:
        first, second = tokens(conflict.holder), tokens(conflict.other)
        rule = self.rules.origin(second[0], second[1])
        other = self.rules.origin(first[0], first[1])
        self.diagnostics.error(
            "name-conflict",
            f"`{conflict.name}` is to be the name of {conflict.other} and of {conflict.holder}",
            rule or other,
            help="give one of them another name by a rule",
            related=(Related(message="the other rule", origin=other),) if rule and other and rule != other else (),
        )


def _methods(calls: Mapping[str, str], module: str) -> dict[str, str]:
    """The methods of those calls that stay in the resource `module`; one that was moved is named afresh."""
    return {stable: call.partition(".")[2] for stable, call in calls.items() if call.partition(".")[0] == module}
