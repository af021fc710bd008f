"""What a page and its sections are called, as plain text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import PurePosixPath

from ..text.markdown.inline import words
from ..text.markdown.outline import Heading

LENGTH = 500
"""Characters of a heading that are looked at; a longer one is no title."""

_ANCHOR = re.compile(r"[ \t]*\{#[^{}]*\}$")
_PROVENANCE = re.compile(r"[\w -]{1,20}:\s*(?:https?://|/|\.\.?/)\S+$|(?:source|url)\s*:", re.IGNORECASE)
_FRONT_TITLE = re.compile(r"title:[ \t]*(\S.*)$")


def plain(text: str) -> str:
    """The text of a heading without its Markdown."""
    return _clean(words(_ANCHOR.sub("", text[:LENGTH])))


def page_title(headings: Sequence[Heading], front_matter: Sequence[str], info_title: object, path: str) -> str:
    """First level-one heading that names the page, else the front matter's title, else that of the first document."""
    for heading in headings:
        title = plain(heading.text)
        if heading.level == 1 and title and not _PROVENANCE.match(title):
            return title
    for line in front_matter:
        found = _FRONT_TITLE.match(line)
        if found is not None and _clean(found.group(1).strip().strip("\"'")):
            return _clean(found.group(1).strip().strip("\"'"))
    title = _clean(info_title) if isinstance(info_title, str) else ""
    return title or _clean(PurePosixPath(path).stem) or "page"


def _clean(text: str) -> str:
    """One line without characters that cannot be seen, which would make two titles look equal that are not."""
    kept = "".join(" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")
    return " ".join(kept.split())
