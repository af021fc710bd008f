"""What a reader of pages looks for: fences and headings with their places, and what keeps a fence from being one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..lines import lines_of
from .plain import language_of

if TYPE_CHECKING:
    from markdown_it.token import Token

_DOCUMENT = r"[ \t]*(?:json|ya?ml)(?![\w+#.-])"
_ANY_FENCE = r"^ {0,3}(?:`{3,}|~{3,})"
_UNSEEN = re.compile(
    r"^[ \t>*+0-9.)-]*([^\x00-\x7f][^\n\x21-\x7e]*)(?:`{3,}(?=[^`\n]*$)|~{3,})",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """A fenced block."""

    line: int
    """Line of the opening fence, from 1."""
    language: str
    """What the info string begins with, as written."""
    indent: int
    """Columns before the opening fence, which quote and list markers take before each line of the text."""
    text: str
    closed: bool
    """False when the page ends inside the fence."""
    reopened: int = 0
    """Line of the first fence that seems to open inside this one, 0 for none: a sign that this one was never closed."""
    heading: str = ""
    """The heading above it, as written."""

    @property
    def text_line(self) -> int:
        """Line on which the text begins."""
        return self.line + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading outside quotes, lists and fences, its text as written."""

    line: int
    level: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A character that keeps a line from opening a fence."""

    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What stands on a page."""

    fences: tuple[Fence, ...] = ()
    headings: tuple[Heading, ...] = ()
    hidden: tuple[int, ...] = ()
    """Lines of the fences for documents that stand in comments or raw HTML and are therefore none."""
    unseen: tuple[Mark, ...] = ()
    """Lines that would open a fence but for an invisible character before it."""
    front_matter: tuple[str, ...] = ()


def scan(text: str) -> Outline:
    """Read the block structure of a page."""
    from .syntax import page_blocks

    lines = lines_of(text)
    front = _front_matter(lines)
    body = "\n" * len(front) + "\n".join(lines[len(front) :]) + "\n"
    fences: list[Fence] = []
    headings: list[Heading] = []
    hidden: list[int] = []
    raw: set[int] = set()
    tokens = iter(page_blocks(body))
    for token in tokens:
        first, end = token.map or (0, 0)
        if token.type == "heading_open" and token.level == 0:
            words = " ".join(line.strip(" \t") for line in next(tokens).content.split("\n"))
            headings.append(Heading(line=first + 1, level=int(token.tag[1:]), text=words))
        elif token.type == "fence":
            fences.append(_fence(token, first + 1, headings[-1].text if headings else ""))
            raw.update(range(first + 1, end + 1))
        elif token.type == "html_block":
            hidden += _lines_with(_ANY_FENCE + _DOCUMENT, token.content, first + 1)
            raw.update(range(first + 1, end + 1))
    return Outline(
        fences=tuple(fences),
        headings=tuple(headings),
        hidden=tuple(hidden),
        unseen=tuple(mark for mark in _unseen(body) if mark.line not in raw),
        front_matter=tuple(front[1:-1]),
    )


def _fence(token: Token, line: int, heading: str) -> Fence:
    opened_again = rf"^[ \t]*{token.markup}{token.markup[0]}*{_DOCUMENT}"
    return Fence(
        line=line,
        language=language_of(token.info),
        indent=token.meta["column"],
        text=token.content.removesuffix("\n"),
        closed=token.meta["closed"],
        reopened=next(_lines_with(opened_again, token.content, line + 1), 0),
        heading=heading,
    )


def _lines_with(pattern: str, text: str, first: int) -> Iterator[int]:
    """The numbers of the lines at which a pattern matches."""
    at = 0
    for found in re.finditer(pattern, text, re.IGNORECASE | re.MULTILINE):
        first, at = first + text.count("\n", at, found.start()), found.start()
        yield first


def _unseen(text: str) -> Iterator[Mark]:
    line, at = 1, 0
    for found in _UNSEEN.finditer(text):
        line, at = line + text.count("\n", at, found.start()), found.start()
        if not any(character.isprintable() and character != " " for character in found[1]):
            yield Mark(line=line, column=found.start(1) - at + 1, text=found[1][0])


def _front_matter(lines: list[str]) -> list[str]:
    """The leading lines between `---` and `---`, with both."""
    if not lines or lines[0].rstrip() != "---":
        return []
    for number, line in enumerate(lines[1:200], 1):
        if line.startswith(("```", "~~~")):
            return []
        if line.rstrip() in ("---", "..."):
            return lines[: number + 1]
    return []
