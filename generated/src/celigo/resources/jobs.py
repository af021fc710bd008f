"""Calls of Jobs.

Generated from specs/supplements/jobs.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.resource import Resource
from .._runtime.response import raw, streamed
from .operations import jobs as operations

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Unpack

    from .._runtime.options import RequestOptions
    from .._runtime.waiting import PollOptions
    from ..models.shared import Job

__all__ = ["Jobs", "JobsWithRawResponse", "JobsWithStreamingResponse"]


class Jobs(Resource):
    """Jobs: 1 operation."""

    @cached_property
    def with_raw_response(self) -> JobsWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return JobsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> JobsWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return JobsWithStreamingResponse(self)

    def get(self, job_id: str, **options: Unpack[RequestOptions]) -> Job:
        """Get a job.

        Returns one job: the run that a flow was started with, the part of one step in it, or a retry.

        A job that has been queued goes on by itself. It is over when its `status` is `completed`, `failed` or
        `canceled`; until then ask again after a while. While it is queued it has no `startedAt`.

        `jobs.wait` asks until `status` is `completed` and returns what it saw last; `failed` or `canceled` raises
        `JobFailedError`.

        Args:
            job_id: The id of the job, as the call that queued it answered.

        Returns:
            The job as it stands now.

        Raises:
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `GET /v1/jobs/{_id}` · docs/operations/jobs/get.md
        """
        return self._send(operations.GET, path=(job_id,), options=options)

    def wait(
        self,
        job_id: str,
        *,
        timeout: float | None = 3600.0,
        poll: float = 5.0,
        on_progress: Callable[[Job], object] | None = None,
        **options: Unpack[PollOptions],
    ) -> Job:
        """Wait until a `Job` is over.

        Looks at it with `get` until `status` is `completed`. Other states go on.

        Args:
            job_id: The id of the job, as the call that queued it answered.
            timeout: Seconds after which it is given up; the work itself goes on. `None` waits for ever.
            poll: Seconds before the second look; later pauses grow by a quarter each, up to six times as long.
            on_progress: Called after each look, with what was seen; the asynchronous client awaits it where it can.
            options: `extra_headers`, `extra_query`, `max_retries` of each look.

        Raises:
            JobFailedError: `status` is `failed` or `canceled`; `job` is what was seen.
            JobTimeoutError: it is not over in time; `job` is what was seen last.
            SDKError: whatever `get` raises.
        """
        return self._wait(
            operations.GET, path=(job_id,), timeout=timeout, poll=poll, on_progress=on_progress, options=options
        )


class JobsWithRawResponse:
    """The methods of `Jobs`, each giving status, headers and body beside the result."""

    def __init__(self, resource: Jobs) -> None:
        self.get = raw(resource.get)


class JobsWithStreamingResponse:
    """The methods of `Jobs`, each giving the response while it arrives."""

    def __init__(self, resource: Jobs) -> None:
        self.get = streamed(resource.get)
