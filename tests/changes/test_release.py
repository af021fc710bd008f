"""What a run says of what it changes, and what becomes of it at a release: over the command line, on small pages."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from specloom import runs

from ..running import Outcome, run, tree
from .scene import PAGES, Edit, Pages, edited, operation, schema

pytestmark = pytest.mark.slow

TABLE = (
    '[tool.specloom]\nspecs = "specs"\nout = "out"\npackage = "zoo"\ntesting = false\ndocs = "none"\nversion = "{}"\n'
)


def lay_out(folder: Path, pages: Pages, version: str = "0.1.0") -> Path:
    """A project with these pages."""
    (folder / "specs").mkdir(exist_ok=True)
    (folder / "pyproject.toml").write_text(TABLE.format(version), encoding="utf-8")
    for name, page in pages.items():
        (folder / "specs" / name).write_text(json.dumps(page), encoding="utf-8")
    return folder


def without(pages: Pages) -> None:
    del pages["pets.json"]["paths"]["/v1/pets/{petId}"]["delete"]


def optional(pages: Pages) -> None:
    operation(pages)["parameters"].append({"name": "more", "in": "query", "schema": {"type": "string"}})


def diff(folder: Path, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(folder, "diff", *arguments, "--format", "json").output)
    return found


@pytest.fixture
def released(tmp_path: Path) -> Path:
    """A project whose 0.1.0 is released."""
    lay_out(tmp_path, PAGES)
    assert generate_in(tmp_path).code == 0
    done = run(tmp_path, "release", "0.1.0")
    assert (done.code, done.output) == (0, "0.1.0 is released: 0 lines in its entry of the changelog.\n"), done.errors
    return tmp_path


def generate_in(folder: Path, *arguments: str) -> Outcome:
    return run(folder, "generate", *arguments)


def changelog(folder: Path) -> str:
    return (folder / "out" / "CHANGELOG.md").read_text(encoding="utf-8")


def test_before_the_first_release_a_run_is_compared_with_the_last_one(tmp_path: Path) -> None:
    lay_out(tmp_path, PAGES)
    first = generate_in(tmp_path)
    assert first.output.count("\n") == 1
    lay_out(tmp_path, edited(without))
    second = generate_in(tmp_path)
    assert second.output.startswith("pets.delete  removed")
    assert "wire breaking, python breaking" in second.output and "ersion" not in second.output
    assert "was Pets: DELETE /v1/pets/{petId}" in second.output
    assert "is up to date" in generate_in(tmp_path).output


def test_a_release_freezes_what_has_changed(released: Path) -> None:
    assert changelog(released) == "# Changelog\n\n## 0.1.0\n\nThe first version.\n"
    assert "up to date" in run(released, "check").output
    lay_out(released, edited(without))
    told = generate_in(released).output
    assert "was specs/pets.json:1, DELETE /v1/pets/{petId}" in told
    assert "Suggested version: 0.2.0 (0.1.0 is released)" in told
    assert "## Unreleased\n\n### Breaking\n\n- `pets.delete`: removed (DELETE /v1/pets/{petId})" in changelog(released)
    assert "    - `before: pets.delete(pet_id) -> None`" in changelog(released)
    low = run(released, "check")
    assert low.code == 1 and "error[version-too-low]" in low.errors and "0.2.0" in low.errors
    assert run(released, "release", "0.2.0").code == 2
    lay_out(released, edited(without), version="0.2.0")
    assert generate_in(released).code == 0
    assert run(released, "check").code == 0
    assert run(released, "release", "0.2.0").code == 0
    assert "## 0.2.0\n\n### Breaking" in changelog(released) and changelog(released).endswith("The first version.\n")
    assert "Unreleased" not in changelog(released)
    before = tree(released)
    assert "is up to date" in generate_in(released).output
    assert tree(released) == before


def test_an_edit_and_its_reversal_leave_no_entry(released: Path) -> None:
    before = tree(released)
    for pages in (edited(without), edited(optional), PAGES):
        lay_out(released, pages)
        assert generate_in(released).code == 0
    after = tree(released)
    assert {path for path in {*before, *after} if before.get(path) != after.get(path)} <= {"specs.lock"}


def test_runs_between_two_releases_give_one_entry(released: Path) -> None:
    lay_out(released, edited(optional))
    generate_in(released)

    def both(pages: Pages) -> None:
        optional(pages)
        without(pages)

    lay_out(released, edited(both))
    generate_in(released)
    assert changelog(released).count("## Unreleased") == 1
    found = diff(released, "out", "specs")
    assert found["changes"] == []
    assert "### Added\n\n- `pets.list`: " in changelog(released)


def test_a_quiet_run_still_says_what_breaks(released: Path) -> None:
    def both(pages: Pages) -> None:
        optional(pages)
        without(pages)

    lay_out(released, edited(both))
    quiet = generate_in(released, "--quiet")
    assert quiet.output.count("\n") == 1 and "pets.delete" in quiet.output


def test_a_version_must_be_configured_and_come_after_the_last(released: Path) -> None:
    again = run(released, "release", "0.1.0")
    assert again.code == 1 and "0.1.0 is released, and 0.1.0 does not come after it" in again.errors
    other = run(released, "release", "0.3.0")
    assert other.code == 2 and "the version of the package is 0.1.0, and not 0.3.0" in other.errors


def test_a_damaged_snapshot_stops_the_run(released: Path) -> None:
    for text in ("", "[]", '{"version": "0.1.0"}', "{"):
        (released / "released.json").write_text(text, encoding="utf-8")
        done = generate_in(released)
        assert done.code == 1 and "error[damaged-snapshot]" in done.errors
        assert run(released, "release", "0.2.0").code == 1


def test_approved_changes_do_not_fail(released: Path) -> None:
    old = copy.deepcopy(PAGES)
    lay_out(released, edited(without))
    for name, page in old.items():
        path = released / "old" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(page), encoding="utf-8")
    failed = run(released, "diff", "old", "--fail-on", "any")
    assert failed.code == 4
    (found,) = (one for one in diff(released, "old")["changes"] if one["id"] == "operation-removed")
    (released / "approved.yaml").write_text(f"{found['fingerprint']}: it never worked\n", encoding="utf-8")
    accepted = run(released, "diff", "old", "--fail-on", "any")
    assert (accepted.code, accepted.output.splitlines()[0]) == (
        0,
        "1 approved change. Suggested version: 0.2.0 (0.1.0 is released)",
    )
    generate_in(released)
    assert "unused-approval" not in run(released, "check").errors


def test_an_approval_that_no_change_uses_is_an_error(released: Path) -> None:
    (released / "approved.yaml").write_text("0123456789ab: for nothing\n", encoding="utf-8")
    assert "warning[unused-approval]" in generate_in(released).errors
    checked = run(released, "check")
    assert checked.code == 1 and "approved.yaml:1:15: error[unused-approval]" in checked.errors
    assert run(released, "diff", "out", "--fail-on", "any").code == 1
    (released / "approved.yaml").write_text("xyz: why\n0123456789ab:\n", encoding="utf-8")
    wrong = run(released, "check").errors
    assert "wrong-setting" in wrong and "missing-reason" in wrong


def test_a_release_takes_the_approvals_with_it(released: Path) -> None:
    lay_out(released, edited(without), version="0.2.0")
    generate_in(released)
    snapshot = json.loads((released / "released.json").read_text(encoding="utf-8"))
    assert snapshot["version"] == "0.1.0"
    (released / "old").mkdir()
    for name, page in PAGES.items():
        (released / "old" / name).write_text(json.dumps(page), encoding="utf-8")
    (found,) = (one for one in diff(released, "old")["changes"] if one["id"] == "operation-removed")
    (released / "approved.yaml").write_text(f"{found['fingerprint']}: it never worked\n", encoding="utf-8")
    assert run(released, "release", "0.2.0").code == 0
    assert not (released / "approved.yaml").exists()
    assert run(released, "check").code == 0


def test_the_snapshot_has_an_entry_a_line(released: Path) -> None:
    lines = (released / "released.json").read_text(encoding="utf-8").splitlines()
    assert sum('"call": "pets.' in line for line in lines) >= 6
    assert all(line.count('"operation_id"') <= 1 for line in lines)


def test_the_lock_and_what_lies_beside_it_may_be_among_the_pages(tmp_path: Path) -> None:
    lay_out(tmp_path, {"shops.json": PAGES["shops.json"]})
    lock = ("--lock", "specs/specs.lock")
    assert run(tmp_path, "generate", *lock).code == 0
    assert run(tmp_path, "release", "0.1.0", *lock).code == 0
    assert (tmp_path / "specs" / "released.json").is_file()
    assert "up to date" in run(tmp_path, "check", *lock).output


def test_a_side_that_the_last_run_wrote_is_read_from_its_output_and_says_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines included, although the output has none."""

    def several(pages: Pages) -> None:
        without(pages)
        optional(pages)
        schema(pages)["properties"].pop("mood")
        schema(pages, "Owner")["properties"]["since"] = {"type": "integer"}

    lay_out(tmp_path, PAGES)
    (tmp_path / "changed").mkdir()
    for folder, pages in (("specs", PAGES), ("changed", edited(several))):
        for name, page in pages.items():
            (tmp_path / folder / name).write_text(json.dumps(page, indent=1), encoding="utf-8")
    assert generate_in(tmp_path).code == 0
    built = []
    true = runs.state
    monkeypatch.setattr(runs, "state", lambda *given, **more: (built.append(given), true(*given, **more))[1])
    read = [diff(tmp_path, "specs", "changed"), diff(tmp_path, "changed")]
    assert built == []  # the other side is asked for by `comparing`, which has a name of its own for it
    (tmp_path / "out" / ".fingerprints").unlink()
    assert [diff(tmp_path, "specs", "changed"), diff(tmp_path, "changed")] == read and len(built) == 2
    assert {one["old"]["line"] for one in read[0]["changes"] if one["old"]} - {1}


