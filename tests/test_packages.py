"""Several packages from one configuration, and choosing documents of a folder that holds several APIs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from specloom.cli import BAD_SPECIFICATION, DONE, FINDINGS, USAGE

from .running import Outcome, generate, lay_out, run

pytestmark = pytest.mark.slow

BILLS = """openapi: 3.1.0
info: {title: Billing, version: "1"}
servers: [{url: https://bills.test}]
paths:
  /things: {get: {tags: [Bills], responses: {"200": {description: OK}}}}
  /bills: {get: {tags: [Bills], parameters: [{name: limit, in: query, schema: {type: integer, default: x}}],
    responses: {"200": {description: OK}}}}
"""
PARCELS = """# Parcels

```yaml
openapi: 3.1.0
info: {title: Shipping, version: "1"}
servers: [{url: https://parcels.test}]
paths:
  /things: {get: {tags: [Parcels], responses: {"200": {description: Sent}}}}
  /parcels: {get: {tags: [Parcels], responses: {"200": {description: OK}}}}
```

```yaml
openapi: 3.1.0
info: {title: Shipping beta, version: "1"}
servers: [{url: https://parcels.test}]
paths: {/drones: {get: {responses: {"200": {description: OK}}}}}
```
"""
HEAD = '[tool.specloom]\nspecs = "specs"\nout = "clients"\n'
BOTH = """
[tool.specloom.packages.bills]
documents = ["bills.yaml"]

[tool.specloom.packages.parcels]
documents = ["title:Ship*"]
exclude = ["/drones"]
distribution = "acme-parcels"
"""


def folder(tmp_path: Path, table: str = BOTH, head: str = HEAD) -> Path:
    (tmp_path / "pyproject.toml").write_text(head + table, encoding="utf-8")
    return lay_out(tmp_path, {"bills.yaml": BILLS, "parcels.md": PARCELS})


def keys(path: Path) -> list[str]:
    found: dict[str, Any] = json.loads((path / "api.json").read_bytes())
    return [one["key"] for one in found["operations"]]


def refused(tmp_path: Path, table: str, *options: str, head: str = HEAD) -> Outcome:
    outcome = run(folder(tmp_path, table, head), "generate", *options)
    assert outcome.code == USAGE
    assert not (tmp_path / "clients").exists()
    return outcome


def test_each_table_is_a_package(tmp_path: Path) -> None:
    outcome = run(folder(tmp_path), "generate")
    assert outcome.code == DONE, outcome.errors
    assert [line.split(":")[0] for line in outcome.output.splitlines()] == ["bills", "parcels"]
    assert keys(tmp_path / "clients/bills") == ["GET /bills", "GET /things"]
    assert keys(tmp_path / "clients/parcels") == ["GET /parcels", "GET /things"]
    assert sorted(path.name for path in (tmp_path / "clients").iterdir()) == [
        "bills",
        "bills.lock",
        "parcels",
        "parcels.lock",
    ]
    project = (tmp_path / "clients/parcels/pyproject.toml").read_text(encoding="utf-8")
    assert 'name = "acme-parcels"' in project
    assert run(tmp_path, "check").output.count("/ is up to date") == 2


def test_one_of_them_by_name(tmp_path: Path) -> None:
    outcome = run(folder(tmp_path), "generate", "--package", "bills", "--out", "elsewhere")
    assert outcome.code == DONE, outcome.errors
    assert keys(tmp_path / "elsewhere") == ["GET /bills", "GET /things"]
    assert not (tmp_path / "clients/parcels").exists()
    assert run(tmp_path, "check", "--package", "parcels").code == FINDINGS


def test_a_fault_of_one_keeps_no_other_from_being_written(tmp_path: Path) -> None:
    table = BOTH + '\n[tool.specloom.packages.all]\ntitle = "All"\n'
    outcome = run(folder(tmp_path, table), "generate")
    assert outcome.code == BAD_SPECIFICATION
    assert "GET /things is published twice" in outcome.errors
    assert "if they are of two APIs, choose one with `documents`" in outcome.errors
    assert "all: nothing is written." in outcome.errors
    assert keys(tmp_path / "clients/parcels") == ["GET /parcels", "GET /things"]


def test_what_two_packages_say_alike_is_said_once(tmp_path: Path) -> None:
    table = '[tool.specloom.packages.a]\ndocuments = ["b*"]\n[tool.specloom.packages.b]\ndocuments = ["b*"]\n'
    outcome = run(folder(tmp_path, table), "generate")
    assert outcome.code == DONE
    assert outcome.errors.count("warning[bad-default]") == 1
    assert outcome.output.count("1 bad-default") == 2


@pytest.mark.parametrize(
    ("table", "options", "words"),
    [
        (BOTH, ["--package", "bill"], "there is no package `bill`"),
        (BOTH, ["--out", "x"], "--out would be that of 2 packages"),
        (BOTH + 'package = "x"\n', [], "[tool.specloom.packages.parcels] has no key `package`"),
        (BOTH + 'out = "clients/bills"\n', [], "`bills` and `parcels` have one folder"),
        (BOTH + 'lock = "clients/bills.lock"\n', [], "`bills` and `parcels` have one lock"),
        ("[tool.specloom.packages.Bad-Name]\n", [], "'Bad-Name' is no name for a package"),
        ("packages = 3\n", [], "[tool.specloom] `packages` wants a table of tables"),
        ("packages = {a = 3}\n", [], "[tool.specloom.packages.a] wants a table"),
        ('package = "one"\n' + BOTH, [], "[tool.specloom] `package` would be that of several packages"),
        ('lock = "one"\n' + BOTH, [], "[tool.specloom] `lock` would be that of several packages"),
    ],
)
def test_what_cannot_be_is_refused(table: str, options: list[str], words: str, tmp_path: Path) -> None:
    assert words in refused(tmp_path, table, *options).errors


def test_a_fake_is_one_of_them(tmp_path: Path) -> None:
    outcome = run(folder(tmp_path), "fake")
    assert (outcome.code, "name one of them with --package" in outcome.errors) == (USAGE, True)


@pytest.mark.parametrize(
    ("patterns", "found"),
    [
        (["bills.yaml"], ["GET /bills", "GET /things"]),
        (["*.md"], ["GET /drones", "GET /parcels", "GET /things"]),
        (["title:Shipping"], ["GET /parcels", "GET /things"]),
        (["bills.yaml", "title:* beta"], ["GET /bills", "GET /drones", "GET /things"]),
    ],
)
def test_documents_are_chosen_by_file_and_by_title(patterns: list[str], found: list[str], tmp_path: Path) -> None:
    options = [option for pattern in patterns for option in ("--documents", pattern)]
    outcome = generate(folder(tmp_path), "pets", *options)
    assert outcome.code == DONE, outcome.errors
    assert keys(tmp_path / "out") == found


def test_findings_of_other_documents_are_not_told(tmp_path: Path) -> None:
    lay_out(folder(tmp_path), {"broken.json": '{"openapi": ', "other.md": "# Prose\n", "package.json": '{"name": "x"}'})
    outcome = generate(tmp_path, "pets", "--documents", "parcels.md")
    assert (outcome.code, outcome.errors) == (DONE, "")


def test_a_pattern_without_a_document_is_refused(tmp_path: Path) -> None:
    outcome = generate(folder(tmp_path), "pets", "--documents", "*.md", "--documents", "title:Bil")
    assert outcome.code == USAGE
    assert "`documents`: no document is called 'title:Bil'" in outcome.errors


def test_each_package_has_a_last_release_of_its_own(tmp_path: Path) -> None:
    project = lay_out(tmp_path, {"bills.yaml": BILLS, "parcels.md": PARCELS})
    (project / "pyproject.toml").write_text(
        HEAD
        + '[tool.specloom.packages.billing]\ndocuments = ["bills.yaml"]\n'
        + '[tool.specloom.packages.shipping]\ndocuments = ["title:Shipping"]\n'
    )
    for name in ("billing", "shipping"):
        assert run(project, "generate", "--package", name).code == DONE
        assert run(project, "release", "0.1.0", "--package", name).code == DONE
    assert {path.name for path in (project / "clients").glob("*.released.json")} == {
        "billing.released.json",
        "shipping.released.json",
    }
    assert run(project, "check").code == DONE
