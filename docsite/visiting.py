"""What a reader does on a page of the site: searches, and looks once nothing moves any more."""

from __future__ import annotations

import json

from .browser import Page

_BOX = "[...document.body.children].map(one => one.shadowRoot).find(root => root?.querySelector('[role=combobox]'))"
"""The search is a shadow tree of its own."""
_FOUND = """(() => {
  const root = %s, status = root?.querySelector("[role=status]")?.textContent ?? ""
  if (root?.querySelector("[role=combobox]").value !== %s || !/\\d/.test(status)) return null
  return [...root.querySelectorAll("[role=option]")].map(one => one.href)
})()"""


def open_search(page: Page) -> None:
    """Open the search, empty, with the focus in it."""
    if not page.run(f"Boolean({_BOX}?.querySelector('dialog[open]'))"):
        page.run("document.querySelector('.md-search__button').click()")
    page.until(f"Boolean({_BOX}?.querySelector('dialog[open] [role=combobox]'))")
    page.run(f"{_BOX}.querySelector('[role=combobox]').select()")
    page.press("Backspace", 8)
    page.until(f"!{_BOX}.querySelector('[role=option]')")


def search(page: Page, words: str) -> list[str]:
    """Addresses of the pages that the search finds, best first, without their anchors."""
    open_search(page)
    page.write(words)
    found: list[str] = page.until(_FOUND % (_BOX, json.dumps(words)))
    return list(dict.fromkeys(one.partition("#")[0].partition("?")[0] for one in found))


def settle(page: Page) -> None:
    """Wait until fonts are there and every transition has ended."""
    page.run(
        "document.fonts.ready.then(() => Promise.all(document.getAnimations()"
        ".filter(one => one.effect?.getComputedTiming().iterations !== Infinity)"
        ".map(one => one.finished.catch(() => 0)))).then(() => true)"
    )
