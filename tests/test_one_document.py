"""One document and one command: the package is named, placed, written and told of."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from specloom.cli import DONE, main
from specloom.input import document, yaml_syntax

pytestmark = pytest.mark.slow

PETSTORE = Path(__file__).parent / "petstore" / "specs" / "petstore.json"
DOCUMENT = """openapi: 3.1.0
info: {title: Straße & Co. API, version: "1"}
servers: [{url: https://api.test}]
paths:
  /PATH:
    get: {responses: {"200": {description: ok}}}
"""


@pytest.fixture(autouse=True)
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_document_is_all_that_it_takes(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (empty / "openapi.json").write_bytes(PETSTORE.read_bytes())
    assert main(["generate", "openapi.json"]) == DONE
    told = capsys.readouterr().out.splitlines()
    assert told[1] == "The package is called swagger_petstore; --package NAME calls it otherwise. Next:"
    assert [line.split("   ")[0].strip() for line in told[2:]] == ["install", "first call", "docs", "fake server"]
    assert {path.name for path in empty.iterdir()} == {"openapi.json", "swagger_petstore", "swagger_petstore.lock"}
    call = told[3].removeprefix("  first call    ").partition("   ")[0]
    printed = after_start(empty / "swagger_petstore" / "src", f"print({call})")
    assert printed == "[]\n"


def after_start(folder: Path, statement: str) -> str:
    """What a statement prints with a client of the fake."""
    program = f"from swagger_petstore.testing import FakeClient\nclient = FakeClient().client()\n{statement}"
    done = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


def test_several_files_are_one_package(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a", "b"):
        (empty / f"{name}.yaml").write_text(DOCUMENT.replace("PATH", name), encoding="utf-8")
    (empty / "notes.json").write_text("{}")
    assert main(["generate", "a.yaml", "b.yaml", "--quiet"]) == DONE
    assert "strae_co_api" not in capsys.readouterr().err  # what the run itself makes is nothing to speak of
    index = (empty / "strae_co_api" / "api.json").read_text(encoding="utf-8")
    assert '"GET /a"' in index
    assert '"GET /b"' in index
    assert (
        main(["generate", "--check", "a.yaml", "b.yaml", "--quiet"]) == DONE
    )  # what was written beside them is not read


def test_a_document_that_is_not_named_gives_no_name(empty: Path) -> None:
    for name in ("a", "b", "c"):
        (empty / f"{name}.yaml").write_text(DOCUMENT.replace("PATH", name).replace("Straße", name), encoding="utf-8")
    assert main(["generate", "b.yaml", "c.yaml", "--quiet"]) == DONE
    assert (empty / "b_co_api").is_dir()


@pytest.mark.parametrize("names", [["a.yaml"], ["a.yaml", "b.yaml", "c.yaml"]])
def test_each_document_is_parsed_once(names: list[str], empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document.parse.cache_clear()
    parsed, true = [], yaml_syntax.parse
    monkeypatch.setattr(yaml_syntax, "parse", lambda text: (parsed.append(text), true(text))[1])
    for name in names:
        (empty / name).write_text(DOCUMENT.replace("PATH", name), encoding="utf-8")
    assert main(["generate", *names, "--quiet"]) == DONE
    assert len(parsed) == len(names)


def test_a_folder_has_its_package_beside_it(empty: Path) -> None:
    (empty / "pages").mkdir()
    (empty / "pages" / "a.yaml").write_text(DOCUMENT.replace("PATH", "a"), encoding="utf-8")
    assert main(["generate", "pages", "--package", "mine", "--quiet"]) == DONE
    assert (empty / "mine" / "src" / "mine").is_dir()


@pytest.mark.parametrize(("title", "name"), [("2 Pets", "openapi"), ("寿司", "openapi"), ("class", "class_api")])
def test_names_that_titles_do_not_give(empty: Path, title: str, name: str) -> None:
    (empty / "openapi.yaml").write_text(DOCUMENT.replace("Straße & Co. API", title), encoding="utf-8")
    assert main(["generate", "openapi.yaml", "--quiet"]) == DONE
    assert (empty / name).is_dir()


def test_a_project_begins_with_its_configuration(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (empty / "specs").mkdir()
    (empty / "specs" / "openapi.json").write_bytes(PETSTORE.read_bytes())
    (empty / "Makefile").write_text("mine:\n")
    assert main(["init"]) == DONE
    told = capsys.readouterr().out
    assert "pyproject.toml is written" in told
    assert "Makefile exists and is left as it is; put this into it:" in told
    assert (empty / "Makefile").read_text() == "mine:\n"
    assert main(["generate", "--quiet"]) == DONE
    assert (empty / "generated" / "src" / "swagger_petstore").is_dir()
    assert "specs.lock merge=union" in (empty / ".gitattributes").read_text()
    workflow = yaml.safe_load((empty / ".github" / "workflows" / "specloom.yaml").read_text())
    ran = [step["run"].split()[:2] for step in workflow["jobs"]["package"]["steps"] if "run" in step]
    assert ["specloom", "check"] in ran and ["specloom", "diff"] in ran


def test_the_help_of_every_command_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("generate", "check", "fake", "init", "docs", "explain"):
        assert main([command, "--help"]) == DONE
        assert f"example: specloom {command}" in capsys.readouterr().out
    assert main(["--help"]) == DONE
    assert "exit codes: 0 done, 1 findings" in capsys.readouterr().out
