"""The block structure of published Markdown: lines in, a tree out. What cannot be a block is a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

FENCE = re.compile(r"( {0,3})(?:(`{3,})([^`]*)|(~{3,})(.*))$")
HEADING = re.compile(r" {0,3}(#{1,6})(?:[ ]+(.*?))??(?:[ ]+#+)?[ ]*$")
RULE = re.compile(r" {0,3}([-*_])[ ]*(?:\1[ ]*){2,}$")
QUOTE = re.compile(r" {0,3}> ?")
ITEM = re.compile(r"( *)([-*+]|\d{1,9}[.)])( +(?=\S)| *$)")
UNDERLINE = re.compile(r" {0,3}(=+|-+)[ ]*$")
DELIMITERS = re.compile(r" *\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$")
LABEL = re.compile(r"\*\*[^*\n]+\*\*:?[ ]*$|__[^_\n]+__:?[ ]*$")
DEEPEST = 8
"""Lists and quotes nested deeper than this stay text; nobody writes that, and a stack must not grow with the input."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of either form."""

    level: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A fenced or indented block; `fence` is the run that opens it, `language` its first word."""

    fence: str
    language: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list; `start` is none for bullets."""

    start: int | None
    loose: bool
    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A pipe table: the head, the delimiter row as written, the rows."""

    head: str
    delimiters: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A block quote."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A thematic break."""


Block = Paragraph | Heading | Code | Listing | Table | Quote | Rule


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of `text`, whose lines end with line feeds."""
    # Tabs are columns, in fences too: no file that is written holds a tab.
    return _blocks(text.expandtabs(4).split("\n"), 0)


def _closing(opened: re.Match[str]) -> re.Pattern[str]:
    """What closes the fence that `opened` begins."""
    run = opened[2] or opened[4]
    return re.compile(rf" {{0,3}}{re.escape(run[0])}{{{len(run)},}}[ ]*$")


def _blocks(lines: Sequence[str], depth: int) -> tuple[Block, ...]:
    found: list[Block] = []
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        block, at = _block(lines, at, depth)
        found.append(block)
    return tuple(found)


def _block(lines: Sequence[str], at: int, depth: int) -> tuple[Block, int]:
    line = lines[at]
    if FENCE.match(line):
        return _fence(lines, at)
    if heading := HEADING.match(line):
        return Heading(level=len(heading[1]), text=heading[2] or ""), at + 1
    if RULE.match(line):
        return Rule(), at + 1
    if depth < DEEPEST and QUOTE.match(line):
        return _quote(lines, at, depth)
    if depth < DEEPEST and ITEM.match(line) and _indent(line) < 4:
        return _listing(lines, at, depth)
    if line.startswith("    "):
        return _indented(lines, at)
    if _table_begins(lines, at):
        return _table(lines, at)
    return _paragraph(lines, at, depth)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _fence(lines: Sequence[str], at: int) -> tuple[Code, int]:
    opened = FENCE.match(lines[at])
    assert opened is not None
    indent, run = len(opened[1]), opened[2] or opened[4]
    closing = _closing(opened)
    end = at + 1
    while end < len(lines) and not closing.match(lines[end]):
        end += 1
    body = tuple(line[min(indent, _indent(line)) :] for line in lines[at + 1 : end])
    words = (opened[3] or opened[5] or "").split()
    return Code(fence=run, language=words[0] if words else "", lines=body), end + 1


def _indented(lines: Sequence[str], at: int) -> tuple[Code, int]:
    end = at
    while end < len(lines) and (not lines[end].strip() or lines[end].startswith("    ")):
        end += 1
    body = [line[4:] for line in lines[at:end]]
    while body and not body[-1].strip():
        body.pop()
    longest = max((len(run) for run in re.findall("`{3,}", "\n".join(body))), default=2)
    return Code(fence="`" * (longest + 1), language="", lines=tuple(body)), end


def _quote(lines: Sequence[str], at: int, depth: int) -> tuple[Quote, int]:
    inside: list[str] = []
    while at < len(lines) and (QUOTE.match(lines[at]) or (lines[at].strip() and not _interrupts(lines, at))):
        inside.append(QUOTE.sub("", lines[at], count=1))
        at += 1
    return Quote(blocks=_blocks(inside, depth + 1)), at


def _interrupts(lines: Sequence[str], at: int) -> bool:
    """Whether the line ends a paragraph above it without a blank line between."""
    line = lines[at]
    if FENCE.match(line) or HEADING.match(line) or RULE.match(line) or QUOTE.match(line):
        return True
    item = ITEM.match(line)
    if item and item[3] and _indent(line) < 4 and (not item[2][0].isdigit() or int(item[2][:-1]) == 1):
        return True
    return _table_begins(lines, at)


def _table_begins(lines: Sequence[str], at: int) -> bool:
    if at + 1 >= len(lines) or "|" not in lines[at] or "-" not in lines[at + 1]:
        return False
    return "|" in lines[at + 1] and DELIMITERS.match(lines[at + 1]) is not None


def _table(lines: Sequence[str], at: int) -> tuple[Table, int]:
    end = at + 2
    while end < len(lines) and "|" in lines[end]:
        end += 1
    return Table(head=lines[at], delimiters=lines[at + 1], rows=tuple(lines[at + 2 : end])), end


def _paragraph(lines: Sequence[str], at: int, depth: int) -> tuple[Block, int]:
    """A paragraph, or the heading that an underline makes of it.

    A line that is wholly bold is meant as a label: it stands alone, though nothing blank follows it.
    """
    end = at + 1
    label = LABEL.match(lines[at].strip()) is not None
    while end < len(lines) and lines[end].strip() and not label:
        if underline := UNDERLINE.match(lines[end]):
            text = " ".join(line.strip() for line in lines[at:end])
            return Heading(level=1 if underline[1][0] == "=" else 2, text=text), end + 1
        if depth < DEEPEST and _interrupts(lines, end):
            break
        end += 1
    return Paragraph(text="\n".join(line.lstrip(" ") for line in lines[at:end]).rstrip(" ")), end


class _Items:
    """Collects the lines of a list's items."""

    def __init__(self, ordered: bool) -> None:
        self.ordered = ordered
        self.items: list[list[str]] = []
        self.offset = 0
        self.loose = False
        self.blank = False
        self.fence: re.Pattern[str] | None = None

    def open(self, item: re.Match[str], line: str) -> None:
        self.loose = self.loose or self.blank
        spaces = len(item[3]) if 0 < len(item[3]) <= 4 else 1
        self.offset = len(item[1]) + len(item[2]) + spaces
        self.items.append([])
        self.add(line[len(item[1]) + len(item[2]) + spaces :])

    def add(self, line: str) -> None:
        self.blank = not line.strip()
        self.items[-1].append(line)
        if self.fence is not None:
            self.fence = None if self.fence.match(line) else self.fence
        elif opened := FENCE.match(line):
            self.fence = _closing(opened)


