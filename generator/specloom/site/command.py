"""`specloom docs`: the site of a generated package, built, or served while its docs change."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from .building import FAULTS, build
from .serving import serve


def run(folder: Path, port: int | None) -> int:
    """Build the site of the package in `folder`, or serve it where a port is given; the exit code."""
    if not (folder / "mkdocs.yml").is_file() or not (folder / "docs").is_dir():
        print(f"{folder} is no generated package with docs: it has no docs/ and mkdocs.yml", file=sys.stderr)
        return 2
    return serve(folder, port) if port is not None else _build(folder)


def _build(folder: Path) -> int:
    start = time.perf_counter()
    try:
        skipped = build(folder)
    except FAULTS as fault:
        print(fault, file=sys.stderr)
        return 1
    for reason in skipped:
        print(reason, file=sys.stderr)
    site = folder / "site"
    pages = sum(1 for _ in site.rglob("*.html"))
    print(f"{pages} pages: open {site / 'index.html'}. {time.perf_counter() - start:.1f} s")
    return 0
