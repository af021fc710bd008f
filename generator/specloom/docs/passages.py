"""Published Markdown cut in two: what is seen at once, and what is behind "more". Cuts never break markup."""

from __future__ import annotations

import re

from ..text.lines import unified
from ..text.prose import opening

SHORT = 320
"""Characters up to which a description of one paragraph is shown whole."""

_SENTENCE = re.compile(r"[.!?][)\"'*`]*(?=\s+[A-Z`*\"'(])")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|etc|vs|cf|approx|incl|no)\.$", re.IGNORECASE)


def cut(text: str) -> tuple[str, str]:
    """The lead and the rest of a description; the two together are all of it."""
    whole = unified(text).strip()
    paragraph, rest = opening(whole)
    if not paragraph:
        return ("", whole) if len(whole) > SHORT else (whole, "")
    if paragraph.endswith(":") or (not rest and len(paragraph) <= SHORT) or len(whole) <= SHORT:
        return (whole, "") if len(whole) <= 2 * SHORT else _sentence(paragraph, rest)
    return (paragraph, rest) if len(paragraph) <= SHORT else _sentence(paragraph, rest)


def brief(text: str) -> tuple[str, str]:
    """The opening paragraph, or as much of it as fits, and the rest: for places that hold no blocks."""
    paragraph, rest = opening(unified(text).strip())
    return (paragraph, rest) if len(paragraph) <= SHORT else _sentence(paragraph, rest)


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
    return bool(rest) and not opening(rest)[0]


def _closed(head: str) -> bool:
    return (
        head.count("`") % 2 == 0
        and head.count("**") % 2 == 0
        and head.count("*") % 2 == 0
        and head.count("[") == head.count("]")
        and head.count("(") == head.count(")")
    )
