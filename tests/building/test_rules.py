"""Paging, safety and idempotence: what only the configuration, or a header, says of an operation."""

from __future__ import annotations

from typing import Any

import pytest
from specloom.diagnostics import Origin, Severity
from specloom.ir import Paging, Reference
from specloom.settings.operations import OperationRule
from specloom.settings.sdk import PagingRule, SdkConfig

from .documents import built, codes, document, id_of, operation

HERE = Origin(page="sdk.yaml", pointer="/operations")
PET = {"properties": {"name": {"type": "string"}}}
LIST = {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}
PAGE = {
    "properties": {
        "next": {"type": ["string", "null"]},
        "data": {"properties": {"pets": LIST}},
        "free": {"type": "object", "additionalProperties": {}},
    }
}
LINK = {"Link": {"schema": {"type": "string"}}}


def listing(schema: Any, headers: dict[str, Any] | None = None, method: str = "get") -> dict[str, Any]:
    """A document with one operation that answers with `schema`."""
    answer = {"description": "x", "content": {"application/json": {"schema": schema}}, "headers": headers or {}}
    return document(
        paths={"/pets": {method: {"responses": {"200": answer, "204": {"description": "none"}}}}},
        components={"schemas": {"Pet": PET, "Pets": LIST, "Page": PAGE}},
    )


def rules(scheme: PagingRule | None = None, **operation: Any) -> SdkConfig:
    paging = (scheme,) if scheme is not None else ()
    return SdkConfig(paging=paging, operations=(OperationRule(key="GET /pets", origin=HERE, **operation),))


@pytest.mark.parametrize("schema", [LIST, {"$ref": "#/components/schemas/Pets"}, {"anyOf": [LIST, {"type": "null"}]}])
def test_a_link_header_beside_a_list_is_paging(schema: dict[str, Any]) -> None:
    api, _ = built(listing(schema, LINK))
    assert api.operations[0].paging == Paging(next_header="Link", item_type=Reference(id=id_of("Pet")))


def test_a_link_header_elsewhere_is_none() -> None:
    for doc in (listing(PET, LINK), listing(LIST), listing(LIST, LINK, "post")):
        api, _ = built(doc)
        assert api.operations[0].paging is None


def test_paging_by_rule() -> None:
    scheme = PagingRule(
        name="body",
        next="body:next",
        items=("data", "pets"),
        strip_prefix="/api",
        continue_on_empty=True,
        origin=HERE,
    )
    api, diagnostics = built(listing({"$ref": "#/components/schemas/Page"}), rules(scheme, paging="body"))
    assert api.operations[0].paging == Paging(
        next_field=("next",),
        items=("data", "pets"),
        item_type=Reference(id=id_of("Pet")),
        strip_prefix="/api",
        continue_on_empty=True,
    )
    assert codes(diagnostics) == []


def test_paging_can_be_switched_off() -> None:
    api, diagnostics = built(listing(LIST, LINK), rules(paging="none"))
    assert api.operations[0].paging is None
    assert codes(diagnostics) == []


@pytest.mark.parametrize(
    "scheme",
    [
        PagingRule(name="s", next="body:nxt", items=("data", "pets"), origin=HERE),
        PagingRule(name="s", next="body:next", items=("data", "dogs"), origin=HERE),
        PagingRule(name="s", next="body:next", items=("next",), origin=HERE),
        PagingRule(name="s", next="body:next", origin=HERE),
    ],
)
def test_paging_that_the_answer_does_not_have(scheme: PagingRule) -> None:
    api, diagnostics = built(listing({"$ref": "#/components/schemas/Page"}), rules(scheme, paging="s"))
    assert codes(diagnostics) == ["bad-paging"]
    assert diagnostics.entries[-1].origin == HERE
    assert api.operations[0].paging is None


def test_paging_of_an_operation_without_an_answer() -> None:
    doc = document(paths={"/pets": {"get": {"responses": {"204": {"description": "none"}}}}})
    _, diagnostics = built(doc, rules(PagingRule(name="s", next="header:Link", origin=HERE), paging="s"))
    assert codes(diagnostics) == ["bad-paging"]


def test_free_answers_can_be_paged() -> None:
    scheme = PagingRule(name="s", next="body:free.next", items=("free", "items"), origin=HERE)
    api, diagnostics = built(listing({"$ref": "#/components/schemas/Page"}), rules(scheme, paging="s"))
    assert codes(diagnostics) == []
    assert api.operations[0].paging is not None


def test_rules_decide_on_safety() -> None:
    doc = document(paths={"/q": {"post": {"responses": {}}}, "/w": {"put": {"responses": {}}}})
    sdk = SdkConfig(
        operations=(
            OperationRule(key="POST /q", safe=True, origin=HERE),
            OperationRule(key="PUT /w", idempotent=False, origin=HERE),
        )
    )
    api, _ = built(doc, sdk)
    query, write = operation(api, "POST /q"), operation(api, "PUT /w")
    assert (query.safe, query.idempotent, write.safe, write.idempotent) == (True, True, False, False)


def test_rules_that_meet_nothing() -> None:
    sdk = SdkConfig(
        paging=(PagingRule(name="cursor", next="header:Link", origin=HERE),),
        operations=(OperationRule(key="GET /pet", paging="curser", origin=HERE),),
    )
    _, diagnostics = built(listing(LIST), sdk)
    found = [(entry.code, entry.severity, entry.help) for entry in diagnostics.entries]
    assert found == [
        ("unknown-rule", Severity.ERROR, "did you mean `GET /pets`?"),
        ("unknown-rule", Severity.ERROR, "did you mean `cursor`?"),
        ("unused-rule", Severity.ERROR, "name it at an operation, or remove it"),
    ]


def test_what_the_document_says_by_itself_needs_no_rule() -> None:
    rule = OperationRule(key="GET /pets", safe=True, idempotent=True, origin=HERE)
    _, diagnostics = built(listing(LIST), SdkConfig(operations=(rule,)))
    assert [(entry.code, entry.severity, entry.origin) for entry in diagnostics.entries] == [
        ("idle-rule", Severity.ERROR, HERE),
        ("idle-rule", Severity.ERROR, HERE),
    ]
