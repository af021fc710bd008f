"""Findings about the input, each with a place, a code and what to do.

A stage never raises for bad input: it adds to a `Diagnostics` and goes on, so that one run shows every fault.
`Diagnostics.check()` ends a stage by raising `SpecificationError` when an error was added.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


def escaped(token: str) -> str:
    """A reference token as it stands in a JSON pointer (RFC 6901)."""
    return token.replace("~", "~0").replace("/", "~1") if "~" in token or "/" in token else token


def pointer_of(tokens: Iterable[str | int]) -> str:
    """The JSON pointer to what `tokens` lead to: `/paths/~1pets/get`; empty for the whole document."""
    return "".join(f"/{escaped(str(token))}" for token in tokens)


class Severity(StrEnum):
    """How bad a finding is; only an error stops the run."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A place in the input: a page, the fragment in it, and a JSON pointer into that fragment.

    Line and column are worked out from the pointer only when a finding is printed (`reading.position`); a stage that
    knows them already (a syntax error has no pointer) gives them.
    """

    page: str
    """Path of the page as shown to people: relative, forward slashes."""
    fragment: int = 0
    """Line, from 1, on which the text of the fragment begins; 0 for the page as a whole."""
    pointer: str = ""
    """JSON pointer (RFC 6901) inside the fragment; empty for the fragment itself."""
    line: int | None = None
    """Line in the page, from 1, when already known."""
    column: int | None = None
    """Column in the page, from 1, when already known."""

    def at(self, *parts: str | int) -> Origin:
        """The place `parts` below this one (unescaped reference tokens)."""
        return Origin(page=self.page, fragment=self.fragment, pointer=self.pointer + pointer_of(parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A second place that a finding speaks of."""

    message: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding. `code` is a kebab-case name that `explain CODE` knows."""

    code: str
    message: str
    origin: Origin | None
    severity: Severity = Severity.ERROR
    help: str = ""
    related: tuple[Related, ...] = ()
    entries: tuple[Origin, ...] = ()
    """Entries of the configuration that `help` speaks of, whose lines are printed behind it.

    A place without a column is a line alone.
    """
    difference: tuple[str, ...] = ()
    """Lines of a file that differ, each behind a sign: `-` as it should be, `+` as it is."""
    passing: bool = False
    """Whether it tells of what this run changes, so that the next one with the same input has nothing to say."""


class SpecificationError(Exception):
    """The input has errors; `diagnostics` holds all that the stage found."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(f"{sum(d.severity is Severity.ERROR for d in diagnostics)} errors in the specification")
        self.diagnostics = diagnostics


@dataclass(slots=True)
class Diagnostics:
    """Collects findings over a run; the only mutable thing that stages share."""

    entries: list[Diagnostic] = field(default_factory=list)
    strict: bool = False
    """Turns warnings into errors."""
    texts: dict[str, str] = field(default_factory=dict)
    """Path of an input, as shown -> its text, for the window around a place."""
    forgiven: frozenset[str] = frozenset()
    """Codes whose errors do not stop this run, and are not kept: it only looks at what the input would give."""
    _known: set[Diagnostic] = field(default_factory=set, repr=False)
    """The entries again: each is kept once, and there may be very many."""

    def error(
        self,
        code: str,
        message: str,
        origin: Origin | None,
        *,
        help: str = "",
        related: tuple[Related, ...] = (),
        entries: tuple[Origin, ...] = (),
        difference: tuple[str, ...] = (),
    ) -> None:
        """Add a fault that stops the run at the end of the stage."""
        self._add(code, message, origin, Severity.ERROR, help, related, entries, difference)

    def warning(
        self,
        code: str,
        message: str,
        origin: Origin | None,
        *,
        help: str = "",
        related: tuple[Related, ...] = (),
        entries: tuple[Origin, ...] = (),
        passing: bool = False,
    ) -> None:
        """Add a finding that does not stop the run, unless `strict`."""
        severity = Severity.ERROR if self.strict else Severity.WARNING
        self._add(code, message, origin, severity, help, related, entries, passing=passing)

    def note(
        self, code: str, message: str, origin: Origin | None, *, help: str = "", related: tuple[Related, ...] = ()
    ) -> None:
        """Add something worth knowing that asks for no action."""
        self._add(code, message, origin, Severity.NOTE, help, related)

    def extend(self, entries: Iterable[Diagnostic]) -> None:
        """Add findings that were collected apart."""
        for entry in entries:
            self._keep(entry)

    def below(self, forgiven: frozenset[str]) -> Diagnostics:
        """Findings that are added to these, of which some codes are forgiven; texts are its own."""
        return Diagnostics(entries=self.entries, forgiven=forgiven, _known=self._known)

    def _add(
        self,
        code: str,
        message: str,
        origin: Origin | None,
        severity: Severity,
        help: str,
        related: tuple[Related, ...],
        entries: tuple[Origin, ...] = (),
        difference: tuple[str, ...] = (),
        *,
        passing: bool = False,
    ) -> None:
        found = Diagnostic(
            code=code,
            message=message,
            origin=origin,
            severity=severity,
            help=help,
            related=related,
            entries=entries,
            difference=difference,
            passing=passing,
        )
        self._keep(found)

    def _keep(self, found: Diagnostic) -> None:
        if found.code in self.forgiven:
            return
        if found not in self._known:
            self._known.add(found)
            self.entries.append(found)

    @property
    def failed(self) -> bool:
        """Whether an error was added."""
        return any(entry.severity is Severity.ERROR for entry in self.entries)

    def check(self) -> None:
        """Raise `SpecificationError` with everything found so far when there is an error."""
        if self.failed:
            raise SpecificationError(tuple(self.entries))
