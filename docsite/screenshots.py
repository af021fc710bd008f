"""Pictures of the built site, for eyes: the pages that are hardest to get right, on a wide and on a narrow screen."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from .browser import BrowserError, chromium
from .samples import Samples, samples
from .visiting import search, settle

WIDE, NARROW = (1280, 900), (380, 800)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A picture to take."""

    name: str
    path: str
    """The page, below the folder of the site."""
    size: tuple[int, int] = WIDE
    dark: bool = False
    search: str = ""
    """What to type into the search first."""
    scroll: int = 0
    printed: bool = False
    """Whether as on paper."""


def shots(found: Samples) -> tuple[Shot, ...]:
    """The pictures of a site."""
    return (
        Shot(name="front", path="index.html"),
        Shot(name="front-dark", path="index.html", dark=True),
        Shot(name="front-narrow", path="index.html", size=NARROW),
        Shot(name="operation", path=found.operation),
        Shot(name="operation-body", path=found.operation, scroll=2600),
        Shot(name="operation-dark", path=found.operation, dark=True, scroll=1800),
        Shot(name="operation-narrow", path=found.operation, size=NARROW, scroll=2600),
        Shot(name="operation-print", path=found.operation, scroll=1200, printed=True),
        Shot(name="operation-top-narrow", path=found.operation, size=NARROW),
        Shot(name="guide", path="guides/errors.html"),
        Shot(name="model", path=found.model),
        Shot(name="model-narrow-dark", path=found.model, size=NARROW, dark=True),
        Shot(name="surface", path="api.html"),
        Shot(name="errors", path="errors.html"),
        Shot(name="errors-narrow", path="errors.html", size=NARROW),
        Shot(name="search", path="index.html", search=found.call),
        Shot(name="search-narrow", path="index.html", search=found.call, size=NARROW),
        Shot(name="reference", path="reference.html"),
    )


def take(site: Path, folder: Path) -> int:
    """Take them all into `folder`; the exit code."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with chromium() as browser:
            for shot in shots(samples(site)):
                if (site / shot.path).is_file():
                    _take(browser, shot, site.resolve(), folder / f"{shot.name}.png")
    except BrowserError as missing:
        print(f"docsite: no pictures: {missing}", file=sys.stderr)
        return 1
    return 0


def _take(browser: Browser, shot: Shot, site: Path, to: Path) -> None:
    width, height = shot.size
    page = browser.new_page(
        viewport={"width": width, "height": height},
        is_mobile=shot.size == NARROW,
        color_scheme="dark" if shot.dark else "light",
    )
    page.goto((site / shot.path).as_uri())
    if shot.printed:
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
    if shot.search:
        search(page, shot.search)
    page.evaluate(f"window.scrollTo(0, {shot.scroll})")
    settle(page)
    page.screenshot(path=to)
    page.close()
    print(to)
