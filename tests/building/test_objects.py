"""Objects: fields, flattening, what shares a definition, and how inline ones are placed."""

from __future__ import annotations

from typing import Any

import pytest
from specloom.diagnostics import Severity
from specloom.ir import Default, ObjectSchema, Scalar

from .documents import alias, built, codes, document, field, fields, pointers, schemas, short

TEXT = {"type": "string"}


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def test_marks_and_words_of_a_field() -> None:
    definitions, diagnostics = schemas(
        X={
            "required": ["a"],
            "properties": {
                "a": {
                    "type": "string",
                    "title": "Title",
                    "description": "Words.",
                    "readOnly": True,
                    "deprecated": True,
                    "default": "x",
                    "examples": ["y"],
                    "example": "z",
                },
                "b": {"type": "string", "writeOnly": True, "default": None},
            },
        }
    )
    a, b = field(definitions["X"], "a"), field(definitions["X"], "b")
    assert (a.required, a.read_only, a.write_only, a.deprecated) == (True, True, False, True)
    assert (a.title, a.description, a.default, a.examples) == ("Title", "Words.", Default(value="x"), ("y", "z"))
    assert a.origin.pointer == "/components/schemas/X/properties/a"
    assert (b.required, b.read_only, b.write_only, b.default) == (False, False, True, Default(value=None))
    assert codes(diagnostics) == []


def test_reference_with_siblings_keeps_its_own_words() -> None:
    definitions, _ = schemas(
        X={"properties": {"k": {**ref("Kind"), "description": "own text", "deprecated": True}, "plain": ref("Kind")}},
        Kind={"type": "string", "description": "Kind text.", "deprecated": False},
    )
    k = field(definitions["X"], "k")
    assert (short(k.type), k.description, k.deprecated) == ("@Kind", "own text", True)
    assert field(definitions["X"], "plain").description == ""


def test_inline_objects_have_an_owner_and_a_way_to_them() -> None:
    definitions, _ = schemas(
        X={
            "properties": {
                "branches": {"type": "array", "items": {"properties": {"hook": {"properties": {"a": TEXT}}}}},
                "by name": {"additionalProperties": {"properties": {"b": TEXT}}},
            }
        }
    )
    places = {id: (found.owner, found.place) for id, found in definitions.items()}
    assert places == {
        "X": (None, ()),
        "X/properties/branches/items": ("X", ("branches", "item")),
        "X/properties/branches/items/properties/hook": ("X", ("branches", "item", "hook")),
        "X/properties/by name/additionalProperties": ("X", ("by name", "value")),
    }
    assert {found.page for found in definitions.values()} == {"Pets"}


def test_keys_with_slashes_stay_apart_from_inline_ids() -> None:
    definitions, _ = schemas(
        **{"X": {"properties": {"a": {"properties": {"v": TEXT}}}}, "X/properties/a": {"type": "object"}}
    )
    assert sorted(definitions) == ["X", "X/properties/a", "X~1properties~1a"]
    assert definitions["X~1properties~1a"].published == "X/properties/a"


def test_all_of_is_flattened_in_published_order() -> None:
    definitions, diagnostics = schemas(
        Base={"properties": {"id": TEXT, "name": TEXT}, "required": ["id"], "description": "Base words."},
        X={
            "description": "Own words.",
            "allOf": [
                ref("Base"),
                {"properties": {"name": {"type": "string", "description": "Nearer."}, "more": TEXT}},
            ],
            "properties": {"own": TEXT},
            "required": ["own"],
        },
    )
    found = definitions["X"]
    assert fields(found) == {"id": "string!", "name": "string", "more": "string", "own": "string!"}
    assert field(found, "name").description == "Nearer."
    assert found.description == "Own words."
    assert codes(diagnostics) == []


