"""Every field, argument and error code of the docs has a place of its own that a link can lead to."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from ..running import make

ROOT = Path(__file__).resolve().parents[2]
GENERATED = ROOT / "generated"
_PLACE = re.compile(r'<a id="((?:field|code)-[^"]*)"></a>')


@pytest.fixture(scope="module")
def api() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((GENERATED / "api.json").read_text(encoding="utf-8"))
    return found


def rows(page: str) -> set[str]:
    """The names of the rows of a page that have a place."""
    return set(re.findall(r'<a id="field-[^"]*"></a>\*\*`([^`]*)`\*\*', page))


def test_every_field_has_a_place(api: dict[str, Any]) -> None:
    for model in api["models"]:
        page = (GENERATED / model["docs"]).read_text(encoding="utf-8")
        assert {field["name"] for field in model["fields"]} <= rows(page), model["model"]


def test_every_argument_has_a_place(api: dict[str, Any]) -> None:
    for operation in api["operations"]:
        page = (GENERATED / operation["docs"]).read_text(encoding="utf-8")
        assert {argument["name"] for argument in operation["arguments"]} <= rows(page), operation["call"]


def test_every_code_has_a_place() -> None:
    page = (GENERATED / "docs" / "errors.md").read_text(encoding="utf-8")
    codes = re.findall(r"^\| (.*?)`[^`|]+` \| `ErrorCode\.", page, re.MULTILINE)
    assert codes and all(re.fullmatch(r'<a id="code-[^"]+"></a>', place) for place in codes)


def test_no_row_has_the_place_of_another() -> None:
    for path in sorted((GENERATED / "docs").rglob("*.md")):
        places = Counter(_PLACE.findall(path.read_text(encoding="utf-8")))
        assert [place for place, times in places.items() if times > 1] == [], path


def test_rows_of_pages_of_whole_resources_have_places(tmp_path: Path) -> None:
    specs = ROOT / "tests" / "cases" / "pairs" / "specs"
    assert make(tmp_path, "garden", f"--specs={specs}", "--docs=resource")[0].code == 0
    pages = sorted((tmp_path / "out" / "docs" / "operations").glob("*.md"))
    pages += sorted((tmp_path / "out" / "docs" / "models").glob("*.md"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in pages)
    inside = re.findall(r"^\| (?!(?:Argument|Field|---))(.*?)`", text, re.MULTILINE)
    assert inside and all(_PLACE.fullmatch(place) for place in inside)
