"""Texts that simple patterns match, different ones for different names."""

from __future__ import annotations

import hashlib
import re
import string
from collections.abc import Mapping
from functools import lru_cache

from ..openapi.keywords import searches

_ATOM = re.compile(
    r"""\[(?P<set>\^?\]?(?:\\.|[^\]\\])*)\]|\\(?P<escape>.)|(?P<dot>\.)|(?P<anchor>[\^$])|(?P<plain>[^\\\[\](){}*+?|.^$])""",
    re.DOTALL,
)
_TIMES = re.compile(r"\{(\d{1,4})(?:,\d*)?\}|[*?]|\+")
_SHORTHAND: Mapping[str, str] = {"d": "4", "w": "a", "s": " ", "D": "a", "W": "-", "S": "a"}
_LIKED = string.ascii_lowercase + string.digits + string.ascii_uppercase
_OTHERS = "".join(map(chr, range(32, 127)))


def matching(pattern: str, seed: str) -> str:
    """A text that a simple pattern matches: classes, escapes, counts, and the first alternative of a group.

    Where a class lets several characters stand, `seed` chooses.
    """
    made: list[str] = []
    rest = _first_alternatives(pattern)
    while rest:
        atom = _ATOM.match(rest)
        if atom is None:
            rest = rest[1:]
            continue
        rest = rest[atom.end() :]
        times = _TIMES.match(rest)
        count = int(times[1] or (1 if times[0] == "+" else 0)) if times else 1
        rest = rest[times.end() :].removeprefix("?") if times else rest
        made.append(_characters(atom, min(count, 4000), f"{seed}:{len(made)}"))
    found = "".join(made)
    return found if searches(pattern, found) else "abc"


def _first_alternatives(pattern: str) -> str:
    """The pattern with every innermost group replaced by its first alternative, from the inside out."""
    group = re.compile(r"(?<!\\)\((?:\?(?::|P<\w+>|<\w+>))?([^()]*)(?<!\\)\)")
    for _ in range(20):
        replaced = group.sub(lambda found: found[1].split("|")[0], pattern)
        if replaced == pattern:
            break
        pattern = replaced
    return pattern.split("|")[0]


def _characters(atom: re.Match[str], count: int, seed: str) -> str:
    if atom["anchor"]:
        return ""
    if atom["dot"]:
        return "a" * count
    if atom["escape"]:
        return _SHORTHAND.get(atom["escape"], "" if atom["escape"] in "bBAZ" else atom["escape"]) * count
    if atom["plain"]:
        return atom["plain"] * count
    allowed = _allowed(f"^[{atom['set']}]$")
    digest = hashlib.shake_256(seed.encode()).digest(count)
    return "".join(allowed[byte % len(allowed)] for byte in digest)


@lru_cache(maxsize=256)
def _allowed(pattern: str) -> str:
    """Characters that one class of a pattern lets stand, the liked ones if any; few classes come often."""
    liked = "".join(char for char in _LIKED if searches(pattern, char))
    return liked or next((char for char in _OTHERS if searches(pattern, char)), "a")
