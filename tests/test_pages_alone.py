"""The published pages alone give a package: what stands beside them adds to it, and is needed for nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .running import generate, lay_out

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = """
import json, pkgutil
import bare
from bare.testing import FAKE

assert len(FAKE(any_id=True)._operations) == 57
for module in pkgutil.walk_packages(bare.__path__, "bare."):
    if not module.name.endswith(("__main__", "pytest_plugin")):
        __import__(module.name)
"""


def test_the_pages_alone_give_all_operations(tmp_path: Path) -> None:
    lay_out(tmp_path, {page.name: page.read_bytes() for page in (ROOT / "specs").glob("*.md")})
    outcome = generate(tmp_path, "bare")
    assert outcome.code == 0, outcome.errors
    assert "57 operations" in outcome.output + outcome.errors
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "out" / "src")}
    subprocess.run([sys.executable, "-W", "error", "-c", PROGRAM], env=environment, check=True)
