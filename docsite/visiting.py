"""What a reader does on a page of the site: searches, and looks once nothing moves any more."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect


def search(page: Page, words: str) -> list[str]:
    """Addresses of the pages that the search finds, best first, without their anchors."""
    box, results = page.locator("dialog[open] [role=combobox]"), page.get_by_role("option")
    if not box.is_visible():
        # A button on a desk, a sign in the header on a phone.
        page.locator(".md-search__button:visible, label[for=__search]:visible").click()
    # Emptied first, so that what is found afterwards is not left over from other words.
    box.fill("")
    expect(results).to_have_count(0)
    box.fill(words)
    expect(page.locator("dialog[open] [role=status]")).to_have_text(re.compile(r"\d"))
    found: list[str] = results.evaluate_all("all => all.map(one => one.href)")
    return list(dict.fromkeys(one.partition("#")[0].partition("?")[0] for one in found))


def settle(page: Page) -> None:
    """Wait until fonts are there and every transition has ended."""
    page.evaluate(
        "document.fonts.ready.then(() => Promise.all(document.getAnimations()"
        ".filter(one => one.effect?.getComputedTiming().iterations !== Infinity)"
        ".map(one => one.finished.catch(() => 0)))).then(() => true)"
    )
