"""What a run has read out of the runtime, kept beside the templates, since parsing takes longer than all that is asked.

It is found by a hash of all that decides it: the runtime, the generator that reads it, and the version of Python.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sys
from collections.abc import Iterator

from ..packaged import generator_hash, templates_folder
from ..python.runtime import known_facts, runtime_sources
from .kept import FOLDER, keep, kept
from .tree import Tree

_PATH = f"{FOLDER}/runtime.{sys.implementation.cache_tag}.json"


@contextlib.contextmanager
def remembered() -> Iterator[None]:
    """Within it what earlier runs have read of the runtime is known; what is read beside that is kept."""
    tree, facts = Tree(templates_folder()), known_facts()
    salt = hashlib.sha256(f"{generator_hash()} {sys.version}\n".encode())
    for path, text in runtime_sources().items():
        salt.update(f"{path} {len(text)}\n{text}".encode())
    content = None if facts else kept(tree, _PATH, salt.digest())
    if content is not None:
        facts.update(json.loads(content))
    before = len(facts)
    yield
    if len(facts) > before:
        keep(tree, _PATH, salt.digest(), json.dumps(facts, separators=(",", ":")).encode())
