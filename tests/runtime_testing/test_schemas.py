"""The check, held against an implementation of JSON Schema that is not ours."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openapi_schema_validator import OAS31Validator
from runtime.testing.checking import Checker
from runtime.testing.document import Document

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
    checker = Checker(Document({"node": node, "loop": {"$ref": "#/loop"}}))
    assert checker.faults({"$ref": "#/node"}, {"next": {"next": 3}}, request=True) == ["next.next must be object"]
    assert not checker.faults({"$ref": "#/loop"}, 3, request=True)


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"oneOf": [{"type": "object"}, {"required": ["a"]}]}, {"a": 1}),
        ({"allOf": [{"properties": {"a": {"type": "integer"}}}], "additionalProperties": {"type": "string"}}, {"a": 1}),
    ],
)
def test_a_request_may_be_what_only_a_validator_refuses(schema: Any, value: Any) -> None:
    assert CHECKER.faults(schema, value, request=True) == []
    assert CHECKER.faults(schema, value, request=False) != []
