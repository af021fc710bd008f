"""The operations of a document where they stand, and which of two documents are the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast

from ..diagnostics import pointer_of
from ..openapi.grammar import METHODS
from ..source import Json
from .model import Side
from .shapes import Node, Object, Shapes, object_of

PARAMETER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Route:
    """An operation where it stands."""

    key: str
    method: str
    path: str
    node: Node
    item: Node

    @property
    def body(self) -> Object:
        """What the document says of it."""
        return cast("Object", self.node.schema)

    @property
    def shape(self) -> str:
        """Method and path, parameters by position."""
        return f"{self.method} {PARAMETER.sub('{}', self.path)}"


def routes(document: Mapping[str, Json]) -> dict[str, Route]:
    """Key -> operation."""
    found: dict[str, Route] = {}
    paths = document.get("paths")
    for path, item in object_of(paths).items():
        for method in METHODS:
            if isinstance(item, dict) and isinstance(item.get(method), dict):
                key = f"{method.upper()} {path}"
                place = Node(item[method], pointer_of(("paths", path, method)))
                found[key] = Route(key, method.upper(), path, place, Node(item, pointer_of(("paths", path))))
    return found


def matched(old: Side, new: Side) -> tuple[list[tuple[Route, Route]], list[Route], list[Route]]:
    """Pairs of operations, those that went, and those that came.

    An operation is known by its method and path with parameters by position; a moved one by its name in Python, or by
    its method and operationId.
    """
    before, after = routes(old.document), routes(new.document)
    calls = {key: _calls(side) for key, side in (("old", old), ("new", new))}
    pairs: list[tuple[Route, Route]] = [(before[key], after[key]) for key in before.keys() & after.keys()]
    labels: tuple[Callable[[Route, str], str], ...] = (
        lambda route, _: route.shape,
        lambda route, side: calls[side].get(route.key, ""),
        lambda route, _: f"{route.method} {route.body['operationId']}" if route.body.get("operationId") else "",
    )
    for label in labels:
        taken = {route.key for pair in pairs for route in pair[:1]}, {route.key for pair in pairs for route in pair[1:]}
        went, came = _grouped(before, taken[0], "old", label), _grouped(after, taken[1], "new", label)
        pairs += [
            (went[name][0], came[name][0])
            for name in went.keys() & came.keys()
            if name and len(went[name]) == len(came[name]) == 1
        ]
    gone, here = {pair[0].key for pair in pairs}, {pair[1].key for pair in pairs}
    pairs.sort(key=lambda pair: pair[1].key)
    return (
        pairs,
        [before[key] for key in sorted(before.keys() - gone)],
        [after[key] for key in sorted(after.keys() - here)],
    )


def _grouped(
    found: Mapping[str, Route], taken: set[str], side: str, label: Callable[[Route, str], str]
) -> dict[str, list[Route]]:
    groups: dict[str, list[Route]] = {}
    for key, route in found.items():
        if key not in taken:
            groups.setdefault(label(route, side), []).append(route)
    return groups


def _calls(side: Side) -> dict[str, str]:
    return {entry["key"]: entry["call"] for entry in side.index.get("operations", ())}


def parameters_of(shapes: Shapes, route: Route) -> dict[tuple[str, str], Node]:
    """Place and name -> parameter; those of the operation override those of its path."""
    found: dict[tuple[str, str], Node] = {}
    for owner in (route.item, route.node):
        listed = object_of(owner.schema).get("parameters")
        for number, _ in enumerate(listed if isinstance(listed, list) else ()):
            node = resolved(shapes, owner.below("parameters", number))
            parameter = object_of(node.schema)
            place, name = str(parameter.get("in", "")), str(parameter.get("name", ""))
            found[place, name.lower() if place == "header" else name] = node
    return found


def schema_of_parameter(node: Node) -> Node | None:
    parameter = object_of(node.schema)
    if "schema" in parameter:
        return node.below("schema")
    for media, content in object_of(parameter.get("content")).items():
        if "schema" in object_of(content):
            return node.below("content", media, "schema")
    return None


def resolved(shapes: Shapes, node: Node) -> Node:
    """What a reference to a parameter, header, body or response leads to."""
    for _ in range(20):
        reference = object_of(node.schema).get("$ref")
        target = shapes.target(reference) if isinstance(reference, str) else None
        if target is None:
            return node
        node = target
    return node


def below(shapes: Shapes, node: Node, name: str) -> Node | None:
    return resolved(shapes, node.below(name)) if name in object_of(node.schema) else None


def urls(document: Mapping[str, Json], route: Route) -> list[str]:
    for owner in (route.body, object_of(route.item.schema), document):
        if owner.get("servers"):
            servers = owner["servers"]
            return (
                [str(object_of(one).get("url", "")).rstrip("/") for one in servers] if isinstance(servers, list) else []
            )
    return []


def accepted(shapes: Shapes, route: Route) -> list[frozenset[str]]:
    """The alternatives of credentials, each as a set of what is sent."""
    required = route.body.get("security", shapes.document.get("security"))
    schemes = object_of(object_of(shapes.document.get("components")).get("securitySchemes"))
    found = []
    for one in required if isinstance(required, list) else ():
        parts: set[str] = set()
        for name, scopes in object_of(one).items():
            parts.add(_credential(object_of(schemes.get(name)), name))
            parts |= {f"scope {scope}" for scope in (scopes if isinstance(scopes, list) else ())}
        found.append(frozenset(parts))
    return sorted(found, key=sorted) or [frozenset()]


def _credential(scheme: Object, name: str) -> str:
    kind = str(scheme.get("type", name))
    if kind == "apiKey":
        return f"API key in {scheme.get('in')} {scheme.get('name')}"
    return str(scheme.get("scheme", kind)).lower() if kind == "http" else kind


def credentials_text(found: list[frozenset[str]]) -> str:
    return " or ".join(" and ".join(sorted(one)) or "none" for one in found)


def moved_from(old: Route, new: Route) -> str:
    """What of method and path is another one: the beginning, where the rest is the same."""
    if old.method != new.method:
        return f"moved from {old.key} to {new.key}"
    before, after = old.path.split("/"), new.path.split("/")
    while len(before) > 2 and len(after) > 2 and before[-1] == after[-1]:
        before.pop()
        after.pop()
    return f"moved from {'/'.join(before)} to {'/'.join(after)}"
