"""`issues` tells every departure from the schema, with its place; it never raises."""

from __future__ import annotations

from typing import Any

import pytest
from runtime.codecs.checking import Issue
from runtime.codecs.compiling import codec_for
from runtime.http.response import Origin, ResponseFacts

from .sample.models import Dependencies, Everything, Flow, Limited, PageProcessor

PACKAGE = "tests.runtime_model.sample.models"


def paths(issues: list[Issue]) -> list[str]:
    return [issue.path for issue in issues]


def test_a_good_document_has_none() -> None:
    flow = Flow.from_dict(
        {
            "_id": "1",
            "name": "x",
            "disabled": False,
            "schedule": None,
            "lastModified": "2026-01-01T00:00:00.123Z",
            "pageProcessors": [{"type": "import", "_importId": "5"}],
            "settings": {"a": [1, {}]},
            "maxTokens": 5.0,
            "lastError": {"errors": [{"message": "m", "code": 5}]},
            "run": {"error": "x"},
            "pet": {"petType": "cat"},
            "unknown": 1,
        }
    )
    assert flow.issues() == []


def test_every_departure_is_told_with_its_path() -> None:
    flow = Flow.from_dict(
        {
            "_id": 5,
            "name": None,
            "disabled": "no",
            "lastModified": "2026-01-01",
            "pageProcessors": [{"type": "other"}, {"_importId": 5}, "text", {"type": "import", "_importId": "1"}],
            "labels": {"odd key": {"errors": [{"message": []}]}},
            "tags": ["a", 1],
            "lastError": {},
        }
    )
    found = {(issue.path, issue.expected, issue.found) for issue in flow.issues()}
    either = "type and _exportId, or type and _importId"
    assert found == {
        ("_id", "text", "the number 5"),
        ("name", "text", "null"),
        ("disabled", "true or false", "text 'no'"),
        ("lastModified", "a date-time as in 2026-01-31T00:00:00Z", "text '2026-01-01'"),
        ("pageProcessors[0].type", "one of 'export', 'import'", "text 'other'"),
        ("pageProcessors[0]", either, "none of them complete"),
        ("pageProcessors[1].type", "text", "nothing"),
        ("pageProcessors[1]._importId", "text", "the number 5"),
        ("pageProcessors[1]", either, "none of them complete"),
        ("pageProcessors[2]", "an object", "text 'text'"),
        ("labels['odd key'].errors[0].message", "text", "a list"),
        ("tags[1]", "text", "the number 1"),
        ("lastError.errors", "a list", "nothing"),
    }
    messages = [str(issue) for issue in flow.issues()]
    assert "_id is the number 5, not text" in messages
    assert "pageProcessors[1].type is required and absent" in messages


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ({"keys": 1}, "keys"),
        ({"fields": {"a": "x"}}, "fields.a"),
        ({"properties": {"p": {"keys": 1}}}, "properties.p.keys"),
        ({"required": 1}, "required"),
        ({"type": "c"}, "type"),
        ({"type": 1}, "type"),
        ({"values": [[1.5], ["x"]]}, "values[1][0]"),
        ({"level": 3}, "level"),
        ({"level": True}, "level"),
        ({"level": 1.5}, "level"),
        ({"ratio": True}, "ratio"),
        ({"day": "2026-1-1"}, "day"),
        ({"at": "x"}, "at"),
        ({"moment": "2026-01-01 00:00:00Z"}, "moment"),
        ({"moment": "2026-13-01T00:00:00Z"}, "moment"),
        ({"millis": "5"}, "millis"),
        ({"millisText": 5}, "millisText"),
        ({"moments": ["x"]}, "moments[0]"),
        ({"several": 1.5}, "several"),
        ({"several": ["a", 1]}, "several[1]"),
        ({"when": "soon"}, "when"),
        ({"tree": {"a": 5}}, "tree.a"),
        ({"color": "blue"}, "color"),
        ({"content": 5}, "content"),
        ({"pets": [{"petType": "cat", "lives": "x"}]}, "pets[0].lives"),
        ({"pets": [5]}, "pets[0]"),
        ({"either": [{"petType": "fish"}]}, "either[0]"),
        ({"items": {}}, "items"),
    ],
)
def test_each_kind_of_type(document: dict[str, Any], path: str) -> None:
    assert paths(Everything.from_dict(document).issues()) == [path]


