"""The dialect: CommonMark and tables, read by markdown-it-py, with the few rules in which we differ.

- Raw HTML is text, but for `<br>`, which is a line break. In pages, comments and elements that hold anything but
  Markdown hide what stands in them.
- A link leads to the web or to a mail address (`SAFE_URL`); anything else that looks like one is text. In guides that
  belong to the project, any link is one.
- What defines a reference is text, so that nothing on one line changes what another one means.
- A row of a table keeps the cells that are too many.
- What is nested deeper than `NESTING` is text, so that no stack grows with the input.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote, fence, html_block, list_block, table
from markdown_it.rules_block.table import escapedSplit, getLine
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.token import Token

NESTING = 16
"""Quotes around a line that are told apart; a list counts for two. The parser itself drops what is 20 levels deep."""
SAFE_URL = re.compile(r"(?:https?://|mailto:)[^\s<>()\"'`{}|\\^\[\]\x00-\x20]+(?:\([^\s<>()\"'`{}|\\^\[\]]*\))?")
"""What may become a link: no character in it means anything in Markdown or HTML."""

_BREAK = re.compile(r"<br\s*/?>[ \t]*\n?", re.IGNORECASE)
_VISIBLE = re.compile(r"[^ \t\n]")
_HIDING = re.compile(r"<(?:!--|(?:script|pre|style|textarea)(?=[\s>]|$))", re.IGNORECASE)

_BlockRule = Callable[[StateBlock, int, int, bool], bool]
_InlineRule = Callable[[StateInline, bool], bool]


class _Dialect(MarkdownIt):
    """What a description and a page have in common. An address stays as it was written."""

    def __init__(self, *, html: bool) -> None:
        super().__init__("commonmark", {"html": html})
        self.enable("table").disable("reference")
        self.block.ruler.at("table", _with_all_cells, {"alt": ["paragraph"]})
        self.block.ruler.at("blockquote", _limited(blockquote), {"alt": ["paragraph", "blockquote", "list"]})
        self.block.ruler.at("list", _limited(list_block), {"alt": ["paragraph", "blockquote"]})
        self.inline.ruler.before("autolink", "break", _line_break)

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link


class _Published(_Dialect):
    """Of a description that anybody may have written."""

    def __init__(self) -> None:
        super().__init__(html=False)
        self.disable("html_block")

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return SAFE_URL.fullmatch(url) is not None


class _Page(_Dialect):
    """Of a whole page: places are kept."""

    def __init__(self) -> None:
        super().__init__(html=True)
        self.block.ruler.at("html_block", _hiding, {"alt": ["paragraph", "blockquote"]})
        self.block.ruler.at("fence", _placed_fence, {"alt": ["paragraph", "blockquote", "list"]})
        self.inline.ruler.at("link", _placed(link))
        self.inline.ruler.at("image", _placed(image))

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


@lru_cache(maxsize=4096)
def published_blocks(text: str) -> tuple[Token, ...]:
    """The block tokens of a published description, whose lines end with line feeds."""
    return tuple(_block_tokens(text, _parser(_Published)))


def published_inline(text: str) -> list[Token]:
    """The inline tokens of a paragraph, heading or cell of a published description."""
    return _inline_tokens(text, _parser(_Published))


def page_blocks(text: str) -> list[Token]:
    """The block tokens of a page or guide. A fence says in which column it begins and whether it is closed."""
    return _block_tokens(text, _parser(_Page))


def page_inline(text: str) -> list[Token]:
    """The inline tokens of a part of a page or guide; a link says where in `text` its target stands."""
    return _inline_tokens(text, _parser(_Page))


@cache
def _parser(of: type[_Published | _Page]) -> MarkdownIt:
    return of()


def _block_tokens(text: str, parser: MarkdownIt) -> list[Token]:
    """Tokens of blocks alone: most texts are only cut or filled, and need no look at what is in a line."""
    tokens: list[Token] = []
    parser.block.parse(text, parser, {}, tokens)
    return tokens


def _inline_tokens(text: str, parser: MarkdownIt) -> list[Token]:
    """Tokens of a line, in which escapes and character references remain as they were written."""
    tokens: list[Token] = []
    parser.inline.parse(text, parser, {}, tokens)
    return tokens


def _limited(rule: _BlockRule) -> _BlockRule:
    def limited(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        return state.level < NESTING and rule(state, line, end, silent)

    return limited


def _with_all_cells(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """A table; what a row has beyond the columns of the head stays readable in the last one."""
    begun = len(state.tokens)
    if not table(state, line, end, silent):
        return False
    cells: list[Token] = []
    for token in state.tokens[begun:]:
        if token.type == "inline":
            cells.append(token)
        elif token.type == "tr_close":
            (row, _), width = cells[-1].map or (0, 0), len(cells)
            written = getLine(state, row).strip()
            if written.count("|") >= width + written.startswith("|") + written.endswith("|"):
                columns = escapedSplit(written)
                columns = columns[columns[0] == "" : len(columns) - (columns[-1] == "")]
                cells[-1].content = " | ".join(column.strip() for column in columns[width - 1 :])
            cells = []
    return True


def _hiding(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Raw HTML that hides the Markdown in it; between other tags Markdown goes on, as sites' own dialects have it."""
    begun = state.bMarks[line] + state.tShift[line]
    return _HIDING.match(state.src, begun) is not None and html_block(state, line, end, silent)


def _placed_fence(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """A fence with its column, from 0, and whether something closed it; the end of a quote or list item does."""
    begun = state.bMarks[line] + state.tShift[line]
    if not fence(state, line, end, silent):
        return False
    if not silent:
        token = state.tokens[-1]
        held = state.line - line - 1 - token.content.count("\n")
        closed = held > 0 or _VISIBLE.search(state.src, state.bMarks[state.line]) is not None
        token.meta = {"column": begun - (state.src.rfind("\n", 0, begun) + 1), "closed": closed}
    return True


def _line_break(state: StateInline, silent: bool) -> bool:
    found = _BREAK.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.pending = state.pending.rstrip(" ")
        state.push("hardbreak", "br", 0)
    state.pos = found.end()
    return True


def _placed(rule: _InlineRule) -> _InlineRule:
    """A link or image with the offset at which its target begins."""

    def placed(state: StateInline, silent: bool) -> bool:
        begun, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            opening = begun + (state.src[begun] == "!")
            target = state.md.helpers.parseLinkLabel(state, opening) + 2
            while state.src[target] in " \t\n<":
                target += 1
            token = next(token for token in state.tokens[before:] if token.type in ("link_open", "image"))
            token.meta = {"target": target}
        return True

    return placed
