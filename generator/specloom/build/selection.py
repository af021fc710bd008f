"""Choosing operations: the package holds those that are asked for, and the models that they reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from ..diagnostics import Diagnostics
from ..ir import Api, Definition, Operation, SchemaId
from ..openapi.grammar import METHODS
from ..openapi.routes import route
from .lookup import named_by_definition, named_by_operation, references

_TAG = "tag:"


def selected(api: Api, include: Sequence[str], exclude: Sequence[str], diagnostics: Diagnostics) -> Api:
    """The API with the operations that a pattern of `include` names, or all without one, less those of `exclude`.

    A pattern is `tag:NAME`, a path, or a method and a path; `*` stands for any characters. One that names no operation
    is an error.
    """
    if not include and not exclude:
        return api
    for key, patterns in (("include", include), ("exclude", exclude)):
        for pattern in patterns:
            if not any(matches(operation, pattern) for operation in api.operations):
                message = f"`{key}`: no operation is called {pattern!r}"
                help = "write tag:NAME, a path, or a method and a path; * stands for any characters"
                diagnostics.error("wrong-configuration", message, None, help=help)
    operations = tuple(
        operation
        for operation in api.operations
        if (not include or any(matches(operation, pattern) for pattern in include))
        and not any(matches(operation, pattern) for pattern in exclude)
    )
    kept = _reached(api, operations)
    used = {tag for operation in operations for tag in operation.tags}
    return replace(
        api,
        operations=operations,
        webhooks=api.webhooks if not include else (),
        schemas=tuple(definition for definition in api.schemas if definition.id in kept),
        tags=tuple(tag for tag in api.tags if tag.name in used),
    )


def matches(operation: Operation, pattern: str) -> bool:
    """Whether a pattern names an operation; what the parameters of a path are called does not count."""
    if pattern.startswith(_TAG):
        return any(fnmatchcase(tag, pattern.removeprefix(_TAG)) for tag in operation.tags)
    method, _, path = pattern.partition(" ")
    if path and method.lower() in METHODS:
        return operation.method == method.upper() and fnmatchcase(route(operation.path), route(path.strip()))
    return fnmatchcase(route(operation.path), route(pattern))


def _reached(api: Api, operations: Sequence[Operation]) -> set[SchemaId]:
    """The definitions that the operations lead to."""
    definitions: dict[SchemaId, Definition] = {definition.id: definition for definition in api.schemas}
    waiting = list(_named(operations))
    found: set[SchemaId] = set()
    while waiting:
        id = waiting.pop()
        if id in definitions and id not in found:
            found.add(id)
            waiting += named_by_definition(definitions[id])
    return found


def _named(operations: Sequence[Operation]) -> Iterator[SchemaId]:
    for operation in operations:
        yield from named_by_operation(operation)
        if operation.paging is not None:
            yield from references(operation.paging.item_type)
