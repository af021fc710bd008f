"""A page with one small accident in it, and what must hold of a run that meets it.

Each page has a module of its own, so that they run side by side; the output of the undamaged page is made once in each.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from ..running import generate, lay_out, tree

SPECS = Path(__file__).resolve().parents[2] / "specs"
EACH = 100
"""How many accidents a page has."""


@dataclass(frozen=True)
class Undamaged:
    """A page, and what it gives."""

    folder: Path
    page: str
    data: bytes
    output: dict[str, bytes]


def undamaged(page: str, folder: Path) -> Undamaged:
    """Generate the package of one page alone."""
    data = (SPECS / page).read_bytes()
    lay_out(folder, {page: data})
    assert generate(folder, "pages").code == 0
    return Undamaged(folder, page, data, tree(folder / "out"))


def check_accident(start: Undamaged, seed: int) -> None:
    """A run with the damaged page answers in words and leaves the old output untouched."""
    lay_out(start.folder, {start.page: mutated(start.data, random.Random(f"{start.page} {seed}"))})
    outcome = generate(start.folder, "pages", "--check")
    assert outcome.code in (0, 1, 3), outcome
    assert "Traceback" not in outcome.errors
    if outcome.code == 3:
        assert "error[" in outcome.errors
    assert tree(start.folder / "out") == start.output


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The page with a byte flipped, or a line dropped, doubled or cut."""
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
