"""What a run is about to change, in the form in which the next run reads it should this one be interrupted."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from .claim import RUN
from .manifest import is_below

_VERSION = 1
_HASH = re.compile(r"[0-9a-f]{64}\Z")


class State(StrEnum):
    """How far a transaction is; the name of the journal ends with it."""

    STAGING = "staging"
    """Nothing has changed yet."""
    FORWARD = "forward"
    """Everything is staged: files are put in place."""
    BACK = "back"
    """An error came up: what is in place is taken back."""

    @property
    def path(self) -> str:
        """Where the journal lies in this state, below the first folder."""
        return f"{RUN}/journal.{self}"


class JournalError(ValueError):
    """The journal is not what a run of this version writes, or what it speaks of is lost; says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One file before and after."""

    folder: int
    """Number of the folder that it is below."""
    path: str
    old: str | None
    """Hash before; None for a new file."""
    new: str | None
    """Hash after; None for a file that is removed."""


def format_journal(folders: Sequence[Path], changes: Sequence[Change]) -> bytes:
    """The journal as a file; folders are named as seen from the first one, so that they can be moved together."""
    rows = [[change.folder, change.path, change.old, change.new] for change in changes]
    return json.dumps({"version": _VERSION, "folders": _names(folders), "changes": rows}, indent=1).encode()


def parse_journal(content: bytes, folders: Sequence[Path]) -> tuple[Change, ...]:
    """Read a journal back; raises `JournalError`, also when it speaks of folders that are not in `folders`.

    It may have come with a checkout, so nothing outside of what this run was told to write is believed.
    """
    try:
        data: Any = json.loads(content)
        names = [str(name) for name in data["folders"]]
        rows = [(int(number), str(path), old, new) for number, path, old, new in data["changes"]]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise JournalError("its journal cannot be read") from error
    if data.get("version") != _VERSION:
        raise JournalError("it was another version of the generator: run that one again")
    known = _names(folders)
    changes = []
    for number, path, old, new in rows:
        if not 0 <= number < len(names) or not is_below(path) or not all(map(_is_hash, (old, new))):
            raise JournalError("its journal cannot be read")
        if names[number] not in known:
            raise JournalError(f"it wrote `{path}` to another folder too: run it again with the same settings")
        changes.append(Change(folder=known.index(names[number]), path=path, old=old, new=new))
    return tuple(changes)


def _is_hash(value: object) -> bool:
    return value is None or (isinstance(value, str) and bool(_HASH.match(value)))


def _names(folders: Sequence[Path]) -> list[str]:
    first = os.path.realpath(folders[0])
    return [Path(os.path.relpath(os.path.realpath(folder), first)).as_posix() for folder in folders]
