"""Every link inside a built site leads to a file, and to a place in it; nothing is loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_ADDRESSES = {"href", "src"}
_INSIDE = ("data", "blob")
"""Schemes of what comes with the page."""
_TOLD = {"alternate", "canonical"}
"""What a `link` names without loading it."""


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: set[str] = set()
        """Those links that a browser follows by itself."""
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        loads = tag == "link" and not _TOLD & set((dict(attrs).get("rel") or "").split())
        for name, value in attrs:
            if name in _ADDRESSES and value:
                self.links.append(value)
                if loads or name == "src":
                    self.loaded.add(value)
            elif value and (name == "id" or (tag == "a" and name == "name")):
                self.anchors.add(value)


def broken(site: Path) -> list[str]:
    """What leads nowhere, `page: target` each, sorted; also what would be loaded from elsewhere."""
    pages = {path.resolve(): _read(path) for path in sorted(site.rglob("*.html"))}
    return sorted(found for path, page in pages.items() for found in _faults(site.resolve(), path, page, pages))


def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def _faults(site: Path, path: Path, page: _Page, pages: Mapping[Path, _Page]) -> Iterator[str]:
    for link in dict.fromkeys(page.links):
        target = urlsplit(link)
        if target.scheme or target.netloc:
            if link in page.loaded and target.scheme not in _INSIDE:
                yield f"{path.relative_to(site).as_posix()}: {link}"
            continue
        # The page for unknown addresses is shown at any address, so its links start at the root.
        base = site if target.path.startswith("/") else path.parent
        found = (base / unquote(target.path).lstrip("/")).resolve() if target.path else path
        anchor = unquote(target.fragment)
        if not found.is_file() or (anchor and found in pages and anchor not in pages[found].anchors):
            yield f"{path.relative_to(site).as_posix()}: {link}"
