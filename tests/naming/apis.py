"""Small APIs, written by hand or drawn by hypothesis."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from specloom.diagnostics import Diagnostics, Origin
from specloom.ir import (
    AliasSchema,
    Api,
    Array,
    Body,
    Definition,
    Field,
    Location,
    MediaType,
    ObjectSchema,
    Operation,
    Parameter,
    Reference,
    Response,
    Scalar,
    ScalarKind,
    SchemaId,
    Type,
)
from specloom.naming.lock import Lock, format_lock, parse_lock
from specloom.naming.placement import place
from specloom.naming.table import name
from specloom.plan import NameTable, Placement
from specloom.settings.sdk import SdkConfig

T = TypeVar("T")
HERE = Origin(page="pets.md", fragment=3)
TEXT = Scalar(kind=ScalarKind.STRING)


def obj(
    id: str, *fields: str, page: str = "Pets", owner: str = "", place: tuple[str, ...] = (), title: str = ""
) -> ObjectSchema:
    """An object with text fields; an inline one when it has an owner."""
    return ObjectSchema(
        id=SchemaId(id),
        published="" if owner else id,
        page=page,
        owner=SchemaId(owner) if owner else None,
        place=place,
        title=title,
        origin=HERE,
        fields=tuple(Field(wire_name=wire_name, type=TEXT, origin=HERE) for wire_name in fields),
    )


def alias(id: str, item: str, page: str = "Pets") -> AliasSchema:
    """A list of something."""
    return AliasSchema(
        id=SchemaId(id), published=id, page=page, owner=None, origin=HERE, type=Array(item=Reference(id=SchemaId(item)))
    )


def parameter(wire_name: str, location: Location = Location.QUERY) -> Parameter:
    return Parameter(wire_name=wire_name, location=location, type=TEXT, style="form", explode=True, origin=HERE)


def operation(
    key: str,
    operation_id: str,
    *parameters: str | Parameter,
    page: str = "Pets",
    tags: tuple[str, ...] = (),
    body: str = "",
    answer: str = "",
) -> Operation:
    """`GET /pets/{id}` with its path parameters, query parameters, and the schemas that it takes and gives."""
    method, _, path = key.partition(" ")
    segments: list[str | Parameter] = []
    for number, part in enumerate(path.replace("}", "{").split("{")):
        segments.append(parameter(part, Location.PATH) if number % 2 else part)
    others = [parameter(p) if isinstance(p, str) else p for p in parameters]
    return Operation(
        key=key,
        method=method,
        path=path,
        segments=tuple(segments),
        operation_id=operation_id,
        page=page,
        tags=tags,
        parameters=(*(s for s in segments if isinstance(s, Parameter)), *others),
        body=Body(content=(media(Reference(id=SchemaId(body))),), origin=HERE) if body else None,
        responses=(Response(status="200", content=(media(Reference(id=SchemaId(answer))),), origin=HERE),)
        if answer
        else (),
        origin=HERE,
    )


def media(type: Type) -> MediaType:
    return MediaType(name="application/json", type=type, origin=HERE)


def api(*parts: Operation | Definition, title: str = "Petstore") -> Api:
    """The API of these operations and definitions, each sorted as `building` does."""
    operations = sorted((p for p in parts if isinstance(p, Operation)), key=lambda o: (o.page, o.path, o.method))
    schemas = sorted((p for p in parts if not isinstance(p, Operation)), key=lambda s: s.id)
    return Api(
        title=title,
        version="1",
        servers=(),
        security_schemes=(),
        tags=(),
        operations=tuple(operations),
        schemas=tuple(schemas),
        pages=tuple(sorted({p.page for p in parts if p.page})),
    )


def run(
    source: Api, sdk: SdkConfig | None = None, lock: Lock | None = None, diagnostics: Diagnostics | None = None
) -> tuple[NameTable, Placement]:
    """Place and name; findings fail unless they are asked for."""
    sdk, lock, found = sdk or SdkConfig(), lock or Lock(), diagnostics or Diagnostics()
    placement = place(source, sdk, pinned_models=lock.placed, pinned_resources=lock.resources())
    table = name(source, placement, sdk, lock, found)
    if diagnostics is None:
        assert found.entries == []
    return table, placement


def saved(source: Api, table: NameTable, placement: Placement) -> str:
    """The lock's text after a run."""
    return format_lock(table=table, placement=placement, api=source, components={})


def carried(source: Api, table: NameTable, placement: Placement) -> Lock:
    """The lock as the next run reads it."""
    diagnostics = Diagnostics()
    lock = parse_lock(saved(source, table, placement), diagnostics)
    assert diagnostics.entries == []
    return lock


def names(table: NameTable) -> dict[str, str]:
    """Every name in one map, by what it belongs to."""
    return {
        **{f"module {k}": v for k, v in table.modules.items()},
        **{f"resource {k}": v for k, v in table.resource_classes.items()},
        **{f"model {k}": v for k, v in table.models.items()},
        **{f"field {k}": v for k, v in table.fields.items()},
        **{f"method {k}": v for k, v in table.methods.items()},
        **{f"argument {k}": v for k, v in table.arguments.items()},
        **{f"body {k}": v for k, v in table.body_arguments.items()},
    }


def reordered(source: Api, seed: int) -> Api:
    """The same API with everything in another order."""
    schemas = tuple(
        replace(s, fields=turned(s.fields, seed)) if isinstance(s, ObjectSchema) else s for s in source.schemas
    )
    return replace(
        source,
        operations=turned(source.operations, seed),
        schemas=turned(schemas, seed),
        pages=turned(source.pages, seed),
    )


def turned(items: tuple[T, ...], seed: int) -> tuple[T, ...]:
    """`items` from the end, or from the middle on."""
    at = seed % (len(items) or 1)
    return items[::-1] if seed == 0 else items[at:] + items[:at]