def _listing(lines: Sequence[str], at: int, depth: int) -> tuple[Listing, int]:
    first = ITEM.match(lines[at])
    assert first is not None
    collected = _Items(ordered=first[2][0].isdigit())
    collected.open(first, lines[at])
    at += 1
    while at < len(lines) and _takes(collected, lines, at):
        at += 1
    items = tuple(_blocks(item, depth + 1) for item in collected.items)
    loose = collected.loose or any(_holds_gap(item) for item in collected.items)
    start = int(first[2][:-1]) if collected.ordered else None
    return Listing(start=start, loose=loose, items=items), at


def _holds_gap(item: list[str]) -> bool:
    """Whether a blank line stands between the blocks of an item."""
    text = "\n".join(item).strip()
    return "\n\n" in text and not any(FENCE.match(line) for line in item)


def _takes(collected: _Items, lines: Sequence[str], at: int) -> bool:
    """Whether the list goes on with the line; it has been added then."""
    line = lines[at]
    if collected.fence is not None or not line.strip():
        collected.add(line[min(collected.offset, _indent(line)) :])
        return True
    item = ITEM.match(line)
    if item and _indent(line) < max(collected.offset, 2) and not RULE.match(line):
        if item[2][0].isdigit() != collected.ordered:
            return _belongs(collected, lines, at)
        collected.open(item, line)
        return True
    return _belongs(collected, lines, at)


def _belongs(collected: _Items, lines: Sequence[str], at: int) -> bool:
    """Whether the line is part of the item above.

    Besides CommonMark's rules: anything indented belongs (people count the spaces wrongly), and so does a fence glued
    to a numbered step, which is the sample of that step.
    """
    line = lines[at]
    indent = _indent(line)
    glued = not collected.blank
    lazy = glued and not _interrupts(lines, at)
    sample = glued and collected.ordered and FENCE.match(line) is not None
    if indent >= min(collected.offset, 2) or lazy or sample:
        collected.add(line[min(collected.offset, indent) :])
        return True
    return False
