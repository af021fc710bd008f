"""Fences and headings of a Markdown page, by one pass over its lines.

Follows the block structure of CommonMark as far as fences need it: block quotes and list items around them, fences of
backticks and of tildes, HTML comments and raw HTML in which a fence is none. Linear in the size of the page: each line
is looked at once, and never at more containers than `NESTING`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

NESTING = 32
"""Quotes and list items around a line that are told apart; what is nested deeper is prose."""

_QUOTE = 0
_QUOTE_MARK = re.compile(r" {0,3}> ?")
_ITEM_MARK = re.compile(r"( {0,3})([-+*]|[0-9]{1,9}[.)])(?:( {1,4})(?! )|( )|(?=$))")
_RULE = re.compile(r" {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$")
_FENCE = re.compile(r"( {0,3})(`{3,}|~{3,})(.*)$")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_RAW = re.compile(r" {0,3}<(?:(!--)|(?:script|pre|style|textarea)(?=[\s>]|$))", re.IGNORECASE)
_RAW_END = re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE)
_LANGUAGE = re.compile(r"[\w+#.-]+")
_LEAD = re.compile(r"[ \t>+*0-9.)-]*")
_MARGIN = re.compile(r"[ \t>]*")
_UNSEEN = re.compile(r"[ \t]*([^\x00-\x7f][^\x21-\x7e]*)(?=```|~~~)")
_PARAGRAPH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """A fenced block."""

    line: int
    """Line of the opening fence, from 1."""
    language: str
    """First word of the info string, as written."""
    indent: int
    """Columns that quote and list markers take before each line of the text."""
    text: str
    closed: bool
    """False when the page ends inside the fence."""
    cut: bool = False
    """Whether the quote or list item around it ended before it was closed."""
    reopened: int = 0
    """Line of the first fence that seems to open inside this one, 0 for none: a sign that this one was never closed."""
    heading: str = ""

    @property
    def text_line(self) -> int:
        """Line on which the text begins."""
        return self.line + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading outside quotes, lists and fences, its text as written."""

    line: int
    level: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place of note."""

    line: int
    column: int = 1
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What one pass finds in a page."""

    fences: tuple[Fence, ...]
    headings: tuple[Heading, ...]
    hidden: tuple[Mark, ...]
    """Fences for documents that stand in comments or raw HTML and are therefore none."""
    unseen: tuple[Mark, ...]
    """Lines that would be fences but for an invisible character before them."""
    front_matter: tuple[str, ...]


