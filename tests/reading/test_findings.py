"""Bad input and the exact words about it: `data/findings/NAME.SUFFIX` and beside it `NAME.SUFFIX.txt`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from specloom.diagnostics import Diagnostics
from specloom.input.files import InputFile
from specloom.input.read import read
from specloom.packaged import explained
from specloom.reporting import explain, render

FOLDER = Path(__file__).parent / "data" / "findings"
CASES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".txt")
ELSEWHERE = {"no-input", "unreadable-file", "file-too-large", "not-utf-8", "ignored-file", "wrong-configuration"}
"""Codes about files and the choice of them: see `test_files.py`, `test_read.py` and `test_packages.py`."""


def findings(name: str, data: bytes) -> str:
    diagnostics = Diagnostics()
    pages, _ = read([InputFile(path=f"specs/{name}", data=data)], diagnostics)
    return render(diagnostics.entries, "text", {page.path: page.text for page in pages})


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_the_words(path: Path) -> None:
    golden = path.with_name(path.name + ".txt")
    found = findings(path.name, path.read_bytes())
    if os.environ.get("GOLDEN") == "rewrite":
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")
    assert f"[{code(path)}]" in found


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_line_ends_do_not_matter(path: Path) -> None:
    data = path.read_bytes()
    assert findings(path.name, data.replace(b"\n", b"\r\n")) == findings(path.name, data)
    assert findings(path.name, data.replace(b"\n", b"\r")) == findings(path.name, data)


def code(path: Path) -> str:
    """The code that a case is about: the longest one that its name begins with."""
    return max((known for known in explained() if path.stem.startswith(known)), key=len)


def test_every_code_of_reading_has_a_case_and_a_page() -> None:
    source = "".join(path.read_text() for path in Path("generator/specloom/input").glob("*.py"))
    used = {known for known in explained() if f'"{known}"' in source}
    assert used == {code(path) for path in CASES} | ELSEWHERE
    for known in used:
        page = explain(known)
        assert page is not None
        assert page.startswith(f"# {known}: ")


def test_no_line_of_a_finding_is_longer_than_a_window() -> None:
    for path in CASES:
        for line in path.with_name(path.name + ".txt").read_text(encoding="utf-8").splitlines():
            if line[6:9] == " | ":
                assert len(line) <= 9 + 100
