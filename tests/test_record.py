"""The record of the last run saves time and decides nothing; the lock holds names, and no hash that changes often."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn
from unittest.mock import patch

import pytest
from specloom import runs
from specloom.cli import DONE, FINDINGS
from specloom.input import inputs
from specloom.input import read as reading
from specloom.output import claim
from specloom.output.record import NAME

from .running import PETS, Outcome, lay_out, run, tree

pytestmark = pytest.mark.slow

GENERATOR = Path(__file__).resolve().parent.parent / "generator"
LATE = (
    *("jinja2", "markupsafe", "openapi_spec_validator", "jsonschema", "yaml", "markdown_it"),
    *("specloom.input.read", "specloom.merge", "specloom.output.formatter", "specloom.reporting"),
)
OPTIONS = ("--specs", "specs", "--out", "out", "--package", "pets")


@dataclass(frozen=True)
class Watched(Outcome):
    """What a run left behind, and whether it found nothing to do without composing anything."""

    idle: bool


def generate(folder: Path, package: str = "pets", *more: str) -> Watched:
    with patch.object(runs, "compose", wraps=runs.compose) as composing:
        outcome = run(folder, "generate", "--specs", "specs", "--out", "out", "--package", package, *more)
    return Watched(outcome.code, outcome.output, outcome.errors, idle=not composing.called)


def test_a_second_run_loads_nothing_that_composes(project: Path) -> None:
    script = (
        "import sys\nfrom specloom.cli import main\n"
        f"code = main(['generate', *{OPTIONS!r}])\n"
        f"print(code, [name for name in {LATE!r} if name in sys.modules])"
    )
    environment = os.environ | {"PYTHONPATH": str(GENERATOR)}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=project, env=environment, capture_output=True, text=True, check=True
    )
    first, last = done.stdout.splitlines()
    assert "out/ is up to date" in first
    assert last == "0 []"


def test_another_generator_or_template_changes_no_line_of_the_lock(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(project)
    monkeypatch.setattr(inputs, "generator_hash", lambda: "another")
    monkeypatch.setattr(inputs, "templates_hash", lambda: "another")
    outcome = generate(project)
    assert not outcome.idle and "out/ is up to date" in outcome.output
    after = tree(project)
    assert {path for path in after if after[path] != before[path]} == {f"out/{NAME}"}
    assert generate(project).idle


def test_other_bytes_that_say_the_same_are_read_and_found_to_be_the_same(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads = []
    true = reading.read
    monkeypatch.setattr(reading, "read", lambda *given: (reads.append(given), true(*given))[1])
    assert generate(project).idle and reads == []
    lay_out(project, {"pets.yaml": PETS.replace("description: OK", "description:   OK")})
    assert generate(project).idle and len(reads) == 1


def test_what_is_noted_of_a_page_is_noted_by_each_run(tmp_path: Path) -> None:
    lay_out(tmp_path, {"pets.yaml": PETS, "words.md": "# Words\n\nNothing but words.\n"})
    first, second = generate(tmp_path), generate(tmp_path)
    assert second.idle
    assert "words.md" in first.errors
    assert second.errors == first.errors


@pytest.mark.parametrize("name", ["supplements/more.yaml", "extensions/pets.py", "guides/first.md", "examples/one.py"])
def test_a_file_more_or_less_is_noticed(name: str, project: Path) -> None:
    texts = {"supplements/more.yaml": PETS.replace("/pets", "/more").replace("listPets", "listMore")}
    texts |= {"extensions/pets.py": "", "guides/first.md": "# First\n\nWords.\n", "examples/one.py": '"""One."""\n'}
    lay_out(project, {name: texts[name]})
    assert not generate(project).idle
    (project / "specs" / name).unlink()
    assert not generate(project).idle


def test_a_changed_sentence_changes_no_line_of_the_lock(project: Path) -> None:
    lock = (project / "specs.lock").read_bytes()
    lay_out(project, {"pets.yaml": PETS.replace("description: OK", "description: All pets")})
    outcome = generate(project)
    assert outcome.code == DONE and not outcome.idle
    assert (project / "specs.lock").read_bytes() == lock


@pytest.mark.parametrize("content", [None, b"", b"generator\n", b"\xff\xfe", b"lock 0\nmanifest 0\n"])
def test_without_a_record_everything_is_composed_and_found_to_be_the_same(content: bytes | None, project: Path) -> None:
    before = tree(project)
    record = project / "out" / NAME
    record.unlink()
    if content is not None:
        record.write_bytes(content)
    checked = run(project, "check", *OPTIONS)
    assert (checked.code, checked.errors) == (DONE, "")
    assert record.is_file() == (content is not None)
    outcome = generate(project)
    assert not outcome.idle and "out/ is up to date" in outcome.output
    assert tree(project) == before
    assert generate(project).idle


def test_where_nothing_can_be_written_the_record_is_not_needed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(folder: Path, say: object) -> NoReturn:
        raise PermissionError(errno.EACCES, "Permission denied", str(folder))

    (project / "out" / NAME).unlink()
    before = tree(project)
    monkeypatch.setattr(claim, "_claim", refuse)
    outcome = generate(project)
    assert (outcome.code, outcome.errors) == (DONE, "") and "out/ is up to date" in outcome.output
    assert tree(project) == before
    outcome = generate(project, "pets", "--title", "Other")
    assert (outcome.code, outcome.output) == (FINDINGS, "")
    assert outcome.errors == f"error: Permission denied: {project}\n"
    assert tree(project) == before


def test_the_record_fits_one_lock_only(project: Path) -> None:
    """As after a merge, or when another branch is checked out."""
    lock = project / "specs.lock"
    before = lock.read_text()
    lock.write_text("".join(line for line in before.splitlines(keepends=True) if not line.startswith("operation")))
    assert run(project, "check", *OPTIONS).code == FINDINGS
    assert not generate(project).idle
    assert lock.read_text() == before


def test_the_record_fits_one_output_only(project: Path) -> None:
    """The package of another branch is whole and has its manifest, but it is not what this input gives."""
    right = tree(project / "out")
    lay_out(project, {"pets.yaml": PETS.replace("description: OK", "description: All pets")})
    assert generate(project).code == DONE
    lay_out(project, {"pets.yaml": PETS})
    (project / "out" / NAME).write_bytes(right[NAME])
    assert run(project, "check", *OPTIONS).code == FINDINGS
    assert not generate(project).idle
    assert tree(project / "out") == right


def test_a_lock_with_the_hashes_of_earlier_versions_is_rewritten_once(project: Path) -> None:
    lock = project / "specs.lock"
    now = lock.read_text()
    first, rest = now.split("\n", 1)
    lock.write_text(f"{first}\ninput generator 0f0f\ninput document 0f0f\npage specs/pets.yaml 0f0f\n{rest}")
    outcome = generate(project)
    assert (outcome.code, outcome.errors) == (DONE, "")
    assert lock.read_text() == now
    assert generate(project).idle


def test_a_generator_that_gives_the_same_is_no_reason_to_write(project: Path) -> None:
    record = project / "out" / ".fingerprints"
    lines = [line for line in record.read_text().splitlines() if not line.startswith("bytes ")]
    record.write_text("\n".join("generator 0" if line.startswith("generator ") else line for line in lines) + "\n")
    assert run(project, "check", *OPTIONS).code == DONE
