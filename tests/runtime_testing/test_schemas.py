"""The check and the samples, held against an implementation of JSON Schema that is not ours."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openapi_schema_validator import OAS31Validator
from runtime.testing.checking import Checker
from runtime.testing.document import Document
from runtime.testing.patterns import matching
from runtime.testing.sampling import Sampler

DOCUMENT = Document({})
CHECKER = Checker(DOCUMENT)
NAMES = st.sampled_from(["a", "b", "c"])
SMALL = st.integers(0, 3)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.sampled_from([0.5, 1.0, 2.5])
    | st.sampled_from(["", "a", "abc"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)


def optional(**keywords: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=keywords)


KINDS = st.sampled_from(["object", "array", "string", "integer", "number", "boolean", "null"])
LEAVES = st.one_of(
    st.fixed_dictionaries({"type": KINDS | st.lists(KINDS, min_size=1, max_size=2, unique=True)}),
    optional(minimum=SMALL, exclusiveMaximum=SMALL, multipleOf=st.sampled_from([1, 0.5, 2])),
    optional(minLength=SMALL, maxLength=SMALL, pattern=st.sampled_from(["^a", "c$", "b"])),
    st.builds(lambda values: {"enum": values}, st.lists(VALUES, min_size=1, max_size=3)),
    st.builds(lambda value: {"const": value}, VALUES),
    st.booleans(),
)


def grown(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    some = st.lists(inner, min_size=1, max_size=3)
    fields = st.dictionaries(NAMES, inner, max_size=3)
    return st.one_of(
        optional(
            properties=fields,
            required=st.lists(NAMES, max_size=2, unique=True),
            additionalProperties=inner,
            minProperties=SMALL,
            maxProperties=SMALL,
            propertyNames=st.just({"maxLength": 1, "enum": ["a", "b"]}),
            dependentRequired=st.dictionaries(NAMES, st.lists(NAMES, max_size=2, unique=True), max_size=1),
            dependentSchemas=st.dictionaries(NAMES, inner, max_size=1),
            patternProperties=st.dictionaries(st.sampled_from(["^a", "b"]), inner, max_size=1),
        ),
        optional(
            items=inner,
            prefixItems=some,
            minItems=SMALL,
            maxItems=SMALL,
            uniqueItems=st.booleans(),
            contains=inner,
        ),
        optional(allOf=some, anyOf=some, oneOf=some),
        st.fixed_dictionaries({"not": inner}),
        st.fixed_dictionaries({"if": inner}, optional={"then": inner, "else": inner}),
    )


SCHEMAS = st.recursive(LEAVES, grown, max_leaves=6)


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(schema=SCHEMAS, value=VALUES)
def test_the_check_agrees_with_a_validator(schema: Any, value: Any) -> None:
    assert (not CHECKER.faults(schema, value, request=False)) == OAS31Validator(schema).is_valid(value)


def typed(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    def objects(*names: str) -> st.SearchStrategy[Any]:
        return st.builds(
            lambda fields, count: {"type": "object", "properties": fields, "required": sorted(fields)[:count]},
            st.dictionaries(st.sampled_from(names), inner, max_size=3),
            SMALL,
        )

    lists = st.builds(lambda items, least: {"type": "array", "items": items, "minItems": least}, inner, SMALL)
    return st.one_of(
        objects("a", "b", "c"),
        lists,
        st.builds(lambda *parts: {"allOf": list(parts)}, objects("a", "b"), objects("c", "d")),
        st.builds(lambda arms: {"anyOf": arms}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda further: {"type": "object", "additionalProperties": further, "minProperties": 1}, inner),
    )


PLAIN = st.one_of(
    st.builds(lambda low: {"type": "integer", "minimum": low, "maximum": low + 3}, st.integers(-9, 9)),
    st.builds(lambda low: {"type": "number", "exclusiveMinimum": low, "exclusiveMaximum": low + 1}, st.integers(-9, 9)),
    st.builds(lambda size: {"type": "string", "minLength": size, "maxLength": size + 1}, st.integers(0, 40)),
    st.sampled_from([{"type": "boolean"}, {"type": ["string", "null"]}, {"enum": [None, 3]}, {"const": "x"}, {}]),
    st.sampled_from([{"type": "string", "format": name} for name in ("date-time", "uuid", "email", "uri", "odd")]),
    st.sampled_from([{"type": "integer", "multipleOf": 7, "minimum": 15}, {"type": "integer", "maximum": -4}]),
)


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(schema=st.recursive(PLAIN, typed, max_leaves=8))
def test_a_sample_is_valid(schema: Any) -> None:
    sampler = Sampler(DOCUMENT, CHECKER, {})
    for full in (True, False):
        value = sampler.sample(schema, full=full)
        assert list(OAS31Validator(schema).iter_errors(value)) == []


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
    found = matching(pattern)
    assert found is not None
    assert re.search(pattern, found)


@pytest.mark.parametrize("pattern", ["(", "^a(?=b)$", "[z-a]"])
def test_no_text_is_invented_for_a_pattern_that_nothing_matches(pattern: str) -> None:
    assert matching(pattern) is None


def test_a_request_need_not_have_what_is_read_only_nor_an_answer_what_is_write_only() -> None:
    schema = {
        "required": ["id", "secret"],
        "properties": {"id": {"readOnly": True}, "secret": {"writeOnly": True}},
    }
    assert CHECKER.faults(schema, {}, request=True) == ["secret is required"]
    assert CHECKER.faults(schema, {}, request=False) == ["id is required"]


def test_words_say_where() -> None:
    schema = {"properties": {"a": {"items": {"properties": {"b": {"type": "integer"}}}}}}
    assert CHECKER.faults(schema, {"a": [{}, {"b": "x"}]}, request=True) == ["a[1].b must be integer"]


def test_the_older_dialect_is_understood() -> None:
    nullable = {"type": "string", "nullable": True}
    assert not CHECKER.faults(nullable, None, request=True)
    above = {"type": "number", "minimum": 1, "exclusiveMinimum": True}
    assert CHECKER.faults(above, 1, request=True)
    assert not CHECKER.faults(above, 1.5, request=True)


def test_schemas_that_contain_themselves_end() -> None:
    node: dict[str, Any] = {"type": "object", "properties": {"next": {"$ref": "#/node"}}}
    document = Document({"node": node, "loop": {"$ref": "#/loop"}})
    checker = Checker(document)
    sample = Sampler(document, checker, {}).sample({"$ref": "#/node"})
    assert not checker.faults({"$ref": "#/node"}, sample, request=False)
    assert Sampler(document, checker, {}).sample({"$ref": "#/loop"}) is not None
    assert checker.faults({"$ref": "#/node"}, {"next": {"next": 3}}, request=True) == ["next.next must be object"]
