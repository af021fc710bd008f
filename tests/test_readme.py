"""The README is true: its commands are run as they stand, its excerpts are what is there, its options exist.

What a set-up would download is there already: the environment of a copy of the checkout is a stand-in for the one that
runs the tests, and pip is kept from asking an index.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from specloom.cli import DONE

from .docs.examples import Example, fences
from .running import run

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PUBLISHED = Path(__file__).parent / "published"
GUARD = 300
"""Seconds after which a command that hangs is ended."""
OWN = "With your own document"
SERVES = re.compile(r"python -m \w+\.testing ")
"""A command that ends when it is interrupted."""
USAGE = re.compile(r"specloom (?:(\w+)(.*)|--version)")
OFFLINE = {"PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0"}
"""What keeps pip from asking an index; the last one means what it does not say: builds are not isolated."""


def section(title: str) -> str:
    """What stands below a heading."""
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", README, re.DOTALL | re.MULTILINE)
    assert found, title
    return found[1]


def commands(text: str) -> list[str]:
    """The lines of all fences for a shell, without their comments."""
    shells = [one for one in fences("README.md", text) if one.language in ("sh", "bash")]
    lines = [line.partition("   #")[0].rstrip() for one in shells for line in one.source.splitlines()]
    return [line for line in lines if line]


def programs(folder: Path, generator: Path) -> dict[str, str]:
    """Variables of a shell that finds our programs in `folder`, all of them with the packages that run the tests."""
    folder.mkdir(parents=True)
    wanted = {"python": "", "pip": "-m pip ", "specloom": "-m specloom ", "ruff": "-m ruff "}
    for name, options in wanted.items():
        (folder / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {options}"$@"\n')
        (folder / name).chmod(0o755)
    (folder / "activate").write_text(f'PATH="{folder}:$PATH"\n')
    installed = folder.parent / "installed"
    paths = [str(installed), str(generator), os.environ.get("PYTHONPATH", "")]
    target = {"PIP_TARGET": str(installed), "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    found = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "PIP_", "MAKE"))}
    return {**found, **OFFLINE, **target}


def shell(lines: list[str], folder: Path, environment: dict[str, str]) -> str:
    """What commands print, one after the other in one shell; the test fails with the first that fails."""
    script = "set -e\n" + "\n".join(lines)
    done = subprocess.run(
        ["sh", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=GUARD
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_command_belongs_to_a_section_that_is_run() -> None:
    known = [*commands(section("Install")), *commands(section("The two commands")), *commands(section(OWN))]
    assert commands(README) == known
    assert len(known) > 6


def left(folder: str, name: str) -> bool:
    """Whether a clone would not have a file or folder of this checkout."""
    return name in ("__pycache__", ".fingerprints") or (Path(folder) == ROOT and name in (".git", ".venv", "build"))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_from_clone_to_first_call(tmp_path: Path) -> None:
    copy = tmp_path / "specloom"
    shutil.copytree(ROOT, copy, ignore=lambda folder, names: [name for name in names if left(folder, name)])
    environment = programs(copy / ".venv" / "bin", copy / "generator")
    (copy / ".venv" / "ready").touch()
    environment["PYTEST_ADDOPTS"] = "--collect-only"  # the tests themselves are running already
    lines = [*commands(section("Install")), *commands(section("The two commands"))]
    lines += ["cd /", "python -c 'import celigo; print(celigo.__file__)'"]
    printed = shell(lines, copy, environment)
    assert "operations" in printed and "generated/ is up to date" in printed
    assert re.search(r"\btests/test_readme\.py::test_from_clone_to_first_call\b", printed)
    assert printed.splitlines()[-1].startswith(str(copy / ".venv" / "installed"))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["apis-guru", "petstore", "tcgdex"])
def test_two_commands_and_a_document_give_a_first_call(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    (folder / "openapi.json").write_bytes((PUBLISHED / f"{name}.json").read_bytes())
    environment = programs(tmp_path / "bin", ROOT / "generator")
    environment["PATH"] = f"{tmp_path / 'bin'}{os.pathsep}{environment['PATH']}"
    make, install, serve = commands(section(OWN))
    told = shell([make, install], folder, environment)
    found = re.search(r"^  first call +(client\.\S+\(.*?\)) ", told, re.MULTILINE)
    assert found, told
    program = f"import acme.testing\nclient = acme.testing.FAKE(any_id=True).client()\nprint(repr({found[1]}))"
    (folder / "first.py").write_text(program)
    assert shell(["python first.py"], folder, environment).strip()
    assert SERVES.match(serve)
    with subprocess.Popen(["sh", "-c", f"exec {serve}"], cwd=folder, env=environment, stdout=subprocess.PIPE) as server:
        assert server.stdout
        try:
            line = server.stdout.readline()
        finally:
            server.terminate()
            server.wait(timeout=GUARD)
    assert line.startswith(b"http://127.0.0.1:")


def test_a_project_begins_as_the_readme_says(tmp_path: Path) -> None:
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / "openapi.json").write_bytes((PUBLISHED / "apis-guru.json").read_bytes())
    (command,) = re.findall(r"`specloom (init [^`]+)`", section(OWN))
    assert run(tmp_path, *command.split()).code == DONE
    made = {path.name for path in tmp_path.iterdir()}
    assert made == {"specs", "pyproject.toml", "Makefile", ".gitattributes", ".github"}


def test_the_input_is_an_excerpt() -> None:
    (shown,) = (one for one in fences("README.md", README) if one.language == "markdown")
    page = (ROOT / "specs" / "flows.md").read_text(encoding="utf-8")
    place = 0
    for piece in pieces(shown):
        place = page.index(piece, place)
    assert '"summary":"Trigger a flow run"' in page[place:][:200]


def pieces(example: Example) -> Iterator[str]:
    """The parts of an excerpt between its marks of omission, fences aside."""
    for line in example.source.splitlines():
        for piece in line.split("…"):
            if (text := piece.strip()) and not text.startswith("```"):
                yield text.rstrip(",").rstrip()


def known() -> set[str]:
    """The commands that there are."""
    return set(re.findall(r"^    ([a-z]+)(?= |$)", run(ROOT, "--help").output, re.MULTILINE))


def test_every_option_that_is_listed_exists() -> None:
    (usage,) = re.findall(r"^```\n(specloom .*?)^```$", README, re.DOTALL | re.MULTILINE)
    lines = usage.replace("\n   ", " ").splitlines()
    listed = set()
    for line in lines:
        found = USAGE.fullmatch(line.strip())
        assert found, line
        if found[1]:
            listed.add(found[1])
            help = run(ROOT, found[1], "--help").output
            for option in re.findall(r"--[a-z-]+", found[2]):
                assert option in help, line
    assert listed == known()


def test_no_command_is_named_that_does_not_exist() -> None:
    assert set(re.findall(r"`specloom ([a-z]+)", README)) <= known()
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert (
        set(re.findall(r"`make ([a-z-]+)", README)) | set(re.findall(r"^make ([a-z-]+)", README, re.MULTILINE))
        <= targets
    )


def test_every_link_of_the_readme_leads_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)", README):
        assert target.startswith("https://") or (ROOT / target).exists(), target


def test_the_published_documents_are_small_and_their_licence_is_named() -> None:
    said = (PUBLISHED / "README.md").read_text(encoding="utf-8")
    for path in PUBLISHED.glob("*.json"):
        license = json.loads(path.read_text(encoding="utf-8"))["info"]["license"]["name"]
        (row,) = (line for line in said.splitlines() if f"`{path.name}`" in line)
        assert license in row
