"""Operations: everything that one method on one path says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..ir import LeftOut, Operation, Parameter, SecurityRequirement, SecurityScheme, Server
from ..openapi.grammar import METHODS
from ..source import MergedOperation
from .content import read_body
from .document import Node
from .parameters import bind_route, read_parameters
from .responses import read_responses
from .routes import Route, parse_route
from .schemas import Schemas
from .security import read_requirements
from .servers import read_servers

_SAFE = frozenset(("GET", "HEAD", "OPTIONS", "QUERY"))
"""Methods that RFC 9110 (section 9.2.1) and its successor for QUERY call safe; nobody retries TRACE."""
_IDEMPOTENT = _SAFE | {"PUT", "DELETE"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What holds for every operation that does not say otherwise."""

    schemas: Schemas
    merged: Mapping[tuple[str, str], MergedOperation]
    """(path, lower-case method) -> where it came from."""
    servers: tuple[Server, ...]
    security: tuple[SecurityRequirement, ...]
    security_schemes: Mapping[str, SecurityScheme]
    explicit_server: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where an operation stands."""

    key: str
    method: str
    path: str
    item: Node
    route: Route | None
    """`None` where the URL is not for a client to build: webhooks and callbacks."""


def read_paths(root: Node, around: Surroundings) -> tuple[tuple[Operation, ...], tuple[LeftOut, ...]]:
    """The operations under `paths`, sorted by path and method, and those that no request can be made for."""
    found: list[Operation] = []
    left_out: list[LeftOut] = []
    for path, entry in root.members("paths"):
        target = around.schemas.references.follow(entry, "pathItem")
        if target is None:
            continue
        route = parse_route(path, root.document, entry.pointer)
        for method, node in _methods(target.node):
            key = f"{method.upper()} {path}"
            if route is None:
                left_out.append(_leave_out(key, "no URL can be made of its path", node))
                continue
            place = _Place(key=key, method=method.upper(), path=path, item=target.node, route=route)
            with root.document.attempt() as faults:
                operation = _with_source(_operation(node, place, around), around)
            if faults:
                left_out.append(_leave_out(key, faults[0], node))
            else:
                found.append(operation)
    ordered = sorted(found, key=lambda one: (one.path, METHODS.index(one.method.lower())))
    return tuple(ordered), tuple(left_out)


def _leave_out(key: str, reason: str, node: Node) -> LeftOut:
    node.document.warning("left-out", f"{key} is left out: {reason}", node.pointer)
    return LeftOut(key=key, reason=reason, origin=node.document.origin(node.pointer))


def read_webhooks(root: Node, around: Surroundings) -> tuple[Operation, ...]:
    """The operations under `webhooks`: requests that the API sends."""
    return tuple(
        operation
        for name, entry in sorted(root.members("webhooks"), key=lambda member: member[0])
        for operation in _received(entry, f"WEBHOOK {{method}} {name}", name, around)
    )


def _received(entry: Node, key: str, path: str, around: Surroundings) -> Iterator[Operation]:
    """The operations of a path item whose URL is another's."""
    target = around.schemas.references.follow(entry, "pathItem")
    if target is None:
        return
    for method, node in _methods(target.node):
        yield _operation(
            node,
            _Place(
                key=key.replace("{method}", method.upper(), 1),
                method=method.upper(),
                path=path,
                item=target.node,
                route=None,
            ),
            around,
        )


def _methods(item: Node) -> Iterator[tuple[str, Node]]:
    item.note_keys("pathItem")
    for key in item.value:
        if key.startswith("x-") and key[2:].lower() in METHODS:
            item.document.note("unknown-keyword", f"`{key}` is no HTTP method; it is passed over", item.at(key))
    for method in METHODS:
        node = item.child(method)
        if node is not None:
            yield method, node


def _operation(node: Node, place: _Place, around: Surroundings) -> Operation:
    node.note_keys("operation")
    schemas = around.schemas
    segments: tuple[str | Parameter, ...] = ()
    parameters = read_parameters(node.elements("parameters"), place.item.elements("parameters"), schemas)
    if place.route is not None:
        bound = bind_route(place.route, parameters, node)
        segments, parameters = bound.segments, bound.parameters
    body = node.child("requestBody")
    return Operation(
        key=place.key,
        method=place.method,
        path=place.path,
        segments=segments,
        operation_id=node.text("operationId") or _made_id(place),
        page="",
        tags=node.texts("tags"),
        summary=node.text("summary") or place.item.text("summary"),
        description=node.text("description") or place.item.text("description"),
        deprecated=node.flag("deprecated"),
        parameters=parameters,
        body=read_body(body, schemas) if body is not None else None,
        responses=read_responses(node, schemas),
        servers=_own_servers(node, place.item, around),
        security=read_requirements(node, around.security_schemes) if "security" in node.value else around.security,
        safe=place.method in _SAFE,
        idempotent=place.method in _IDEMPOTENT,
        callbacks=tuple(_callbacks(node, place, around)),
        origin=node.document.origin(node.pointer),
    )


def _with_source(operation: Operation, around: Surroundings) -> Operation:
    source = around.merged.get((operation.path, operation.method.lower()))
    return replace(operation, page=source.page, supplement=source.supplement) if source is not None else operation


def _made_id(place: _Place) -> str:
    """A stable name for an operation that has none: its method and its path in words."""
    path = re.sub(r"\{([^{}]*)\}", r"by_\1", place.path)
    words = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", f"{place.method.lower()}_{path}")
    return "_".join(word for word in re.split(r"\W+|_", words.lower()) if word)


def _own_servers(node: Node, item: Node, around: Surroundings) -> tuple[Server, ...] | None:
    holder = node if "servers" in node.value else item
    if "servers" not in holder.value:
        return None
    servers = read_servers(holder, explicit=around.explicit_server)
    return None if servers == around.servers or not servers else servers


def _callbacks(node: Node, place: _Place, around: Surroundings) -> Iterator[Operation]:
    for name, entry in node.members("callbacks"):
        with node.document.attempt():
            yield from _callback(name, entry, place, around)


def _callback(name: str, entry: Node, place: _Place, around: Surroundings) -> Iterator[Operation]:
    target = around.schemas.references.follow(entry, "callback")
    if target is None:
        return
    for expression, value in target.node.value.items():
        item = target.node.child(expression) if not expression.startswith("x-") and value is not None else None
        if item is not None:
            yield from _received(item, f"{place.key} CALLBACK {name} {{method}} {expression}", expression, around)
