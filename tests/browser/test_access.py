"""For everybody: by keyboard, with a visible focus, and without a finding of axe on a desk, a phone, in the dark."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from specloom.site.packages import Package, PackageError, read

from docsite.samples import Samples
from docsite.visiting import settle

from .conftest import Visit
from .test_reading import PAGES, where

pytestmark = pytest.mark.browser

AXE = Package(
    name="axe-core",
    version="4.14.1",
    integrity="sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
)
FOCUS = """(() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect()
  return {
    what: one.closest("article") ? "article " + one.tagName : one.className || one.type || one.tagName,
    seen: box.width > 0 && box.height > 0,
    outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
  }
})()"""


@pytest.fixture(scope="session")
def axe() -> str:
    try:
        return read(AXE, "axe.min.js")
    except PackageError as missing:
        pytest.skip(str(missing))


@pytest.mark.parametrize("screen", ["desk", "dark", "phone"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(
    visit: Visit, phone: Visit, site: Path, found: Samples, axe: str, name: str, screen: str
) -> None:
    page = (phone if screen == "phone" else visit).page
    page.emulate_media(color_scheme="dark" if screen == "dark" else "light")
    page.goto(where(site, found, name))
    page.evaluate("document.querySelectorAll('article details').forEach(one => { one.open = true })")
    settle(page)
    page.evaluate(f"{axe}; true")
    result = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")
    faults = {one["id"]: [node["target"] for node in one["nodes"]] for one in result["violations"]}
    assert faults == {}, json.dumps(faults, indent=2)


def test_the_keyboard_reaches_search_navigation_and_tabs(page: Page, site: Path, found: Samples) -> None:
    page.goto((site / found.operation).as_uri())
    reached, unseen = [], []
    for _ in range(400):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        reached.append(focus["what"])
        if focus["seen"] and not focus["outline"]:
            unseen.append(focus["what"])
        if focus["what"].startswith("article INPUT"):
            break
    assert "md-skip" in reached[0]
    assert any("md-search__button" in one for one in reached)
    assert any("md-nav__link" in one for one in reached)
    assert reached[-1] == "article INPUT", "the tabs of the example"
    assert unseen == []


def test_a_key_opens_the_search(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.locator(".md-search__button").wait_for()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox")).to_be_focused()
