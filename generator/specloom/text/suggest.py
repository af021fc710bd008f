"""The hint of an error about a name that does not exist: the one that was probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable

CUTOFF = 0.6
"""How much of a name must be right for it to be suggested, from 0 to 1."""
LISTED = 12
"""How many names are listed when none is near."""


def nearest(wrong: str, known: Iterable[str]) -> str:
    """The known name that is most like `wrong`, whatever its case; empty when none is near."""
    folded = {name.casefold(): name for name in sorted(known, reverse=True)}
    close = difflib.get_close_matches(wrong.casefold(), folded, n=1, cutoff=CUTOFF)
    return folded[close[0]] if close else ""


def did_you_mean(
    wrong: str, known: Iterable[str], otherwise: str = "", *, shown: Callable[[str], str] = lambda name: name
) -> str:
    """A hint with the nearest known name, `shown` as it is to be written, or `otherwise` when none is near."""
    near = nearest(wrong, known)
    return f"did you mean `{shown(near)}`?" if near else otherwise


def one_of(wrong: str, known: Iterable[str]) -> str:
    """A hint with the nearest known name, or with all names when none is near and they are few."""
    names = list(known)
    listed = ", ".join(names[:LISTED]) + (", …" if len(names) > LISTED else "")
    return did_you_mean(wrong, names, otherwise=f"known: {listed}" if names else "")
