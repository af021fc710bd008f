"""A model may be a field of somebody's pydantic model."""

from __future__ import annotations

import pytest

from .sample.models import Flow, PageProcessor

pydantic = pytest.importorskip("pydantic")


def test_as_a_field() -> None:
    holder_type = pydantic.create_model("Holder", flow=(Flow, ...), steps=(list[PageProcessor], []))
    flow = Flow(id="1", name="x")
    step = {"type": "import", "_importId": "2", "unknown": 1}
    holder = holder_type(flow=flow, steps=[step])
    assert holder.flow is flow
    assert isinstance(holder.steps[0], PageProcessor)
    assert holder.model_dump() == {"flow": {"_id": "1", "name": "x"}, "steps": [step]}
    assert holder_type.model_validate_json(holder.model_dump_json()).flow == flow
    with pytest.raises(pydantic.ValidationError, match="expected Flow or a dict"):
        holder_type(flow=5)
    with pytest.raises(pydantic.ValidationError, match="name is the number 5, not text"):
        holder_type(flow={"name": 5})


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_in_a_json_schema(mode: str) -> None:
    holder_type = pydantic.create_model("Holder", flow=(Flow, ...))
    schema = holder_type.model_json_schema(mode=mode)
    flow = schema["properties"]["flow"]
    assert flow["required"] == ["name"]  # and not what the server sets
    assert flow["properties"]["disabled"]["anyOf"] == [{"type": "boolean"}, {"type": "null"}]
    assert flow["properties"]["pageProcessors"]["anyOf"][0]["items"] == {"$ref": "#/$defs/PageProcessor"}
    assert "Mapping" in schema["$defs"]  # which refers to itself
