"""What earlier runs called things, by scope."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .keys import key, token, tokens
from .lock import Claim, Lock

_FORGOTTEN = "argument"
"""Arguments are pinned but not retired: a name that an operation has no more may go to another of its arguments."""


class Memory:
    """The lock against what is there now: which names are pinned, which come back, which are gone."""

    def __init__(self, lock: Lock, current: frozenset[str]) -> None:
        self._pinned = lock.names
        self._rivals = lock.rivals
        self._retired = lock.retired
        self._revived = {stable: name for stable, name in reversed(lock.retired) if stable not in lock.names}
        self._gone: dict[tuple[str, str], dict[str, str]] = {}
        for stable, name in (*lock.retired, *lock.names.items()):
            words = tokens(stable)
            returns = stable in current and name in (lock.names.get(stable), self._revived.get(stable))
            if not returns and words[0] != _FORGOTTEN:
                self._gone.setdefault(_scope(words, name), {})[f"{stable} {token(name)}"] = name.rpartition(".")[2]

    def pinned(self, stables: Iterable[str]) -> dict[str, str]:
        """Those that had a name in the last run."""
        return {stable: self._pinned[stable] for stable in stables if stable in self._pinned}

    def rivals(self, stables: Iterable[str]) -> dict[str, tuple[Claim, ...]]:
        """Those that two branches gave names to."""
        return {stable: self._rivals[stable] for stable in stables if stable in self._rivals}

    def revived(self, stables: Iterable[str]) -> dict[str, str]:
        """Those that had a name once, were gone, and are back."""
        return {stable: self._revived[stable] for stable in stables if stable in self._revived}

    def gone(self, kind: str, scope: str) -> Mapping[str, str]:
        """Names of what is gone from a scope; the keys are lines, since one thing may have had several names."""
        return self._gone.get((kind, scope), {})

    def retired(self, given: Mapping[str, str]) -> tuple[str, ...]:
        """Stable key and name, as a line, of all that was given once and is not any more.

        Fields go with their model: that its name is out of use says enough.
        """
        lines = {
            f"{stable} {token(name)}"
            for stable, name in (*self._retired, *self._pinned.items())
            if given.get(stable) != name and self._worth(tokens(stable), given)
        }
        return tuple(sorted(lines))

    @staticmethod
    def _worth(words: tuple[str, ...], given: Mapping[str, str]) -> bool:
        return words[0] != _FORGOTTEN and (words[0] != "field" or key("model", words[1]) in given)


def _scope(words: tuple[str, ...], name: str) -> tuple[str, str]:
    """Kind and scope in which a name may not be given again."""
    if words[0] == "operation":
        return "operation", name.partition(".")[0]
    return words[0], words[1] if words[0] == "field" else ""
