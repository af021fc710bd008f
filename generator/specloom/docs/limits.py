"""What the package does not have, or has otherwise than the document says: the findings of the run, for its users."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..diagnostics import Diagnostic, Origin, Severity
from ..packaged import meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One place, and what was done about it."""

    place: str
    """Page and line, and the JSON pointer where the finding has one."""
    message_text: str
    help_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """All places of one kind."""

    code: str
    meaning: str
    places: tuple[Limit, ...]


def limits_of(findings: Iterable[Diagnostic], locate: Callable[[Origin], str]) -> tuple[Limits, ...]:
    """The warnings about the document, by code, but those of one run alone; left-out operations first."""
    found: dict[str, list[Limit]] = defaultdict(list)
    for finding in findings:
        if finding.severity is Severity.WARNING and finding.origin is not None and not finding.passing:
            pointer = f" (#{finding.origin.pointer})" if finding.origin.pointer else ""
            place = locate(finding.origin) + pointer
            found[finding.code].append(Limit(place=place, message_text=finding.message, help_text=finding.help))
    ordered = sorted(found, key=lambda code: (code != LEFT_OUT, code))
    return tuple(Limits(code=code, meaning=meaning(code), places=tuple(found[code])) for code in ordered)


LEFT_OUT = "left-out"
"""Code of the finding that an operation is left out."""
