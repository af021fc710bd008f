"""Pages with bytes flipped, lines dropped or doubled: an answer in words, and the old output untouched."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from .running import generate, lay_out, tree

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted((ROOT / "specs").glob("*.md"))
EACH = 100
BATCH = 20


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The page with one small accident."""
    kind = chance.randrange(4)
    if kind == 0:
        at = chance.randrange(len(data))
        return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    if kind == 1:
        del lines[at]
    elif kind == 2:
        lines.insert(at, lines[at])
    else:
        line = lines[at]
        cut = chance.randrange(len(line) + 1)
        lines[at] = line[:cut]
    return b"\n".join(lines)


@pytest.mark.parametrize("start", range(0, EACH, BATCH))
@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_a_mutated_page(page: Path, start: int, tmp_path: Path) -> None:
    original = page.read_bytes()
    lay_out(tmp_path, {page.name: original})
    assert generate(tmp_path, "celigo").code == 0
    before = tree(tmp_path / "out")
    for seed in range(start, start + BATCH):
        data = mutated(original, random.Random(f"{page.name} {seed}"))
        lay_out(tmp_path, {page.name: data})
        outcome = generate(tmp_path, "celigo", "--check")
        assert outcome.code in (0, 1, 3), (seed, outcome)
        assert "Traceback" not in outcome.errors
        if outcome.code == 3:
            assert "error[" in outcome.errors
        assert tree(tmp_path / "out") == before
