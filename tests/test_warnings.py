"""What a run with warnings says, and what it leaves for the users of the package."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from specloom.cli import BAD_SPECIFICATION, DONE

from .running import PETS, compose, generate, lay_out, run

FIFTY = "\n".join(f"    P{number}: {{type: boolean, default: yes please}}" for number in range(50))
FAULTY = f"""openapi: 3.1.0
info: {{title: Pets, version: "1"}}
servers: [{{url: https://api.example.com}}]
paths:
  /pets:
    get:
      responses:
        "200": {{description: OK}}
    post:
      parameters: [{{name: pet, in: body, schema: {{type: object}}}}]
      responses:
        "200": {{description: OK}}
components:
  schemas:
{FIFTY}
"""
COUNTED = "Generated with 52 warnings (50 bad-default, 1 bad-parameter, 1 left-out)."


def test_of_many_alike_three_are_shown_and_all_are_counted(tmp_path: Path) -> None:
    outcome = generate(lay_out(tmp_path, {"pets.yaml": FAULTY}))
    assert outcome.code == DONE
    assert outcome.errors.count("warning[bad-default]: the default is string") == 3
    assert "\nwarning[bad-default]: 47 more like these; `--all` prints them\n" in outcome.errors
    assert outcome.output.endswith(f"{COUNTED}\n")
    assert (tmp_path / "out").is_dir()


def test_a_run_that_has_nothing_to_do_repeats_the_count(tmp_path: Path) -> None:
    assert generate(lay_out(tmp_path, {"pets.yaml": FAULTY})).code == DONE
    again = generate(tmp_path)
    checked = run(tmp_path, "check", "--specs", "specs", "--out", "out", "--package", "pets")
    counts = "52 warnings (50 bad-default, 1 bad-parameter, 1 left-out)"
    for outcome in (again, checked):
        assert (outcome.code, outcome.errors) == (DONE, "")
        assert outcome.output.endswith(f" It was generated with {counts}, which docs/limits.md lists.\n")
    assert "out/ is up to date" in again.output


def test_all_of_them_on_request(tmp_path: Path) -> None:
    outcome = generate(lay_out(tmp_path, {"pets.yaml": FAULTY}), "pets", "--all")
    assert outcome.errors.count("warning[bad-default]: the default is string") == 50
    assert "more like these" not in outcome.errors
    assert outcome.output.endswith(f"{COUNTED}\n")


def test_machines_get_all_of_them(tmp_path: Path) -> None:
    outcome = generate(lay_out(tmp_path, {"pets.yaml": FAULTY}), "pets", "--format", "json")
    found = json.loads(outcome.output)["findings"]
    assert [one["code"] for one in found].count("bad-default") == 50
    assert outcome.errors.endswith(f"{COUNTED}\n")


def test_a_run_without_warnings_counts_none(tmp_path: Path) -> None:
    outcome, files = compose(lay_out(tmp_path, {"pets.yaml": PETS}))
    assert (outcome.errors, "arning" in outcome.output) == ("", False)
    assert "docs/limits.md" not in files
    assert json.loads(files["api.json"]).keys().isdisjoint({"limits", "left_out"})


def test_strict_makes_them_errors_and_nothing_is_written(tmp_path: Path) -> None:
    lay_out(tmp_path, {"pets.yaml": FAULTY})
    outcome = generate(tmp_path, "pets", "--strict", "--all")
    assert outcome.code == BAD_SPECIFICATION
    assert outcome.errors.count("error[bad-default]: ") == 50
    assert "error[left-out]: POST /pets is left out" in outcome.errors
    assert "warning[" not in outcome.errors
    assert [path.name for path in tmp_path.iterdir()] == ["specs"]


@pytest.mark.parametrize("first", [True, False], ids=["as-generated", "never-generated"])
def test_check_can_be_strict_too(first: bool, tmp_path: Path) -> None:
    lay_out(tmp_path, {"pets.yaml": FAULTY})
    if first:
        assert generate(tmp_path).code == DONE
    outcome = run(tmp_path, "check", "--specs", "specs", "--out", "out", "--package", "pets", "--strict")
    assert outcome.code == BAD_SPECIFICATION
    assert "error[left-out]" in outcome.errors


def test_a_second_run_has_nothing_to_do(tmp_path: Path) -> None:
    """Warnings are no reason to write the same files again."""
    lay_out(tmp_path, {"pets.yaml": FAULTY})
    assert generate(tmp_path).code == DONE
    again = generate(tmp_path)
    assert again.code == DONE
    assert "is up to date" in again.output


def test_the_package_lists_what_it_does_not_have(tmp_path: Path) -> None:
    _, files = compose(lay_out(tmp_path, {"pets.yaml": FAULTY}))
    index = json.loads(files["api.json"])
    assert index["left_out"] == [{"key": "POST /pets", "reason": 'a parameter cannot be in "body"'}]
    assert index["limits"] == {"left-out": 1, "bad-default": 50, "bad-parameter": 1}
    page = files["docs/limits.md"].decode()
    heads = [line for line in page.splitlines() if line.startswith("## ")]
    assert [head.split("`")[1] for head in heads] == ["left-out", "bad-default", "bad-parameter"]
    assert page.count("the default is string, the type is boolean (it is not used)") == 50
    assert "- `Pets: POST /pets (#/paths/~1pets/post)`: POST /pets is left out: a parameter cannot be in" in page
    for path in ("README.md", "docs/index.md", "mkdocs.yml", "docs/llms.txt"):
        assert "limits.md" in files[path].decode(), path


def test_texts_of_the_document_stay_texts_on_the_page(tmp_path: Path) -> None:
    evil = '"<script>alert(1)</script> [x](javascript:1) `y`"'
    document = PETS + f"components: {{schemas: {{Pet: {{type: {evil}}}}}}}\n"
    outcome, files = compose(lay_out(tmp_path, {"pets.yaml": document}))
    assert outcome.code == DONE, outcome.errors
    page = files["docs/limits.md"].decode()
    assert "unknown-type" in page
    assert "&lt;script" in page and "\\[x\\](javascript" in page and "`y`" in page
