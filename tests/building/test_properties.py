"""Laws: bad input never raises, every reference has a definition, and order means nothing."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from specloom.ir import Api, Discriminator, Reference

from .documents import OK, built, document

pytestmark = pytest.mark.slow

TEXT = {"type": "string"}
KEYWORDS = (
    *("type", "properties", "items", "allOf", "oneOf", "anyOf", "enum", "const", "required", "additionalProperties"),
    *(
        "$ref",
        "not",
        "discriminator",
        "default",
        "description",
        "pattern",
        "minimum",
        "maxLength",
        "nullable",
        "format",
    ),
    *("prefixItems", "patternProperties", "examples", "title", "readOnly", "propertyName", "mapping", "a", "b"),
)
REFERENCES = tuple(f"#/components/schemas/{name}" for name in ("A", "B", "C", "Nope", "A/properties/a", "B/allOf/0"))
QUIET = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.just(1.5),
    st.sampled_from((*KEYWORDS, *REFERENCES, "string", "object", "array", "null", "integer", "(", "")),
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYWORDS), inner, max_size=4)),
    max_leaves=12,
)
references = st.sampled_from(REFERENCES[:3]).map(lambda text: {"$ref": text})
schemas = st.recursive(
    st.one_of(
        st.sampled_from([{}, True, TEXT, {"type": "integer"}, {"enum": ["a", None]}, {"const": "b"}]), references
    ),
    lambda inner: st.one_of(
        st.dictionaries(st.sampled_from("abc"), inner, max_size=3).map(
            lambda found: {"type": "object", "properties": found}
        ),
        inner.map(lambda found: {"type": "array", "items": found}),
        inner.map(lambda found: {"additionalProperties": found}),
        st.lists(inner, min_size=1, max_size=3).map(lambda found: {"allOf": found}),
        st.lists(inner, min_size=1, max_size=3).map(lambda found: {"oneOf": found}),
        st.tuples(inner, inner).map(
            lambda found: {"properties": {"a": found[0]}, "anyOf": [found[1], {"required": ["a"]}]}
        ),
    ),
    max_leaves=8,
)


def whole(named: dict[str, Any]) -> dict[str, Any]:
    """A document that uses its schemas."""
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/A"}, "example": 1}}
    parameter = {"name": "q", "in": "query", "schema": {"$ref": "#/components/schemas/B"}}
    answer = {"200": {"description": "x", "content": content, "headers": {"Link": {"schema": TEXT}}}}
    return document(
        security=[{"key": []}],
        tags=[{"name": "t"}],
        paths={
            "/p/{id}": {
                "get": {"parameters": [parameter], "responses": answer, "tags": ["t"]},
                "post": {
                    "requestBody": {"content": content},
                    "responses": OK,
                    "callbacks": {"c": {"{$url}": {"post": {}}}},
                },
            }
        },
        components={
            "schemas": named,
            "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
        },
    )


def mentions(value: Any) -> Iterator[str]:
    """Every id that anything in `value` refers to."""
    if isinstance(value, Reference):
        yield value.id
    if isinstance(value, Discriminator):
        yield from (id for _, id in value.mapping)
    if is_dataclass(value):
        for each in dataclass_fields(value):
            yield from mentions(getattr(value, each.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from mentions(each)


def check_links(api: Api) -> None:
    ids = [definition.id for definition in api.schemas]
    assert ids == sorted(set(ids))
    assert set(mentions(api)) <= set(ids)


def places(value: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to everything in a document."""
    yield way
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in members:
        yield from places(each, (*way, key))


BASE = whole(
    {
        "A": {"type": "object", "required": ["a"], "properties": {"a": TEXT, "i": {"properties": {"x": TEXT}}}},
        "B": {"allOf": [{"$ref": "#/components/schemas/A"}, {"properties": {"b": {"$ref": "#/components/schemas/C"}}}]},
        "C": {"oneOf": [{"$ref": "#/components/schemas/A"}, TEXT], "discriminator": {"propertyName": "a"}},
    }
)
PLACES = sorted(list(places(BASE))[1:], key=repr)


@QUIET
@given(st.sampled_from(PLACES), values)
def test_anything_anywhere_is_reported_and_never_raises(way: tuple[str | int, ...], value: Any) -> None:
    doc: Any = copy.deepcopy(BASE)
    here = doc
    for token in way[:-1]:
        here = here[token]
    here[way[-1]] = value
    api, diagnostics = built(doc)
    check_links(api)
    assert all(entry.origin is not None and entry.message for entry in diagnostics.entries)


@QUIET
@given(st.fixed_dictionaries(dict.fromkeys("ABC", schemas)))
def test_any_schemas_give_a_closed_model(named: dict[str, Any]) -> None:
    api, _ = built(whole(named))
    check_links(api)
    assert {definition.id for definition in api.schemas} >= set("ABC")


@QUIET
@given(st.fixed_dictionaries(dict.fromkeys("ABC", schemas)))
def test_order_of_components_means_nothing(named: dict[str, Any]) -> None:
    first, _ = built(whole(named))
    second, _ = built(whole(dict(reversed(named.items()))))
    assert first == second


@QUIET
@given(st.fixed_dictionaries(dict.fromkeys("ABC", schemas)))
def test_the_document_is_not_written_into(named: dict[str, Any]) -> None:
    doc = whole(named)
    before = json.dumps(doc)
    built(doc)
    assert json.dumps(doc) == before
