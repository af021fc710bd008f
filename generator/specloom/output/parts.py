"""The docs as plain texts for language models: by resource, none too long, with links from the folder of the docs."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..docs.docmodel import DocsSite, Page
from ..text.identifiers import split
from ..text.markdown.links import outside_fences

MOST = 60_000
"""Bytes of a text, unless a single page is longer."""
_LINK = re.compile(r"(?P<code>`+)(?!`).*?(?<!`)(?P=code)(?!`)|\]\((?![a-z]+:)(?P<target>[^)\s]+)\)")
"""A link whose target is on this site; before it, code, in which there are none."""
_ANCHOR = re.compile(r'<a id="[^"]*"></a>')
"""What links to a page lead to; in the text of many pages it would be one of several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of the texts."""

    path: str
    """Below the folder of the docs."""
    title: str
    text: str


def parts(site: DocsSite, rendered: Mapping[str, str], models: Iterable[tuple[str, Iterable[str]]]) -> tuple[Part, ...]:
    """The texts of all pages that belong into them, in the order of the pages; `models` are told in short, by page."""
    chapters: dict[tuple[str, ...], list[str]] = {}
    for page in site.pages:
        if page.full_text:
            text = flat(rendered[f"docs/{page.path}"], page.path, site.site_url)
            chapters.setdefault(_chapter(page), []).append(f"<!-- docs/{page.path} -->\n\n{text}")
    chapters |= {("Models", title): [flat(text, "", "") for text in texts] for title, texts in models}
    return tuple(part for chapter, texts in chapters.items() for part in _parts(chapter, texts))


def flat(text: str, here: str, site_url: str) -> str:
    """Markdown with links from the folder of the docs, or absolute ones where the address of the site is known."""

    def moved(found: re.Match[str]) -> str:
        if found["code"]:
            return found[0]
        page, mark, place = found["target"].partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(here), page)) if page else here
        return f"]({site_url.rstrip('/') + '/' if site_url else ''}{target}{mark}{place})"

    return outside_fences(text, lambda line: _LINK.sub(moved, _ANCHOR.sub("", line)))


def _chapter(page: Page) -> tuple[str, ...]:
    """The headings of a page in the navigation; what has none is about the package as a whole."""
    return page.section or ("General",)


def _parts(chapter: tuple[str, ...], texts: Iterable[str]) -> Iterator[Part]:
    slug = "-".join(word.lower() for heading in chapter for word in split(heading))
    for number, text in enumerate(_filled(texts), 1):
        again = f"-{number}" if number > 1 else ""
        title = ", ".join(chapter) + (f", part {number}" if number > 1 else "")
        yield Part(path=f"llms-full-{slug}{again}.txt", title=title, text=text)


def _filled(texts: Iterable[str]) -> Iterator[str]:
    """As many texts together as there is room for."""
    taken: list[str] = []
    size = 0
    for text in texts:
        length = len(text.encode("utf-8", "replace"))
        if taken and size + length > MOST:
            yield "\n".join(taken)
            taken, size = [], 0
        taken.append(text)
        size += length
    if taken:
        yield "\n".join(taken)
