"""From departures to an OpenAPI Overlay that corrects the description: where in it, and what is to stand there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pkgutil import get_data
from typing import TYPE_CHECKING, Any

from ..core.json_text import loads

if TYPE_CHECKING:
    from .report import Departure

__all__ = ["overlay_of"]

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
