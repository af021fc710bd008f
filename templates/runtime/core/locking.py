"""Locks that a forked child finds open.

A fork copies a lock as it is, but not the thread that holds it: in the child nobody would ever open it again.
"""

from __future__ import annotations

import os
import threading
from weakref import WeakSet

__all__ = ["Lock"]


class Lock:
    """A lock for `with`, or for `acquire` with a limit and `release`."""

    __slots__ = ("__weakref__", "_lock")

    def __init__(self) -> None:
        self._lock = threading.Lock()
        _locks.add(self)

    def acquire(self, seconds: float | None = None) -> bool:
        """Wait for the lock, at most so long; say whether it is held now."""
        return self._lock.acquire(timeout=-1 if seconds is None else max(seconds, 0.0))

    def release(self) -> None:
        """Open the lock; in a child that was forked by its holder it is open already."""
        if self._lock.locked():
            self._lock.release()

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()


_locks: WeakSet[Lock] = WeakSet()


def _open_all() -> None:
    for lock in list(_locks):
        lock._lock = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_open_all)
