"""Every link inside a built site leads to a file, and to a place in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_ADDRESSES = {"href", "src"}


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in _ADDRESSES and value:
                self.links.append(value)
            elif value and (name == "id" or (tag == "a" and name == "name")):
                self.anchors.add(value)


def broken(site: Path, root: str = "/") -> list[str]:
    """What leads nowhere, `page: target` each, sorted. Of links to other hosts nothing is known here.

    `root` is the path of the site at its address.
    """
    pages = {path.resolve(): _read(path) for path in sorted(site.rglob("*.html"))}
    return sorted(found for path, page in pages.items() for found in _faults(site.resolve(), root, path, page, pages))


def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def _faults(site: Path, root: str, path: Path, page: _Page, pages: Mapping[Path, _Page]) -> Iterator[str]:
    for link in dict.fromkeys(page.links):
        target = urlsplit(link)
        if target.scheme or target.netloc:
            continue
        # The page for unknown addresses is shown at any address, so its links start at the root.
        base = site if target.path.startswith("/") else path.parent
        below = target.path.removeprefix(root) if base is site else target.path
        found = (base / unquote(below).lstrip("/")).resolve() if target.path else path
        anchor = unquote(target.fragment)
        if not found.is_file() or (anchor and found in pages and anchor not in pages[found].anchors):
            yield f"{path.relative_to(site).as_posix()}: {link}"
