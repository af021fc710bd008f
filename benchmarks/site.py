"""How long the pages of the documentation take to render, and the site of them to build."""

from __future__ import annotations

import importlib
import json
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .measuring import ROOT, Row, environment, heading, in_turns, python, told, watched

__all__ = ["run"]

_PARTS = ("mkdocs.yml", "openapi.json", "api.json")


def run(rounds: int) -> None:
    """Print the tables: rendering by itself, then the command that builds the site."""
    env = environment(ROOT)
    every = json.loads((ROOT / "generated" / "api.json").read_text(encoding="utf-8"))
    count = len(every["operations"]) + len(every["models"])
    print(heading(f"Documentation: {count} pages of operations and models", "CPU", "wall", ratios=False))
    rendered = in_turns(rounds, lambda: told([python(), "-m", "benchmarks.site"], env))
    print(Row(label="every page rendered", unit="s", figures=(*rendered, None), ratios=False))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "generated"
        shutil.copytree(ROOT / "generated" / "docs", folder / "docs")
        for part in _PARTS:
            shutil.copyfile(ROOT / "generated" / part, folder / part)
        command = [python(), "-m", "specloom", "docs", str(folder)]
        costs = [watched(command, env) for _ in range(rounds + 1)][1:]
        cpu, wall = (statistics.median(side) for side in zip(*((one.cpu, one.wall) for one in costs), strict=True))
        print(Row(label="site built and checked", unit="s", figures=(cpu, wall), ratios=False))


def rendering() -> float:
    """Seconds that the stage takes on the pages under specs/, in a run that forgets its output."""
    documents: Any = importlib.import_module("specloom.output.pages")
    took: list[float] = []

    def timed(original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            began = time.process_time()
            made = original(*given, **named)
            took.append(time.process_time() - began)
            return made

        return call

    documents.render_docs = timed(documents.render_docs)
    cli: Any = importlib.import_module("specloom.cli")
    with tempfile.TemporaryDirectory() as name:
        out = ["--out", f"{name}/out", "--lock", f"{name}/lock"]
        sys.stdout, before = sys.stderr, sys.stdout
        try:
            code = cli.main(["generate", "--specs", "specs", "--package", "celigo", *out])
        finally:
            sys.stdout = before
    if code or len(took) != 1:
        raise RuntimeError(f"the generator ended with {code} after {len(took)} renderings")
    return took[0]


if __name__ == "__main__":
    print(rendering())
