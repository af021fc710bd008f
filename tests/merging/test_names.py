"""Names of components: qualified by page, by operation, by parent; kept from run to run."""

from __future__ import annotations

import dataclasses
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from specloom.diagnostics import Diagnostics
from specloom.merge.merge import merge
from specloom.merge.nouns import generic, qualified, singular_pascal
from specloom.merge.pins import pins
from specloom.source import Fragment, Json, Specification
from specloom.text.nouns import singular

from .documents import fragment, merged, one, operation, ref, text

STRING: Json = {"type": "string"}
INTEGER: Json = {"type": "integer"}


def names(specification: Specification) -> list[str]:
    return [component.name for component in specification.components]


@pytest.mark.parametrize(
    ("title", "noun"),
    [
        ("Flows", "Flow"),
        ("AI Agents", "AiAgent"),
        ("Async Helpers", "AsyncHelper"),
        ("Statuses", "Status"),
        ("Status", "Status"),
        ("Entries", "Entry"),
        ("Addresses", "Address"),
        ("Batches", "Batch"),
        ("Caches", "Cache"),
        ("Responses", "Response"),
        ("Boxes", "Box"),
        ("Series", "Series"),
        ("People", "Person"),
        ("iPaaS users", "IPaaSUser"),
        ("Übersicht", "Ubersicht"),
        ("流程", ""),
    ],
)
def test_nouns_of_pages(title: str, noun: str) -> None:
    assert singular_pascal(title).casefold() == noun.casefold()


def test_words() -> None:
    assert [singular(word) for word in ("analysis", "licenses", "bus", "pages")] == [
        "analysis",
        "license",
        "bus",
        "page",
    ]
    assert generic("request_body")
    assert generic("Items")
    assert not generic("FlowRequest")
    assert qualified("Flow", "FlowError") == "FlowError"
    assert qualified("Flow", "flowing") == "FlowFlowing"
    assert qualified("Flow", "401-unauthorized") == "Flow-401-unauthorized"


def test_generic_names_are_always_qualified() -> None:
    specification, _, _ = merged(fragment(one("/p", {"Request": STRING, "Error": STRING}, "Request"), title="Flows"))
    assert names(specification) == ["Error", "FlowRequest"]


def test_the_configuration_may_give_the_noun() -> None:
    document = one("/p", {"Request": STRING}, "Request")
    specification = merge([fragment(document, title="流程")], Diagnostics(), page_nouns={"流程": "flow step"})
    assert names(specification) == ["FlowStepRequest"]


def test_a_page_without_words_goes_by_its_tag() -> None:
    document: dict[str, Json] = {
        "paths": {"/p": {"get": operation(ref("Request"), tags=["Pets"])}},
        "components": {"schemas": {"Request": STRING}},
    }
    assert names(merged(fragment(document, title="流程"))[0]) == ["PetRequest"]


def test_variants_on_one_page_go_by_their_operations() -> None:
    def page(path: str, schema: Json, **members: Json) -> dict[str, Json]:
        return {
            "paths": {path: {"post": operation(ref("Body"), **members)}},
            "components": {"schemas": {"Body": schema}},
        }

    specification, _, _ = merged(
        fragment(page("/a", STRING, operationId="createPet"), title="Pets"),
        fragment(page("/b/{id}", INTEGER), title="Pets", line=9),
    )
    assert names(specification) == ["CreatePetBody", "PostBIdBody"]


def test_variants_without_operations_are_numbered() -> None:
    specification, _, _ = merged(
        fragment({"components": {"schemas": {"A": STRING}}}, title="流程"),
        fragment({"components": {"schemas": {"A": INTEGER}}}, title="流程", line=9),
    )
    assert names(specification) == ["A", "A2"]


def test_a_qualified_name_does_not_take_one_that_is_published() -> None:
    schemas: dict[str, Json] = {"Request": STRING, "FlowRequest": INTEGER}
    specification, _, _ = merged(fragment(one("/p", schemas, "Request"), title="Flows"))
    assert {c.published: c.name for c in specification.components} == {
        "FlowRequest": "FlowRequest",
        "Request": "GetPRequest",
    }


def test_illegal_names_that_become_the_same() -> None:
    schemas: dict[str, Json] = {"a b": STRING, "a_b": INTEGER, "a/b": {"type": "null"}}
    specification, _, diagnostics = merged(fragment(one("/p", schemas, "a_b")))
    assert names(specification) == ["a_b", "a_b2", "a_b3"]
    assert {c.published: c.name for c in specification.components}["a_b"] == "a_b"
    assert [entry.code for entry in diagnostics.entries] == ["component-name", "component-name"]


def test_a_name_once_given_stays_when_another_page_has_the_same() -> None:
    cats = fragment(one("/cats", {"Pet": STRING}, "Pet"), "specs/cats.md", "Cats")
    dogs = fragment(one("/dogs", {"Pet": INTEGER}, "Pet"), "specs/dogs.md", "Dogs")
    first, _, _ = merged(dogs)
    assert names(first) == ["Pet"]
    second, _, _ = merged(cats, dogs, pinned=pins(first))
    assert {c.page: c.name for c in second.components} == {"Cats": "CatPet", "Dogs": "Pet"}


