from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from specloom.ir import (
    Api,
    Array,
    Choice,
    Discriminator,
    Field,
    Header,
    Map,
    ObjectSchema,
    Paging,
    Reference,
    Response,
    SchemaId,
    Union,
)
from specloom.naming.graph import links, operation_types, reach, users
from specloom.naming.placement import place
from specloom.plan import SHARED
from specloom.settings.operations import OperationRule
from specloom.settings.sdk import PageRule, SdkConfig

from ..naming.apis import HERE, TEXT, alias, api, media, obj, operation, reordered

NO_RULES = SdkConfig()


def ref(id: str) -> Reference:
    return Reference(id=SchemaId(id))


def linked(id: str, *targets: str, page: str = "") -> ObjectSchema:
    """An object whose fields refer to `targets`."""
    return replace(obj(id, page=page), fields=tuple(Field(wire_name=t, type=ref(t), origin=HERE) for t in targets))


def test_links_are_found_in_every_type() -> None:
    union = Union(
        arms=(ref("A"), Array(item=ref("B"), prefix=(ref("C"),)), Choice(values=(1,))),
        discriminator=Discriminator(wire_name="kind", mapping=(("d", SchemaId("D")), ("a", SchemaId("A")))),
    )
    owner = replace(
        obj("Owner"),
        fields=(Field(wire_name="x", type=union, origin=HERE),),
        additional=Map(value=ref("E")),
        patterns=(("^x-", ref("F")),),
    )
    assert sorted(links(api(owner, alias("List", "G")))[SchemaId("Owner")]) == ["A", "B", "C", "D", "E", "F"]
    assert links(api(alias("List", "G")))[SchemaId("List")] == ("G",)


def test_an_operation_uses_what_it_takes_and_gives_and_what_its_callbacks_do() -> None:
    back = replace(operation("POST /back", "back", body="Back"), page="Other")
    call = replace(
        operation("POST /x", "x", body="In"),
        responses=(
            Response(
                status="200",
                headers=(Header(wire_name="X", type=ref("InHeader")),),
                content=(replace(media(ref("Out")), item_type=ref("Item")),),
                origin=HERE,
            ),
        ),
        paging=Paging(item_type=ref("Paged")),
        callbacks=(back,),
    )
    found = [type.id for type in operation_types(call) if isinstance(type, Reference)]
    assert found == ["In", "InHeader", "Out", "Item", "Paged", "Back"]


def test_loops_end() -> None:
    graph = links(api(linked("A", "B"), linked("B", "A", "B"), linked("C")))
    assert reach(graph, [SchemaId("A")]) == {"A", "B"}


def test_a_model_lies_with_its_page_or_with_the_only_one_that_uses_it() -> None:
    source = api(
        operation("GET /a", "a", page="Cats", answer="Mine"),
        operation("GET /b", "b", page="Cats", answer="OnlyCats"),
        operation("GET /c", "c", page="Dogs", answer="Both"),
        operation("GET /d", "d", page="Cats", answer="Both"),
        obj("Mine", page="Dogs"),
        linked("OnlyCats", "Deep"),
        obj("Deep", page=""),
        obj("Both", page=""),
        obj("Both/properties/x", page="", owner="Both"),
        obj("Unused", page=""),
        obj("responses/404/x", page="", owner="responses/404"),
    )
    placement = place(source, NO_RULES)
    assert placement.models == {
        "Mine": "Dogs",
        "OnlyCats": "Cats",
        "Deep": "Cats",
        "Both": SHARED,
        "Both/properties/x": SHARED,
        "Unused": SHARED,
        "responses/404/x": SHARED,
    }
    assert placement.unused == ("Both/properties/x", "Unused", "responses/404/x")
    assert users(source)[SchemaId("Both")] == {"Cats", "Dogs"}


def test_a_model_stays_where_it_was() -> None:
    source = api(
        operation("GET /a", "a", page="Cats", answer="Pet"),
        operation("GET /b", "b", page="Dogs", answer="Pet"),
        obj("Pet", page=""),
        obj("Pet/properties/x", page="", owner="Pet"),
    )
    pinned = {SchemaId("Pet"): "Cats"}
    assert place(source, NO_RULES, pinned_models=pinned).models == {"Pet": "Cats", "Pet/properties/x": "Cats"}
    assert place(source, NO_RULES, pinned_models={SchemaId("Pet"): "Birds"}).models[SchemaId("Pet")] == "Birds"
    alone = api(operation("GET /a", "a", page="Cats", answer="Pet"), obj("Pet", page="Cats"))
    assert place(alone, NO_RULES, pinned_models={SchemaId("Pet"): SHARED}).models[SchemaId("Pet")] == SHARED


