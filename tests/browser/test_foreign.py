"""`specloom docs` for packages of other APIs: built strictly, every link whole, and quiet in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser
from specloom.cli import DONE
from specloom.site.linkcheck import broken

from tests.running import run

from .conftest import Visit
from .test_reference import BANNER

pytestmark = pytest.mark.browser

PUBLISHED = Path(__file__).resolve().parents[1] / "published"


@dataclass(frozen=True)
class Site:
    """A site, and what its build printed."""

    folder: Path
    output: str
    errors: str

    @property
    def pages(self) -> list[str]:
        """All pages, below the folder."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))


@pytest.fixture(scope="module", params=["apis-guru", "petstore", "tcgdex"])
def foreign(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp(request.param)
    (folder / "openapi.json").write_bytes((PUBLISHED / f"{request.param}.json").read_bytes())
    made = run(folder, "generate", "openapi.json", "--package", "acme", "--quiet")
    assert made.code == DONE, made.errors
    built = run(folder, "docs", "acme")
    assert built.code == DONE, built.errors
    return Site(folder / "acme" / "site", built.output, built.errors)


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def window(browser: Browser, foreign: Site) -> Iterator[Visit]:
    """A window on the folder of the site, which at the end has asked for nothing elsewhere and said nothing more."""
    yield from watched(browser, foreign.folder.as_uri())


@pytest.fixture
def served(browser: Browser, foreign: Site) -> Iterator[Visit]:
    """The same of a server."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(foreign.folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield from watched(browser, f"http://127.0.0.1:{server.server_port}")
        server.shutdown()


def watched(browser: Browser, at: str) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    visit = Visit(context, at)
    yield visit
    visit.check()
    assert visit.said == []
    context.close()


def test_the_build_is_strict_and_every_link_leads_somewhere(foreign: Site) -> None:
    assert f"{len(foreign.pages)} pages: open " in foreign.output
    # Nothing but the interactive reference may be left out, where npm cannot be asked for its program.
    assert all(line.startswith("without the interactive reference: ") for line in foreign.errors.splitlines())
    assert broken(foreign.folder) == []
    assert len(foreign.pages) > 20


def test_every_page_is_quiet(window: Visit, foreign: Site) -> None:
    for path in foreign.pages:
        if path == "404.html":
            continue  # servers show it at any address, so that it names its files from the root
        window.open(path)
        assert window.said == ([BANNER] if path == "reference.html" else []), path
        window.said.clear()
        assert window.page.locator("h1").count() or path == "reference.html", path


def test_a_server_s_pages_are_quiet(served: Visit) -> None:
    for path in ("404.html", "index.html", "api.html"):
        served.open(path)
        assert served.said == [], path


def test_the_search_finds_the_first_call(window: Visit, foreign: Site) -> None:
    window.open("index.html")
    call = window.page.locator("article a[href*='operations/'] code").first.inner_text()
    window.page.locator(".md-search__button").click()
    window.page.get_by_role("combobox").fill(call)
    window.page.get_by_role("option").first.wait_for()
    assert call in window.page.get_by_role("option").first.inner_text()
