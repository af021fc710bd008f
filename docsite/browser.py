"""The installed Chromium, driven by Playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")


class BrowserError(Exception):
    """There is no Chromium on this machine."""


def executable() -> str | None:
    """Path of the installed Chromium, or None."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium with an empty profile. Raises `BrowserError` when none is installed."""
    path = executable()
    if path is None:
        raise BrowserError("Chromium is not installed; `make browser` installs it")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path)
        try:
            yield browser
        finally:
            browser.close()
