"""Findings for people, programs and code hosts."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from specloom.diagnostics import Diagnostic, Origin, Related, Severity
from specloom.packaged import STAGES, explained
from specloom.reporting import explain, finding_data, listing, printable, render

FINDING = Diagnostic(
    code="duplicate-key",
    message="one\x1b[31m\nword 100%",
    origin=Origin(page="specs/a,b.yaml", fragment=1, pointer="/paths/~1a\u202e"),
    severity=Severity.WARNING,
    help="do\nthat",
    related=(Related(message="also", origin=Origin(page="other.md", line=3, column=4)),),
)
TEXTS = {"specs/a,b.yaml": 'openapi: 3.1.0\npaths:\n  "/a\\u202e": {x: "\u202e日本"}\n', "other.md": "a\nb\ncdef\n"}


def test_text() -> None:
    assert render([FINDING], "text", TEXTS) == (
        "specs/a,b.yaml:3:3: warning[duplicate-key]: one\\x1b[31m\\nword 100%\n"
        '     3 |   "/a\\u202e": {x: "\\u202e日本"}\n'
        "       |   ^\n"
        "    at: #/paths/~1a\\u202e\n"
        "  also: other.md:3:4: also\n"
        "     3 | cdef\n"
        "       |    ^\n"
        "  help: do\\nthat\n"
    )


def test_data_for_programs() -> None:
    assert finding_data(FINDING, TEXTS) == {
        "code": "duplicate-key",
        "severity": "warning",
        "message": "one\x1b[31m\nword 100%",
        "page": "specs/a,b.yaml",
        "line": 3,
        "column": 3,
        "pointer": "/paths/~1a\u202e",
        "help": "do\nthat",
        "related": [{"message": "also", "page": "other.md", "line": 3, "column": 4, "pointer": ""}],
    }


def test_github() -> None:
    assert render([FINDING], "github", TEXTS) == (
        "::warning file=specs/a%2Cb.yaml,line=3,col=3,title=duplicate-key"
        "::one\\x1b[31m%0Aword 100%25%0Ahelp: do%0Athat\n"
    )


def test_a_finding_without_a_place() -> None:
    finding = Diagnostic(code="no-input", message="nothing", origin=None, severity=Severity.NOTE)
    assert render([finding], "text", {}) == "note[no-input]: nothing\n"
    assert render([finding], "github", {}) == "::notice title=no-input::nothing\n"
    assert finding_data(finding, {})["page"] is None


def test_an_unknown_page_has_no_window() -> None:
    finding = Diagnostic(code="no-input", message="nothing", origin=Origin(page="gone.md", line=3, column=2))
    assert render([finding], "text", {}) == "gone.md:3:2: error[no-input]: nothing\n"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300).filter(lambda text: not {"\n", "\r"} & set(text)), st.integers(1, 400))
def test_a_window_is_bounded_and_visible_and_its_caret_inside(line: str, column: int) -> None:
    finding = Diagnostic(code="x", message="m", origin=Origin(page="p", line=1, column=column))
    _, window, caret = render([finding], "text", {"p": line}).splitlines()
    assert window.isprintable()
    assert sum(not unicodedata.combining(char) for char in window) <= 9 + 100
    assert len(caret) <= 9 + 101


def test_what_cannot_be_seen_is_escaped() -> None:
    assert printable("a\tb\x00\x1b\u202e\u2028\u200b\ud800\xa0é 日") == r"a\tb\x00\x1b\u202e\u2028\u200b\ud800\xa0é 日"


def test_pages_about_codes() -> None:
    assert "duplicate-key" in explained()
    told = list(listing())
    assert [line for line in told if line and not line.startswith(" ")] == list(STAGES.values())
    assert [line.split()[0] for line in told if line.startswith(" ")] == list(explained())
    page = explain("duplicate-key")
    assert page is not None
    assert page.startswith("# duplicate-key: ")


@pytest.mark.parametrize("code", ["none", "", "../reporting", "duplicate-key.md", "Duplicate-Key", "a/../no-input"])
def test_no_page_about_anything_else(code: str) -> None:
    assert explain(code) is None
