"""What stands inside a block of published Markdown, written again so that it is safe and reads alike everywhere.

Words, emphasis, code and links to the web stay. Anything that one of the dialects could take for markup of ours, or for
a link elsewhere, is shown as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from .plain import code_span, open_line, spelled

if TYPE_CHECKING:
    from markdown_it.token import Token

_WORDS = re.compile(r"[A-Za-z](?:[^\n\\`*_<\[\]!{|&~ ]| (?=[^ ]))*")
"""Text that is the same in Markdown, on one line that begins no block."""
_ESCAPABLE = frozenset("\\`*_{}[]()>#+-.!")
"""Punctuation that a backslash escapes in Python-Markdown as well as in CommonMark."""
_REFERRED = frozenset("<&~|^=:")
"""Punctuation that is written as a character reference where it was escaped."""
_SPECIAL = re.compile(
    r"""
      [`|]
    | \\\Z
    | <(?![ =0-9\n])
    | \[(?=\^)
    | \](?=[(\[{:])
    | !(?=\[)
    | (?<!\{)\{(?!\{[^{}=\n]+\}\})
    """,
    re.VERBOSE,
)
"""Characters of text that are markup somewhere. A brace is, right after an element; `{{name}}` never."""
_ELEMENT_ENDS = frozenset("`)*_]>")


def published(text: str, *, cell: bool = False, heading: bool = False) -> str:
    """The inside of a published paragraph, heading or table cell, made safe; lines stay lines but in a cell."""
    if _WORDS.fullmatch(text):
        return text
    from .syntax import published_inline

    done = _Writer(cell=cell, heading=heading).write(published_inline(text))
    if cell:
        return done.replace("\n", " ")
    return "\n".join(map(open_line, done.split("\n")))


def words(text: str) -> str:
    """The words of a heading or paragraph, without any markup."""
    from .syntax import page_inline

    return "".join(map(_words, page_inline(text)))


def _words(token: Token) -> str:
    if token.type == "image":
        return "".join(map(_words, token.children or ()))
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    return "" if token.type == "html_inline" else token.content


class _Writer:
    """Writes the tokens of one block."""

    def __init__(self, *, cell: bool, heading: bool) -> None:
        self._cell = cell
        self._heading = heading
        self._links: list[str] = []
        """What closes each link that is open."""

    def write(self, tokens: Sequence[Token]) -> str:
        """The Markdown of `tokens`."""
        done: list[str] = []
        before = ""
        for token, following in zip_longest(tokens, tokens[1:]):
            done.append(self._piece(token, before, following))
            before = done[-1][-1:] or before
        return "".join(done)

    def _piece(self, token: Token, before: str, following: Token | None) -> str:
        match token.type:
            case "text":
                return self._text(token.content, before, following)
            case "text_special":
                return _written_specially(token)
            case "code_inline":
                return code_span(token.content, cell=self._cell)
            case "softbreak":
                return " " if self._heading or self._cell else "\n"
            case "hardbreak":
                return "<br>" if self._heading or self._cell else "  \n"
            case "image":
                return self._image(token)
            case "link_open":
                self._links.append(">" if token.markup == "autolink" else f"]({_target(token)})")
                return "<" if token.markup == "autolink" else "["
            case "link_close":
                return self._links.pop()
            case _:
                return token.markup

    def _text(self, text: str, before: str, following: Token | None) -> str:
        if self._links[-1:] == [">"]:
            return text
        done = _SPECIAL.sub(lambda found: self._escaped(found, before), text)
        if done.endswith(("]", "!")) and following and following.type in ("link_open", "image"):
            return f"{done[:-1]}\\{done[-1]}"
        return done

    def _escaped(self, found: re.Match[str], before: str) -> str:
        """What stands for a character that would be markup."""
        match char := found[0]:
            case "<":
                return "&lt;"
            case "|":
                return "&#124;" if self._cell else "|"
            case "{" if not (self._cell or self._heading):
                behind = found.string[found.start() - 1] if found.start() else before
                return "\\{" if behind in _ELEMENT_ENDS else "{"
        return "\\" + char

    def _image(self, token: Token) -> str:
        """An image as a link to it: nothing is fetched from where a specification says."""
        shown = self.write(token.children or ()) or "image"
        return shown if self._links else f"[{shown}]({_target(token)})"


def _target(token: Token) -> str:
    """The address of a link or an image; what reads like a character reference in it is none."""
    return re.sub(r"&(?=[\w#]+;)", "&amp;", str(token.attrs.get("href") or token.attrs.get("src")))


def _written_specially(token: Token) -> str:
    """An escape or a character reference, as both dialects read it."""
    char = token.content
    if token.info == "entity":
        return token.markup if spelled(char) == char else spelled(char).replace("\\", "\\\\")
    if len(char) > 1 or char in _ESCAPABLE:
        return token.markup
    return f"&#{ord(char)};" if char in _REFERRED else char
