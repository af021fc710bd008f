"""Findings that no folder of pages can provoke: the command line, files on disk, the output, faults of our own.

Each is shown with the exact words. What is wrong with pages is under errors/ and findings/ (`test_errors.py`).
"""

from __future__ import annotations

import copy
import dataclasses
import errno
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from specloom.cli import BAD_SPECIFICATION, DONE, FINDINGS, USAGE
from specloom.diagnostics import Diagnostics
from specloom.input import files
from specloom.merge import merge as merging
from specloom.output import formatter, renderer, transaction
from specloom.output.tree import Tree
from specloom.python.codemodel import File, Package
from specloom.source import Fragment, Specification

from .running import PETS, Outcome, generate, lay_out, run, tree


def refused(outcome: Outcome, code: int, words: str) -> None:
    """The run ended with `code` and said just `words`."""
    assert (outcome.code, outcome.errors) == (code, words)


def test_wrong_configuration(tmp_path: Path) -> None:
    words = """error[wrong-configuration]: no `out` is given
  help: give --out, or set it in [tool.specloom]
error[wrong-configuration]: '1pet' is no name for a package
  help: lower-case ASCII letters, digits and underscores, a letter first, at most 61
"""
    refused(run(tmp_path, "generate", "--specs", "specs", "--package", "1pet"), USAGE, words)


def test_wrong_configuration_in_pyproject(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.specloom]\nspec = "specs"\nout = "o"\npackage = "pets"\n')
    words = """pyproject.toml:1:1: error[wrong-configuration]: [tool.specloom] has no key `spec`
  help: did you mean `specs`?
error[wrong-configuration]: no `specs` is given
  help: give --specs, or set it in [tool.specloom]
"""
    refused(run(tmp_path, "generate"), USAGE, words)


def test_file_too_large(tmp_path: Path) -> None:
    lay_out(tmp_path, {"pets.yaml": PETS})
    with (tmp_path / "specs" / "everything.json").open("wb") as file:
        file.truncate(files.SIZE + 1)
    words = """specs/everything.json:1:1: error[file-too-large]: the file is larger than 64 MiB
  help: split it into smaller pages
"""
    refused(generate(tmp_path), BAD_SPECIFICATION, words)


def test_unreadable_file(tmp_path: Path) -> None:
    lay_out(tmp_path, {"pets.yaml": PETS})
    (tmp_path / "specs" / "cats.md").symlink_to("nowhere.md")
    os.mkfifo(tmp_path / "specs" / "dogs.md")
    words = """specs/cats.md:1:1: error[unreadable-file]: the file cannot be read: it is not there, or a symbolic \
link to nothing
  help: replace it by a plain file that you may read, or move it out of the folder
specs/dogs.md:1:1: error[unreadable-file]: the file cannot be read: it is no plain file
  help: replace it by a plain file that you may read, or move it out of the folder
"""
    refused(generate(tmp_path), BAD_SPECIFICATION, words)


def test_no_input(tmp_path: Path) -> None:
    words = """specs:1:1: error[no-input]: the folder cannot be listed: it is not there, or a symbolic link to nothing
  help: name the folder that holds the pages in the configuration
"""
    refused(generate(tmp_path), BAD_SPECIFICATION, words)


def test_damaged_lock(project: Path) -> None:
    lock = project / "specs.lock"
    lock.write_text(lock.read_text() + "model Pet Pet\n")
    refused(
        generate(project),
        FINDINGS,
        """specs.lock:5:1: error[damaged-lock]: no line of this kind has 3 words
     5 | model Pet Pet
       | ^
  help: restore the file from version control; after a merge keep both sides' lines
""",
    )


@pytest.mark.parametrize("left", [None, "", "\n"])
def test_missing_lock(left: str | None, project: Path) -> None:
    lock = project / "specs.lock"
    names = lock.read_text()
    lock.unlink()
    if left is not None:
        lock.write_text(left)
    words = """specs.lock:1:1: error[missing-lock]: out was generated before, and the lock with its names is missing
  help: restore it from version control; --new-names gives all names anew
"""
    refused(generate(project), FINDINGS, words)
    refused(run(project, "check", "--specs", "specs", "--out", "out", "--package", "pets"), FINDINGS, words)
    assert generate(project, "pets", "--new-names").code == DONE
    assert lock.read_text() == names


