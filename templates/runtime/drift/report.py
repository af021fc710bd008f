"""How the answers of an API differ from what it publishes, gathered while a client is used.

Equal departures are counted, not kept: a report holds shapes and places, never the values of a document, except for
short texts that a list of documented values lacks. `overlay()` says what would correct the published description.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..codecs.checking import Findings, found_text
from ..codecs.codec import Codec, ListCodec, MapCodec, ModelCodec
from ..codecs.compiling import UnionCodec
from ..codecs.wire import Place, below
from ..core.facts import Lock
from ..core.redacting import is_secret, redacted
from ..responses.expressions import inner_codec, steps_of

if TYPE_CHECKING:
    from ..codecs.checking import Issue
    from ..codecs.model import Table
    from ..core.operation import Operation
    from ..responses.response import ResponseFacts

__all__ = ["Departure", "DriftReport"]

MOST = 1000
"""So many different departures are told apart; what comes after is only counted."""
MOST_VALUES = 20
_VALUE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:/ -]{0,39}")
_KINDS: dict[type, str] = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    dict: "object",
    list: "array",
    type(None): "null",
}
_WORDS = {
    "type": "is {found}, not {expected}",
    "value": "is also {found}",
    "missing": "is required and may be absent",
    "undeclared": "is not described, and is {found}",
    "limit": "is not {expected}",
    "incomplete": "lacks {expected}",
}


@dataclass(slots=True, kw_only=True)
class Departure:
    """One way in which answers depart from the published schema, however often that happens."""

    model: str
    """Class that the place is in; empty for a body without one."""
    path: str
    """Place in that model, in wire names; `[]` for any item of a list."""
    kind: str
    """`type`, `value`, `missing`, `undeclared`, `limit` or `incomplete`."""
    expected: str
    """What the schema says."""
    found: list[str] = field(default_factory=list)
    """JSON types that came instead, or values that the documented ones lack."""
    count: int = 0
    """How often it was met."""
    operation: str = ""
    """Where it was met first: `GET /pets`."""
    sample: str = ""
    """A place in that answer, `pets[0].kind`."""
    status: int = 200
    """Status of that answer."""
    way: tuple[tuple[str | int, type | None], ...] = field(default=(), repr=False)
    """Each step from the body to the place, with the model that it starts from."""

    def __str__(self) -> str:
        place = f"{self.model}.{self.path}" if self.model and self.path else self.model or self.path or "the body"
        words = _WORDS[self.kind].format(found=" or ".join(self.found) or "something else", expected=self.expected)
        times = "once" if self.count == 1 else f"{self.count} times, first"
        return f"{place} {words} ({times} in {self.operation}: {self.sample or 'the body'})"


class DriftReport:
    """What a client and its copies have met; may be read at any time, printed, and cleared."""

    def __init__(self, package: str) -> None:
        self._package = package
        self._lock = Lock()
        self._known: dict[tuple[str, str, str], Departure] = {}
        self.answers = 0
        """How many answers were looked at."""
        self.left_out = 0
        """How often something was met that there was no more room for."""

    @property
    def departures(self) -> tuple[Departure, ...]:
        """All of them, by model and place."""
        with self._lock:
            return tuple(self._known[key] for key in sorted(self._known))

    def __iter__(self) -> Iterator[Departure]:
        return iter(self.departures)

    def __len__(self) -> int:
        return len(self._known)

    def __bool__(self) -> bool:
        return bool(self._known)

    def __repr__(self) -> str:
        return f"<drift: {len(self)} departures in {self.answers} answers>"

    def __str__(self) -> str:
        head = f"{len(self)} departures from the published schema in {self.answers} answers"
        more = [f"and {self.left_out} times something that there was no more room for"] if self.left_out else []
        return "\n".join([head, *(f"  {departure}" for departure in self), *more])

    def clear(self) -> None:
        """Forget all that was met."""
        with self._lock:
            self._known.clear()
            self.answers = self.left_out = 0

    def overlay(self) -> str:
        """Return an OpenAPI Overlay (1.1) that corrects the published description, as YAML.

        Its targets are places of the `openapi.json` that the package holds. Read it before you use it: it says what was
        met, and not what is meant. What cannot be corrected by it stands in comments.
        """
        from .correction import overlay_of

        return overlay_of(self.departures, self._package)

    def take(
        self, operation: Operation[Any], facts: ResponseFacts, codec: Codec, value: Any, root: tuple[str, ...] = ()
    ) -> None:
        """Look at a body, or at that part of it which `root` leads to."""
        findings = _Sightings(received=True)
        try:
            codec.check(value, None, findings)
        except RecursionError:
            return
        with self._lock:
            self.answers += 1
            for issue in findings:
                self._add(issue, operation.key, facts.status, codec, value, root)

    def _add(self, issue: Issue, operation: str, status: int, codec: Codec, value: Any, root: tuple[str, ...]) -> None:
        seen = _sight(issue, codec, value)
        found = seen.found(issue)
        key = (seen.model, seen.path, issue.kind)
        departure = self._known.get(key)
        if departure is None:
            if len(self._known) >= MOST:
                self.left_out += 1
                return
            departure = self._known[key] = Departure(
                model=seen.model,
                path=seen.path,
                kind=issue.kind,
                expected=issue.expected,
                operation=operation,
                sample=_spelled((*root, *(step for step, _ in seen.way))),
                status=status,
                way=(*((name, None) for name in root), *seen.way),
            )
        departure.count += 1
        if found and found not in departure.found and len(departure.found) < MOST_VALUES:
            departure.found.append(found)


class _Sightings(Findings):
    """Findings that tell of undeclared keys as well, which are no fault of a document."""

    def _unnamed(self, table: Table, key: str, member: Any, place: Place) -> None:
        if table.additional is None:
            self.add((place, key), "no such key", found_text(member, key), "is not described", "undeclared")
        else:
            super()._unnamed(table, key, member, place)


@dataclass(slots=True)
class _Sight:
    """Where an issue is, seen from the model that it is in."""

    model: str
    path: str
    way: tuple[tuple[str | int, type | None], ...]
    value: Any

    def found(self, issue: Issue) -> str:
        """What is kept of the value: its type, or the value itself where the documented ones are at stake."""
        if issue.kind == "value":
            plain = isinstance(self.value, str) and _VALUE.fullmatch(self.value) and redacted(self.value) == self.value
            plain = plain and not any(is_secret(step) for step, _ in self.way)
            return str(self.value) if plain else ""
        return _KINDS.get(type(self.value), "") if issue.kind in {"type", "undeclared"} else ""


def _sight(issue: Issue, codec: Codec, value: Any) -> _Sight:
    """Go down to the place of an issue, past the models on the way."""
    way: list[tuple[str | int, type | None]] = []
    model, start = "", 0
    here: Codec | None = codec
    for step in steps_of(issue.path):
        here = _selected(here, value)
        if isinstance(here, ModelCodec):
            model, start = here.model.__name__, len(way)
            way.append((step, here.model))
        else:
            # The keys of a map are data: they neither tell departures apart nor belong in a report.
            way.append(("*" if isinstance(here, MapCodec) else step, None))
        here = _below(here, step)
        value = _member(value, step)
    path = _spelled(tuple(step for step, _ in way[start:])) if way else ""
    if not way and isinstance(found := _selected(here, value), ModelCodec):
        model = found.model.__name__
    return _Sight(model, re.sub(r"\[\d+\]", "[]", path), tuple(way), value)


def _selected(codec: Codec | None, value: Any) -> Codec | None:
    if codec is None:
        return None
    codec = inner_codec(codec)
    return _selected(codec.select(value), value) if isinstance(codec, UnionCodec) else codec


def _below(codec: Codec | None, step: str | int) -> Codec | None:
    if isinstance(codec, ListCodec | MapCodec):
        return codec.item
    if isinstance(codec, ModelCodec):
        known = codec.model.table.by_wire.get(str(step))
        return codec.model.table.additional if known is None else known.codec
    return None


def _member(value: Any, step: str | int) -> Any:
    try:
        return value[step]
    except (KeyError, IndexError, TypeError):
        return None


def _spelled(steps: tuple[str | int, ...]) -> str:
    path = ""
    for step in steps:
        path = f"{path}.*" if step == "*" else below(path, step)
    return path
