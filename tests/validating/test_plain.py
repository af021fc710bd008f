"""What is taken for right at a glance is what the validator accepts; anything else is left to it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openapi_schema_validator import OAS31Validator
from specloom.openapi.keywords import is_plain

_VALUES = st.sampled_from(
    [
        *(True, False, None, 0, 1, -1, 2.5, "", "a", "string", "null", "#/components/schemas/Pet", "#", "a b", "(["),
        *([], {}, ["a"], ["a", "a"], ["string", "null"], [1], [{}], [True], {"a": {}}, {"a": 1}, {"type": "strin"}),
        *({"propertyName": "a"}, {"propertyName": "a", "mapping": {"a": "b"}}, {"mapping": {}}, {"type": "array"}),
    ]
)
_KEYWORDS = st.sampled_from(
    [
        *("$ref", "title", "description", "format", "pattern", "const", "default", "example", "enum", "examples"),
        *("deprecated", "readOnly", "writeOnly", "uniqueItems", "minimum", "maximum", "exclusiveMinimum"),
        *("exclusiveMaximum", "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"),
        *("allOf", "anyOf", "oneOf", "items", "additionalProperties", "not", "type", "required", "properties"),
        *("discriminator", "if", "$defs", "x-other", "nullable"),
    ]
)
_SCHEMAS = st.recursive(
    st.dictionaries(_KEYWORDS, _VALUES, max_size=3),
    lambda inner: st.fixed_dictionaries(
        {}, optional={"properties": st.dictionaries(st.just("a"), inner), "items": inner, "allOf": st.lists(inner)}
    ),
    max_leaves=3,
)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(_SCHEMAS)
def test_what_is_plain_is_accepted(schema: Any) -> None:
    if is_plain(schema):
        OAS31Validator.check_schema(schema)


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "text"},
        {"type": []},
        {"required": ["a", "a"]},
        {"minLength": -1},
        {"minLength": True},
        {"allOf": []},
        {"properties": {"a": {"items": []}}},
        {"discriminator": {}},
        {"$ref": "#/a b"},
        {"$dynamicRef": "#a"},
        {"x-other": 1},
        "string",
        None,
    ],
    ids=str,
)
def test_what_is_not_sure_is_left_to_the_validator(schema: Any) -> None:
    assert not is_plain(schema)


def test_what_pages_hold_is_plain() -> None:
    pet = {
        "type": ["object", "null"],
        "description": "A pet.",
        "required": ["id"],
        "properties": {"id": {"type": "string", "minLength": 1}, "of": {"$ref": "#/components/schemas/Owner"}},
        "additionalProperties": False,
        "oneOf": [{"items": {"enum": ["a", None]}}],
    }
    assert is_plain(pet)
