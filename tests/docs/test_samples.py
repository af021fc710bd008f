"""Samples are of the types that they are samples of, and descriptions are cut without loss."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from specloom import ir
from specloom.diagnostics import Origin
from specloom.docs.conformance import Conformance
from specloom.docs.passages import cut
from specloom.docs.patterns import matching
from specloom.docs.sampling import SHOWN, Sampler

from ..building.documents import built, document
from .scene import published

HERE = Origin(page="x.md")
KINDS = {
    "string": ir.ScalarKind.STRING,
    "integer": ir.ScalarKind.INTEGER,
    "number": ir.ScalarKind.NUMBER,
    "boolean": ir.ScalarKind.BOOLEAN,
}

strings = st.fixed_dictionaries(
    {"type": st.just("string")},
    optional={"minLength": st.integers(0, 6), "maxLength": st.integers(6, 40)},
)
patterns = st.sampled_from(
    [
        r"^[a-f0-9]{24}$",
        r"^\d{3}-\d{4}$",
        r"^(GET|POST)$",
        r"^[A-Z][a-z]+$",
        r"^v\d+(\.\d+)?$",
        r"^/[\w/]*$",
        r"^$",
        "x+y?",
    ]
).map(lambda pattern: {"type": "string", "pattern": pattern})
numbers = st.fixed_dictionaries(
    {"type": st.sampled_from(["integer", "number"])},
    optional={"minimum": st.integers(-50, 0), "maximum": st.integers(10, 60), "multipleOf": st.sampled_from([1, 2, 5])},
)
scalars = st.one_of(strings, patterns, numbers, st.just({"type": "boolean"}), st.just({"enum": ["a", 1, None, True]}))


def lists(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(
        {"type": st.just("array"), "items": inner},
        optional={"minItems": st.integers(0, 3), "uniqueItems": st.just(False)},
    )


def objects(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    names = st.sampled_from(["name", "email", "_id", "createdAt", "items", "url"])
    return st.builds(
        lambda properties, required: {
            "type": "object",
            "properties": properties,
            "required": [name for name in sorted(required) if name in properties],
        },
        st.dictionaries(names, inner, max_size=4),
        st.sets(names, max_size=3),
    )


def unions(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(inner, min_size=1, max_size=3).map(lambda arms: {"anyOf": arms})


schemas = st.recursive(scalars, lambda inner: st.one_of(lists(inner), objects(inner), unions(inner)), max_leaves=8)


def limits(schema: dict[str, Any], *keywords: str) -> ir.Constraints:
    return ir.Constraints(tuple((name, schema[name]) for name in keywords if name in schema))


class Translator:
    """JSON Schema of the small kind above as types; only the tests need one so simple."""

    def __init__(self) -> None:
        self.definitions: dict[ir.SchemaId, ir.Definition] = {}

    def type(self, schema: dict[str, Any]) -> ir.Type:
        if "enum" in schema:
            return ir.Choice(values=tuple(schema["enum"]))
        if "anyOf" in schema:
            return ir.Union(arms=tuple(self.type(arm) for arm in schema["anyOf"]))
        if schema["type"] == "array":
            return ir.Array(item=self.type(schema["items"]), constraints=limits(schema, "minItems"))
        if schema["type"] == "object":
            return self.object(schema)
        return ir.Scalar(
            kind=KINDS[schema["type"]],
            constraints=limits(schema, "minimum", "maximum", "multipleOf", "minLength", "maxLength", "pattern"),
        )

    def object(self, schema: dict[str, Any]) -> ir.Reference:
        id_ = ir.SchemaId(f"S{len(self.definitions)}")
        self.definitions[id_] = ir.AliasSchema(
            id=id_, published="", page="", owner=None, origin=HERE, type=ir.Choice(values=(None,))
        )
        fields = tuple(
            ir.Field(wire_name=name, type=self.type(inner), required=name in schema["required"], origin=HERE)
            for name, inner in schema["properties"].items()
        )
        self.definitions[id_] = ir.ObjectSchema(id=id_, published="", page="", owner=None, origin=HERE, fields=fields)
        return ir.Reference(id=id_)


@pytest.mark.slow
@given(schemas, st.booleans())
@settings(max_examples=250, deadline=None)
def test_samples_are_valid(schema: dict[str, Any], request_: bool) -> None:
    translator = Translator()
    type_ = translator.type(schema)
    sampler = Sampler(translator.definitions)
    for value in (sampler.answer(type_), sampler.request(type_, full=request_)):
        Draft202012Validator(schema).validate(value)
        assert sampler.holds(type_, value, request=False)


@pytest.mark.slow
@given(
    schemas,
    st.recursive(
        st.sampled_from([None, True, 1, 1.5, "", "abc"]),
        lambda v: st.lists(v) | st.dictionaries(st.sampled_from(["name", "_id"]), v),
        max_leaves=6,
    ),
)
@settings(max_examples=250, deadline=None)
def test_our_check_agrees_with_a_validator(schema: dict[str, Any], value: Any) -> None:
    translator = Translator()
    type_ = translator.type(schema)
    assert Conformance(translator.definitions).holds(type_, value) == Draft202012Validator(schema).is_valid(value)


def test_the_documents_own_example_comes_first_when_it_is_right() -> None:
    sampler = Sampler({})
    text = ir.Scalar(kind=ir.ScalarKind.STRING)
    assert sampler.answer(text, ["own"]) == "own"
    assert sampler.answer(text, [5, "own"]) == "own"
    assert sampler.answer(text, [5]) == "text"


def test_names_and_formats_are_heeded() -> None:
    sampler = Sampler({}, {"objectId": "^[0-9a-f]{24}$"})
    text = ir.Scalar(kind=ir.ScalarKind.STRING)
    assert sampler.request(text, name="supportEmail") == "jane@example.com"
    assert re.fullmatch("[0-9a-f]{24}", str(sampler.request(ir.Scalar(kind=ir.ScalarKind.STRING, format="objectId"))))
    assert sampler.request(ir.Scalar(kind=ir.ScalarKind.STRING, format="date-time")) == "2025-01-31T09:30:00Z"


@pytest.mark.parametrize("arms", [2, 8])
def test_definitions_that_refer_to_each_other_have_an_end(arms: int) -> None:
    ids = [ir.SchemaId(f"S{number}") for number in range(30)]
    fields = tuple(
        ir.Field(
            wire_name=f"f{number}",
            type=ir.Union(arms=(ir.Reference(id=id_), ir.Reference(id=ids[0]))),
            required=True,
            origin=HERE,
        )
        for number, id_ in enumerate(ids[:arms])
    )
    definitions = {
        id_: ir.ObjectSchema(id=id_, published=id_, page="", owner=None, origin=HERE, fields=fields) for id_ in ids
    }
    value = Sampler(definitions).answer(ir.Reference(id=ids[1]))
    assert len(json.dumps(value)) < 200_000


def test_every_answer_and_body_of_the_published_pages_has_a_valid_sample() -> None:
    api = published()[0]
    sampler = Sampler({schema.id: schema for schema in api.schemas})
    for operation in api.operations:
        for media in operation.body.content if operation.body else ():
            value = sampler.request(media.type, [found for _, found in media.examples])
            assert sampler.holds(media.type, value, request=True), operation.key
        for response in operation.responses:
            for media in response.content:
                value = sampler.answer(media.type, [found for _, found in media.examples])
                assert sampler.holds(media.type, value, request=False), (operation.key, response.status)


CUTS = {
    "Short.": ("Short.", ""),
    "First.\n\n" + "x" * 400: ("First.", "x" * 400),
    "- a\n- b": ("- a\n- b", ""),
}


@pytest.mark.parametrize(("text", "expected"), CUTS.items())
def test_descriptions_are_cut(text: str, expected: tuple[str, str]) -> None:
    assert cut(text) == expected


@given(
    st.lists(
        st.sampled_from(
            [
                "Some `code. Here` follows. ",
                "**Bold. Text** ends. ",
                "e.g. this. ",
                "\n\n",
                "\n- item\n",
                "\n```\na. B\n\n```\n",
                "Words ",
            ]
        ),
        max_size=40,
    )
)
@settings(max_examples=200, deadline=None)
def test_nothing_is_lost_in_a_cut(parts: list[str]) -> None:
    text = "".join(parts)
    lead, more = cut(text)
    assert re.findall(r"\S+", f"{lead}\n{more}") == re.findall(r"\S+", text)
    assert lead.count("`") % 2 == 0


def test_a_sample_of_much_shows_a_part() -> None:
    """Models that hold each other forty times over: what is required is there, what is optional as far as one reads."""
    named = [ir.SchemaId(f"D{number}") for number in range(40)]
    fields = tuple(
        ir.Field(wire_name=f"p{number}", type=ir.Reference(id=id_), required=False, origin=HERE)
        for number, id_ in enumerate(named)
    )
    must = ir.Field(wire_name="id", type=ir.Scalar(kind=ir.ScalarKind.STRING), required=True, origin=HERE)
    definitions = {id_: object_of(id_, (must, *fields)) for id_ in named}
    sampler = Sampler(definitions)
    sample = sampler.answer(ir.Reference(id=named[0]))
    assert sampler.holds(ir.Reference(id=named[0]), sample, request=False)
    assert isinstance(sample, dict)
    assert len(sample) > 1
    assert json.dumps(sample).count(":") < 2 * SHOWN


def object_of(id_: ir.SchemaId, fields: tuple[ir.Field, ...]) -> ir.ObjectSchema:
    """An object with nothing but fields."""
    return ir.ObjectSchema(id=id_, owner=None, published=id_, page="", place=(), origin=HERE, fields=fields)


@pytest.mark.parametrize(
    "pattern",
    [
        "^[A-Z]{2}-\\d{4}$",
        "^(cat|dog)s?$",
        "^[a-f0-9]{24}$",
        "^\\w+@\\w+\\.com$",
        "[^a-z]+",
        "^(?:a|b){3,}c*$",
        "^#[0-9a-fA-F]{6}$",
        "^\\d{1,3}(\\.\\d{1,3}){3}$",
        "^[\\]x]$",
        "^(?P<year>\\d{4})-.*$",
        "^.{8,}$",
    ],
)
def test_a_text_is_found_for_a_pattern(pattern: str) -> None:
    assert re.search(pattern, matching(pattern, "seed"))


@pytest.mark.parametrize("pattern", ["(" * 3000, "[z-a]", "^a(?=b)$", "((a{4000}){4000}){4000}"])
def test_patterns_that_nothing_matches_or_that_ask_too_much_end(pattern: str) -> None:
    assert len(matching(pattern, "seed")) <= 4000


def test_a_text_that_stands_too_deep_for_objects_is_a_text() -> None:
    schemas: dict[str, Any] = {
        f"Level{number}": {
            "type": "object",
            "required": ["next"],
            "properties": {"next": {"$ref": f"#/components/schemas/Level{number + 1}"}},
        }
        for number in range(20)
    }
    schemas["Level20"] = {"type": "string"}
    for number in range(20):
        schemas[f"Level{number}"]["properties"]["name"] = {"$ref": "#/components/schemas/Level20"}
        schemas[f"Level{number}"]["required"].append("name")
    api, _ = built(document(components={"schemas": schemas}))
    made: Any = Sampler({one.id: one for one in api.schemas}).least(ir.Reference(id=ir.SchemaId("Level0")))
    while made:
        assert isinstance(made["name"], str)
        made = made["next"]
