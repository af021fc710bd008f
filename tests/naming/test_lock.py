from __future__ import annotations

import dataclasses

import pytest
from specloom.diagnostics import Diagnostics
from specloom.ir import SchemaId
from specloom.naming.keys import key, token, tokens
from specloom.naming.lock import Lock, format_lock, parse_lock, renames
from specloom.settings.operations import OperationRule
from specloom.settings.sdk import ModelRule, SdkConfig

from .apis import api, carried, names, obj, operation, run, saved

SOURCE = api(
    operation("GET /pets", "listPets", "maxAge"),
    operation("PUT /pets/{_id}", "updatePet", body="Pet"),
    obj("Pet", "_id", "lastSeen", 'x "\n y'),
    obj("Error", "code", page=""),
)


def test_the_lock_is_one_entity_a_line() -> None:
    table, placement = run(SOURCE)
    text = format_lock(
        table=table,
        placement=placement,
        api=SOURCE,
        components={"schemas:Pets/Pet#01": "Pet"},
    )
    assert text == (
        "lock 2\n"
        'component "schemas:Pets/Pet#01" Pet\n'
        "module Pets pets\n"
        "resource Pets Pets\n"
        'operation "GET /pets" pets.list listPets\n'
        'operation "PUT /pets/{_id}" pets.replace updatePet\n'
        'argument "GET /pets" query maxAge max_age\n'
        'argument "PUT /pets/{_id}" path _id pet_id\n'
        "model Error Error shared\n"
        "model Pet Pet Pets\n"
        'field Pet "x \\"\\n y" x_y\n'
        "field Pet _id id\n"
        "field Pet lastSeen last_seen\n"
    )
    diagnostics = Diagnostics()
    lock = parse_lock(text, diagnostics)
    assert diagnostics.entries == []
    assert lock.components == {"schemas:Pets/Pet#01": "Pet"}
    assert lock.placed == {"Pet": "Pets", "Error": "shared"}
    assert lock.operations["GET /pets"] == "listPets"
    assert lock.resources() == {"GET /pets": "Pets", "PUT /pets/{_id}": "Pets"}
    assert lock.names == table.pinned
    assert "field Error code" not in lock.names  # a name that is the wire name itself needs no memory


def test_a_second_run_writes_the_same_lock() -> None:
    table, placement = run(SOURCE)
    lock = carried(SOURCE, table, placement)
    again, place_again = run(SOURCE, lock=lock)
    assert names(again) == names(table)
    assert saved(SOURCE, again, place_again) == saved(SOURCE, table, placement)


@pytest.mark.parametrize("text", ["", "a", "a b", '"', "\\", "é", "\ud800", "\u2028", "#", '""', "a\nretired x"])
def test_a_key_survives_whatever_it_holds(text: str) -> None:
    line = key("field", text, "x")
    assert line.isascii()
    assert line.isprintable()
    assert tokens(line) == ("field", text, "x")
    assert tokens(token(text)) == (text,)


def test_an_empty_lock_is_a_first_run() -> None:
    assert parse_lock("", Diagnostics()) == Lock()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "no line of this kind has 0 words"),
        ("nonsense", "no line of this kind has 1 words"),
        ("model Pet Pet", "no line of this kind has 3 words"),
        ('model "Pet Pet Pets', "column 7 is no word and no closed string"),
        ('model "Pet" Pet Pets', "column 7 is not spelled as the generator does"),
        ("model Pet __import__ Pets", "`__import__` is no name"),
        ("operation x list y z", "`list` is no name"),
        ("component a b\ncomponent a c", "`a` has a line already, by which it is `b`; delete one of them"),
        ("moved pet a b", "a moved line holds `operation`, `model` or `page`, the former key and the key now"),
        ("input generator", "no line of this kind has 2 words"),
        ("retired Pet", "a retired line holds the key and the name of what is gone"),
        ("retired", "a retired line holds the key and the name of what is gone"),
        ("model  Pet Pet", "column 7 is no word and no closed string"),
    ],
)
def test_a_damaged_lock_is_reported_by_line(line: str, message: str) -> None:
    diagnostics = Diagnostics()
    parse_lock(f"lock 2\nmodule Pets pets\n{line}\n", diagnostics, "specs.lock")
    assert [(d.code, d.message) for d in diagnostics.entries] == [("damaged-lock", message)]
    assert diagnostics.entries[0].origin is not None
    assert diagnostics.entries[0].origin.line in (3, 4)


def test_hashes_that_earlier_versions_kept_are_passed_over() -> None:
    table, placement = run(SOURCE)
    lines = saved(SOURCE, table, placement).splitlines()
    hashes = ["input generator aa", 'page "specs/my pets.md" bb', "file src/pets/client.py cc", "input generator dd"]
    assert dataclasses.replace(locked(*hashes, *lines[1:]), lines={}) == dataclasses.replace(
        locked(*lines[1:]), lines={}
    )


