"""Guides: those that fit an API and no others, each program whole; pages and scripts of people as they stand."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest
from specloom.diagnostics import Diagnostics
from specloom.docs.docmodel import DocsSite, Page
from specloom.docs.handwritten import written_guides
from specloom.source import Handwritten

from ..running import generate, lay_out
from .examples import fences
from .linkcheck import broken
from .scene import BASE, base, changed, documented, published

ROOT = Path(__file__).resolve().parent.parent.parent
ALWAYS = ["start", "settings", "errors", "asynchronous", "testing", "watching"]


def guides(site: DocsSite) -> list[Page]:
    return [page for page in site.pages if page.section == ("Guides",)]


def names(site: DocsSite) -> list[str]:
    return [page.template.removeprefix("guides/") for page in guides(site)]


def programs(files: dict[str, str], path: str) -> list[str]:
    """The programs of a page."""
    return [one.source for one in fences(path, files[f"docs/{path}"]) if one.language == "python"]


def test_an_api_without_pages_pairs_and_batches_has_no_guides_to_them() -> None:
    _, site, files = base()
    assert names(site) == ALWAYS
    for guide in guides(site):
        text = files[f"docs/{guide.path}"].lower()
        assert "pager" not in text or guide.path.endswith("asynchronous.md"), guide.path


def test_an_api_that_declares_them_has_them_all() -> None:
    _, _, site, files = published()
    declared = ["paging", "editing", "batches", "waiting", "downloads"]
    assert names(site) == [*ALWAYS[:2], *declared, *ALWAYS[2:], "models"]
    assert "flows.step_errors" in files["docs/guides/paging.md"]
    assert "which detect concurrent changes by `lastModified`" in files["docs/guides/editing.md"]
    assert "in batches of 1000" in files["docs/guides/batches.md"]
    assert "`jobs.wait` waits for a job by its id." in files["docs/guides/waiting.md"]


@pytest.mark.parametrize("source", ["base", "published"])
def test_every_program_of_a_guide_is_python(source: str) -> None:
    site, files = base()[1:] if source == "base" else published()[2:]
    for guide in guides(site):
        found = programs(files, guide.path)
        assert found, guide.path
        for program in found:
            ast.parse(program)
            assert max(map(len, program.split("\n"))) <= 88, guide.path


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(changed(("security", []), ("components.securitySchemes", {})), id="no-credential"),
        pytest.param({key: value for key, value in BASE.items() if key != "servers"}, id="no-server"),
        pytest.param(changed(("paths", {"/x": {"post": {"responses": {"204": {"description": "Gone"}}}}})), id="one"),
        pytest.param(changed(("paths", {})), id="none"),
    ],
)
def test_other_apis_get_no_nonsense(document: dict[str, Any]) -> None:
    _, site, files = documented(document)
    assert broken(files) == []
    for guide in guides(site):
        text = files[f"docs/{guide.path}"]
        assert "None" not in re.sub("```.*?```", "", text, flags=re.DOTALL).replace("`None`", ""), guide.path
        assert "``\n" not in text.replace("```\n", "") and "``." not in text
        for program in programs(files, guide.path):
            ast.parse(program)


def test_nothing_of_a_credential_is_said_where_there_is_none() -> None:
    files = documented(changed(("security", []), ("components.securitySchemes", {})))[2]
    assert "environment" not in files["docs/guides/start.md"]
    assert "The API requires no authentication." in files["docs/guides/settings.md"]


GUIDE = "# Feeding\n\nHow pets are fed. And when.\n\nSee [all](../api.md#pets), [here](#feeding).\n<b>Raw</b> {{ x }}\n"
SCRIPT = '"""Feed <all> pets.\n\nShows `batches`.\n"""\n\nprint("```")\n'


def test_guides_and_scripts_of_people_go_in_as_they_stand(tmp_path: Path) -> None:
    lay_out(tmp_path, {"pets.json": json_of(BASE), "guides/feeding.md": GUIDE, "examples/feed_all.py": SCRIPT})
    outcome = generate(tmp_path)
    assert outcome.code == 0, outcome.errors
    out = tmp_path / "out"
    assert (out / "docs/guides/feeding.md").read_bytes() == GUIDE.encode()
    assert (out / "examples/feed_all.py").read_bytes() == SCRIPT.encode()
    page = (out / "docs/examples.md").read_text(encoding="utf-8")
    assert "## Feed &lt;all> pets" in page or "## Feed &lt;all&gt; pets" in page
    assert "Shows `batches`." in page
    assert f"````python\n{SCRIPT.strip()}\n````" in page
    assert "[Feeding](guides/feeding.md): How pets are fed." in (out / "docs/index.md").read_text(encoding="utf-8")
    assert "How pets are fed." in (out / "docs/llms-full.txt").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_changed_guide_is_noticed(tmp_path: Path) -> None:
    lay_out(tmp_path, {"pets.json": json_of(BASE), "guides/feeding.md": GUIDE})
    assert generate(tmp_path).code == 0
    assert "is up to date" in generate(tmp_path).output
    lay_out(tmp_path, {"guides/feeding.md": GUIDE + "\nMore.\n"})
    assert "1 files written" not in generate(tmp_path).output
    assert b"More." in (tmp_path / "out/docs/guides/feeding.md").read_bytes()
    (tmp_path / "specs/guides/feeding.md").unlink()
    assert generate(tmp_path).code == 0
    assert not (tmp_path / "out/docs/guides/feeding.md").exists()


def test_every_link_of_the_committed_docs_leads_somewhere() -> None:
    folder = ROOT / "generated"
    files = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") if path.suffix in {".md", ".txt"} else ""
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "site" not in path.parts
    }
    assert broken(files) == []


def json_of(document: dict[str, Any]) -> str:
    import json

    return json.dumps(document)


SUMMARIES = {
    "How to feed, e.g. twice a day. And more.": "How to feed, e.g. twice a day.",
    "`feed` does\nit (see below).\nMore.": "`feed` does it (see below).",
    "- a list\n\nText.": "",
    "```\nCode. Here.\n```\nText.": "",
    "## Part\n\nText.": "",
}


@pytest.mark.parametrize(("text", "summary"), SUMMARIES.items())
def test_the_summary_of_a_guide_by_hand_is_the_first_sentence_below_its_title(text: str, summary: str) -> None:
    file = Handwritten(name="feeding", path="specs/guides/feeding.md", text=f"# Feeding\n\n{text}\n")
    (page,) = written_guides([file], (), ("Guides",), Diagnostics())
    assert (page.title, page.summary) == ("Feeding", summary)
