"""Types with variance, and the differences of two surfaces that no document explains."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from specloom.changes.model import Level, Side
from specloom.changes.report import compare
from specloom.changes.types import Types, names_in

from .scene import base, changed, edited, levels, one_of, operation, schema, side

SAME = [
    ("Literal['a'] | str", "str"),
    ("Literal['a', 'b'] | str", "Literal['b', 'c'] | str"),
    ("Union[int, str]", "str | int"),
    ("Optional[int]", "int | None"),
    ("Tag", "str | int"),
    ("MutableSequence[Tag]", "MutableSequence[int | str]"),
]
WIDER = [
    ("int", "float"),
    ("int", "int | None"),
    ("Literal['a']", "Literal['a', 'b']"),
    ("Literal['a']", "str"),
    ("list[int]", "Sequence[int]"),
    ("list[int]", "Sequence[int | None]"),
    ("str", "Sequence[str]"),
    ("dict[str, int]", "Mapping[str, float]"),
    ("Cat", "Pet"),
    ("Pager[Cat]", "Pager[Pet]"),
    ("Callable[[Pet], Cat]", "Callable[[Cat], Pet]"),
    ("int", "object"),
]
OTHER = [
    ("int", "str"),
    ("MutableSequence[int]", "MutableSequence[float]"),
    ("Mapping[str, int]", "Mapping[int, int]"),
    ("Literal['a']", "Literal['b']"),
    ("Cat", "Dog"),
    ("Sequence[int]", "Pager[int]"),
]
TYPES = Types({"Tag": "str | int"}, {"Tag": "int | str"}, {"Cat": ("Pet",), "Dog": ("Pet",)})


@pytest.mark.parametrize(("old", "new"), SAME)
def test_types_that_mean_the_same(old: str, new: str) -> None:
    for one, other in ((old, new), (new, old)):
        assert TYPES.accepts_all(one, other) and TYPES.gives_no_more(one, other)


@pytest.mark.parametrize(("old", "new"), WIDER)
def test_a_wider_type_takes_all_that_the_old_one_took_and_gives_more(old: str, new: str) -> None:
    assert TYPES.accepts_all(old, new) and not TYPES.gives_no_more(old, new)
    assert TYPES.gives_no_more(new, old) and not TYPES.accepts_all(new, old)


@pytest.mark.parametrize(("old", "new"), OTHER)
def test_another_type_fits_neither_way(old: str, new: str) -> None:
    assert not TYPES.accepts_all(old, new) and not TYPES.gives_no_more(old, new)


def test_names_of_an_annotation_are_found_in_it_and_not_in_its_values() -> None:
    assert names_in("Mapping[str, 'Pet | None'] | Literal['Cat']") == {"Mapping", "str", "Pet", "None", "Literal"}


def with_index(edit: Callable[[dict[str, Any]], object]) -> Side:
    """The pages as they are, in a package that says something else."""
    found = base()
    index = copy.deepcopy(dict(found.index))
    edit(index)
    return Side(document=found.document, index=index, locate=found.locate)


def call(index: dict[str, Any], name: str = "pets.list") -> dict[str, Any]:
    return next(entry for entry in index["operations"] if entry["call"] == name)


def definition(index: dict[str, Any], name: str) -> dict[str, Any]:
    return next(entry for entry in index["names"] if entry["name"].endswith(f":{name}"))


def parameter(index: dict[str, Any], name: str, **members: Any) -> None:
    (found,) = (one for one in call(index)["signatures"][0]["parameters"] if one["name"] == name)
    found.update(members)


def forget(index: dict[str, Any], name: str) -> None:
    signature = call(index)["signatures"][0]
    signature["parameters"] = [one for one in signature["parameters"] if one["name"] != name]


def method(index: dict[str, Any], owner: str, name: str) -> dict[str, Any]:
    return next(one for one in definition(index, owner)["members"] if one["name"] == name)


def require(function: dict[str, Any]) -> None:
    function["signatures"][0]["parameters"].append({"name": "more", "kind": "keyword_only", "type": "int"})


def module(index: dict[str, Any], name: str) -> dict[str, Any]:
    return next(entry for entry in index["modules"] if entry["module"] == name)


ROWS: list[tuple[str, Callable[[dict[str, Any]], object], Level]] = [
    ("result-type", lambda i: call(i)["signatures"][0].update(returns="Sequence[Pet]"), Level.BREAKING),
    ("parameter-type", lambda i: parameter(i, "text", type="str | int | None"), Level.NONE),
    ("parameter-type", lambda i: parameter(i, "text", type="bytes | None"), Level.BREAKING),
    ("parameter-default", lambda i: parameter(i, "text", default="'x'"), Level.NOTABLE),
    ("parameter-kind", lambda i: parameter(i, "text", kind="positional_or_keyword"), Level.NONE),
    ("parameter-removed", lambda i: forget(i, "text"), Level.BREAKING),
    ("awaiting-changed", lambda i: call(i, "pets.get").update(awaited=False), Level.BREAKING),
    ("call-deprecated", lambda i: call(i).update(deprecated=True), Level.NOTABLE),
    ("error-changed", lambda i: call(i)["errors"].update({"422": "APIStatusError"}), Level.NOTABLE),
    ("member-removed", lambda i: definition(i, "SDKError")["members"].pop(), Level.BREAKING),
    ("base-removed", lambda i: definition(i, "NotFoundError").update(bases=[]), Level.BREAKING),
    ("kind-changed", lambda i: definition(i, "gather").update(kind="class", members=[], bases=[]), Level.BREAKING),
    ("parameter-required", lambda i: require(method(i, "Pager", "take")), Level.BREAKING),
    ("environment-changed", lambda i: i["credential"].update(environment="OTHER"), Level.BREAKING),
    ("credential-changed", lambda i: i["credential"].update(kind="basic"), Level.NOTABLE),
    ("region-changed", lambda i: i["servers"].update(eu="https://other.example.com"), Level.NOTABLE),
    ("name-changed", lambda i: i.update(client="zoo:Zoo"), Level.BREAKING),
    ("import-removed", lambda i: module(i, "zoo.errors")["names"].remove("NotFoundError"), Level.BREAKING),
]


@pytest.mark.parametrize(("id", "edit", "level"), ROWS, ids=[f"{n}-{row[0]}" for n, row in enumerate(ROWS)])
def test_a_change_of_the_package_alone(id: str, edit: Callable[[dict[str, Any]], object], level: Level) -> None:
    found = compare(base(), with_index(edit))
    told = [(one.id, str(one.python), one.message) for one in found.changes]
    assert id in {one.id for one in found.changes}, told
    assert max((one.python for one in found.changes), key=lambda one: one.rank) is level, told
    assert all(one.wire is Level.NONE and not one.by_pages for one in found.changes), told


def test_a_call_under_another_name_is_a_moved_name() -> None:
    found = compare(base(), with_index(lambda index: call(index).update(call="pets.every")))
    assert found.moved_names == (("pets.list", "pets.every"),)
    assert one_of(found, "call-renamed").python is Level.BREAKING


def test_a_field_that_is_only_read_may_become_narrower_and_one_that_is_only_written_wider() -> None:
    narrower = changed(lambda pages: schema(pages)["properties"]["score"].update(type="integer"))
    assert levels(narrower) == ("-", "-")
    wider = changed(lambda pages: schema(pages, "PetRequest")["properties"]["count"].update(type="number"))
    assert levels(wider) == ("-", "-")


def test_a_field_that_looks_renamed_is_said_to_be() -> None:
    def edit(pages: Any) -> None:
        properties = schema(pages)["properties"]
        properties["birthday"] = properties.pop("born")

    found = changed(edit)
    assert "renamed? birthday has the same type and description" in one_of(found, "property-removed").message
    assert "renamed? born had the same type and description" in one_of(found, "property-added").message


def test_both_sides_have_their_places_and_all_calls_that_are_reached() -> None:
    found = one_of(changed(lambda pages: schema(pages)["properties"].pop("born")), "property-removed")
    assert found.old is not None and (found.old.page, found.old.line) == ("specs/pets.json", 1)
    assert found.subject.model == "Pet" and found.calls == ("pets.create", "pets.get", "pets.list")


def test_a_fingerprint_does_not_depend_on_what_else_changed() -> None:
    def one(pages: Any) -> None:
        schema(pages)["properties"].pop("born")

    def both(pages: Any) -> None:
        one(pages)
        operation(pages)["deprecated"] = True
        pages["zoo.json"] = pages.pop("pets.json")

    alone = one_of(changed(one), "property-removed")
    pages = edited(both)
    assert one_of(compare(base(), side(pages)), "property-removed").fingerprint == alone.fingerprint


def random_edits(seed: int) -> Any:
    """A state with some operations, fields and parameters gone."""
    import random

    chosen = random.Random(seed)

    def edit(pages: Any) -> None:
        for page in pages.values():
            for path in sorted(page["paths"]):
                if chosen.random() < 0.3:
                    del page["paths"][path]
        page = pages["pets.json"]
        page["paths"].setdefault("/v1/extra", {"get": {"responses": {"204": {"description": "No."}}}})
        for one in page["components"]["schemas"].values():
            for name in sorted(one.get("properties", {})):
                if chosen.random() < 0.3 and name not in one.get("required", []):
                    del one["properties"][name]

    return edit


@pytest.mark.parametrize("seed", range(6))
def test_nothing_is_different_from_itself_and_what_came_one_way_goes_the_other(seed: int) -> None:
    one, other = side(edited(random_edits(seed))), side(edited(random_edits(seed + 100)))
    assert compare(one, one).changes == ()
    there, back = compare(one, other), compare(other, one)

    def of(found: Any, kind: str) -> set[tuple[str, str]]:
        """Models left out: of which pages a shared one belongs to depends on the side."""
        return {
            (change.subject.operation, change.subject.member)
            for change in found.changes
            if change.kind == kind and change.id.startswith(("operation", "property", "required-property"))
        }

    assert of(there, "added") == of(back, "removed")
    assert of(there, "removed") == of(back, "added")