def test_a_lock_of_version_1_is_read() -> None:
    table, placement = run(SOURCE)
    now = saved(SOURCE, table, placement).splitlines()
    former = [
        "lock 1",
        'component "schemas:Pets/Pet#0a0a0a0a" Pet',
        *(f"{line} pets.md:3" if line.startswith("operation") else line for line in now[1:]),
    ]
    diagnostics = Diagnostics()
    lock = parse_lock("\n".join(former) + "\n", diagnostics)
    assert diagnostics.entries == []
    assert (lock.names, lock.operations) == (locked(*now[1:]).names, locked(*now[1:]).operations)
    assert lock.components == {"schemas:Pets/Pet#.0a0a0a0a": "Pet"}  # of its texts too, and not of its structure alone


def test_the_lines_of_a_merge_count_once_and_its_marks_do_not() -> None:
    table, placement = run(SOURCE)
    now = saved(SOURCE, table, placement).splitlines()[1:]
    plain = locked(*now)
    merged = locked("<<<<<<< ours", *now[:5], "||||||| base", "no line of ours", "=======", *reversed(now), ">>>>>>> b")
    assert dataclasses.replace(merged, lines={}) == dataclasses.replace(plain, lines={})


def test_a_name_that_one_branch_gave_up_is_given_up() -> None:
    lock = locked("operation x pets.list a", "operation x pets.find a", "retired operation x pets.list")
    assert lock.names == {"operation x": "pets.find"}
    assert lock.rivals == {}


def test_two_names_of_one_thing_are_an_error_unless_a_rule_says_one() -> None:
    line = 'operation "GET /pets" pets.{} listPets'
    lock = locked("module Pets pets", line.format("find"), line.format("list"))
    diagnostics = Diagnostics()
    run(SOURCE, lock=lock, diagnostics=diagnostics)
    assert [(d.code, d.origin and d.origin.line) for d in diagnostics.entries] == [("two-names", 3)]
    diagnostics = Diagnostics()
    sdk = SdkConfig(operations=(OperationRule(key="GET /pets", method="pets.list"),))
    table, _ = run(SOURCE, sdk, lock=lock, diagnostics=diagnostics)
    assert (diagnostics.entries, table.methods["GET /pets"]) == ([], "list")


@pytest.mark.parametrize("text", ["lock 3\nwhatever", "\x00\x01", "{}"])
def test_another_file_or_version_is_one_finding(text: str) -> None:
    diagnostics = Diagnostics()
    assert parse_lock(text, diagnostics) == Lock()
    assert [d.code for d in diagnostics.entries] == ["damaged-lock"]


def test_a_name_once_given_does_not_move_for_a_better_match() -> None:
    before = api(operation("POST /pets", "createPet", "petName", body="Pet"), obj("Pet", "_id", "petName"))
    table, placement = run(before)
    lock = carried(before, table, placement)
    after = api(
        operation("POST /pets", "createPet", "petName", "pet_name", body="Pet"),
        operation("GET /a", "create"),
        obj("Pet", "_id", "petName", "id", "pet_name"),
        obj("pet"),
    )
    again, _ = run(after, lock=lock)
    assert names(table).items() <= names(again).items()
    assert again.fields[SchemaId("Pet"), "id"] == "id_2"


def test_what_is_gone_is_retired_and_comes_back_under_its_name() -> None:
    table, placement = run(SOURCE)
    lock = carried(SOURCE, table, placement)
    other = api(operation("GET /other", "listPets"), obj("pet", "id"), obj("Error", "code", page=""))
    less, place_less = run(other, lock=lock)
    assert less.methods == {"GET /other": "list_pets"}
    assert less.models[SchemaId("pet")] != "pet"
    assert "model Pet Pet" in less.retired
    assert 'operation "GET /pets" pets.list' in less.retired
    assert not [entry for entry in less.retired if entry.startswith(("argument", "field"))]
    later = carried(other, less, place_less)
    again, _ = run(SOURCE, lock=later)
    assert names(again) == names(table)
    assert [entry for entry in again.retired if "/other" in entry or " pet " in entry] == list(again.retired)


