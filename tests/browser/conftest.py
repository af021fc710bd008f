"""One Chromium for all tests of the site, a page of its own for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from docsite.browser import Browser, Page, executable
from docsite.samples import Samples, samples

SITE = Path(__file__).resolve().parents[2] / "generated" / "site"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if executable() is None:
        pytest.skip("Chromium is not installed; `make browser` installs it")
    with Browser() as running:
        yield running


@pytest.fixture(scope="session")
def site() -> Path:
    if not (SITE / "index.html").is_file():
        pytest.skip("the site is not built; `make docs` builds it")
    return SITE


@pytest.fixture(scope="session")
def found(site: Path) -> Samples:
    return samples(site)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that asked for nothing outside its folder and said nothing on the console, or the test fails."""
    opened = browser.page()
    opened.resize(1280)
    opened.prefer("light")
    yield opened
    assert outside(opened) == []
    assert opened.messages == []
    opened.close()


def outside(page: Page) -> list[str]:
    """Addresses that the page requested and that are no files."""
    return [one for one in page.requests if not one.startswith(("file:", "data:", "blob:", "about:"))]
