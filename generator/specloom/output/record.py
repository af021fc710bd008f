"""Hashes of what the last run on this machine was given and left, by which the next one sees that nothing is to do.

Beside them stands where everything in the document is published, so that a comparison with it has lines without merging
the pages once more.

The record lies beside the manifest and is no part of the package. It only saves time: where it is missing or does not
fit, everything is composed anew, so nobody has to commit, merge or repair it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from ..diagnostics import Origin
from ..source import Specification, origin_below

NAME = ".fingerprints"
"""Name of the record below the output folder."""
PLACES = "places"
"""Entry of the record for what `format_places` gives."""
_HEADER = "# Hashes of what the last run was given and left. A cache: not for version control, safe to delete.\n"


def read_record(out: Path) -> dict[str, str]:
    """Name -> hash; empty when there is no record that can be read."""
    path = out / NAME
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    except (OSError, UnicodeDecodeError):
        return {}
    entries = (line.partition(" ") for line in lines if not line.startswith("#"))
    return {name: value for name, _, value in entries}


def format_record(entries: Mapping[str, str]) -> str:
    """One line an entry, sorted."""
    return _HEADER + "".join(f"{name} {value}\n" for name, value in sorted(entries.items()))


def format_places(specification: Specification) -> str:
    """Where the members of a document are published, on one line."""
    pages = sorted({origin.page for origin in specification.origins.values()})
    numbers = {page: number for number, page in enumerate(pages)}
    known = {
        pointer: [numbers[one.page], one.fragment, *([one.pointer] if one.pointer != pointer else [])]
        for pointer, one in specification.origins.items()
    }
    return json.dumps({"first": specification.first_page, "pages": pages, "at": known}, separators=(",", ":"))


def read_places(text: str) -> Callable[[str], Origin]:
    """What finds the place of a JSON pointer, as `Specification.origin` does."""
    data = json.loads(text)
    pages: list[str] = data["pages"]
    origins = {
        pointer: Origin(page=pages[number], fragment=fragment, pointer=rest[0] if rest else pointer)
        for pointer, (number, fragment, *rest) in data["at"].items()
    }
    return lambda pointer: origin_below(origins, pointer) or Origin(page=data["first"])
