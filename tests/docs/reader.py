"""What a reader sees of Markdown, according to markdown-it-py as it comes: the judge of what our own writer gives."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from specloom.text.markdown.plain import clean
from specloom.text.markdown.syntax import published_blocks, published_inline

STOCK = MarkdownIt("commonmark", {"html": True}).enable("table")
OURS = re.compile(
    r'</?code>|<br>|<div class="admonition (?:note|tip|warning)" markdown="1">|</div>'
    r'|<p class="admonition-title">[\w /-]*</p>'
)
"""The elements that our writer spells out."""
LINKS = re.compile(r"(?:https?://|mailto:)")


def _all(found: Iterable[Token]) -> Iterator[Token]:
    for token in found:
        yield token
        yield from _all(token.children or ())


def foreign(text: str) -> list[str]:
    """Elements and addresses of a text that are none of ours."""
    tokens = list(_all(STOCK.parse(text)))
    raw = [token.content for token in tokens if token.type in ("html_block", "html_inline")]
    others = re.findall(r"<[^>]*>?", OURS.sub("", "\n".join(raw)))
    images = [token.content for token in tokens if token.type == "image"]
    addresses = [str(token.attrs["href"]) for token in tokens if "href" in token.attrs]
    return others + images + [address for address in addresses if not LINKS.match(address)]


def published_words(text: str) -> list[str]:
    """The words of a published description as the generator reads it; what cannot be seen as it was written."""
    return words(
        token.copy(children=[_as_written(child) for child in published_inline(token.content)])
        if token.type == "inline"
        else token
        for token in published_blocks(clean(text).expandtabs(4))
    )


def _as_written(token: Token) -> Token:
    unseen = token.info == "entity" and clean(token.content) != token.content
    return token.copy(content=token.markup) if unseen else token


def words(found: Iterable[Token]) -> list[str]:
    """The words that a reader sees, whatever stands between them."""
    return "".join(map(_shown, found)).split()


def _shown(token: Token) -> str:
    match token.type:
        case "inline":
            return "".join(map(_shown, token.children or ())) + " "
        case "image":
            return "".join(map(_shown, token.children or ())) or "image"
        case "softbreak" | "hardbreak":
            return " "
        case "html_block" | "html_inline":
            return html.unescape(re.sub(r"<[^>]*>", "", token.content.replace("<br>", " ")))
        case _:
            return token.content
