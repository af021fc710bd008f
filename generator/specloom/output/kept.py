"""What one run makes for the next, kept beside the templates in `__pycache__` as Python keeps its modules.

Some of it is code, so it is only taken from a folder and a file that nobody but their owner can write, who is whoever
runs this, or root. Where nothing can be kept, it is made anew.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from .tree import ObstacleError, Tree

FOLDER = "__pycache__"
_DIGEST = 32
_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def kept(tree: Tree, path: str, checksum: bytes) -> bytes | None:
    """What was kept in `FOLDER` below a folder of ours, if it is of the same source, whole, and written by us."""
    with suppress(OSError, ObstacleError):  # nothing was kept, or nothing that can be read
        if _is_safe(tree.root / FOLDER) and _is_safe(tree.root / path):
            content = tree.read(path) or b""
            body = content[2 * _DIGEST :]
            if content[: 2 * _DIGEST] == checksum + hashlib.sha256(body).digest():
                return body
    return None


def keep(tree: Tree, path: str, checksum: bytes, body: bytes) -> None:
    """Keep it for the next run, where that can be done."""
    if sys.dont_write_bytecode:
        return
    staged = f"{path}.{os.getpid()}"
    with suppress(OSError, ObstacleError):  # an installed generator may not be writable: it is made anew then
        tree.store(staged, checksum + hashlib.sha256(body).digest() + body, lasting=False)
        tree.move(staged, path)


def _is_safe(path: Path) -> bool:
    """Whether nobody else can have written it."""
    if not hasattr(os, "geteuid"):
        return False  # owners and permissions are another matter there
    status = os.lstat(path)
    return status.st_uid in (os.geteuid(), 0) and not status.st_mode & _OTHERS and not stat.S_ISLNK(status.st_mode)
