"""What a package says of itself: its README, and the metadata that package indexes show."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from specloom.cli import DONE, USAGE

from .docs.examples import Stage, fences
from .running import PETS, lay_out, run, tree

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent
HEAD = '[tool.specloom]\nspecs = "specs"\nout = "out"\npackage = "pets"\n'
ALL = """site_url = "https://docs.example.com/pets/"
license = "MIT OR Apache-2.0"
authors = ["Ada Lovelace <ada@example.com>", "Grete \\"G\\" Hermann", "Ünal Ülkü"]
keywords = ["pets", "animal shelter"]
homepage = "https://example.com"
source = "https://code.example.com/pets"
unofficial = false
"""


def project(folder: Path, table: str) -> dict[str, Any]:
    """The metadata of a package that is generated with this configuration."""
    (folder / "pyproject.toml").write_text(HEAD + table, encoding="utf-8")
    lay_out(folder, {"pets.yaml": PETS})
    outcome = run(folder, "generate")
    assert outcome.code == DONE, outcome.errors
    found = tomllib.loads((folder / "out" / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert isinstance(found, dict)
    return found


def test_what_is_said_when_nothing_is_configured(tmp_path: Path) -> None:
    found = project(tmp_path, "")
    assert found["description"] == "Unofficial Python client of Pets."
    assert found["keywords"] == ["api", "api-client", "pets", "openapi", "sdk"]
    assert found.keys().isdisjoint({"license", "authors", "urls"})
    readme = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    assert "It is not made, endorsed or supported by the makers of the API." in readme


def test_what_is_configured_is_said(tmp_path: Path) -> None:
    found = project(tmp_path, ALL)
    assert found["description"] == "Python client of Pets."
    assert found["license"] == "MIT OR Apache-2.0"
    authors = [
        {"name": "Ada Lovelace", "email": "ada@example.com"},
        {"name": 'Grete "G" Hermann'},
        {"name": "Ünal Ülkü"},
    ]
    assert found["authors"] == authors
    assert found["keywords"] == ["pets", "animal shelter"]
    assert found["urls"] == {
        "Homepage": "https://example.com",
        "Documentation": "https://docs.example.com/pets/",
        "Source": "https://code.example.com/pets",
    }
    readme = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    assert "endorsed" not in readme and "nofficial" not in readme
    assert "`MIT OR Apache-2.0`" in readme
    assert "nofficial" not in (tmp_path / "out" / "src" / "pets" / "__init__.py").read_text(encoding="utf-8")


def test_each_of_them_is_a_reason_to_generate(tmp_path: Path) -> None:
    project(tmp_path, "")
    before = tree(tmp_path / "out")
    for line in ALL.splitlines()[1:]:
        project(tmp_path, line + "\n")
        after = tree(tmp_path / "out")
        assert after["pyproject.toml"] != before["pyproject.toml"], line


def test_the_build_backend_takes_them(tmp_path: Path) -> None:
    project(tmp_path, ALL)
    command = [sys.executable, "-m", "hatchling", "metadata"]
    done = subprocess.run(command, cwd=tmp_path / "out", capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert (found["license"], found["keywords"]) == ("MIT OR Apache-2.0", ["animal shelter", "pets"])


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ('license = "MIT; see below"', "`license` is 'MIT; see below'"),
        ('authors = ["<ada@example.com>"]', "`authors` is '<ada@example.com>'"),
        ('authors = "Ada"', "`authors` wants a list of texts"),
        ('keywords = ["a, b"]', "`keywords` is 'a, b'"),
        ('homepage = "example.com"', "'example.com' is no address of a homepage"),
        ('source = "git@example.com:pets"', "'git@example.com:pets' is no address of a repository"),
        ('unofficial = "no"', "`unofficial` wants true or false"),
        ('licence = "MIT"', "has no key `licence`"),
    ],
)
def test_what_cannot_be_said_is_refused(table: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(HEAD + table, encoding="utf-8")
    outcome = run(lay_out(tmp_path, {"pets.yaml": PETS}), "generate")
    assert outcome.code == USAGE
    assert words in outcome.errors


def test_a_readme_says_things_in_the_order_of_a_first_hour() -> None:
    text = (ROOT / "generated" / "README.md").read_text(encoding="utf-8")
    order = ["# celigo", "pip install", "from celigo import", "Sample output:", "## Authentication", "## Errors"]
    places = [text.index(words) for words in (*order, "## Documentation", "## Async client", "## Origin")]
    assert places == sorted(places)


def test_the_first_call_prints_what_the_readme_shows(tmp_path: Path) -> None:
    text = (ROOT / "generated" / "README.md").read_text(encoding="utf-8")
    first, shown = (one for one in list(fences("README.md", text))[1:3])
    assert (first.language, shown.language) == ("python", "text")
    document = json.loads((ROOT / "generated" / "openapi.json").read_text(encoding="utf-8"))
    answers = document["paths"]["/v1/flows"]["get"]["responses"]["200"]["content"]["application/json"]
    (sample,) = answers["schema"]["examples"][0]
    stage = Stage("celigo")
    stage.fake.flows.add(_id=sample["_id"], name=sample["name"])
    assert stage.run(first, tmp_path) == shown.source
    assert re.fullmatch(r"\w{24} \w.*\n", shown.source)
