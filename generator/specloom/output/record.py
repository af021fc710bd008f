"""Hashes of what the last run on this machine was given and left, by which the next one sees that nothing is to do.

The record lies beside the manifest and is no part of the package. It only saves time: where it is missing or does not
fit, everything is composed anew, so nobody has to commit, merge or repair it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

NAME = ".fingerprints"
"""Name of the record below the output folder."""
_HEADER = "# Hashes of what the last run was given and left. A cache: not for version control, safe to delete.\n"


def read_record(out: Path) -> dict[str, str]:
    """Name -> hash; empty when there is no record that can be read."""
    path = out / NAME
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    except (OSError, UnicodeDecodeError):
        return {}
    return dict(pair for line in lines if len(pair := line.split(" ")) == 2)


def format_record(entries: Mapping[str, str]) -> str:
    """One line an entry, sorted."""
    return _HEADER + "".join(f"{name} {value}\n" for name, value in sorted(entries.items()))
