"""What a package amounts to, in a line: how much was read for it, what it has, and a call to begin with."""

from __future__ import annotations

import re
from dataclasses import dataclass

_RECORDED = re.compile(r"(\d{1,9}) (\d{1,9}) (\d{1,9})(?: (client\.[\w.]{1,200}\([\w, ]{0,500}\)))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Figures of a package."""

    pages: int
    operations: int
    models: int
    first_call: str = ""
    """A call to begin with; empty for a package without operations."""

    @property
    def text(self) -> str:
        """`3 pages, 58 operations, 168 models`."""
        counts = ((self.pages, "page"), (self.operations, "operation"), (self.models, "model"))
        return ", ".join(count(number, noun) for number, noun in counts)

    @property
    def entry(self) -> str:
        """As one line of a record."""
        return f"{self.pages} {self.operations} {self.models} {self.first_call}".rstrip()


def parse_overview(entry: str) -> Overview | None:
    """Read the entry of a record back; None where there is none, or where it was edited."""
    found = _RECORDED.fullmatch(entry)
    if found is None:
        return None
    pages, operations, models, call = found.groups()
    return Overview(pages=int(pages), operations=int(operations), models=int(models), first_call=call or "")


def count(number: int, noun: str) -> str:
    """`1 page`, `3 pages`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
