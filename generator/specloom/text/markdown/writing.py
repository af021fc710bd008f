"""Published Markdown, written again in the form that code hosts and the built site read alike.

Blank lines around lists, tables and fences, lists indented by four, hard breaks as two spaces, headings below those of
the page. Words stay as they are; raw HTML, directives, images and links to anything but the web and mail become visible
text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from .blocks import Block, Code, Heading, Listing, Paragraph, Quote, Rule, Table, parse
from .inline import published
from .plain import clean, fence

ADMONITIONS: Mapping[str, str] = {
    "caution": "warning",
    "caveats": "warning",
    "guidance": "tip",
    "hint": "tip",
    "hints": "tip",
    "limitations": "warning",
    "note": "note",
    "notes": "note",
    "tip": "tip",
    "tips": "tip",
    "warning": "warning",
    "warnings": "warning",
}
"""Last word of a label that introduces a list of advice -> kind of admonition."""
_ADVICE = re.compile(r"(?:\*\*|__)?([A-Za-z][\w /-]{0,40}?):?(?:\*\*|__)?:?$")
_DELIMITERS = {"left": ":---", "right": "---:", "center": ":---:"}


@lru_cache(maxsize=2048)
def markdown(text: str, top: int = 6) -> str:
    """Published Markdown, normalised and made safe; its headings begin at level `top`."""
    return "\n".join(_advised(parse(clean(text)), top))


@lru_cache(maxsize=2048)
def cell(text: str) -> str:
    """Published Markdown as the inside of a table cell."""
    return published(" ".join(clean(text).split()), cell=True)


def _advised(blocks: Sequence[Block], top: int) -> list[str]:
    """The blocks, a label with the advice that it introduces as an admonition.

    The element is written out: the site draws it as its own admonitions, a code host shows its contents as they are.
    """
    lines: list[str] = []
    at = 0
    while at < len(blocks):
        block, following = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
        label = _advice(block) if isinstance(following, Listing) else None
        if label and following:
            lines += ["", f'<div class="admonition {label[0]}" markdown="1">']
            lines += [f'<p class="admonition-title">{label[1]}</p>', "", *_written(following, top), "", "</div>"]
            at += 2
            continue
        lines += ["", *_written(block, top)]
        at += 1
    return lines[1:]


def _advice(block: Block) -> tuple[str, str] | None:
    """Kind and title of the admonition that a paragraph like `Notes:` opens."""
    found = _ADVICE.match(block.text) if isinstance(block, Paragraph) else None
    kind = ADMONITIONS.get(found[1].split()[-1].lower()) if found and found[1].split() else None
    ends_so = isinstance(block, Paragraph) and block.text.rstrip("*_ ").endswith(":")
    bold = isinstance(block, Paragraph) and block.text[:2] in {"**", "__"}
    return (kind, found[1]) if found and kind and (ends_so or bold) else None


def _written(block: Block, top: int) -> list[str]:
    match block:
        case Paragraph(text=text):
            return published(text).rstrip(" \n").split("\n")
        case Heading(level=level, text=text):
            return ["#" * min(6, level - 1 + top) + " " + published(text, heading=True)]
        case Code(language=language, text=text):
            return fence(text, language).split("\n")
        case Listing():
            return _listing(block, top)
        case Table():
            return _table(block)
        case Quote(blocks=blocks):
            return [("> " + line).rstrip() for line in _sequence(blocks, top)]
        case Rule():
            return ["* * *"]


def _sequence(blocks: Sequence[Block], top: int) -> list[str]:
    return [line for block in blocks for line in ("", *_written(block, top))][1:]


def _listing(block: Listing, top: int) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(block.items):
        marker = "-" if block.start is None else f"{block.start + number}."
        width = 4 * (len(marker) // 4 + 1)
        inside = _item(item, top, block.loose)
        lines += [""] if block.loose and lines else []
        lines.append(f"{marker} {inside[0]}".rstrip())
        lines += [(" " * width + line) if line else "" for line in inside[1:]]
    return lines


def _item(blocks: Sequence[Block], top: int, loose: bool) -> list[str]:
    """The lines of one item; it begins with words, as one dialect takes nothing else for a beginning."""
    if not blocks:
        return [""]
    lines = [] if isinstance(blocks[0], Paragraph) else ["&nbsp;"]
    for block in blocks:
        tight = not loose and isinstance(block, Listing)
        lines += [*([] if tight or not lines else [""]), *_written(block, top)]
    return lines


def _table(block: Table) -> list[str]:
    return [
        _row([published(text, cell=True) for text in block.head]),
        _row([_DELIMITERS.get(alignment, "---") for alignment in block.alignments]),
        *(_row([published(text, cell=True) for text in row]) for row in block.rows),
    ]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
