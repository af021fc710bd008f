"""One sample for the docs, `openapi.json` and the fake server."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openapi_schema_validator import OAS31Validator
from runtime.testing.checking import Checker
from runtime.testing.document import Document
from runtime.testing.sampling import Sampler as Reader
from specloom.docs.document_samples import with_samples
from specloom.docs.sampling import Sampler
from specloom.ir import Reference, SchemaId

from ..building.documents import built, document

SMALL = st.integers(0, 3)


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


def shown(schema: Any) -> tuple[dict[str, Any], Sampler, Reader]:
    """A document with the schema as a component and in an answer, the sampler of the docs, and that of the fake."""
    answer = {"description": "OK", "content": {"application/json": {"schema": schema}}}
    operation = {"operationId": "getIt", "responses": {"200": answer}}
    published = document(paths={"/it": {"get": operation}}, components={"schemas": {"It": schema}})
    api, _ = built(published)
    sampler = Sampler({one.id: one for one in api.schemas})
    whole = with_samples(published, api, sampler)
    read = Document(whole)
    return whole, sampler, Reader(read, Checker(read))


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(schema=st.recursive(PLAIN, typed, max_leaves=8))
def test_the_fake_gives_the_sample_of_the_docs_and_it_is_valid(schema: Any) -> None:
    whole, sampler, reader = shown(schema)
    in_docs = sampler.answer(Reference(id=SchemaId("It")))
    assert reader.sample({"$ref": "#/components/schemas/It"}) == in_docs
    media = whole["paths"]["/it"]["get"]["responses"]["200"]["content"]["application/json"]
    for value in (in_docs, reader.media(media), reader.sample(media["schema"], full=False)):
        assert list(OAS31Validator(schema).iter_errors(value)) == []
    without = json.loads(json.dumps(whole), object_hook=lambda node: {k: v for k, v in node.items() if k != "examples"})
    assert without["components"]["schemas"]["It"] == schema


def test_a_published_example_is_the_sample_where_it_is_of_its_type() -> None:
    schema = {"type": "object", "required": ["n"], "properties": {"n": {"type": "integer"}}}
    whole, _, reader = shown({**schema, "example": {"n": 7}})
    assert "examples" not in whole["components"]["schemas"]["It"]
    assert reader.sample({"$ref": "#/components/schemas/It"}) == {"n": 7}
    whole, sampler, reader = shown({**schema, "examples": [{"n": "seven"}]})
    made = sampler.answer(Reference(id=SchemaId("It")))
    assert whole["components"]["schemas"]["It"]["examples"] == [{"n": "seven"}, made]
    assert reader.sample({"$ref": "#/components/schemas/It"}) == made


def test_the_least_of_a_sample_is_what_its_schema_requires() -> None:
    inner = {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}, "b": {"type": "string"}}}
    many = {"type": "array", "items": inner}
    schema = {"type": "object", "required": ["in", "all"], "properties": {"in": inner, "all": many, "more": inner}}
    _, _, reader = shown(schema)
    least = reader.sample({"$ref": "#/components/schemas/It"}, full=False)
    assert {key: sorted(value) for key, value in least.items()} == {"in": ["a"], "all": []}
