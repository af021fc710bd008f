"""All measurements: `python -m benchmarks [--quick] [NAME ...]`."""

from __future__ import annotations

import argparse
from importlib import import_module
from importlib.util import find_spec

_NEEDED = {
    "models": "pydantic",
    "generation": "",
    "starting": "",
    "transport": "httpx2",
    "paging": "httpx2",
    "site": "zensical",
}
"""Measurement -> the package without which there is nothing to measure."""


def main() -> None:
    """Print the tables that were asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(_NEEDED)} (default: all)")
    parser.add_argument("--quick", action="store_true", help="one round of each instead of five: a smoke test")
    parser.add_argument("--rounds", type=int, default=5, help="runs of which the median counts (default: 5)")
    arguments = parser.parse_args()
    unknown = [name for name in arguments.names if name not in _NEEDED]
    if unknown or arguments.rounds < 1:
        parser.error(f"no measurement {unknown[0]!r}" if unknown else "at least one round")
    for name in arguments.names or _NEEDED:
        package = _NEEDED[name]
        if package and find_spec(package) is None:
            print(f"\n{name}: skipped, because {package} is not installed (`make bench` installs it)")
        else:
            import_module(f".{name}", __package__).run(1 if arguments.quick else arguments.rounds)


if __name__ == "__main__":
    main()
