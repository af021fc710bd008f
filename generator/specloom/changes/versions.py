"""Which version a set of changes asks for, and which of two versions is the higher one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .model import Change, Level

_VERSION = re.compile(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:(a|b|rc)(\d+))?(?:\.(post|dev)(\d+))?\Z")
_STAGES = {"dev": -4, "a": -3, "b": -2, "rc": -1, "": 0, "post": 1}


def suggested(released: str, changes: Iterable[Change]) -> str:
    """The lowest version after `released` that says what has changed for programs that use the package.

    Before 1.0 a breaking change asks for a minor version, all else for a patch. From then on it is as semver has it.
    """
    found = tuple(changes)
    if not released or not found or _VERSION.match(released) is None:
        return released
    major, minor, patch = _numbers(released)
    breaking = any(one.python is Level.BREAKING for one in found)
    new = any(one.kind == "added" or one.python is Level.NOTABLE for one in found)
    if major == 0:
        return f"0.{minor + 1}.0" if breaking else f"0.{minor}.{patch + 1}"
    if breaking:
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if new else f"{major}.{minor}.{patch + 1}"


def is_lower(one: str, other: str) -> bool:
    """Whether the first version comes before the second."""
    return _order(one) < _order(other)


def _numbers(version: str) -> tuple[int, int, int]:
    found = _VERSION.match(version)
    numbers = found.groups()[:3] if found else ("0", "0", "0")
    return int(numbers[0] or 0), int(numbers[1] or 0), int(numbers[2] or 0)


def _order(version: str) -> tuple[int, int, int, int, int]:
    found = _VERSION.match(version)
    if found is None:
        return (0, 0, 0, 0, 0)
    stage, count = found.group(4) or "", found.group(5) or "0"
    if found.group(6):
        stage, count = found.group(6), found.group(7)
    return (*_numbers(version), _STAGES[stage], int(count))
