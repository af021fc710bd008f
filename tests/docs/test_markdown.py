"""Published Markdown and plain text on their way into the pages."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from specloom.output.markdown_filters import anchor, as_label, as_text, as_yaml, cell, code, fence, inline, markdown

from ..growth import assert_linear
from .reader import STOCK, foreign, published_words, words

NORMAL = {
    "a list glued to its paragraph": ("Do:\n- a\n- b", "Do:\n\n- a\n- b"),
    "nested by two": ("- a\n  - b\n    more\n- c", "- a\n    - b\n        more\n- c"),
    "a table glued to its paragraph": ("T\n|a|b|\n|--|:-:|\n|1|`x`|", "T\n\n| a | b |\n| --- | :---: |\n| 1 | `x` |"),
    "hard breaks": ("one\\\ntwo<br>three  \nfour<BR/>", "one  \ntwo  \nthree  \nfour"),
    "a bold label": ("**Purpose**\nWhat.", "**Purpose**\n\nWhat."),
    "headings below the page's": ("# A\ntext\n\nB\n===\n## C #", "### A\n\ntext\n\n### B\n\n#### C"),
    "advice": (
        "AI guidance:\n- x\n- y\n\nEnd",
        '<div class="admonition tip" markdown="1">\n<p class="admonition-title">AI guidance</p>\n\n'
        "- x\n- y\n\n</div>\n\nEnd",
    ),
    "a colon alone is no advice": ("Rules:\n- x", "Rules:\n\n- x"),
    "a fence in a step": ("1. do\n```sh\nx\n```\n2. then", "1. do\n\n    ```sh\n    x\n    ```\n2. then"),
    "numbers go on": ("3. c\n4. d", "3. c\n4. d"),
    "a fence inside a longer one": ("````md\n```\nx\n```\n````", "````md\n```\nx\n```\n````"),
    "an unclosed fence": ("```\nx", "```\nx\n```"),
    "indented code": ("a\n\n    b <c>\n", "a\n\n```\nb <c>\n```"),
    "a rule": ("a\n\n---\n\nb", "a\n\n* * *\n\nb"),
    "a quote": ("> a\nb\n\nc", "> a\n> b\n\nc"),
    "safe links": (
        "[a](https://x.example/p_(q)) <mailto:a@x.example>",
        "[a](https://x.example/p_(q)) <mailto:a@x.example>",
    ),
    "titles go": ('[a](https://x.example "T")', "[a](https://x.example)"),
    "escapes of one dialect only": (r"\< \" \| \*", r'&#60; " &#124; \*'),
    "a mail address": ("<a@x.example>", "<a@x.example>"),
    "an address between angles": ("[a](<https://x.example>)", "[a](https://x.example)"),
    "a badge": ("[![b](https://x.example/b.png)](https://x.example)", "[b](https://x.example)"),
    "a sample keeps its indentation": (
        '1. do:\n```json\n{\n  "a": 1\n}\n```\n\n2. then',
        '1. do:\n\n    ```json\n    {\n      "a": 1\n    }\n    ```\n\n2. then',
    ),
    "cells that are too many": ("|a|b|\n|-|-|\n|1|2|3|", "| a | b |\n| --- | --- |\n| 1 | 2 &#124; 3 |"),
    "a break in a list": ("- a<br>b", "- a  \n    b"),
    "a break beside emphasis": ("**a<br>**b", "**a<br>**b"),
    "a heading that ends with a hash": ("# C#", "### C\\#"),
    "tabs": ("```\n\tx\n```", "```\n    x\n```"),
    "words of one tool behind a fence": ("```json{1,2}\n1\n```", "```json\n1\n```"),
    "templates": ("Use {{record.name}} here, `{{#if x}}`.", "Use {{record.name}} here, `{{#if x}}`."),
}


@pytest.mark.parametrize(("published", "expected"), NORMAL.values(), ids=NORMAL)
def test_markdown_is_normalised(published: str, expected: str) -> None:
    assert markdown(published, 3) == expected


HARMLESS = {
    "<img src=x onerror=alert(1)>": "&lt;img src=x onerror=alert(1)>",
    "<!-- unclosed": "&lt;!-- unclosed",
    "[click](javascript:alert(1))": "\\[click\\](javascript:alert(1))".replace("\\[", "["),
    "[x](../../etc)": "[x\\](../../etc)",
    "![](http://evil.example/t.png)": "[image](http://evil.example/t.png)",
    "![alt](javascript:x)": "\\![alt\\](javascript:x)",
    "[Home]: http://evil.example/": "[Home]&#58; http://evil.example/",
    "[a]\n\n[a]: http://evil.example/": "[a]\n\n[a]&#58; http://evil.example/",
    "[^1]: note": "\\[^1]&#58; note",
    "*[HTML]: x": "*[HTML]&#58; x",
    "![x](../y.png)": "\\![x\\](../y.png)",
    "[x]()": "[x\\]()",
    "a<br>| b |\n|---|": "a  \n| b |\n&#124;---|",
    "> | a |\n|---|": "> | a |\n> &#124;---|",
    "&#x202e;": "&amp;#x202e;",
    "<pre>\n\n# a\n</pre>": "&lt;pre>\n\n###### a\n\n&lt;/pre>",
    '--8<-- "/etc/passwd"': '--8&lt;-- "/etc/passwd"',
    "::: module": "&#58;:: module",
    '!!! note "x"': '\\!!! note "x"',
    '??? note "x"': '&#63;?? note "x"',
    '=== "tab"': '&#61;== "tab"',
    "/// html": "&#47;// html",
    "[TOC]": "\\[TOC]",
    "{: .cls onclick=x}": "\\{: .cls onclick=x}",
    "[x](https://a.example){onclick=x}": "[x](https://a.example)\\{onclick=x}",
    "**b**{.x}": "**b**\\{.x}",
    "```{include} /etc/passwd\nx\n```": "```\nx\n```",
    "`<!-- x`": "<code>&#60;&#33;&#45;&#45; x</code>",
    "&lt;script&gt;": "&lt;script&gt;",
    "a\u202eb\u200bc\x00\x1b": "a\\u202eb\\u200bc\\u0000\\u001b",
    "a\rb\u2028c": "a\nb\nc",
    "ends with \\": "ends with \\\\",
    "C:\\users\\new": "C:\\users\\new",
    "#hash": "\\#hash",
    "``open `x": "\\`\\`open \\`x",
}


@pytest.mark.parametrize(("published", "expected"), HARMLESS.items())
def test_what_could_be_markup_of_ours_stays_words(published: str, expected: str) -> None:
    assert markdown(published) == expected


PLAIN = {
    "a_b and _c_ *d*": "a_b and \\_c\\_ \\*d\\*",
    "<b> & [x](y)": "&lt;b> &amp; \\[x\\](y)",
    "# not a heading": "\\# not a heading",
    "1. not a list": "1\\. not a list",
    "- not a list": "\\- not a list",
    "two\nlines": "two lines",
    "{{ 7 }}": "{{ 7 }}",
}


@pytest.mark.parametrize(("text", "expected"), PLAIN.items())
def test_plain_text_is_no_markup(text: str, expected: str) -> None:
    assert inline(text) == expected


def test_code_spans_hold_anything() -> None:
    assert code("a") == "`a`"
    assert code("a`b") == "``a`b``"
    assert code("`a`") == "`` `a` ``"
    assert code("a | b") == "`a | b`"
    assert code("a|b", "cell") == "<code>a&#124;b</code>"
    assert code("</code><script>") == "<code>&#60;&#47;code&#62;&#60;script&#62;</code>"
    assert code("") == "<code></code>"
    assert code("a\nb") == "`a b`"


def test_cells_stay_cells() -> None:
    assert cell("a | b\n- c") == "a &#124; b - c"
    assert cell("`a|b` {x}") == "<code>a&#124;b</code> \\{x}"


def test_fences_hold_anything() -> None:
    assert fence("a", "json") == "```json\na\n```"
    assert fence("```x```", "<evil>") == "````\n```x```\n````"
    assert fence("a\n\nb", "text", 4) == "```text\n    a\n\n    b\n    ```"


def test_anchors_and_scalars_are_safe() -> None:
    assert anchor('A "b"><x>') == '<a id="a-b-x"></a>'
    assert as_yaml('a: "b"\n- c') == '"a: \\"b\\"\\n- c"'
    assert as_label("A\">\n<b> &lt; '") == '"A&quot;&gt; &lt;b&gt; &amp;lt; &#x27;"'


HOSTILE_PARTS = st.sampled_from(
    ["<script>", "</title>", '"', "'", "&lt;", "&amp;lt;", "&#60;", "\\", "\n", ": ", "- ", "{{x}}"]
)


@pytest.mark.slow
@settings(deadline=None)
@given(st.lists(st.text(max_size=8) | HOSTILE_PARTS, max_size=8).map("".join))
def test_a_label_is_text_in_html_and_one_scalar_in_yaml(text: str) -> None:
    value = yaml.safe_load(f"- {as_label(text)}: page.md")[0]
    (label,) = value
    assert value == {label: "page.md"}
    assert not re.search("[<>\"'\n]|&(?!(?:amp|lt|gt|quot|#x27);)", label)
    assert html.unescape(label) == as_text(text)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        lambda n: "word " * 25_000 * n,
        lambda n: "`" * 25_000 * n,
        lambda n: " `a" * 6_000 * n,
        lambda n: "[" * 2_000 * n,
        lambda n: "[a](" * 1_500 * n,
        lambda n: "> " * 600 * n,
        lambda n: "<" * 12_000 * n,
        lambda n: "  - a\n" * 600 * n,
        lambda n: "|a" * 2_500 * n + "\n|-|-|\n",
        lambda n: "\n".join("`" * (1 + number % 50) for number in range(1_500 * n)),
    ],
    ids=lambda text: repr(text(1)[:6]),
)
def test_long_text_takes_time_in_proportion(text: Callable[[int], str]) -> None:
    assert_linear(lambda long: (markdown(long), inline(long)), text)


MARKUP = st.sampled_from(
    [
        *"`*_[]()<>!#-+|\\{}~=:&;\n\t \"'1.a",
        *("```", "~~~", "\n\n", "    ", "- ", "1. ", "> ", "<br>", "<div>", "](", "https://x.y"),
        *("_id", "a_b", "**", "__", "&lt;", "&#35;", "&nbsp;", "&#x202e;", "<!--", "-->", "<a@x.y>", "<http://a.b>"),
        *("[a](https://x.y)", "![b](http://c.d)", "[r]: http://e.f\n", "[x][y]", "| a | b |\n|---|---|\n| c | d |"),
    ]
)


@pytest.mark.slow
@given(st.lists(MARKUP, max_size=40).map("".join))
@settings(max_examples=400, deadline=None)
def test_a_reader_sees_the_words_that_were_published_and_no_element_but_ours(text: str) -> None:
    shown = markdown(text)
    assert foreign(shown) == []
    assert words(STOCK.parse(shown)) == published_words(text)


@pytest.mark.slow
@given(st.lists(MARKUP, max_size=40).map("".join))
@settings(max_examples=200, deadline=None)
def test_plain_text_is_words_and_nothing_else(text: str) -> None:
    for shown in (inline(text), code(text), f"| a |\n| - |\n| {cell(text)} |", fence(text)):
        assert foreign(shown) == []
    (_, paragraph, _) = STOCK.parse(f"x {inline(text)}")
    assert words([paragraph]) == ["x", *text.split()]
    assert not any(token.nesting for token in paragraph.children or ())


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_text_that_can_be_written(text: str) -> None:
    for shown in (markdown(text), inline(text), code(text), cell(text), fence(text)):
        shown.encode("utf-8")
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", shown)


@pytest.mark.slow
@given(st.lists(st.lists(st.from_regex(r"[a-z]{2,8}", fullmatch=True), min_size=1, max_size=6), max_size=8))
@settings(max_examples=150, deadline=None)
def test_no_word_is_lost_or_moved(paragraphs: list[list[str]]) -> None:
    starts = ["", "- ", "1. ", "> ", "  - "]
    text = "\n".join(starts[at % 5] + " ".join(words) for at, words in enumerate(paragraphs))
    assert re.findall("[a-z]+", markdown(text)) == [word for words in paragraphs for word in words]


@given(st.lists(st.text(st.characters(codec="ascii", min_codepoint=32, max_codepoint=126)), max_size=6))
@settings(max_examples=150, deadline=None)
def test_a_fence_is_kept_to_the_byte(lines: list[str]) -> None:
    body = "\n".join(lines)
    ticks = "`" * (max((len(run) for run in re.findall("`+", body)), default=2) + 1 or 3)
    ticks = ticks if len(ticks) >= 3 else "```"
    assert f"{ticks}json\n{body}\n{ticks}" in markdown(f"Before\n{ticks}json\n{body}\n{ticks}\nAfter")
