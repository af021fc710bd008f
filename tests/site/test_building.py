"""The site of a small package: whole, linked, and built without npm; what is wrong with it ends the build."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import tarfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from specloom.site.building import SiteError, build
from specloom.site.indexing import unpacked_index
from specloom.site.linkcheck import broken
from specloom.site.packages import Package, PackageError, read

from docsite.samples import samples

from .conftest import Built
from .test_hostile import LOADING, Page

pytestmark = pytest.mark.slow


def test_without_npm_only_the_reference_is_missing(built: Built) -> None:
    assert built.skipped == ["without the interactive reference: npm is not installed"]
    assert not (built.site / "reference.html").exists()
    pages = sorted(built.site.rglob("*.html"))
    assert [path for path in pages if "reference.html" in path.read_text(encoding="utf-8")] == []


def test_every_page_is_there_with_its_markdown_beside_it(built: Built) -> None:
    docs = built.package / "docs"
    sources = sorted(path.relative_to(docs) for path in docs.rglob("*.md"))
    assert len(sources) > 30
    for source in sources:
        page = (built.site / source).with_suffix(".html").read_text(encoding="utf-8")
        assert f'<link rel="alternate" type="text/markdown" href="{source.name}">' in page, source
        assert (built.site / source).read_bytes() == (docs / source).read_bytes(), source


def test_programs_find_the_document_and_the_index(built: Built) -> None:
    for name in ("openapi.json", "api.json"):
        there = (built.site / name).read_text(encoding="utf-8")
        assert json.loads(there) == json.loads((built.package / name).read_text(encoding="utf-8"))
    found = samples(built.site)
    assert (built.site / found.operation).is_file() and (built.site / found.model).is_file()


def test_the_search_knows_every_call(built: Built) -> None:
    index = unpacked_index((built.site / "search.js").read_text(encoding="utf-8"))
    operations = json.loads((built.site / "api.json").read_text(encoding="utf-8"))["operations"]
    places = {item["location"].partition("#")[0] for item in index["items"]}
    assert {one["docs"].removeprefix("docs/").replace(".md", ".html") for one in operations} <= places


def test_every_row_has_a_permanent_link(built: Built) -> None:
    pages = [path.read_text(encoding="utf-8") for path in built.site.rglob("*.html")]
    places = [place for page in pages for place in re.findall(r'<a id="(field-[^"]*)"', page)]
    links = [place for page in pages for place in re.findall(r'class="row-link" href="#(field-[^"]*)"', page)]
    assert places and places == links


def test_every_link_leads_somewhere(built: Built) -> None:
    assert broken(built.site) == []


def test_nothing_is_loaded_from_elsewhere(built: Built) -> None:
    pages = sorted(built.site.rglob("*.html"))
    assert len(pages) > 30
    for path in pages:
        for tag, attributes in Page(path.read_text(encoding="utf-8")).elements:
            loaded = [value for name, value in attributes.items() if (tag, name) in LOADING]
            assert not [value for value in loaded if urlsplit(value).scheme or urlsplit(value).netloc], path


def test_what_leads_nowhere_is_named(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "index.html").write_text(
        '<h1 id="here">A</h1> <a href="#here">1</a> <a href="#gone">2</a> <a href="below/b.html#there">3</a>'
        ' <a href="below/b.html#gone">4</a> <a href="c.html">5</a> <a href="https://far.example/">6</a>'
    )
    (tmp_path / "below" / "b.html").write_text('<a name="there"></a> <a href="../index.html">1</a> <img src="no.png">')
    assert broken(tmp_path) == [
        "below/b.html: no.png",
        "index.html: #gone",
        "index.html: below/b.html#gone",
        "index.html: c.html",
    ]


def test_a_warning_ends_the_build(built: Built, tmp_path: Path) -> None:
    package = Path(shutil.copytree(built.package, tmp_path / "out", ignore=shutil.ignore_patterns("site", "src")))
    index = package / "docs" / "index.md"
    index.write_text(index.read_text(encoding="utf-8") + "\n[Nowhere](nowhere.md)\n", encoding="utf-8")
    with pytest.raises(SiteError, match=r"nowhere\.md"):
        build(package, with_reference=False)


def test_a_package_of_npm_comes_from_the_cache_when_it_is_the_pinned_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "no-programs"))
    (tmp_path / "shown.js").write_text("shown()")
    with tarfile.open(tmp_path / "scope-name-1.2.3.tgz", "w:gz") as archive:
        archive.add(tmp_path / "shown.js", "package/dist/shown.js")
    digest = base64.b64encode(hashlib.sha512((tmp_path / "scope-name-1.2.3.tgz").read_bytes()).digest()).decode()
    pinned = Package(name="@scope/name", version="1.2.3", integrity=f"sha512-{digest}")
    assert read(pinned, "dist/shown.js", tmp_path) == "shown()"
    other = Package(name="@scope/name", version="1.2.3", integrity="sha512-" + "A" * 86 + "==")
    with pytest.raises(PackageError, match="npm is not installed"):
        read(other, "dist/shown.js", tmp_path)
