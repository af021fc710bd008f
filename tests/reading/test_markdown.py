"""Where fences and headings are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from specloom.input.titles import page_title, plain
from specloom.text.markdown.outline import Fence, scan
from specloom.text.markdown.syntax import NESTING

from ..growth import assert_linear


def fences(text: str) -> list[tuple[str, str]]:
    return [(fence.language, fence.text) for fence in scan(text).fences]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("```json\n{}\n```\n", [("json", "{}")]),
        ("```json\n{}\n```", [("json", "{}")]),
        ("~~~json\n{}\n~~~\n", [("json", "{}")]),
        ("````json\n```\n````\n", [("json", "```")]),
        ("```json\n{}\n`````\n", [("json", "{}")]),
        ("```json\n~~~\n```\n", [("json", "~~~")]),
        ('```JSON title="x" {1,2}\n{}\n```\n', [("JSON", "{}")]),
        ("```  yaml\na\n```\n", [("yaml", "a")]),
        ("```json{1,2}\n{}\n```\n", [("json", "{}")]),
        ("```\n{}\n```\n", [("", "{}")]),
        ("   ```json\n   {}\n  x\n   ```\n", [("json", "{}\nx")]),
        ("    ```json\n    {}\n    ```\n", []),
        ("\t```json\n\t{}\n\t```\n", []),
        ("> ```json\n> {}\n>\n> a\n> ```\n", [("json", "{}\n\na")]),
        (">```json\n>{}\n>```\n", [("json", "{}")]),
        ("> > ```json\n> > {}\n> > ```\n", [("json", "{}")]),
        ("- item\n\n  ```json\n  {\n    1\n  }\n  ```\n", [("json", "{\n  1\n}")]),
        ("- ```json\n  {}\n  ```\n", [("json", "{}")]),
        ("10. item\n\n    ```json\n    {}\n    ```\n", [("json", "{}")]),
        ("-\t```json\n\t{}\n\t```\n", [("json", "{}")]),
        ("> - ```json\n>   {}\n>   ```\n", [("json", "{}")]),
        ("- a\n  - b\n\n    ```json\n    {}\n    ```\n", [("json", "{}")]),
        ("text\n```json\n{}\n```\ntext", [("json", "{}")]),
        ("```json\r\n{\r\n}\r\n```\r\n", [("json", "{\n}")]),
        ("```json\r{}\r```\r", [("json", "{}")]),
        ("``` `json`\n{}\n", []),
        ("``json\n{}\n``\n", []),
        ("<!--\n```json\n{}\n```\n-->\n", []),
        ("<!-- x -->\n```json\n{}\n```\n", [("json", "{}")]),
        ("<pre>\n```json\n{}\n```\n</pre>\n", []),
        ("<details>\n\n```json\n{}\n```\n\n</details>\n", [("json", "{}")]),
        ("---\ntitle: x\n---\n```json\n{}\n```\n", [("json", "{}")]),
        ("---\n```json\n{}\n```\n---\n", [("json", "{}")]),
        ("```json\n\tx\n```\n", [("json", "\tx")]),
        ("```json\na\x0bb\u2028c\x0c```\n```\n", [("json", "a\x0bb\u2028c\x0c```")]),
        ("```json\n    ```\n```\n", [("json", "    ```")]),
        ("* * *\n```json\n{}\n```\n", [("json", "{}")]),
    ],
)
def test_fences(page: str, expected: list[tuple[str, str]]) -> None:
    assert fences(page) == expected
    assert all(fence.closed for fence in scan(page).fences)


def test_a_fence_knows_its_place_and_heading() -> None:
    (fence,) = scan("# T\n\n## Get *a* pet\n\n> 1. x\n>\n>    ```json\n>    {}\n>    ```\n").fences
    assert fence == Fence(line=7, language="json", indent=5, text="{}", closed=True, heading="Get *a* pet")
    assert fence.text_line == 8


def test_a_fence_that_is_never_closed_is_said_to_be_open() -> None:
    (fence,) = scan("# T\n\n```json\n{}\n").fences
    assert not fence.closed


def test_a_fence_ends_with_the_quote_around_it() -> None:
    outline = scan("> ```json\n> {}\nprose\n\n```yaml\na\n```\n")
    assert [(fence.text, fence.closed) for fence in outline.fences] == [("{}", True), ("a", True)]
    (last,) = scan("> ```json\n> {}\n\n").fences
    assert not last.closed


def test_the_first_fence_that_seems_to_open_inside_is_remembered() -> None:
    (fence,) = scan("```json\n{}\n\n```json\n{}\n\n```json\n```\n").fences
    assert fence.reopened == 4
    (fence,) = scan("````json\n```json\n```\n````\n").fences
    assert fence.reopened == 0


def test_headings() -> None:
    page = (
        "# One #\n\nTwo\n===\n\nThree\nmore\n---\n\n#no\n\n####### no\n\n> # quoted\n\n```\n# fenced\n```\n\n## C#\n#\n"
    )
    found = [(heading.line, heading.level, heading.text) for heading in scan(page).headings]
    assert found == [(1, 1, "One"), (3, 1, "Two"), (6, 2, "Three more"), (20, 2, "C#"), (21, 1, "")]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (r"Flows \& Steps", "Flows & Steps"),
        ("a&#x20;b &amp; c", "a b & c"),
        ("The `Pet` **object**", "The Pet object"),
        ('Pets <a href="#pets" id="pets"></a>', "Pets"),
        ("Pets {#pets}", "Pets"),
        ("[Pets](pets.md)", "Pets"),
        ("a\x00b\u200bc\u202ed", "abcd"),
        ("  a \t b ", "a b"),
        (r"mnee\_x", "mnee_x"),
    ],
)
def test_headings_as_plain_text(written: str, expected: str) -> None:
    assert plain(written) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("# Pets\n\n# Agents\n", "Pets"),
        ("## Section\n\n# Pets\n", "Pets"),
        ("# Source: https://docs.example/pets.md\n\n# Pets\n", "Pets"),
        ("# Source: /pets\n", "Info"),
        ("---\ntitle: 'Front'\n---\n\n## x\n", "Front"),
        ("---\ntitle: Front\n---\n\n# Pets\n", "Pets"),
        ("#\n\ntext\n", "Info"),
        ("# \u200b\n", "Info"),
    ],
)
def test_titles(page: str, expected: str) -> None:
    outline = scan(page)
    assert page_title(outline.headings, outline.front_matter, "Info", "specs/file.md") == expected


def test_without_any_title_the_name_of_the_file_is_one() -> None:
    assert page_title((), (), None, "specs/some-pets.md") == "some-pets"
    assert page_title((), (), " \x1b", "specs/\x1b.md") == "page"


def test_deep_containers_are_prose() -> None:
    assert fences("> " * NESTING + "```json\n" + "> " * NESTING + "{}\n") == [("json", "{}")]
    assert fences("> " * (NESTING + 1) + "```json\n" + "> " * (NESTING + 1) + "{}\n") == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "page",
    [
        lambda n: "```\n`\n" * 2_500 * n,
        lambda n: "``` `x\n" * 5_000 * n,
        lambda n: "`" * 50_000 * n,
        lambda n: "> " * 60_000 * n,
        lambda n: "- " * 60_000 * n + "\n\n" * 2_500 * n,
        lambda n: "<!--\n" * 25_000 * n,
        lambda n: "#" * 120_000 * n,
        lambda n: "\u200b" * 40_000 * n + "```",
        lambda n: "* " * 40_000 * n + "x",
        lambda n: "<" * 40_000 * n + "\n" + "[" * 40_000 * n,
        lambda n: "# " + "<" * 40_000 * n + "[" * 40_000 * n + "{#" * 12_000 * n + " \t" * 12_000 * n + "x",
    ],
    ids=range(11),
)
def test_time_is_linear_in_the_size(page: Callable[[int], str]) -> None:
    assert_linear(lambda text: [plain(heading.text) for heading in scan(text).headings], page)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="`~>- #\t\r\n1.x<!\u200b=", max_size=80))
def test_any_text_has_an_outline(page: str) -> None:
    outline = scan(page)
    lines = page.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for fence in outline.fences:
        body = fence.text.split("\n") if fence.text else []
        for number, line in enumerate(body, fence.text_line):
            assert lines[number - 1].expandtabs(4).endswith(line.lstrip().expandtabs(4)) or "\t" in lines[number - 1]
