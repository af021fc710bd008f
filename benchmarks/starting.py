"""How long a program waits for the package before its first call."""

from __future__ import annotations

from statistics import median

from .measuring import ROOT, Row, environment, heading, python, watched

__all__ = ["run"]

_PROGRAMS = {
    "python alone": "pass",
    "import celigo": "import celigo",
    "the client class": "from celigo import Celigo",
    "a client": "from celigo import Celigo; Celigo(token='x')",
    "a client and a resource": "from celigo import Celigo; Celigo(token='x').flows",
    "an async client": "from celigo import AsyncCeligo; AsyncCeligo(token='x')",
    "all models": "from celigo import models; [getattr(models, name) for name in models.__all__]",
    "httpx2 alone": "import httpx2",
    "httpx2 and a client of it": "import httpx2; httpx2.Client()",
}


def run(rounds: int) -> None:
    """Print the table: one line a program, CPU and wall time of the whole process."""
    env = environment(ROOT / "generated" / "src")
    print(heading("Start of a program, the interpreter included", "CPU", "wall", ratios=False))
    for label, program in _PROGRAMS.items():
        costs = [watched([python(), "-c", program], env) for _ in range(3 * rounds + 1)][1:]
        cpu, wall = (median(side) * 1000 for side in zip(*((cost.cpu, cost.wall) for cost in costs), strict=True))
        print(Row(label=label, unit="ms", figures=(cpu, wall), ratios=False))
