"""What the site builder leaves out: the Markdown of each page beside it, the files for programs, and links to them."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

DATA = ("openapi.json", "api.json")
"""Files beside the folder of the docs that go into the site."""
_HEAD = "</head>"
_ARTICLE = '<article class="md-content__inner md-typeset">'
_LOGO = re.compile(r'title="[^"]*"( class="[^"]*\bmd-logo" aria-label=("[^"]*"))')
"""The name of the site twice; the theme encodes the first, though the configuration has it encoded."""
_TAKEN = re.compile(
    r'<h[1-6] id="(?=__)|<a class="headerlink" href="#(?=__)|<a href="#(?=__[^"]*" class="md-nav__link")'
)
"""Headings that have the name of a part of the theme, as `__config` and `__search`, and the links to them."""
FREE = "heading-"
"""What such a heading has before its name: the theme finds its parts by theirs."""

_ROW = re.compile(r'<a id="([^"]+)"></a>(?=<(?:strong><)?code>)')
"""The place of a row: an argument, a field or a code."""


class LayoutError(Exception):
    """A page has no place for its links: the site builder writes its pages differently now."""


def finish(docs: Path, site: Path, extra: Iterable[tuple[str, str]]) -> None:
    """Copy the Markdown and the data, and link each page to its Markdown and to the `extra` (text, path in the site).

    Raises `LayoutError` when a page is not as expected.
    """
    for name in DATA:
        shutil.copyfile(docs.parent / name, site / name)
    also = tuple(extra)
    for source in sorted(docs.rglob("*.md")):
        path = source.relative_to(docs)
        page = (site / path).with_suffix(".html")
        if page.is_file():
            shutil.copyfile(source, site / path)
            up = "../" * (len(path.parts) - 1)
            shown = with_permalinks(freed(page.read_text(encoding="utf-8")))
            text = linked(shown, path.name, [(name, up + to) for name, to in also])
            page.write_text(text, encoding="utf-8")


def freed(page: str) -> str:
    """The page with no heading in the place of a part of the theme."""
    return _TAKEN.sub(rf"\g<0>{FREE}", page)


def with_permalinks(page: str) -> str:
    """The page with a link to each row, as its headings have."""
    return _ROW.sub(r'<a id="\1" class="row-link" href="#\1" title="Permanent link">&para;</a>', page)


def linked(page: str, twin: str, others: Iterable[tuple[str, str]]) -> str:
    """The page with links to the file that has its Markdown and to others (text, address)."""
    if page.count(_HEAD) != 1 or page.count(_ARTICLE) != 1:
        raise LayoutError(f"{twin}: no single head and article")
    address = html.escape(quote(twin))
    links = [f'<a href="{address}" type="text/markdown">Markdown</a>']
    links += [f'<a href="{html.escape(to)}">{html.escape(text)}</a>' for text, to in others]
    head = f'<link rel="alternate" type="text/markdown" href="{address}">\n{_HEAD}'
    line = f'{_ARTICLE}\n<p class="page-forms">{" · ".join(links)}</p>'
    return _LOGO.sub(r"title=\2\1", page).replace(_HEAD, head).replace(_ARTICLE, line)
