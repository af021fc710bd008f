"""A run of the generator against openapi-python-client on the merged document; and a run with nothing to do.

Ours reads, merges, proves, validates, formats, and writes the package with its documentation; the peer reads the
document that ours has merged, formats, and writes a package. Both start from an empty folder.
"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from itertools import count
from pathlib import Path

from .measuring import ROOT, Cost, Row, environment, heading, in_turns, python, watched

__all__ = ["run"]

_OUT = count()


def run(rounds: int) -> None:
    """Print the table: CPU time of all processes, then wall time."""
    peer = find_spec("openapi_python_client") is not None
    if not peer:
        print("\ngeneration: without openapi-python-client, which is not installed (`make bench` installs it)")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "specs", folder / "specs")
        sides = {"ours": _Side(folder, _ours), **({"opc": _Side(folder, _peer)} if peer else {})}
        print(heading("Generation from an empty folder, the pages under specs/", *sides))
        cpu = in_turns(rounds, *(side.cpu for side in sides.values()))
        print(Row(label="CPU time", unit="s", figures=cpu))
        print(Row(label="wall time", unit="s", figures=tuple(side.wall() for side in sides.values())))
        again = _Side(folder, _ours_again, keeps=True)
        print(Row(label="CPU time, nothing changed", unit="s", figures=in_turns(rounds, again.cpu)))
        print(Row(label="wall time, nothing changed", unit="s", figures=(again.wall(),)))


class _Side:
    """One way to generate; keeps what each run took."""

    def __init__(self, folder: Path, command: Callable[[str], list[str]], *, keeps: bool = False) -> None:
        self._folder = folder
        self._command = command
        self._env = environment(ROOT, PATH=f"{Path(python()).parent}{os.pathsep}{os.environ.get('PATH', '')}")
        self._keeps = keeps
        self._costs: list[Cost] = []

    def cpu(self) -> float:
        """Run once; the seconds of CPU time."""
        out = f"out{next(_OUT)}"
        self._costs.append(watched(self._command(out), self._env, self._folder))
        if not self._keeps:
            shutil.rmtree(self._folder / out, ignore_errors=True)
        return self._costs[-1].cpu

    def wall(self) -> float:
        """The median time that the runs so far took by the clock, the first aside."""
        return statistics.median(cost.wall for cost in self._costs[1:])


def _ours(out: str) -> list[str]:
    inside = ["--specs", "specs", "--out", out, "--package", "celigo", "--lock", f"{out}.lock"]
    return [python(), "-m", "specloom", "generate", *inside]


def _ours_again(_: str) -> list[str]:
    return _ours("same")


def _peer(out: str) -> list[str]:
    tool = str(Path(python()).with_name("openapi-python-client"))
    document = str(ROOT / "generated" / "openapi.json")
    return [tool, "generate", "--path", document, "--output-path", out, "--meta", "none"]
