"""Law 2: templates hold no decisions, checked on Jinja's own syntax tree."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, nodes

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.jinja"))
CODE_FILTERS = {"literal", "docstring", "comment", "wrap"}
DOC_FILTERS = {"markdown", "inline", "code", "fence", "json", "label", "yaml", "text", "anchor", "cell", "xml", "join"}
FORBIDDEN = (
    nodes.Compare,
    nodes.BinExpr,
    nodes.UnaryExpr,
    nodes.Test,
    nodes.Assign,
    nodes.AssignBlock,
    nodes.Concat,
    nodes.CondExpr,
)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_template_holds_no_decisions(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 120
    assert "-%}" not in text and "{%-" not in text and "{{-" not in text and "-}}" not in text
    tree = Environment(autoescape=False, extensions=["jinja2.ext.do"]).parse(text)
    for kind in FORBIDDEN:
        found = next(tree.find_all(kind), None)
        assert found is None or (kind is nodes.UnaryExpr and isinstance(found, nodes.Not)), (
            f"line {found.lineno}: {kind}"
        )
    macros = {node.name for node in tree.find_all(nodes.Macro)}
    for imported in tree.find_all(nodes.FromImport):
        macros |= {name if isinstance(name, str) else name[1] for name in imported.names}
    for call in tree.find_all(nodes.Call):
        assert isinstance(call.node, nodes.Name) and call.node.name in macros, f"line {call.lineno}: a call"
    allowed = CODE_FILTERS | (DOC_FILTERS if path.parts[-2] == "docs" or "docs" in path.parts else set())
    for used in tree.find_all(nodes.Filter):
        assert used.name in allowed, f"line {used.lineno}: filter {used.name}"
    assert depth(tree) <= 3


def depth(node: nodes.Node) -> int:
    """How deep loops and conditions nest."""
    inner = max((depth(child) for child in node.iter_child_nodes()), default=0)
    return inner + isinstance(node, nodes.For | nodes.If)
