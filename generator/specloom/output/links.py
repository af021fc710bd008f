"""Links of the guides that were written by hand: each leads to a page that is there, and to a place on it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator

from ..diagnostics import Diagnostics, Origin
from ..docs.docmodel import DocsSite
from ..python.codemodel import File
from ..text.suggest import nearest

_FENCE = re.compile(r" *(`{3,}|~{3,})")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_LINK = re.compile(r"(?<!\\)\]\(<?([^)\s>]+)>?\)")
_OUTSIDE = re.compile(r"(?:https?|mailto):")
_ANCHOR = re.compile(r'<a id="([^"]*)"></a>')
_HEADING = re.compile(r"#{1,6} +(.*)$")


def check_links(site: DocsSite, files: Iterable[File], diagnostics: Diagnostics) -> None:
    """Report every link of a hand-written guide that leads nowhere."""
    written = [page for page in site.pages if page.written]
    if not written:
        return
    known = {file.path.removeprefix("docs/"): file for file in files if file.path.startswith("docs/")}
    for guide in written:
        for line, column, target in _links(guide.written):
            page, _, anchor = target.partition("#")
            found = posixpath.normpath(posixpath.join(posixpath.dirname(guide.path), page)) if page else guide.path
            place = Origin(page=guide.origin_text, line=line, column=column)
            if found not in known:
                near = nearest(found, known)
                shown = posixpath.relpath(near, posixpath.dirname(guide.path)) if near else ""
                help = f"did you mean `{shown}`?" if shown else ""
                diagnostics.error("broken-link", f"this link leads to no page: {target}", place, help=help)
            elif anchor and anchor not in (names := set(_names(known[found]))):
                near = nearest(anchor, names)
                help = f"did you mean `#{near}`?" if near else ""
                diagnostics.error("broken-link", f"the page has no such place: {target}", place, help=help)


def _links(text: str) -> Iterator[tuple[int, int, str]]:
    """Line, column and target of each link to another page, outside code."""
    for number, line in _prose(text):
        for found in _LINK.finditer(_CODE.sub(lambda code: "`" * len(code[0]), line)):
            if not _OUTSIDE.match(found[1]):
                yield number, found.start(1) + 1, found[1]


def _prose(text: str) -> Iterator[tuple[int, str]]:
    """The lines outside fences, by number."""
    closing = ""
    for number, line in enumerate(text.splitlines(), 1):
        opened = _FENCE.match(line)
        if closing:
            closing = "" if line.strip().startswith(closing) and not line.strip(" `~") else closing
        elif opened:
            closing = opened[1]
        else:
            yield number, line


def _names(file: File) -> Iterator[str]:
    """The places of a page that can be linked to."""
    for _, line in _prose(file.content.decode()):
        yield from _ANCHOR.findall(line)
        if heading := _HEADING.match(line):
            yield re.sub(r"[^\w\- ]", "", heading[1].lower()).strip().replace(" ", "-")
