"""Runs that are killed, refused space or asked to stop while they write, and two at once: in the end all is whole."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from specloom.diagnostics import Diagnostics
from specloom.output import tree as trees
from specloom.output.claim import LOCK, RUN, claimed
from specloom.output.journal import Change, JournalError, State, format_journal, parse_journal
from specloom.output.signals import Stopped
from specloom.output.transaction import Target, interrupted, put, recover
from specloom.output.writer import refuse_interrupted

from . import breaking
from .running import tree

ROOT = Path(__file__).resolve().parent.parent
OLD_AND_NEW = ("old", "new")


def started(kind: str, steps: int | list[int], folder: Path, name: str, later: int = 0) -> subprocess.Popen[str]:
    """A process, or a row of them, that breaks off (`breaking.action`)."""
    given = {"kind": kind, "steps": steps, "folder": str(folder), "name": name, "later": later}
    return subprocess.Popen(
        [sys.executable, "-m", "tests.breaking", json.dumps(given)],
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def ended(process: subprocess.Popen[str]) -> list[object]:
    """What the process printed last."""
    output, errors = process.communicate()
    assert process.returncode == 0, errors
    found = json.loads(output.splitlines()[-1])
    assert isinstance(found, list)
    return found


def copied(folder: Path, to: Path) -> Path:
    """A copy that costs little: the files are the same ones, which no run changes, but replaces."""
    return Path(shutil.copytree(folder, to, copy_function=os.link))


def edited(path: Path) -> None:
    """Change one file, and not its other names."""
    path.unlink()
    path.write_bytes(b"mine")


class Packages:
    """What folders hold after runs that nothing disturbed, and the steps from the old package to the new one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.whole = {}
        for name in breaking.INPUTS:
            (folder / name / "out" / "src").mkdir(parents=True)
            assert breaking.run(folder / name, name) == []
            (folder / name / "out" / "src" / "mine.txt").write_text("mine")
            self.whole[name] = tree(folder / name)
        found = ended(started("none", 0, self.copy("old", folder / "again"), "new"))
        assert tree(folder / "again") == self.whole["new"]
        self.steps = [str(step) for step in found]

    def copy(self, name: str, to: Path) -> Path:
        return copied(self.folder / name, to)

    def state(self, folder: Path) -> str:
        """The input that the folder and its lock stand for; empty for a mixture."""
        return next((name for name, files in self.whole.items() if tree(folder) == files), "")

    @property
    def replacing(self) -> range:
        """Numbers of the steps from the first change of a file that people see to the one that ends it all."""
        first = next(number for number, step in enumerate(self.steps, 1) if step.endswith(" journal.forward")) + 1
        return range(first, self.steps.index("unlink journal.forward") + 2)

    @property
    def elsewhere(self) -> list[int]:
        """The others: claiming, staging, clearing."""
        return [number for number in range(1, len(self.steps) + 1) if number not in self.replacing]

    def broken(self, kind: str, steps: list[int], below: Path, later: int = 0) -> list[object]:
        """Have a run to the new package break off at each step, in a copy `below/STEP`; gives how it ended."""
        for step in steps:
            self.copy("old", below / str(step))
        return ended(started(kind, steps, below, "new", later))


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Packages:
    return Packages(tmp_path_factory.mktemp("packages"))


def recovered(folder: Path) -> bool:
    with claimed([folder / "out", folder], print):
        return recover([folder / "out", folder])


@pytest.mark.slow
def test_fifty_kills_while_files_are_replaced_end_whole_whatever_the_next_input(
    packages: Packages, tmp_path: Path
) -> None:
    steps = list(packages.replacing)
    assert len(steps) >= 50
    assert packages.broken("die", steps, tmp_path) == [-signal.SIGKILL] * len(steps)
    mixed = 0
    for step in steps:
        folder = tmp_path / str(step)
        assert interrupted(folder / "out")
        mixed += {path for path in tree(folder) if RUN not in path} not in map(set, packages.whole.values())
        name = ("old", "new", "third")[step % 3]
        assert breaking.run(folder, name) == ["interrupted-output"]
        assert packages.state(folder) == name
    assert mixed > 20  # or this test would show nothing


@pytest.mark.slow
def test_the_lock_and_the_package_belong_together_after_a_recovery(packages: Packages, tmp_path: Path) -> None:
    steps = list(packages.replacing)[::9]
    packages.broken("die", steps, tmp_path)
    for step in steps:
        assert recovered(tmp_path / str(step))
        assert packages.state(tmp_path / str(step)) == "new"
        assert not recovered(tmp_path / str(step))


@pytest.mark.slow
def test_a_kill_before_or_after_leaves_a_whole_package_and_the_next_run_clears_up(
    packages: Packages, tmp_path: Path
) -> None:
    steps = packages.elsewhere[::5]
    assert packages.broken("die", steps, tmp_path) == [-signal.SIGKILL] * len(steps)
    left = 0
    for step in steps:
        folder = tmp_path / str(step)
        assert not interrupted(folder / "out")
        left += any(folder.rglob(RUN))
        assert breaking.run(folder, "third") == []
        assert packages.state(folder) == "third"
        assert not any(folder.rglob(RUN))
    assert left > 12