def test_overlapping_fields_intersect() -> None:
    nullable = {"type": ["string", "null"], "format": "date-time", "readOnly": True, "description": "Far."}
    definitions, diagnostics = schemas(
        Base={"properties": {"deletedAt": nullable, "integration": {"type": "string", "readOnly": True}}},
        Request={"properties": {"integration": TEXT}},
        X={
            "allOf": [
                ref("Request"),
                ref("Base"),
                {"properties": {"deletedAt": {"type": "string", "readOnly": True, "description": "Near."}}},
            ]
        },
    )
    deleted, integration = field(definitions["X"], "deletedAt"), field(definitions["X"], "integration")
    assert (short(deleted.type), deleted.read_only, deleted.description) == ("string:date-time", True, "Near.")
    assert not integration.read_only, "one branch lets it be written"
    assert codes(diagnostics) == []


def test_inline_object_of_a_branch_keeps_its_home() -> None:
    definitions, _ = schemas(
        Base={"properties": {"logging": {"properties": {"mode": TEXT}}}},
        X={"allOf": [ref("Base"), {"properties": {"a": TEXT}}]},
    )
    assert fields(definitions["X"])["logging"] == "@Base/properties/logging"
    assert sorted(definitions) == ["Base", "Base/properties/logging", "X"]


def test_inline_objects_of_two_branches_merge() -> None:
    definitions, _ = schemas(
        Base={"properties": {"in": {"properties": {"a": TEXT}}}},
        X={"allOf": [ref("Base"), {"properties": {"in": {"properties": {"b": TEXT}, "required": ["a"]}}}]},
    )
    assert fields(definitions["X"])["in"] == "@X/properties/in"
    assert fields(definitions["X/properties/in"]) == {"a": "string!", "b": "string"}
    assert definitions["X/properties/in"].place == ("in",)


def test_recursion_is_by_id() -> None:
    definitions, diagnostics = schemas(
        Mapping={
            "properties": {
                "mappings": {"type": "array", "items": ref("Mapping")},
                "helper": {
                    "type": "array",
                    "items": {"properties": {"mappings": {"type": "array", "items": ref("Mapping")}}},
                },
            }
        }
    )
    assert fields(definitions["Mapping"]) == {"mappings": "[@Mapping]", "helper": "[@Mapping/properties/helper/items]"}
    assert fields(definitions["Mapping/properties/helper/items"]) == {"mappings": "[@Mapping]"}
    assert codes(diagnostics) == []


def test_merged_recursion_ends() -> None:
    definitions, diagnostics = schemas(
        B={"properties": {"parent": ref("B"), "b": TEXT}},
        C={"properties": {"parent": ref("C"), "c": TEXT}},
        A={"allOf": [ref("B"), ref("C")]},
    )
    assert fields(definitions["A"]) == {"parent": "@A", "b": "string", "c": "string"}
    assert codes(diagnostics) == []


def test_unnamed_recursion_through_a_deep_reference() -> None:
    definitions, diagnostics = schemas(
        X={"properties": {"o": {"properties": {"again": {"$ref": "#/components/schemas/X/properties/o"}}}}},
        L={"properties": {"l": {"type": "array", "items": {"$ref": "#/components/schemas/L/properties/l"}}}},
    )
    assert fields(definitions["X/properties/o"]) == {"again": "@X/properties/o"}
    assert codes(diagnostics) == ["unnamed-recursion"]


def test_equal_inline_objects_of_one_owner_are_one() -> None:
    def hook(words: str) -> dict[str, Any]:
        return {"description": words, "properties": {"function": {"type": "string", "description": "Name."}}}

    definitions, _ = schemas(
        X={"properties": {"pre": hook("Before."), "post": hook("After."), "other": {"properties": {"function": TEXT}}}},
        Y={"properties": {"pre": hook("Before.")}},
    )
    assert fields(definitions["X"]) == {
        "pre": "@X/properties/post",
        "post": "@X/properties/post",
        "other": "@X/properties/other",
    }
    assert definitions["X/properties/post"].description == "", "the fields keep words of their own"
    assert [field(definitions["X"], name).description for name in ("pre", "post")] == ["Before.", "After."]
    assert "Y/properties/pre" in definitions


