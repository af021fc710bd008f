"""Links of the guides that were written by hand: each leads to a page that is there, and to a place on it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from functools import partial

from ..diagnostics import Diagnostics, Origin
from ..docs.docmodel import DocsSite
from ..python.codemodel import File
from ..text.markdown.links import links, places
from ..text.suggest import did_you_mean

_OUTSIDE = re.compile(r"(?:https?|mailto):")


def check_links(site: DocsSite, files: Iterable[File], diagnostics: Diagnostics) -> None:
    """Report every link of a hand-written guide that leads nowhere."""
    written = [page for page in site.pages if page.written]
    if not written:
        return
    known = {file.path.removeprefix("docs/"): file for file in files if file.path.startswith("docs/")}
    for guide in written:
        for link in links(guide.written):
            if _OUTSIDE.match(target := link.target):
                continue
            page, _, anchor = target.partition("#")
            found = posixpath.normpath(posixpath.join(posixpath.dirname(guide.path), page)) if page else guide.path
            place = Origin(page=guide.origin_text, line=link.line, column=link.column)
            if found not in known:
                start = posixpath.dirname(guide.path)
                help = did_you_mean(found, known, shown=partial(posixpath.relpath, start=start))
                diagnostics.error("broken-link", f"this link leads to no page: {target}", place, help=help)
            elif anchor and anchor not in (names := places(known[found].content.decode())):
                help = did_you_mean(anchor, names, shown="#{}".format)
                diagnostics.error("broken-link", f"the page has no such place: {target}", place, help=help)
