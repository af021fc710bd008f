"""What operations say of the files behind their signed URLs."""

from __future__ import annotations

from dataclasses import dataclass

from ..core.operation import Step

__all__ = ["Download"]


@dataclass(frozen=True, slots=True)
class Download(Step):
    """An answer that holds a signed URL, and what stands behind that."""

    url: str
    """Field of the answer."""
    row: str = ""
    """Annotation of a row of the CSV file; empty for a file of any kind."""
    parameter: str = ""
    """Query parameter that lets the file begin at a row."""
    column: str = ""
    """Column that holds what this parameter takes; its texts ascend."""