def test_equal_nested_objects_are_compared_by_content() -> None:
    def outer() -> dict[str, Any]:
        return {"properties": {"inner": {"properties": {"a": TEXT}}}}

    definitions, _ = schemas(X={"properties": {"one": outer(), "two": outer()}})
    assert sorted(definitions) == ["X", "X/properties/one", "X/properties/one/properties/inner"]


def test_additional_and_pattern_properties() -> None:
    definitions, diagnostics = schemas(
        Open={"properties": {"a": TEXT}, "additionalProperties": {"type": "integer"}},
        Closed={"properties": {"a": TEXT}, "additionalProperties": False},
        Patterned={"patternProperties": {"^x-": TEXT}},
        Both={"allOf": [ref("Closed"), {"properties": {"b": TEXT}}]},
    )
    found = {id: definition for id, definition in definitions.items() if isinstance(definition, ObjectSchema)}
    assert found["Open"].additional is not None
    assert short(found["Open"].additional) == "integer"
    assert (found["Closed"].closed, found["Both"].closed) == (True, False)
    assert [(text, short(type)) for text, type in found["Patterned"].patterns] == [("^x-", "string")]
    assert codes(diagnostics, Severity.NOTE) == ["unsupported-keyword"]


def test_required_and_not_described_is_a_field_of_anything() -> None:
    definitions, diagnostics = schemas(X={"type": "object", "properties": {"a": TEXT}, "required": ["b"]})
    assert fields(definitions["X"]) == {"a": "string", "b": "any!"}
    assert codes(diagnostics) == ["undeclared-property"]


def test_names_that_are_keywords_elsewhere() -> None:
    definitions, diagnostics = schemas(
        X={"properties": {"$ref": TEXT, "allOf": TEXT, "x-y": TEXT, "properties": {"properties": {"items": TEXT}}}}
    )
    assert fields(definitions["X"]) == {
        "$ref": "string",
        "allOf": "string",
        "x-y": "string",
        "properties": "@X/properties/properties",
    }
    assert codes(diagnostics, Severity.NOTE) == []


def test_words_of_what_has_no_name_go_to_what_holds_it() -> None:
    definitions, _ = schemas(
        X={
            "properties": {
                "ids": {"type": "array", "description": "Which.", "items": {"type": "string", "description": "A key."}},
                "order": {
                    "oneOf": [
                        {"const": "asc", "description": "Upwards."},
                        {"const": "desc", "title": "Down", "description": "Downwards."},
                    ]
                },
            }
        },
        L={"type": "object", "additionalProperties": {"type": "string", "description": "A value."}},
    )
    assert field(definitions["X"], "ids").description == "Which.\n\nItems: A key."
    assert field(definitions["X"], "order").description == "`asc`: Upwards.\n\nDown: Downwards."
    assert definitions["L"].description == "Values: A value."


FAULTY_DEFAULTS = [
    ({"type": "boolean", "default": "x"}, ["bad-default"]),
    ({"type": "integer", "default": 1.5}, ["bad-default"]),
    ({"type": "string", "enum": ["a"], "default": "b"}, ["bad-default"]),
    ({"type": "number", "default": 1}, []),
    ({"type": "integer", "default": 123456789012345678901234567890}, []),
    ({"type": ["string", "null"], "default": None}, []),
    ({"type": "array", "items": TEXT, "default": ["a"]}, []),
    ({"default": {"any": "thing"}}, []),
]


@pytest.mark.parametrize(("schema", "expected"), FAULTY_DEFAULTS, ids=range(len(FAULTY_DEFAULTS)))
def test_defaults_are_values_of_their_type(schema: dict[str, Any], expected: list[str]) -> None:
    definitions, diagnostics = schemas(X={"properties": {"x": schema}})
    assert codes(diagnostics) == expected
    # A value that is none of the listed ones may be newer than the list, and is of the right type.
    kept = None if expected and "enum" not in schema else Default(value=schema["default"])
    assert field(definitions["X"], "x").default == kept


