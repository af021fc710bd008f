"""What was written by hand on models: errors, requests, dependencies, previews, runs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from celigo import models
from celigo.testing import FakeCeligo

FLOW, STEP, KEY = "0" * 24, "1" * 24, "key"


def error(**further: Any) -> models.FlowStepError:
    return models.FlowStepError.from_dict({"errorId": "1", "message": "m", **further})


@pytest.mark.row("#15")
@pytest.mark.parametrize(
    ("document", "expected"),
    [({"retryDataKey": "k"}, True), ({"retryDataKey": None}, False), ({"retryDataKey": ""}, False), ({}, False)],
    ids=["key", "null", "empty", "absent"],
)
def test_an_error_can_be_retried_when_it_has_a_key(document: dict[str, Any], expected: bool) -> None:
    assert error(**document).is_retriable is expected


@pytest.mark.row("#15")
@pytest.mark.parametrize(
    ("message", "expected"),
    [('{"code": 500, "errors": [1]}', {"code": 500, "errors": [1]}), ("plain", None), (None, None), ("", None)],
    ids=["json", "plain", "null", "empty"],
)
def test_a_message_may_be_json(message: str | None, expected: Any) -> None:
    assert error(message=message).message_json() == expected


@pytest.mark.row("#19", "A10")
def test_a_resolved_error_says_who_resolved_it_and_when_it_goes() -> None:
    item = models.FlowStepResolvedResponseResolvedItem.from_dict
    assert item({"resolvedBy": "auto"}).is_auto
    assert not item({"resolvedBy": FLOW}).is_auto
    assert not item({}).is_auto
    assert item({"retryDataKey": "k"}).is_retriable
    assert item({"purgeAt": "1700000000000"}).purge_at == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)


@pytest.mark.row("#09", "D20")
def test_the_summary_names_the_steps_that_have_errors() -> None:
    counts = models.FlowErrorsResponse.from_dict(
        {"flowErrors": [{"_expOrImpId": id, "numError": number} for id, number in (("a", 0), ("b", 2), ("c", 3))]}
    )
    assert [(step.step_id, step.num_error) for step in counts.with_errors()] == [("b", 2), ("c", 3)]
    assert counts.total == 5
    assert models.FlowErrorsResponse.from_dict({"flowErrors": []}).with_errors() == []


@pytest.mark.row("#28")
@pytest.mark.parametrize(
    ("headers", "body", "expected"),
    [
        ({"Content-Type": "application/json; charset=utf-8"}, "aGVsbG8=", b"aGVsbG8="),
        ({"content-type": "application/vnd.api+json"}, "aGVsbG8=", b"aGVsbG8="),
        ({"content-type": "image/png"}, "aGVsbG8=", b"hello"),
        ({"content-type": "image/png"}, "no base64!", b"no base64!"),
        (None, "aGVs\nbG8=", b"hello"),
        ({}, "grün", "grün".encode()),
        ({"content-type": "image/png"}, None, b""),
    ],
    ids=["json", "suffix", "binary", "not-base64", "no-headers", "text", "none"],
)
def test_a_captured_body_is_bytes(headers: Any, body: str | None, expected: bytes) -> None:
    document = {"headers": headers, "body": body}
    assert models.FlowStepRequestResponseResponse.from_dict(document).body_bytes() == expected
    assert models.FlowStepRequestResponseRequest.from_dict(document).body_bytes() == expected


@pytest.mark.row("#28", "A10")
def test_times_of_a_capture_are_moments_and_stay_numbers_in_the_document() -> None:
    capture = models.FlowStepRequestResponse.from_dict(
        {"key": KEY, "request": {}, "response": {"receivedAt": 1700000000000}, "time": 1700000000001}
    )
    assert capture.response.received_at == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
    assert capture.response.raw["receivedAt"] == 1700000000000
    assert capture.time is not None
    assert capture.time.microsecond == 1000


@pytest.mark.row("#30")
def test_a_deletion_is_good_when_nothing_failed() -> None:
    answer = models.FlowStepRequestsDeleteResponse.from_dict
    assert answer({"deleted": ["a"], "errors": []}).ok
    assert not answer({"deleted": [], "errors": [{"key": "a"}]}).ok


@pytest.mark.row("#40")
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("eyJhIjogMX0=", {"a": 1}),
        ('{"a": 1}', {"a": 1}),
        ("just text", "just text"),
        ("aGVsbG8=", "aGVsbG8="),
        ("1234", 1234),
        ("", None),
        (None, None),
    ],
    ids=["base64-json", "json", "text", "base64-text", "number", "empty", "none"],
)
def test_a_body_of_a_test_run_is_decoded(body: str | None, expected: Any) -> None:
    for model in (models.GetFlowTestRunStepLogsResponseRequest, models.GetFlowTestRunStepLogsResponseResponse):
        capture = model.from_dict({"body": body})
        assert capture.decoded_body() == expected
        assert capture.raw["body"] == body


@pytest.mark.row("#35", "B-cap")
@pytest.mark.parametrize(("count", "expected"), [(0, False), (999, False), (1000, True)])
def test_a_list_of_a_thousand_runs_may_be_cut(count: int, expected: bool) -> None:
    runs = models.FlowJobsSearchResponse.from_dict({"runs": [{"_id": str(number)} for number in range(count)]})
    assert runs.truncated is expected


DEPENDENCIES = {
    "exports": [{"id": "a", "name": "A", "accessLevel": "owner", "dependencyIds": {}, "paths": ["/x"]}],
    "imports": [{"id": "b", "name": "B"}, {"id": "c", "name": "C"}],
}


@pytest.mark.row("#44", "#50", "#56", "A13")
def test_dependencies_are_a_mapping() -> None:
    found = models.DependencyResponse.from_dict(DEPENDENCIES)
    assert found
    assert [(kind, [entry.name for entry in entries]) for kind, entries in found.items()] == [
        ("exports", ["A"]),
        ("imports", ["B", "C"]),
    ]
    assert (found.keys(), len(found), found.total) == (["exports", "imports"], 2, 3)
    assert [len(entries) for entries in found.values()] == [1, 2]
    assert (found.ids("imports"), found.ids("flows"), found.ids()) == (["b", "c"], [], ["a", "b", "c"])
    nothing = models.DependencyResponse.from_dict({})
    assert not nothing
    assert (nothing.ids(), nothing.total) == ([], 0)


@pytest.mark.row("#07")
def test_a_preview_names_the_connections_that_the_map_lacks() -> None:
    preview = models.ClonePreviewResponse.from_dict(
        {
            "_stackId": None,
            "stackRequired": False,
            "objects": [
                {"model": "Connection", "doc": {"_id": "a"}},
                {"model": "Flow", "doc": {"_id": "f"}},
                {"model": "Connection", "doc": {"_id": "b"}},
                {"model": "Connection", "doc": {"_id": "a"}},
                {"model": "Connection", "doc": {}},
            ],
        }
    )
    assert preview.connection_ids() == ["a", "b"]
    assert preview.missing_connections({"a": "x"}) == ["b"]
    assert preview.missing_connections({"a": "x", "b": "y"}) == []


@pytest.mark.row("#44")
def test_a_model_with_a_part_is_still_nothing_but_its_document() -> None:
    failure = error(retryDataKey="k", odd=[1])
    assert failure.to_dict() == {"errorId": "1", "message": "m", "retryDataKey": "k", "odd": [1]}
    assert not hasattr(failure, "__dict__")
    with pytest.raises(AttributeError):
        failure.is_retriable = True  # type: ignore[misc]
    fake = FakeCeligo(any_id=True)
    assert isinstance(fake.client().flows.dependencies(FLOW).total, int)
