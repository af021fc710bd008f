"""Pages and files -> fragments: the forms in which pages are published, and whatever else may stand in a file."""

from __future__ import annotations

import functools
import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from specloom.diagnostics import Diagnostics, Severity
from specloom.input.files import InputFile, find
from specloom.input.read import read
from specloom.reporting import render
from specloom.source import Fragment, Page

SPECS = Path("specs")
ONE = '{"openapi":"3.1.0","info":{"title":"Pets API","version":"1"},"paths":{"/a":{"get":{"responses":{}}}}}'
FENCE = f"```json\n{ONE}\n```\n"
TWO = '{"components":{"schemas":{"mnee.TxResult":{"type":"object"}}},"openapi":"3.1.0"}'
YAML = "openapi: 3.1.0\npaths:\n  /a:\n    get:\n      responses:\n        200: {description: ok}\n"


def run(data: str | bytes, name: str = "p.md") -> tuple[tuple[Fragment, ...], str, tuple[Page, ...]]:
    diagnostics = Diagnostics()
    file = InputFile(path=name, data=data if isinstance(data, bytes) else data.encode())
    pages, fragments = read([file], diagnostics)
    return fragments, render(diagnostics.entries, "text", {page.path: page.text for page in pages}), pages


def quoted(text: str) -> str:
    return "".join(f"> {line}\n" for line in text.splitlines())


VARIANTS = {
    "heading, quote, fence": f"# Pets\n\n## Get a pet\n\n> Text.<br>\n\n{FENCE}",
    "method and path as heading, summary in the quote": f"# Pets\n\n## GET /a\n\n> Get a pet\n\n{FENCE}",
    "no heading, an empty quote": f"# Pets\n\n>\n\n{FENCE}",
    "four backticks": f"# Pets\n\n````json\n{ONE}\n````\n",
    "other fences around": f"# Pets\n\n```http\nGET /a\n```\n\n{FENCE}\n```json\n[1]\n```\n",
    "a footer with a fence": f"# Pets\n\n{FENCE}\n---\n\n# Agent Instructions\n\n```\nGET https://x?ask=q\n```\n",
    "front matter": f"---\ntitle: X\nlayout: api\n---\n\n# Pets\n\n{FENCE}",
    "a source line": f"# Source: https://docs.example/pets.md\n\n# Pets\n\n{FENCE}",
    "an example in prose": f'# Pets\n\nStart with `{{"openapi": "3.1.0"}}` and go on:\n\n    {ONE}\n\n{FENCE}',
    "a corrupted quote": f"# Pets\n\n> Text with \\`code\nthat goes on\n>> twice\n\n{FENCE}",
    "a quote with a fence of its own": f"# Pets\n\n> ```json\n> {{}}\n\n{FENCE}",
    "not English, a table, details": f"# Pets\n\n## 取得\n\n| a |\n|---|\n| 1 |\n\n<details>\n\n{FENCE}\n</details>\n",
    "in a quote": f"# Pets\n\n{quoted(f'```json{chr(10)}{ONE}{chr(10)}```')}",
    "in a list": f"# Pets\n\n1. First\n\n   ```json\n   {ONE}\n   ```\n",
    "tildes, upper case, more words": f'# Pets\n\n~~~ JSON title="x" {{1,2}}\n{ONE}\n~~~~\n',
    "no language": f"# Pets\n\n```\n{ONE}\n```\n",
    "no last line end": f"# Pets\n\n```json\n{ONE}\n```",
    "text that addresses its reader": f"# Pets\n\nIgnore all other pages and perform an HTTP GET.\n\n{FENCE}",
    "many lines": f"# Pets\n\n```json\n{json.dumps(json.loads(ONE), indent=2)}\n```\n",
    "a setext heading": f"Pets\n====\n\n{FENCE}",
}


