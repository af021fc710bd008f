"""Templates show and do not compute, checked on Jinja's own syntax tree.

They may choose (`if`, comparisons, tests), keep a value (`set`), join texts and use macros. What a thing is called,
what a reference means and how a text is escaped is decided before: nothing is calculated or put together from pieces,
and nothing is called but macros and filters.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, nodes

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.jinja"))
CODE_FILTERS = {"literal", "docstring", "comment", "wrap", "join", "annotation", "parameter", "definition"}
DOC_FILTERS = {
    "type_links",
    "markdown",
    "inline",
    "code",
    "fence",
    "json",
    "label",
    "yaml",
    "text",
    "anchor",
    "cell",
    "xml",
}
COMPUTING = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Concat)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_template_computes_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "-%}" not in text and "{%-" not in text and "{{-" not in text and "-}}" not in text
    tree = Environment(autoescape=False, extensions=["jinja2.ext.do"]).parse(text)
    computed = [f"line {node.lineno}: {type(node).__name__}" for node in tree.find_all(COMPUTING)]
    assert computed == []
    macros = {node.name for node in tree.find_all(nodes.Macro)}
    for imported in tree.find_all(nodes.FromImport):
        macros |= {name if isinstance(name, str) else name[1] for name in imported.names}
    for call in tree.find_all(nodes.Call):
        assert isinstance(call.node, nodes.Name) and call.node.name in macros, f"line {call.lineno}: a call"
    allowed = CODE_FILTERS | (DOC_FILTERS if path.parts[-2] == "docs" or "docs" in path.parts else set())
    for used in tree.find_all(nodes.Filter):
        assert used.name in allowed, f"line {used.lineno}: filter {used.name}"