def test_two_names(project: Path) -> None:
    lock = project / "specs.lock"
    lock.write_text(lock.read_text() + 'operation "GET /pets" pets.every get_pets\n')
    refused(
        generate(project),
        FINDINGS,
        """specs.lock:4:1: error[two-names]: operation "GET /pets" has 2 names: `pets.get` and `pets.every`
     4 | operation "GET /pets" pets.get get_pets
       | ^
  also: specs.lock:5:1: the other name
     5 | operation "GET /pets" pets.every get_pets
       | ^
  help: keep the one that was released, and delete line 4 or 5; or let a rule say the name
""",
    )


def test_moved_rule_and_ambiguous_move(project: Path) -> None:
    rules = project / "specs" / "sdk.yaml"
    rules.write_text("operations:\n  GET /pets: {method: pets.every}\n")
    assert generate(project).code == DONE
    page = project / "specs" / "pets.yaml"
    page.write_text(PETS.replace("/pets:", "/v2/pets:"))
    for turn in range(2):  # the lock remembers where the rule leads
        outcome = generate(project)
        assert ("note[moved-operation]: GET /pets is GET /v2/pets now; its names stay" in outcome.errors) == (not turn)
        (project / "out" / ".fingerprints").unlink()
        assert outcome.code == DONE
        words = "warning[moved-rule]: `GET /pets` is `GET /v2/pets` now; the rule is followed there"
        assert f"specs/sdk.yaml:2:14: {words}" in outcome.errors
    assert 'operation "GET /v2/pets" pets.every get_v2_pets' in (project / "specs.lock").read_text()
    rules.unlink()
    operation = PETS.partition("paths:\n")[2]
    page.write_text(PETS.replace("/pets:", "/v3/pets:") + operation.replace("/pets:", "/v4/pets:"))
    outcome = generate(project)
    assert outcome.code == DONE
    assert "warning[ambiguous-move]: GET /v3/pets may be GET /v2/pets, moved; nothing is guessed" in outcome.errors
    assert "pets.every" not in (project / "out" / "api.json").read_text()


def test_damaged_manifest(project: Path) -> None:
    (project / "out" / ".manifest").write_text("not-a-hash  src/pets/client.py\n")
    refused(
        generate(project),
        FINDINGS,
        """out/.manifest:1:1: error[damaged-manifest]: this line names no file that the generator wrote
  help: restore the file from version control, or remove the output folder and generate again
out:1:1: error[unsafe-output]: the output folder is not empty and has no manifest, so the generator did not make it
  help: choose a folder of its own with --out
""",
    )


def test_edited_output(project: Path) -> None:
    edited = project / "out" / "src" / "pets" / "client.py"
    edited.write_text(edited.read_text() + "# my change\n")
    before, lines = tree(project), edited.read_text().count("\n")
    refused(
        generate(project),
        FINDINGS,
        f"""out/src/pets/client.py:{lines}:1: error[edited-output]: this generated file was edited by hand
       + # my change
  help: say the same in sdk.yaml below `client`, or in an overlay; --force discards the edit
""",
    )
    assert tree(project) == before
    assert generate(project, "pets", "--force").code == DONE
    assert "my change" not in edited.read_text()


def test_foreign_output(project: Path) -> None:
    lay_out(project, {"dogs.yaml": PETS.replace("Pets", "Dogs").replace("/pets", "/dogs")})
    mine = project / "out" / "docs" / "operations" / "dogs" / "get.md"
    mine.parent.mkdir(parents=True)
    mine.write_text("My own words.\n")
    before = tree(project)
    refused(
        generate(project),
        FINDINGS,
        """out/docs/operations/dogs/get.md:1:1: error[foreign-output]: a file that the generator did not write \
stands where it wants to write
  help: move it away; --force replaces it
""",
    )
    assert tree(project) == before


def test_blocked_output(project: Path) -> None:
    """A link is neither written through nor replaced, a folder of the user's is not either."""
    elsewhere = project / "elsewhere"
    (project / "out" / "docs").rename(elsewhere)
    (project / "out" / "docs").symlink_to(elsewhere)
    lay_out(project, {"dogs.yaml": PETS.replace("Pets", "Dogs").replace("/pets", "/dogs")})
    (project / "out" / "src" / "pets" / "resources" / "dogs.py").mkdir()
    before = tree(project)
    words = """out/docs:1:1: error[blocked-output]: a symbolic link stands where the generator wants to write
  help: move it away: it is neither followed nor replaced
out/src/pets/resources/dogs.py:1:1: error[blocked-output]: a folder stands where the generator wants to write
  help: move it away: it is neither followed nor replaced
"""
    refused(generate(project, "pets", "--force"), FINDINGS, words)
    assert tree(project) == before
    found = checked(project)
    assert found.code == FINDINGS and found.errors.startswith(words)
    assert "out/docs/" not in found.errors


