"""The interactive reference shows the programs of this package, not requests of other languages."""

from __future__ import annotations

import ast
import json

from specloom.site.codesamples import tabs, with_samples

from .conftest import Built


def test_every_operation_has_the_programs_of_its_page(built: Built) -> None:
    document, index = (
        json.loads((built.package / name).read_text(encoding="utf-8")) for name in ("openapi.json", "api.json")
    )
    shown = with_samples(document, index, built.package)
    operations = [one for item in shown["paths"].values() for one in item.values() if isinstance(one, dict)]
    assert operations
    for operation in operations:
        samples = operation["x-codeSamples"]
        assert [one["label"] for one in samples][:3] == ["Python", "Async", "curl"]
        assert "garden" in samples[0]["source"]
        for one in samples[:2]:
            ast.parse(one["source"])
    assert all("x-codeSamples" not in one for item in document["paths"].values() for one in item.values())


def test_samples_that_were_published_come_after_ours(built: Built) -> None:
    document, index = (
        json.loads((built.package / name).read_text(encoding="utf-8")) for name in ("openapi.json", "api.json")
    )
    method, _, path = index["operations"][0]["key"].partition(" ")
    published = {"lang": "php", "label": "PHP", "source": "<?php"}
    document["paths"][path][method.lower()]["x-codeSamples"] = [published]
    shown = with_samples(document, index, built.package)["paths"][path][method.lower()]["x-codeSamples"]
    assert len(shown) == 4 and shown[-1] == published


def test_a_tab_is_a_label_and_one_fence() -> None:
    page = '# A\n\n=== "Python"\n\n    ```python\n    if a:\n        b()\n\n    c()\n    ```\n'
    page += '\n=== "Words"\n\n    No code.\n\n## B\n'
    assert list(tabs(page)) == [{"lang": "python", "label": "Python", "source": "if a:\n    b()\n\nc()"}]
