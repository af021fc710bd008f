"""Errors of waiting for a job."""

from __future__ import annotations

from typing import Any

from ..core.errors import SDKError

__all__ = ["JobError", "JobFailedError", "JobRejectedError", "JobTimeoutError"]


class JobError(SDKError):
    """A long-running job did not finish successfully.

    `items` holds all jobs that were waited for.
    """

    job: Any = None
    """The work as it was seen last; `None` when it never was."""


class JobRejectedError(JobError):
    """The call succeeded, but the server started no job."""

    reason: str = ""
    """Why, in the words of the server if it gave any."""
    answer: Any = None
    """The first answer with a body, decoded."""


class JobFailedError(JobError):
    """The job failed or was cancelled."""


class JobTimeoutError(JobError):
    """The job did not finish within `timeout`; it continues."""
