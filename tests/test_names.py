"""Adding, removing or reordering a page renames nothing: the published pages in every order, the lock carried along.

A name is looked at where a user meets it: a call, an argument, the class that an operation answers with, a field of a
field of it. So the test does not lean on the keys by which the lock remembers names.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from specloom.build.build import build
from specloom.diagnostics import Diagnostics
from specloom.input.files import InputFile
from specloom.input.read import read
from specloom.ir import (
    AliasSchema,
    Api,
    Array,
    Definition,
    Map,
    ObjectSchema,
    Operation,
    Reference,
    SchemaId,
    Type,
    Union,
)
from specloom.merge.merge import merge
from specloom.merge.pins import pins
from specloom.naming.lock import Lock, format_lock, parse_lock
from specloom.naming.placement import place
from specloom.naming.table import name
from specloom.plan import NameTable
from specloom.settings.sdk import SdkConfig
from specloom.source import Fragment

pytestmark = pytest.mark.slow

SPECS = Path(__file__).resolve().parents[1] / "specs"
PAGES = tuple(sorted(path.name for path in SPECS.glob("*.md")))
ORDERS = tuple(itertools.permutations(PAGES))
SUBSETS = tuple(chosen for size in range(1, len(PAGES)) for chosen in itertools.combinations(PAGES, size))


@dataclass(frozen=True)
class Run:
    """What a run gives: the lock's text, and each name by the way on which a user comes to it."""

    lock: str
    names: dict[str, str]


@cache
def fragments(page: str) -> tuple[Fragment, ...]:
    file = InputFile(path=f"specs/{page}", data=(SPECS / page).read_bytes())
    return read([file], Diagnostics())[1]


@cache
def generated(pages: tuple[str, ...], lock: str = "") -> Run:
    """Name the pages, read in that order, with the lock of the run before."""
    diagnostics, sdk = Diagnostics(), SdkConfig()
    before = parse_lock(lock, diagnostics) if lock else Lock()
    merged = merge([each for page in pages for each in fragments(page)], diagnostics, pinned=before.components)
    api = build(merged, diagnostics, sdk=sdk)
    placement = place(api, sdk, pinned_models=before.placed, pinned_resources=before.resources())
    table = name(api, placement, sdk, before, diagnostics)
    diagnostics.check()
    components = {**before.components, **pins(merged)}
    text = format_lock(table=table, placement=placement, api=api, components=components)
    modules = {id: table.modules.get(page, page) for id, page in placement.models.items()}
    return Run(text, dict(_names(api, table, modules, placement.resources)))


def _names(
    api: Api, table: NameTable, modules: dict[SchemaId, str], homes: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    definitions = {schema.id: schema for schema in api.schemas}
    for operation in api.operations:
        yield operation.key, f"{table.modules[homes[operation.key]]}.{table.methods[operation.key]}"
        for parameter in operation.parameters:
            place = (operation.key, parameter.location, parameter.wire_name)
            yield f"{operation.key} {parameter.location} {parameter.wire_name}", table.arguments[place]
        for way, type in _types(operation):
            for found, id in _reached(way, type, definitions, frozenset()):
                yield found, f"{modules[id]}.{table.models[id]}"
    for (operation_key, wire), argument in table.body_arguments.items():
        yield f"{operation_key} body field {wire}", argument


def _types(operation: Operation) -> Iterator[tuple[str, Type]]:
    for response in operation.responses:
        yield from ((f"{operation.key} {response.status} {each.name}", each.type) for each in response.content)
    if operation.body is not None:
        yield from ((f"{operation.key} body {each.name}", each.type) for each in operation.body.content)


def _reached(
    way: str, type: Type, definitions: dict[SchemaId, Definition], above: frozenset[SchemaId]
) -> Iterator[tuple[str, SchemaId]]:
    """Each named type, by the way to it; recursion ends where it comes back."""
    if isinstance(type, Reference):
        yield way, type.id
        if type.id not in above:
            for step, inner in _inside(definitions[type.id]):
                yield from _reached(f"{way}{step}", inner, definitions, above | {type.id})
    elif isinstance(type, Array):
        yield from _reached(f"{way}[]", type.item, definitions, above)
    elif isinstance(type, Map):
        yield from _reached(f"{way}{{}}", type.value, definitions, above)
    elif isinstance(type, Union):
        for number, arm in enumerate(type.arms):
            yield from _reached(f"{way}|{number}", arm, definitions, above)


def _inside(definition: Definition) -> Iterator[tuple[str, Type]]:
    if isinstance(definition, ObjectSchema):
        yield from ((f".{field.wire_name}", field.type) for field in definition.fields)
    elif isinstance(definition, AliasSchema):
        yield "", definition.type


def renamed(before: Run, after: Run) -> dict[str, tuple[str, str]]:
    """What both runs know and call otherwise."""
    known = before.names.keys() & after.names.keys()
    return {
        way: (before.names[way], after.names[way]) for way in sorted(known) if before.names[way] != after.names[way]
    }


def test_there_is_much_to_rename() -> None:
    whole = generated(PAGES)
    assert len(PAGES) == 3
    assert len(whole.names) > 1000


@pytest.mark.parametrize("order", ORDERS, ids="-".join)
def test_a_page_that_is_added_renames_nothing(order: tuple[str, ...]) -> None:
    run = generated(order[:1])
    for size in range(2, len(order) + 1):
        more = generated(order[:size], run.lock)
        assert run.names.keys() <= more.names.keys()
        assert renamed(run, more) == {}
        run = more


@pytest.mark.parametrize("kept", SUBSETS, ids="-".join)
def test_a_page_that_is_removed_and_comes_back_renames_nothing(kept: tuple[str, ...]) -> None:
    whole = generated(PAGES)
    less = generated(kept, whole.lock)
    assert renamed(whole, less) == {}
    again = generated(PAGES, less.lock)
    assert again.names == whole.names


@pytest.mark.parametrize("order", ORDERS, ids="-".join)
def test_the_order_of_pages_means_nothing(order: tuple[str, ...]) -> None:
    assert generated(order) == generated(PAGES)
    assert generated(order, generated(PAGES).lock) == generated(PAGES)


@pytest.mark.parametrize("order", ORDERS, ids="-".join)
def test_no_class_is_called_otherwise_even_where_the_lock_was_lost(order: tuple[str, ...]) -> None:
    """A generic name is qualified from the start; only the module of a class depends on who else uses it."""
    for size in range(2, len(order) + 1):
        moved = renamed(generated(order[: size - 1]), generated(order[:size]))
        assert {way: pair for way, pair in moved.items() if class_of(pair[0]) != class_of(pair[1])} == {}


def class_of(name: str) -> str:
    return name.rpartition(".")[2]
