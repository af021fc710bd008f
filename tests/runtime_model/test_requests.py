"""What of a received document goes into a request."""

from __future__ import annotations

from .sample.models import Everything, Flow, FlowRequest, Mapping

DOCUMENT = {
    "_id": "1",
    "unknown": {"kept": True},
    "name": "x",
    "lastModified": "2026-01-01T00:00:00Z",
    "_integrationId": "7",
    "pageProcessors": [{"type": "import", "branchId": "b"}],
    "mappings": [{"generate": "a", "createdAt": "x", "mappings": [{"createdAt": "y"}]}, "odd"],
}


def test_read_only_fields_stay_out_at_every_level() -> None:
    flow = Flow.from_dict(DOCUMENT)
    assert flow.to_request() == {
        "unknown": {"kept": True},
        "name": "x",
        "pageProcessors": [{"type": "import", "branchId": "b"}],
        "mappings": [{"generate": "a", "mappings": [{}]}, "odd"],
    }


def test_unless_the_request_has_them_as_writable() -> None:
    flow = Flow.from_dict(DOCUMENT)
    assert flow.to_request(FlowRequest)["_integrationId"] == "7"
    assert "_id" not in flow.to_request(FlowRequest)
    assert flow.to_request(Flow) == flow.to_request()


def test_the_request_is_a_copy_in_the_same_order() -> None:
    flow = Flow.from_dict(DOCUMENT)
    request = flow.to_request()
    assert list(request) == [key for key in DOCUMENT if key in request]
    request["unknown"]["kept"] = False
    request["pageProcessors"][0]["type"] = "x"
    assert DOCUMENT["unknown"] == {"kept": True}
    assert flow.page_processors is not None
    assert flow.page_processors[0].type == "import"


def test_maps_and_odd_shapes() -> None:
    document = {"properties": {"a": {"keys": "k"}}, "tree": [["a"]], "either": 5, "pets": [{"petType": "fish"}]}
    assert Everything.from_dict(document).to_request() == document
    assert Mapping.from_dict({"createdAt": 1}).to_request() == {}
