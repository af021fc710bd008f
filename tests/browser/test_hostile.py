"""A site made of attacks, in a real browser: whatever page is opened or searched, nothing runs and nobody is asked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser
from specloom.site.building import build

from tests.site import hostile

from .conftest import Visit

pytestmark = pytest.mark.browser

GUIDE = f"""# T<svg onload={hostile.HARM}> <script>{hostile.HARM}</script>

<img src="https://{hostile.FAR}/p.png" onerror="{hostile.HARM}"> <script src="https://{hostile.FAR}/s.js"></script>
<link rel="stylesheet" href="https://{hostile.FAR}/s.css"> <iframe src="https://{hostile.FAR}/"></iframe>
<button id="handler" onclick="{hostile.HARM}">Press</button> <a id="link" href="javascript:{hostile.HARM}">Follow</a>
<form id="form" action="https://{hostile.FAR}/"><input name="x" autofocus onfocus="{hostile.HARM}"></form>
"""
"""Raw HTML of an author, which no encoder touches: here only the policy of the page stands in the way."""


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = hostile.package(tmp_path_factory.mktemp("attacked"), guide=GUIDE)
    build(folder)
    return folder / "site"


@pytest.fixture(params=["folder", "server"])
def place(request: pytest.FixtureRequest, attacked: Path) -> Iterator[str]:
    """Where the site is opened: its folder, or a server."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(attacked))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield attacked.as_uri() if request.param == "folder" else f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def visit(browser: Browser, place: str) -> Iterator[Visit]:
    """A window on the site; at the end nothing has happened in it."""
    context = browser.new_context()
    opened = Visit(context, place)
    yield opened
    assert not opened.harmed()
    opened.check()
    context.close()


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def test_nothing_runs_on_any_page(visit: Visit, attacked: Path) -> None:
    noisy = ("404.html", "reference.html", "guides/written.html")
    paths = [path.relative_to(attacked).as_posix() for path in sorted(attacked.rglob("*.html"))]
    # What a page has to say may come when the next one is there, so those that say something are the last.
    paths.sort(key=lambda path: path in noisy)
    assert len(paths) > 40
    for path in paths:
        visit.open(path)
        assert not visit.harmed(), path
        assert visit.page.url.partition("#")[0] == f"{visit.at}/{path}"
        if path not in noisy:
            assert visit.said == [], path
        visit.said.clear()


def test_a_search_shows_what_it_finds_as_text(visit: Visit) -> None:
    visit.open("index.html")
    visit.page.locator(".md-search__button").click()
    visit.page.get_by_role("combobox").fill("onload")
    visit.page.get_by_role("option").first.wait_for()
    assert f"T<svg onload={hostile.HARM}>" in visit.page.get_by_role("option").first.inner_text()
    assert visit.page.get_by_role("option").locator("svg, img, script, iframe").count() == 0
    assert visit.said == []


def test_names_stand_there_as_text(visit: Visit) -> None:
    visit.open("index.html")
    assert visit.page.title().endswith(hostile.TITLE)
    description = visit.page.locator("meta[name=description]").get_attribute("content") or ""
    assert hostile.TITLE in description
    assert visit.page.locator(".md-header__topic").first.inner_text().strip() == hostile.TITLE
    assert visit.page.locator(".md-header .md-logo").get_attribute("title") == hostile.TITLE


def test_the_policy_stops_what_came_in_as_markup(visit: Visit) -> None:
    visit.open("guides/written.html")
    assert visit.page.locator("article img[onerror]").count() == 1
    assert visit.page.locator(f"article script[src*='{hostile.FAR}']").count() == 1
    visit.page.locator("#handler").click()
    visit.page.locator("#link").click()
    visit.page.evaluate("document.querySelector('#form').requestSubmit()")
    assert not visit.harmed()
    assert sum("Content Security Policy" in one for one in visit.said) >= 6


def test_the_policy_lets_the_page_work(visit: Visit) -> None:
    visit.open("index.html")
    before = visit.page.locator("body").get_attribute("data-md-color-scheme")
    visit.page.locator("form[data-md-component=palette] label:not([hidden])").click()
    after = visit.page.locator("body").get_attribute("data-md-color-scheme")
    assert {before, after} == {"default", "slate"}
    visit.page.reload()
    assert visit.page.locator("body").get_attribute("data-md-color-scheme") == after
    assert visit.page.locator(".md-code__button").count() > 0
    assert visit.said == []
