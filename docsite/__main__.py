"""The site of a generated package: `python -m docsite {build,serve,screenshots} [FOLDER]`."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from .building import FAULTS, build
from .serving import serve

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Do what the command line says; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m docsite", description=__doc__)
    parser.add_argument("command", choices=("build", "serve", "screenshots"))
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "generated", help="a generated package")
    arguments = parser.parse_args()
    if arguments.command == "serve":
        return serve(arguments.folder)
    if arguments.command == "screenshots":
        from .screenshots import take

        return take(arguments.folder / "site", ROOT / ".cache" / "screenshots")
    return _build(arguments.folder)


def _build(folder: Path) -> int:
    start = time.perf_counter()
    try:
        skipped = build(folder)
    except FAULTS as fault:
        print(f"docsite: {fault}", file=sys.stderr)
        return 1
    for reason in skipped:
        print(f"docsite: {reason}", file=sys.stderr)
    pages = sum(1 for _ in (folder / "site").rglob("*.html"))
    print(f"{pages} pages in {folder / 'site'}. {time.perf_counter() - start:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