@pytest.mark.slow
def test_a_kill_while_the_next_run_recovers_is_recovered_from(packages: Packages, tmp_path: Path) -> None:
    """Both ways: what was staged is put in place, or an error had come up and it is taken back."""
    middle = packages.replacing[len(packages.replacing) // 2]
    packages.broken("die", [middle], tmp_path)
    taking_back = list(range(4, 60, 9))
    for later in taking_back:
        packages.broken("full, then die", [middle], tmp_path / str(later), later)
    interruptions = [tmp_path / str(middle), *(tmp_path / str(later) / str(middle) for later in taking_back)]
    for number, folder in enumerate(interruptions):
        name = "new" if (folder / "out" / State.FORWARD.path).exists() else "old"
        below = tmp_path / f"again {number}"
        kills = [*range(9, 48, 13)]
        for step in kills:
            copied(folder, below / str(step))
        ends = ended(started("die", kills, below, "third"))
        assert set(ends) <= {0, -signal.SIGKILL} and ends[0] == -signal.SIGKILL
        for step in kills:
            recovered(below / str(step))
            assert packages.state(below / str(step)) in (name, "third")
    assert sum((folder / "out" / State.BACK.path).exists() for folder in interruptions) > 3


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["full once", "no space"])
def test_a_full_disk_leaves_the_old_package_whole(packages: Packages, tmp_path: Path, kind: str) -> None:
    steps = sorted([*packages.replacing[::2], packages.replacing[-1], *packages.elsewhere[::9]])
    steps = steps[:: 1 if kind == "full once" else 3]
    ends = packages.broken(kind, steps, tmp_path)
    last = packages.replacing[-1]
    for step, end in zip(steps, ends, strict=True):
        folder = tmp_path / str(step)
        assert not interrupted(folder / "out")
        if step > last:  # all is in place by then, and no more than what was staged may be left
            shutil.rmtree(folder / "out" / RUN, ignore_errors=True)
            shutil.rmtree(folder / RUN, ignore_errors=True)
        assert packages.state(folder) == ("old" if end and step <= last else "new"), packages.steps[step - 1]
    assert ends.count(9) > len(ends) / 3


@pytest.mark.slow
def test_when_not_even_undoing_is_possible_the_next_run_does_it(packages: Packages, tmp_path: Path) -> None:
    steps = list(packages.replacing)[::8]
    assert packages.broken("full for good", steps, tmp_path) == [9] * len(steps)
    for step in steps:
        assert interrupted(tmp_path / str(step) / "out")
        assert breaking.run(tmp_path / str(step), "old") == ["interrupted-output"]
        assert packages.state(tmp_path / str(step)) == "old"


def test_the_error_says_when_files_are_left_mixed(packages: Packages, tmp_path: Path) -> None:
    process = started("full for good", packages.replacing[30], packages.copy("old", tmp_path / "it"), "new")
    _, errors = process.communicate()
    assert "No space left on device; some files are new and some old, which the next `generate` puts right" in errors


@pytest.mark.slow
def test_a_second_run_waits_and_says_for_whom(packages: Packages, tmp_path: Path) -> None:
    folder = packages.copy("old", tmp_path / "it")
    first = started("wait", packages.replacing[10], folder, "new")
    assert first.stdout is not None and first.stdin is not None
    assert first.stdout.readline() == "here\n"
    second = started("none", 0, folder, "third")
    assert second.stdout is not None
    assert second.stdout.readline() == f"waiting for process {first.pid}, which is writing to the same folder\n"
    assert second.poll() is None
    first.communicate("go on\n")
    assert first.returncode == 0
    ended(second)
    assert packages.state(folder) == "third"


def test_the_lock_of_a_dead_run_is_nobodys_even_if_its_number_is_in_use_again(
    packages: Packages, tmp_path: Path
) -> None:
    folder = packages.copy("old", tmp_path / "it")
    (folder / "out" / RUN).mkdir()
    (folder / "out" / LOCK).write_text(f"{os.getppid()}\n")
    assert ended(started("none", 0, folder, "new"))
    assert packages.state(folder) == "new"


def test_an_edit_after_an_interruption_is_not_lost(packages: Packages, tmp_path: Path) -> None:
    last = packages.replacing[-1]
    packages.broken("die", [packages.replacing[0], last], tmp_path)
    for step in (packages.replacing[0], last):
        folder = tmp_path / str(step)
        edited(folder / "out" / "src" / "a.py")
        assert breaking.run(folder, "old") == ["interrupted-output", "edited-output"]
        assert (folder / "out" / "src" / "a.py").read_text() == "mine"


