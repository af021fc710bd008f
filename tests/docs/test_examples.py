"""Every example on every page does what it shows: Python runs against the fake, curl is a request of the API, JSON is a
document of its model. The other specifications under tests/cases have theirs run with the case."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import celigo.models
import pytest

from .examples import Example, Stage, examples, is_program, is_request

DOCS = Path(__file__).resolve().parents[2] / "generated" / "docs"


def shows_a_model(example: Example) -> bool:
    return example.language == "json" and example.above == '=== "JSON"'


def signature(example: Example) -> bool:
    """Whether it shows how a method is called, or a name of a module is defined: `pets.get(pet_id: str, …) -> Pet`."""
    named = "->" in example.source or example.page.startswith("extensions/")
    return example.language == "python" and named and "=\n" not in example.source


SETTING_UP = ("pip install", "export ", "python -m ")
"""Lines for a shell that prepare something."""
FOUND = list(examples(DOCS))
PAGES = sorted({example.page for example in FOUND if is_program(example) or is_request(example)} - {"examples.md"})
"""The scripts on that one page run in tests/examples, each over a scene of its own."""
OPERATIONS = json.loads((DOCS.parent / "api.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES)
def test_programs_and_requests(page: str, tmp_path: Path) -> None:
    """What stands as text right below a program is what it prints."""
    stage = Stage("celigo")
    on_page = [example for example in FOUND if example.page == page]
    for example, below in pairwise([*on_page, None]):
        assert example is not None
        if is_program(example):
            printed = stage.run(example, tmp_path)
            if below is not None and below.language == "text" and below.above.strip() == "```":
                assert printed == below.source, below
        elif is_request(example):
            assert stage.send(example) < 400, example


@pytest.mark.parametrize("page", sorted({e.page for e in FOUND if e.page.startswith("models/") and shows_a_model(e)}))
def test_documents_of_models(page: str) -> None:
    title = (DOCS / page).read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")
    kind = getattr(celigo.models, title)
    for example in FOUND:
        if example.page == page and shows_a_model(example) and hasattr(kind, "from_dict"):
            made = kind.from_dict(json.loads(example.source))
            assert list(made.issues()) == [], example


def test_every_operation_has_its_examples() -> None:
    pages = {e.page for e in FOUND if is_request(e)}
    programs = [e.page for e in FOUND if is_program(e)]
    for operation in OPERATIONS["operations"]:
        page = operation["docs"].removeprefix("docs/")
        assert page in pages
        assert programs.count(page) >= 2


def test_no_fence_is_left_out() -> None:
    """What is neither run nor sent is known: signatures, installation, JSON, diagrams."""
    rest = [
        e
        for e in FOUND
        if not is_program(e) and not is_request(e) and e.language not in ("json", "mermaid", "text", "toml")
    ]
    assert not [str(e) for e in rest if not signature(e) and not e.source.startswith(SETTING_UP)]
