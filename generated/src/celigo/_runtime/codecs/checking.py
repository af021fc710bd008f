"""What of a document departs from its schema: types, required keys, documented values, limits.

Told on request only. A document is usable whatever is wrong with it, and a published schema is often wrong itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from ..core.redacting import beside
from .limits import limit_checks
from .showing import found_text
from .wire import Place, keys_of, spelled

if TYPE_CHECKING:
    from ..core.json_text import Json
    from .codec import Codec
    from .fields import Field, Table

__all__ = ["Findings", "Issue", "check_of", "issues_of"]

Check: TypeAlias = "Callable[[Any, Place, Findings], None]"

_TEXT_FORMATS = {
    "uuid": re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"),
    "byte": re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"),
}
"""Formats of text of which a pattern can tell, by the name that the specification uses."""


class Issue(NamedTuple):
    """One departure from the schema."""

    path: str
    """Where, in wire names: `pageProcessors[0].importId`."""
    expected: str
    found: str
    """What stands there instead; never the value of a secret."""
    message: str
    """All of it as one sentence."""
    kind: str = "type"
    """`type`, `value` (not among the documented ones), `limit`, `missing`, `undeclared` or `incomplete`."""

    def __str__(self) -> str:
        return self.message


class Findings(list[Issue]):
    """The issues found so far."""

    def __init__(self, *, received: bool) -> None:
        super().__init__()
        self.received = received
        """Whether the document came from the server: then nothing write-only, else nothing read-only is missed."""

    def apart(self, codec: Codec, value: Json, place: Place) -> Findings:
        """What `codec` alone finds."""
        findings = type(self)(received=self.received)
        codec.check(value, place, findings)
        return findings

    def object(self, table: Table, value: dict[str, Any], place: Place) -> None:
        """Check an object against a model."""
        checks = table.checks
        for key, member in value.items():
            known = checks.get(key)
            if known is None:
                self._unnamed(table, beside(value, key), member, place)
            elif type(member) not in known[0]:
                known[1](member, (place, beside(value, key)), self)
        for field in table.required:
            if field.wire_name not in value and not (field.write_only if self.received else field.read_only):
                self.add((place, field.wire_name), field.codec.expected, "nothing", "is required and absent", "missing")
        if table.alternatives and not any(all(key in value for key in keys) for keys in table.alternatives):
            expected = ", or ".join(" and ".join(keys) for keys in table.alternatives)
            self.add(place, expected, "none of them complete", f"needs {expected}", "incomplete")

    def _unnamed(self, table: Table, key: str, member: Json, place: Place) -> None:
        if table.closed:
            self.add((place, key), "no such key", found_text(member, key), "is not a key of this object", "undeclared")
        elif table.additional is not None:
            table.additional.check(member, (place, key), self)

    def wrong_type(self, place: Place, expected: str, value: Json) -> None:
        """The value has another shape."""
        found = _found(place, value)
        self.add(place, expected, found, f"is {found}, not {expected}")

    def unknown_value(self, place: Place, values: Iterable[Any], value: Json) -> None:
        """The value is not among the documented ones; the API may have more than its pages say."""
        expected = "one of " + ", ".join(sorted(map(repr, values)))
        found = _found(place, value)
        self.add(place, expected, found, f"is {found}, which is not documented: {expected}", "value")

    def outside(self, place: Place, expected: str, value: Json) -> None:
        """The value breaks a limit."""
        found = _found(place, value)
        self.add(place, expected, found, f"is {found}, not {expected}", "limit")

    def add(self, place: Place, expected: str, found: str, statement: str, kind: str = "type") -> None:
        """Report an issue; `statement` goes on after the path."""
        path = spelled(place)
        self.append(Issue(path, expected, found, f"{path or 'the document'} {statement}", kind))


def _found(place: Place, value: Json) -> str:
    return found_text(value, *keys_of(place))


def issues_of(check: Callable[[Findings], None], *, received: bool) -> list[Issue]:
    """What `check` reports; `received` says that the document came from the server."""
    findings = Findings(received=received)
    try:
        check(findings)
    except RecursionError:
        findings.add(None, "less depth", "too many levels", "is nested too deeply to be checked")
    return list(findings)


def check_of(field: Field) -> tuple[frozenset[type], Check]:
    """The types of which every value of `field` is right, and the check for the others."""
    codec = field.codec
    checks = _beyond(field)
    if not checks:
        return codec.plain_kinds(), codec.check

    def check(value: Any, place: Place, findings: Findings) -> None:
        before = len(findings)
        codec.check(value, place, findings)
        if len(findings) == before:
            for expected, holds in checks:
                if not holds(value):
                    findings.outside(place, expected, value)

    return frozenset({type(None)} if codec.nullable else ()), check


def _beyond(field: Field) -> tuple[tuple[str, Callable[[Any], bool]], ...]:
    checks = limit_checks(field.limits)
    pattern = _TEXT_FORMATS.get(field.format)
    if pattern is not None:
        matches = pattern.fullmatch
        checks += (
            (f"text in the format {field.format}", lambda value: not isinstance(value, str) or bool(matches(value))),
        )
    return checks
