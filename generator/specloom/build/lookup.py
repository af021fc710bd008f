"""Ways through types by the names of properties, as the configuration spells them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from ..ir import (
    AliasSchema,
    Array,
    Choice,
    Definition,
    Field,
    Map,
    ObjectSchema,
    Operation,
    Parameter,
    Reference,
    Scalar,
    ScalarKind,
    SchemaId,
    Type,
    Union,
)
from ..openapi.routes import differ_in_prefix_only, route, route_of
from .scalars import ANY
from .wire import is_json


class Resolving(Protocol):
    """Looks behind aliases."""

    def resolved(self, type: Type) -> Type:
        """The type behind aliases."""
        ...

    def object_of(self, type: Type) -> ObjectSchema | None:
        """The object that a type is."""
        ...


def holes(operation: Operation) -> list[str]:
    """Wire names of the path arguments, in order."""
    return [part.wire_name for part in operation.segments if isinstance(part, Parameter)]


def same_places(one: Operation, other: Operation) -> bool:
    """Whether two operations take the same path arguments: by name, or by position where the paths are alike.

    They are where one begins the other, or where they differ in a version or a prefix only.
    """
    first, second = sorted((route(one.path), route(other.path)), key=len)
    alike = second.startswith(first) or differ_in_prefix_only(one.path, other.path)
    return holes(one) == holes(other) or (alike and first.count("{}") == second.count("{}"))


def sibling(operation: Operation, method: str, operations: Mapping[str, Operation]) -> Operation | None:
    """The operation of another method on the same route, whatever its path calls the parameters.

    Where there is none, the only one whose path differs in a version or a prefix alone: versions move one by one.
    """
    key = f"{method} {operation.path}"
    if key in operations:
        return operations[key]
    alike = [one for each, one in operations.items() if route_of(each) == route_of(key)]
    others = (one for one in operations.values() if one.method == method)
    moved = alike or [one for one in others if differ_in_prefix_only(one.path, operation.path)]
    return moved[0] if len(moved) == 1 else None


def answers(operation: Operation) -> Iterator[Type]:
    """The JSON bodies of the successes of an operation."""
    for response in operation.responses:
        for media in response.content if response.status.startswith("2") else ():
            if is_json(media.name):
                yield media.type


def references(type: Type) -> Iterator[SchemaId]:
    """The definitions that a type names, wherever in it."""
    if isinstance(type, Reference):
        yield type.id
    elif isinstance(type, Array):
        for part in (type.item, *type.prefix):
            yield from references(part)
    elif isinstance(type, Map):
        yield from references(type.value)
    elif isinstance(type, Union):
        for arm in type.arms:
            yield from references(arm)


def named_by_operation(operation: Operation) -> Iterator[SchemaId]:
    """The definitions that an operation names."""
    headers = [header.type for response in operation.responses for header in response.headers]
    for type in (*(parameter.type for parameter in operation.parameters), *headers, *_contents(operation)):
        yield from references(type)
    for callback in operation.callbacks:
        yield from named_by_operation(callback)


def _contents(operation: Operation) -> Iterator[Type]:
    bodies = (*((operation.body,) if operation.body is not None else ()), *operation.responses)
    for body in bodies:
        for each in body.content:
            yield each.type
            if each.item_type is not None:
                yield each.item_type


def named_by_definition(definition: Definition) -> Iterator[SchemaId]:
    """The definitions that a definition names."""
    if isinstance(definition, AliasSchema):
        yield from references(definition.type)
        return
    for each in definition.fields:
        yield from references(each.type)
    for _, type in definition.patterns:
        yield from references(type)
    if definition.additional is not None:
        yield from references(definition.additional)


def arms(type: Type, where: Resolving) -> Iterator[Type]:
    """The types that a value may have, unions opened; `null` is none."""
    found = where.resolved(type)
    if isinstance(found, Union):
        for arm in found.arms:
            yield from arms(arm, where)
    elif not (isinstance(found, Scalar) and found.kind is ScalarKind.NULL):
        yield found


def fields(type: Type, where: Resolving) -> dict[str, Field]:
    """The named fields of the objects that a value may be."""
    found: dict[str, Field] = {}
    for arm in arms(type, where):
        owner = where.object_of(arm)
        for field in owner.fields if owner else ():
            found.setdefault(field.wire_name, field)
    return found


def walk(type: Type, way: Iterable[str], where: Resolving) -> tuple[Type, Field | None] | None:
    """The type at the end of a way of names, and its field where it is one; `None` when the way breaks off."""
    here, field = type, None
    for name in way:
        known = fields(here, where)
        if name in known:
            field = known[name]
            here = field.type
            continue
        open_types = [arm.value if isinstance(arm, Map) else ANY for arm in arms(here, where) if _is_open(arm)]
        if not open_types:
            return None
        here, field = open_types[0], None
    return here, field


def _is_open(type: Type) -> bool:
    return isinstance(type, Map) or type == ANY


def item(type: Type, where: Resolving) -> Type | None:
    """The type of an item of a list; `None` when no list can stand there."""
    lists = [arm.item for arm in arms(type, where) if isinstance(arm, Array)]
    return lists[0] if lists else None


def allows(type: Type, value: object) -> bool:
    """Whether a value is of a type, as far as both are simple."""
    if isinstance(type, Choice):
        return value in type.values
    kinds = {ScalarKind.STRING: str, ScalarKind.BOOLEAN: bool, ScalarKind.INTEGER: int}
    return not isinstance(type, Scalar) or type.kind not in kinds or isinstance(value, kinds[type.kind])
