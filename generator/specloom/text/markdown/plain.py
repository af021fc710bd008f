"""Text that is no Markdown, in Markdown: plain text, code spans, fences and anchors; nothing in it is markup.

Two dialects read what comes out, CommonMark (code hosts) and Python-Markdown (the built site). Only what both read
alike leaves this module: escapes that one of them lacks become character references.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from html import escape as escape_html

from ..lines import unified

_LANGUAGE = re.compile(r"[A-Za-z0-9][\w+.#-]*")
_IDENTIFIER = re.compile(r"[^a-z0-9]+")
_UNUSUAL = re.compile(r"[^\n\t\x20-\x7e]")
_JOINERS = frozenset("\u200c\u200d")
"""Letters of some scripts and many emoji need these two; they cannot reorder or hide text."""


def clean(text: str) -> str:
    """`text` with line feeds as its only line ends and with control and format characters spelled out.

    A character that cannot be seen can hide or reorder what can be; it is shown as its escape and not dropped, so that
    a reader sees that it was there.
    """
    return spelled(unified(text))


def spelled(text: str) -> str:
    """`text` with every character that cannot be seen as its escape; line feeds and tabs stay."""
    return _UNUSUAL.sub(lambda found: _visible(found[0]), text)


def _visible(char: str) -> str:
    """`char`, or its escape when it cannot be seen; the escape reads the same in JSON and in Python."""
    if char in "\n\t" or char in _JOINERS or (char.isascii() and char.isprintable()):
        return char
    if unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Cn"}:
        return char
    code = ord(char)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def references(text: str) -> str:
    """`text` with every character that means something as a character reference: the same anywhere in any dialect."""
    return "".join(c if c.isalnum() or c in " ,;" or not c.isascii() else f"&#{ord(c)};" for c in text)


def code_span(text: str, *, cell: bool = False) -> str:
    """`text` as a code span, with more backticks than any run inside.

    In a table cell a bar would end the cell (and is escaped differently in each dialect), and what opens a comment or a
    declaration is taken before code spans are seen by one of them: both get the `<code>` element instead.
    """
    flat = " ".join(clean(text).split("\n"))
    if not flat.strip():
        return "<code> </code>" if flat else "<code></code>"
    if (cell and "|" in flat) or re.search(r"<[!?/]|\\$", flat):
        return f"<code>{references(flat)}</code>"
    ticks = _longer_than_any_in(flat, 1)
    pad = " " if flat.startswith("`") or flat.endswith("`") or (flat[0] == flat[-1] == " ") else ""
    return f"{ticks}{pad}{flat}{pad}{ticks}"


def fence(text: str, language: str = "", indent: int = 0) -> str:
    """A fenced block that holds `text` exactly, tabs as columns, `indent` columns in."""
    ticks = _longer_than_any_in(text, 3)
    shown = spelled(text).expandtabs(4)
    lines = [ticks + (language if _LANGUAGE.fullmatch(language) else ""), *shown.split("\n"), ticks]
    return "\n".join(" " * indent + line if line else "" for line in lines).lstrip(" ")


def language_of(info: str) -> str:
    """The language that the words behind a fence begin with; anything else there means something to one tool only."""
    found = _LANGUAGE.match(info.strip())
    return found[0] if found else ""


def _longer_than_any_in(text: str, least: int) -> str:
    """Backticks, `least` or more, that no run in `text` can close."""
    return "`" * max((len(run) + 1 for run in re.findall("`+", text) if len(run) >= least), default=least)


def anchor(name: str) -> str:
    """A place to link to, independent of how headings are turned into names."""
    return f'<a id="{anchor_name(name)}"></a>'


def anchor_name(name: str) -> str:
    """The part of an address behind `#` that leads to the place of this name."""
    return _IDENTIFIER.sub("-", name.lower()).strip("-")


def plain(text: str) -> str:
    """Plain text, of which nothing is markup, as one line of Markdown."""
    flat = " ".join(clean(text).split())
    return open_line("".join(_plain_character(flat, at) for at in range(len(flat))))


def _plain_character(text: str, at: int) -> str:
    char = text[at]
    if char == "_" and at and at + 1 < len(text) and text[at - 1].isalnum() and text[at + 1].isalnum():
        return char
    if char in "\\`*_[]":
        return "\\" + char
    if char in "<&":
        return escape_html(char)
    return f"&#{ord(char)};" if char in "~^=" and text[at : at + 2] == char * 2 else char


_MARKERS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(?=#)|(?=>)|(?=!!!)|(?=\[TOC\]\s*$)"), r"\\"),
    (re.compile(r"([*_])[ ]*(?:\1[ ]*){2,}$"), lambda found: re.sub("[*_]", r"\\\g<0>", found[0])),
    (re.compile(r"(\d{1,9})(?=[.)](?:\s|$))"), r"\1\\"),
    (re.compile(r"(?=[-+*](?:\s|$))"), r"\\"),
    (re.compile(r"\?(?=\?\?)"), "&#63;"),
    (re.compile(r":(?=::|\s|[-:| ]+$)"), "&#58;"),
    (re.compile(r"\|(?=[-:| ]+$)"), "&#124;"),
    (re.compile(r"/(?=//)"), "&#47;"),
    (re.compile(r"=(?==*\s*$|=+\s*[\"|!+])"), "&#61;"),
    (re.compile(r"-(?=--|[-:| ]+$)"), "&#45;"),
    (re.compile(r"~(?=~~)"), "&#126;"),
    (re.compile(r"\+(?=\+\+)"), "&#43;"),
    (re.compile(r"\{(?!\{[^\n=]*$)"), r"\\{"),
)
"""What at the head of a line opens a block, a directive, a definition or an attribute list, and its harmless form."""


def open_line(line: str) -> str:
    """`line` of a paragraph such that its head opens nothing."""
    for marker, harmless in _MARKERS:
        if marker.match(line):
            return marker.sub(harmless, line, count=1)
    return line
