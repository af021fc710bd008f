"""What a page without fragments is instead, in words that say what to do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..diagnostics import Diagnostics, Origin, Related
from ..text.lines import lines_of
from ..text.markdown.outline import Heading, Outline
from .aside import Aside
from .document import begins_like_fragment
from .faults import visible
from .titles import plain

_HTML = re.compile(r"\s*(?:<!doctype html|<html[\s>])", re.IGNORECASE)
_SOURCE_BLOCK = re.compile(r"\{%-?\s*(?:openapi|swagger)[\w-]*[\s%]", re.IGNORECASE)
_LINK_ITEM = re.compile(r"\s*(?:[-*+]|[0-9]+[.)])\s+\[|\s*\[[^\[\]]*\]\([^()]*\)\s*$|\s*<a\s")
_NOT_FOUND = ("page not found", "not found", "404", "404 not found", "error 404")
_DOWNLOAD = "download the page's Markdown export, in which each operation stands in a fenced block, and save that"


def is_html(text: str) -> bool:
    """Whether a file of any suffix holds an HTML page."""
    return _HTML.match(text[:2000]) is not None


def no_page(text: str, outline: Outline, origin: Origin, aside: Aside, diagnostics: Diagnostics) -> None:
    """Say of a Markdown page without a fragment what it is.

    What somebody tried to download and did not get is an error; prose and lists of links are only no part of the API.
    """
    lines = lines_of(text)
    block = source_block(lines, outline)
    if is_html(text):
        what = "this is an HTML page, not Markdown"
        diagnostics.error("not-a-page", what, origin, help=_DOWNLOAD)
    elif _names(outline.headings, _NOT_FOUND):
        what = "this is the site's answer for a page that it does not have"
        diagnostics.error("not-a-page", what, origin, help="look for the page's new address and " + _DOWNLOAD)
    elif block:
        report_source_block(block, origin, diagnostics)
    elif _only_links(lines):
        what = "this page only links to others"
        aside.add("not-a-page", what, origin, help="download the pages that it links to instead")
    else:
        help = "a fragment is a whole OpenAPI 3 document in a fenced block; move other pages out of the folder"
        prose = _prose_document(lines)
        related = () if not prose else (_prose(origin, prose),)
        aside.add("no-fragment", "no OpenAPI document stands on this page", origin, help=help, related=related)


def report_source_block(line: int, origin: Origin, diagnostics: Diagnostics) -> None:
    """Name a block that only the site itself can turn into a document."""
    what = "the site's own source block stands here in place of a document"
    here = Origin(page=origin.page, line=line, column=1)
    diagnostics.error("source-block", what, here, help=_DOWNLOAD)


def source_block(lines: Sequence[str], outline: Outline) -> int:
    """Line of the first source block outside fences, 0 for none."""
    fenced = {n for f in outline.fences for n in range(f.line, f.text_line + f.text.count("\n") + 1)}
    for number, line in enumerate(lines, 1):
        if "{%" in line and _SOURCE_BLOCK.search(line) and number not in fenced:
            return number
    return 0


def _names(headings: Sequence[Heading], names: Sequence[str]) -> bool:
    return bool(headings) and plain(headings[0].text).casefold().rstrip(".!") in names


def _only_links(lines: Sequence[str]) -> bool:
    """Whether most of what stands on the page, headings aside, is links."""
    text = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    links = sum(1 for line in text if _LINK_ITEM.match(line))
    return links > 0 and links * 2 >= len(text)


def _prose_document(lines: Sequence[str]) -> int:
    for number, line in enumerate(lines, 1):
        if begins_like_fragment(line.strip(" \t>\u200b")):
            return number
    return 0


def _prose(origin: Origin, line: int) -> Related:
    return Related(
        message=f"{visible('openapi')} stands here, outside any fenced block",
        origin=Origin(page=origin.page, line=line, column=1),
    )