FAULTY_EXAMPLES: list[tuple[dict[str, Any], list[str]]] = [
    ({"type": "integer", "example": "many"}, ["wrong-example"]),
    ({"type": "integer", "examples": [1, "two", 3.5]}, ["wrong-example", "wrong-example"]),
    ({"type": "string", "example": None}, ["wrong-example"]),
    ({"type": ["string", "null"], "example": None}, []),
    ({"type": "number", "example": 1}, []),
    ({"example": {"any": "thing"}}, []),
]


@pytest.mark.parametrize(("schema", "expected"), FAULTY_EXAMPLES, ids=range(len(FAULTY_EXAMPLES)))
def test_examples_are_values_of_their_type(schema: dict[str, Any], expected: list[str]) -> None:
    assert codes(schemas(X={"properties": {"x": schema}})[1]) == expected


@pytest.mark.slow
def test_limits_are_stated() -> None:
    _, diagnostics = schemas(X={"allOf": [{"properties": {f"p{n}": TEXT}} for n in range(1001)]})
    assert codes(diagnostics) == ["too-large"]
    deep: dict[str, Any] = TEXT
    for _ in range(150):
        deep = {"properties": {"a": deep}}
    _, diagnostics = schemas(X=deep)
    assert codes(diagnostics) == ["too-deep"]
    _, diagnostics = schemas(X={"properties": {f"p{n}": TEXT for n in range(10_001)}})
    assert codes(diagnostics) == ["too-large"]


@pytest.mark.slow
def test_a_long_chain_of_references_needs_no_recursion() -> None:
    chain: dict[str, Any] = {f"A{n}": ref(f"A{n + 1}") for n in range(1500)}
    definitions, diagnostics = schemas(**chain, A1500=TEXT)
    assert [alias(definitions[name]) for name in ("A0", "A700", "A1499", "A1500")] == [*["@A1500"] * 3, "string"]
    assert codes(diagnostics) == []


def test_components_may_be_lists_of_lists_as_deep_as_a_value_can_be_read() -> None:
    chain: dict[str, Any] = {f"A{n}": {"type": "array", "items": ref(f"A{n + 1}")} for n in range(300)}
    _, diagnostics = schemas(**chain, A300=TEXT)
    assert codes(diagnostics) == ["too-deep"]
    _, diagnostics = schemas(**{f"A{n}": chain[f"A{n}"] for n in range(49)}, A49=TEXT)
    assert codes(diagnostics) == []


LOOPS: list[dict[str, Any]] = [
    {"A": ref("B"), "B": ref("A")},
    {"A": {"allOf": [ref("A"), {"type": "object"}]}},
    {"A": {"allOf": [ref("B")], "type": "object"}, "B": {"allOf": [ref("A")], "type": "object"}},
    {"A": {"anyOf": [ref("A"), TEXT]}},
    {"A": {"oneOf": [ref("B"), TEXT]}, "B": {"anyOf": [ref("A"), {"type": "integer"}]}},
]


@pytest.mark.parametrize("named", LOOPS, ids=range(len(LOOPS)))
def test_loops_are_named(named: dict[str, Any]) -> None:
    _, diagnostics = schemas(**named)
    assert set(codes(diagnostics)) == {"reference-loop"}
    assert all("A" in entry.message for entry in diagnostics.entries)


def test_output_does_not_depend_on_the_order_of_components() -> None:
    named: dict[str, Any] = {
        "A": {"properties": {"b": ref("B"), "i": {"properties": {"x": TEXT}}}},
        "B": {"allOf": [ref("A"), {"properties": {"i": {"properties": {"y": TEXT}}}}]},
        "C": {"properties": {"d": {"$ref": "#/components/schemas/B/allOf/1/properties/i"}}},
    }
    first, _ = built(document(components={"schemas": named}))
    second, _ = built(document(components={"schemas": dict(reversed(named.items()))}))
    assert first == second


