"""What is wrong with the text of one document, by offset: the parsers know no pages."""

from __future__ import annotations

from dataclasses import dataclass

from ..source import Json

DEPTH = 200
"""Levels of nesting that a document may have: enough for any schema, and every later stage can walk it by recursion."""
DIGITS = 4300
"""Digits that a whole number may have, the limit of Python itself, stated here so that it never depends on it."""
EXPANDED = 100_000
"""Nodes that all the aliases of a YAML document may stand for together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault in a text."""

    code: str
    message: str
    offset: int
    help: str = ""
    earlier: int | None = None
    """Offset of the first of two things that may stand only once."""
    fatal: bool = True
    """Whether no document can be read because of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A decoded document with what is odd about it, or the reasons why there is none."""

    value: Json = None
    faults: tuple[Fault, ...] = ()

    @property
    def broken(self) -> bool:
        """Whether there is no document."""
        return any(fault.fatal for fault in self.faults)


def visible(text: str, limit: int = 60) -> str:
    """Text of the input between quotes in a message: one line, bounded."""
    short = text if len(text) <= limit else text[: limit - 3] + "..."
    return '"' + short.encode("unicode_escape").decode("ascii") + '"' if not short.isprintable() else f'"{short}"'


def too_deep(offset: int) -> Fault:
    """The fault of a document that is nested beyond the limit."""
    return Fault(
        code="nested-too-deep",
        message=f"nested deeper than {DEPTH} levels",
        offset=offset,
        help="move inner parts to `components` and refer to them with `$ref`",
    )


def duplicate_key(key: str, offset: int, earlier: int) -> Fault:
    """The fault of a key that stands twice in one object."""
    return Fault(
        code="duplicate-key",
        message=f"the key {visible(key)} stands twice in one object",
        offset=offset,
        earlier=earlier,
        help="remove one of the two; the last one counts, as most readers of JSON have it",
        fatal=False,
    )


def bad_number(text: str, offset: int) -> Fault:
    """The fault of a number that JSON cannot hold."""
    return Fault(
        code="number-out-of-range",
        message=f"{visible(text, 24)} is not a number that JSON can hold",
        offset=offset,
        help="write a finite number, or put it between quotes if it is meant as text",
    )
