"""A reader in a real browser: searches, follows links, switches tabs, copies, reads in the dark and on a phone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from docsite.samples import Samples
from docsite.visiting import search

from .conftest import Visit

pytestmark = pytest.mark.browser

PAGES = ("index.html", "operation", "model", "api.html", "errors.html")
GREYS = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)"
"""How bright the background is, from 0 to 255 in each of three colours."""


def where(site: Path, found: Samples, name: str) -> str:
    """Address of a page, or of a kind of page."""
    return (site / {"operation": found.operation, "model": found.model}.get(name, name)).as_uri()


def operations(site: Path) -> list[dict[str, str]]:
    every: list[dict[str, str]] = json.loads((site / "api.json").read_text(encoding="utf-8"))["operations"]
    return every[:: max(1, len(every) // 8)]


def rank(results: list[str], operation: dict[str, str]) -> int:
    path = operation["docs"].partition("#")[0].removeprefix("docs/").removesuffix(".md") + ".html"
    return next((at for at, one in enumerate(results, 1) if one.endswith("/" + path)), 0)


def test_the_search_finds_an_operation_by_its_name_its_path_and_its_words(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    lost = {}
    for operation in operations(site):
        for words in (operation["call"], operation["key"], operation["summary"].removesuffix(".")):
            at = rank(search(page, words), operation)
            if at not in (1, 2):
                lost[words] = at
    assert lost == {}


def test_the_search_finds_what_is_called_and_is_no_operation(page: Page, site: Path) -> None:
    index = json.loads((site / "api.json").read_text(encoding="utf-8"))
    page.goto((site / "index.html").as_uri())
    calls = [*index["further_calls"], *index["client_calls"]]
    places = {call["call"]: rank(search(page, call["call"]), call) for call in calls}
    assert {name: at for name, at in places.items() if at not in (1, 2, 3)} == {}


def test_the_search_finds_the_parts_of_a_name(page: Page, site: Path, found: Samples) -> None:
    page.goto((site / "index.html").as_uri())
    for part in (found.call.rpartition(".")[2], found.call.partition(".")[0], found.key.rpartition("/")[2].strip("{}")):
        assert search(page, part), part


def test_the_first_result_is_a_page_that_opens(page: Page, site: Path, found: Samples) -> None:
    page.goto((site / "errors.html").as_uri())
    search(page, found.call)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.partition("#")[0].partition("?")[0] == (site / found.operation).as_uri())
    assert page.evaluate("document.querySelector('h1').firstChild.textContent") == found.summary.removesuffix(".")


def test_an_operation_links_to_its_model_and_the_model_back(page: Page, site: Path, found: Samples) -> None:
    page.goto((site / found.operation).as_uri())
    answer = page.locator('#returns + p a[href*="models/"]').first
    model = answer.evaluate("one => one.href")
    answer.click()
    page.wait_for_url(model)
    back = page.locator("#used-in-operations + ul a")
    assert (site / found.operation).as_uri() in back.evaluate_all("all => all.map(one => one.href)")
    page.locator(f'#used-in-operations + ul a[href$="{Path(found.operation).name}"]').first.click()
    page.wait_for_url((site / found.operation).as_uri())
    assert page.locator("#raises").count() == 1


def test_tabs_switch(page: Page, site: Path, found: Samples) -> None:
    page.goto((site / found.operation).as_uri())
    first, second, third = (page.locator(".tabbed-block").nth(at) for at in range(3))
    expect(first).to_be_visible()
    assert not (second.is_visible() or third.is_visible())
    page.locator(".tabbed-labels > label:nth-child(3)").first.click()
    expect(third).to_be_visible()
    assert not (first.is_visible() or second.is_visible())
    assert "curl" in third.inner_text()


def test_the_button_copies(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    button = page.locator(".md-code__button").first
    button.wait_for()
    page.evaluate(
        "window.copied = ''; document.addEventListener('copy', event => { copied = getSelection().toString() || "
        "document.activeElement.value }, true);"
        "navigator.clipboard && (navigator.clipboard.writeText = async text => { copied = text })"
    )
    code = page.locator("pre code").first.inner_text()
    button.click()
    page.wait_for_function("copied")
    assert page.evaluate("copied").strip() == code.strip()


def test_dark_where_the_machine_is_dark_and_at_a_click(page: Page, site: Path) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto((site / "index.html").as_uri())
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert max(page.evaluate(GREYS)) < 80
    page.locator("form[data-md-component=palette] label:not([hidden])").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    assert min(page.evaluate(GREYS)) > 200


@pytest.mark.parametrize("name", [*PAGES, "reference.html"])
def test_a_phone_scrolls_in_one_direction(phone: Visit, site: Path, found: Samples, name: str) -> None:
    if name == "reference.html" and not (site / name).is_file():
        pytest.skip("built without npm")
    phone.page.goto(where(site, found, name))
    phone.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert phone.page.evaluate("document.scrollingElement.scrollWidth") <= 380
    phone.said[:] = [one for one in phone.said if not one.startswith("@scalar/api-reference@")]


def test_a_phone_searches(phone: Visit, site: Path, found: Samples) -> None:
    phone.page.goto((site / "index.html").as_uri())
    assert search(phone.page, found.call)[0] == (site / found.operation).as_uri()


def test_every_page_has_its_markdown(page: Page, site: Path, found: Samples) -> None:
    page.goto((site / found.operation).as_uri())
    link = page.locator('link[rel=alternate][type="text/markdown"]').evaluate("one => one.href")
    assert link == (site / found.operation).with_suffix(".md").as_uri()
    assert page.locator(".page-forms a").first.evaluate("one => one.href") == link