REFERENCES: list[tuple[Any, str]] = [
    ("file:///etc/passwd", "external-reference"),
    ("/etc/passwd", "external-reference"),
    ("http://127.0.0.1:9/x.json#/a", "external-reference"),
    ("other.json#/x", "external-reference"),
    ("#/components/schemas/Nope", "unresolved-ref"),
    ("#/components/schemas/x", "unresolved-ref"),
    ("#/components/schemas/X/", "unresolved-ref"),
    ("#/", "unresolved-ref"),
    ("#anchor", "unresolved-ref"),
    ("#/servers/00", "unresolved-ref"),
    ("#/servers/0", ""),
    ("", "wrong-reference"),
    ("#", "wrong-reference"),
    ("#/paths/~1p/get/parameters/0", "wrong-reference"),
    ("#/x-ext/Thing", "unresolved-extension-ref"),
    ({"a": 1}, "wrong-type"),
]


@pytest.mark.parametrize(("reference", "code"), REFERENCES, ids=[str(row[0]) for row in REFERENCES])
def test_references_that_lead_nowhere(reference: Any, code: str) -> None:
    named = {"X": {"properties": {"x": {"$ref": reference}}}}
    item = {"get": {"parameters": [{"name": "q", "in": "query", "schema": TEXT}], "responses": {}}}
    api, diagnostics = built(document(paths={"/p": item}, components={"schemas": named}))
    assert codes(diagnostics) == ([code] if code else [])
    if code:
        assert short(field(api.schemas[0], "x").type) == "any"
        assert pointers(diagnostics, code) == ["/components/schemas/X/properties/x/$ref"]
    refused = code in ("external-reference", "wrong-type")
    assert diagnostics.failed == refused


def test_a_wrong_name_brings_the_nearest() -> None:
    _, diagnostics = schemas(Pet={"type": "object"}, X={"properties": {"p": ref("Pett")}})
    assert diagnostics.entries[0].help == "did you mean `Pet`?; it is typed as anything"


def test_pointer_escapes_are_decoded_in_order() -> None:
    definitions, diagnostics = schemas(
        **{
            "a~b": {"properties": {"u": {"$ref": "#/components/schemas/c%25d"}}},
            "c%d": {
                "properties": {"u": {"$ref": "#/components/schemas/a~0b"}, "w": {"$ref": "#/components/schemas/e~01f"}}
            },
            "e~1f": {"type": "object"},
        }
    )
    assert codes(diagnostics) == []
    assert fields(definitions["a~0b"]) == {"u": "@c%d"}
    assert fields(definitions["c%d"]) == {"u": "@a~0b", "w": "@e~01f"}


def test_a_property_that_says_that_it_is_required_is_required() -> None:
    definitions, diagnostics = schemas(X={"properties": {"a": {"type": "string", "required": True}, "b": TEXT}})
    assert fields(definitions["X"]) == {"a": "string!", "b": "string"}
    assert codes(diagnostics) == ["wrong-type"]


def test_values_of_a_wrong_type_are_read_as_meant() -> None:
    definitions, diagnostics = schemas(X={"type": "object", "title": 7, "properties": {"n": {"minimum": "1.5"}}})
    assert definitions["X"].title == "7"
    assert codes(diagnostics) == ["wrong-type", "wrong-type"]
    assert [entry.help for entry in diagnostics.entries] == ["it is read as 1.5", 'it is read as "7"']


def test_a_flag_of_3_0_is_read_as_it_was_meant() -> None:
    limits = {"minimum": 1, "exclusiveMinimum": True, "maximum": 9, "exclusiveMaximum": False}
    definitions, diagnostics = schemas(X={"properties": {"x": {"type": "integer", **limits}}})
    type_ = field(definitions["X"], "x").type
    assert isinstance(type_, Scalar)
    assert type_.constraints is not None
    assert dict(type_.constraints.bounds) == {"minimum": 1, "exclusiveMinimum": 1, "maximum": 9}
    assert codes(diagnostics) == ["wrong-type", "wrong-type"]
    assert not diagnostics.failed
