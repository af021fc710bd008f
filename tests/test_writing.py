"""The output folder: whole, ours alone, and untouched when there is nothing to do."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from specloom.diagnostics import Diagnostics
from specloom.output.claim import claimed
from specloom.output.manifest import NAME, format_manifest, manifest_of, parse_manifest
from specloom.output.transaction import Target
from specloom.output.transaction import put as put_all
from specloom.output.tree import Kind, ObstacleError, Tree
from specloom.output.writer import (
    compare,
    refuse_edits,
    refuse_obstacles,
    refuse_place,
    refuse_strangers,
    untouched,
    write,
    written_by_us,
)
from specloom.python.codemodel import File

from .running import tree, working_in

ONE = (File(path="a.py", content=b"a = 1\n"), File(path="deep/er/b.md", content=b"# b\n"))
TWO = (File(path="a.py", content=b"a = 2\n"),)


def put(files: tuple[File, ...], out: Path) -> None:
    with claimed([out], print):
        write(files, compare(files, out, written_by_us(out, "out", Diagnostics())), out, {}, ())


def test_writes_then_leaves_alone_what_has_not_changed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    put(ONE, out)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    put(ONE, out)
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before
    assert untouched(out, written_by_us(out, "out", Diagnostics()))
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_stale_files_and_their_empty_folders_go_foreign_files_stay(tmp_path: Path) -> None:
    out = tmp_path / "out"
    put(ONE, out)
    (out / "mine.txt").write_text("mine", encoding="utf-8")
    put(TWO, out)
    assert sorted(path.name for path in out.rglob("*")) == [NAME, "a.py", "mine.txt"]
    assert (out / "a.py").read_bytes() == b"a = 2\n"


def test_an_edit_by_hand_and_a_file_in_the_way_are_refused(tmp_path: Path) -> None:
    out = tmp_path / "out"
    put(TWO, out)
    (out / "a.py").write_text("mine", encoding="utf-8")
    (out / "deep/er").mkdir(parents=True)
    (out / "deep/er/b.md").write_text("mine", encoding="utf-8")
    diagnostics = Diagnostics()
    refuse_edits(compare(ONE, out, written_by_us(out, "out", diagnostics)), "out", diagnostics)
    assert [(d.code, d.origin and d.origin.page) for d in diagnostics.entries] == [
        ("edited-output", "out/a.py"),
        ("foreign-output", "out/deep/er/b.md"),
    ]


def test_a_stale_file_that_was_edited_is_not_removed_in_silence(tmp_path: Path) -> None:
    out = tmp_path / "out"
    put(ONE, out)
    (out / "deep/er/b.md").write_text("mine", encoding="utf-8")
    assert compare(TWO, out, written_by_us(out, "out", Diagnostics())).edited == ("deep/er/b.md",)


def test_the_manifest_reads_back_and_names_what_is_damaged() -> None:
    entries = manifest_of(ONE)
    diagnostics = Diagnostics()
    assert parse_manifest(format_manifest(entries).decode(), "m", diagnostics) == entries
    assert not diagnostics.failed
    bad = "0" * 64
    for line in ("short  a.py", f"{bad}  ../a.py", f"{bad}  /etc/passwd", f"{bad} a.py"):
        diagnostics = Diagnostics()
        assert parse_manifest(line, "m", diagnostics) == {}
        assert [d.code for d in diagnostics.entries] == ["damaged-manifest"]


def test_a_failing_write_leaves_the_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    put(ONE, out)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Tree, "store", full)
    with pytest.raises(OSError, match="No space left"):
        put(TWO, out)
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("kind", ["file", "link", "checkout", "input", "inside", "occupied", "root"])
def test_a_folder_that_is_not_ours_is_refused(kind: str, tmp_path: Path) -> None:
    specs = tmp_path / "specs"
    specs.mkdir()
    out = tmp_path / "out"
    if kind == "file":
        out.write_text("", encoding="utf-8")
    elif kind == "link":
        out.symlink_to(specs)
    elif kind == "checkout":
        (out / ".git").mkdir(parents=True)
    elif kind == "input":
        out = tmp_path
    elif kind == "inside":
        out = specs / "out"
    elif kind == "occupied":
        out.mkdir()
        (out / "mine.txt").write_text("", encoding="utf-8")
    else:
        out = Path("/")
    diagnostics = Diagnostics()
    refuse_place(out, "out", [specs], diagnostics)
    if not diagnostics.failed:
        refuse_strangers(out, "out", {}, diagnostics)
    assert [d.code for d in diagnostics.entries] == ["unsafe-output"]


@pytest.mark.parametrize("kind", ["link to a folder", "link to a file", "folder", "file on the way", "pipe"])
def test_what_is_in_the_way_is_named_and_left_alone(kind: str, tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    put(TWO, out)
    (elsewhere / "er").mkdir(parents=True)
    (elsewhere / "er" / "b.md").write_text("mine", encoding="utf-8")
    if kind == "link to a folder":
        named, place = "deep", out / "deep"
        place.symlink_to(elsewhere)
    elif kind == "link to a file":
        named, place = "a.py", out / "a.py"
        place.unlink()
        place.symlink_to(elsewhere / "er" / "b.md")
    elif kind == "folder":
        named, place = "deep/er/b.md", out / "deep" / "er" / "b.md"
        place.mkdir(parents=True)
    elif kind == "file on the way":
        named, place = "deep", out / "deep"
        place.write_text("mine", encoding="utf-8")
    else:
        named, place = "deep/er/b.md", out / "deep" / "er" / "b.md"
        place.parent.mkdir(parents=True)
        os.mkfifo(place)
    before = place.lstat()
    diagnostics = Diagnostics()
    refuse_obstacles(compare(ONE, out, written_by_us(out, "out", diagnostics)), "out", diagnostics)
    assert [(d.code, d.origin and d.origin.page) for d in diagnostics.entries] == [("blocked-output", f"out/{named}")]
    # Should it come up only while files are put in place, nothing is written either.
    files = {"new.py": b"new\n", **{file.path: file.content for file in ONE}}
    with claimed([out], print), pytest.raises(OSError, match=r"is in the way|directory"):
        put_all([Target(folder=out, files=files)])
    assert place.lstat() == before
    assert not (out / "new.py").exists()
    assert (elsewhere / "er" / "b.md").read_text(encoding="utf-8") == "mine"


def test_stale_files_behind_a_link_are_not_removed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    put(ONE, out)
    (out / "deep").rename(tmp_path / "elsewhere")
    (out / "deep").symlink_to(tmp_path / "elsewhere")
    comparison = compare(TWO, out, written_by_us(out, "out", Diagnostics()))
    assert (comparison.stale, comparison.obstacles) == ((), (("deep", Kind.LINK),))
    with pytest.raises(ObstacleError, match="a symbolic link is in the way"):
        Tree(out).remove("deep/er/b.md")
    assert (tmp_path / "elsewhere" / "er" / "b.md").read_bytes() == b"# b\n"


def test_generated_files_and_folders_may_change_into_each_other(tmp_path: Path) -> None:
    out = tmp_path / "out"
    one = (File(path="a", content=b"a"), File(path="b/c/d", content=b"d"), File(path="b/e", content=b"e"))
    two = (File(path="a/f", content=b"f"), File(path="b", content=b"b"))
    for files in (one, two, one):
        comparison = compare(files, out, written_by_us(out, "out", Diagnostics()))
        assert not (comparison.obstacles or comparison.foreign or comparison.edited)
        put(files, out)
        assert tree(out).keys() == {NAME, *(file.path for file in files)}
    (out / "b" / "c" / "mine").write_text("mine", encoding="utf-8")
    comparison = compare(two, out, written_by_us(out, "out", Diagnostics()))
    assert comparison.obstacles == (("b", Kind.FOLDER),)


def test_a_name_that_is_too_long_is_found_before_anything_is_written(tmp_path: Path) -> None:
    out = tmp_path / "out"
    put(TWO, out)
    before = tree(tmp_path)
    with claimed([out], print), pytest.raises(OSError, match="File name too long"):
        put_all([Target(folder=out, files={"a.py": b"a = 3\n", f"deep/{'x' * 300}": b""})])
    assert tree(tmp_path) == before


def test_missing_permission_is_found_before_anything_is_written(tmp_path: Path) -> None:
    """Root may do everything, so another user writes then."""
    out = tmp_path / "out"
    put(ONE, out)
    (out / "deep").chmod(0o555)
    tmp_path.chmod(0o755)
    with working_in(tmp_path), other_user(out):
        with pytest.raises(PermissionError) as refused:
            put_all([Target(folder=Path("out"), files={"a.py": b"a = 3\n", "deep/new.md": b""})])
        assert refused.value.filename == "out/deep"
    (out / "deep").chmod(0o755)
    assert tree(out)["a.py"] == b"a = 1\n"
    assert sorted(path.name for path in out.iterdir()) == [NAME, "a.py", "deep"]


@contextlib.contextmanager
def other_user(folder: Path) -> Iterator[None]:
    """Be nobody for a while, who owns the folder, where this is root."""
    if os.geteuid() != 0:
        yield
        return
    nobody = 65534
    for path in (folder, *folder.rglob("*")):
        os.chown(path, nobody, nobody)
    os.seteuid(nobody)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_new_or_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("new", "empty"):
        diagnostics = Diagnostics()
        refuse_place(tmp_path / name, name, [tmp_path / "specs"], diagnostics)
        refuse_strangers(tmp_path / name, name, {}, diagnostics)
        assert diagnostics.entries == []
