"""What the site builder leaves out: the Markdown of each page beside it, the files for programs, and links to them."""

from __future__ import annotations

import html
import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path, PurePath
from urllib.parse import quote

from .layout import compact, laid_out
from .packing import packed

DATA = ("openapi.json", "api.json")
"""Files beside the folder of the docs that go into the site."""
MARKDOWN = Path("assets", "markdown.js")
"""The Markdown of all pages, loaded to copy one: from a folder, a page can read scripts but no text."""
NAMES = Path("assets", "models.js")
"""The models by page of the API, for the navigation of pages of models."""
_HEAD = "</head>"
_ARTICLE = '<article class="md-content__inner md-typeset">'
_END = "</article>"
_LOGO = re.compile(r'title="[^"]*"( class="[^"]*\bmd-logo" aria-label=("[^"]*"))')
"""The name of the site twice; the theme encodes the first, though the configuration has it encoded."""
_TAKEN = re.compile(
    r'<h[1-6] id="(?=__)|<a class="headerlink" href="#(?=__)|<a href="#(?=__[^"]*" class="md-nav__link")'
)
"""Headings that have the name of a part of the theme, as `__config` and `__search`, and the links to them."""
FREE = "heading-"
"""What such a heading has before its name: the theme finds its parts by theirs."""

_PILCROW = "\u00b6"
_ROW = re.compile(r'<a id="([^"]+)"></a>(?=<(?:strong><)?code>)')
"""The place of a row: an argument, a field or a code."""

_DESCRIPTION = re.compile(r'<meta name="description" content="[^"]*">')
_PARAGRAPH = re.compile(r"<p>(?!<a |<code>[^<]*</code></p>)(.*?)</p>", re.DOTALL)
_TITLE = re.compile(r"<h1[^>]*>(.*?)(?:<a class=\"headerlink\"|</h1>)", re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>")
LONGEST = 160
"""Characters of a description that services show."""


class LayoutError(Exception):
    """A page has no place for its links: the site builder writes its pages differently now."""


def finish(docs: Path, site: Path, extra: Iterable[tuple[str, str]]) -> None:
    """Copy the Markdown and the data, and link each page to its Markdown and to the `extra` (text, path in the site).

    Raises `LayoutError` when a page is not as expected.
    """
    for name in DATA:
        document = json.loads((docs.parent / name).read_text(encoding="utf-8"))
        (site / name).write_text(json.dumps(document, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    also = tuple(extra)
    texts: dict[str, str] = {}
    for source in sorted(docs.rglob("*.md")):
        path = source.relative_to(docs)
        page = (site / path).with_suffix(".html")
        if page.is_file():
            shutil.copyfile(source, site / path)
            texts[path.as_posix()] = source.read_text(encoding="utf-8")
            up = "../" * (len(path.parts) - 1)
            shown = with_permalinks(freed(page.read_text(encoding="utf-8")))
            # The front page has the description of the whole site.
            shown = shown if path.name == "index.md" else described(shown)
            text = linked(shown, path, [(name, up + to) for name, to in also])
            page.write_text(compact(text), encoding="utf-8")
    (site / NAMES).write_text(f"globalThis.modelPages = {_models(site)}\n", encoding="utf-8")
    content = packed(json.dumps(texts, ensure_ascii=False).encode("utf-8"))
    (site / MARKDOWN).write_text(f'globalThis.packedPages = "{content}"\n', encoding="ascii")


def _models(site: Path) -> str:
    """Page of the API -> name and page of its models, as a literal of JavaScript."""
    found: dict[str, list[tuple[str, str]]] = {}
    shared = "Several pages"
    for one in json.loads((site / "api.json").read_text(encoding="utf-8"))["models"]:
        page, _, place = one["docs"].removeprefix("docs/").partition("#")
        path = page.removesuffix(".md") + ".html" + (f"#{place}" if place else "")
        found.setdefault(one["page"] or shared, []).append((one["model"].rpartition(":")[2], path))
    pages = sorted(found, key=lambda page: (page == shared, page))
    return json.dumps([(page, sorted(found[page])) for page in pages])


def freed(page: str) -> str:
    """The page with no heading in the place of a part of the theme."""
    return _TAKEN.sub(rf"\g<0>{FREE}", page)


def described(page: str) -> str:
    """The page with its own description: its first paragraph before any section, else its title."""
    article = page.partition(_ARTICLE)[2].partition("<h2")[0]
    texts = (" ".join(html.unescape(_MARKUP.sub("", found)).split()) for found in _PARAGRAPH.findall(article))
    text = next((one for one in texts if not one.startswith("Index \u203a")), "") or _title(article)
    short = text if len(text) <= LONGEST else text[: text.rfind(" ", 0, LONGEST)] + " \u2026"
    return _DESCRIPTION.sub(lambda _: f'<meta name="description" content="{html.escape(short)}">', page, count=1)


def _title(article: str) -> str:
    found = _TITLE.search(article)
    return html.unescape(_MARKUP.sub("", found[1])).strip() if found else ""


def with_permalinks(page: str) -> str:
    """The page with a link to each row, as its headings have."""
    return _ROW.sub(r'<a id="\1" class="row-link" href="#\1" title="Permanent link">' + _PILCROW + "</a>", page)


def linked(page: str, twin: PurePath, others: Iterable[tuple[str, str]]) -> str:
    """The page laid out, with a button that copies its Markdown, and links to the file of that and to others."""
    if page.count(_HEAD) != 1 or page.count(_ARTICLE) != 1 or page.count(_END) != 1:
        raise LayoutError(f"{twin.as_posix()}: no single head and article")
    address = html.escape(quote(twin.name))
    links = [f'<a href="{address}" type="text/markdown">Markdown</a>']
    links += [f'<a href="{html.escape(to)}">{html.escape(text)}</a>' for text, to in others]
    path = html.escape(twin.as_posix())
    button = f'<button type="button" class="page-copy" data-page="{path}">Copy as Markdown</button>'
    head = f'<link rel="alternate" type="text/markdown" href="{address}">\n{_HEAD}'
    line = f'<p class="page-forms">{" · ".join((button, *links))}</p>'
    before, _, rest = _LOGO.sub(r"title=\2\1", page).replace(_HEAD, head).partition(_ARTICLE)
    article, _, after = rest.partition(_END)
    return f"{before}{_ARTICLE}\n{laid_out(line + article)}{_END}{after}"
