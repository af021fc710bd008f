"""Accidents in one page: an answer in words, and the old output untouched."""

from __future__ import annotations

import pytest

from .mutating import EACH, Undamaged, check_accident, undamaged

PAGE = "async-helpers.md"


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Undamaged:
    return undamaged(PAGE, tmp_path_factory.mktemp("page"))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(EACH))
def test_a_damaged_page(start: Undamaged, seed: int) -> None:
    check_accident(start, seed)
