"""Words are carried over as they are: no template is expanded, no escape read, no fence broken."""

import inspect
from pathlib import Path

import case_descriptions
from case_descriptions import Client, models

FENCE = """```handlebars
{{title}} \\n "quoted" \\u0041
```"""
docs = Path(case_descriptions.__file__).parents[2] / "docs"
(operation,) = (docs / "operations" / "notes").glob("*.md")
assert FENCE in operation.read_text(encoding="utf-8")
assert "Use `{{#each notes}}{{title}}{{/each}}`:" in operation.read_text(encoding="utf-8")
assert "Holds `{{title}}` and C:" in (docs / "models" / "note.md").read_text(encoding="utf-8")
assert '{{ not_a_template }} and """ inside.' in (inspect.getdoc(models.Note) or "")
with Client(token="t") as client:
    assert "{{#each notes}}" in (inspect.getdoc(client.notes.list) or "")
