"""Text of the specification inside one block of Markdown: published Markdown made safe, plain text, code spans.

Two dialects read what comes out, CommonMark (code hosts) and Python-Markdown (the built site). Only what both read
alike leaves this module: escapes that one of them lacks become character references, anything that could turn into
markup of ours or into an active link is shown as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from html import escape as escape_html

ESCAPABLE = frozenset("\\`*_{}[]()>#+-.!")
"""Punctuation that a backslash escapes in Python-Markdown as well as in CommonMark."""
PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
SAFE_URL = re.compile(r"(?:https?://|mailto:)[^\s<>()\"'`{}|\\^\[\]\x00-\x20]+(?:\([^\s<>()\"'`{}|\\^\[\]]*\))?")
TITLE = re.compile(r"""\s+(?:"[^"\n]*"|'[^'\n]*')""")
BREAK = re.compile(r"<br\s*/?>[ \t]*\n?", re.IGNORECASE)
AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>\"'`{}|\\^]+)>", re.IGNORECASE)
UNUSUAL = re.compile(r"[^\n\t\x20-\x7e]")
ORDINARY = re.compile(r"(?:[^\\`<\[\]!{8| ]++| (?! ))++")
"""Text in which nothing is markup, with the single spaces between its words."""
LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
JOINERS = frozenset("\u200c\u200d")
"""Letters of some scripts and many emoji need these two; they cannot reorder or hide text."""


def clean(text: str) -> str:
    """`text` with line feeds as its only line ends and with control and format characters spelled out.

    A character that cannot be seen can hide or reorder what can be; it is shown as its escape and not dropped, so that
    a reader sees that it was there.
    """
    return spelled(LINE_ENDS.sub("\n", text))


def spelled(text: str) -> str:
    """`text` with every character that cannot be seen as its escape; line feeds and tabs stay."""
    return UNUSUAL.sub(lambda found: visible(found[0]), text)


def visible(char: str) -> str:
    """`char`, or its escape when it cannot be seen; the escape reads the same in JSON and in Python."""
    if char in "\n\t" or char in JOINERS or (char.isascii() and char.isprintable()):
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
    longest = max((len(run) for run in re.findall("`+", flat)), default=0)
    ticks = "`" * (longest + 1)
    pad = " " if flat.startswith("`") or flat.endswith("`") or (flat[0] == flat[-1] == " ") else ""
    return f"{ticks}{pad}{flat}{pad}{ticks}"


def plain(text: str, *, cell: bool = False) -> str:
    """Plain text, of which nothing is markup, as one line of Markdown."""
    flat = " ".join(clean(text).split())
    pieces = [_plain_character(flat, at, cell) for at in range(len(flat))]
    return open_line("".join(pieces))


def _plain_character(text: str, at: int, cell: bool) -> str:
    char = text[at]
    if char == "_" and at and at + 1 < len(text) and text[at - 1].isalnum() and text[at + 1].isalnum():
        return char
    if char in "\\`*_[]":
        return "\\" + char
    if char in "<&" or (char in "~^=" and text[at : at + 2] == char * 2) or (char == "|" and cell):
        return f"&#{ord(char)};" if char not in "<&" else escape_html(char)
    return char


MARKERS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?=#)|(?=>)|(?=!!!)|(?=\[[^\]]*\]:)|(?=\*\[)|(?=\[TOC\])"), r"\\"),
    (re.compile(r"(\d{1,9})(?=[.)](?:\s|$))"), r"\1\\"),
    (re.compile(r"(?=[-+*](?:\s|$))"), r"\\"),
    (re.compile(r"\?(?=\?\?)"), "&#63;"),
    (re.compile(r":(?=::|\s)"), "&#58;"),
    (re.compile(r"/(?=//)"), "&#47;"),
    (re.compile(r"=(?==+\s*(?:$|[\"|!+]))"), "&#61;"),
    (re.compile(r"-(?=--)"), "&#45;"),
    (re.compile(r"~(?=~~)"), "&#126;"),
    (re.compile(r"\+(?=\+\+)"), "&#43;"),
    (re.compile(r"\{(?!\{[^\n=]*$)"), r"\\{"),
)
"""What at the head of a line opens a block, a directive, a definition or an attribute list, and its harmless form."""


def open_line(line: str) -> str:
    """`line` of a paragraph such that its head opens nothing."""
    for marker, harmless in MARKERS:
        if marker.match(line):
            return marker.sub(harmless, line, count=1)
    return line


def published(text: str, *, cell: bool = False) -> str:
    """The inside of a published paragraph, heading or table cell, made safe; lines stay lines."""
    done = "".join(_Scanner(text, cell).pieces())
    if cell:
        return done.replace("\n", " ")
    return "\n".join(open_line(line.lstrip(" ")) for line in done.split("\n"))


