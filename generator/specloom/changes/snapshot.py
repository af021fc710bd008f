"""`released.json`: the last release as a side of a comparison, and the entries of the changelog up to it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from ..diagnostics import Diagnostics, Origin
from .changelog import Entry, entry_data, read_entry
from .gone import Gone
from .model import Side
from .sides import package_side, places_of

LEVELS = 3
"""How far it is opened: an operation, a model, a place a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The last release."""

    version: str
    side: Side
    entries: tuple[Entry, ...]
    """Of the changelog, the newest first."""
    gone: Gone
    """What this release took away, for those who still use it."""


def parse_snapshot(text: str, path: str, diagnostics: Diagnostics) -> Snapshot | None:
    """Read it; what the generator cannot have written is an error, and never a release without anything in it."""
    try:
        data = json.loads(text)
        side = package_side(data["index"], data["document"], data["places"])
        entries = tuple(read_entry(entry) for entry in data["entries"])
        return Snapshot(version=str(data["version"]), side=side, entries=entries, gone=dict(data.get("gone", {})))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        diagnostics.error(
            "damaged-snapshot",
            "this file does not say what was released",
            Origin(page=path, line=line, column=1 if line else None),
            help="restore the file from version control",
        )
        return None


def snapshot_data(version: str, side: Side, entries: tuple[Entry, ...], gone: Gone) -> dict[str, Any]:
    """What the file says after a release."""
    kept = {name: value for name, value in side.index.items() if name not in ("client_calls", "views", "limits")}
    return {
        "version": version,
        "entries": [entry_data(entry) for entry in entries],
        **({"gone": gone} if gone else {}),
        "places": places_of(side),
        "index": kept,
        "document": side.document,
    }
