"""Patches as their RFCs say."""

from __future__ import annotations

from typing import Any

import pytest
from runtime.testing.patching import PatchError, merged, patched

GOOD = [
    ({"foo": "bar"}, [{"op": "add", "path": "/baz", "value": "qux"}], {"baz": "qux", "foo": "bar"}),
    ({"foo": ["bar", "baz"]}, [{"op": "add", "path": "/foo/1", "value": "qux"}], {"foo": ["bar", "qux", "baz"]}),
    ({"foo": ["bar"]}, [{"op": "add", "path": "/foo/-", "value": ["abc"]}], {"foo": ["bar", ["abc"]]}),
    ({"baz": "qux", "foo": "bar"}, [{"op": "remove", "path": "/baz"}], {"foo": "bar"}),
    ({"foo": ["bar", "qux", "baz"]}, [{"op": "remove", "path": "/foo/1"}], {"foo": ["bar", "baz"]}),
    ({"baz": "qux"}, [{"op": "replace", "path": "/baz", "value": "boo"}], {"baz": "boo"}),
    ({"baz": "qux"}, [{"op": "replace", "path": "", "value": [1]}], [1]),
    ({"a": {"b": 1}, "c": {}}, [{"op": "move", "from": "/a/b", "path": "/c/d"}], {"a": {}, "c": {"d": 1}}),
    ({"a": [1]}, [{"op": "copy", "from": "/a", "path": "/b"}], {"a": [1], "b": [1]}),
    ({"/": 9, "~1": 10}, [{"op": "test", "path": "/~01", "value": 10}], {"/": 9, "~1": 10}),
    ({"a/b": 1}, [{"op": "remove", "path": "/a~1b"}], {}),
]
BAD = [
    [{"op": "add", "path": "/a/b", "value": 1}],
    [{"op": "remove", "path": "/nothing"}],
    [{"op": "replace", "path": "/nothing", "value": 1}],
    [{"op": "test", "path": "/foo", "value": True}],
    [{"op": "add", "path": "foo", "value": 1}],
    [{"op": "add", "path": "/list/7", "value": 1}],
    [{"op": "add", "path": "/list/01", "value": 1}],
    [{"op": "remove", "path": "/list/-"}],
    [{"op": "remove", "path": ""}],
    [{"op": "move", "from": "/deep", "path": "/deep/in"}],
    [{"op": "add", "path": "/foo/bar", "value": 1}],
    [{"op": "frobnicate", "path": "/foo"}],
    [{"op": "add", "path": "/foo"}],
    ["add"],
]


@pytest.mark.parametrize(("document", "operations", "result"), GOOD)
def test_json_patch(document: Any, operations: list[Any], result: Any) -> None:
    assert patched(document, operations) == result


@pytest.mark.parametrize("operations", BAD)
def test_what_cannot_be_applied_changes_nothing(operations: list[Any]) -> None:
    document = {"foo": 1, "list": [1, 2], "deep": {}}
    with pytest.raises(PatchError):
        patched(document, [{"op": "add", "path": "/new", "value": 1}, *operations])
    assert document == {"foo": 1, "list": [1, 2], "deep": {}}


@pytest.mark.parametrize(
    ("document", "patch", "result"),
    [
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
        (["a"], {"x": {"y": None}}, {"x": {}}),
        ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
    ],
)
def test_merge_patch(document: Any, patch: Any, result: Any) -> None:
    assert merged(document, patch) == result
