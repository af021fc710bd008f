"""JSON text: every refusal is of one kind, and what was read can be written."""

from __future__ import annotations

import sys

import pytest
from runtime.core.json_text import JsonError, dumps, loads
from runtime.core.wire import copied


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"", "not JSON"),
        (b'{"a": 1', "line 1, column 8"),
        (b'{"a": NaN}', "NaN is not JSON"),
        (b"[-Infinity]", "-Infinity is not JSON"),
        (b"1e400", "too large"),
        (b"[1" + b"0" * 5000 + b"]", "too many digits"),
        (b"[" * 200_000, "nested too deeply"),
        (b"[" * 200_000 + b"]" * 200_000, "nested too deeply"),
        (b'"\xff"', "not UTF-8: byte 1"),
        ('"a"'.encode("utf-16"), "not UTF-8"),
        (b"{'a': 1}", "not JSON"),
        (b"[1] x", "not JSON"),
        (b'"a\nb"', "not JSON"),
    ],
)
def test_what_is_refused(text: bytes, message: str) -> None:
    with pytest.raises(JsonError, match=message):
        loads(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (b"\xef\xbb\xbf{}", {}),
        ("\ufeff[]", []),
        (bytearray(b" 1 "), 1),
        (b'{"a": 1, "a": 2}', {"a": 2}),
        (b"12345678901234567890123", 12345678901234567890123),
        (b"1.0", 1.0),
        (b'"\\ud83d\\ude00"', "\U0001f600"),
    ],
)
def test_what_is_read(text: bytes, value: object) -> None:
    found = loads(text)
    assert found == value
    assert type(found) is type(value)


def test_half_a_surrogate_pair_survives() -> None:
    value = loads('["a\\ud800\u00e9"]')
    assert dumps(value) == '["a\\ud800\u00e9"]'
    assert loads(dumps(value).encode()) == value


def test_text_is_compact_and_in_order() -> None:
    assert dumps({"b": [1, 2.0, None, True], "a": "\u00e9/\u2028"}) == '{"b":[1,2.0,null,true],"a":"\u00e9/\u2028"}'
    assert dumps({"b": 1}, indent=1) == '{\n "b": 1\n}'


@pytest.mark.slow
def test_what_cannot_be_written_is_named() -> None:
    with pytest.raises(ValueError, match=r"a\[1\]: nan is no JSON number"):
        dumps({"a": [0, float("nan")]})
    with pytest.raises(TypeError, match=r"a: JSON has no set"):
        dumps({"a": {1}})
    assert dumps({"a": (1,)}) == '{"a":[1]}'
    deep: list[object] = []
    for _ in range(sys.getrecursionlimit() * 100):
        deep = [deep]
    with pytest.raises(JsonError, match="nested too deeply"):
        dumps(deep)
    assert copied(deep) is not deep
    while deep:
        deep = deep.pop()  # type: ignore[assignment]


def test_copies_share_nothing() -> None:
    value = {"a": [{"b": [1]}], "c": {}}
    twin = copied(value)
    assert twin == value
    assert twin["a"][0]["b"] is not value["a"][0]["b"]
    assert twin["c"] is not value["c"]
    assert copied(5) == 5
