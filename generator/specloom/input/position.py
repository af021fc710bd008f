"""From a JSON pointer to line and column, only when a finding is printed.

Keeping the place of every value while parsing would cost more than the parsing; most runs print nothing.
"""

from __future__ import annotations

import bisect
import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ..diagnostics import Origin
from ..text.lines import lines_of
from ..text.markdown.outline import scan
from .document import syntax_of

_LINE_END = re.compile(r"\r\n|\n|\r")
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{},:]|[^\s\[\]{},:"]+', re.DOTALL)
_DECODER = json.JSONDecoder(strict=False)
_DOCUMENT_SUFFIXES = (".json", ".yaml", ".yml")


def line_column(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset."""
    starts = _line_starts(text)
    line = bisect.bisect_right(starts, offset) - 1
    return line + 1, offset - starts[line] + 1


def locate(text: str, syntax: str, pointer: str) -> tuple[int, int]:
    """Line and column, from 1, of what a JSON pointer names in the text of a document.

    An object or list is shown at its key, a scalar at itself. What is not there (a merged or normalised document has
    members that the published one lacks) is shown at the nearest thing above it that is.
    """
    if not pointer:
        return line_column(text, len(text) - len(text.lstrip()))
    tokens = [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]
    offset = _in_json(text, tokens) if syntax == "json" else _in_yaml(text, tokens)
    return line_column(text, offset)


def place(origin: Origin, pages: Mapping[str, str]) -> tuple[int, int]:
    """Line and column, from 1, of an origin in its page; `pages` gives the text of a page by its path."""
    if origin.line is not None:
        return origin.line, origin.column or 1
    text = pages.get(origin.page)
    if text is None:
        return origin.fragment or 1, 1
    body, syntax, first = _body(origin, text)
    if not syntax:
        return origin.fragment or 1, 1
    line, column = locate(body, syntax, origin.pointer)
    return first + line - 1, column + _margin(text, first + line - 1, body, line)


def line_at(text: str, number: int) -> str | None:
    """A line of a page by its number, from 1."""
    lines = _lines(text)
    return lines[number - 1] if 1 <= number <= len(lines) else None


def entry_lines(text: str, line: int, column: int) -> tuple[int, int]:
    """First and last line of the entry of a block in YAML whose value begins at a place.

    An entry of a mapping or list in brackets shares its line with others: that line alone.
    """
    lines = _lines(text)
    before = lines[line - 1][: column - 1] if 1 <= line <= len(lines) else "{"
    if not before.strip():  # the value is a block below its key
        above = (number for number in range(line - 1, 0, -1) if lines[number - 1].strip())
        first = next((number for number in above if _indent(lines[number - 1]) < column - 1), 0)
        return _to_end(lines, first, _indent(lines[first - 1])) if first else (line, line)
    opened = sum(before.count(mark) for mark in "{[") - sum(before.count(mark) for mark in "}]")
    return (line, line) if opened else _to_end(lines, line, _indent(before))


def _to_end(lines: Sequence[str], first: int, indent: int) -> tuple[int, int]:
    """From a line to the last one before the next that is indented no more; blank lines and comments are no part."""
    last = first
    for number in range(first + 1, len(lines) + 1):
        words = lines[number - 1].strip()
        if words and not words.startswith("#"):
            if _indent(lines[number - 1]) <= indent:
                break
            last = number
    return first, last


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _body(origin: Origin, text: str) -> tuple[str, str, int]:
    """Text, syntax and first line of the document that an origin speaks of; no syntax when there is none."""
    suffix = origin.page[origin.page.rfind(".") :].lower()
    if suffix in _DOCUMENT_SUFFIXES:
        return text, syntax_of(suffix[1:], text), 1
    return _fragments(text).get(origin.fragment, ("", "", 1))


def _margin(page: str, page_line: int, body: str, body_line: int) -> int:
    """Columns that quote and list markers take before a line of a fragment."""
    whole, own = line_at(page, page_line), line_at(body, body_line)
    return max(0, len(whole) - len(own)) if whole is not None and own is not None else 0


def _in_json(text: str, tokens: Sequence[str]) -> int:
    """Offset of the value (for a scalar) or of its key, as far as the way leads."""
    value = shown = len(text) - len(text.lstrip())
    for token in tokens:
        child = _json_children(text, value).get(token)
        if child is None:
            return shown
        key, value = child
        shown = key if text[value : value + 1] in ("{", "[") else value
    return shown


@lru_cache(maxsize=1024)
def _json_children(text: str, start: int) -> dict[str, tuple[int, int]]:
    """Offsets of key and value of the members of the object, or items of the list, that begins at `start`.

    Remembered, because many pointers lead through the same few objects, and those are the long ones.
    """
    kind = text[start : start + 1]
    found: dict[str, tuple[int, int]] = {}
    if kind not in ("{", "["):
        return found
    key, key_at, wanted, at = "", start, kind == "[", start + 1
    while token := _TOKEN.search(text, at):
        mark, at = token.group(), token.end()
        if mark in ("}", "]"):
            break
        if mark == ("," if kind == "[" else ":"):
            wanted = True
        elif wanted:
            name, place = (str(len(found)), token.start()) if kind == "[" else (key, key_at)
            found.setdefault(name, (place, token.start()))
            wanted = False
        elif mark[0] == '"':
            key, key_at = json.loads(mark), token.start()
        if mark in ("{", "["):
            at = _json_end(text, token.start())
    return found


def _json_end(text: str, start: int) -> int:
    """Where the object or list that begins at `start` is over; the decoder knows soonest, if it can read it."""
    try:
        return _DECODER.raw_decode(text, start)[1]
    except (ValueError, RecursionError):
        depth = 0
        for token in _TOKEN.finditer(text, start):
            depth += (token.group() in ("{", "[")) - (token.group() in ("}", "]"))
            if depth == 0:
                return token.end()
        return len(text)


def _in_yaml(text: str, tokens: Sequence[str]) -> int:
    from .yaml_marks import mark_of

    return mark_of(text, tuple(tokens))


@lru_cache(maxsize=8)
def _lines(text: str) -> tuple[str, ...]:
    return tuple(lines_of(text))


@lru_cache(maxsize=8)
def _line_starts(text: str) -> list[int]:
    return [0, *(found.end() for found in _LINE_END.finditer(text))]


@lru_cache(maxsize=8)
def _fragments(text: str) -> dict[int, tuple[str, str, int]]:
    """First line -> text, syntax and first line of the fences of a page that may hold a document."""
    found = (fence for fence in scan(text).fences)
    return {f.text_line: (f.text, syntax_of(f.language, f.text), f.text_line) for f in found}