@pytest.mark.parametrize(
    "document",
    [
        {"several": "a"},
        {"several": 1},
        {"several": ["a"]},
        {"ratio": 1},
        {"level": 2.0},
        {"color": "red"},
        {"moment": "2026-01-01t00:00:00.123456789z"},
        {"tree": [["a"], {"b": "c"}]},
        {"anything": [None]},
        {"pets": [{"petType": "cat"}]},
        {"millis": 5.0},
        {"type": None},
    ],
)
def test_good_values(document: dict[str, Any]) -> None:
    assert Everything.from_dict(document).issues() == []


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({"count": 0}, "at least 1"),
        ({"count": 11}, "at most 10"),
        ({"open": 0}, "more than 0"),
        ({"open": 1}, "less than 1"),
        ({"open": 0.25}, "a multiple of 0.1"),
        ({"code": "a"}, "at least 2 characters"),
        ({"code": "abcde"}, "at most 4 characters"),
        ({"code": "AB"}, "text that matches ^[a-z]+$"),
        ({"list": []}, "at least 1 items"),
        ({"list": [1, 2, 3, 4]}, "at most 3 items"),
        ({"list": [{"a": 1, "b": [2]}, {"b": [2.0], "a": 1}]}, "different items"),
        ({"map": {}}, "at least 1 keys"),
        ({"map": {"a": 1, "b": 2, "c": 3}}, "at most 2 keys"),
        ({"uuid": "5"}, "text in the format uuid"),
        ({"more": 1}, "no such key"),
    ],
)
def test_each_limit(document: dict[str, Any], expected: str) -> None:
    assert [issue.expected for issue in Limited.from_dict(document).issues()] == [expected]


def test_values_within_the_limits() -> None:
    document = {
        "count": 1,
        "open": 0.3,
        "code": "ab",
        "list": [1, True, "1"],
        "map": {"a": 1},
        "odd": "a pattern that Python cannot read is not checked",
        "uuid": "123e4567-e89b-12d3-a456-426614174000",
    }
    assert Limited.from_dict(document).issues() == []
    assert Limited.from_dict({"count": None}).issues() == []


def test_what_only_one_side_sets_is_missed_on_that_side_only() -> None:
    assert paths(Flow.from_dict({"name": "x"}).issues()) == []
    received = codec_for("Flow", PACKAGE).decode({"name": "x"}, Origin(ResponseFacts(content=b'{"name":"x"}')))
    assert paths(received.issues()) == ["_id"]


def test_additional_keys_are_checked() -> None:
    found = Dependencies.from_dict({"exports": [{"id": 5}], "imports": "x"}).issues()
    assert paths(found) == ["exports[0].id", "imports"]


def test_secrets_are_not_told() -> None:
    issues = Everything.from_dict({"secret": ["hush"]}).issues()
    issues += Flow.from_dict({"_id": "1", "name": "x", "apiToken": {"a": "hush"}, "maxTokens": "hush"}).issues()
    assert len(issues) == 3
    assert "hush" not in str(issues)


def test_views_tell_theirs() -> None:
    flow = Flow.from_dict({"tags": [1], "labels": {"a": 1}})
    assert flow.tags is not None
    assert flow.labels is not None
    assert paths(flow.tags.issues()) == ["[0]"]  # type: ignore[attr-defined]
    assert paths(flow.labels.issues()) == ["a"]  # type: ignore[attr-defined]
    assert paths(codec_for("Flow", PACKAGE).issues([])) == [""]


def test_great_depth_is_an_issue_and_no_error() -> None:
    document: dict[str, Any] = {}
    for _ in range(3000):
        document = {"mappings": [document]}
    found = Flow.from_dict({"_id": "1", "name": "x", **document}).issues()
    assert [issue.found for issue in found] == ["too many levels"]


def test_construction_is_not_checked_but_can_be() -> None:
    assert paths(PageProcessor(type="new").issues()) == ["type", ""]