class _Scanner:
    """One pass over a paragraph; every look-ahead is prepared, so that the time is linear."""

    def __init__(self, text: str, cell: bool) -> None:
        self.text = text
        self.cell = cell
        self.at = 0
        self.runs = _backtick_runs(text)
        self.links = _links(text)
        """Position of a `[` -> end of its safe link; and of the matching `]` -> the destination part."""

    def pieces(self) -> Iterator[str]:
        closed = False
        while self.at < len(self.text):
            ordinary = ORDINARY.match(self.text, self.at)
            if ordinary:
                self.at = ordinary.end()
            piece = ordinary[0] if ordinary else self._piece(self.text[self.at], closed)
            closed = piece[-1:] in {"`", ")", "*", "_", "]", ">"}
            yield piece

    def _piece(self, char: str, closed: bool) -> str:
        if char == "\\":
            return self._escape()
        if char == "`":
            return self._ticks()
        if char == "<":
            return self._angle()
        if char in "[]!":
            return self._bracket(char)
        self.at += 1
        if char == "{" and (closed or self.cell):
            return self._brace()
        if char == "8" and self.text[self.at - 2 : self.at - 1] == "-" and self.text.startswith("<-", self.at):
            return "8"
        if char == "|" and self.cell:
            return "&#124;"
        if char == " " and self.text.startswith(" ", self.at):
            return self._spaces()
        return char

    def _escape(self) -> str:
        following = self.text[self.at + 1 : self.at + 2]
        if following == "\n":
            self.at += 2
            return self._break()
        if following not in PUNCTUATION or not following:
            self.at += 1
            return "\\" if following else "\\\\"
        self.at += 2
        if following in ESCAPABLE:
            return "\\" + following
        return f"&#{ord(following)};" if following in "<&~|^=:" else following

    def _ticks(self) -> str:
        start = end = self.at
        while self.text.startswith("`", end):
            end += 1
        length = end - start
        places = self.runs.get(length, [])
        found = bisect_left(places, end)
        if found == len(places):
            self.at = end
            return "\\`" * length
        close = places[found]
        self.at = close + length
        inside = self.text[end:close].replace("\n", " ")
        whole = "`" * length + inside + "`" * length
        if length < 3 and inside.strip() and not re.search(r"<[!?/]|\\$", inside) and not (self.cell and "|" in inside):
            return whole
        if inside.strip() and inside[0] == inside[-1] == " ":
            inside = inside[1:-1]
        return code_span(inside.replace("\\|", "|") if self.cell else inside, cell=self.cell)

    def _angle(self) -> str:
        if found := BREAK.match(self.text, self.at):
            self.at = found.end()
            return self._break()
        if found := AUTOLINK.match(self.text, self.at):
            self.at = found.end()
            return found[0]
        self.at += 1
        following = self.text[self.at : self.at + 1]
        return "<" if following and following in " =0123456789\n" else "&lt;"

    def _bracket(self, char: str) -> str:
        place = self.at
        if char == "!":
            self.at += 1
            return (
                "" if self.links.get(self.at) is not None else "!" if not self.text.startswith("[", self.at) else "\\!"
            )
        found = self.links.get(place)
        if found is None:
            self.at += 1
            risky = self.text[self.at : self.at + 1] in {"(", "[", "{", ":"} and char == "]"
            return "\\" + char if risky or (char == "[" and self.text.startswith("^", self.at)) else char
        end, destination = found
        self.at = end
        return f"]({destination})" if char == "]" else "[" if not destination else f"[{destination}"

    def _brace(self) -> str:
        line = self.text[self.at : self.text.find("\n", self.at) % (len(self.text) + 1)]
        return "{" if line.startswith("{") and "=" not in line else "\\{"

    def _spaces(self) -> str:
        end = self.at
        while self.text.startswith(" ", end):
            end += 1
        last = self.text.startswith("\n", end)
        run = self.text[self.at - 1 : end]
        self.at = end + 1 if last else end
        if last:
            return self._break()
        return run if end < len(self.text) else ""

    def _break(self) -> str:
        return "<br>" if self.cell else "  \n"


def _backtick_runs(text: str) -> dict[int, list[int]]:
    """Length of a run of backticks -> the places at which such runs begin."""
    runs: dict[int, list[int]] = {}
    for found in re.finditer("`+", text):
        runs.setdefault(len(found[0]), []).append(found.start())
    return runs


def _links(text: str) -> dict[int, tuple[int, str]]:
    """Both brackets of every safe inline link: place -> (where the scan goes on, destination).

    The opening bracket of an image without words gets the word itself, as an image becomes a link to it: nothing is
    fetched from where a specification says.
    """
    links: dict[int, tuple[int, str]] = {}
    open_brackets: list[int] = []
    at = 0
    for found in re.finditer(r"\\.|`+|[\[\]]", text, re.DOTALL):
        at = found.start()
        if found[0] == "[":
            open_brackets.append(at)
        elif found[0] == "]" and open_brackets:
            start = open_brackets.pop()
            destination = _destination(text, at + 1)
            if destination is not None:
                image = start and text[start - 1] == "!" and not text[start + 1 : at].strip()
                links[start] = (start + 1, "image" if image else "")
                links[at] = destination
    return links


def _destination(text: str, at: int) -> tuple[int, str] | None:
    """The end and the address of `(address "title")` at `at`, when the address is one that may become a link."""
    if not text.startswith("(", at):
        return None
    found = SAFE_URL.match(text, at + 1)
    if found is None:
        return None
    end = found.end()
    if title := TITLE.match(text, end):
        end = title.end()
    return (end + 1, found[0]) if text.startswith(")", end) else None
