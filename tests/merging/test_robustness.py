"""Whatever a document holds: findings, never a traceback; and what is merged without errors is proven."""

from __future__ import annotations

import copy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from specloom.diagnostics import Diagnostics
from specloom.merge.merge import merge
from specloom.merge.proof import prove
from specloom.source import Json

from .documents import fragment, merged, one, ref
from .test_proof import change, page

pytestmark = pytest.mark.slow

SCALARS: list[Json] = [None, True, 0, 1.5, "", "x", "#", "#/"]
CONTAINERS: list[Json] = [[], {}, [[]], {"": {}}, [None], {"items": [True]}]
REFERENCES: list[Json] = [
    {"$ref": "#/components/schemas/Pet"},
    {"$ref": "#/components/schemas/Kind"},
    {"$ref": "#/components/schemas/Pet/properties/self"},
    {"$ref": "#/paths/~1pets"},
    {"$ref": "x.md#/a"},
    {"$ref": 1},
    {"$dynamicRef": "#x"},
    {"allOf": [{"$ref": "#/components/schemas/Pet"}]},
    {"discriminator": {"propertyName": "a", "mapping": {"k": "#/components/schemas/Pet"}}},
]
JUNK = SCALARS + CONTAINERS + REFERENCES


def places(node: Json, at: str = "") -> list[str]:
    """The pointers of everything in a document."""
    found = [at] if at else []
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, child in pairs:
        found += places(child, f"{at}/{str(key).replace('/', '~1')}")
    return found


PLACES = places(page().document)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(JUNK)), min_size=1, max_size=3))
def test_a_damaged_document_gives_findings(changes: list[tuple[str, Json]]) -> None:
    document: Json = copy.deepcopy(page().document)
    for pointer, value in changes:
        try:
            change(document, pointer, copy.deepcopy(value))
        except (KeyError, IndexError, ValueError):
            continue
    assert isinstance(document, dict)
    fragments = [fragment(document), fragment(page().document, "specs/b.md")]
    diagnostics = Diagnostics()
    specification = merge(fragments, diagnostics)
    if not diagnostics.failed:
        assert prove(fragments, specification, diagnostics).mismatches == ()


def test_deep_documents() -> None:
    items: Json = {"type": "string"}
    for _ in range(180):
        items = {"items": items}
    properties: Json = {"type": "string"}
    for _ in range(95):
        properties = {"properties": {"a": properties}}
    merged(fragment(one("/p", {"Items": items, "Properties": properties}, "Items")))


def test_a_schema_whose_discriminator_leads_to_itself() -> None:
    mapping: Json = {"propertyName": "kind", "mapping": {"pet": ref("Pet")["$ref"]}}
    merged(fragment(one("/p", {"Pet": {"discriminator": mapping}}, "Pet")))


def test_a_thousand_components() -> None:
    schemas: dict[str, Json] = {
        f"S{index}": {"properties": {"a": ref(f"S{index // 2}"), "b": {"type": "string"}}} for index in range(1000)
    }
    specification, _, _ = merged(fragment(one("/p", schemas, "S1")))
    assert len(specification.components) == 1000
