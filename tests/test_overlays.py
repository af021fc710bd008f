"""Overlays are applied strictly."""

from __future__ import annotations

from typing import Any

import pytest

from generator.correcting.overlay import correct
from generator.diagnostics import Diagnostics
from generator.source import Specification

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
            "found ['cat', 'dog']; if the publisher mended it, remove the action",
        ),
        ("{target: '$.a[', update: 1}", "bad-overlay", "`$.a[` is no JSONPath: unbalanced brackets", ""),
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
