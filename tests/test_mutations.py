"""Pages with bytes flipped, lines dropped or doubled: an answer in words, and the old output untouched."""

from __future__ import annotations

import random
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Generated:
    """A page, and what it gives."""

    folder: Path
    name: str
    data: bytes
    output: dict[str, bytes]


@pytest.fixture(scope="module", params=PAGES, ids=lambda path: path.stem)
def generated(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Generated:
    page: Path = request.param
    folder = lay_out(tmp_path_factory.mktemp(page.stem), {page.name: page.read_bytes()})
    assert generate(folder, "celigo").code == 0
    return Generated(folder, page.name, page.read_bytes(), tree(folder / "out"))


@pytest.mark.parametrize("start", range(0, EACH, BATCH))
def test_a_mutated_page(generated: Generated, start: int) -> None:
    for seed in range(start, start + BATCH):
        data = mutated(generated.data, random.Random(f"{generated.name} {seed}"))
        lay_out(generated.folder, {generated.name: data})
        outcome = generate(generated.folder, "celigo", "--check")
        assert outcome.code in (0, 1, 3), (seed, outcome)
        assert "Traceback" not in outcome.errors
        if outcome.code == 3:
            assert "error[" in outcome.errors
        assert tree(generated.folder / "out") == generated.output
