"""The page about changes in the docs of the project: the table of rules, as it is applied."""

from __future__ import annotations

from .model import Level
from .rules import LEFT_OUT, RULES, Rule

BEGIN, END = "<!-- rules: begin -->", "<!-- rules: end -->"
"""Between these lines of `docs/changes.md` stands what `table` gives."""


def table() -> str:
    """The rules as Markdown, and what other tools have beyond them."""
    rows = [
        "| id | what has changed | in requests | in responses |",
        "|---|---|---|---|",
        *(_row(rule) for rule in RULES.values()),
        "",
        "Left out on purpose:",
        "",
        *(f"- {what}: {why}." for what, why in LEFT_OUT),
    ]
    return "\n".join(rows) + "\n"


def _row(rule: Rule) -> str:
    return f"| `{rule.id}` | {rule.sentence} | {_level(rule.request)} | {_level(rule.response)} |"


def _level(level: Level | None) -> str:
    return "" if level is None else str(level)