def paired(*, reading: str = "/v1/boxes/{_id}", writing: str = "/v1/boxes/{_id}") -> Edit:
    """A thing that is read and written back as a whole."""

    def edit(pages: Pages) -> None:
        page = pages["pets.json"]
        members = {"_id": {"type": "string", "readOnly": True}, "name": {"type": "string"}}
        page["components"]["schemas"]["Box"] = {"type": "object", "properties": members}
        content = {"application/json": {"schema": {"$ref": "#/components/schemas/Box"}}}
        for method, path in (("get", reading), ("put", writing)):
            name = path.partition("{")[2].rstrip("}")
            parameter = {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
            page["paths"].setdefault(path, {})[method] = {
                "operationId": f"{method}Box",
                "parameters": [parameter],
                "responses": {"200": {"description": "A box.", "content": content}},
                **({"requestBody": {"required": True, "content": content}} if method == "put" else {}),
            }

    return edit


@pytest.mark.parametrize(
    "edit",
    [
        paired(reading="/v2/boxes/{_id}"),
        paired(writing="/v2/boxes/{_id}"),
        paired(reading="/v1/boxes/{boxId}", writing="/v1/boxes/{boxId}"),
        paired(reading="/v2/boxes/{boxId}"),
    ],
)
def test_a_pair_stays_when_either_half_gets_another_version_or_another_parameter(tmp_path: Path, edit: Edit) -> None:
    """`update` and `edit` are there, and what was read can be given alone."""
    lay_out(tmp_path, edited(paired()))
    assert generate_in(tmp_path).code == 0
    before = json.loads((tmp_path / "out" / "api.json").read_text())["further_calls"]
    assert run(tmp_path, "release", "0.1.0").code == 0
    lay_out(tmp_path, edited(edit))
    done = generate_in(tmp_path)
    assert done.code == 0 and "python" not in done.output, done.output
    after = json.loads((tmp_path / "out" / "api.json").read_text())["further_calls"]
    calls = [
        [(call["call"], call["signatures"]) for call in calls if "box" in call["call"]] for calls in (before, after)
    ]
    assert calls[0] == calls[1] and len(calls[0]) == 2 and len(calls[0][1][1]) == 2
    assert (
        'Pairing(("_id",))' in (tmp_path / "out" / "src" / "zoo" / "resources" / "operations" / "pets.py").read_text()
    )


def test_a_pair_that_cannot_stay_is_told_as_breaking(tmp_path: Path) -> None:
    def unfit(pages: Pages) -> None:
        paired()(pages)
        schemas = pages["pets.json"]["components"]["schemas"]
        schemas["Seen"] = {"type": "object", "properties": {"_id": {"type": "string"}}}
        answer = operation(pages, "GET /v1/boxes/{_id}")["responses"]["200"]["content"]
        pages["pets.json"]["paths"]["/v1/boxes/{_id}"]["get"]["responses"]["200"]["content"] = {
            kind: {"schema": {"$ref": "#/components/schemas/Seen"}} for kind in answer
        }

    lay_out(tmp_path, edited(paired()))
    assert generate_in(tmp_path).code == 0
    (tmp_path / "changed").mkdir()
    for name, page in edited(unfit).items():
        (tmp_path / "changed" / name).write_text(json.dumps(page), encoding="utf-8")
    found = {one["call"]: one["python"] for one in diff(tmp_path, "specs", "changed")["changes"]}
    assert found["pets.update_box"] == found["pets.edit_box"] == "breaking"
