"""Figures of child processes, taken in turns so that all sides see the same machine, and the tables that show them.

A child is measured from outside for what a user waits for (wall) and what the machine works (CPU, its own children
included). A child that measures itself prints one number.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["ROOT", "Cost", "Row", "environment", "heading", "in_turns", "python", "told", "watched"]

ROOT = Path(__file__).resolve().parents[1]
_BYTECODE = tempfile.TemporaryDirectory(prefix="bytecode-")
_DECIDED = frozenset({"PYTHONPATH", "PYTHONHASHSEED", "PYTHONPYCACHEPREFIX", "PYTHONDONTWRITEBYTECODE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one run took, in seconds."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a table: a figure for each side; the ratios are those of the others to the first."""

    label: str
    figures: tuple[float | bool | None, ...]
    unit: str = ""
    ratios: bool = True

    def __str__(self) -> str:
        first = self.figures[0]
        cells = "".join(f"{_cell(one):>14}" for one in self.figures)
        ratios = "".join(f"{_ratio(first, one):>9}" for one in self.figures[1:]) if self.ratios else ""
        return f"{self.label + (', ' + self.unit if self.unit else ''):44}{cells}{ratios}"


def _cell(figure: float | bool | None) -> str:
    if figure is None:
        return "-"
    if isinstance(figure, bool):
        return "yes" if figure else "no"
    return f"{figure:.0f}" if figure >= 100 or figure == 0 else f"{figure:.3g}"


def _ratio(first: float | bool | None, other: float | bool | None) -> str:
    if not first or other is None or isinstance(first, bool) or isinstance(other, bool):
        return ""
    return f"{other / first:.1f}x"


def heading(title: str, *sides: str, ratios: bool = True) -> str:
    """The first lines of a table."""
    names = "".join(f"{side:>14}" for side in sides)
    return f"\n{title}\n{'':44}{names}" + "".join(f"{'to ' + sides[0]:>9}" for _ in sides[1:] if ratios)


def environment(*folders: Path, **more: str) -> dict[str, str]:
    """The environment of a child: packages are found in `folders`, text is hashed the same way each time.

    Bytecode is kept, as it is on a user's machine, and in a folder of this run, so that no side starts with more of it.
    """
    path = os.pathsep.join(str(folder) for folder in folders)
    inherited = {key: value for key, value in os.environ.items() if key not in _DECIDED}
    return {**inherited, "PYTHONPATH": path, "PYTHONHASHSEED": "0", "PYTHONPYCACHEPREFIX": _BYTECODE.name, **more}


def told(command: Sequence[str], env: Mapping[str, str]) -> float:
    """The number that a child prints."""
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command[-4:])} failed: {done.stderr[-1500:]}")
    return float(done.stdout)


def watched(command: Sequence[str], env: Mapping[str, str], folder: Path | None = None) -> Cost:
    """What a child and its children took."""
    began = time.perf_counter()
    with subprocess.Popen(
        command, env=env, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stderr is not None
        said = child.stderr.read()
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{' '.join(command[:6])} failed: {said[-1500:]}")
    return Cost(wall=wall, cpu=used.ru_utime + used.ru_stime)


def in_turns(rounds: int, *sides: Callable[[], float]) -> tuple[float, ...]:
    """The median of each side; in each round every side has its turn, and none is always the first.

    A first turn of each does not count: it writes bytecode and brings files into memory.
    """
    for act in sides:
        act()
    found: list[list[float]] = [[] for _ in sides]
    for turn in range(rounds):
        pairs = list(zip(sides, found, strict=True))
        for act, figures in pairs if turn % 2 == 0 else reversed(pairs):
            figures.append(act())
    return tuple(statistics.median(figures) for figures in found)


def python() -> str:
    """The interpreter that runs the children."""
    return sys.executable
