"""Accidents in one page: an answer in words, and nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest

from .mutating import EACH, check_accident


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(EACH))
def test_a_damaged_page(seed: int, tmp_path: Path) -> None:
    check_accident("flows.md", seed, tmp_path)
