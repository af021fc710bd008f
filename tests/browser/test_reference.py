"""The interactive reference: everything inside, nothing asked of anyone, and text of a specification stays text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from docsite import reference
from docsite.browser import Browser, Page
from docsite.packages import PackageError, read

from .conftest import outside

pytestmark = pytest.mark.browser

BANNER = f"@scalar/api-reference@{reference.SCALAR.version}"
HOSTILE = (
    "</script><script>window.harmed = 1</script> <img src=x onerror='window.harmed = 2'>"
    " [go](javascript:window.harmed=3) ![far](https://far.example/pixel.png)"
    " <iframe src='https://far.example/'></iframe> {{constructor.constructor('window.harmed = 4')()}}"
)
NODE: dict[str, Any] = {
    "type": "object",
    "description": HOSTILE,
    "properties": {"name": {"type": "string", "example": HOSTILE}, "parent": {"$ref": "#/components/schemas/Node"}},
}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": f"Nodes {HOSTILE}", "version": "1", "description": HOSTILE},
    "servers": [{"url": "https://api.example.com"}],
    "paths": {
        "/nodes": {
            "post": {
                "operationId": "addNode",
                "summary": f"Add a node {HOSTILE}",
                "description": HOSTILE,
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Node"}}}},
                "responses": {"200": {"description": HOSTILE}},
            }
        }
    },
    "components": {"schemas": {"Node": NODE}},
}


@pytest.fixture
def quiet(browser: Browser) -> Iterator[Page]:
    """A page that asked for nothing outside its folder."""
    opened = browser.page()
    opened.resize(1280)
    yield opened
    assert outside(opened) == []
    opened.close()


def test_it_shows_the_whole_document(quiet: Page, site: Path) -> None:
    if not (site / "reference.html").is_file():
        pytest.skip("built without npm")
    quiet.open((site / "reference.html").as_uri())
    quiet.until("document.querySelectorAll('nav a, aside a').length > 5")
    document = json.loads((site / "openapi.json").read_text(encoding="utf-8"))
    assert document["info"]["title"] in quiet.run("document.querySelector('h1').innerText")
    shown = quiet.run("document.body.innerText")
    tags = {tag for item in document["paths"].values() for call in item.values() for tag in call.get("tags", ())}
    assert sorted(tag for tag in tags if tag not in shown) == []
    assert quiet.messages == [BANNER]
    quiet.click("a.back")
    quiet.until("document.title && location.pathname.endsWith('/index.html')")


def test_text_of_a_specification_does_nothing(quiet: Page, tmp_path: Path) -> None:
    try:
        bundle = read(reference.SCALAR, reference.BUNDLE)
    except PackageError as missing:
        pytest.skip(str(missing))
    path = tmp_path / "reference.html"
    path.write_text(reference.page(DOCUMENT, bundle), encoding="utf-8")
    quiet.open(path.as_uri())
    quiet.until("document.body.innerText.includes('/nodes')")
    quiet.run("document.querySelectorAll('button[aria-expanded=false], summary').forEach(one => one.click())")
    quiet.until("document.body.innerText.includes('parent')")
    quiet.run(
        "[...document.querySelectorAll('a')].filter(one => one.href.startsWith('javascript:'))"
        ".forEach(one => one.click())"
    )
    assert quiet.run("window.harmed ?? null") is None
    assert quiet.run("document.querySelectorAll('iframe').length") == 0
    assert quiet.run("document.scripts.length") == 3