def lines_of(text: str) -> list[str]:
    """The lines of a text by the three line ends that Markdown, YAML and JSON know, and no others."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def scan(text: str) -> Outline:
    """Read the block structure of a page."""
    return _Scanner(lines_of(text)).run()


@dataclass(slots=True)
class _OpenFence:
    line: int
    run: str
    info: str
    margin: int
    """Spaces before the opening fence, taken off the text as well."""
    indent: int
    lines: list[str] = field(default_factory=list)
    reopened: int = 0


class _Scanner:
    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.number = 0
        self.containers: list[int] = []
        self.fence: _OpenFence | None = None
        self.raw_end: re.Pattern[str] | None = None
        self.paragraph: list[str] = []
        self.fences: list[Fence] = []
        self.headings: list[Heading] = []
        self.hidden: list[Mark] = []
        self.unseen: list[Mark] = []

    def run(self) -> Outline:
        front = _front_matter(self.lines)
        for number in range(len(front), len(self.lines)):
            self.number = number + 1
            line = self.lines[number]
            if line[:1].isalpha() and self.fence is None and self.raw_end is None and not self.containers:
                self._paragraph(line)  # Most lines of a large page: no block begins with a letter.
            else:
                self._line(line)
        if self.fence is not None:
            self._end_fence(closed=False)
        return Outline(
            fences=tuple(self.fences),
            headings=tuple(self.headings),
            hidden=tuple(self.hidden),
            unseen=tuple(self.unseen),
            front_matter=tuple(front[1:-1]),
        )

    def _line(self, line: str) -> None:
        if self.fence is not None and self._inside_fence(self.fence, line):
            return
        if "\t" in line:
            lead = _LEAD.match(line)
            line = line[: lead.end()].expandtabs(4) + line[lead.end() :] if lead else line
        matched, start = _matched(line, self.containers)
        if matched < len(self.containers):
            del self.containers[matched:]
            self.raw_end = None
            self.paragraph.clear()
        if self.raw_end is not None:
            self._inside_raw(line[start:])
            return
        self._leaf(line, self._enter(line, start))

    def _inside_fence(self, fence: _OpenFence, line: str) -> bool:
        """Take a line as text of the fence; False when the containers around the fence end before it."""
        if self.containers:
            margin = _MARGIN.match(line)
            if margin and "\t" in margin.group():
                line = margin.group().expandtabs(4) + line[margin.end() :]
            matched, start = _matched(line, self.containers)
            if matched < len(self.containers):
                self._end_fence(closed=True, cut=True)
                return False
            line = line[start:]
        bare = line.strip(" \t")
        if bare.startswith(fence.run):
            if not bare.strip(fence.run[0]) and len(line) - len(line.lstrip(" ")) <= 3 and not line.startswith("\t"):
                self._end_fence(closed=True)
                return True
            if not fence.reopened and _language(bare.lstrip(fence.run[0])).lower() in ("json", "yaml", "yml"):
                fence.reopened = self.number
        own = len(line) - len(line.lstrip(" ")) if fence.margin else 0
        fence.lines.append(line[min(own, fence.margin) :])
        return True

    def _end_fence(self, *, closed: bool, cut: bool = False) -> None:
        fence = self.fence
        assert fence is not None
        self.fence = None
        self.fences.append(
            Fence(
                line=fence.line,
                language=_language(fence.info),
                indent=fence.indent,
                text="\n".join(fence.lines),
                closed=closed,
                cut=cut,
                reopened=fence.reopened,
                heading=self.headings[-1].text if self.headings else "",
            )
        )

    def _enter(self, line: str, start: int) -> int:
        """Open the quotes and list items that begin on this line; the offset of what they hold."""
        while len(self.containers) < NESTING:
            quote = _QUOTE_MARK.match(line, start)
            if quote is not None:
                self.containers.append(_QUOTE)
                start = quote.end()
                self.paragraph.clear()
                continue
            item = _ITEM_MARK.match(line, start)
            if item is None or _RULE.match(line, start):
                break
            width = len(item.group(1)) + len(item.group(2)) + len(item.group(3) or " ")
            self.containers.append(width)
            start = min(start + width, len(line))
            self.paragraph.clear()
        return start

    def _leaf(self, line: str, start: int) -> None:
        rest = line[start:]
        if not rest.strip(" \t"):
            self.paragraph.clear()
            return
        fence = _FENCE.match(rest)
        if fence is not None and not (fence.group(2)[0] == "`" and "`" in fence.group(3)):
            margin = len(fence.group(1))
            self.fence = _OpenFence(self.number, fence.group(2), fence.group(3), margin, start + margin)
            self.paragraph.clear()
            return
        raw = _RAW.match(rest)
        if raw is not None:
            self._enter_raw(rest, raw)
        elif not self._heading(rest):
            self._prose(rest, start)

    def _enter_raw(self, rest: str, raw: re.Match[str]) -> None:
        end = re.compile("-->") if raw.group(1) else _RAW_END
        if end.search(rest, raw.end()) is None:
            self.raw_end = end

    def _inside_raw(self, rest: str) -> None:
        fence = _FENCE.match(rest)
        if fence is not None and _language(fence.group(3)).lower() in ("json", "yaml", "yml"):
            self.hidden.append(Mark(line=self.number, text=fence.group(2)))
        if self.raw_end is not None and self.raw_end.search(rest):
            self.raw_end = None

    def _heading(self, rest: str) -> bool:
        """Take a line as a heading, of its own or as the underline of the paragraph before it."""
        found = _HEADING.match(rest)
        underline = _UNDERLINE.match(rest) if self.paragraph and found is None else None
        if found is None and underline is None:
            return False
        if found is not None:
            text = (found.group(2) or "").rstrip(" \t")
            closing = text.rstrip("#")
            text = closing.rstrip(" \t") if not closing or closing[-1:] in " \t" else text
            level, line = len(found.group(1)), self.number
        else:
            text, level = " ".join(self.paragraph), 1 if "=" in rest else 2
            line = self.number - len(self.paragraph)
        if not self.containers:
            self.headings.append(Heading(line=line, level=level, text=text))
        self.paragraph.clear()
        return True

    def _prose(self, rest: str, start: int) -> None:
        if "```" in rest or "~~~" in rest:
            unseen = _UNSEEN.match(rest)
            if unseen is not None and _opens_after(rest, unseen):
                column = start + unseen.start(1) + 1
                self.unseen.append(Mark(line=self.number, column=column, text=unseen.group(1)[0]))
        if not rest.startswith("    "):
            self._paragraph(rest)

    def _paragraph(self, text: str) -> None:
        if len(self.paragraph) < _PARAGRAPH:
            self.paragraph.append(text.strip(" \t"))


def _matched(line: str, containers: Sequence[int]) -> tuple[int, int]:
    """How many of the open containers this line continues, and where its own text begins."""
    start = 0
    for index, width in enumerate(containers):
        if width == _QUOTE:
            quote = _QUOTE_MARK.match(line, start)
            if quote is None:
                return index, start
            start = quote.end()
        elif line.startswith(" " * width, start):
            start += width
        elif line[start:].strip(" \t"):
            return index, start
        else:
            start = len(line)
    return len(containers), start


def _opens_after(rest: str, unseen: re.Match[str]) -> bool:
    """Whether a line would open a fence if the characters before it, none of which can be seen, were not there."""
    fence = _FENCE.match(rest[unseen.end() :])
    visible = any(character.isprintable() and character != " " for character in unseen.group(1))
    return fence is not None and not visible and not (fence.group(2)[0] == "`" and "`" in fence.group(3))


def _language(info: str) -> str:
    found = _LANGUAGE.match(info.strip(" \t"))
    return found.group() if found else ""


def _front_matter(lines: list[str]) -> list[str]:
    """The leading lines between `---` and `---`, with both."""
    if not lines or lines[0].rstrip() != "---":
        return []
    for number, line in enumerate(lines[1:200], 1):
        if line.startswith(("```", "~~~")):
            return []
        if line.rstrip() in ("---", "..."):
            return lines[: number + 1]
    return []
