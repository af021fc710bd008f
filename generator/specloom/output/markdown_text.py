"""The one way of specification text into Markdown: filters for published Markdown, plain text, code and fences.

Published Markdown is taken apart and written again in the form that code hosts and the built site read alike: blank
lines around lists, tables and fences, lists indented by four, hard breaks as two spaces, headings below those of the
page. Words stay as they are; raw HTML, directives, images and links to anything but the web and mail become visible
text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import Any

from .markdown_blocks import Block, Code, Heading, Listing, Paragraph, Quote, Rule, Table, parse
from .markdown_inline import clean, code_span, plain, published, spelled

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
ADVICE = re.compile(r"(?:\*\*|__)?([A-Za-z][\w /-]{0,40}?):?(?:\*\*|__)?:?$")
LANGUAGE = re.compile(r"[A-Za-z0-9][\w+.#-]{0,30}")
IDENTIFIER = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=2048)
def markdown(text: str, top: int = 6) -> str:
    """Published Markdown, normalised and made safe; its headings begin at level `top`."""
    return "\n".join(_advised(parse(clean(text)), top))


def inline(text: str) -> str:
    """Plain text as one line in which nothing is markup."""
    return plain(text)


def cell(text: str) -> str:
    """Published Markdown as the inside of a table cell."""
    return published(" ".join(clean(text).split()), cell=True)


@lru_cache(maxsize=8192)
def code(text: str, place: str = "") -> str:
    """A code span; `place` is `cell` inside a table."""
    return code_span(text, cell=place == "cell")


def fence(text: str, language: str = "", indent: int = 0) -> str:
    """A fenced block that holds `text` exactly, `indent` columns in."""
    longest = max((len(run) for run in re.findall("`{3,}", text)), default=2)
    ticks = "`" * (longest + 1)
    lines = [ticks + (language if LANGUAGE.fullmatch(language) else ""), *spelled(text).split("\n"), ticks]
    return "\n".join(" " * indent + line if line else "" for line in lines).lstrip(" ")


def anchor(name: str) -> str:
    """A place to link to, independent of how headings are turned into names."""
    return f'<a id="{IDENTIFIER.sub("-", name.lower()).strip("-")}"></a>'


def as_json(value: Any) -> str:
    """A JSON document for people: two columns, text as it is."""
    return json.dumps(value, indent=2, ensure_ascii=False)


def as_yaml(text: str) -> str:
    """A text as a YAML scalar (JSON's form is one), safe in any position."""
    return json.dumps(clean(text), ensure_ascii=False)


def as_label(text: str) -> str:
    """Plain text for the configuration of the site: a YAML scalar whose value is HTML.

    Themes print names, descriptions and labels of the navigation as they stand, in attributes as well as in elements.
    """
    return as_yaml(escape(as_text(text), quote=True))


def as_text(text: str) -> str:
    """Plain text on one line for files that are no Markdown."""
    return " ".join(clean(text).split())


def as_xml(text: str) -> str:
    """Plain text as the contents of an element of XML; what cannot be seen is left out."""
    return escape("".join(char for char in " ".join(text.split()) if char.isprintable()), quote=True)


MARKDOWN_FILTERS: dict[str, Callable[..., str]] = {
    "anchor": anchor,
    "cell": cell,
    "code": code,
    "fence": fence,
    "inline": inline,
    "json": as_json,
    "label": as_label,
    "markdown": markdown,
    "text": as_text,
    "xml": as_xml,
    "yaml": as_yaml,
}


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
    found = ADVICE.match(block.text) if isinstance(block, Paragraph) else None
    kind = ADMONITIONS.get(found[1].split()[-1].lower()) if found and found[1].split() else None
    ends_so = isinstance(block, Paragraph) and block.text.rstrip("*_ ").endswith(":")
    bold = isinstance(block, Paragraph) and block.text[:2] in {"**", "__"}
    return (kind, found[1]) if found and kind and (ends_so or bold) else None


def _written(block: Block, top: int) -> list[str]:
    match block:
        case Paragraph(text=text):
            return published(text).rstrip(" \n").split("\n")
        case Heading(level=level, text=text):
            return [
                "#" * min(6, level - 1 + top) + " " + published(text.strip()).replace("\n", " ").replace("{", "\\{")
            ]
        case Code():
            return _code(block)
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


def _code(block: Code) -> list[str]:
    language = block.language if LANGUAGE.fullmatch(block.language) else ""
    return [block.fence + language, *block.lines, block.fence]


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
    head = _cells(block.head)
    marks = [mark.strip() for mark in block.delimiters.strip().strip("|").split("|")]
    marks = (marks + ["---"] * len(head))[: len(head)]
    rows = [_fitted(_cells(row), len(head)) for row in block.rows]
    return [
        _row([published(text, cell=True) for text in head]),
        _row([re.sub("-+", "---", mark) for mark in marks]),
        *(_row([published(text, cell=True) for text in row]) for row in rows),
    ]


def _fitted(cells: list[str], width: int) -> list[str]:
    """As many cells as the head has; what is too much stays readable in the last one."""
    if len(cells) > width:
        return [*cells[: width - 1], " | ".join(cells[width - 1 :])]
    return cells + [""] * (width - len(cells))


def _cells(row: str) -> list[str]:
    inner = row.strip()
    inner = inner.removeprefix("|")
    parts = re.split(r"(?<!\\)\|", inner)
    if len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    return [part.strip() for part in parts]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
