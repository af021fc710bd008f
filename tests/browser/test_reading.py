"""A reader in a real browser: searches, follows links, switches tabs, copies, reads in the dark and on a phone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docsite.browser import Page
from docsite.samples import Samples
from docsite.visiting import search

pytestmark = pytest.mark.browser

PAGES = ("index.html", "operation", "model", "api.html", "errors.html")
DARK = "getComputedStyle(document.body).backgroundColor"


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
    page.open((site / "index.html").as_uri())
    lost = {}
    for operation in operations(site):
        for words in (operation["call"], operation["key"], operation["summary"]):
            at = rank(search(page, words), operation)
            if at not in (1, 2):
                lost[words] = at
    assert lost == {}


def test_the_search_finds_what_is_called_and_is_no_operation(page: Page, site: Path) -> None:
    index = json.loads((site / "api.json").read_text(encoding="utf-8"))
    page.open((site / "index.html").as_uri())
    calls = [*index["further_calls"], *index["client_calls"]]
    places = {call["call"]: rank(search(page, call["call"]), call) for call in calls}
    assert {name: at for name, at in places.items() if at not in (1, 2, 3)} == {}


def test_the_search_finds_the_parts_of_a_name(page: Page, site: Path, found: Samples) -> None:
    page.open((site / "index.html").as_uri())
    for part in (found.call.rpartition(".")[2], found.call.partition(".")[0], found.key.rpartition("/")[2].strip("{}")):
        assert search(page, part), part


def test_the_first_result_is_a_page_that_opens(page: Page, site: Path, found: Samples) -> None:
    page.open((site / "errors.html").as_uri())
    search(page, found.call)
    page.press("Enter", 13)
    page.until(f"location.pathname.endsWith({json.dumps(found.operation)}) && document.readyState === 'complete'")
    assert page.run("document.querySelector('h1').firstChild.textContent") == found.summary


def test_an_operation_links_to_its_model_and_the_model_back(page: Page, site: Path, found: Samples) -> None:
    page.open((site / found.operation).as_uri())
    answer = '#returns + p a[href*="models/"]'
    model = page.run(f"document.querySelector({json.dumps(answer)}).href")
    page.click(answer)
    page.until(f"location.href === {json.dumps(model)} && document.readyState === 'complete'")
    back = page.run("[...document.querySelectorAll('#used-by + ul a')].map(one => one.href)")
    assert (site / found.operation).as_uri() in back
    name = Path(found.operation).name
    page.click(f'#used-by + ul a[href$="{name}"]')
    page.until("document.readyState === 'complete' && Boolean(document.querySelector('#raises'))")


def test_tabs_switch(page: Page, site: Path, found: Samples) -> None:
    page.open((site / found.operation).as_uri())
    shown = "[...document.querySelectorAll('.tabbed-block')].map(one => one.getBoundingClientRect().height > 0)"
    page.until(f"{shown}[0]")
    assert page.run(shown)[:3] == [True, False, False]
    page.click(".tabbed-labels > label:nth-child(3)")
    page.until(f"{shown}[2]")
    assert page.run(shown)[:3] == [False, False, True]
    assert "curl" in page.run("document.querySelectorAll('.tabbed-block')[2].innerText")


def test_the_button_copies(page: Page, site: Path) -> None:
    page.open((site / "index.html").as_uri())
    page.until("Boolean(document.querySelector('.md-code__button'))")
    page.run(
        "window.copied = ''; document.addEventListener('copy', event => { copied = getSelection().toString() || "
        "document.activeElement.value }, true);"
        "navigator.clipboard && (navigator.clipboard.writeText = async text => { copied = text })"
    )
    code = page.run("document.querySelector('pre code').innerText")
    page.click(".md-code__button")
    page.until("copied")
    assert page.run("copied").strip() == code.strip()


def test_dark_where_the_machine_is_dark_and_at_a_click(page: Page, site: Path) -> None:
    page.prefer("dark")
    page.open((site / "index.html").as_uri())
    page.until("document.body.dataset.mdColorScheme === 'slate'")
    assert page.run(f"{DARK}.match(/\\d+/g).slice(0, 3).every(one => one < 80)")
    page.click("form[data-md-component=palette] label:not([hidden])")
    page.until("document.body.dataset.mdColorScheme === 'default'")
    assert page.run(f"{DARK}.match(/\\d+/g).slice(0, 3).every(one => one > 200)")


@pytest.mark.parametrize("name", [*PAGES, "reference.html"])
def test_a_phone_scrolls_in_one_direction(page: Page, site: Path, found: Samples, name: str) -> None:
    if name == "reference.html" and not (site / name).is_file():
        pytest.skip("built without npm")
    page.resize(380, 800)
    page.open(where(site, found, name))
    page.run("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert page.run("document.scrollingElement.scrollWidth") <= 380
    page.messages[:] = [one for one in page.messages if not one.startswith("@scalar/api-reference@")]


def test_every_page_has_its_markdown(page: Page, site: Path, found: Samples) -> None:
    page.open((site / found.operation).as_uri())
    link = page.run("document.querySelector('link[rel=alternate][type=\"text/markdown\"]').href")
    assert link == (site / found.operation).with_suffix(".md").as_uri()
    assert page.run("document.querySelector('.page-forms a').href") == link
