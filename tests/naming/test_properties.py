"""Laws of naming, over drawn APIs: names are legal and unique, independent of order, and stay once given."""

from __future__ import annotations

import keyword
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from specloom.ir import Api, Location, ObjectSchema
from specloom.naming.keys import key, tokens
from specloom.naming.reserved import ARGUMENT_NAMES, FIELD_NAMES, METHOD_NAMES, MODEL_NAMES, MODULE_NAMES
from specloom.plan import SHARED, NameTable, Placement

from .apis import api, carried, names, obj, operation, parameter, reordered, run

pytestmark = pytest.mark.slow

# Few words in many spellings, so that nearly everything clashes; and now and then any text at all.
WORDS = st.sampled_from(
    [
        "id",
        "_id",
        "ID",
        "i_d",
        "class",
        "copy",
        "petName",
        "pet_name",
        "PetName",
        "body",
        "Pet",
        "pets",
        "timeout",
        "2x",
        "-",
    ]
)
TEXT = st.one_of(WORDS, WORDS, WORDS, st.text(max_size=6))
TITLES = st.sampled_from(["Pets", "pets", "Pet Owners", "Models", "Shared", "Async Pets", "nul"])
IDS = st.sampled_from(["listPets", "getPet", "getPetById", "list_pets", "import", "list", "pets", "getPets", "get"])


@st.composite
def apis(draw: st.DrawFn) -> Api:
    schemas = {
        id: obj(id, *draw(st.lists(TEXT, max_size=5, unique=True)), page=draw(st.one_of(TITLES, st.just(""))))
        for id in draw(st.lists(st.one_of(WORDS, st.just("Pets")), max_size=4, unique=True))
    }
    for owner in tuple(schemas):
        for way in draw(st.lists(st.lists(TEXT, min_size=1, max_size=3).map(tuple), max_size=3, unique=True)):
            id = "/".join((owner, *way))
            schemas[id] = obj(id, "x", page=schemas[owner].page, owner=owner, place=way)
    operations = [
        operation(
            f"{method} /pets/{number}/{{_id}}",
            draw(IDS),
            *draw(
                st.lists(
                    st.tuples(TEXT, st.sampled_from([Location.QUERY, Location.HEADER])), max_size=3, unique=True
                ).map(lambda pairs: [parameter(*pair) for pair in pairs])
            ),
            page=draw(TITLES),
            body=draw(st.sampled_from(["", *schemas])),
        )
        for number, method in enumerate(draw(st.lists(st.sampled_from(["GET", "PUT"]), max_size=6)))
    ]
    return api(*operations, *schemas.values())


def unique(found: Iterable[str]) -> bool:
    return max(Counter(found).values(), default=1) == 1


@settings(max_examples=60, deadline=None)
@given(apis())
def test_names_are_legal_unique_and_not_reserved(source: Api) -> None:
    table, placement = run(source)
    everything = names(table).values()
    assert all(name.isascii() and name.isidentifier() and not keyword.iskeyword(name) for name in everything)
    assert not any(name.startswith("_") for name in everything)
    assert all(len(name) <= 64 for name in everything)
    assert_modules(table)
    assert_classes(table)
    for schema in source.schemas:
        if isinstance(schema, ObjectSchema):
            found = [table.fields[schema.id, field.wire_name] for field in schema.fields]
            assert unique(found)
            assert not FIELD_NAMES & set(found)
    for resource in set(placement.resources.values()):
        found = [table.methods[key] for key, where in placement.resources.items() if where == resource]
        assert unique(found)
        assert not METHOD_NAMES & set(found)
    for call in source.operations:
        found = [name for (key, *_), name in table.arguments.items() if key == call.key]
        found += [name for (key, _), name in table.body_arguments.items() if key == call.key]
        assert unique(found)
        assert not ARGUMENT_NAMES & set(found)


