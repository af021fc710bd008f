"""The report over the command line: what may be a side, the forms, exit codes, and the files that are ready to copy."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from specloom import packaged
from specloom.changes.formats import as_json, markdown, text
from specloom.changes.versions import is_lower, suggested

from ..running import run
from .edits import summarized
from .scene import PAGES, base, changed, edited, operation, schema, side
from .test_release import diff, generate_in, lay_out, optional, without

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
CI = ROOT / "docs" / "ci"


def git(folder: Path, *arguments: str) -> None:
    given = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *given, *arguments], cwd=folder, check=True, capture_output=True)


def commit(folder: Path, tag: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", tag)
    git(folder, "tag", tag)


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository: released and generated, then a page that breaks something, generated as well."""
    folder = tmp_path_factory.mktemp("history")
    git(folder, "init", "-q", "-b", "main")
    (folder / ".gitignore").write_text(".fingerprints\n")
    lay_out(folder, PAGES)
    assert generate_in(folder).code == 0
    assert run(folder, "release", "0.1.0").code == 0
    commit(folder, "v0.1.0")
    lay_out(folder, edited(without), version="0.2.0")
    assert generate_in(folder).code == 0
    assert run(folder, "release", "0.2.0").code == 0
    commit(folder, "v0.2.0")
    lay_out(folder, edited(optional), version="0.3.0")
    assert generate_in(folder).code == 0
    commit(folder, "next")
    return folder


def ids(found: dict[str, object]) -> list[tuple[object, object]]:
    changes = found["changes"]
    assert isinstance(changes, list)
    return sorted((one["id"], one["fingerprint"]) for one in changes)


def test_a_revision_a_package_and_a_folder_are_the_same_side(history: Path, tmp_path: Path) -> None:
    revision = diff(history, "v0.1.0", "v0.2.0")
    assert ("operation-removed",) in {(id,) for id, _ in ids(revision)}
    git(history, "worktree", "add", "-f", str(tmp_path / "old"), "v0.1.0")
    try:
        for old in ("out", "specs"):
            assert ids(diff(history, str(tmp_path / "old" / old), "v0.2.0")) == ids(revision), old
        (found,) = (one for one in revision["changes"] if one["id"] == "operation-removed")
        assert found["operation"] == "DELETE /v1/pets/{petId}" and found["call"] == "pets.delete"
        assert found["new"] is None and found["wire"] == found["python"] == "breaking"
    finally:
        git(history, "worktree", "remove", "--force", str(tmp_path / "old"))


def test_a_revision_without_a_package_is_read_from_its_pages(history: Path) -> None:
    git(history, "checkout", "-q", "-b", "bare", "v0.1.0")
    try:
        git(history, "rm", "-r", "-q", "out")
        commit(history, "pages-only")
    finally:
        git(history, "checkout", "-q", "main")
    assert ids(diff(history, "pages-only", "v0.2.0")) == ids(diff(history, "v0.1.0", "v0.2.0"))
    assert diff(history, "pages-only", "v0.1.0")["changes"] == []


def test_the_entry_of_a_release_is_what_a_fresh_diff_of_two_tags_says(history: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(history, tmp_path / "history"))
    assert run(folder, "release", "0.3.0").code == 0
    commit(folder, "v0.3.0")
    (folder / "specs" / "sdk.yaml").write_text("operations:\n  GET /v1/pets/{petId}: {method: pets.fetch}\n")
    lay_out(folder, edited(optional, summarized), version="0.4.0")
    assert generate_in(folder).code == 0 and run(folder, "release", "0.4.0").code == 0
    commit(folder, "v0.4.0")
    *entries, first = json.loads((folder / "released.json").read_text())["entries"]
    versions = ["0.1.0", "0.2.0", "0.3.0", "0.4.0"]
    assert (first, [one["version"] for one in entries]) == (
        {"version": "0.1.0", "lead": "The first version."},
        versions[:0:-1],
    )
    for entry, before in zip(reversed(entries), versions, strict=False):
        lines = [line for one in entry["sections"] for line in one["lines"] if one["title"] != "Docs"]
        told = sorted((line["name"], line["message"].partition(" (")[0]) for line in lines)
        fresh = diff(folder, f"v{before}", f"v{entry['version']}")
        seen = [(one["call"] or one["model"], one["message"]) for one in fresh["changes"] if not one["docs"]]
        seen += [(one["new"], f"was called {one['old']}") for one in fresh["moved_names"]]
        assert told == sorted(seen)
        assert any(one["docs"] for one in fresh["changes"]) == any(one["title"] == "Docs" for one in entry["sections"])


def test_the_report_is_compared_with_the_last_release_and_suggests_a_version(history: Path) -> None:
    found = diff(history, "v0.2.0")
    assert found["version"] == {"released": "0.2.0", "suggested": "0.2.1"}
    assert {one["id"] for one in found["changes"]} >= {"operation-added", "parameter-added"}


