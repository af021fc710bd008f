"""What may enter a document, and what is refused with its place."""

from __future__ import annotations

from collections import OrderedDict, UserDict, UserList, deque
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from types import MappingProxyType
from typing import Any

import pytest
from runtime.core.wire import to_wire

from .sample.models import Everything, Flow, Mapping, PageProcessor


class Color(Enum):
    RED = "red"


class Level(IntEnum):
    LOW = 1


class Word(StrEnum):
    A = "a"


class Text(str):
    __slots__ = ()


@pytest.mark.parametrize(
    ("value", "wire"),
    [
        (None, None),
        (True, True),
        (5, 5),
        (1.5, 1.5),
        ("x", "x"),
        (Color.RED, "red"),
        (Level.LOW, 1),
        (Word.A, "a"),
        (Text("t"), "t"),
        ((1, "a"), [1, "a"]),
        (range(2), [0, 1]),
        (UserList([1]), [1]),
        (UserDict({"a": (1,)}), {"a": [1]}),
        (OrderedDict(b=1, a=2), {"b": 1, "a": 2}),
        (MappingProxyType({Word.A: Color.RED}), {"a": "red"}),
        (datetime(2026, 1, 1, tzinfo=UTC), "2026-01-01T00:00:00Z"),
        (datetime(2026, 1, 1, 0, 0, 0, 5, tzinfo=UTC), "2026-01-01T00:00:00.000005Z"),
        (datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=-5))), "2026-01-01T00:00:00-05:00"),
        (datetime(2026, 1, 1, tzinfo=timezone(timedelta(seconds=30))), "2025-12-31T23:59:30Z"),
        (date(2026, 1, 1), "2026-01-01"),
        (time(1, 2), "01:02:00"),
        (Decimal("1.0"), 1),
        (Decimal("0.1"), 0.1),
        (Decimal(10) ** 30, 10**30),
        (PageProcessor(type="import"), {"type": "import"}),
        ([Mapping(generate="x")], [{"generate": "x"}]),
        (Flow(id="1", name="x", tags=["a"]).tags, ["a"]),
    ],
)
def test_what_has_a_json_value(value: object, wire: object) -> None:
    found = to_wire(value, "")
    assert found == wire
    assert type(found) is type(wire)


@pytest.mark.parametrize(
    ("value", "error", "message"),
    [
        (float("nan"), ValueError, r"a\.b\[0\]: nan is no JSON number"),
        (float("-inf"), ValueError, "is no JSON number"),
        (Decimal("NaN"), ValueError, "is no JSON number"),
        (Decimal("0.1000000000000000000001"), TypeError, "more digits than a JSON number keeps"),
        (datetime(2026, 1, 1), ValueError, r"a\.b\[0\]: the time .* has no zone"),
        (b"x", TypeError, "JSON has no bytes; decode it"),
        (bytearray(b"x"), TypeError, "JSON has no bytearray"),
        ({1}, TypeError, "JSON has no set"),
        ({1: 2}, TypeError, r"a\.b\[0\]: the key 1 is no text"),
        (object(), TypeError, "JSON has no object"),
        (deque([1]), TypeError, None),
        ((x for x in "a"), TypeError, "JSON has no generator"),
        (1 + 2j, TypeError, "JSON has no complex"),
        (Flow, TypeError, "JSON has no ModelType"),
    ],
)
def test_what_has_none_is_refused_with_its_place(value: object, error: type[Exception], message: str | None) -> None:
    if message is None:
        assert to_wire(value, "") == [1]
        return
    with pytest.raises(error, match=message):
        to_wire({"a": {"b": [value]}}, "")


def test_a_value_that_contains_itself_is_refused() -> None:
    ring: list[Any] = []
    ring.append(ring)
    with pytest.raises(TypeError, match=r"tags\[0\]: the value contains itself"):
        Flow.from_dict({}).tags = ring
    knot: dict[str, Any] = {}
    knot["a"] = [knot]
    with pytest.raises(TypeError, match="contains itself"):
        to_wire(knot, "")
    shared = [1]
    assert to_wire([shared, shared], "") == [[1], [1]]


def test_a_document_is_not_put_into_itself() -> None:
    mapping = Mapping(mappings=[Mapping()])
    assert mapping.mappings is not None
    with pytest.raises(TypeError, match="would contain itself"):
        mapping.mappings.append(mapping)
    with pytest.raises(TypeError, match="mappings: the document would contain itself"):
        mapping.mappings[0].mappings = [mapping]
    flow = Flow(id="1", name="x", settings={})
    assert flow.settings is not None
    with pytest.raises(TypeError, match="me: the document would contain itself"):
        flow.settings["me"] = flow
    with pytest.raises(TypeError, match="would contain itself"):
        flow["me"] = {"a": flow}
    assert flow.raw == {"_id": "1", "name": "x", "settings": {}}


def test_a_refused_value_changes_nothing() -> None:
    made = Everything(items=[1], fields={"a": 1})
    assert made.items is not None
    assert made.fields is not None
    with pytest.raises(TypeError):
        made.items[0] = b""
    with pytest.raises(TypeError):
        made.items[0:1] = [1, b""]
    with pytest.raises(TypeError):
        made.fields["a"] = b""  # type: ignore[assignment]
    with pytest.raises(TypeError, match=r"items\[1\]: JSON has no bytes"):
        made.items = [1, b""]
    with pytest.raises(TypeError, match=r"Everything|items\[0\]: JSON has no set"):
        Everything(items=[{1}])
    assert made.raw == {"items": [1], "fields": {"a": 1}}


def test_what_is_assigned_is_taken_as_it_is_then() -> None:
    given = {"a": [1]}
    flow = Flow(id="1", name="x", settings=given)
    given["a"].append(2)
    assert flow.raw["settings"] == {"a": [1]}
