"""Each folder under errors/ is bad input and the exact text on the console. Nothing may be written."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from .running import generate

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in (HERE / "errors").glob("*/specs"))
REWRITE = os.environ.get("GOLDEN") == "rewrite"


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_error(case: Path, tmp_path: Path) -> None:
    shutil.copytree(case / "specs", tmp_path / "specs")
    outcome = generate(tmp_path)
    if REWRITE:
        (case / "expected.txt").write_text(outcome.errors, encoding="utf-8")
    assert outcome.errors == (case / "expected.txt").read_text(encoding="utf-8")
    assert outcome.code == 3
    assert not (tmp_path / "out").exists()
    assert not (tmp_path / "specs.lock").exists()
