"""Every code of the stage is explained, and provoked by a test."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from specloom.packaged import explained

ROOT = Path(__file__).parents[2]
BUILDING = ROOT / "generator" / "specloom" / "build"
EXPLAINED = explained()


def constants() -> Iterator[str]:
    for path in BUILDING.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


CODES = sorted(EXPLAINED.keys() & set(constants()))


def test_there_are_codes() -> None:
    assert len(CODES) > 35


@pytest.mark.parametrize("code", CODES)
def test_code(code: str) -> None:
    page = EXPLAINED[code].read_text(encoding="utf-8")
    assert page.startswith(f"# {code}: ")
    assert "\n```" in page
    tests = [path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py")]
    assert any(f'"{code}"' in text for text in tests)
