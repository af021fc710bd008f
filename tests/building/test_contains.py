"""`contains`, `minContains` and `maxContains`, held against an implementation of JSON Schema that is not ours."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from runtime.codecs.checking import limit_checks
from specloom.docs.sampling import Sampler
from specloom.ir import Array
from specloom.openapi.keywords import KEYWORDS, keeps
from specloom.python.badges import limits

from .documents import codes, field, schemas

REFERENCE = {"$ref": "#/components/schemas/Known"}
SMALL = st.integers(0, 3)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from([0.5, 1.0, "", "a", "abc"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "b"]), inner, max_size=2),
    max_leaves=4,
)
LEAVES = st.one_of(
    st.fixed_dictionaries({"type": st.sampled_from(["string", "integer", "number", "object", "array", "null"])}),
    st.fixed_dictionaries({"type": st.just(["boolean", "string"])}),
    st.fixed_dictionaries({}, optional={"minimum": SMALL, "exclusiveMaximum": SMALL, "maxLength": SMALL}),
    st.fixed_dictionaries({"pattern": st.sampled_from(["^a", "c$"]), "minItems": SMALL, "uniqueItems": st.booleans()}),
    st.builds(lambda values: {"enum": values}, st.lists(VALUES, min_size=1, max_size=3)),
    st.builds(lambda value: {"const": value}, VALUES),
    st.booleans(),
    st.just(REFERENCE),
)
KNOWN = {"type": "object", "required": ["a"], "properties": {"a": {"type": "integer"}}}


def grown(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    some = st.lists(inner, min_size=1, max_size=2)
    fields = st.dictionaries(st.sampled_from(["a", "b"]), inner, max_size=2)
    return st.one_of(
        st.fixed_dictionaries({}, optional={"allOf": some, "anyOf": some, "oneOf": some, "not": inner}),
        st.fixed_dictionaries({"properties": fields}, optional={"required": st.just(["a"]), "title": st.just("T")}),
        st.fixed_dictionaries({"items": inner}, optional={"contains": inner, "minContains": SMALL}),
    )


LISTS = st.fixed_dictionaries(
    {"type": st.just("array"), "contains": st.recursive(LEAVES, grown, max_leaves=5)},
    optional={"minContains": SMALL, "maxContains": SMALL},
)


def built(schema: dict[str, Any]) -> tuple[Array, Sampler]:
    """The type of a list, and what makes samples of it."""
    definitions, _ = schemas(X={"type": "object", "properties": {"x": schema}}, Known=KNOWN)
    type_ = field(definitions["X"], "x").type
    assert isinstance(type_, Array)
    return type_, Sampler({one.id: one for one in definitions.values()})


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(schema=LISTS, values=st.lists(VALUES, max_size=4))
def test_both_checks_agree_with_a_validator(schema: dict[str, Any], values: list[Any]) -> None:
    type_, _ = built(schema)
    bounds = type_.constraints.bounds if type_.constraints else ()
    assert "contains" in dict(bounds)
    valid = Draft202012Validator({**schema, "components": {"schemas": {"Known": KNOWN}}}).is_valid(values)
    assert keeps(dict(bounds), values) == valid
    at_run_time: Any = {limit.name: limit.value for limit in limits(type_)}
    assert all(holds(values) for _, holds in limit_checks(at_run_time)) == valid


ITEMS = st.sampled_from(
    [
        (
            {"type": "integer"},
            [{"minimum": 40}, {"const": 7}, {"multipleOf": 6, "minimum": 7}, {"enum": [3, 4]}],
        ),
        ({"type": "string"}, [{"const": "x"}, {"minLength": 30}, {"type": "string", "pattern": "^z[0-9]{3}$"}]),
        (
            {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}, "b": {"type": "number"}}},
            [
                {"properties": {"a": {"const": "main"}}},
                {"required": ["b"], "properties": {"b": {"maximum": -2}}},
                {"anyOf": [{"required": ["b"]}, {"required": ["c"]}]},
            ],
        ),
        (
            REFERENCE,
            [REFERENCE, {"properties": {"a": {"const": 3}}}],
        ),
        ({}, [{"type": "boolean"}, {"type": "array"}, {"type": "null"}, {"type": ["object", "null"]}, True]),
    ]
)


@given(items=ITEMS, index=st.integers(0, 5), least=SMALL, size=SMALL, full=st.booleans())
@settings(deadline=None)
def test_samples_hold_what_their_list_must_contain(
    items: tuple[Any, list[Any]], index: int, least: int, size: int, full: bool
) -> None:
    schema = {"type": "array", "items": items[0], "contains": items[1][index % len(items[1])], "minContains": least}
    schema["minItems"] = size
    type_, sampler = built(schema)
    validator = Draft202012Validator({**schema, "components": {"schemas": {"Known": KNOWN}}})
    for value in (sampler.answer(type_), sampler.request(type_, full=full)):
        assert list(validator.iter_errors(value)) == []


def test_what_needs_the_rest_of_the_document_is_noted_and_not_checked() -> None:
    tree = {"type": "object", "properties": {"below": {"$ref": "#/components/schemas/Tree"}}}
    for contained in ({"$ref": "#/components/schemas/Tree"}, {"if": {"const": 1}, "then": {"const": 2}}):
        field_ = {"type": "array", "contains": contained}
        definitions, diagnostics = schemas(X={"type": "object", "properties": {"x": field_}}, Tree=tree)
        assert "unsupported-keyword" in codes(diagnostics, diagnostics.entries[0].severity)
        type_ = field(definitions["X"], "x").type
        assert isinstance(type_, Array)
        assert type_.constraints is None


def test_of_several_the_strictest_counts_hold() -> None:
    one = {"type": "array", "contains": {"const": 1}, "minContains": 2}
    type_, _ = built({"allOf": [one, {"type": "array", "contains": {"const": 1}, "maxContains": 4, "minContains": 3}]})
    assert type_.constraints is not None
    assert dict(type_.constraints.bounds) == {"contains": {"const": 1}, "minContains": 3, "maxContains": 4}
    assert KEYWORDS["minContains"].python_name == "min_contains"
