"""Templates as Jinja compiled them, kept beside them in `__pycache__` as Python keeps its modules.

What is kept is code, so it is only taken from a folder and a file that nobody but their owner can write, who is whoever
runs this, or root. It is found by a hash of all that decides it: the template, Jinja, Python, and the generator, whose
filters Jinja may apply to constants while it compiles. A template has one file, which the next version replaces; where
none can be kept, it is compiled anew.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache
from jinja2 import __version__ as jinja_version

from ..packaged import generator_hash
from .tree import ObstacleError, Tree

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

FOLDER = "__pycache__"
_DIGEST = 32
_OTHERS = stat.S_IWGRP | stat.S_IWOTH


class Compiled(BytecodeCache):
    """The compiled templates of a folder, for one environment, which `kind` names."""

    def __init__(self, templates: Path, kind: str) -> None:
        self._tree = Tree(templates)
        self._folder = templates / FOLDER
        self._kind = kind
        self._salt = f"{generator_hash()} {jinja_version} {sys.version} {kind}\n".encode()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The path of its file, below the templates."""
        del filename
        return f"{FOLDER}/{name.replace('/', '.')}.{self._kind}.{sys.implementation.cache_tag}.pyc"

    def get_source_checksum(self, source: str) -> str:
        """A hash of all that decides what comes out."""
        return hashlib.sha256(self._salt + source.encode("utf-8")).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was kept, if it is of the same source, whole, and ours."""
        with suppress(OSError, ObstacleError):  # nothing was kept, or nothing that can be read
            path = self._tree.root / bucket.key
            if _is_safe(self._folder) and _is_safe(path):
                content = self._tree.read(bucket.key) or b""
                expected, body = bytes.fromhex(bucket.checksum), content[2 * _DIGEST :]
                if content[: 2 * _DIGEST] == expected + hashlib.sha256(body).digest():
                    bucket.code = marshal.loads(body)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it for the next run, where that can be done."""
        if sys.dont_write_bytecode or bucket.code is None:
            return
        body = marshal.dumps(bucket.code)
        content = bytes.fromhex(bucket.checksum) + hashlib.sha256(body).digest() + body
        staged = f"{bucket.key}.{os.getpid()}"
        with suppress(OSError, ObstacleError):  # an installed generator may not be writable: it is compiled anew then
            self._tree.store(staged, content, lasting=False)
            self._tree.move(staged, bucket.key)


def _is_safe(path: Path) -> bool:
    """Whether nobody else can have written it."""
    if not hasattr(os, "geteuid"):
        return False  # owners and permissions are another matter there
    status = os.lstat(path)
    return status.st_uid in (os.geteuid(), 0) and not status.st_mode & _OTHERS and not stat.S_ISLNK(status.st_mode)
