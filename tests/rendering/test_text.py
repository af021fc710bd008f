"""The encoders: whatever the text, it stays text."""

from __future__ import annotations

import ast
import doctest
import tomllib
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from specloom.output.text import NotDataError, docstring, literal, toml_literal

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=60) | st.text(
    alphabet="\"'\\\n\r\t >{}N#%u\u202e\u200b\ufeff\x00\x1b\x85\u2028\ud800é", max_size=40
)
DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.tuples(inner) | st.dictionaries(ANY_TEXT, inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(DATA)
def test_a_literal_reads_back_as_its_value(value: Any) -> None:
    source = literal(value)
    assert ast.literal_eval(source) == value
    assert source.isprintable()


@pytest.mark.parametrize(
    "value", [object(), float("nan"), float("inf"), b"x", {1}, [lambda: 0], [10**5000]], ids=map(str, range(7))
)
def test_what_is_no_data_has_no_literal(value: Any) -> None:
    with pytest.raises(NotDataError):
        literal(value)


def read_back(text: str) -> str:
    tree = ast.parse(f'"""{docstring(text)}"""\n', "made.py")
    (statement,) = tree.body
    assert isinstance(statement, ast.Expr)
    assert isinstance(statement.value, ast.Constant)
    assert isinstance(statement.value.value, str)
    return statement.value.value


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT)
@pytest.mark.filterwarnings("error")
def test_a_docstring_stays_one_string(text: str) -> None:
    shown = read_back(text)
    assert not any(unicodedata.category(char) in {"Cc", "Cf", "Cs", "Cn", "Co"} for char in shown if char != "\n")
    assert ">>>" not in shown


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab \"'\\\n{}%N#`é—", max_size=60))
def test_what_can_be_seen_reads_back_exactly(text: str) -> None:
    assert read_back(text).removesuffix(" ") == unicodedata.normalize("NFC", text).removesuffix(" ")


def test_doctest_finds_nothing() -> None:
    shown = read_back('x\n>>> __import__("canary")\n>>>> y')
    assert doctest.DocTestParser().get_examples(shown) == []


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_a_toml_text_reads_back_as_its_value(text: str) -> None:
    assert tomllib.loads(f"x = {toml_literal(text)}") == {"x": text}


def test_a_lone_surrogate_has_no_form_in_toml() -> None:
    assert tomllib.loads("x = " + toml_literal("a\ud800")) == {"x": "a\ufffd"}
    with pytest.raises(NotDataError):
        toml_literal(1)
