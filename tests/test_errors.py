"""Each folder under errors/ and findings/ is input for `generate` and the exact text on the console.

What errors/ holds ends with nothing written; what findings/ holds is worth a word and goes through. A folder is named
after the code that it is about, with more words behind when there are several. `make golden` rewrites the texts.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from specloom.packaged import explained
from specloom.reporting import explain

from .running import compose

HERE = Path(__file__).parent
ERRORS = sorted(path.parent for path in (HERE / "errors").glob("*/specs"))
FINDINGS = sorted(path.parent for path in (HERE / "findings").glob("*/specs"))
REWRITE = os.environ.get("GOLDEN") == "rewrite"
SEVERAL = {"several-faults"}
"""Folders that are not about one code: a run tells all that a stage finds."""


@pytest.mark.parametrize("case", ERRORS, ids=lambda path: path.name)
def test_error(case: Path, tmp_path: Path) -> None:
    assert said(case, tmp_path) == (3, False)
    assert code(case) in found(case, "error") or case.name in SEVERAL


@pytest.mark.parametrize("case", FINDINGS, ids=lambda path: path.name)
def test_finding(case: Path, tmp_path: Path) -> None:
    assert said(case, tmp_path) == (0, True)
    assert code(case) in found(case, "warning") | found(case, "note") or case.name in SEVERAL
    assert not found(case, "error")


def said(case: Path, folder: Path) -> tuple[int, bool]:
    """Compose a package, and compare the words on the console; gives the exit code, and whether there are files."""
    shutil.copytree(case / "specs", folder / "specs")
    outcome, files = compose(folder)
    if REWRITE:
        (case / "expected.txt").write_text(outcome.errors, encoding="utf-8")
    assert outcome.errors == (case / "expected.txt").read_text(encoding="utf-8")
    assert str(folder) not in outcome.errors
    assert [path.name for path in folder.iterdir()] == ["specs"]
    return outcome.code, bool(files)


def found(case: Path, severity: str) -> set[str]:
    """The codes that the text of a case reports with that severity."""
    text = (case / "expected.txt").read_text(encoding="utf-8")
    return set(re.findall(rf"^(?:\S+ )?{severity}\[([a-z0-9-]+)\]: ", text, re.MULTILINE))


def code(case: Path) -> str:
    """The code that a case is about: the longest one that its name begins with."""
    return max((known for known in explained() if case.name.startswith(known)), key=len, default="")


def test_every_code_has_a_case() -> None:
    """Codes about the command line and about files on disk are provoked in `test_command_line.py`, and those that need
    an earlier run in `changes/`."""
    places = [HERE / "test_command_line.py", *(HERE / "changes").glob("test_*.py")]
    elsewhere = "".join(path.read_text(encoding="utf-8") for path in places)
    shown = {code(case) for case in ERRORS + FINDINGS if case.name not in SEVERAL} | {
        known for known in explained() if f"[{known}]: " in elsewhere or f'"{known}"' in elsewhere
    }
    assert explained().keys() == shown


def test_every_code_that_is_printed_is_explained() -> None:
    printed = set().union(*(found(case, word) for case in ERRORS + FINDINGS for word in ("error", "warning", "note")))
    assert printed
    assert {known for known in printed if explain(known) is None} == set()
