"""Downloaded pages are taken after their report; those that break something only when somebody says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ..running import run, tree
from .scene import PAGES, edited
from .test_release import generate_in, lay_out, optional, without

pytestmark = pytest.mark.slow


@pytest.fixture
def project(tmp_path: Path) -> Path:
    lay_out(tmp_path, PAGES)
    assert generate_in(tmp_path).code == 0
    return tmp_path


def downloaded(folder: Path, edit: object, name: str = "pets.json") -> str:
    pages = edited(edit)  # type: ignore[arg-type]
    (folder / "new").mkdir(exist_ok=True)
    (folder / "new" / name).write_text(json.dumps(pages[name]), encoding="utf-8")
    return f"{name}=new/{name}"


def test_a_page_that_breaks_nothing_is_taken(project: Path) -> None:
    done = run(project, "update", downloaded(project, optional))
    assert done.code == 0, done.errors
    assert done.output.startswith("pets.list  more: str | None added") and "files written" in done.output
    assert (project / "specs" / "pets.json").read_text() == (project / "new" / "pets.json").read_text()
    assert run(project, "check").code == 0


def test_a_page_that_breaks_something_is_refused_and_nothing_is_written(project: Path) -> None:
    page = downloaded(project, without)
    before = tree(project)
    done = run(project, "update", page)
    assert done.code == 4 and "pets.delete  removed" in done.output and "nothing was written" in done.errors
    assert tree(project) == before
    assert run(project, "update", page, "--accept").code == 0
    assert "pets.delete" not in (project / "out" / "api.json").read_text()
    assert run(project, "check").code == 0


def test_a_page_is_taken_when_all_that_breaks_is_approved(project: Path) -> None:
    page = downloaded(project, without)
    done = run(project, "update", page, "--format", "json")
    (found,) = (one for one in json.loads(done.output)["changes"] if one["id"] == "operation-removed")
    (project / "approved.yaml").write_text(f"{found['fingerprint']}: it never worked\n")
    assert run(project, "update", page).code == 0


def test_several_pages_are_one_update(project: Path) -> None:
    def everywhere(pages: dict[str, object]) -> None:
        for page in pages.values():
            page["components"]["schemas"]["Owner"]["properties"]["mail"] = {"type": "string"}  # type: ignore[index]

    pages = [downloaded(project, everywhere, name) for name in ("pets.json", "shops.json", "users.json")]
    alone = run(project, "update", pages[0], "--format", "json")
    assert alone.code == 4 and json.loads(alone.output)["moved_names"] == []
    together = run(project, "update", *pages)
    assert together.code == 0 and "mail: str | None added" in together.output


def test_what_does_not_name_a_page_and_a_file_is_refused(project: Path) -> None:
    (project / "new").mkdir()
    (project / "new" / "x.json").write_text("{")
    before = tree(project)
    for given, words in (
        ("pets.json", "does not say which file a page is in"),
        ("pet.json=new/x.json", "did you mean `pets.json`?"),
        ("pets.json=new/none.json", "new/none.json cannot be read"),
        ("../x.json=new/x.json", "is not below specs"),
    ):
        done = run(project, "update", given)
        assert done.code == 2 and words in done.errors, done.errors
    assert run(project, "update", "pets.json=new/x.json").code == 3
    assert tree(project) == before