def test_a_retired_name_is_not_given_again() -> None:
    cats = fragment(one("/cats", {"Pet": STRING}, "Pet"), "specs/cats.md", "Cats")
    dogs = fragment(one("/dogs", {"Pet": INTEGER}, "Pet"), "specs/dogs.md", "Dogs")
    specification, _, _ = merged(cats, pinned=pins(merged(dogs)[0]))
    assert names(specification) == ["CatPet"]


def test_a_component_whose_content_changes_keeps_its_name() -> None:
    old = fragment(one("/p", {"Body": STRING}, "Body"), title="Flows")
    new = fragment(one("/p", {"Body": INTEGER}, "Body"), title="Flows")
    pinned = dict.fromkeys(pins(merged(old)[0]), "Special")
    assert names(merged(new, pinned=pinned)[0]) == ["Special"]


def test_of_two_who_claim_a_name_the_unchanged_one_keeps_it() -> None:
    both = [
        fragment(one("/cats", {"Pet": STRING}, "Pet"), "specs/cats.md", "Cats"),
        fragment(one("/dogs", {"Pet": STRING}, "Pet"), "specs/dogs.md", "Dogs"),
    ]
    pinned = pins(merged(*both)[0])
    assert set(pinned.values()) == {"Pet"}
    changed = fragment(one("/cats", {"Pet": INTEGER}, "Pet"), "specs/cats.md", "Cats")
    specification, _, _ = merged(changed, both[1], pinned=pinned)
    assert {c.page: c.name for c in specification.components} == {"Cats": "CatPet", "Dogs": "Pet"}


def test_a_page_with_another_title_and_a_component_with_another_name() -> None:
    schemas: dict[str, Json] = {"Pet": {"properties": {"parent": ref("Pet")}}}
    pinned = dict.fromkeys(pins(merged(fragment(one("/p", schemas, "Pet"), title="Pets"))[0]), "Animal")
    assert names(merged(fragment(one("/p", schemas, "Pet"), title="Zoo"), pinned=pinned)[0]) == ["Animal"]
    other: dict[str, Json] = {"Beast": {"properties": {"parent": ref("Beast")}}}
    assert names(merged(fragment(one("/p", other, "Beast"), title="Pets"), pinned=pinned)[0]) == ["Animal"]


def test_pins_survive_strange_titles() -> None:
    document = one("/p", {"Request": STRING}, "Request")
    page = fragment(document, title="A/B#C: 100% %2F\n流")
    first, _, _ = merged(page)
    again, _, _ = merged(page, pinned=dict.fromkeys(pins(first), "Kept"))
    assert names(again) == ["Kept"]
    assert all("\n" not in key for key in pins(first))


LEAVES: tuple[Json, ...] = (STRING, INTEGER, {"type": "object", "properties": {"a": STRING}}, {"enum": ["x"]})
PUBLISHED = ("Request", "items", "Pet", "Error", "FlowPet")


@st.composite
def pages(draw: st.DrawFn) -> list[Fragment]:
    """Pages of one or two fragments whose components share names and refer to each other."""
    found: list[Fragment] = []
    for index in range(draw(st.integers(1, 4))):
        title = draw(st.sampled_from(("Flows", "Pets", "Owners", "流程")))
        for part in range(draw(st.integers(1, 2))):
            chosen = draw(st.lists(st.sampled_from(PUBLISHED), min_size=1, max_size=4, unique=True))
            schemas: dict[str, Json] = {}
            for name in chosen:
                target: Json = ref(draw(st.sampled_from(chosen)))
                leaf = draw(st.sampled_from(LEAVES))
                schemas[name] = leaf if draw(st.booleans()) else {"properties": {"to": target, "leaf": leaf}}
            document = one(f"/{index}/{part}", schemas, chosen[0])
            found.append(fragment(document, f"specs/{index}.md", title, 1 + 10 * part))
    return found


QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


@pytest.mark.slow
@QUICK
@given(pages(), st.randoms(use_true_random=False))
def test_order_does_not_show_and_everything_is_proven(fragments: list[Fragment], order: random.Random) -> None:
    expected, _, _ = merged(*fragments)
    lines = {
        (f.page, f.line): line for f, line in zip(fragments, order.sample(range(1, 99), len(fragments)), strict=True)
    }
    mixed = [dataclasses.replace(f, line=lines[f.page, f.line]) for f in fragments]
    order.shuffle(mixed)
    assert text(merged(*mixed)[0]) == text(expected)
    assert len(set(names(expected))) == len(names(expected))


@pytest.mark.slow
@QUICK
@given(pages(), pages(), st.randoms(use_true_random=False))
def test_with_pins_pages_may_come_and_go(some: list[Fragment], more: list[Fragment], order: random.Random) -> None:
    more = [
        dataclasses.replace(
            f,
            page=f.page.replace("specs/", "specs/more-"),
            document=f.document | {"paths": {f"/more{path}": item for path, item in _paths(f).items()}},
        )
        for f in more
    ]
    first, _, _ = merged(*some)
    whole = [*some, *more]
    order.shuffle(whole)
    second, _, _ = merged(*whole, pinned=pins(first))
    given_before = {c.origins[0]: c.name for c in first.components}
    given_after = {origin: c.name for c in second.components for origin in c.origins}
    assert {origin: given_after[origin] for origin in given_before} == given_before
    third, _, _ = merged(*some, pinned=pins(first) | pins(second))
    assert names(third) == names(first)


def _paths(one: Fragment) -> dict[str, Json]:
    paths = one.document["paths"]
    assert isinstance(paths, dict)
    return paths
