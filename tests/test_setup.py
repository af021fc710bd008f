"""`make setup`: says what it does, and takes uv where it is installed.

Nothing is downloaded: both programs are stand-ins.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAKE = shutil.which("make")
STAND_IN = """#!/bin/sh
echo "$(basename "$0") $*" >> calls
case "$0 $*" in *fail*) exit 1 ;; esac
case "$*" in
    "venv "*|"-m venv "*)
        for folder; do :; done
        mkdir -p "$folder/bin" && cp "$0" "$folder/bin/python" ;;
esac
"""
"""Writes down how it was called; makes the folder of an environment when it is asked for one."""


def made(folder: Path, target: str, *programs: str, python: str = "python3") -> subprocess.CompletedProcess[str]:
    """Run a target of the Makefile in `folder`, on a machine that has these programs."""
    programs_folder = folder / "programs"
    programs_folder.mkdir(exist_ok=True)
    for name in programs:
        (programs_folder / name).write_text(STAND_IN)
        (programs_folder / name).chmod(0o755)
    for name in ("sh", "touch", "mkdir", "cp", "basename", "test", "echo"):
        if (found := shutil.which(name)) and not (programs_folder / name).exists():
            (programs_folder / name).symlink_to(found)
    assert MAKE
    return subprocess.run(
        [MAKE, target, f"PYTHON={python}"],
        cwd=folder,
        env={"PATH": str(programs_folder), "HOME": os.environ.get("HOME", "/")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


pytestmark = pytest.mark.skipif(MAKE is None, reason="make is not installed")


def test_uv_makes_the_environment_where_it_is_installed(checkout: Path) -> None:
    done = made(checkout, "setup", "uv", "python3")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Setting up .venv with uv: ")
    assert (checkout / "calls").read_text().splitlines() == [
        "uv venv --quiet --seed --python python3 .venv",
        "uv pip install --quiet --python .venv/bin/python --editable .[dev]",
    ]
    assert "Nothing to be done" in made(checkout, "setup", "uv").stdout


def test_without_uv_pip_does(checkout: Path) -> None:
    done = made(checkout, "setup", "python3")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Setting up .venv with pip: ")
    assert (checkout / "calls").read_text().splitlines() == [
        "python3 -m venv .venv",
        "python -m pip install --quiet --disable-pip-version-check --editable .[dev]",
    ]


@pytest.mark.parametrize("programs", [("uv", "fail"), ("fail",)])
def test_a_set_up_that_fails_is_tried_again(programs: tuple[str, ...], checkout: Path) -> None:
    assert made(checkout, "setup", *programs, python="fail").returncode != 0
    assert not (checkout / ".venv" / "ready").exists()


def test_every_environment_is_made_in_the_same_way() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert text.count("$(call environment,") == 3
    assert text.count("-m venv") == text.count("-m pip install") == 1


def test_no_file_of_the_set_up_names_a_registry() -> None:
    for name in ("Makefile", "pyproject.toml", "benchmarks/requirements.txt", "benchmarks/contract.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"--index-url|--extra-index-url|--find-links|pypi\.org|https?://(?!\S*github)", text), name
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "uv" not in project["tool"] or "index" not in project["tool"]["uv"]
