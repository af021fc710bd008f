"""How a page is laid out: code beside the text, requests with their method marked, tables that a phone can stack.

The Markdown of a page stays as it is read on a code host; what a style sheet cannot select there is marked here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from ..openapi.grammar import METHODS

CODE = '<div class="page-code">'
"""What stands beside the text where there is room: examples and sample responses."""
_TEXT = '<div class="page-text">'
_DIVISION = re.compile(r"<div\b|</div>")
_REQUEST = re.compile(rf"<code>({'|'.join(METHODS)}) (/[^<\n]*)</code>", re.IGNORECASE)
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_HEAD_CELL = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<td\b")
_MARKUP = re.compile(r"<[^>]*>")
_VERBATIM = re.compile(r"(<(pre|script|style|textarea)\b.*?</\2>)", re.DOTALL)
_GAP = re.compile(r"\s*\n\s*")
_PLAIN = re.compile(r'<span class="[nopw]">([^<]*)</span>')
"""Names, operators, punctuation and blanks in code, which need no colour."""


_DRAWING = re.compile(
    r' xmlns="http://www.w3.org/2000/svg"| fill="none" stroke="currentColor" stroke-linecap="round"'
    r' stroke-linejoin="round" stroke-width="2"(?= class="lucide )'
)
"""What a drawing says of itself in a file of its own, and what the style sheet says of all icons."""
_BLOCK = re.compile(
    r"(</?(?:li|ul|ol|nav|div|p|h[1-6]|table|thead|tbody|tr|td|th|details|summary|meta|link)(?=[ >])[^>]*>)\n(?=<)"
)
"""A block and the line break behind it, which is no blank."""
_EMPTY = "<pre><span></span>"
"""The beginning of a piece of code, with a place for a number that ours have not."""


def laid_out(article: str) -> str:
    """The content of an article with its marks."""
    return _columns(_marked(_stacked(article)))


def compact(page: str) -> str:
    """The page without what nobody sees: blanks between elements, and marks of code that have no colour."""
    parts = _VERBATIM.split(page)
    # Text, a verbatim element, its name, and so on.
    parts[::3] = (_BLOCK.sub(r"\1", _GAP.sub("\n", _DRAWING.sub("", part))) for part in parts[::3])
    parts[1::3] = (_PLAIN.sub(r"\1", part.replace(_EMPTY, "<pre>")) for part in parts[1::3])
    return "".join(part for at, part in enumerate(parts) if at % 3 != 2)


def _columns(article: str) -> str:
    """The article in up to three parts, so that a grid can put the code beside the text before and after it."""
    start = article.find(CODE)
    if start < 0:
        return article
    end = _end(article, start)
    return f"{_TEXT}{article[:start]}</div>\n{article[start:end]}\n{_TEXT}{article[end:]}</div>"


def _end(text: str, start: int) -> int:
    """Where the division that begins at `start` ends."""
    depth = 0
    for found in _DIVISION.finditer(text, start):
        depth += 1 if found[0] != "</div>" else -1
        if depth == 0:
            return found.end()
    return len(text)


def _marked(article: str) -> str:
    """Requests in code, such as `GET /pets`, with their method as an element of its own."""
    return _REQUEST.sub(
        lambda found: (
            f'<code class="request"><span class="method {found[1].lower()}">{found[1]}</span> {found[2]}</code>'
        ),
        article,
    )


def _stacked(article: str) -> str:
    """Tables whose cells say what they hold, for screens on which rows become cards."""
    return _TABLE.sub(lambda found: _labelled(found[0]), article)


def _labelled(table: str) -> str:
    labels = [html.unescape(_MARKUP.sub("", found)).strip() for found in _HEAD_CELL.findall(table)]
    return _ROW.sub(lambda found: "".join(_cells(found[0], labels)), table)


def _cells(row: str, labels: list[str]) -> Iterator[str]:
    at = 0
    for number, found in enumerate(_CELL.finditer(row)):
        label = labels[number] if number < len(labels) else ""
        yield row[at : found.end()]
        yield f' data-label="{html.escape(label)}"' if label else ""
        at = found.end()
    yield row[at:]
