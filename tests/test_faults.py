"""Each fault of `faults.txt` has a test: its id stands in the ids of the parameters, or beside the name of the test."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FAULTS = dict(
    line.split(" ", 1) for line in (HERE / "faults.txt").read_text("utf-8").splitlines() if not line.startswith("#")
)
FOLDERS = ("runtime_client", "runtime_testing", "declared")
_ID = re.compile(r"(?<![\w#%])([RTDKBHPSEW][0-9]{2})(?![0-9])")


def _tested() -> dict[str, list[str]]:
    """Id of a fault -> the tests that say it."""
    found: dict[str, list[str]] = {}
    for path in sorted(path for folder in FOLDERS for path in (HERE / folder).glob("test_*.py")):
        text = path.read_text("utf-8")
        lines = text.splitlines()
        for node in ast.parse(text).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
                head = "\n".join(lines[first - 1 : node.body[0].lineno - 1])
                for fault in _ID.findall(head):
                    found.setdefault(fault, []).append(f"{path.name}::{node.name}")
    return found


TESTED = _tested()


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_has_a_test(fault: str) -> None:
    assert TESTED.get(fault), f"{fault}, {FAULTS[fault]}: no test says its id"


def test_every_id_is_listed() -> None:
    assert sorted(set(TESTED) - set(FAULTS)) == []


def test_the_page_on_testing_counts_them_right() -> None:
    page = (HERE.parent / "docs" / "testing.md").read_text("utf-8")
    told = dict(re.findall(r"^\| `([A-Z])` \| [^|]+ \| ([0-9]+) \|$", page, re.MULTILINE))
    letters = [fault[0] for fault in FAULTS]
    assert told == {letter: str(letters.count(letter)) for letter in letters}
