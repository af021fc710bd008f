"""Links of a page, and the places on it that links can lead to. What stands in code is neither."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ..lines import lines_of

if TYPE_CHECKING:
    from markdown_it.token import Token

_FENCE = re.compile(r"^ *(`{3,})")
_ANCHOR = re.compile(r'<a id="([^"]*)"></a>')


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link or an image, and where its target is written."""

    line: int
    column: int
    target: str


def links(text: str) -> Iterator[Link]:
    """The links of a page, in their order."""
    from .syntax import page_blocks, page_inline

    lines = lines_of(text)
    for block, begins in _placed(page_blocks("\n".join(lines)), lines):
        for token in page_inline(block.content) if "](" in block.content else ():
            if token.type == "image" or (token.type == "link_open" and token.markup != "autolink"):
                before = block.content[: token.meta["target"]].split("\n")
                line, column = begins[len(before) - 1]
                target = token.attrs["src" if token.type == "image" else "href"]
                yield Link(line=line + 1, column=column + len(before[-1]) + 1, target=str(target))


def _placed(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[tuple[Token, list[tuple[int, int]]]]:
    """What holds text, with the line and column, from 0, at which each line of it begins; cells share one line."""
    ends: dict[int, int] = {}
    for token in tokens:
        if token.type == "inline" and token.map:
            begins = []
            for line, part in enumerate(token.content.split("\n"), token.map[0]):
                column = max(lines[line].find(part, ends.get(line, 0)), 0)
                ends[line] = column + len(part)
                begins.append((line, column))
            yield token, begins


def outside_fences(text: str, change: Callable[[str], str]) -> str:
    """A page that we wrote with its lines changed, those of code as they are."""
    done: list[str] = []
    fence = ""
    for line in text.split("\n"):
        found = _FENCE.match(line)
        done.append(line if fence or found else change(line))
        if found and not fence:
            fence = found[1]
        elif fence and line.strip() == fence:
            fence = ""
    return "\n".join(done)


@lru_cache(maxsize=64)
def places(text: str) -> frozenset[str]:
    """What can stand behind `#` in a link to a page: its anchors, and its headings as code hosts name them."""
    from .syntax import page_blocks

    found: set[str] = set()
    heading = False
    for token in page_blocks(text):
        if token.type == "inline":
            found.update(_ANCHOR.findall(token.content))
            if heading:
                found.add(re.sub(r"[^\w\- ]", "", token.content.lower()).strip().replace(" ", "-"))
        heading = token.type == "heading_open"
    return frozenset(found)
