"""What holds for every document, whatever is in it."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from runtime.codecs.codec import ListView, MapView
from runtime.codecs.documents import difference
from runtime.codecs.model import Model
from runtime.core.json_text import dumps, loads

from .sample.models import Cat, Dependencies, Error, Everything, Flow, Limited, Mapping, PageProcessor

pytestmark = pytest.mark.slow

MODELS = (Flow, Everything, Limited, Mapping, PageProcessor, Error, Cat, Dependencies)
WIRE_NAMES = sorted({name for model in MODELS for name in model.table.by_wire})
WORDS = ("2026-01-01T00:00:00Z", "cat", "red", "import", "5", "")

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=5),
    st.sampled_from(WORDS),
)
names = st.one_of(st.sampled_from(WIRE_NAMES), st.text(max_size=3))
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4), max_leaves=15
)
documents = st.dictionaries(names, values, max_size=8)


def touch(value: Any, depth: int = 4) -> None:
    """Read all that can be read."""
    if depth == 0:
        return
    if isinstance(value, Model):
        for name in type(value).table.by_name:
            touch(getattr(value, name), depth - 1)
    elif isinstance(value, ListView):
        for item in value:
            touch(item, depth - 1)
    elif isinstance(value, MapView):
        for item in value.values():
            touch(item, depth - 1)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(MODELS), documents)
def test_reading_never_fails_and_never_changes_the_document(model: type[Model], document: dict[str, Any]) -> None:
    text = dumps(document)
    view = model.from_json(text)
    touch(view)
    repr(view)
    assert all(issue.message for issue in view.issues())
    view.to_request()
    view.to_request(Flow)
    assert view.to_json() == text
    assert pickle.loads(pickle.dumps(view)).to_json() == copy.deepcopy(view).to_json() == text


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(MODELS), documents)
def test_writing_what_was_read_changes_nothing(model: type[Model], document: dict[str, Any]) -> None:
    view = model.from_dict(document)
    text = view.to_json()
    for name in type(view).table.by_name:
        if view.is_set(name):
            setattr(view, name, getattr(view, name))
    assert view.to_json() == text


def patched(document: Any, patch: list[dict[str, Any]]) -> Any:
    """Apply a JSON Patch of `add`, `remove` and `replace`."""
    holder = {"": copy.deepcopy(document)}
    for operation in patch:
        steps = ["", *(step.replace("~1", "/").replace("~0", "~") for step in operation["path"].split("/")[1:])]
        node: Any = holder
        for step in steps[:-1]:
            node = node[int(step) if isinstance(node, list) else step]
        last: Any = int(steps[-1]) if isinstance(node, list) else steps[-1]
        if operation["op"] == "remove":
            del node[last]
        elif operation["op"] == "add" and isinstance(node, list):
            node.insert(last, operation["value"])
        else:
            assert (operation["op"] == "replace") == (last in node or isinstance(node, list))
            node[last] = operation["value"]
    return holder[""]


@settings(max_examples=150, deadline=None)
@given(values, values)
def test_a_patch_makes_the_new_of_the_old(old: Any, new: Any) -> None:
    patch = difference(old, new)
    found = patched(old, patch)
    assert json.dumps(found, sort_keys=True) == json.dumps(new, sort_keys=True)
    assert difference(new, new) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(scalars, max_size=6), st.integers(0, 6), scalars)
def test_an_item_put_in_is_one_operation(items: list[Any], index: int, item: Any) -> None:
    longer = [*items[:index], item, *items[index:]]
    assert [operation["op"] for operation in difference(items, longer)] == ["add"]
    assert [operation["op"] for operation in difference(longer, items)] == ["remove"]


@settings(max_examples=100, deadline=None)
@given(values)
def test_json_goes_round(value: Any) -> None:
    assert dumps(loads(dumps(value))) == dumps(value)
    assert loads(dumps(value, indent=2).encode()) == value
