"""The blocks of a published description as a tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..lines import is_paragraph
from .plain import language_of

if TYPE_CHECKING:
    from markdown_it.token import Token

_LABEL = re.compile(r"(?:\*\*[^*\n]+\*\*|__[^_\n]+__):?[ ]*(?:\n|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text."""

    text: str
    tight: bool = False
    """Whether it stands in a list without blank lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of either form."""

    level: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A fenced or indented block."""

    language: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list; `start` is none for bullets."""

    start: int | None
    loose: bool
    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its head, the alignment of each column, the rows."""

    head: tuple[str, ...]
    alignments: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


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
    if is_paragraph(text):
        return (Paragraph(text=text.rstrip(" \t")),)
    from .syntax import published_blocks

    return tuple(_Reader(published_blocks(text), text.split("\n")).blocks())


class _Reader:
    """Takes the tokens of one text in their order."""

    def __init__(self, tokens: Iterable[Token], lines: Sequence[str]) -> None:
        self._tokens = iter(tokens)
        self._lines = lines

    def blocks(self, closing: str = "") -> tuple[Block, ...]:
        """The blocks up to the token that closes what they stand in.

        A fence right below a numbered step is the sample of that step, and the steps after it go on with the numbers.
        """
        blocks: list[Block] = []
        for token in self._tokens:
            if token.type == closing:
                break
            line = token.map[0] if token.map else 0
            apart = not self._lines[line - 1].strip("> ")
            for block in self._block(token):
                match blocks[-1] if blocks else None, block:
                    case Listing(start=int()) as steps, Code() if not apart:
                        blocks[-1] = replace(steps, items=(*steps.items[:-1], (*steps.items[-1], block)))
                    case Listing(start=int(first)) as steps, Listing(start=int(number), items=items) if (
                        number == first + len(steps.items)
                    ):
                        loose = steps.loose or block.loose or apart
                        blocks[-1] = replace(steps, items=steps.items + items, loose=loose)
                    case _:
                        blocks.append(block)
        return tuple(blocks)

    def _block(self, token: Token) -> Iterator[Block]:
        match token.type:
            case "paragraph_open":
                yield from _paragraphs(self._text(), token.hidden)
            case "heading_open":
                yield Heading(level=int(token.tag[1:]), text=self._text())
            case "fence" | "code_block":
                yield Code(language=language_of(token.info), text=token.content.removesuffix("\n"))
            case "bullet_list_open" | "ordered_list_open":
                yield self._listing(token)
            case "table_open":
                yield self._table()
            case "blockquote_open":
                yield Quote(blocks=self.blocks("blockquote_close"))
            case "hr":
                yield Rule()
            case _:
                raise AssertionError(token.type)

    def _text(self) -> str:
        """The text of the paragraph or heading that has just begun."""
        inline, _ = next(self._tokens), next(self._tokens)
        return inline.content

    def _listing(self, opening: Token) -> Listing:
        items: list[tuple[Block, ...]] = []
        for token in self._tokens:
            if token.type.endswith("_list_close"):
                break
            items.append(self.blocks("list_item_close"))
        loose = any(isinstance(block, Paragraph) and not block.tight for item in items for block in item)
        start = int(opening.attrs.get("start", 1)) if opening.type == "ordered_list_open" else None
        return Listing(start=start, loose=loose, items=tuple(items))

    def _table(self) -> Table:
        rows: list[list[str]] = []
        alignments: list[str] = []
        for token in self._tokens:
            match token.type:
                case "table_close":
                    break
                case "tr_open":
                    rows.append([])
                case "th_open":
                    alignments.append(str(token.attrs.get("style", "")).removeprefix("text-align:"))
                case "inline":
                    rows[-1].append(token.content)
        head, *others = (tuple(row) for row in rows)
        return Table(head=head, alignments=tuple(alignments), rows=tuple(others))


def _paragraphs(text: str, tight: bool) -> Iterator[Paragraph]:
    """A paragraph; a line at its head that is wholly bold is meant as a label and stands alone."""
    while (label := _LABEL.match(text)) and label.end() < len(text):
        yield Paragraph(text=label[0].rstrip(), tight=tight)
        text = text[label.end() :].lstrip(" ")
    yield Paragraph(text=text, tight=tight)
