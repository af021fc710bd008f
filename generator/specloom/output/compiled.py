"""Templates as Jinja compiled them, kept beside them.

Each is found by a hash of all that decides it: the template, Jinja, Python, and the generator, whose filters Jinja may
apply to constants while it compiles. A template has one file, which the next version replaces.
"""

from __future__ import annotations

import hashlib
import marshal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache
from jinja2 import __version__ as jinja_version

from ..packaged import generator_hash
from .kept import FOLDER, keep, kept
from .tree import Tree

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """The compiled templates of a folder, for one environment, which `kind` names."""

    def __init__(self, templates: Path, kind: str) -> None:
        self._tree = Tree(templates)
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
        body = kept(self._tree, bucket.key, bytes.fromhex(bucket.checksum))
        if body is not None:
            bucket.code = marshal.loads(body)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it for the next run, where that can be done."""
        if bucket.code is not None:
            keep(self._tree, bucket.key, bytes.fromhex(bucket.checksum), marshal.dumps(bucket.code))
