"""Models of Copies.

Generated from specs/copies.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from .._runtime.model import Model, field

__all__ = ["Copied", "Rejected", "Scheduled"]


class Copied(Model):
    """Schema `Copied` of Copies · docs/models/copied.md"""

    id: str | None = field("id", default=None)

    model: str | None = field("model", default=None)


class Rejected(Model):
    """Schema `Rejected` of Copies · docs/models/rejected.md"""

    error: str = field("error")

    code: str | int | None = field("code", default=None)


class Scheduled(Model):
    """Schema `Scheduled` of Copies · docs/models/scheduled.md"""

    job_id: str | None = field("jobId", default=None)
