"""Follows references inside the document. Nothing is ever opened or requested."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from ..diagnostics import pointer_of
from ..openapi.grammar import DATA, UNKNOWN, kind_at, label
from ..source import Json
from ..text.suggest import did_you_mean
from .document import Document, Node, boolean_schema, tokens

_REFUSED = ("external-reference", "reference-loop")
"""What nobody can have meant, or what only opening it would tell."""
_INDISPENSABLE = ("parameter", "pathItem", "requestBody")
"""Kinds of objects without which no request can be made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a reference leads to."""

    node: Node
    component: str = ""
    """Key of the component, when the reference is to a whole one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class References:
    """Resolves the references of one document."""

    document: Document
    _schemas: dict[str, Node] = field(default_factory=dict)

    def schema(self, node: Node) -> Node | None:
        """The schema that `$ref` of `node` points at; `None`, reported, when there is none."""
        reference = node.value["$ref"]
        known = self._schemas.get(reference) if isinstance(reference, str) else None
        if known is None:
            known = self._target(node, "schema")
            if known is not None and isinstance(reference, str):
                self._schemas[reference] = known
        return known

    def follow(self, node: Node, kind: str) -> Target | None:
        """The first object without `$ref` on the way from `node`; its own words win over those of the target."""
        seen: dict[str, None] = {}
        words: dict[str, Json] = {}
        component = ""
        while "$ref" in node.value:
            seen[node.pointer] = None
            words = {**{key: node.value[key] for key in ("summary", "description") if key in node.value}, **words}
            target = self._target(node, kind)
            if target is None:
                return None
            if target.pointer in seen:
                self._fail(kind, "reference-loop", _loop([*seen, target.pointer]), next(iter(seen)), "")
                return None
            component = component or _component(target.pointer)
            node = target
        merged = Node({**node.value, **words}, node.pointer, self.document) if words else node
        return Target(node=merged, component=component)

    def find(self, reference: str) -> Node | None:
        """The object at a local reference, without a report when there is none."""
        value = self._value(_tokens(reference)) if reference.startswith("#/") else None
        return Node(value, pointer_of(_tokens(reference)), self.document) if isinstance(value, dict) else None

    def _target(self, node: Node, kind: str) -> Node | None:
        reference = node.text("$ref")
        if not isinstance(node.value["$ref"], str):
            return None
        place = node.at("$ref")
        if reference and not reference.startswith("#"):
            self._fail(
                kind,
                "external-reference",
                f'"{reference}" leaves the document; nothing is opened or requested',
                place,
                "publish the target among the pages and refer to it with #/components/…",
            )
            return None
        way = _tokens(reference)
        if reference not in ("", "#") and not reference.startswith("#/"):
            self._fail(kind, "unresolved-ref", f'"{reference}" is no JSON pointer', place, "write #/components/…")
            return None
        value = self._value(way)
        if isinstance(value, bool) and kind == "schema":
            value = boolean_schema(value)
        if not isinstance(value, dict):
            self._unresolved(reference, way, kind, place)
            return None
        found = kind_at(way)
        if found not in (kind, UNKNOWN, DATA):
            message = f'"{reference}" is a {label(found)}, wanted a {label(kind)}'
            self._fail(kind, "wrong-reference", message, place, "")
            return None
        return Node(value, pointer_of(way), self.document)

    def _value(self, way: tuple[str, ...]) -> Json:
        here: Json = self.document.specification.document
        for token in way:
            if isinstance(here, dict) and token in here:
                here = here[token]
            elif isinstance(here, list) and _is_index(token) and int(token) < len(here):
                here = here[int(token)]
            else:
                return None
        return here

    def _unresolved(self, reference: str, way: tuple[str, ...], kind: str, place: str) -> None:
        siblings = self._value(way[:-1])
        names = siblings if isinstance(siblings, Mapping) else ()
        message = f'no {label(kind)} at "{reference}"'
        if way and way[0].startswith("x-"):
            # Sites that cut fragments out of a larger document leave pointers into what they keep for themselves.
            self.document.warning("unresolved-extension-ref", message, place, help="it is typed as anything")
        else:
            self._fail(kind, "unresolved-ref", message, place, did_you_mean(way[-1] if way else "", names))

    def _fail(self, kind: str, code: str, message: str, place: str, help: str) -> None:
        """Report a reference that leads nowhere."""
        if code in _REFUSED:
            self.document.error(code, message, place, help=help)
            return
        if kind in _INDISPENSABLE:
            self.document.unusable(code, message, place, help=help)
            return
        done = "it is typed as anything" if kind == "schema" else "it is left out"
        self.document.warning(code, message, place, help=f"{help}; {done}" if help else done)


def _tokens(reference: str) -> tuple[str, ...]:
    """Tokens of a fragment: percent-decoded first, then `~1` before `~0` (RFC 6901, section 6)."""
    return tokens(unquote(reference[1:]))


def _is_index(token: str) -> bool:
    return token.isascii() and token.isdigit() and (token == "0" or token[0] != "0") and len(token) < 10


def _component(pointer: str) -> str:
    way = tokens(pointer)
    return way[2] if len(way) == 3 and way[0] == "components" else ""


def _loop(pointers: list[str]) -> str:
    return "references go in a circle: " + " → ".join(pointers)
