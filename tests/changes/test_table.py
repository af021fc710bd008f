"""Each row of the table: what is told of an edit, in the words that people read, and its levels."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from specloom.changes.formats import summary, text

from .scene import levels
from .table import TABLE

REPORTS = Path(__file__).parent / "reports"


def place(what: str) -> Path:
    return REPORTS / f"{what.replace(',', '').replace(' ', '-')}.txt"


@pytest.mark.parametrize("what", TABLE)
def test_an_edit(what: str) -> None:
    row = TABLE[what]
    found = row.comparison
    told = "\n".join([*text(found), summary(found) or "Nothing else changed."]) + "\n"
    assert levels(found) == (row.wire, row.python), told
    assert row.id in {"", *(one.id for one in found.changes)}, told
    assert found.moved_names == row.moved and all(one.by_pages is not row.apart for one in found.changes), told
    if os.environ.get("GOLDEN") == "rewrite":
        place(what).parent.mkdir(exist_ok=True)
        place(what).write_text(told, encoding="utf-8")
    assert told == place(what).read_text(encoding="utf-8")


def test_each_report_is_of_a_row() -> None:
    assert {path.name for path in REPORTS.iterdir()} == {place(what).name for what in TABLE}