def test_what_is_no_plain_file_is_refused_in_words_wherever_it_stands(project: Path) -> None:
    """A named pipe would be waited for until somebody writes into it."""
    for path, words in {
        "specs/sdk.yaml": "specs/sdk.yaml:1:1: error[unreadable-file]: the file cannot be read: it is no plain file",
        "specs/overlays/one.yaml": "specs/overlays/one.yaml:1:1: error[unreadable-file]: the file cannot be read: it",
        "specs.lock": "specs.lock:1:1: error[unreadable-file]: the file cannot be read: it is no plain file",
        "out/.manifest": "out/.manifest:1:1: error[damaged-manifest]: it cannot be read: a named pipe, a socket or a",
        "out/openapi.json": "out/openapi.json:1:1: error[blocked-output]: a named pipe, a socket or a device stands",
    }.items():
        place = project / path
        place.parent.mkdir(exist_ok=True)
        content = place.read_bytes() if place.exists() else None
        place.unlink(missing_ok=True)
        os.mkfifo(place)
        for outcome in (generate(project), checked(project)):
            assert outcome.code in (FINDINGS, BAD_SPECIFICATION) and outcome.errors.startswith(words)
        place.unlink()
        if content is not None:
            place.write_bytes(content)
    os.mkfifo(project / "pyproject.toml")
    words = "pyproject.toml:1:1: error[wrong-configuration]: pyproject.toml cannot be read: it is no plain file\n"
    assert run(project, "check").errors.startswith(words)


