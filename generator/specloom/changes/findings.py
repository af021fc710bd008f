"""What is found when two documents are compared: each difference once, with all operations that it reaches."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .model import Level, worst
from .rules import RULES, Direction


@dataclass(frozen=True, slots=True)
class About:
    """What in a document a change is about."""

    kind: str
    """`api`, `operation`, `parameter`, `body`, `response`, `header`, `field` or `type`."""
    parts: tuple[str, ...] = ()
    """Place and name of a parameter, status of a response, pointer of the owner on the new side and name of a field."""
    former: str = ""
    """Pointer of the owner of a field on the old side."""


@dataclass(slots=True, kw_only=True)
class WireChange:
    """One difference."""

    rule: str
    level: Level
    about: About
    message: str
    detail: tuple[str, str] = ("", "")
    """What was and what is, for the fingerprint."""
    old_pointer: str = ""
    new_pointer: str = ""
    operation: str = ""
    """Key of the one operation that it stands in; empty for what several share."""
    operations: set[str] = field(default_factory=set)
    """Keys of all operations that it reaches, as the new side has them."""
    docs: bool = False


@dataclass(frozen=True, slots=True)
class At:
    """Where a walk is."""

    operation: str
    about: About
    direction: Direction


class Found:
    """The differences, and which of them a part of the walk came upon."""

    def __init__(self) -> None:
        self.changes: dict[tuple[Any, ...], WireChange] = {}
        self._stack: list[list[tuple[Any, ...]]] = []

    def begin(self) -> None:
        """From here on a part is walked, which may be met again."""
        self._stack.append([])

    def end(self) -> list[tuple[Any, ...]]:
        """What was found since the last `begin`, which belongs to the part around it as well."""
        keys = self._stack.pop()
        for key in keys:
            self._note(key)
        return keys

    def again(self, keys: list[tuple[Any, ...]], operation: str) -> None:
        """A part was met again in an operation."""
        for key in keys:
            self.changes[key].operations |= {operation} - {""}
            self._note(key)

    def add(
        self,
        rule: str,
        at: At,
        message: str,
        detail: tuple[str, str],
        pointers: tuple[str, str],
        *,
        docs: bool = False,
        level: Level | None = None,
        reach: At | None = None,
    ) -> WireChange:
        """Add a difference, or what another direction or operation says of a known one."""
        here = at.operation
        if at.about.kind in ("field", "type"):
            here = own_operation(pointers[1] or pointers[0], at)
        key = (rule, here, at.about, detail)
        found = level or RULES[rule].level(at.direction)
        known = self.changes.get(key)
        if known is None:
            known = self.changes[key] = WireChange(
                rule=rule,
                level=found,
                about=at.about,
                message=message,
                detail=detail,
                old_pointer=pointers[0],
                new_pointer=pointers[1],
                operation=here,
                docs=docs,
            )
        known.level = worst(known.level, found)
        known.operations |= {(reach or at).operation, at.operation} - {""}
        self._note(key)
        return known

    def _note(self, key: tuple[Any, ...]) -> None:
        if self._stack and key not in self._stack[-1]:
            self._stack[-1].append(key)


def own_operation(pointer: str, at: At) -> str:
    """The operation that a place stands in; empty for one in a component."""
    return at.operation if pointer.startswith("/paths/") else ""
