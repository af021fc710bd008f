"""What a command says, and how: colour and progress on a terminal, one document for programs, previews, completion."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from specloom.cli import BAD_SPECIFICATION, DONE, FINDINGS, USAGE, main
from specloom.console import Console
from specloom.stopwatch import begin
from specloom.terminal import Progress, paint_for, progress

from .running import PETS, Outcome, generate, lay_out, run, tree, working_in

ROOT = Path(__file__).resolve().parent.parent
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
OPTIONS = ("--specs", "specs", "--out", "out", "--package", "pets")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")


@pytest.mark.parametrize(
    ("terminal", "environment", "coloured"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (True, {"TERM": "dumb"}, False),
        (False, {"FORCE_COLOR": "1"}, True),
        (True, {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        (True, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_who_decides_on_colour(
    terminal: bool, environment: dict[str, str], coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    painted = paint_for(Terminal() if terminal else io.StringIO())("error", "no")
    assert painted == ("\x1b[1;31mno\x1b[0m" if coloured else "no")


def test_colour_changes_no_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path, {"pets.yaml": PETS.replace("OK}", "OK, description: again}")})
    plain = generate(tmp_path, "pets", "--strict")
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = generate(tmp_path, "pets", "--strict")
    assert plain.code == coloured.code == BAD_SPECIFICATION
    assert "\x1b" not in plain.errors
    assert "\x1b[1;31merror[duplicate-key]\x1b[0m" in coloured.errors and "\x1b[1;31m^\x1b[0m" in coloured.errors
    assert ESCAPE.sub("", coloured.errors) == plain.errors


def test_progress_is_shown_after_a_second_and_goes_again() -> None:
    stream, now = Terminal(), [10.0]
    shown = Progress(stream, lambda: now[0])
    shown.begin("read")
    now[0] = 10.9
    shown.begin("merge")
    assert stream.getvalue() == ""
    now[0] = 11.2
    shown.show()
    shown.begin("write")
    shown.clear()
    shown.clear()
    assert stream.getvalue() == "\r\x1b[Kmerging the documents … 1 s\r\x1b[Kwriting … 1 s\r\x1b[K"


@pytest.mark.slow
def test_every_stage_has_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from specloom import terminal

    stream = Terminal()
    monkeypatch.setattr(terminal, "_PATIENCE", 0.0)
    monkeypatch.setattr(threading.Event, "wait", lambda self, timeout=None: True)
    lay_out(tmp_path, {"pets.yaml": PETS})
    with working_in(tmp_path), contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(stream):
        assert main(["generate", *OPTIONS]) == DONE
    said = re.findall(r"\x1b\[K([^\r]+?) … \d+ s", stream.getvalue())
    assert set(said) <= set(terminal._STAGES.values())
    assert {"reading the documents", "writing"} <= set(said)
    assert stream.getvalue().endswith("\r\x1b[K")


@pytest.mark.parametrize("quiet", [True, False])
def test_progress_is_for_terminals_and_not_for_quiet_runs(quiet: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal() if quiet else io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    before = threading.active_count()
    with Console("generate", "text", quiet=quiet).working():
        begin("read")
        assert threading.active_count() == before
    with progress(io.StringIO()):
        assert threading.active_count() == before
    assert stream.getvalue() == ""


def document(outcome: Outcome) -> Any:
    """The one document on stdout."""
    return json.loads(outcome.output)


@pytest.mark.slow
def test_programs_get_one_document_however_it_ends(tmp_path: Path) -> None:
    lay_out(tmp_path, {"pets.yaml": PETS})
    first = document(generate(tmp_path, "pets", "--format", "json"))
    assert (first["command"], first["exit_code"], first["findings"]) == ("generate", DONE, [])
    (package,) = first["packages"]
    assert (package["package"], package["out"], package["good"]) == ("pets", "out", True)
    assert (package["pages"], package["operations"], package["models"]) == (1, 1, 0)
    assert package["first_call"] == "client.pets.get()"
    assert "api.json" in package["written"] and package["unchanged"] == 0
    page = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    assert [key for key in (*first, *package) if f"`{key}`" not in page] == []
    again = document(generate(tmp_path, "pets", "--format", "json"))
    assert (again["packages"][0]["written"], again["packages"][0]["unchanged"]) == ([], len(package["written"]))
    checked = document(run(tmp_path, "check", *OPTIONS, "--format", "json"))
    assert (checked["command"], checked["exit_code"], checked["packages"][0]["good"]) == ("check", DONE, True)
    lay_out(tmp_path, {"pets.yaml": PETS.replace("OK", "Fine")})
    stale = document(run(tmp_path, "check", *OPTIONS, "--format", "json"))
    assert (stale["exit_code"], stale["findings"][0]["code"]) == (FINDINGS, "out-of-date")
    lay_out(tmp_path, {"pets.yaml": "openapi: ["})
    for command in (("generate", *OPTIONS), ("fake", "--specs", "specs"), ("diff", "specs")):
        outcome = run(tmp_path, *command, "--format", "json")
        broken = document(outcome)
        assert (broken["exit_code"], broken["packages"]) == (outcome.code, [])
        assert [finding["severity"] for finding in broken["findings"]] == ["error"]
    usage = document(run(tmp_path, "generate", "--package", "1", "--specs", "a", "--out", "b", "--format", "json"))
    assert (usage["exit_code"], usage["findings"][0]["code"]) == (USAGE, "wrong-configuration")


@pytest.mark.slow
def test_a_dry_run_lists_files_and_touches_none(project: Path) -> None:
    lay_out(project, {"pets.yaml": PETS.replace("/pets", "/cats")})
    before = tree(project)
    outcome = generate(project, "pets", "--dry-run")
    assert (outcome.code, outcome.errors) == (DONE, "")
    assert tree(project) == before
    lines = outcome.output.splitlines()
    assert "new      out/docs/operations/cats/get.md" in lines
    assert "removed  out/docs/operations/pets/get.md" in lines
    assert "changed  out/api.json" in lines and "changed  specs.lock" in lines
    written = [line.split()[1] for line in lines if line.startswith(("new ", "changed "))]
    gone = [line.split()[1] for line in lines if line.startswith("removed ")]
    left = len(tree(project / "out"))
    assert generate(project).code == DONE
    after = tree(project)
    assert {path for path in after if after[path] != before.get(path)} - {"out/.fingerprints"} == set(written)
    assert before.keys() - after.keys() == set(gone)
    counted = re.search(r": (\d+) files would be written, (\d+) removed, (\d+) left as they are", outcome.output)
    assert counted is not None
    assert [int(one) for one in counted.groups()[:2]] == [len(written), len(gone)]
    assert left > int(counted[3]) > 0
    assert "out/ is up to date" in generate(project, "pets", "--dry-run").output


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("git") is None, reason="git applies the patch")
def test_the_differences_are_a_patch(project: Path) -> None:
    lay_out(project, {"pets.yaml": PETS.replace("/pets", "/cats")})
    before = tree(project)
    outcome = generate(project, "pets", "--diff")
    assert outcome.code == DONE
    assert tree(project) == before
    assert outcome.errors.endswith("Nothing was written.\n")
    (project / "all.patch").write_text(outcome.output)
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    subprocess.run(["git", "apply", "all.patch"], cwd=project, check=True)
    shutil.rmtree(project / ".git")
    (project / "all.patch").unlink()
    patched = tree(project)
    assert "out/ is up to date" in generate(project).output
    after = tree(project)
    assert {path for path in after if after[path] != patched.get(path)} == {"out/.fingerprints"}


def test_a_preview_shows_what_would_be_lost_and_refuses_it(project: Path) -> None:
    edited = project / "out" / "src" / "pets" / "client.py"
    edited.write_text(edited.read_text() + "# mine\n")
    outcome = generate(project, "pets", "--diff")
    assert outcome.code == FINDINGS
    assert "error[edited-output]" in outcome.errors
    assert "\n-# mine\n" in outcome.output
    assert generate(project, "pets", "--diff", "--force").code == DONE


@pytest.mark.slow
def test_with_check_a_preview_is_a_test(project: Path) -> None:
    assert generate(project, "pets", "--dry-run", "--check").code == DONE
    lay_out(project, {"pets.yaml": PETS.replace("OK", "Fine")})
    assert generate(project, "pets", "--dry-run").code == DONE
    assert generate(project, "pets", "--dry-run", "--check").code == FINDINGS


def test_a_first_preview_needs_no_output_and_makes_none(tmp_path: Path) -> None:
    lay_out(tmp_path, {"pets.yaml": PETS})
    outcome = generate(tmp_path, "pets", "--dry-run")
    assert "new      out/src/pets/client.py" in outcome.output
    assert [path.name for path in tmp_path.iterdir()] == ["specs"]


def test_a_terminal_is_shown_no_control_characters_of_files(project: Path) -> None:
    edited = project / "out" / "README.md"
    edited.write_text("\x1b]0;owned\x07\n")
    stream = Terminal()
    with working_in(project), contextlib.redirect_stdout(stream), contextlib.redirect_stderr(io.StringIO()):
        assert main(["generate", *OPTIONS, "--diff"]) == FINDINGS
    assert "\\x1b]0;owned\\x07" in stream.getvalue()
    assert ESCAPE.sub("", stream.getvalue()).isprintable() or "\x1b" not in ESCAPE.sub("", stream.getvalue())


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_is_given_its_script(shell: str, tmp_path: Path) -> None:
    outcome = run(tmp_path, "completion", shell)
    assert (outcome.code, outcome.errors) == (DONE, "")
    assert {"bash": "complete ", "zsh": "compdef", "fish": "complete --command specloom"}[shell] in outcome.output
    if program := shutil.which(shell):
        (tmp_path / "script").write_text(outcome.output)
        subprocess.run([program, "-n", "script"], cwd=tmp_path, check=True)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("specloom gen", {"generate"}),
        ("specloom generate --dry", {"--dry-run"}),
        ("specloom completion z", {"zsh"}),
        ("specloom check --format ", {"text", "json", "github"}),
    ],
)
def test_a_shell_that_asks_is_answered(line: str, found: set[str], tmp_path: Path) -> None:
    asked = {"_ARGCOMPLETE": "1", "COMP_LINE": line, "COMP_POINT": str(len(line)), "_ARGCOMPLETE_IFS": "\n"}
    environment = {**os.environ, **asked, "_ARGCOMPLETE_STDOUT_FILENAME": str(tmp_path / "answer")}
    environment["PYTHONPATH"] = os.pathsep.join([str(ROOT / "generator"), os.environ.get("PYTHONPATH", "")])
    subprocess.run([sys.executable, "-m", "specloom"], env=environment, cwd=tmp_path, check=True)
    answer = (tmp_path / "answer").read_text()
    assert {one.strip() for one in answer.split("\n")} - {""} == found
