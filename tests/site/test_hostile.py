"""The built site of a hostile specification: its texts are texts, on every page, and every page has its policy.

What a browser makes of it is shown by `tests/browser/test_hostile.py`; here the pages are read as they were written.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from specloom.site.building import build
from specloom.site.indexing import unpacked_index
from specloom.site.policy import PolicyError, protected

from . import hostile

pytestmark = pytest.mark.slow

GUIDE = """R&D: "first" 'last' < 3"""
POLICY = "Content-Security-Policy"
ACTIVE = {"base", "embed", "frame", "iframe", "object", "style", "textarea", "template"}
LOADING = {("link", "href"), ("script", "src"), ("img", "src"), ("input", "src"), ("source", "src")}
PROSE = {"blockquote", "br", "code", "details", "em", "hr", "li", "ol", "p", "pre", "strong", "summary", "ul"}
"""Elements in the texts of the search, those of tables and headings aside."""
TABLES_AND_HEADINGS = re.compile("h[1-6]|table|thead|tbody|tr|th|td")
SHAPES = {"svg", "title", "desc", "style", "path", "rect", "text", "g", "a"}


class Page(HTMLParser):
    """What a page is made of."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.inside = ""
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.comments: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self.inside = tag
        if tag == "script" and "src" not in dict(attrs):
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        self.texts.setdefault(self.inside, []).append(data)
        if self.inside == "script":
            self.scripts[-1] += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    guide = f"# {GUIDE}\n\nSee [the errors](../errors.md).\n"
    folder = hostile.package(tmp_path_factory.mktemp("hostile"), hostile.FEW, guide)
    build(folder, with_reference=False)
    return folder / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    found = sorted(site.rglob("*.html"))
    return {path.relative_to(site).as_posix(): Page(path.read_text(encoding="utf-8")) for path in found}


def test_no_element_and_no_attribute_comes_from_a_text(pages: dict[str, Page]) -> None:
    assert len(pages) > 20
    for path, page in pages.items():
        assert not page.comments, path
        assert not {tag for tag, _ in page.elements} & ACTIVE, path
        assert all(not name.startswith("on") for _, attributes in page.elements for name in attributes), path
        assert {one.get("http-equiv") for one in page.all("meta")} == {None, POLICY}, path
        assert all(hostile.HARM not in script for script in page.scripts), path
        for tag, attributes in page.elements:
            for name, value in attributes.items():
                address = (tag, name) in LOADING or name in ("href", "action", "formaction", "xlink:href")
                assert not (address and re.match(r"\s*(javascript|data|vbscript):", value, re.IGNORECASE)), (
                    path,
                    value,
                )
                assert not ((tag, name) in LOADING and re.match(r"[a-z]+:|//", value)), (path, value)


def test_every_page_has_the_policy_before_what_it_governs(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        (policy,) = [one["content"] for one in page.all("meta") if one.get("http-equiv") == POLICY]
        rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
        assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'", path
        sources = {source for rule in rules.values() for source in rule.split() if not source.startswith("'sha256-")}
        assert sources == {"'none'", "'self'", "'unsafe-inline'", "data:"}, path
        assert [name for name, rule in rules.items() if "unsafe" in rule] == ["style-src"], path
        order = [tag if "http-equiv" not in attributes else POLICY for tag, attributes in page.elements]
        assert order[: order.index(POLICY)] == ["html", "head", "meta"], path


def test_the_texts_stand_on_the_pages_as_they_are_in_the_specification(pages: dict[str, Page]) -> None:
    index = pages["index.html"]
    (description,) = [one["content"] for one in index.all("meta") if one.get("name") == "description"]
    assert hostile.TITLE in description
    for name, page in pages.items():
        assert hostile.TITLE in "".join(page.texts["title"]), name
        if name != "404.html":
            logos = [one for one in page.all("a") if "md-logo" in one.get("class", "")]
            assert {(one["title"], one["aria-label"]) for one in logos} == {(hostile.TITLE, hostile.TITLE)}, name
    shown = {text.strip() for name in pages if name.startswith("operations/") for text in pages[name].texts["span"]}
    assert {" ".join(payload.split()) for payload in hostile.FEW} <= shown
    assert any(text.strip() == GUIDE for text in pages["guides/written.html"].texts["span"])


def test_the_index_of_the_search_holds_text_encoded_once(site: Path) -> None:
    """The search reads titles, trails and texts as HTML, of whose references it knows three."""
    index = unpacked_index((site / "search.js").read_text(encoding="utf-8"))
    trails = {step for item in index["items"] for step in item["path"]}
    assert {" ".join(payload.split()) for payload in hostile.FEW} <= set(map(unescape, trails))
    for text in (*(item["title"] for item in index["items"]), *trails):
        assert not re.search(r"&(?!(?:amp|lt|gt);)", text), text
        assert {tag for tag, _ in Page(text).elements} <= {"code"}, text
    for item in index["items"]:
        page = Page(item["text"])
        others = {tag for tag, _ in page.elements} - PROSE
        assert not [tag for tag in others if not TABLES_AND_HEADINGS.fullmatch(tag)], item["text"]
        assert not [attributes for _, attributes in page.elements if attributes], item["text"]


def test_drawings_hold_shapes_and_text(site: Path) -> None:
    drawings = sorted(site.rglob("img/**/*.svg"))
    assert drawings
    for path in drawings:
        for element in ElementTree.fromstring(path.read_bytes()).iter():
            assert element.tag.rpartition("}")[2] in SHAPES, path
            assert not [name for name in element.attrib if name.startswith("on") or name.endswith("href")], path


def test_a_theme_that_is_made_differently_is_no_site() -> None:
    with pytest.raises(PolicyError, match="no script like"):
        protected('<meta charset="utf-8"><script>other()</script>')
    with pytest.raises(PolicyError, match="no single"):
        protected("<title>Other</title>")
