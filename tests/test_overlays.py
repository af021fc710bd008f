"""Overlays are applied strictly."""

from __future__ import annotations

from typing import Any

import pytest
from specloom.diagnostics import Diagnostics
from specloom.overlay.overlay import correct
from specloom.source import Specification

DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "paths": {"/pets": {"get": {"summary": "Pets", "tags": ["a", "b"]}}},
    "components": {"schemas": {"Pet": {"type": "object", "properties": {"kind": {"enum": ["cat", "dog"]}}}}},
}


def apply(*actions: str) -> tuple[Specification, list[tuple[str, str, str]]]:
    text = "overlay: 1.0.0\ninfo: {title: t, version: 1.0.0}\nactions:\n" + "".join(f"  - {a}\n" for a in actions)
    diagnostics = Diagnostics()
    before = Specification(document=DOCUMENT, operations=(), components=(), origins={}, pages=())
    after = correct([("overlays/a.yaml", text)], before, diagnostics)
    return after, [(d.code, d.message, d.help) for d in diagnostics.entries]


def test_update_merges_objects_and_replaces_lists() -> None:
    after, faults = apply(
        "{target: $.components.schemas.Pet.properties.kind, update: {enum: [cat], description: d}, description: why}"
    )
    assert faults == []
    assert after.document["components"]["schemas"]["Pet"]["properties"]["kind"] == {"enum": ["cat"], "description": "d"}  # type: ignore[index,call-overload]
    (done,) = after.corrections
    assert (done.kind, done.reason, done.pointers) == ("update", "why", ("/components/schemas/Pet/properties/kind",))
    assert DOCUMENT["components"]["schemas"]["Pet"]["properties"]["kind"] == {"enum": ["cat", "dog"]}


def test_append_remove_and_copy() -> None:
    after, faults = apply(
        "{target: \"$.paths['/pets'].get.tags\", update: [c], x-append: true}",
        "{target: \"$.paths['/pets'].get.summary\", remove: true}",
        "{target: $.components.schemas, update: {Dog: {}}}",
        "{target: $.components.schemas.Dog, copy: $.components.schemas.Pet}",
    )
    assert faults == []
    assert after.document["paths"] == {"/pets": {"get": {"tags": ["a", "b", "c"]}}}
    schemas: Any = after.document["components"]
    assert schemas["schemas"]["Dog"] == schemas["schemas"]["Pet"]


@pytest.mark.parametrize(
    ("action", "code", "message", "help"),
    [
        (
            "{target: $.components.schemas.Pte, update: {a: 1}}",
            "idle-overlay",
            "`$.components.schemas.Pte` matches nothing",
            "did you mean `Pet`?",
        ),
        (
            "{target: $.openapi, update: 3.1.0}",
            "idle-overlay",
            "`$.openapi` is as the action wants it already",
            "remove it",
        ),
        (
            "{target: $.components.schemas.Pet.properties.kind.enum, x-expect: [cat], update: [x]}",
            "stale-overlay",
            "what the overlay corrects is no longer as it expects",
            'found ["cat", "dog"]; if the publisher mended it, remove the action',
        ),
        (
            "{target: '$.a[', update: 1}",
            "bad-overlay",
            "`$.a[` is no JSONPath: unbalanced brackets",
            "a JSONPath begins with $ and goes down with .name or ['name']",
        ),
        (
            "{target: \"$.paths['/pets'].get.tags\", update: [b, a], x-append: true}",
            "idle-overlay",
            "`$.paths['/pets'].get.tags` is as the action wants it already",
            "remove it",
        ),
        ("{target: $.openapi, remove: false}", "bad-overlay", "`remove` is `true` or is not there", ""),
        (
            "{target: $.openapi, copy: $.nowhere}",
            "bad-overlay",
            "`copy` wants the JSONPath of one place",
            "",
        ),
        (
            "{target: $.openapi, x-substitute: {find: '3.1'}}",
            "bad-overlay",
            "`x-substitute` wants `find` and `with`",
            "",
        ),
        (
            "{target: $.openapi, x-substitute: {find: '2.0', with: '3.1'}}",
            "stale-overlay",
            "the passage to be replaced stands 0 times in the target, not once",
            'found "3.1.0"; if the publisher mended it, remove the action',
        ),
        (
            "{target: $.openapi, x-substitute: {find: '.', with: '-'}}",
            "stale-overlay",
            "the passage to be replaced stands 2 times in the target, not once",
            'found "3.1.0"; if the publisher mended it, remove the action',
        ),
        (
            "{target: $.openapi, x-substitute: {find: '3', with: '3'}}",
            "idle-overlay",
            "`$.openapi` is as the action wants it already",
            "remove it",
        ),
        ("{update: 1}", "bad-overlay", "an action wants a `target` and one of `update`, `remove`, `copy`", ""),
        (
            "{target: $.a, updat: 1, remove: true}",
            "unknown-setting",
            "no setting `actions[0].updat`",
            "did you mean `update`?",
        ),
    ],
)
def test_an_action_that_is_wrong_or_idle_is_an_error(action: str, code: str, message: str, help: str) -> None:
    _after, faults = apply(action)
    assert (code, message, help) in faults


