"""Seeded mutations of the structure of documents; `make fuzz N=20000` draws as many as one likes."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest

from .structure import CELLS, VERSIONS, around, cell_of, check_cells, check_document, mutated_cell, mutated_document

MUTATIONS = int(os.environ.get("MUTATIONS", "1000"))
WHOLE = MUTATIONS // 50
"""Mutations of what stands around the cells; the other ones are in cells."""
DOCS = 5
"""Every so many documents have their docs made as well."""
BATCHES = -(-(MUTATIONS - WHOLE) // CELLS)


def test_the_cells_themselves_are_as_they_should_be(tmp_path: Path) -> None:
    for version in VERSIONS:
        assert check_document(around([cell_of(number) for number in range(3)], version), tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize("batch", range(BATCHES))
def test_mutated_cells(batch: int, tmp_path: Path) -> None:
    cells = [
        mutated_cell(cell_of(number), Random(f"structure {batch} {number}"))
        for number in range(min(CELLS, MUTATIONS - WHOLE - batch * CELLS))
    ]
    docs = ("--docs", "operation" if batch % DOCS == 0 else "none")
    check_cells(cells, VERSIONS[batch % len(VERSIONS)], tmp_path, *docs)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(WHOLE))
def test_mutated_documents(seed: int, tmp_path: Path) -> None:
    chance = Random(f"whole {seed}")
    check_document(mutated_document(around([cell_of(seed)], chance.choice(VERSIONS)), chance), tmp_path)
