"""What is installed from the distribution: one package that has all it needs with it, and works from any folder.

It is built from the source distribution as `python -m build` would, but without a network: the build backend is one of
the dependencies for development, and pip asks no index.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from specloom.output.record import NAME
from specloom.packaged import version

from .running import PETS, generate, lay_out, run, tree

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def call(*command: str | Path, folder: Path, **variables: str) -> str:
    """What a command prints; the test fails with its words when it fails."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | variables
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution."""
    made = tmp_path_factory.mktemp("sdist")
    build("sdist", ROOT, made)
    return next(made.glob("*.tar.gz"))


@pytest.fixture(scope="module")
def wheel(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made from the source distribution."""
    folder = tmp_path_factory.mktemp("wheel")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    build("wheel", next(folder.iterdir()), folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the wheel is installed into; its dependencies stay where they are."""
    target = tmp_path_factory.mktemp("installed")
    options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--no-index", "--target", target]
    call(sys.executable, "-m", "pip", "install", *options, wheel, folder=target)
    return target


def build(kind: str, source: Path, into: Path) -> None:
    # The backend may stand outside of the environment, where PYTHONPATH says.
    paths = os.environ.get("PYTHONPATH", "")
    call(sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", into, folder=source, PYTHONPATH=paths)


def shipped() -> set[str]:
    """Path in the wheel of each file that belongs there."""
    package = ROOT / "generator" / "specloom"
    return {f"specloom/{path}" for path in tree(package)} | {
        f"specloom/templates/{path}" for path in tree(ROOT / "templates")
    }


def test_the_wheel_holds_one_package_with_all_that_it_needs(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = {name for name in packed.namelist() if not name.endswith("/")}
    about = f"specloom-{PROJECT['version']}.dist-info"
    assert {name.split("/")[0] for name in names} == {"specloom", about}
    assert {name for name in names if not name.startswith(about)} == shipped()
    assert f"{about}/licenses/LICENSE" in names
    assert {"specloom/py.typed", "specloom/sdk.schema.json", "specloom/explanations/reading/no-input.md"} <= names


def test_the_source_distribution_holds_no_output_and_no_specification(archive: Path) -> None:
    with tarfile.open(archive) as packed:
        tops = {name.split("/")[1] for name in packed.getnames()}
    files = {"CHANGELOG.md", "LICENSE", "PKG-INFO", "README.md", "pyproject.toml", ".gitignore"}
    assert tops == {"generator", "templates", *files}


def test_its_metadata_name_the_licence_and_no_person(installed: Path) -> None:
    (about,) = metadata.distributions(path=[str(installed)])
    said = about.metadata
    assert (said["Name"], said["Version"], said["License-Expression"]) == ("specloom", PROJECT["version"], "MIT")
    assert {name for name in said if name.startswith(("Author", "Maintainer"))} == set()
    assert said["Keywords"] and said["Description-Content-Type"] == "text/markdown"
    assert "Programming Language :: Python :: 3.11" in said.get_all("Classifier", [])
    assert "the specloom authors" in (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_the_installed_copy_works_from_any_folder(installed: Path, tmp_path: Path) -> None:
    here, there = lay_out(tmp_path / "here", {"pets.yaml": PETS}), tmp_path / "there"
    lay_out(there, {"pets.yaml": PETS})
    paths = {"PYTHONPATH": str(installed)}
    assert call(installed / "bin" / "specloom", "--version", folder=there, **paths) == f"specloom {version()}\n"
    where = call(sys.executable, "-c", "import specloom; print(specloom.__file__)", folder=there, **paths)
    assert Path(where.strip()).is_relative_to(installed)
    options = ["--specs", "specs", "--out", "out", "--package", "pets"]
    call(sys.executable, "-m", "specloom", "generate", *options, folder=there, **paths)
    assert generate(here).code == 0
    mine, theirs = tree(there / "out"), tree(here / "out")
    mine.pop(NAME), theirs.pop(NAME)  # the templates of an installed copy are in its own folder
    assert mine == theirs
    assert call(sys.executable, "-m", "specloom", "explain", "no-input", folder=there, **paths)


def test_the_version_is_that_of_the_distribution(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "version", {"specloom": "7.8.9"}.__getitem__)
    assert run(tmp_path, "--version").output == "specloom 7.8.9\n"


def test_a_checkout_that_is_not_installed_has_the_version_of_its_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)
    outcome = run(tmp_path, "--version")
    assert (outcome.code, outcome.output) == (0, f"specloom {PROJECT['version']}\n")
