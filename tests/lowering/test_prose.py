"""Published Markdown keeps its shape and its words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from specloom.text.prose import first_paragraph, reflow, sentence, sentences

from ..growth import assert_linear

CASES = [
    ("one\ntwo\n\nthree", "one two\n\nthree"),
    ("Words:\n- one\n  more\n- two", "Words:\n- one more\n- two"),
    ("1. one\n2. two", "1. one\n2. two"),
    ("- a\n  - b\n    c", "- a\n  - b c"),
    ("text\n| a | b |\n|---|---|\n| 1 | 2 |\nmore", "text\n| a | b |\n|---|---|\n| 1 | 2 |\nmore"),
    ('see\n```json\n{ "a":   1 }\n\n\n```\ndone', 'see\n```json\n{ "a":   1 }\n\n\n```\ndone'),
    ("````\n```\n````\nend", "````\n```\n````\nend"),
    ("one\\\ntwo<br>\nthree  \nfour", "one\ntwo\nthree\nfour"),
    ("# Title\ntext", "# Title\ntext"),
    ("Title\n=====\ntext\nmore", "Title\n=====\ntext more"),
    ("text\n\n    code  here\n    more", "text\n\n    code  here\n    more"),
    ("> quoted\n> more", "> quoted\n> more"),
    ("a\r\nb\rc\u2028d", "a b c d"),
    ("", ""),
    ("\n\n  \nx\n\n\n\ny\n\n", "x\n\ny"),
    ("`code`, *star* and - no list", "`code`, *star* and - no list"),
]


@pytest.mark.parametrize(("text", "shown"), CASES)
def test_reflow(text: str, shown: str) -> None:
    assert reflow(text, 40) == shown


def test_lines_are_filled_to_the_width_and_items_hang() -> None:
    assert reflow("- " + "word " * 8, 22).split("\n") == ["- word word word word", "  word word word word"]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab.-*#>`|1 \n\t\\é", max_size=200), st.integers(min_value=10, max_value=80))
def test_no_word_is_lost_and_a_second_pass_changes_no_words(text: str, width: int) -> None:
    once = reflow(text, width)
    letters = [char for char in text if char.isalnum()]
    assert [char for char in once if char.isalnum()] == letters


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("One. Two. Three.", 9, "One. Two."),
        ("One is long. Two.", 3, "One is long."),
        ("Use e.g. this one. Next.", 3, "Use e.g. this one."),
        ("No end", 3, "No end"),
        ("First.\n\nSecond.", 99, "First."),
        ("Version 1.2 of it. Next", 3, "Version 1.2 of it."),
    ],
)
def test_sentences(text: str, limit: int, shown: str) -> None:
    assert sentences(text, limit) == shown


def test_the_first_paragraph_ends_before_a_list() -> None:
    assert first_paragraph("Words\nhere:\n- item") == "Words here:"
    assert first_paragraph("- item") == ""
    assert sentence("  some   words ") == "some words."


@pytest.mark.parametrize("piece", ["word ", "- ", "`"])
def test_a_very_long_text_takes_time_in_proportion(piece: str) -> None:
    assert_linear(lambda text: reflow(text, 100), lambda times: piece * 10_000 * times)
