"""All names at once: gathers what wants one, scope by scope, and settles each scope as a whole.

The order of scopes follows what is named after what: inline schemas after their owners, body arguments after the
attributes of the model, methods beside the module that their resource is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..diagnostics import Diagnostics
from ..ir import Api, Location, ObjectSchema, Operation, SchemaId
from ..plan import SHARED, NameTable, Placement
from ..settings.sdk import SdkConfig
from ..text.identifiers import Words, split
from . import arguments, methods, models, resources
from .book import Book
from .keys import key
from .lock import Lock
from .memory import Memory
from .prefixes import Subject, convention
from .reserved import ARGUMENT_NAMES, METHOD_NAMES, MODEL_NAMES, MODULE_NAMES, RESOURCE_NAMES
from .rules import match
from .scope import Candidate, Scope

Fields = dict[tuple[SchemaId, str], str]


def name(
    api: Api,
    placement: Placement,
    sdk: SdkConfig,
    lock: Lock,
    diagnostics: Diagnostics,
    lock_path: str = "specs.lock",
) -> NameTable:
    """Decide every name. Rules come first, then the lock, then the names that things ask for themselves."""
    rules = match(api, placement, sdk, diagnostics)
    memory = Memory(lock, _current(api, placement))
    book = Book(rules=rules, memory=memory, diagnostics=diagnostics, lock_path=lock_path)
    nouns = resources.nouns({*api.pages, *_titles(placement)}, rules)
    modules = _modules(placement, book)
    classes = _classes(api, placement, nouns, book)
    fields = _fields(api, book)
    return NameTable(
        modules=modules,
        resource_classes=_resource_classes(placement, classes, book),
        models=classes,
        fields=fields,
        methods=_methods(api, placement, nouns, modules, book),
        arguments=(found := _arguments(api, fields, book))[0],
        body_arguments=found[1],
        retired=book.memory.retired(book.given),
        pinned=book.given,
    )


def _titles(placement: Placement) -> list[str]:
    return sorted({*placement.models.values(), *placement.resources.values()})


def _current(api: Api, placement: Placement) -> frozenset[str]:
    """Stable keys of all that is there now."""
    return frozenset(
        (
            *(key(kind, title) for title in _titles(placement) for kind in ("module", "resource")),
            *(key("operation", operation.key) for operation in api.operations),
            *(key("model", schema.id) for schema in api.schemas),
            *(
                key("field", schema.id, field.wire_name)
                for schema in api.schemas
                if isinstance(schema, ObjectSchema)
                for field in schema.fields
            ),
        )
    )


def _modules(placement: Placement, book: Book) -> dict[str, str]:
    titles = _titles(placement)
    keys = {key("module", title): title for title in titles if title != SHARED}
    asked = {stable: book.rules.pages[title].module for stable, title in keys.items() if title in book.rules.pages}
    wishes = [resources.module(title, stable) for stable, title in keys.items()]
    named = book.settle("module", "", keys, wishes, asked, Scope(reserved=MODULE_NAMES))
    return {**named, SHARED: SHARED} if SHARED in titles else named


def _classes(api: Api, placement: Placement, nouns: Mapping[str, Words], book: Book) -> dict[SchemaId, str]:
    keys = {key("model", schema.id): schema.id for schema in api.schemas}
    asked = {stable: book.rules.models[schema].name for stable, schema in keys.items() if schema in book.rules.models}
    scope = Scope(reserved=MODEL_NAMES, gap="", fold=True, claims=models.claims)
    scope.fix(book.fixed("model", "", keys, asked))
    beside = book.memory.pinned(key("resource", title) for title in sorted(set(placement.resources.values())))
    for stable in sorted(beside):
        scope.block(stable, *resources.claims(beside[stable]))
    scope.fill(
        models.component(schema, key("model", schema.id), nouns.get(schema.page, ()))
        for schema in api.schemas
        if schema.owner is None
    )
    scope.fill(_inlines(api, scope.names))
    return book.take("model", "", keys, scope)


def _inlines(api: Api, given: Mapping[str, str]) -> Iterator[Candidate]:
    owners = {s.id: given[key("model", s.id)] for s in api.schemas if s.owner is None}
    operations = {operation.key: operation for operation in (*api.operations, *api.webhooks)}
    for schema in api.schemas:
        if schema.owner is not None:
            bases, way = models.owner_bases(schema.owner, schema.place, owners, operations)
            yield models.inline(schema, key("model", schema.id), bases, way)


def _resource_classes(placement: Placement, classes: Mapping[SchemaId, str], book: Book) -> dict[str, str]:
    keys = {key("resource", title): title for title in sorted(set(placement.resources.values()))}
    scope = Scope(reserved=RESOURCE_NAMES, gap="", fold=True, claims=resources.claims)
    for schema, name in sorted(classes.items()):
        scope.block(key("model", schema), name)
    wishes = [resources.resource_class(title, stable) for stable, title in keys.items()]
    return book.settle("resource", "", keys, wishes, {}, scope)


def _fields(api: Api, book: Book) -> Fields:
    found: Fields = {}
    for schema in api.schemas:
        if isinstance(schema, ObjectSchema):
            keys = {key("field", schema.id, f.wire_name): (schema.id, f.wire_name) for f in schema.fields}
            asked = {stable: book.rules.attribute(*way) for stable, way in keys.items()}
            reserved = arguments.reserved(schema)
            wishes = [arguments.field(wire_name, stable, reserved) for stable, (_, wire_name) in keys.items()]
            named = book.settle("field", schema.id, keys, wishes, asked, Scope(reserved=reserved))
            found |= named
            for stable, way in keys.items():
                if named[way] == way[1]:
                    del book.given[stable]  # nothing can come closer to such a name: it stays without a line
    return found


def _methods(
    api: Api, placement: Placement, nouns: Mapping[str, Words], modules: Mapping[str, str], book: Book
) -> dict[str, str]:
    by_resource: dict[str, list[Operation]] = {}
    for operation in api.operations:
        by_resource.setdefault(placement.resources[operation.key], []).append(operation)
    subjects = {
        operation.key: Subject(title=title, nouns=(nouns[resource], title, nouns.get(operation.page, ())))
        for resource, operations in by_resource.items()
        for title in (split(resource),)
        for operation in operations
    }
    usual = convention((operation, subjects[operation.key]) for operation in api.operations)
    found: dict[str, str] = {}
    for resource, operations in sorted(by_resource.items()):
        keys = {key("operation", operation.key): operation.key for operation in operations}
        rules = book.rules.operations
        asked = {stable: rules[operation].method_name for stable, operation in keys.items() if operation in rules}
        wishes = [methods.method(o, key("operation", o.key), subjects[o.key], usual) for o in operations]
        scope = Scope(reserved=METHOD_NAMES, limit=methods.LIMIT)
        replacing = [key("operation", operation.key) for operation in operations if methods.replaces(operation)]
        before = {**book.memory.revived(replacing), **book.memory.pinned(replacing)}
        # A name once given stays, unless it says that a call keeps what it erases.
        dropped = [stable for stable, call in before.items() if methods.misleads(call.rpartition(".")[2])]
        found |= book.settle("operation", modules[resource], keys, wishes, asked, scope, dropped)
    return found


def _arguments(
    api: Api, fields: Fields, book: Book
) -> tuple[dict[tuple[str, Location, str], str], dict[tuple[str, str], str]]:
    schemas = {schema.id: schema for schema in api.schemas}
    plain: dict[tuple[str, Location, str], str] = {}
    body: dict[tuple[str, str], str] = {}
    for operation in (*api.operations, *api.webhooks):
        wanted = arguments.wanted(operation, arguments.body_object(operation, schemas), fields)
        keys = {key("argument", operation.key, wish.location, wish.wire_name): wish for wish in wanted}
        asked = {
            stable: (
                wish.name if wish.location == arguments.OPTION else book.rules.argument(operation.key, wish.wire_name)
            )
            for stable, wish in keys.items()
        }
        wishes = [arguments.argument(wish, stable) for stable, wish in keys.items()]
        named = book.settle("argument", operation.key, keys, wishes, asked, Scope(reserved=ARGUMENT_NAMES))
        for stable, wish in keys.items():
            if wish.location == arguments.OPTION:
                del book.given[stable]  # the rule that declares it says it
                continue
            if wish.location != arguments.BODY:
                plain[operation.key, Location(wish.location), wish.wire_name] = named[wish]
                continue
            body[operation.key, wish.wire_name] = named[wish]
            if named[wish] == wish.name:
                del book.given[stable]  # the field's own line says it
    return plain, body