def stop(number: signal.Signals, at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask this process to stop when it has renamed so many files."""
    true, moves = os.replace, []

    def replace(*arguments: Any, **options: Any) -> None:
        true(*arguments, **options)
        moves.append(arguments)
        if len(moves) == at:
            signal.raise_signal(number)

    monkeypatch.setattr(os, "replace", replace)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_request_to_stop_leaves_the_output_as_it_was(
    project: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals, code: int
) -> None:
    before = tree(project)
    stop(number, 8, monkeypatch)
    refused(generate(project, "pets", "--title", "Other"), code, "interrupted; the output is as it was\n")
    assert tree(project) == before
    assert sorted(path.name for path in project.iterdir()) == ["out", "specs", "specs.lock"]


def test_a_request_to_stop_that_comes_too_late_says_so(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    true = transaction._Transaction.forget

    def forget(self: Any) -> None:
        true(self)
        signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(transaction._Transaction, "forget", forget)
    outcome = generate(project, "pets", "--title", "Other")
    assert (outcome.code, outcome.errors) == (143, "interrupted; everything was in place already\n")
    monkeypatch.undo()
    assert "out/ is up to date" in generate(project, "pets", "--title", "Other").output


def test_a_full_disk_is_one_line(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def store(self: Tree, path: str, content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(self.root / path))

    before = tree(project)
    monkeypatch.setattr(Tree, "store", store)
    words = "error: No space left on device: out/.specloom-run/journal.staging\n"
    refused(generate(project, "pets", "--title", "Other"), FINDINGS, words)
    assert tree(project) == before


@pytest.mark.slow
def test_interrupted_output(project: Path, made: Path) -> None:
    """Killed while files are put in place: `check` says so, and `generate` ends it whatever its own input is."""
    code = (
        "import os, signal, sys; from specloom.cli import main; true = os.replace; moves = []\n"
        "def replace(*given, **more):\n"
        "    true(*given, **more); moves.append(given)\n"
        "    if len(moves) == 8: os.kill(os.getpid(), signal.SIGKILL)\n"
        "os.replace = replace; main()"
    )
    arguments = ["generate", "--specs", "specs", "--out", "out", "--package", "pets", "--title", "Other"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    killed = subprocess.run([sys.executable, "-c", code, *arguments], cwd=project, env=environment, check=False)
    assert killed.returncode == -signal.SIGKILL
    before = tree(project)
    words = """out:1:1: error[interrupted-output]: a run was interrupted while it put files in place, so some may be \
new and some old
  help: run `generate`: it completes or undoes that first
"""
    refused(checked(project), FINDINGS, words)
    assert tree(project) == before
    words = """out:1:1: note[interrupted-output]: an earlier run was interrupted while it put files in place; that was \
put right first
"""
    refused(generate(project), DONE, words)
    assert tree(project) == tree(made)
    assert sorted(path.name for path in project.iterdir()) == ["out", "specs", "specs.lock"]


def test_unsafe_output(project: Path) -> None:
    refused(
        run(project, "generate", "--specs", "specs", "--out", "specs/out", "--package", "pets"),
        FINDINGS,
        """specs/out:1:1: error[unsafe-output]: the output folder lies inside the input
  help: choose a folder of its own with --out
""",
    )


def test_out_of_date(project: Path) -> None:
    (project / "out" / "docs" / "errors.md").unlink()
    before = tree(project)
    words = """out/docs/errors.md:1:1: error[out-of-date]: missing: docs/errors.md
  help: run `generate` and commit what it writes
"""
    refused(checked(project), FINDINGS, words)
    assert tree(project) == before


def test_a_page_that_changed_is_one_finding_and_not_one_for_each_file(project: Path) -> None:
    (project / "specs" / "pets.yaml").write_text(PETS.replace("/pets:", "/cats:"))
    words = """specs/pets.yaml:1:1: error[out-of-date]: specs/pets.yaml changed since the last run (30 files)
  help: run `generate` and commit what it writes
"""
    refused(checked(project), FINDINGS, words)
    (project / "out" / ".fingerprints").unlink()
    words = """out:1:1: error[out-of-date]: the input, the generator or a template has changed since the package was \
written (30 files)
  help: run `generate` and commit what it writes
"""
    assert words in checked(project).errors


def test_each_cause_is_named(project: Path) -> None:
    (project / "specs" / "sdk.yaml").write_text("operations:\n  GET /pets: {method: pets.every}\n")
    more = PETS.replace("/pets:", "/dogs:").replace("Pets", "Dogs")
    (project / "specs" / "dogs.yaml").write_text(more)
    (project / "out" / "README.md").write_text("mine")
    (project / "out" / "mkdocs.yml").unlink()
    (project / "out" / "docs" / "dogs.txt").write_text("not ours")
    found = run(project, "check", "--specs", "specs", "--out", "out", "--package", "pets", "--title", "Zoo").errors
    for words in (
        "out/README.md:1:1: error[edited-output]: edited by hand: README.md",
        "out/mkdocs.yml:1:1: error[out-of-date]: missing: mkdocs.yml",
        "out:1:1: error[out-of-date]: the configuration changed since the last run",
        "specs/dogs.yaml:1:1: error[out-of-date]: specs/dogs.yaml is new since the last run",
        "specs/sdk.yaml:1:1: error[out-of-date]: specs/sdk.yaml is new since the last run",
    ):
        assert words in found
    assert found.count("error[") == 5 and found.count("help:") == 5


def test_an_edited_lock_is_named(project: Path) -> None:
    lock = project / "specs.lock"
    lock.write_text(lock.read_text().replace("pets.get ", "pets.every "))
    words = """specs.lock:1:1: error[out-of-date]: the lock was edited: it has a name that no run gave, or lacks one
  help: restore it from version control, or run `generate` to take it as it is
"""
    refused(checked(project), FINDINGS, words)


def test_unreadable_side(project: Path) -> None:
    words = """error[unreadable-side]: 'nowhere' is no folder, no document, no package and no revision
  help: give the path of one of them, or a revision of the repository that you are in
"""
    refused(run(project, "diff", "nowhere", "--specs", "specs", "--package", "pets"), BAD_SPECIFICATION, words)
    (project / "out" / "openapi.json").write_text("{")
    found = run(project, "diff", "out", "--specs", "specs", "--package", "pets")
    assert found.code == BAD_SPECIFICATION and "out/openapi.json:1:1: error[unreadable-side]: no JSON: " in found.errors


def test_damaged_snapshot(project: Path) -> None:
    (project / "released.json").write_text("[]")
    words = """released.json:1:1: error[damaged-snapshot]: this file does not say what was released
  help: restore the file from version control
"""
    refused(generate(project), FINDINGS, words)


def test_version_too_low(project: Path) -> None:
    assert run(project, "release", "0.1.0", "--specs", "specs", "--out", "out", "--package", "pets").code == DONE
    (project / "specs" / "pets.yaml").write_text(PETS.replace("/pets:", "/cats:"))
    assert generate(project).code == DONE
    words = """error[version-too-low]: the version is 0.1.0; after 0.1.0 these changes (breaking for programs that \
upgrade) ask for 0.2.0 at least
  help: set `version = "0.2.0"` in [tool.specloom]
"""
    refused(checked(project), FINDINGS, words)


def test_unused_approval(project: Path) -> None:
    (project / "approved.yaml").write_text("0123456789ab: nobody calls it\n")
    words = """approved.yaml:1:15: warning[unused-approval]: no change has the fingerprint 0123456789ab
     1 | 0123456789ab: nobody calls it
       |               ^
  help: remove the line: what it approved is released, has become another change, or was taken back
"""
    refused(generate(project), DONE, words)


def checked(folder: Path) -> Outcome:
    return run(folder, "check", "--specs", "specs", "--out", "out", "--package", "pets")


def test_reserved_name(project: Path) -> None:
    """A name that an older generator gave, and that the package itself uses today."""
    lock = project / "specs.lock"
    before = lock.read_text()
    lock.write_text(before.replace(" pets.get ", " pets.with_raw_response "))
    assert lock.read_text() != before
    words = """warning[reserved-name]: `with_raw_response`, so far the name of operation "GET /pets", is taken by \
the package now
  help: it is called `get` from now on; a rule may name it otherwise
"""
    refused(generate(project, "pets", "--version", "2.0.0"), DONE, words)


def test_formatter_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> None:
        raise FileNotFoundError(2, "No such file or directory")

    lay_out(tmp_path, {"pets.yaml": PETS})
    monkeypatch.setattr(subprocess, "run", missing)
    monkeypatch.setattr(formatter, "ruff", lambda: "ruff")
    refused(
        generate(tmp_path),
        BAD_SPECIFICATION,
        """generated code:1:1: error[formatter-failed]: the formatter did not do its work: ruff cannot be started: \
No such file or directory
  help: install the version of ruff that this project pins; nothing was written
""",
    )
    assert not (tmp_path / "out").exists()


def test_unexpected_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A template that went wrong is found before anything is written."""
    lay_out(tmp_path, {"pets.yaml": PETS})
    true = renderer.render

    def render(package: Package) -> tuple[File, ...]:
        return (*true(package), File(path="src/pets/extra.py", content=b"import os\n"))

    monkeypatch.setattr(renderer, "render", render)
    refused(
        generate(tmp_path),
        BAD_SPECIFICATION,
        """generated code:1:1: error[unexpected-output]: src/pets/extra.py: is in no plan
  help: this is a fault of the generator; nothing was written. Please report it with the specification
generated code:1:1: error[unexpected-output]: src/pets/extra.py: line 1: a Import where none is expected
  help: this is a fault of the generator; nothing was written. Please report it with the specification
""",
    )
    assert not (tmp_path / "out").exists()


def test_proof_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A merge that went wrong is found before anything is written."""
    lay_out(tmp_path, {"pets.yaml": PETS})
    true = merging.merge

    def merge(fragments: Sequence[Fragment], diagnostics: Diagnostics, **more: Any) -> Specification:
        merged = true(fragments, diagnostics, **more)
        document: Any = copy.deepcopy(merged.document)
        document["paths"]["/pets"]["get"]["responses"]["200"]["description"] = "Not what was published"
        return dataclasses.replace(merged, document=document)

    monkeypatch.setattr(merging, "merge", merge)
    refused(
        generate(tmp_path),
        BAD_SPECIFICATION,
        """specs/pets.yaml:8:30: error[proof-failed]: the merged document does not say what the page says: values \
differ (merged: /paths/~1pets/get/responses/200/description)
     8 |         "200": {description: OK}
       |                              ^
    at: #/paths/~1pets/get/responses/200/description
  help: this is a fault of the generator, not of the page: please report it with the page
""",
    )
    assert not (tmp_path / "out").exists()


def test_a_flag_of_the_table_is_true_or_false(tmp_path: Path) -> None:
    table = '[tool.specloom]\nspecs = "specs"\nout = "o"\npackage = "pets"\ntesting = "no"\n'
    (tmp_path / "pyproject.toml").write_text(table, encoding="utf-8")
    found = run(tmp_path, "generate")
    assert found.code == 2
    words = "pyproject.toml:1:1: error[wrong-configuration]: [tool.specloom] `testing` wants true or false\n"
    assert found.errors.startswith(words)
