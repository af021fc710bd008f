"""Each rule of the wire of which no row of the table tells, by an edit: its id, and its level for both programs."""

from __future__ import annotations

import pytest
from specloom.changes.model import Level
from specloom.changes.report import compare

from .edits import (
    BODY,
    PUT,
    answer,
    body,
    boxes,
    form,
    header,
    media,
    one_box,
    paged,
    parameter,
    prop,
    put,
    required,
    security_added,
    servers,
    status,
    unpaged,
    unruled,
)
from .scene import Edit, changed, edited, levels, nothing, operation, path, schema, side

ROWS: list[tuple[str, Edit, str, str]] = [
    ("security-relaxed", security_added, "-", "n"),
    (
        "server-added",
        servers(lambda found: found.append({"url": "https://us.example.com", "description": "us"})),
        "-",
        "-",
    ),
    ("server-order-changed", servers(lambda found: found.reverse()), "n", "-"),
    ("parameter-removed", parameter("text"), "n", "b"),
    ("parameter-became-required", parameter("text", required=True), "b", "b"),
    ("parameter-style-changed", parameter("text", explode=False), "b", "-"),
    ("property-deprecated", parameter("text", deprecated=True), "-", "n"),
    ("body-became-optional", body(required=False), "-", "-"),
    ("body-removed", lambda pages: operation(pages, "POST /v1/pets").pop("requestBody"), "b", "b"),
    (
        "media-type-added",
        media("application/json", "application/x+json", "requestBody", key="POST /v1/pets", keep=True),
        "-",
        "-",
    ),
    ("error-added", status("none", "409"), "n", "n"),
    ("success-added", status("none", "206"), "n", "-"),
    ("header-added", header("X-More", description="More."), "-", "-"),
    ("header-became-required", header("X-Total", required=True), "-", "-"),
    ("enum-removed", prop("mood", {"type": "string"}), "n", "n"),
    ("format-removed", prop("note", {"type": ["string", "null"]}), "n", "n"),
    ("format-changed", put(note={"format": "email"}), "b", "n"),
    ("limit-tightened", put(request_count={"maximum": 4}), "b", "n"),
    ("limit-relaxed", put(code={"maxLength": 10}), "n", "n"),
    ("pattern-added", put(request_free={"pattern": "^x"}), "b", "n"),
    ("pattern-changed", put(code={"pattern": "^[a-c]+$"}), "n", "n"),
    ("pattern-removed", prop("code", {"type": "string", "maxLength": 9}), "n", "n"),
    ("null-removed", put(request_label={"type": "string"}), "b", "b"),
    ("type-narrowed", put(score={"type": "integer"}), "-", "-"),
    ("became-writable", put(request_seen={"readOnly": False}), "-", "-"),
    ("became-write-only", put(born={"writeOnly": True}), "n", "n"),
    ("closed", lambda pages: schema(pages, "PetRequest").update(additionalProperties=False), "b", "n"),
    ("alternative-removed", put(request_look={"oneOf": [{"type": "string"}]}), "b", "b"),
    ("discriminator-changed", lambda pages: schema(pages)["properties"]["shape"].pop("discriminator"), "b", "-"),
    (
        "discriminator-value-added",
        lambda pages: schema(pages)["properties"]["shape"]["discriminator"]["mapping"].update(
            square="#/components/schemas/Square"
        ),
        "n",
        "-",
    ),
    ("keyword-changed", put(code={"not": {"const": "x"}}), "n", "-"),
    ("parameter-became-optional", parameter("must", required=False), "-", "-"),
    ("body-added", lambda pages: operation(pages).update(requestBody=BODY), "-", "-"),
    ("required-body-added", lambda pages: operation(pages).update(requestBody={**BODY, "required": True}), "b", "-"),
    ("body-became-required", lambda pages: operation(pages, PUT)["requestBody"].update(required=True), "b", "-"),
    ("encoding-changed", lambda pages: form(pages).update(encoding={"a": {"explode": True}}), "b", "-"),
    ("success-removed", status("204", None, PUT), "b", "-"),
    ("response-body-added", lambda pages: answer(pages).update(content=BODY["content"]), "-", "b"),
    ("header-became-optional", header("X-Sure", required=False), "b", "-"),
    ("property-became-required", required("Pet", "id", "age", "born"), "-", "-"),
    ("became-readable", put(hidden={"writeOnly": False}), "-", "n"),
    ("opened", lambda pages: schema(pages, "Round").pop("additionalProperties"), "n", "n"),
    (
        "discriminator-value-removed",
        lambda pages: schema(pages)["properties"]["shape"]["discriminator"]["mapping"].pop("ring"),
        "-",
        "-",
    ),
    ("webhook-changed", lambda pages: path(pages).update(webhooks={"x": {"post": {"responses": {}}}}), "n", "-"),
]


@pytest.mark.parametrize(("id", "edit", "wire", "python"), ROWS, ids=[f"{n}-{row[0]}" for n, row in enumerate(ROWS)])
def test_a_change(id: str, edit: Edit, wire: str, python: str) -> None:
    found = changed(edit)
    told = [(one.id, one.subject, str(one.wire), str(one.python), one.message) for one in found.changes]
    assert id in {one.id for one in found.changes}, told
    assert levels(found) == (wire, python), told
    assert all(one.by_pages for one in found.changes), told


def test_two_schemas_that_become_one_are_one_only_where_both_said_the_same() -> None:
    start = side(edited(boxes))
    (change,) = compare(start, side(edited(boxes, one_box))).changes
    assert (change.id, change.subject.model, change.by_pages) == ("model-merged", "Box", True)
    assert change.message == "one with Square now, for which it is another name"
    assert levels(compare(start, side(edited(boxes, one_box, prop("edge", {"type": "string"}, "Square"))))) == (
        "b",
        "b",
    )


def test_a_field_by_which_pages_are_found_breaks_programs_by_its_rule() -> None:
    """Whether the rule is there still or not."""
    start = side(edited(paged))
    for rule in (nothing, unruled):
        found = compare(start, side(edited(paged, unpaged, rule)))
        (change,) = (one for one in found.changes if one.id == "property-removed")
        assert change.subject.call == "shops.list" and change.wire is change.python is Level.BREAKING