def test_a_page_is_a_resource() -> None:
    source = api(
        operation("GET /a", "a", page="Cats", tags=("cat",)),
        operation("GET /b", "b", page="Dogs"),
    )
    assert place(source, NO_RULES).resources == {"GET /a": "Cats", "GET /b": "Dogs"}


def test_a_document_of_a_whole_api_is_grouped_by_tags() -> None:
    source = api(
        operation("GET /cats", "a", page="Petstore", tags=("Cats",)),
        operation("GET /dogs", "b", page="Petstore", tags=("Dogs", "Cats")),
        operation("GET /api/v1/birds/{id}", "c", page="Petstore"),
        operation("GET /{id}", "d", page="Petstore"),
    )
    assert place(source, NO_RULES).resources == {
        "GET /cats": "Cats",
        "GET /dogs": "Dogs",
        "GET /api/v1/birds/{id}": "birds",
        "GET /{id}": "Petstore",
    }


def test_a_page_without_a_title_is_grouped_by_tag_else_by_path() -> None:
    source = api(operation("GET /v2.0/cats", "a", page=""), operation("GET /{id}", "b", page=""))
    assert place(source, NO_RULES).resources == {"GET /v2.0/cats": "cats", "GET /{id}": "default"}


def test_a_rule_moves_an_operation_to_a_resource_by_its_title_module_or_to_a_new_one() -> None:
    source = api(
        operation("GET /a", "a", page="Cats"),
        operation("GET /b", "b", page="Pet Owners"),
        operation("GET /c", "c", page="Dogs"),
    )
    rule = SdkConfig(
        pages=(PageRule(title="Dogs", module="hounds"),),
        operations=(
            OperationRule(key="GET /a", method="pet_owners."),
            OperationRule(key="GET /b", method="hounds."),
            OperationRule(key="GET /c", method="jobs."),
            OperationRule(key="GET /unknown", method="jobs."),
        ),
    )
    assert place(source, rule).resources == {"GET /a": "Pet Owners", "GET /b": "Dogs", "GET /c": "jobs"}


def test_a_page_goes_on_in_the_way_it_was_grouped() -> None:
    first = operation("GET /cats", "a", page="Petstore", tags=("Cats",))
    second = operation("GET /dogs", "b", page="Petstore", tags=("Dogs",))
    source = api(first, second)
    as_page = place(source, NO_RULES, pinned_resources={"GET /cats": "Petstore"})
    assert as_page.resources == {"GET /cats": "Petstore", "GET /dogs": "Petstore"}
    by_tag = place(source, NO_RULES, pinned_resources={"GET /cats": "Dogs"})
    assert by_tag.resources == {"GET /cats": "Dogs", "GET /dogs": "Dogs"}
    renamed = place(source, NO_RULES, pinned_resources={"GET /cats": "Old title"})
    assert renamed.resources == {"GET /cats": "Old title", "GET /dogs": "Old title"}


@st.composite
def graphs(draw: st.DrawFn) -> Api:
    ids = [f"S{n}" for n in range(draw(st.integers(1, 5)))]
    schemas = [linked(id, *draw(st.lists(st.sampled_from(ids), max_size=3, unique=True))) for id in ids]
    pages = st.sampled_from(["A", "B", "C"])
    calls = [
        operation(f"GET /{n}", "x", page=draw(pages), answer=draw(st.sampled_from(ids)))
        for n in range(draw(st.integers(0, 4)))
    ]
    return api(*schemas, *calls)


@settings(max_examples=80, deadline=None)
@given(graphs(), st.integers(0, 3))
def test_placement_is_what_use_says_in_any_order(source: Api, seed: int) -> None:
    placement = place(source, NO_RULES)
    used = users(source)
    for schema in source.schemas:
        pages = used.get(schema.id, frozenset())
        assert placement.models[schema.id] == (next(iter(pages)) if len(pages) == 1 else SHARED)
        assert (schema.id in placement.unused) == (not pages)
    other = place(reordered(source, seed), NO_RULES)
    assert (other.models, other.resources) == (placement.models, placement.resources)


@settings(max_examples=80, deadline=None)
@given(graphs(), graphs())
def test_what_is_placed_stays_whatever_is_added(source: Api, more: Api) -> None:
    placement = place(source, NO_RULES)
    known = {schema.id for schema in source.schemas}
    calls = {call.key for call in source.operations}
    grown = api(
        *source.schemas,
        *source.operations,
        *(schema for schema in more.schemas if schema.id not in known),
        *(call for call in more.operations if call.key not in calls),
    )
    pinned = place(grown, NO_RULES, pinned_models=placement.models, pinned_resources=placement.resources)
    assert pinned.models.items() >= placement.models.items()
    assert pinned.resources.items() >= placement.resources.items()


def test_text_needs_no_model() -> None:
    assert links(api(replace(obj("A"), additional=TEXT)))[SchemaId("A")] == ()
