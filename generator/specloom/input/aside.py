"""Files of the input that hold nothing to read: faults where nothing else is read, and else passed over by name."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..diagnostics import Diagnostics, Origin, Related


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finding:
    code: str
    message: str
    origin: Origin
    help: str
    related: tuple[Related, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """What is said of such files, kept until it is known whether there are documents beside them."""

    _found: list[_Finding] = field(default_factory=list)

    def add(self, code: str, message: str, origin: Origin, *, help: str, related: tuple[Related, ...] = ()) -> None:
        """Keep a finding."""
        self._found.append(_Finding(code=code, message=message, origin=origin, help=help, related=related))

    def report(self, diagnostics: Diagnostics, *, alone: bool) -> None:
        """Report what was kept: as errors where these files are `alone`, and else as warnings."""
        tell = diagnostics.error if alone else diagnostics.warning
        for one in self._found:
            message = one.message if alone else f"passed over: {one.message}"
            tell(one.code, message, one.origin, help=one.help, related=one.related)
