"""A page with one small accident in it, and what must hold of a run that meets it.

Each page has a module of its own, so that they run side by side.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

from ..running import compose, lay_out

SPECS = Path(__file__).resolve().parents[2] / "specs"
EACH = int(os.environ.get("ACCIDENTS", "25"))
"""How many accidents a page has."""


def check_accident(page: str, seed: int, folder: Path) -> None:
    """A run with the damaged page gives a whole package, or answers in words and would write nothing."""
    data = mutated((SPECS / page).read_bytes(), random.Random(f"{page} {seed}"))
    outcome, files = compose(lay_out(folder, {page: data}), "pages")
    assert outcome.code in (0, 3), outcome
    assert "Traceback" not in outcome.errors
    assert ("error[" in outcome.errors) == (outcome.code == 3)
    assert bool(files) == (outcome.code == 0)
    assert [path.name for path in folder.iterdir()] == ["specs"]


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
