"""What operations say of the files behind their signed URLs."""

from __future__ import annotations

from dataclasses import dataclass

from ..core.operation import RequestOptions, Step

__all__ = ["Download", "DownloadOptions"]


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


class DownloadOptions(RequestOptions, total=False):
    """Keyword arguments that every download takes. `timeout` holds for the file as well when it is given here."""

    max_bytes: int | None
    """The largest file that is taken, counted after decompression; no limit unless one is given."""
    allow_private: bool
    """Whether the signed URL may lead to this machine or into a private network, on this machine without TLS too."""
