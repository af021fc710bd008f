"""The pages of specs/: everything proven, the names that the generated package will show, nothing left to chance."""

from __future__ import annotations

import dataclasses
import json
import random
from collections import Counter

import pytest
from specloom.merge.pins import pins
from specloom.source import Fragment

from .documents import at, merged, published, shuffled_keys, text

pytestmark = pytest.mark.slow


def test_every_operation_is_proven() -> None:
    specification, proof, diagnostics = merged(*published())
    assert proof.operations == len(specification.operations) == 57
    assert diagnostics.entries == []
    assert len({operation.path for operation in specification.operations}) == 43


def test_components() -> None:
    specification, _, _ = merged(*published())
    kinds = Counter(component.kind for component in specification.components)
    assert kinds == {"schemas": 71, "responses": 4, "parameters": 2, "securitySchemes": 1}
    renamed = {c.name: (c.published, c.page) for c in specification.components if c.name != c.published}
    assert renamed == {
        "AiAgentRequest": ("Request", "AI Agents"),
        "AiAgentResponse": ("Response", "AI Agents"),
        "FlowRequest": ("Request", "Flows"),
        "FlowResponse": ("Response", "Flows"),
        "Mapping": ("items", "AI Agents"),
    }


def test_the_items_of_mappings_are_the_component_that_repeats_them() -> None:
    specification, _, _ = merged(*published())
    assert at(specification, "/components/schemas/Mappings/items") == {"$ref": "#/components/schemas/Mapping"}
    inner = at(specification, "/components/schemas/Mapping/properties/mappings")
    assert isinstance(inner, dict)
    assert "#/components/schemas/Mapping" in json.dumps(inner)


def test_origins_lead_back_to_the_pages() -> None:
    specification, _, _ = merged(*published())
    origin = specification.origin("/paths/~1v1~1flows/get/responses/200")
    assert (origin.page, origin.fragment, origin.pointer) == (
        "specs/flows.md",
        9,
        "/paths/~1v1~1flows/get/responses/200",
    )
    origin = specification.origin("/components/schemas/FlowRequest/properties/name")
    assert origin.page == "specs/flows.md"
    assert origin.pointer == "/components/schemas/Request/properties/name"
    assert specification.origin("/servers/0/url").pointer == "/servers/0/url"


def _reordered(seed: int) -> list[Fragment]:
    order = random.Random(seed)
    fragments = [dataclasses.replace(one, document=shuffled_keys(one.document, order)) for one in published()]
    lines = [fragment.line for fragment in fragments]
    order.shuffle(lines)
    order.shuffle(fragments)
    return [dataclasses.replace(f, line=line) for f, line in zip(fragments, lines, strict=True)]


@pytest.mark.parametrize("seed", range(12))
def test_order_of_pages_operations_and_keys_does_not_show(seed: int) -> None:
    expected, _, _ = merged(*published())
    specification, proof, _ = merged(*_reordered(seed))
    assert text(specification) == text(expected)
    assert proof.operations == 57
    assert pins(specification) == pins(expected)


@pytest.mark.parametrize("page", ["specs/flows.md", "specs/ai-agents.md", "specs/async-helpers.md"])
def test_a_page_more_or_less_renames_nothing(page: str) -> None:
    whole, _, _ = merged(*published())
    names = pins(whole)
    less, _, _ = merged(*(f for f in published() if f.page != page), pinned=names)
    assert pins(less).items() <= names.items()
    without, _, _ = merged(*(f for f in published() if f.page != page))
    again, _, _ = merged(*published(), pinned=pins(without))
    assert pins(without).items() <= pins(again).items()
    assert pins(again) == names
