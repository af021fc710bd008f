"""Templates show and compute no meaning, checked on Jinja's own syntax tree.

They may set names, compare, join, and call macros; what they call beside those are the encoders of their environment.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, nodes
from specloom.output.environment import PYTHON, TOML
from specloom.output.pages import markdown_environment

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.jinja"))
CODE_FILTERS = {*PYTHON, *TOML}
DOC_FILTERS = set(markdown_environment().filters)
ARITHMETIC = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Neg, nodes.Pos)
FORBIDDEN = (*ARITHMETIC, nodes.AssignBlock, nodes.CondExpr, nodes.Slice, nodes.Import)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_template_computes_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "-%}" not in text and "{%-" not in text and "{{-" not in text and "-}}" not in text
    tree = Environment(autoescape=False, extensions=["jinja2.ext.do"]).parse(text)
    for kind in FORBIDDEN:
        found = next(tree.find_all(kind), None)
        assert found is None, f"line {found.lineno}: {kind}"
    macros = {"caller"} | {node.name for node in tree.find_all(nodes.Macro)}
    for imported in tree.find_all(nodes.FromImport):
        macros |= {name if isinstance(name, str) else name[1] for name in imported.names}
    for call in tree.find_all(nodes.Call):
        assert isinstance(call.node, nodes.Name) and call.node.name in macros, f"line {call.lineno}: a call"
    allowed = DOC_FILTERS if "docs" in path.relative_to(ROOT).parts else CODE_FILTERS
    for used in tree.find_all(nodes.Filter):
        assert used.name in allowed, f"line {used.lineno}: filter {used.name}"


EVASIONS = {
    "a sum": "{{ 1 + 2 }}",
    "a choice in an expression": "{{ a if b else c }}",
    "a method": "{{ name.upper() }}",
    "a part of a text": "{{ name[1:] }}",
    "an unknown filter": "{{ name | replace('a', 'b') }}",
    "a captured text": "{% set text %}x{% endset %}",
}


@pytest.mark.parametrize("source", EVASIONS.values(), ids=EVASIONS.keys())
def test_what_computes_is_found(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.jinja"
    path.write_text(source, encoding="utf-8")
    monkeypatch.setattr("tests.test_templates.ROOT", tmp_path)
    with pytest.raises(AssertionError):
        test_a_template_computes_nothing(path)
