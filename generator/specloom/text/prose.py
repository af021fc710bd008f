"""Published Markdown as the text of a docstring: paragraphs filled to a width, the rest as it was written.

Lists keep their hanging indentation; fences, tables, headings and quotes keep their lines. Nothing is dropped.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Sequence
from contextvars import ContextVar
from typing import TYPE_CHECKING

from .lines import is_paragraph, unified

if TYPE_CHECKING:
    from markdown_it.token import Token

_BREAK = re.compile(r"(\\| {2,}| *<br */?>)$")
_SENTENCE_END = re.compile(r"[.!?][)\"'*`]*(?= |$)")
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|incl)|\b[A-Za-z])\.$")

_AS_PUBLISHED = ContextVar("_AS_PUBLISHED", default=False)


@contextlib.contextmanager
def as_published() -> Iterator[None]:
    """Within it texts stay as they are: what nobody is going to read need not be filled to a width."""
    before = _AS_PUBLISHED.set(True)
    try:
        yield
    finally:
        _AS_PUBLISHED.reset(before)


def fill(text: str, width: int, indent: str = "", hanging: str | None = None) -> list[str]:
    """Break one paragraph at spaces; a word that is wider than the line stands alone."""
    if _AS_PUBLISHED.get():
        return [text]
    hanging = indent if hanging is None else hanging
    lines: list[str] = []
    line, empty = indent, True
    for word in text.split():
        if not empty and len(line) + 1 + len(word) > width:
            lines.append(line)
            line, empty = hanging, True
        line = line + word if empty else f"{line} {word}"
        empty = False
    return lines if empty else [*lines, line]


def reflow(text: str, width: int) -> str:
    """Published Markdown, its paragraphs and list items filled to `width`."""
    if _AS_PUBLISHED.get():
        return text
    lines = [line if line.strip() else "" for line in unified(text).expandtabs(4).split("\n")]
    whole = "\n".join(lines)
    if is_paragraph(whole):
        return "\n".join(_filled(lines[0], whole, width))
    done: list[str] = []
    at = 0
    for block, content in _filled_or_kept(_blocks(whole)):
        first, end = block.map or (at, at)
        done += _without_gaps(lines[at:first], done)
        done += _filled(lines[first], content, width) if content else [line.rstrip() for line in lines[first:end]]
        at = end
    done += _without_gaps(lines[at:], done)
    return "\n".join(done).strip("\n")


def _blocks(text: str) -> Sequence[Token]:
    from .markdown.syntax import published_blocks

    return published_blocks(text)


def _filled_or_kept(tokens: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """The paragraphs outside quotes, with what is in them, and the blocks of code."""
    quotes = 0
    for at, token in enumerate(tokens):
        if token.type.startswith("blockquote"):
            quotes += token.nesting
        elif token.type == "paragraph_open" and not quotes:
            yield token, tokens[at + 1].content
        elif token.type in ("fence", "code_block"):
            yield token, ""


def _without_gaps(lines: Sequence[str], before: Sequence[str]) -> Iterator[str]:
    """Lines as they are, of several blank ones the first alone."""
    previous = before[-1] if before else ""
    for line in lines:
        if line or previous:
            yield line.rstrip()
        previous = line


def _filled(line: str, content: str, width: int) -> Iterator[str]:
    """A paragraph that begins on `line`, behind the marker of a list item or an indentation."""
    parts = content.split("\n")
    indent = line.rstrip().removesuffix(parts[0].rstrip())
    words: list[str] = []
    for number, part in enumerate(parts):
        broken = _BREAK.search(part)
        words.append(part[: broken.start()] if broken else part)
        if broken or number == len(parts) - 1:
            hanging = " " * len(indent)
            yield from fill(" ".join(words), width, indent, hanging)
            words, indent = [], hanging


def opening(text: str) -> tuple[str, str]:
    """The first paragraph of published Markdown, empty when another block comes first, and everything after it."""
    head = text.partition("\n\n")[0]
    lines, end = text.split("\n"), head.count("\n") + 1
    if not is_paragraph(head):
        first = next(iter(_blocks(head)), None)
        end = first.map[1] if first and first.map and first.type == "paragraph_open" else 0
    return "\n".join(lines[:end]).strip(), "\n".join(lines[end:]).strip("\n")


def first_paragraph(text: str) -> str:
    """The first paragraph on one line; empty when the text begins with a list, a table or a fence."""
    paragraph, _ = opening(unified(text).strip())
    return " ".join(" ".join(_BREAK.sub("", line) for line in paragraph.split("\n")).split())


def sentences(text: str, limit: int) -> str:
    """The sentences of the first paragraph that fit into `limit` characters; the first one whole in any case."""
    paragraph = first_paragraph(text)
    kept = 0
    for end in _SENTENCE_END.finditer(paragraph):
        if _ABBREVIATION.search(paragraph[: end.start() + 1]):
            continue
        if kept and end.end() > limit:
            break
        kept = end.end()
    return paragraph[:kept] if kept else paragraph


def sentence(text: str) -> str:
    """`text` on one line, ended like a sentence."""
    line = " ".join(text.split())
    return line if not line or line[-1] in ".!?:" else line + "."