@pytest.mark.slow
def test_what_can_neither_be_completed_nor_undone_is_an_error(packages: Packages, tmp_path: Path) -> None:
    middle = packages.replacing[len(packages.replacing) // 2]
    packages.broken("die", [middle], tmp_path)
    folder = tmp_path / str(middle)
    for path in (folder / "out" / RUN).iterdir():
        if path.suffix in (".new", ".old"):
            path.unlink()
    before = {path: content for path, content in tree(folder).items() if not path.endswith(LOCK)}
    assert "interrupted-output" in breaking.run(folder, "new")
    assert tree(folder) == before


def test_new_content_that_was_lost_is_made_up_for_by_the_old_one(packages: Packages, tmp_path: Path) -> None:
    middle = packages.replacing[len(packages.replacing) // 2]
    packages.broken("die", [middle], tmp_path)
    folder = tmp_path / str(middle)
    edited(next((folder / "out" / RUN).glob("*.new")))
    assert recovered(folder)
    assert packages.state(folder) == "old"


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("descriptors", [True, False])
def test_other_platforms(
    packages: Packages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool, descriptors: bool
) -> None:
    """Without `openat`, and on a file system without hard links."""

    def none(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    folder = packages.copy("old", tmp_path / "it")
    if not links:
        monkeypatch.setattr(os, "link", none)
    monkeypatch.setattr(trees, "_BY_DESCRIPTOR", descriptors)
    true, moves = os.replace, []

    def replace(*arguments: object, **options: object) -> None:
        moves.append(arguments)
        if len(moves) == 12:
            raise OSError(5, "Input/output error")
        true(*arguments, **options)  # type: ignore[arg-type]

    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", replace)
        with pytest.raises(OSError, match="Input/output error"):
            breaking.run(folder, "new")
    assert packages.state(folder) == "old"
    assert breaking.run(folder, "new") == []
    assert packages.state(folder) == "new"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_request_to_stop_waits_for_the_end_of_a_step(
    packages: Packages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    folder = packages.copy("old", tmp_path / "it")
    true, moves = os.replace, []

    def replace(*arguments: object, **options: object) -> None:
        signal.raise_signal(number)
        moves.append(arguments)
        true(*arguments, **options)  # type: ignore[arg-type]

    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", replace)
        with pytest.raises(Stopped, match="the output is as it was") as stopped:
            breaking.run(folder, "new")
    assert stopped.value.number == number
    assert packages.state(folder) == "old"


def test_a_journal_reads_back_wherever_the_folders_are_moved_together(tmp_path: Path) -> None:
    hash = "0" * 64
    changes = (
        Change(folder=0, path="src/a.py", old=None, new=hash),
        Change(folder=1, path="specs.lock", old=hash, new=None),
    )
    written = format_journal([tmp_path / "a" / "out", tmp_path / "a"], changes)
    assert parse_journal(written, [tmp_path / "b" / "out", tmp_path / "b"]) == changes
    assert str(tmp_path) not in written.decode()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("src/a.py", "../../etc/passwd"), "cannot be read"),
        (("src/a.py", "/etc/passwd"), "cannot be read"),
        (("0" * 64, "short"), "cannot be read"),
        (('"changes"', '"other"'), "cannot be read"),
        (("[\n", "["), ""),
        (("}", ""), "cannot be read"),
        (('"version": 1', '"version": 2'), "another version"),
        (('".."', '"../../.."'), "wrote `specs.lock` to another folder too"),
    ],
)
def test_a_journal_that_came_with_a_checkout_reaches_nothing_outside(
    tmp_path: Path, change: tuple[str, str], words: str
) -> None:
    hash = "0" * 64
    folders = [tmp_path / "out", tmp_path]
    rows = (
        Change(folder=0, path="src/a.py", old=None, new=hash),
        Change(folder=1, path="specs.lock", old=None, new=hash),
    )
    damaged = format_journal(folders, rows).decode().replace(*change)
    if words:
        with pytest.raises(JournalError, match=words):
            parse_journal(damaged.encode(), folders)
    else:
        assert parse_journal(damaged.encode(), folders) == rows


def test_any_number_of_folders_is_changed_together(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in "abc"]
    with claimed(folders, print):
        put([Target(folder=folder, files={"x/y.txt": folder.name.encode()}) for folder in folders])
        (tmp_path / "c" / "x" / "z").mkdir()
        with pytest.raises(OSError, match="directory"):
            put([Target(folder=folder, files={"x/y.txt": b"2", "x/z": b"2"}) for folder in folders])
    assert tree(tmp_path) == {f"{name}/x/y.txt": name.encode() for name in "abc"}


def test_check_is_told_of_an_interruption_and_changes_nothing(packages: Packages, tmp_path: Path) -> None:
    packages.broken("die", [packages.replacing[20]], tmp_path)
    folder = tmp_path / str(packages.replacing[20])
    before = tree(folder)
    diagnostics = Diagnostics()
    refuse_interrupted(folder / "out", "out", diagnostics)
    assert [entry.code for entry in diagnostics.entries] == ["interrupted-output"]
    assert tree(folder) == before
