"""One Chromium for all tests of the site, a window of its own for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Route

from docsite.browser import BrowserError, chromium
from docsite.samples import Samples, samples

SITE = Path(__file__).resolve().parents[2] / "generated" / "site"
LOCAL = ("file:", "data:", "blob:", "about:")


class Visit:
    """A window, and what happened in it that a reader does not see.

    What is not below the folder or server `at` is not reached. What the policy of a page stops was never asked for, and
    stands on the console.
    """

    def __init__(self, context: BrowserContext, at: str = "file:") -> None:
        self.at = at
        self.asked: list[str] = []
        """Addresses elsewhere that were asked for."""
        self.said: list[str] = []
        """What stood on the console, and errors that no script caught."""
        self.dialogs: list[str] = []
        self.windows: list[str] = []
        context.route(lambda url: not url.startswith((*LOCAL, at)), self._outside)
        self.page = context.new_page()
        self.page.on("dialog", self._dialog)
        self.page.on("popup", lambda other: self.windows.append(other.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def open(self, path: str) -> None:
        """Go to a page below `at`, and open all that is folded there."""
        self.page.goto(f"{self.at}/{path}")
        self.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")

    def harmed(self) -> bool:
        """Whether an attack of the tests ran."""
        return bool(self.page.evaluate("window.harmed !== undefined"))

    def check(self) -> None:
        """The window stayed on its own, and nothing came up."""
        assert (self.asked, self.dialogs, self.windows) == ([], [], [])

    def _outside(self, route: Route) -> None:
        self.asked.append(route.request.url)
        route.abort()

    def _dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    try:
        with chromium() as running:
            yield running
    except BrowserError as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def site() -> Path:
    if not (SITE / "index.html").is_file():
        pytest.skip("the site is not built; `make docs` builds it")
    return SITE


@pytest.fixture(scope="session")
def found(site: Path) -> Samples:
    return samples(site)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """A window on a desk, which at the end has asked for nothing elsewhere and said nothing on the console."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    yield from _watched(context)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Visit]:
    """The same on a phone."""
    context = browser.new_context(viewport={"width": 380, "height": 800}, is_mobile=True, color_scheme="light")
    yield from _watched(context)


@pytest.fixture
def page(visit: Visit) -> Page:
    """The page of that window."""
    return visit.page


def _watched(context: BrowserContext) -> Iterator[Visit]:
    visit = Visit(context)
    yield visit
    visit.check()
    assert visit.said == []
    context.close()
