"""Type checkers see a model as it is meant: seven planted mistakes are found, and nothing else."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
TEMPLATES = HERE.parents[1] / "templates"
PLANTED = (HERE / "planted.txt").read_text(encoding="utf-8")
LINES = [number for number, line in enumerate(PLANTED.splitlines(), start=1) if "# mistake" in line]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sample").symlink_to(HERE / "sample")
    (tmp_path / "runtime").symlink_to(TEMPLATES / "runtime")
    (tmp_path / "planted.py").write_text(PLANTED, encoding="utf-8")
    return tmp_path


def run(module: str, *arguments: str, folder: Path) -> str:
    command = (sys.executable, "-m", module, *arguments)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_mypy_finds_what_is_wrong_and_nothing_else(folder: Path) -> None:
    output = run("mypy", "--strict", "--config-file=", "planted.py", "sample", folder=folder)
    found = [int(line) for line in re.findall(r"planted\.py:(\d+): error", output)]
    assert found == LINES, output
    assert output.count(": error:") == len(found), output


def test_pyright_finds_what_is_wrong_and_nothing_else(folder: Path) -> None:
    pytest.importorskip("pyright")
    settings = {"include": ["planted.py", "sample"], "pythonVersion": "3.11", "typeCheckingMode": "standard"}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings))
    output = run("pyright", folder=folder)
    found = sorted({int(line) for line in re.findall(r"planted\.py:(\d+):\d+ - error", output)})
    assert found == LINES, output
    assert not re.findall(r"sample/\S+:\d+:\d+ - ", output), output
