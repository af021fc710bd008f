"""A pair is found where all that is read can be written again, and nowhere else."""

from __future__ import annotations

from typing import Any

import pytest
from specloom.diagnostics import Diagnostics
from specloom.features import SETTINGS
from specloom.settings.operations import Pair
from specloom.settings.sdk import SdkConfig, parse_sdk

from .documents import OK, built, codes, document, operation

TEXT = {"type": "string"}
FOUND = Pair(get="GET /pets/{id}", inferred=True)


def content(schema: Any) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema}}}


def pets(read: Any, written: Any, *, get: dict[str, Any] | None = None, put: dict[str, Any] | None = None) -> Any:
    """A document whose GET gives the one schema and whose PUT takes the other."""
    answer = {"200": {"description": "OK", **content({"$ref": "#/components/schemas/Pet"})}}
    body = {"required": True, **content({"$ref": "#/components/schemas/PetRequest"})}
    path = {"parameters": [{"name": "id", "in": "path", "required": True, "schema": TEXT}]}
    path["get"] = {"operationId": "getPet", "responses": answer, **(get or {})}
    path["put"] = {"operationId": "updatePet", "requestBody": body, "responses": OK, **(put or {})}
    parts = {"Part": part(code=TEXT), "Other": part(code=TEXT, size=TEXT), "Key": part(id={**TEXT, "readOnly": True})}
    schemas = {"Pet": read, "PetRequest": written, **parts}
    return document(paths={"/pets/{id}": path}, components={"schemas": schemas})


def part(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def pair(doc: Any, sdk: str = "") -> Pair | None:
    api, diagnostics = built(doc, rules(sdk))
    assert codes(diagnostics) == []
    return operation(api, "PUT /pets/{id}").declared.pair


def rules(text: str) -> SdkConfig:
    diagnostics = Diagnostics()
    config = parse_sdk(text, "sdk.yaml", diagnostics, SETTINGS)
    assert {entry.code for entry in diagnostics.entries} <= {"missing-reason"}
    return config


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


SAME = part(name=TEXT)


@pytest.mark.parametrize(
    ("read", "written"),
    [
        (SAME, SAME),
        (part(id={**TEXT, "readOnly": True}, name=TEXT), SAME),
        (part(id={**TEXT, "readOnly": True}, name=TEXT), {**SAME, "additionalProperties": False}),
        (part(id=TEXT, name=TEXT), SAME),
        (part(name=TEXT), part(name=TEXT, id={**TEXT, "readOnly": True})),
        (part(kind={"enum": ["cat"]}), part(kind={"enum": ["cat", "dog"]})),
        (part(kind={"enum": ["cat"]}), part(kind=TEXT)),
        (part(size={"type": "integer"}), part(size={"type": "number"})),
        (part(born={**TEXT, "format": "date"}), part(born=TEXT)),
        (part(name=TEXT), part(name={"type": ["string", "null"]})),
        (part(data={"type": "object", "additionalProperties": TEXT}), part(data={})),
        (part(parts={"type": "array", "items": ref("Part")}), part(parts={"type": "array", "items": ref("Part")})),
        (part(part=ref("Other")), part(part=ref("Part"))),
        (part(name=TEXT, mother=ref("Pet")), part(name=TEXT, mother=ref("PetRequest"))),
    ],
)
def test_what_is_read_can_be_written(read: Any, written: Any) -> None:
    assert pair(pets(read, written)) == FOUND


@pytest.mark.parametrize(
    ("read", "written"),
    [
        pytest.param(SAME, part(name=TEXT, password=TEXT), id="a field that is never read"),
        pytest.param(SAME, part(name=TEXT, password={**TEXT, "writeOnly": True}), id="a field that is only written"),
        pytest.param(
            part(name=TEXT, password={**TEXT, "writeOnly": True}), part(name=TEXT, password=TEXT), id="never shown"
        ),
        pytest.param(part(part=ref("Part")), part(part=ref("Other")), id="a field inside that is never read"),
        pytest.param(part(id=TEXT, name=TEXT), {**SAME, "additionalProperties": False}, id="a field too many"),
        pytest.param(part(id={"type": "integer"}, name=TEXT), {**SAME, "additionalProperties": TEXT}, id="of a kind"),
        pytest.param(part(kind=TEXT), part(kind={"enum": ["cat"]}), id="a value too many"),
        pytest.param(part(kind={"enum": ["cat", "eel"]}), part(kind={"enum": ["cat"]}), id="one value too many"),
        pytest.param(part(size={"type": "number"}), part(size={"type": "integer"}), id="a number"),
        pytest.param(part(born=TEXT), part(born={**TEXT, "format": "date"}), id="a format"),
        pytest.param(part(name={"type": ["string", "null"]}), part(name=TEXT), id="null"),
        pytest.param(part(data={}), part(data=TEXT), id="anything"),
        pytest.param(part(parts={"type": "array", "items": TEXT}), part(parts=TEXT), id="a list"),
        pytest.param(
            part(keys={"type": "array", "items": ref("Key")}),
            part(keys={"type": "array", "items": ref("Key")}),
            id="an id inside that is not sent",
        ),
        pytest.param(part(id={**TEXT, "readOnly": True}), part(id={**TEXT, "readOnly": True}), id="nothing to write"),
        pytest.param({"type": "array", "items": ref("Part")}, SAME, id="no object"),
    ],
)
def test_what_is_read_cannot_all_be_written(read: Any, written: Any) -> None:
    assert pair(pets(read, written)) is None


@pytest.mark.parametrize(
    "changed",
    [
        {"get": {"parameters": [{"name": "at", "in": "query", "required": True, "schema": TEXT}]}},
        {"put": {"parameters": [{"name": "X-At", "in": "header", "required": True, "schema": TEXT}]}},
        {"put": {"servers": [{"url": "https://other.example.com"}]}},
        {"put": {"requestBody": {"content": {"text/plain": {"schema": TEXT}}}}},
        {"get": {"responses": OK}},
    ],
    ids=["a question", "a header", "elsewhere", "no JSON", "no answer"],
)
def test_calls_that_do_not_belong_together(changed: Any) -> None:
    assert pair(pets(SAME, SAME)) == FOUND
    assert pair(pets(SAME, SAME, **changed)) is None


def test_a_rule_refuses_or_says_more() -> None:
    doc = pets(part(name=TEXT, changed=TEXT), part(name=TEXT))
    said = "operations:\n  PUT /pets/{id}: {pair: %s}"
    assert pair(doc, said % "false") is None
    assert pair(doc, said % "{version: changed}") == Pair(get="GET /pets/{id}", version="changed")
    loose = pets(part(kind=TEXT), part(kind={"enum": ["cat"]}))
    assert pair(loose, said % '{get: "GET /pets/{id}"}') == Pair(get="GET /pets/{id}")


@pytest.mark.parametrize(
    ("written", "rule", "message"),
    [
        (
            SAME,
            '{get: "GET /pets/{id}"}',
            "GET /pets/{id} and PUT /pets/{id} are found to be a pair without the rule too",
        ),
        (part(password=TEXT), "false", "PUT /pets/{id} is half of no pair without the rule either"),
    ],
)
def test_a_rule_that_changes_nothing(written: Any, rule: str, message: str) -> None:
    _, diagnostics = built(pets(SAME, written), rules(f"operations:\n  PUT /pets/{{id}}: {{pair: {rule}}}"))
    assert [(entry.code, entry.message) for entry in diagnostics.entries] == [("idle-rule", message)]
    origin = diagnostics.entries[0].origin
    assert origin is not None and (origin.page, origin.line) == ("sdk.yaml", 2)
