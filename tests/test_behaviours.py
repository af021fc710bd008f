"""Every behaviour that the pages describe in words has a test, and docs/behaviours.md says which.

Tests name the rows of `behaviours.yaml` that they show: `@pytest.mark.row("#15", "A13")`. The marks are read from the
source, nothing is run for it. `make golden` writes the page anew.
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "behaviours.md"
REWRITE = os.environ.get("GOLDEN") == "rewrite"
ROWS: dict[str, dict[str, str]] = yaml.safe_load((HERE / "behaviours.yaml").read_text(encoding="utf-8"))
KINDS = {
    "A": ("What holds for many operations", [f"A{number}" for number in range(1, 19)]),
    "B": ("Paging", [f"B-{kind}" for kind in ("link", "omitted", "window", "both", "cap", "none")]),
    "#": ("Operations, by their place among the pages", [f"#{number:02}" for number in range(57)]),
    "D": ("Contradictions between the pages", [f"D{number}" for number in range(1, 21)]),
}
HEAD = """# Behaviours

What the published pages say in words and no schema does, what was chosen where there was a choice, and the tests that
show it. Made by `make golden` from `tests/behaviours.yaml` and the marks of the tests.
"""


@cache
def marked() -> dict[str, set[str]]:
    """Row -> files whose tests show it."""
    found: dict[str, set[str]] = {}
    for path in sorted(HERE.rglob("test_*.py")):
        for row in rows_of(ast.parse(path.read_text(encoding="utf-8"))):
            found.setdefault(row, set()).add(path.relative_to(HERE.parent).as_posix())
    return found


def rows_of(tree: ast.Module) -> Iterator[str]:
    """The arguments of every `pytest.mark.row(…)`; one that is no plain text would go unseen and is refused."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "row":
            if ast.unparse(node.func) != "pytest.mark.row":
                continue
            for argument in node.args:
                assert isinstance(argument, ast.Constant) and isinstance(argument.value, str), ast.unparse(node)
                yield argument.value


def table(marks: dict[str, set[str]]) -> str:
    """The page."""
    parts = [HEAD]
    for title, rows in KINDS.values():
        parts.append(f"\n## {title}\n\n| | says | choice | shown by |\n| --- | --- | --- | --- |\n")
        for row in rows:
            said = ROWS[row]
            tests = ", ".join(f"[{Path(path).stem}](../{path})" for path in sorted(marks.get(row, ())))
            parts.append(f"| {row} | {said['says']} | {said.get('choice', '')} | {tests} |\n")
    return "".join(parts)


def test_the_rows_are_whole() -> None:
    assert list(ROWS) == [row for _, rows in KINDS.values() for row in rows]
    for row, said in ROWS.items():
        assert {"says"} <= set(said) <= {"says", "choice"}, row
        assert all(text.endswith(".") and "|" not in text for text in said.values()), row


def test_every_row_has_a_test() -> None:
    assert [row for row in ROWS if row not in marked()] == []


def test_no_test_shows_an_unknown_row() -> None:
    assert {row: files for row, files in marked().items() if row not in ROWS} == {}


def test_the_page_says_what_is_so() -> None:
    """The words are those of the table, and each test that the page names does show the row."""
    marks = marked()
    if REWRITE:
        PAGE.write_text(table(marks), encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    links = re.compile(r"\[[^]]*\]\(\.\./([^)]*)\)")
    assert links.sub("", page).replace(", ", "") == links.sub("", table(marks)).replace(", ", "")
    for line in page.splitlines():
        row = line.split(" | ")[0].removeprefix("| ")
        if row in ROWS:
            named = set(links.findall(line))
            assert named and named <= marks[row], row
