"""The interactive reference: everything inside, nothing asked of anyone, and text of a specification stays text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from specloom.site import reference
from specloom.site.packages import PackageError, read

from .conftest import Visit

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


def test_it_shows_the_whole_document(visit: Visit, site: Path) -> None:
    if not (site / "reference.html").is_file():
        pytest.skip("built without npm")
    page = visit.page
    page.goto((site / "reference.html").as_uri())
    page.wait_for_function("document.querySelectorAll('nav a, aside a').length > 5")
    document = json.loads((site / "openapi.json").read_text(encoding="utf-8"))
    assert document["info"]["title"] in page.locator("h1").first.inner_text()
    shown = page.locator("body").inner_text()
    tags = {tag for item in document["paths"].values() for call in item.values() for tag in call.get("tags", ())}
    assert sorted(tag for tag in tags if tag not in shown) == []
    assert visit.said == [BANNER]
    visit.said.clear()
    page.locator("a.back").click()
    page.wait_for_url((site / "index.html").as_uri())


def test_text_of_a_specification_does_nothing(visit: Visit, tmp_path: Path) -> None:
    try:
        bundle = read(reference.SCALAR, reference.BUNDLE)
    except PackageError as missing:
        pytest.skip(str(missing))
    path = tmp_path / "reference.html"
    path.write_text(reference.page(DOCUMENT, bundle), encoding="utf-8")
    page = visit.page
    page.goto(path.as_uri())
    page.wait_for_function("document.body.innerText.includes('/nodes')")
    page.evaluate("document.querySelectorAll('button[aria-expanded=false], summary').forEach(one => one.click())")
    page.wait_for_function("document.body.innerText.includes('parent')")
    page.evaluate(
        "[...document.querySelectorAll('a')].filter(one => one.href.startsWith('javascript:'))"
        ".forEach(one => one.click())"
    )
    assert not visit.harmed()
    assert page.locator("iframe").count() == 0
    assert page.evaluate("document.scripts.length") == 4
    visit.said.clear()  # what the policy of the page refused is told there
