"""The glossary is what its owner wrote, made safe; a package without terms has no such page."""

from __future__ import annotations

import json

import pytest
from specloom.diagnostics import Diagnostics
from specloom.input.files import InputFile
from specloom.settings.sdk import parse_sdk

from .scene import BASE, base, lowered, rendered


def glossary(settings: str) -> str:
    """The page that the settings give."""
    diagnostics = Diagnostics()
    sdk = parse_sdk(settings, "specs/sdk.yaml", diagnostics)
    diagnostics.check()
    page = InputFile(path="specs/pets.md", data=f"# Pets\n\n```json\n{json.dumps(BASE)}\n```\n".encode())
    return rendered(lowered((page,), sdk, "pets")[2])["docs/glossary.md"]


def test_terms_stand_in_order_each_with_its_text() -> None:
    page = glossary('glossary:\n  pet: "An *animal*.\\n\\n- tame"\n  Litter: "Pets born together."\n')
    assert page == (
        "# Glossary\n\nWhat the terms of this API mean.\n\n## Litter\n\nPets born together.\n\n"
        "## pet\n\nAn *animal*.\n\n- tame\n"
    )


def test_a_text_adds_neither_elements_nor_headings_of_the_page() -> None:
    page = glossary('glossary:\n  "<img src=x onerror=alert(1)>": "# Top\\n\\n<script>alert(1)</script> {{ 7 * 7 }}"\n')
    assert "<img" not in page
    assert "<script" not in page
    assert "49" not in page
    assert [line for line in page.splitlines() if line.startswith("# ")] == ["# Glossary"]


@pytest.mark.parametrize("settings", ["glossary: {}\n", ""])
def test_without_terms_there_is_no_page(settings: str) -> None:
    with pytest.raises(KeyError, match=r"docs/glossary\.md"):
        glossary(settings)
    assert "glossary" not in base()[2]["mkdocs.yml"]


@pytest.mark.parametrize("settings", ['glossary: {"": "Nothing."}\n', "glossary: [a]\n", "glossary: {a: }\n"])
def test_a_term_is_a_line_of_text_and_has_a_meaning(settings: str) -> None:
    diagnostics = Diagnostics()
    parse_sdk(settings, "specs/sdk.yaml", diagnostics)
    assert [entry.code for entry in diagnostics.entries] == ["wrong-setting"]
