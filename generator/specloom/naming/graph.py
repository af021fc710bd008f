"""Who uses what: which pages' operations reach which definitions.

Definitions are linked by ids, so the graph may have loops; walking it is a plain search over ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..ir import Api, Array, Definition, Map, ObjectSchema, Operation, Reference, SchemaId, Type, Union

Links = Mapping[SchemaId, tuple[SchemaId, ...]]
"""Definition -> the definitions that it names, each once, in order of mention."""


def links(api: Api) -> Links:
    """Which definitions each definition names itself."""
    return {schema.id: _once(type_ids(_types(schema))) for schema in api.schemas}


def users(api: Api) -> Mapping[SchemaId, frozenset[str]]:
    """Definition -> titles of the pages whose operations or webhooks reach it; nothing for an unused one."""
    graph = links(api)
    roots: dict[str, set[SchemaId]] = {}
    for operation in (*api.operations, *api.webhooks):
        roots.setdefault(operation.page, set()).update(type_ids(operation_types(operation)))
    found: dict[SchemaId, set[str]] = {}
    for page, start in roots.items():
        for schema in reach(graph, start):
            found.setdefault(schema, set()).add(page)
    return {schema: frozenset(pages) for schema, pages in found.items()}


def reach(graph: Links, start: Iterable[SchemaId]) -> frozenset[SchemaId]:
    """`start` and all that can be reached from it."""
    seen: set[SchemaId] = set()
    waiting = list(start)
    while waiting:
        here = waiting.pop()
        if here not in seen:
            seen.add(here)
            waiting.extend(graph.get(here, ()))
    return frozenset(seen)


def operation_types(operation: Operation) -> Iterator[Type]:
    """Every type that an operation mentions, its callbacks' too."""
    for parameter in operation.parameters:
        yield parameter.type
    for media in operation.body.content if operation.body else ():
        yield media.type
        if media.item_type is not None:
            yield media.item_type
    for response in operation.responses:
        for header in response.headers:
            yield header.type
        for media in response.content:
            yield media.type
            if media.item_type is not None:
                yield media.item_type
    if operation.paging is not None:
        yield operation.paging.item_type
    for callback in operation.callbacks:
        yield from operation_types(callback)


def _types(schema: Definition) -> Iterator[Type]:
    if not isinstance(schema, ObjectSchema):
        yield schema.type
        return
    for field in schema.fields:
        yield field.type
    if schema.additional is not None:
        yield schema.additional
    for _, type_ in schema.patterns:
        yield type_


def type_ids(types: Iterable[Type]) -> Iterator[SchemaId]:
    """Definitions named in `types`; a stack and not recursion, since unions may nest as deep as a page likes."""
    waiting = list(types)[::-1]
    while waiting:
        here = waiting.pop()
        match here:
            case Reference():
                yield here.id
            case Array():
                waiting.extend((here.item, *here.prefix[::-1]))
            case Map():
                waiting.append(here.value)
            case Union():
                waiting.extend(here.arms[::-1])
                if here.discriminator is not None:
                    yield from (arm for _, arm in here.discriminator.mapping)
            case _:
                pass


def _once(ids: Iterable[SchemaId]) -> tuple[SchemaId, ...]:
    return tuple(dict.fromkeys(ids))
