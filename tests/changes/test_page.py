"""The table of rules in docs/changes.md is the one that is applied; `GOLDEN=rewrite` writes it."""

from __future__ import annotations

import os
import re
from pathlib import Path

from specloom.changes.page import BEGIN, END, table
from specloom.changes.rules import RULES

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "changes.md"


def test_the_page_has_the_table_of_rules() -> None:
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    made = f"{before}{BEGIN}\n{table()}{END}{after}"
    if os.environ.get("GOLDEN") == "rewrite":
        PAGE.write_text(made, encoding="utf-8")
        text = made
    assert text == made


def test_each_rule_is_tried_somewhere() -> None:
    folder = Path(__file__).parent
    tried = {
        word for path in folder.glob("*.py") for word in re.findall(r'"([a-z-]+)"', path.read_text(encoding="utf-8"))
    }
    assert RULES.keys() - tried == set()