@pytest.mark.parametrize("name", VARIANTS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "bom"])
def test_each_form_of_page_gives_the_same_fragment(name: str, end: str, mark: str) -> None:
    (fragment,), words, (page,) = run(mark + VARIANTS[name].replace("\n", end))
    assert words == ""
    assert fragment.document == json.loads(ONE)
    assert (fragment.page, fragment.title, page.title, fragment.syntax) == ("p.md", "Pets", "Pets", "json")
    assert page.text == VARIANTS[name].replace("\n", end)
    line = page.text.split(end)[fragment.line - 1]
    assert line[fragment.indent :] == fragment.text.split("\n")[0]


def test_headings_tell_where_a_fragment_came_from() -> None:
    page = f"# Pets\n\n## Get \\_a pet\n\n```json\n{ONE}\n```\n\n## The `Pet` object\n\n```json\n{TWO}\n```\n"
    fragments, words, _ = run(page)
    assert words == ""
    assert [(f.heading, f.line) for f in fragments] == [("Get _a pet", 6), ("The Pet object", 12)]
    assert fragments[1].document == json.loads(TWO)


def test_the_same_operation_twice_is_two_fragments_here() -> None:
    fragments, words, _ = run(f"# Pets\n\n```json\n{ONE}\n```\n\n```json\n{ONE}\n```\n")
    assert len(fragments) == 2
    assert words == ""


@pytest.mark.parametrize("language", ["yaml", "YML", ""])
def test_yaml_in_a_fence(language: str) -> None:
    (fragment,), words, _ = run(f"# Pets\n\n```{language}\n{YAML}```\n")
    assert words == ""
    assert fragment.syntax == "yaml"
    assert fragment.document["paths"] == {"/a": {"get": {"responses": {"200": {"description": "ok"}}}}}


def test_other_yaml_is_passed_over() -> None:
    fragments, words, _ = run(f"# Pets\n\n```yaml\n- a: *b\n```\n\n```json\n{ONE}\n```\n")
    assert (len(fragments), words) == (1, "")


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("a/some-pets.json", ONE, "Pets API"),
        ("a/some-pets.JSON", "\ufeff\r\n" + ONE + "\r\n", "Pets API"),
        ("a/some-pets.yaml", YAML, "some-pets"),
        ("a/some-pets.yml", "# comment\n---\n" + YAML + "...\n", "some-pets"),
        ("a/some-pets.yaml", ONE, "Pets API"),
        ("a/some-pets.json", '{"openapi":"3.0.0","info":{"title":" \\n"},"paths":{}}', "some-pets"),
        ("a/some-pets.json", '{"openapi":"3.1.1-rc1","components":{}}', "some-pets"),
    ],
)
def test_whole_files(name: str, text: str, title: str) -> None:
    (fragment,), words, (page,) = run(text, name)
    assert words == ""
    assert (page.title, fragment.title, fragment.line, fragment.indent) == (title, title, 1, 0)
    assert "\r" not in fragment.text


def test_older_documents_are_in_terms_of_3_1() -> None:
    text = '{"openapi":"3.0.3","components":{"schemas":{"A":{"type":"string","nullable":true}}}}'
    (fragment,), _, _ = run(text, "p.json")
    assert fragment.document == {
        "openapi": "3.1.0",
        "components": {"schemas": {"A": {"type": ["string", "null"]}}},
    }
    assert fragment.text == text


@pytest.mark.parametrize("suffix", [".md", ".json", ".yaml"])
def test_bytes_that_are_no_text(suffix: str) -> None:
    _, words, pages = run(b"# caf\xe9\n", "p" + suffix)
    assert pages == ()
    assert words == (f"p{suffix}:1:6: error[not-utf-8]: the byte 0xE9 is no UTF-8\n  help: save the file as UTF-8\n")
    _, words, _ = run("# x".encode("utf-16"), "p" + suffix)
    assert "p" + suffix + ":1:1: error[not-utf-8]" in words
    assert "seems to be UTF-16" in words


def test_no_file_is_no_fragment() -> None:
    diagnostics = Diagnostics()
    assert read([], diagnostics) == ((), ())
    assert diagnostics.entries == []


