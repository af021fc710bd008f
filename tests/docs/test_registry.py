"""A page is declared once: navigation, lists of pages and the one text for programs all have it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from specloom.docs import registry
from specloom.docs.docmodel import NavigationEntry, Page
from specloom.output import pages as rendering
from specloom.output import parts
from specloom.packaged import templates_folder

from .scene import BASE, base, documented, published


@pytest.fixture
def added(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A page that is a line of the registry and a template, and nothing else."""
    line = registry.page("pets.md", "All pets", "every pet there is", lambda docs: {"first": docs.first_call})
    monkeypatch.setattr(registry, "REGISTRY", (*registry.REGISTRY, line))
    (tmp_path / "docs").mkdir()
    template = (
        '{% from "docs/programs.jinja" import sample %}\n# {{ title }}\n\n'
        "{% filter python %}{{ sample(site, page.first) }}{% endfilter +%}\n"
    )
    (tmp_path / "docs/pets.md.jinja").write_text(template, encoding="utf-8")
    from jinja2 import ChoiceLoader, FileSystemLoader

    environment = rendering.markdown_environment()
    loaders = [FileSystemLoader(tmp_path), FileSystemLoader(templates_folder())]
    monkeypatch.setattr(environment, "loader", ChoiceLoader(loaders))


@pytest.mark.usefixtures("added")
def test_a_page_takes_a_line_and_a_template() -> None:
    _, _, files = documented(BASE)
    assert files["docs/pets.md"].startswith("# All pets\n\n```python\nfrom pets import Client\n")
    entry = "[All pets](pets.md): every pet there is"
    assert entry in files["docs/index.md"]
    assert entry in files["docs/llms.txt"]
    assert "[All pets](docs/pets.md): every pet there is" in files["README.md"]
    assert "<!-- docs/pets.md -->\n\n# All pets\n" in files["docs/llms-full-general.txt"]
    navigation: list[dict[str, Any]] = yaml.safe_load(files["mkdocs.yml"])["nav"]
    assert {"All pets": "pets.md"} in navigation


def test_a_page_without_data_is_not_there() -> None:
    paths = {page.path for page in base()[1].pages}
    assert "guides/downloads.md" not in paths
    assert "guides/downloads.md" in {page.path for page in published()[2].pages}
    assert "corrections.md" not in paths


def test_every_page_is_in_one_of_the_texts_or_said_not_to_be() -> None:
    _, _, site, files = published()
    texts = {path: text for path, text in files.items() if path.startswith("docs/llms-full-")}
    for page in site.pages:
        holders = [path for path, text in texts.items() if f"<!-- docs/{page.path} -->" in text]
        assert len(holders) == page.full_text, page.path
    listed = files["docs/llms-full.txt"]
    assert [path for path in texts if f"]({path.removeprefix('docs/')})" not in listed] == []


def test_no_text_is_long_unless_a_page_is() -> None:
    files = published()[3]
    texts = [text for path, text in files.items() if path.startswith("docs/llms-full-")]
    long = [text for text in texts if len(text.encode()) > parts.MOST + 1000]
    assert [text[:80] for text in long if text.count("<!-- docs/") > 1] == []


def test_the_texts_have_links_that_need_no_place_of_their_own() -> None:
    page = "[one](../../models/pet.md#x) `[no](../a.md)` [up](#here) [far](https://a.example/)\n\n```md\n[no](../b.md)\n```"
    moved = parts.flat(page, "operations/pets/get.md", "")
    assert moved.startswith("[one](models/pet.md#x) `[no](../a.md)` [up](operations/pets/get.md#here) [far](https:")
    assert moved.endswith("[no](../b.md)\n```")
    assert "](https://docs.example/v1/models/pet.md#x)" in parts.flat(
        page, "operations/pets/get.md", "https://docs.example/v1/"
    )


def page(path: str, *section: str) -> Page:
    return Page(path=path, title=path.upper(), section=section)


def test_pages_of_one_heading_that_follow_each_other_share_it() -> None:
    found = registry.navigation([page("a"), page("b", "X"), page("c", "X", "Y"), page("d", "X", "Y"), page("e", "Z")])
    assert found == (
        NavigationEntry(title="A", path="a"),
        NavigationEntry(
            title="X",
            entries=(
                NavigationEntry(title="B", path="b"),
                NavigationEntry(
                    title="Y", entries=(NavigationEntry(title="C", path="c"), NavigationEntry(title="D", path="d"))
                ),
            ),
        ),
        NavigationEntry(title="Z", entries=(NavigationEntry(title="E", path="e"),)),
    )
