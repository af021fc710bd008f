"""What a refusal says of an edit: the lines, at most ten, and the key of `sdk.yaml` that would say the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from specloom.output.edits import MOST, edit_of, rule_for

ROOT = Path(__file__).resolve().parents[2] / "generated"
LINES = [f"line {number}" for number in range(2000)]


def text(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


@pytest.mark.parametrize(
    ("now", "line", "difference"),
    [
        ([*LINES, "more"], 2001, ("+ more",)),
        (["more", *LINES], 1, ("+ more",)),
        (LINES[1:], 1, ("- line 0",)),
        ([*LINES[:7], "line 7!", *LINES[8:100], *LINES[101:]], 8, ("- line 7", "+ line 7!", "- line 100")),
        ([*LINES[:7], *LINES[8:100], "new", *LINES[100:]], 8, ("- line 7", "+ new")),
    ],
)
def test_a_difference_is_told_by_line(now: list[str], line: int, difference: tuple[str, ...]) -> None:
    found = edit_of(text(LINES), text(now))
    assert (found.line, found.difference) == (line, difference)


def test_of_a_large_difference_the_beginning_is_shown() -> None:
    found = edit_of(text(LINES), text([line.upper() for line in LINES]))
    assert len(found.difference) == MOST and found.difference[0] == "- line 0"
    assert found.difference[-1] == f"… and {4000 - MOST + 1} more lines"
    assert edit_of(b"\xff", b"\xfe").difference == () and edit_of(b"a\r\n", b"a\n").difference == ()


def _index() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "api.json").read_text())
    return found


def _changed(path: str, line: str) -> str:
    """The rule for an edit below the first line of a file that begins so."""
    before = (ROOT / path).read_text().splitlines()
    at = next(number for number, each in enumerate(before) if each.startswith(line)) + 1
    edit = edit_of(text(before), text([*before[:at], "edited", *before[at:]]))
    return rule_for(path, edit, _index())


def test_the_key_is_that_of_what_the_lines_belong_to() -> None:
    index = _index()
    operation = next(one for one in index["operations"] if one["call"] == "flows.get")
    model = next(one for one in index["models"] if one["schema"] and one["page"] and not one["type"])
    inline = next(one for one in index["models"] if not one["schema"] and not one["type"])
    asked = f"sdk.yaml below `operations: {operation['key']}`, or in an overlay"
    assert _changed("src/celigo/resources/flows.py", "    def get(") == asked
    assert _changed("src/celigo/resources/aio/flows.py", "    async def get(") == asked
    assert _changed(operation["docs"], "#") == asked
    for one, key in ((model, f"{model['page']}/{model['schema']}"), (inline, "")):
        module, _, name = one["model"].rpartition(".")[2].partition(":")
        told = _changed(f"src/celigo/models/{module}.py", f"class {name}(")
        assert told.startswith(f"sdk.yaml below `models: {key}") and told == _changed(one["docs"], "#")
    assert _changed("README.md", "#") == "sdk.yaml or an overlay"