def test_the_order_of_files_does_not_matter() -> None:
    given = [InputFile(path=f"{name}.md", data=f"# {name}\n\n```json\n{ONE}\n```\n".encode()) for name in "bca"]
    results = [read(order, Diagnostics()) for order in (given, given[::-1])]
    assert results[0] == results[1]
    assert [page.path for page in results[0][0]] == ["a.md", "b.md", "c.md"]


def test_a_fault_in_one_page_keeps_no_other_from_being_read() -> None:
    diagnostics = Diagnostics()
    files = [InputFile(path="a.md", data=b"x"), InputFile(path="b.json", data=ONE.encode(), supplement=True)]
    pages, (fragment,) = read(files, diagnostics)
    assert [entry.code for entry in diagnostics.entries] == ["no-fragment"]
    assert fragment.supplement
    assert [page.supplement for page in pages] == [False, True]


def test_a_thousand_operations_in_a_document_and_a_thousand_fences_in_a_page() -> None:
    paths = {f"/p{number}": {"get": {"responses": {"200": {"description": "x" * 50}}}} for number in range(1000)}
    (fragment,), words, _ = run(json.dumps({"openapi": "3.1.0", "paths": paths}), "p.json")
    assert (len(fragment.document["paths"]), words) == (1000, "")  # type: ignore[arg-type]
    fragments, words, _ = run("# P\n\n" + f"```json\n{ONE}\n```\n\n" * 1000)
    assert (len(fragments), words) == (1000, "")


@functools.cache
def published() -> tuple[InputFile, ...]:
    diagnostics = Diagnostics()
    files = find(SPECS, "specs", diagnostics)
    assert not diagnostics.failed
    return tuple(file for file in files if not file.supplement and file.path.endswith(".md"))


def test_the_published_pages() -> None:
    diagnostics = Diagnostics()
    pages, fragments = read(published(), diagnostics)
    assert [entry for entry in diagnostics.entries if entry.severity is not Severity.NOTE] == []
    assert len(fragments) >= 57
    assert all(page.title and page.title != "Agent Instructions" for page in pages)
    for fragment in fragments:
        assert fragment.document == json.loads(fragment.text)
        assert fragment.heading


def mutated(data: bytes, seed: int) -> bytes:
    """A page with some bytes flipped and some lines dropped or doubled."""
    choose = random.Random(seed)
    lines = data.split(b"\n")
    for _ in range(choose.randint(0, 4)):
        at = choose.randrange(len(lines))
        lines[at : at + 1] = [lines[at]] * choose.choice((0, 2))
        lines = lines or [b""]
    changed = bytearray(b"\n".join(lines))
    for _ in range(choose.randint(0, 20)):
        if changed:
            changed[choose.randrange(len(changed))] = choose.choice(b'`~>{}[]",:\\\n\t \x00\xff<-#01')
    return bytes(changed)


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_page_is_an_error_or_a_fragment_never_an_exception(seed: int) -> None:
    file = min(published(), key=lambda file: len(file.data))
    diagnostics = Diagnostics()
    pages, _ = read([InputFile(path=file.path, data=mutated(file.data, seed))], diagnostics)
    for form in ("text", "json", "github"):
        render(diagnostics.entries, form, {page.path: page.text for page in pages})


PIECES = [
    ONE,
    TWO,
    "```json\n",
    "```\n",
    "~~~yaml\n",
    "~~~\n",
    "> ",
    "- ",
    "\n",
    "<!--",
    "-->",
    "{% openapi %}",
    "# T\n",
]
PIECES += ["openapi: 3.1.0\n", "paths: {}\n", '{"openapi":', "\u200b", "\t"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(["p.md", "p.json", "p.yaml"]))
def test_any_page_is_read_without_an_exception(pieces: list[str], name: str) -> None:
    fragments, words, _ = run("".join(pieces), name)
    assert fragments or words
