"""The blocks of every published description arrive as such: read back with what the site is built with."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown as builder
import pytest
from specloom.output.markdown_filters import markdown

GENERATED = Path(__file__).resolve().parents[2] / "generated"
DOCUMENT = json.loads((GENERATED / "openapi.json").read_text(encoding="utf-8"))
EXTENSIONS = ["admonition", "md_in_html", "sane_lists", "tables", "pymdownx.superfences", "pymdownx.highlight"]
FENCE = re.compile(r" {0,9}(`{3,}|~{3,})")
ITEM = re.compile(r" *(?:[-*+]|\d{1,9}[.)]) +\S")
HEADING = re.compile(r" {0,3}#{1,6} +\S")
DELIMITERS = re.compile(r" *\|[ :|-]*-[ :|-]*\| *$")
NAMES = {"li": "item", "table": "table", "pre": "code"}
CODE = ("pre", "code", "strong")
"""Elements whose text may look like markup: code, and labels with numbers of their own."""
ABOVE = 3
"""Headings of a page that those of a description stand below."""


def descriptions(node: Any) -> Iterator[str]:
    """Every description of a document, each text once in the end."""
    match node:
        case dict():
            for key, value in node.items():
                if key == "description" and isinstance(value, str):
                    yield value
                else:
                    yield from descriptions(value)
        case list():
            for value in node:
                yield from descriptions(value)


def written(text: str) -> Counter[str]:
    """Blocks that an author wrote, counted by the heads of lines outside fences."""
    found: Counter[str] = Counter()
    closing = ""
    for line in text.replace("\r\n", "\n").split("\n"):
        fence = FENCE.match(line)
        if closing:
            closing = "" if fence and line.strip().startswith(closing) and not line.strip(" `~") else closing
        elif fence:
            closing = fence[1]
            found["code"] += 1
        else:
            found["item"] += bool(ITEM.match(line))
            found["heading"] += bool(HEADING.match(line))
            found["table"] += bool(DELIMITERS.match(line))
    return +found


class Shown(HTMLParser):
    """Blocks of a page, and the text that stands in none of the elements for code."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.blocks: Counter[str] = Counter()
        self.levels: list[int] = []
        self.code = 0
        self.prose: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.code += tag in CODE
        if tag in NAMES:
            self.blocks[NAMES[tag]] += 1
        elif re.fullmatch("h[1-6]", tag):
            self.blocks["heading"] += 1
            self.levels.append(int(tag[1]))

    def handle_endtag(self, tag: str) -> None:
        self.code -= tag in CODE

    def handle_data(self, data: str) -> None:
        if not self.code:
            self.prose.append(data)


def shown(text: str) -> Shown:
    return Shown(builder.markdown(markdown(text, ABOVE), extensions=EXTENSIONS))


ALL = sorted(set(descriptions(DOCUMENT)))


def test_there_is_much_to_read() -> None:
    total = sum(map(written, ALL), Counter[str]())
    assert len(ALL) > 700
    assert total["item"] > 400
    assert total["code"] > 10
    assert total["table"] > 0


@pytest.mark.parametrize("part", range(4))
def test_blocks_arrive_as_blocks(part: int) -> None:
    wrong = [
        (text, written(text), page.blocks) for text in ALL[part::4] if written(text) != (page := shown(text)).blocks
    ]
    assert wrong == []


@pytest.mark.parametrize("part", range(4))
def test_no_markup_is_left_as_text(part: int) -> None:
    """Neither fences nor rows of tables nor bold marks nor `<br>` nor escapes are words for a reader."""
    for text in ALL[part::4]:
        page = shown(text)
        prose = "".join(page.prose)
        assert not re.search(r"```|~~~|\*\*\w|<br|^ *\||\|[ -]*-\|", prose, re.MULTILINE), (text, prose)
        assert all(level >= ABOVE for level in page.levels), text


PAGES = sorted((GENERATED / "docs").rglob("*.md"))


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_whole_pages_leave_no_markup_as_text(page: Path) -> None:
    """Descriptions stand in rows, tables and parts that open; they are markup there, too."""
    source = page.read_text(encoding="utf-8")
    found = Shown(builder.markdown(source, extensions=[*EXTENSIONS, "pymdownx.tabbed"]))
    left = r"```|~~~|\*\*[\w`]|<(?!\w+>)[a-z/]|^ *\||^=== |markdown=|^ *(?:[-*+]|\d\.) +\S"
    assert re.findall(f"(?:{left}).*", "".join(found.prose), re.MULTILINE) == []


GLUED = """Intro:
- one
  - two
1. step
```json
{"a": 1}
```
| a | b |
|---|---|
| 1 | 2 |
# Big
line\\
next<br>last
````md
```
x
```
````"""


def test_blocks_that_touch_arrive_as_blocks() -> None:
    page = shown(GLUED)
    assert page.blocks == {"item": 3, "code": 2, "table": 1, "heading": 1}
    assert page.levels == [ABOVE]
    assert builder.markdown(markdown(GLUED, ABOVE), extensions=EXTENSIONS).count("<br") == 2
