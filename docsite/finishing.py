"""What the site builder leaves out: the Markdown of each page beside it, the files for programs, and links to them."""

from __future__ import annotations

import html
import shutil
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

DATA = ("openapi.json", "api.json")
"""Files beside the folder of the docs that go into the site."""
_HEAD = "</head>"
_ARTICLE = '<article class="md-content__inner md-typeset">'


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
            text = linked(page.read_text(encoding="utf-8"), path.name, [(name, up + to) for name, to in also])
            page.write_text(text, encoding="utf-8")


def linked(page: str, twin: str, others: Iterable[tuple[str, str]]) -> str:
    """The page with links to the file that has its Markdown and to others (text, address)."""
    if page.count(_HEAD) != 1 or page.count(_ARTICLE) != 1:
        raise LayoutError(f"{twin}: no single head and article")
    address = html.escape(quote(twin))
    links = [f'<a href="{address}" type="text/markdown">Markdown</a>']
    links += [f'<a href="{html.escape(to)}">{html.escape(text)}</a>' for text, to in others]
    head = f'<link rel="alternate" type="text/markdown" href="{address}">\n{_HEAD}'
    line = f'{_ARTICLE}\n<p class="page-forms">{" · ".join(links)}</p>'
    return page.replace(_HEAD, head).replace(_ARTICLE, line)
