"""Every page has its module."""

from __future__ import annotations

from pathlib import Path

from .mutating import SPECS


def test_every_page_has_a_module() -> None:
    modules = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")} - {
        "pages",
        "structure",
    }
    assert modules == {path.stem.replace("-", "_") for path in SPECS.glob("*.md")}
