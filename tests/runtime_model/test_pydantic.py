"""A model may be a field of somebody's pydantic model."""

from __future__ import annotations

import pytest

from .sample.models import Flow, PageProcessor

pydantic = pytest.importorskip("pydantic")


def test_as_a_field() -> None:
    holder_type = pydantic.create_model("Holder", flow=(Flow, ...), steps=(list[PageProcessor], []))
    flow = Flow(id="1", name="x")
    holder = holder_type(flow=flow, steps=[{"type": "import", "unknown": 1}])
    assert holder.flow is flow
    assert isinstance(holder.steps[0], PageProcessor)
    assert holder.model_dump() == {"flow": {"_id": "1", "name": "x"}, "steps": [{"type": "import", "unknown": 1}]}
    assert holder_type.model_validate_json(holder.model_dump_json()).flow == flow
    with pytest.raises(pydantic.ValidationError, match="expected Flow or a dict"):
        holder_type(flow=5)


def test_in_a_json_schema() -> None:
    holder_type = pydantic.create_model("Holder", flow=(Flow, ...))
    for mode in ("validation", "serialization"):
        assert holder_type.model_json_schema(mode=mode)["properties"]["flow"]["type"] == "object"