def test_a_rule_renames_and_retires_the_old_name() -> None:
    table, placement = run(SOURCE)
    lock = carried(SOURCE, table, placement)
    sdk = SdkConfig(
        models=(ModelRule(key="Pet", name="Animal", fields=(("_id", "key"),)),),
        operations=(OperationRule(key="GET /pets", method="all"),),
    )
    renamed, place_renamed = run(SOURCE, sdk, lock=lock)
    assert renames(lock, renamed) == (
        ("field Pet _id", "id", "key"),
        ("model Pet", "Pet", "Animal"),
        ('operation "GET /pets"', "pets.list", "pets.all"),
    )
    assert renamed.retired == ("field Pet _id id", "model Pet Pet", 'operation "GET /pets" pets.list')
    kept, _ = run(SOURCE, lock=carried(SOURCE, renamed, place_renamed))
    assert names(kept) == names(renamed)
    assert kept.retired == renamed.retired
    back, _ = run(
        SOURCE, SdkConfig(models=(ModelRule(key="Pet", name="Pet"),)), lock=carried(SOURCE, renamed, placement)
    )
    assert back.models[SchemaId("Pet")] == "Pet"


def test_rules_may_swap_two_names() -> None:
    source = api(obj("Cat"), obj("Dog"))
    table, placement = run(source)
    swap = SdkConfig(models=(ModelRule(key="Cat", name="Dog"), ModelRule(key="Dog", name="Cat")))
    swapped, _ = run(source, swap, lock=carried(source, table, placement))
    assert swapped.models == {"Cat": "Dog", "Dog": "Cat"}


def test_a_rule_may_not_take_a_name_that_another_has_by_the_lock() -> None:
    source = api(obj("Cat"), obj("Dog"))
    table, placement = run(source)
    diagnostics = Diagnostics()
    rule = SdkConfig(models=(ModelRule(key="Cat", name="Dog"),))
    run(source, rule, lock=carried(source, table, placement), diagnostics=diagnostics)
    assert [d.code for d in diagnostics.entries] == ["name-conflict"]


def test_a_name_that_became_reserved_moves_with_a_warning() -> None:
    source = api(obj("Pet", "x"))
    lock = Lock(names={"field Pet x": "copy"}, placed={})
    diagnostics = Diagnostics()
    table, _ = run(source, lock=lock, diagnostics=diagnostics)
    assert table.fields == {(SchemaId("Pet"), "x"): "x"}
    assert [(d.code, str(d.severity)) for d in diagnostics.entries] == [("reserved-name", "warning")]


def test_a_page_with_another_title_keeps_its_resource() -> None:
    before = api(operation("GET /pets", "listPets"), obj("Pet"))
    table, placement = run(before)
    lock = carried(before, table, placement)
    after = api(
        operation("GET /pets", "listPets", page="Animals"),
        operation("GET /new", "newPets", page="Animals"),
        obj("Pet", page="Animals"),
    )
    again, placed = run(after, lock=lock)
    assert placed.resources == {"GET /pets": "Pets", "GET /new": "Pets"}
    assert again.modules == table.modules
    assert again.methods["GET /pets"] == "list"


def locked(*lines: str) -> Lock:
    diagnostics = Diagnostics()
    lock = parse_lock("\n".join(("lock 2", *lines)) + "\n", diagnostics)
    assert diagnostics.entries == []
    return lock


def test_a_name_that_hides_what_a_call_erases_is_not_kept() -> None:
    """And it is given to nothing else, so that no old program calls another operation by it."""
    before = locked(
        "module Pets pets",
        'operation "PUT /pets/{_id}" pets.update updatePet pets.md:3',
        'operation "PUT /pets/{_id}/toy" pets.put_toy putPetToy pets.md:3',
        'operation "PATCH /pets/{_id}/coat" pets.update_coat updatePetCoat pets.md:3',
    )
    source = api(
        operation("PUT /pets/{_id}", "updatePet"),
        operation("PUT /pets/{_id}/toy", "putPetToy"),
        operation("PATCH /pets/{_id}/coat", "updatePetCoat"),
        operation("POST /pets/{_id}", "update"),
    )
    table, placement = run(source, lock=before)
    assert table.methods["PUT /pets/{_id}"] == "replace"
    assert table.methods["PUT /pets/{_id}/toy"] == "put_toy"
    assert table.methods["PATCH /pets/{_id}/coat"] == "update_coat"
    assert table.methods["POST /pets/{_id}"] != "update"
    text = saved(source, table, placement)
    assert 'retired operation "PUT /pets/{_id}" pets.update\n' in text
    again, _ = run(source, lock=carried(source, table, placement))
    assert again.methods == table.methods
    assert renames(before, table) == (('operation "PUT /pets/{_id}"', "pets.update", "pets.replace"),)


def test_a_name_that_a_rule_gives_is_kept() -> None:
    source = api(operation("PUT /pets/{_id}", "updatePet"))
    rule = OperationRule(key="PUT /pets/{_id}", method="pets.update")
    assert run(source, SdkConfig(operations=(rule,)))[0].methods == {"PUT /pets/{_id}": "update"}
