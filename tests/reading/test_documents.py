"""JSON and YAML as plain data."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from specloom.input.document import parse, syntax_of
from specloom.input.faults import DEPTH, Parsed
from specloom.source import Json

from ..growth import assert_linear

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]))
)
documents: st.SearchStrategy[Json] = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


def codes(parsed: Parsed) -> list[str]:
    return [fault.code for fault in parsed.faults]


def of_yaml(text: str) -> Json:
    parsed = parse(text, "yaml")
    assert parsed.faults == ()
    return parsed.value


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(documents)
def test_json_round_trip(document: Json) -> None:
    for ascii_only in (True, False):
        parsed = parse(json.dumps(document, ensure_ascii=ascii_only), "json")
        assert parsed == Parsed(value=document)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(documents, st.integers(0, 400), st.sampled_from(['"', "{", "}", "]", ",", ":", "\\", "1", "-", "e", "", "tru"]))
@example({"a": 1}, 1, "1")
def test_json_is_refused_exactly_when_it_breaks_the_grammar(document: Json, at: int, junk: str) -> None:
    text = json.dumps(document)
    at = min(at, len(text))
    text = text[:at] + junk + text[at + 1 :]
    parsed = parse(text, "json")
    try:
        value = json.loads(text)
    except ValueError:
        assert codes(parsed)[-1] == "invalid-json"
    else:
        assert parsed.value == value or parsed.faults
        assert "invalid-json" not in codes(parsed)
    assert all(0 <= fault.offset <= len(text) for fault in parsed.faults)
    assert not any("breaks the grammar" in fault.message for fault in parsed.faults)


class Quoting(yaml.SafeDumper):
    """Quotes every text: PyYAML leaves `0E0` bare, which YAML 1.2 reads as a number."""


Quoting.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


@settings(max_examples=60, deadline=None)
@given(documents, st.booleans())
@example("0E0", False)
def test_yaml_round_trip(document: Json, flow: bool) -> None:
    text = yaml.dump(document, Dumper=Quoting, allow_unicode=False, default_flow_style=flow, width=10_000)
    parsed = parse(text, "yaml")
    assert parsed == Parsed(value=document)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="{}[]:,-&*!<?'\"|>#% \nab1~\t", max_size=40))
def test_yaml_never_raises(text: str) -> None:
    parsed = parse(text, "yaml")
    assert all(0 <= fault.offset <= len(text) for fault in parsed.faults)
    json.dumps(parsed.value)


def test_json_with_a_pair_of_surrogates_is_one_character() -> None:
    assert parse(r'"\ud83d\ude00 \\ud83d"', "json").value == "😀 \\ud83d"


def test_big_and_negative_numbers_are_kept() -> None:
    assert parse("[123456789012345678901234567890, -0, 1E5, 1.50]", "json").value == [
        123456789012345678901234567890,
        0,
        100000.0,
        1.5,
    ]
    assert parse("9" * 4300, "json").value == int("9" * 4300)


@pytest.mark.parametrize("text", ["1" * 4301, "1e400", "NaN", "-Infinity", "[1e999]"])
def test_numbers_that_json_cannot_hold(text: str) -> None:
    assert codes(parse(text, "json")) == ["number-out-of-range"]


def test_all_faults_up_to_the_break_are_found() -> None:
    parsed = parse(r'{"a":1,"a":NaN,"b":"\ud800","b":1e999,}', "json")
    assert codes(parsed) == [
        "duplicate-key",
        "number-out-of-range",
        "lone-surrogate",
        "duplicate-key",
        "number-out-of-range",
        "invalid-json",
    ]


def test_the_limit_of_depth() -> None:
    assert parse("[" * DEPTH + "]" * DEPTH, "json").faults == ()
    assert parse("[" * DEPTH + "]" * DEPTH, "yaml").faults == ()
    assert codes(parse("[" * (DEPTH + 1) + "]" * (DEPTH + 1), "json")) == ["nested-too-deep"]
    assert codes(parse("[" * (DEPTH + 1) + "]" * (DEPTH + 1), "yaml")) == ["nested-too-deep"]
    assert parse('["' + "[" * 1000 + '"]', "json").faults == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        lambda n: "[" * 120_000 * n,
        lambda n: '{"a":' * 40_000 * n,
        lambda n: '"' + "\\" * (120_000 * n + 1),
        lambda n: '"' + "[" * 120_000 * n,
        lambda n: "[" + "1," * 40_000 * n,
        lambda n: "9" * 120_000 * n,
        lambda n: "{" + ",".join(f'"{key}":{key}' for key in range(12_000 * n)) + ',"0":1}',
    ],
    ids=range(7),
)
def test_hostile_json_takes_linear_time(text: Callable[[int], str]) -> None:
    assert_linear(lambda hostile: refused(hostile, "json"), text)


@pytest.mark.parametrize(
    "text",
    [
        lambda n: "{" * 12_000 * n,
        lambda n: "- " * 12_000 * n,
        lambda n: "a: &a " + "[" * 12_000 * n,
        lambda n: "".join(f"a{k}: &a{k} [{', '.join([f'*a{k - 1}'] * 9) if k else 1}]\n" for k in range(30 * n)),
        lambda n: "? " * 6_000 * n,
    ],
    ids=range(5),
)
def test_hostile_yaml_takes_linear_time(text: Callable[[int], str]) -> None:
    assert_linear(lambda hostile: refused(hostile, "yaml"), text)


def refused(text: str, form: str) -> None:
    assert parse(text, form).faults


def test_yaml_scalars() -> None:
    text = """
        words: [no, off, yes, y, on, n, NO]
        texts: [2020-01-01, 2020-01-01T00:00:00Z, 12:30:45, 010, 1_000, 0x1F, 0o7, +1, 1.2.3, 08, -, e5, 1e, .]
        numbers: [0, -1, 10, 1.5, .5, 2., 1e3, -1.5E-2, 123456789012345678901234567890]
        truths: [true, True, TRUE, false, False, FALSE]
        nothing: [null, Null, NULL, ~, ]
        quoted: ["1", '2.5', "true", 'null', "~"]
        empty:
    """
    value = of_yaml(text)
    assert isinstance(value, dict)
    assert value["words"] == ["no", "off", "yes", "y", "on", "n", "NO"]
    texts = value["texts"]
    assert isinstance(texts, list)
    assert all(isinstance(item, str) for item in texts)
    assert value["numbers"] == [0, -1, 10, 1.5, 0.5, 2.0, 1000.0, -0.015, 123456789012345678901234567890]
    assert value["truths"] == [True, True, True, False, False, False]
    assert value["nothing"] == [None, None, None, None]
    assert value["quoted"] == ["1", "2.5", "true", "null", "~"]
    assert value["empty"] is None


def test_yaml_keys_are_text() -> None:
    assert of_yaml("200: a\non: b\nnull: c\n1.5: d\ntrue: e\n2020-01-01: f\n010: g\n") == dict(
        zip(("200", "on", "null", "1.5", "true", "2020-01-01", "010"), "abcdefg", strict=True)
    )


def test_yaml_aliases_are_read() -> None:
    assert of_yaml("a: &x {b: [1]}\nc: *x\nd: [*x, *x]\n&k key: &n 010\ne: *n\nf: *k") == {
        "a": {"b": [1]},
        "c": {"b": [1]},
        "d": [{"b": [1]}, {"b": [1]}],
        "key": "010",
        "e": "010",
        "f": "key",
    }


def test_yaml_reports_several_faults_at_once() -> None:
    parsed = parse("a: !!set {x}\na: .nan\n<<: *b\n? [c]\n: d\ne: @\n", "yaml")
    assert codes(parsed) == ["yaml-feature", "duplicate-key", "number-out-of-range", "yaml-feature", "invalid-yaml"]


def test_a_quoted_merge_key_is_text() -> None:
    assert of_yaml('"<<": 1') == {"<<": 1}


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n...\n"])
def test_an_empty_yaml_document_is_null(text: str) -> None:
    assert of_yaml(text) is None


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\ufffe"])
def test_yaml_refuses_what_may_only_be_an_escape(character: str) -> None:
    (fault,) = parse(f"é: 'a{character}b'", "yaml").faults
    assert (fault.code, fault.offset) == ("invalid-yaml", 5)


def test_offsets_count_characters_whatever_their_size() -> None:
    text = "é: 😀\n日本: {a: 1, a: 2}\n"
    (fault,) = parse(text, "yaml").faults
    assert text[fault.offset :].startswith("a: 2")
    assert text[fault.earlier or 0 :].startswith("a: 1")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("json", "", "json"),
        ("YAML", "", "yaml"),
        ("yml", "", "yaml"),
        ("http", '{"openapi": 1}', ""),
        ("", ' {"a": 1}', "json"),
        ("", "# x\n---\nopenapi: 3.1.0\n", "yaml"),
        ("", '"openapi": 3.1.0\n', "yaml"),
        ("", "curl https://a.example", ""),
    ],
)
def test_the_syntax_of_a_fence(language: str, text: str, expected: str) -> None:
    assert syntax_of(language, text) == expected


def test_depth_never_meets_the_limit_of_the_interpreter() -> None:
    def nested(levels: int) -> Parsed:
        return parse("[" * DEPTH + "]" * DEPTH, "json") if levels == 0 else nested(levels - 1)

    assert nested(400).faults == ()


def test_floats_stay_floats() -> None:
    assert repr(parse("[1.0, 1]", "json").value) == "[1.0, 1]"