def assert_modules(table: NameTable) -> None:
    assert unique(table.modules.values())
    assert all(re.fullmatch("[a-z][a-z0-9_]{0,60}", name) for name in table.modules.values())
    assert not MODULE_NAMES & {name for key, name in table.modules.items() if key != SHARED}


def assert_classes(table: NameTable) -> None:
    classes = [*table.models.values(), *(f"{name}Dict" for name in table.models.values())]
    assert unique(name.casefold() for name in classes)
    assert not MODEL_NAMES & set(table.models.values())
    beside = [f"{twin}{name}" for name in table.resource_classes.values() for twin in ("", "Async")]
    assert unique([*(name.casefold() for name in beside), *(name.casefold() for name in table.models.values())])


@settings(max_examples=30, deadline=None)
@given(apis(), st.integers(0, 5))
def test_the_order_of_the_input_changes_nothing(source: Api, seed: int) -> None:
    table, placement = run(source)
    other, other_placement = run(reordered(source, seed))
    assert names(other) == names(table)
    assert (other.pinned, other.retired) == (table.pinned, table.retired)
    assert (other_placement.models, other_placement.resources) == (placement.models, placement.resources)


def together(first: Api, second: Api) -> Api:
    """Both APIs in one; what both have is as the first has it, with the fields of both."""
    keys = {operation.key for operation in first.operations}
    schemas = {schema.id: schema for schema in first.schemas}
    for schema in second.schemas:
        mine = schemas.setdefault(schema.id, schema)
        if isinstance(mine, ObjectSchema) and isinstance(schema, ObjectSchema):
            known = {field.wire_name for field in mine.fields}
            more = tuple(field for field in schema.fields if field.wire_name not in known)
            schemas[schema.id] = replace(mine, fields=(*mine.fields, *more))
    return api(*first.operations, *(o for o in second.operations if o.key not in keys), *schemas.values())


@settings(max_examples=50, deadline=None)
@given(apis(), apis(), st.integers(0, 3))
def test_with_the_lock_nothing_is_renamed_by_what_is_added(source: Api, more: Api, seed: int) -> None:
    table, placement = run(source)
    grown = together(source, more)
    again, placed = run(reordered(grown, seed), lock=carried(source, table, placement))
    assert unchanged(table, again) == []
    assert placed.resources.items() >= placement.resources.items()
    assert kept_modules(placement, placed)


@settings(max_examples=30, deadline=None)
@given(apis(), apis())
def test_what_is_removed_renames_nothing_and_gets_its_names_again(source: Api, more: Api) -> None:
    grown = together(source, more)
    table, placement = run(grown)
    lock = carried(grown, table, placement)
    less, placed = run(source, lock=lock)
    assert unchanged(less, table) == []
    back, _ = run(grown, lock=carried(source, less, placed))
    assert [change for change in unchanged(table, back) if change[0].startswith(("model ", "method "))] == []


@settings(max_examples=30, deadline=None)
@given(apis(), apis())
def test_a_retired_name_is_not_given_again(source: Api, more: Api) -> None:
    table, placement = run(source)
    after, _ = run(more, lock=carried(source, table, placement))
    gone = set(table.models) - set(after.models)
    given = {name.casefold() for name in after.models.values()}
    assert not {table.models[id].casefold() for id in gone} & given
    lines = [tokens(line) for line in after.retired]
    assert {words[1] for words in lines if words[0] == "model"} == {str(id) for id in gone}


def unchanged(before: NameTable, after: NameTable) -> list[tuple[str, str, str]]:
    """What both have and call differently."""
    now = names(after)
    return [(k, v, now[k]) for k, v in names(before).items() if k in now and now[k] != v]


def kept_modules(before: Placement, after: Placement) -> bool:
    return all(after.models[id] == module for id, module in before.models.items())


def test_every_line_of_a_lock_is_found_again() -> None:
    assert tokens(key("model", "a b", '"')) == ("model", "a b", '"')
