"""Published Markdown as the text of a docstring: paragraphs filled to a width, the rest as it was written.

Lists keep their hanging indentation; fences, tables, headings and quotes keep their lines. Nothing is dropped.
"""

from __future__ import annotations

import re

_ITEM = re.compile(r"( *)([-*+]|\d{1,9}[.)]) +(?=\S)")
_FENCE = re.compile(r" *(`{3,}|~{3,})")
_VERBATIM = re.compile(r" *(\||#{1,6} |>|<[a-zA-Z/!]|([-_*] *){3,}$)")
_BREAK = re.compile(r"(\\| {2,}| *<br */?>)$")
_SENTENCE_END = re.compile(r"[.!?][)\"'*`]*(?= |$)")
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|incl)|\b[A-Za-z])\.$")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")


def lines_of(text: str) -> list[str]:
    """The lines of `text`, whatever ends them, tabs as spaces; blank ones empty."""
    return [line if line.strip() else "" for line in _LINE_ENDS.sub("\n", text).expandtabs(4).split("\n")]


def fill(text: str, width: int, indent: str = "", hanging: str | None = None) -> list[str]:
    """Break one paragraph at spaces; a word that is wider than the line stands alone."""
    hanging = indent if hanging is None else hanging
    lines: list[str] = []
    line, empty = indent, True
    for word in text.split():
        if not empty and len(line) + 1 + len(word) > width:
            lines.append(line)
            line, empty = hanging, True
        line = line + word if empty else f"{line} {word}"
        empty = False
    return lines if empty else [*lines, line]


def reflow(text: str, width: int) -> str:
    """Published Markdown, its paragraphs and list items filled to `width`."""
    flow = _Flow(width)
    for line in lines_of(text):
        flow.take(line)
    return flow.finish()


class _Flow:
    """A pass over the lines of one text."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._out: list[str] = []
        self._words: list[str] = []
        self._indent = ""
        self._hanging = ""
        self._fence = ""

    def take(self, line: str) -> None:
        """Take the next line."""
        if self._fence:
            self._inside_fence(line)
        elif mark := _FENCE.match(line):
            self._flush()
            self._fence = mark[1]
            self._out.append(line.rstrip())
        elif not line:
            self._flush()
            if self._out and self._out[-1]:
                self._out.append("")
        elif _VERBATIM.match(line):
            self._flush()
            self._out.append(line.rstrip())
        else:
            self._prose(line)

    def finish(self) -> str:
        """The whole text."""
        self._flush()
        return "\n".join(self._out).strip("\n")

    def _inside_fence(self, line: str) -> None:
        self._out.append(line.rstrip())
        closing = line.strip()
        if closing.startswith(self._fence) and not closing.strip(self._fence[0]):
            self._fence = ""

    def _prose(self, line: str) -> None:
        item = _ITEM.match(line)
        if item:
            self._flush()
            self._indent = line[: item.end()]
            self._hanging = " " * len(self._indent)
            line = line[item.end() :]
        elif not self._words:
            self._indent = self._hanging = line[: len(line) - len(line.lstrip())]
        broken = _BREAK.search(line)
        self._words.append(line[: broken.start()] if broken else line)
        if broken:
            indent = self._hanging
            self._flush()
            self._indent = self._hanging = indent

    def _flush(self) -> None:
        if self._words:
            self._out.extend(fill(" ".join(self._words), self._width, self._indent, self._hanging))
        self._words = []


def first_paragraph(text: str) -> str:
    """The first paragraph on one line; empty when the text begins with a list, a table or a fence."""
    words: list[str] = []
    for line in lines_of(text.strip()):
        if not line or _ITEM.match(line) or _FENCE.match(line) or _VERBATIM.match(line):
            break
        words.append(_BREAK.sub("", line))
    return " ".join(" ".join(words).split())


def sentences(text: str, limit: int) -> str:
    """The sentences of the first paragraph that fit into `limit` characters; the first one whole in any case."""
    paragraph = first_paragraph(text)
    kept = 0
    for end in _SENTENCE_END.finditer(paragraph):
        if _ABBREVIATION.search(paragraph[: end.start() + 1]):
            continue
        if kept and end.end() > limit:
            break
        kept = end.end()
    return paragraph[:kept] if kept else paragraph


def sentence(text: str) -> str:
    """`text` on one line, ended like a sentence."""
    line = " ".join(text.split())
    return line if not line or line[-1] in ".!?:" else line + "."
