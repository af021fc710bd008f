"""How the answers of an API differ from what it publishes, gathered while a client is used.

Equal departures are counted, not kept: a report holds shapes and places, never the values of a document, except for
short texts that a list of documented values lacks. `overlay()` says what would correct the published description: where
in it, and what is to stand there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pkgutil import get_data
from typing import TYPE_CHECKING, Any

from ..codecs.checking import Findings, found_text
from ..codecs.codec import Codec, ListCodec, MapCodec, ModelCodec
from ..codecs.compiling import UnionCodec
from ..core import hinted
from ..core.json_text import loads
from ..core.operation import Lock
from ..core.redacting import is_secret, redacted
from ..core.wire import Place, below
from .statuses import inner_codec, steps_of

if TYPE_CHECKING:
    from ..codecs.checking import Issue
    from ..codecs.model import Table
    from ..core.operation import Operation
    from .response import ResponseFacts

__all__ = ["Departure", "DriftReport", "overlay_of"]


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


@hinted
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


Spot = tuple[str, ...]
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_ANNOTATIONS = frozenset({"type", "title", "description", "default", "example", "examples", "readOnly", "writeOnly"})
"""Beside these a type stands alone, so that it can be widened where it is."""
_ARMS = ("allOf", "oneOf", "anyOf")


def overlay_of(departures: Iterable[Departure], package: str) -> str:
    """Return the overlay as YAML whose values are JSON."""
    data = get_data(f"{package}.testing", "openapi.json")
    document: Any = loads(data or b"{}")
    lines = ["overlay: 1.1.0", "info:", "  title: What answers showed", "  version: 1.0.0", "actions:"]
    actions = 0
    for departure in departures:
        found = list(_Actions(document, departure))
        actions += len(found)
        lines += [line for action in found for line in _lines(action)] or [f"  # not corrected here: {_one(departure)}"]
    if not actions:
        lines[4] = "actions: []"
    return "\n".join(lines) + "\n"


def _lines(action: dict[str, Any]) -> Iterator[str]:
    mark = "-"
    for key, value in action.items():
        yield f"  {mark} {key}: {json.dumps(value)}"
        mark = " "


def _one(departure: Departure) -> str:
    return "".join(char if char.isprintable() else " " for char in str(departure))


class _Actions:
    """The actions that one departure asks for.

    Each is done to the document as well, so that the next ones find their targets as they will be by then.
    """

    def __init__(self, document: Any, departure: Departure) -> None:
        self._document = document
        self._departure = departure
        self._reason = {"description": _one(departure)}

    def __iter__(self) -> Iterator[dict[str, Any]]:
        kind, way, root = self._departure.kind, self._departure.way, self._root()
        above = kind in {"missing", "undeclared"}
        spot = None if root is None else self._reached(root, way[:-1] if above else way)
        if spot is None:
            return
        if kind == "type":
            yield from self._widen(spot)
        elif kind == "value":
            yield from self._list(spot)
        elif above:
            name, model = str(way[-1][0]), way[-1][1]
            yield from (self._free if kind == "missing" else self._describe)(spot, name, model)

    def _root(self) -> Spot | None:
        method, _, path = self._departure.operation.partition(" ")
        status = self._departure.status
        for name in (str(status), f"{status // 100}XX", "default"):
            spot = self._resolved(("paths", path, method.lower(), "responses", name))
            answer = self._at(spot)
            content = answer.get("content") if isinstance(answer, dict) else None
            for media, described in (content or {}).items():
                if "schema" in described:
                    return (*spot, "content", media, "schema")
        return None

    def _at(self, spot: Spot) -> Any:
        node = self._document
        for part in spot:
            node = node[int(part)] if isinstance(node, list) else node.get(part)
            if node is None:
                break
        return node

    def _resolved(self, spot: Spot) -> Spot:
        """Where a chain of references ends; loops end too."""
        for _ in range(32):
            node = self._at(spot)
            reference = node.get("$ref") if isinstance(node, dict) else None
            if not isinstance(reference, str) or not reference.startswith("#/"):
                break
            spot = tuple(part.replace("~1", "/").replace("~0", "~") for part in reference[2:].split("/"))
        return spot

    def _arms(self, spot: Spot, depth: int = 0) -> Iterator[Spot]:
        """A schema and the parts that it is composed of, references resolved."""
        spot = self._resolved(spot)
        yield spot
        node = self._at(spot)
        if isinstance(node, dict) and depth < 8:
            for key in _ARMS:
                for number in range(len(node.get(key) or ())):
                    yield from self._arms((*spot, key, str(number)), depth + 1)

    def _reached(self, spot: Spot, way: Iterable[tuple[str | int, type | None]]) -> Spot | None:
        """The schema at the end of a way; the last reference is not followed."""
        for step, model in way:
            found = self._member(spot, step, model)
            if found is None:
                return None
            spot = found
        return spot

    def _member(self, spot: Spot, step: str | int, model: type | None) -> Spot | None:
        arms = sorted(self._arms(spot), key=lambda arm: -self._likeness(arm, model))
        if isinstance(step, int):
            return next(((*arm, "items") for arm in arms if isinstance(self._at(arm).get("items"), dict)), None)
        for arm in arms:
            if step in (self._at(arm).get("properties") or {}):
                return (*arm, "properties", step)
        return next(((*arm, "additionalProperties") for arm in arms if self._at(arm).get("additionalProperties")), None)

    def _likeness(self, arm: Spot, model: type | None) -> int:
        """How well the properties of an arm are those of a model."""
        table: Any = getattr(model, "table", None)
        names = set(self._at(arm).get("properties") or ())
        return 0 if table is None else len(names & table.by_wire.keys()) - len(names - table.by_wire.keys())

    def _widen(self, spot: Spot) -> Iterator[dict[str, Any]]:
        """Allow further types: the schema becomes one of several."""
        schema = self._at(spot)
        if not isinstance(schema, dict):
            return
        known = [kind for arm in self._arms(spot) for kind in _types(self._at(arm))]
        types = [kind for kind in self._departure.found if kind not in known]
        *above, key = spot
        if types and known and schema.keys() <= _ANNOTATIONS:
            schema["type"] = [*known, *types]
            yield {"target": _path(spot), **self._reason, "update": {"type": schema["type"]}}
        elif types:
            wider = {"anyOf": [schema, *({"type": kind} for kind in types)]}
            self._at(tuple(above))[key] = wider
            yield {"target": _path(spot), **self._reason, "remove": True}
            yield {"target": _path(tuple(above)), **self._reason, "update": {key: wider}}

    def _list(self, spot: Spot) -> Iterator[dict[str, Any]]:
        """Add values to the documented ones."""
        for arm in self._arms(spot):
            known = self._at(arm).get("enum")
            new = [value for value in self._departure.found if value not in (known or ())]
            if known and new:
                known.extend(new)
                yield {"target": _path(arm), **self._reason, "update": {"enum": new}, "x-append": True}
                return

    def _free(self, spot: Spot, name: str, model: type | None) -> Iterator[dict[str, Any]]:
        """Let a key be absent."""
        for arm in sorted(self._arms(spot), key=lambda arm: -self._likeness(arm, model)):
            required = self._at(arm).get("required") or []
            if name in required:
                required.remove(name)
                yield {"target": f"{_path((*arm, 'required'))}[?@ == {_quoted(name)}]", **self._reason, "remove": True}
                return

    def _describe(self, spot: Spot, name: str, model: type | None) -> Iterator[dict[str, Any]]:
        """Name a key that nothing describes."""
        arms = [arm for arm in self._arms(spot) if "properties" in self._at(arm)] or [self._resolved(spot)]
        arm = max(arms, key=lambda one: self._likeness(one, model))
        types = [kind for kind in self._departure.found if kind != "array"]
        schema: dict[str, Any] = {}
        if self._departure.found == types and types != ["null"]:
            schema = {"type": types[0] if len(types) == 1 else types}
        if name not in self._at(arm).setdefault("properties", {}):
            self._at(arm)["properties"][name] = schema
            yield {"target": _path(arm), **self._reason, "update": {"properties": {name: schema}}}


def _types(schema: dict[str, Any]) -> list[str]:
    own = schema.get("type") or []
    return [own] if isinstance(own, str) else list(own)


def _path(spot: Spot) -> str:
    """A JSONPath (RFC 9535)."""
    return "$" + "".join(_step(part, before) for before, part in zip(("", *spot), spot, strict=False))


def _step(part: str, before: str) -> str:
    """One step of a JSONPath, after the step `before`."""
    if part.isdigit() and before in _ARMS:
        return f"[{part}]"
    return f".{part}" if _PLAIN.fullmatch(part) else f"[{_quoted(part)}]"


def _quoted(text: str) -> str:
    body = json.dumps(text)[1:-1].replace('\\"', '"').replace("'", "\\'")
    return f"'{body}'"
