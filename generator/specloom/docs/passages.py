"""Published Markdown cut in two: what is seen at once, and what is behind "more". Cuts never break markup."""

from __future__ import annotations

import re

SHORT = 320
"""Characters up to which a description of one paragraph is shown whole."""

_BLOCK = re.compile(r" *(?:[-*+] |\d{1,9}[.)] |`{3,}|~{3,}|\||#{1,6} |>|    )")
_SENTENCE = re.compile(r"[.!?][)\"'*`]*(?=\s+[A-Z`*\"'(])")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|etc|vs|cf|approx|incl|no)\.$", re.IGNORECASE)
_LINE_ENDS = re.compile("\r\n?")


def cut(text: str) -> tuple[str, str]:
    """The lead and the rest of a description; the two together are all of it."""
    whole = _LINE_ENDS.sub("\n", text).strip()
    paragraph, rest = _opening(whole)
    if not paragraph:
        return ("", whole) if len(whole) > SHORT else (whole, "")
    if paragraph.endswith(":") or (not rest and len(paragraph) <= SHORT) or len(whole) <= SHORT:
        return (whole, "") if len(whole) <= 2 * SHORT else _sentence(paragraph, rest)
    return (paragraph, rest) if len(paragraph) <= SHORT else _sentence(paragraph, rest)


def brief(text: str) -> tuple[str, str]:
    """The opening paragraph, or as much of it as fits, and the rest: for places that hold no blocks."""
    paragraph, rest = _opening(_LINE_ENDS.sub("\n", text).strip())
    return (paragraph, rest) if len(paragraph) <= SHORT else _sentence(paragraph, rest)


def _opening(whole: str) -> tuple[str, str]:
    """The first paragraph, empty when another block comes first, and everything after it."""
    lines = whole.split("\n")
    end = next((at for at, line in enumerate(lines) if not line.strip() or _BLOCK.match(line)), len(lines))
    return "\n".join(lines[:end]).strip(), "\n".join(lines[end:]).strip("\n")


def _sentence(paragraph: str, rest: str) -> tuple[str, str]:
    """The sentences that fit, cut where neither code nor emphasis nor a link is open."""
    kept = 0
    for found in _SENTENCE.finditer(paragraph):
        head = paragraph[: found.end()]
        if kept and found.end() > SHORT:
            break
        if not _ABBREVIATION.search(head) and _closed(head):
            kept = found.end()
    if not kept:
        return paragraph, rest
    tail = paragraph[kept:].strip()
    return paragraph[:kept], "\n\n".join(part for part in (tail, rest) if part) if not _glued(
        rest
    ) else f"{tail}\n{rest}"


def _glued(rest: str) -> bool:
    """Whether the rest begins with a block that the paragraph introduces."""
    return bool(_BLOCK.match(rest))


def _closed(head: str) -> bool:
    return (
        head.count("`") % 2 == 0
        and head.count("**") % 2 == 0
        and head.count("*") % 2 == 0
        and head.count("[") == head.count("]")
        and head.count("(") == head.count(")")
    )
