"""Which files are read, and which are refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from specloom.diagnostics import Diagnostics
from specloom.input import files
from specloom.input.files import find
from specloom.reporting import render


def found(folder: Path) -> tuple[list[tuple[str, bool]], str]:
    diagnostics = Diagnostics()
    read = find(folder, "specs", diagnostics)
    return [(file.path, file.supplement) for file in read], render(diagnostics.entries, "text", {})


def test_pages_and_supplements_are_read_and_settings_are_not(tmp_path: Path) -> None:
    for name in ("b.md", "a.yaml", "c.JSON", "d.yml", ".hidden.md", "sdk.yaml"):
        (tmp_path / name).write_text(name)
    for name in ("overlays/x.yaml", "supplements/y.yaml", "supplements/sdk.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    names, words = found(tmp_path)
    assert names == [
        ("specs/a.yaml", False),
        ("specs/b.md", False),
        ("specs/c.JSON", False),
        ("specs/d.yml", False),
        ("specs/supplements/sdk.yaml", True),
        ("specs/supplements/y.yaml", True),
    ]
    assert words == ""


def test_other_files_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.md").touch()
    (tmp_path / "b.markdown").touch()
    (tmp_path / "old").mkdir()
    _, words = found(tmp_path)
    assert words == (
        "specs/b.markdown:1:1: note[ignored-file]: not read: its name is not that of a page\n"
        "  help: only .md, .json, .yaml and .yml files are read, and no folders but supplements, overlays, extensions\n"
        "specs/old:1:1: note[ignored-file]: not read: its name is not that of a page\n"
        "  help: only .md, .json, .yaml and .yml files are read, and no folders but supplements, overlays, extensions\n"
    )


def test_what_is_no_plain_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.md")
    (tmp_path / "device.md").symlink_to("/dev/zero")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "loop.md").symlink_to("loop.md")
    (tmp_path / "nothing.md").symlink_to("nowhere")
    names, words = found(tmp_path)
    assert names == []
    help = "  help: replace it by a plain file that you may read, or move it out of the folder\n"
    reasons = {
        "device": "it is no plain file",
        "fifo": "it is no plain file",
        "folder": "it is a folder",
        "loop": "it is a symbolic link that leads round in a circle",
        "nothing": "it is not there, or a symbolic link to nothing",
    }
    assert words == "".join(
        f"specs/{name}.md:1:1: error[unreadable-file]: the file cannot be read: {reason}\n{help}"
        for name, reason in reasons.items()
    )


def test_a_link_to_a_plain_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("x")
    (tmp_path / "link.md").symlink_to("real.txt")
    assert found(tmp_path)[0] == [("specs/link.md", False)]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.md").touch(mode=0)
    assert "reading it is not permitted" in found(tmp_path)[1]


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "SIZE", 2**20)
    (tmp_path / "a.md").write_bytes(b"x" * 2**20)
    (tmp_path / "b.md").write_bytes(b"x" * (2**20 + 1))
    names, words = found(tmp_path)
    assert names == [("specs/a.md", False)]
    assert words == (
        "specs/b.md:1:1: error[file-too-large]: the file is larger than 1 MiB\n  help: split it into smaller pages\n"
    )


def test_a_name_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    try:
        (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe9.md"))).touch()
    except OSError:
        pytest.skip("this file system has no such names")
    names, words = found(tmp_path)
    assert names == []
    assert words.startswith("specs/\\udce9.md:1:1: error[unreadable-file]: the name of the file is not UTF-8\n")


def test_names_are_escaped(tmp_path: Path) -> None:
    (tmp_path / "evil\n\x1b[31m.txt").touch()
    (tmp_path / "a\n.md").touch()
    names, words = found(tmp_path)
    assert names == [("specs/a\n.md", False)]
    assert words.startswith(r"specs/evil\n\x1b[31m.txt:1:1: note[ignored-file]")


def test_nothing_to_read(tmp_path: Path) -> None:
    assert found(tmp_path) == (
        [],
        "specs:1:1: error[no-input]: there is no page or document to read\n"
        "  help: put pages (.md) or OpenAPI documents (.json, .yaml) there\n",
    )
    assert found(tmp_path / "none")[1] == (
        "specs:1:1: error[no-input]: the folder cannot be listed: it is not there, or a symbolic link to nothing\n"
        "  help: name the folder that holds the pages in the configuration\n"
    )
