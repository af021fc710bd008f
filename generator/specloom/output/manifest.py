"""Which files a run wrote, with their hashes: what a later run may replace or remove.

After a merge the manifest may hold the lines of both sides: a file is ours with the hash that either of them knows.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ..diagnostics import Diagnostics, Origin
from ..source import MANIFEST

if TYPE_CHECKING:
    from ..python.codemodel import File

NAME = MANIFEST
"""Name of the manifest below the output folder."""
Known = Mapping[str, frozenset[str]]
"""Path -> hashes by which the file is known; several after a merge."""
_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
"""What a merge puts around the lines of either side."""
_HEADER = "# Files written by the generator, with their SHA-256. Do not edit.\n"


def digest(content: bytes) -> str:
    """The hash by which a file is known."""
    return hashlib.sha256(content).hexdigest()


def manifest_of(files: Iterable[File]) -> Known:
    """Path -> hash of what is to be written."""
    return {file.path: frozenset((digest(file.content),)) for file in files}


def format_manifest(entries: Known) -> bytes:
    """One line a file, sorted."""
    lines = [f"{value}  {path}\n" for path, values in sorted(entries.items()) for value in sorted(values)]
    return (_HEADER + "".join(lines)).encode()


def is_below(path: str) -> bool:
    """Whether a path that was read from a file stays below the folder that it is relative to."""
    return (
        bool(path.strip("./")) and not path.startswith(("/", "\\")) and ".." not in path.split("/") and "\0" not in path
    )


def parse_manifest(text: str, shown: str, diagnostics: Diagnostics) -> Known:
    """Read a manifest back; a line that is none is an error, since stale files are removed by what it says."""
    entries: dict[str, set[str]] = defaultdict(set)
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith(("#", *_MARKS)) or not line:
            continue
        value, separator, path = line.partition("  ")
        if not separator or len(value) != 64 or not is_below(path):
            diagnostics.error(
                "damaged-manifest",
                "this line names no file that the generator wrote",
                Origin(page=shown, line=number, column=1),
                help="restore the file from version control, or remove the output folder and generate again",
            )
            continue
        entries[path].add(value)
    return {path: frozenset(values) for path, values in entries.items()}