def test_an_expected_value_lets_the_action_through() -> None:
    _, faults = apply("{target: $.components.schemas.Pet, x-expect: {type: object}, update: {type: string}}")
    assert faults == []


def test_a_document_that_is_no_overlay() -> None:
    diagnostics = Diagnostics()
    specification = Specification(document=DOCUMENT, operations=(), components=(), origins={}, pages=())
    correct([("o.yaml", "actions: []")], specification, diagnostics)
    assert [d.code for d in diagnostics.entries] == ["bad-overlay"]


def test_an_overlay_without_actions() -> None:
    diagnostics = Diagnostics()
    specification = Specification(document=DOCUMENT, operations=(), components=(), origins={}, pages=())
    correct([("o.yaml", "overlay: 1.0.0\nactions: []")], specification, diagnostics)
    assert [(d.code, d.message) for d in diagnostics.entries] == [
        ("bad-overlay", "an Overlay document without actions")
    ]


def test_one_passage_of_a_text_is_replaced() -> None:
    after, faults = apply("{target: $.openapi, x-substitute: {find: '3.1', with: '3.2'}, description: why}")
    assert faults == []
    assert after.document["openapi"] == "3.2.0"
    (done,) = after.corrections
    assert (done.kind, done.before, done.after) == ("update", "3.1", "3.2")


@pytest.mark.parametrize("target", ["$.paths['/pets'].get.tags[0,1]", "$.paths['/pets'].get.tags[1,0,1]"])
def test_what_is_taken_from_a_list_moves_nothing_that_is_still_to_come(target: str) -> None:
    after, faults = apply(f'{{target: "{target}", remove: true}}')
    assert faults == []
    assert value(after, "paths", "/pets", "get", "tags") == []


def test_places_inside_one_another_are_all_taken_away() -> None:
    after, faults = apply("{target: $.components..*, remove: true}")
    assert faults == []
    assert after.document["components"] == {}


def test_true_is_not_one() -> None:
    after, faults = apply(
        "{target: $.components.schemas.Pet, update: {minimum: 1}}",
        "{target: $.components.schemas.Pet, update: {minimum: true}}",
    )
    assert faults == []
    assert value(after, "components", "schemas", "Pet", "minimum") is True


def test_a_correction_says_what_it_changed_and_only_that() -> None:
    after, _ = apply(
        "{target: $.components.schemas.Pet, update: {type: object, properties: {kind: {enum: [cat]}, age: {}}}}",
        "{target: $.components.schemas.Pet.properties.kind, remove: true}",
    )
    update, remove = after.corrections
    assert update.before == {"properties": {"kind": {"enum": ["cat", "dog"]}}}
    assert update.after == {"properties": {"age": {}, "kind": {"enum": ["cat"]}}}
    assert (remove.before, remove.after) == ({"enum": ["cat"]}, None)


def test_what_a_correction_brings_has_its_place_in_the_overlay() -> None:
    after, _ = apply(
        "{target: $.components.schemas.Pet, update: {properties: {age: {type: integer}}}}",
        "{target: $.components.schemas, update: {Dog: {}}}",
        "{target: $.components.schemas.Dog, copy: $.components.schemas.Pet}",
    )
    age = after.origin("/components/schemas/Pet/properties/age/type")
    assert (age.page, age.pointer) == ("overlays/a.yaml", "/actions/0/update/properties/age/type")
    assert after.origin("/components/schemas/Dog").pointer == "/actions/1/update/Dog"
    assert after.origin("/components/schemas/Pet/type").page != "overlays/a.yaml"


def value(specification: Specification, *way: str) -> Any:
    """What stands in the document at the end of a way."""
    here: Any = specification.document
    for part in way:
        here = here[part]
    return here
