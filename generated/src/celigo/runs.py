"""Lists of the runs of flows."""

from __future__ import annotations

from ._runtime.mixins import ModelMixin

__all__ = ["LIMIT", "RunList"]

LIMIT = 1000
"""How many runs one search gives at most; the API has no further pages."""


class RunList(ModelMixin):
    """What a search for runs found."""

    __slots__ = ()

    @property
    def truncated(self) -> bool:
        """Whether there may be more runs: the search gave as many as it can. Narrow it by its times."""
        return len(self.raw.get("runs") or ()) >= LIMIT