def test_exit_codes(history: Path) -> None:
    for failing, code in (("python", 4), ("wire", 4), ("any", 4)):
        assert run(history, "diff", "v0.1.0", "v0.2.0", "--fail-on", failing).code == code
        assert run(history, "diff", "v0.2.0", "--fail-on", failing).code == 0
    assert run(history, "diff", "v0.1.0", "v0.2.0").code == 0
    for side_, words in (("v9", "is no folder"), ("-x", ""), ("specs/none.json", "is no folder")):
        assert run(history, "diff", side_).code in (2, 3), words


def test_the_json_form_is_a_contract() -> None:
    found = json.loads(as_json(changed(without)))
    assert list(found) == ["changes", "moved_names", "version"]
    assert list(found["version"]) == ["released", "suggested"]
    for one in found["changes"]:
        assert list(one) == [
            *("id", "wire", "python", "docs", "operation", "call", "model", "message", "old", "new", "fingerprint")
        ]
        for place in (one["old"], one["new"]):
            assert place is None or list(place) == ["page", "line"]
    (removed,) = (one for one in found["changes"] if one["id"] == "operation-removed")
    assert removed["old"] == {"page": "specs/pets.json", "line": 1} and len(removed["fingerprint"]) == 12


def test_the_text_form_has_a_line_for_each_change_and_one_for_many_that_are_alike() -> None:
    def everywhere(pages: dict[str, dict[str, dict[str, object]]]) -> None:
        page = pages["pets.json"]
        page["paths"] = {path.replace("/v1", "/v2"): item for path, item in page["paths"].items()}

    lines = text(changed(everywhere))
    (line,) = (one for one in lines if "moved" in one)
    assert line.split("  ")[0] == "pets.*" and "moved from /v1 to /v2" in line
    assert text(changed(without), most=0) == ["1 more; `diff` shows them all"]


def test_markdown_shows_text_of_the_pages_as_code() -> None:
    def edit(pages: dict[str, object]) -> None:
        operation(pages)["parameters"][1]["schema"]["pattern"] = "`|<b>**x**"  # type: ignore[index]

    shown = markdown(changed(edit))
    (row,) = (line for line in shown.splitlines() if "pattern" in line)
    assert "`text: pattern '\\|<b>**x**, was none`" in row
    assert markdown(changed(lambda pages: None)) == "## API changes\n\nNone.\n"


def test_annotations_stand_at_the_new_place() -> None:
    from specloom.reporting import changed as formed

    lines = formed(changed(without), "github").splitlines()
    assert lines[0].startswith(
        "::error file=specs/pets.json,line=1,col=1,title=operation-removed::pets.delete: removed"
    )


def test_words_are_counted_and_not_listed() -> None:
    def edit(pages: dict[str, object]) -> None:
        operation(pages)["summary"] = "All pets"
        schema(pages)["description"] = "An animal."

    found = changed(edit)
    assert text(found) == [] and {one.docs for one in found.changes} == {True}
    assert {one.wire for one in found.changes} | {one.python for one in found.changes} == {"none"}


@pytest.mark.parametrize(
    ("released", "edit", "expected"),
    [
        ("0.1.0", without, "0.2.0"),
        ("0.1.0", optional, "0.1.1"),
        ("1.4.2", without, "2.0.0"),
        ("1.4.2", optional, "1.5.0"),
        ("1.4.2", lambda pages: operation(pages).update(summary="Other"), "1.4.3"),
        ("1.4.2", lambda pages: None, "1.4.2"),
    ],
)
def test_the_version_that_is_suggested(released: str, edit: object, expected: str) -> None:
    assert suggested(released, changed(edit).changes) == expected  # type: ignore[arg-type]


def test_versions_are_in_order() -> None:
    row = ["0.1", "0.1.1a1", "0.1.1b1", "0.1.1rc1", "0.1.1", "0.1.1.post1", "0.2.0.dev1", "0.2.0", "0.10.0", "1"]
    for number, one in enumerate(row):
        assert [is_lower(one, other) for other in row] == [number < at for at in range(len(row))], one


def test_the_hook_and_the_workflow_run(history: Path, tmp_path: Path) -> None:
    """Each command line of the files that are ready to copy, in a repository."""
    hook = yaml.safe_load((CI / "pre-commit-config.yaml").read_text(encoding="utf-8"))
    lines = [one["entry"] for repo in hook["repos"] for one in repo["hooks"]]
    workflow = yaml.safe_load((packaged.PACKAGE / "starting" / "workflow.yaml").read_text(encoding="utf-8"))
    lines += [step["run"] for step in workflow["jobs"]["package"]["steps"] if "run" in step]
    ours = [shlex.split(line.replace("$BASE", "v0.2.0").partition(" > ")[0]) for line in lines if "specloom " in line]
    assert [line[:2] for line in ours] == [
        *(["specloom", "check"], ["specloom", "check"], ["specloom", "diff"], ["specloom", "diff"])
    ]
    shutil.copytree(history, tmp_path / "copy")
    for line in ours:
        done = run(tmp_path / "copy", *line[1:])
        assert done.code == 0, (line, done.errors)


def test_a_side_is_equal_to_itself_whatever_form_it_has() -> None:
    assert changed(lambda pages: None).changes == ()
    assert side(PAGES).index == base().index
