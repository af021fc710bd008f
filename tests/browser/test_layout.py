"""How pages are laid out: code beside the text, cards on a phone, paper with nothing folded; what the buttons do."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from docsite.samples import Samples

from .conftest import Visit
from .test_reading import PAGES, where

pytestmark = pytest.mark.browser

BOX = "one => { const box = one.getBoundingClientRect(); return [box.left, box.right, box.top, box.bottom] }"


def box(one: Locator) -> tuple[float, float, float, float]:
    """Left, right, top and bottom in the window."""
    left, right, top, bottom = one.evaluate(BOX)
    return left, right, top, bottom


@pytest.mark.parametrize("name", ["operation", "model"])
def test_code_stands_beside_the_text_and_stays_in_sight(page: Page, site: Path, found: Samples, name: str) -> None:
    page.goto(where(site, found, name))
    code, text = page.locator(".page-code"), page.locator(".page-text").first
    assert box(code)[0] >= box(text)[1]
    page.evaluate("window.scrollTo(0, 1500)")
    _, _, top, bottom = box(code)
    assert top >= 0 and bottom <= 900


def test_code_stands_between_the_text_on_a_phone(phone: Visit, site: Path, found: Samples) -> None:
    phone.page.goto(where(site, found, "operation"))
    before, after = (box(phone.page.locator(".page-text").nth(at)) for at in range(2))
    code = box(phone.page.locator(".page-code"))
    assert before[3] <= code[2] and code[3] <= after[2]


def test_the_purpose_comes_before_the_signature_and_the_method_has_a_colour(page: Page, site: Path) -> None:
    page.goto((site / "operations" / "flows" / "run.html").as_uri())
    request = page.locator("article code.request").first
    purpose = page.get_by_text("Queues an on-demand run").first
    signature = page.locator("article .highlight").first
    assert box(request)[2] < box(purpose)[2] < box(signature)[2]
    colours = {page.locator("article h1").evaluate("one => getComputedStyle(one).color")}
    assert request.locator(".method.post").evaluate("one => getComputedStyle(one).color") not in colours


@pytest.mark.parametrize("name", [*PAGES, "models.html"])
def test_on_a_phone_rows_are_cards_and_nothing_is_cut_off(phone: Visit, site: Path, found: Samples, name: str) -> None:
    phone.page.goto(where(site, found, name))
    phone.page.evaluate("document.querySelectorAll('article details').forEach(one => { one.open = true })")
    wide = phone.page.locator("article :is(table, tr, td, p, li)").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().right > innerWidth + 1"
        " || (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible'))"
        ".map(one => one.textContent.slice(0, 60))"
    )
    assert wide == []
    for cell in phone.page.locator("article td").all()[:3]:
        assert cell.evaluate("one => getComputedStyle(one).display") == "block"


def test_paper_has_nothing_folded(page: Page, site: Path, found: Samples) -> None:
    page.goto(where(site, found, "operation"))
    folded = "document.querySelectorAll('article details:not([open])').length"
    count = page.evaluate(folded)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert count and page.evaluate(folded) == 0
    page.emulate_media(media="print")
    expect(page.locator(".page-forms")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(folded) == count


def test_a_link_to_a_folded_field_opens_what_holds_it(page: Page, site: Path, found: Samples) -> None:
    page.goto(where(site, found, "operation"))
    place = page.locator("article details .row-link").first.get_attribute("id")
    page.goto(f"{where(site, found, 'operation')}#{place}")
    expect(page.locator(f"#{place}")).to_be_in_viewport()


def test_the_markdown_of_a_page_is_copied(page: Page, site: Path, found: Samples) -> None:
    page.goto(where(site, found, "operation"))
    page.evaluate("navigator.clipboard.writeText = async text => { window.copied = text }")
    page.get_by_role("button", name="Copy as Markdown").click()
    expect(page.locator(".page-copy")).to_have_text("Copied")
    source = (site / found.operation).with_suffix(".md").read_text(encoding="utf-8")
    assert page.evaluate("copied") == source


def test_models_are_in_the_navigation_by_page(page: Page, site: Path, found: Samples) -> None:
    page.goto(where(site, found, "model"))
    current = page.locator(".page-models [aria-current=page]")
    expect(current).to_have_count(1)
    assert current.evaluate("one => one.href") == where(site, found, "model")
    group = page.locator(".page-models details[open]")
    expect(group).to_have_count(1)
    other = group.locator("a:not([aria-current])").first
    address = other.evaluate("one => one.href")
    other.click()
    page.wait_for_url(address)


def test_pages_lead_to_the_one_before_and_the_next(page: Page, site: Path, found: Samples) -> None:
    page.goto(where(site, found, "operation"))
    following = page.locator(".md-footer__link--next")
    address = following.evaluate("one => one.href")
    following.click()
    page.wait_for_url(address)
    page.locator(".md-footer__link--prev").click()
    page.wait_for_url(where(site, found, "operation"))
