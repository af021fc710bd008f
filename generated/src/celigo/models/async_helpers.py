"""Models of Async Helpers.

Generated from specs/async-helpers.md, specs/overlays/10-wire-shapes.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, field

if TYPE_CHECKING:
    from collections.abc import MutableSequence
    from datetime import datetime
    from typing import Any

__all__ = [
    "AsyncHelper",
    "AsyncHelperHttp",
    "AsyncHelperRequest",
    "AsyncHelperRequestHttp",
    "AsyncHelperRequestResult",
    "AsyncHelperRequestStatus",
    "AsyncHelperRequestSubmit",
    "AsyncHelperRequestTransform",
    "AsyncHelperResult",
    "AsyncHelperStatus",
    "AsyncHelperSubmit",
    "AsyncHelperTransform",
    "TransformRules",
]


class AsyncHelper(Model):
    """An async helper defines how integrator.io interacts with an external system's asynchronous job API. It
    coordinates three phases: submitting a request, polling for status, and retrieving the result.

    AI guidance:
    - The `http.submit.sameAsStatus` flag controls whether the submit step reuses the status export's
      configuration. When `true`, no separate submit export is needed.
    - The `http.status._exportId` references an export resource that defines the HTTP call used to poll the remote
      job's status.
    - The `http.status.inProgressValues` and `http.status.doneValues` arrays determine how integrator.io
      interprets the polled status response.
    - `http.result._exportId` is optional -- when omitted, the final status poll response is used as the result.

    Schema `AsyncHelper` of Async Helpers · docs/models/async_helper.md
    """

    id: str = field("_id", read_only=True)
    """Unique identifier for the async helper."""

    name: str = field("name")
    """Human-readable name for the async helper."""

    http: AsyncHelperHttp = field("http")
    """HTTP configuration for the three phases of the async helper: submit, status, and result."""

    last_modified: datetime | None = field("lastModified", default=None, read_only=True)
    """When the async helper was last modified."""


class AsyncHelperHttp(Model):
    """HTTP configuration for the three phases of the async helper: submit, status, and result.

    Part of `AsyncHelper` · docs/models/async_helper_http.md
    """

    status: AsyncHelperStatus = field("status")
    """Configuration for polling the external system's async job status. The referenced export defines the HTTP call;
    the path and value arrays tell integrator.io how to interpret the response.
    """

    submit: AsyncHelperSubmit = field("submit")
    """Configuration for submitting the initial async request to the external system."""

    result: AsyncHelperResult | None = field("result", default=None)
    """Configuration for retrieving the final result once the status indicates completion. If `_exportId` is omitted,
    the last status poll response is used as the result.
    """


class AsyncHelperRequest(Model):
    """Request body for creating or replacing an async helper resource. All required fields must be present for both
    POST (create) and PUT (replace) operations.

    AI guidance:
    - `http.submit.sameAsStatus` is always required. Set to `true` when the same endpoint handles both submission
      and status polling.
    - `http.status._exportId` must reference an existing export resource.
    - `http.status.statusPath` tells integrator.io where in the poll response to find the status value.
    - For the result phase, omit `http.result._exportId` if the final status poll response already contains the
      data you need.

    Schema `AsyncHelperRequest` of Async Helpers · docs/models/async_helper_request.md
    """

    name: str = field("name")
    """Human-readable name for the async helper."""

    http: AsyncHelperRequestHttp = field("http")
    """HTTP configuration for the three async phases: submit, status, and result."""


class AsyncHelperRequestHttp(Model):
    """HTTP configuration for the three async phases: submit, status, and result.

    Part of `AsyncHelperRequest` · docs/models/async_helper_request_http.md
    """

    status: AsyncHelperRequestStatus = field("status")
    """Configuration for polling the remote job's status."""

    submit: AsyncHelperRequestSubmit = field("submit")
    """Configuration for submitting the initial async request."""

    result: AsyncHelperRequestResult | None = field("result", default=None)
    """Configuration for retrieving the result. Omit `_exportId` to use the last status poll response as the result."""


class AsyncHelperRequestResult(Model):
    """Configuration for retrieving the result. Omit `_exportId` to use the last status poll response as the result.

    Part of `AsyncHelperRequest` · docs/models/async_helper_request_result.md
    """

    export_id: str | None = field("_exportId", default=None)
    """Export resource ID for retrieving the result. Optional."""


class AsyncHelperRequestStatus(Model):
    """Configuration for polling the remote job's status.

    Part of `AsyncHelperRequest` · docs/models/async_helper_request_status.md
    """

    export_id: str = field("_exportId")
    """Export resource ID for the status polling call."""

    done_values: MutableSequence[str] = field("doneValues")
    """Values indicating the remote job completed successfully."""

    in_progress_values: MutableSequence[str] = field("inProgressValues")
    """Values indicating the remote job is still running."""

    status_path: str = field("statusPath")
    """Path to extract the status value from the poll response."""

    done_without_data_values: MutableSequence[str] | None = field("doneWithoutDataValues", default=None)
    """Values indicating completion with no data. Optional."""

    error_values: MutableSequence[str] | None = field("errorValues", default=None)
    """Values indicating the remote job failed. Optional."""


class AsyncHelperRequestSubmit(Model):
    """Configuration for submitting the initial async request.

    Part of `AsyncHelperRequest` · docs/models/async_helper_request_submit.md
    """

    same_as_status: bool = field("sameAsStatus")
    """When `true`, the submit step reuses the status export's configuration. When `false`, configure `resourcePath`
    and optionally `transform`.
    """

    resource_path: str | None = field("resourcePath", default=None)
    """Path to extract the async job identifier from the submit response. Only used when `sameAsStatus` is `false`."""

    transform: AsyncHelperRequestTransform | None = field("transform", default=None)
    """Optional transformation rules applied to the submit response."""


class AsyncHelperRequestTransform(Model):
    """Optional transformation rules applied to the submit response.

    Part of `AsyncHelperRequest` · docs/models/async_helper_request_transform.md
    """

    type: str | None = field("type", default=None)
    """The kind of transformation."""

    version: str | None = field("version", default=None)
    """Version of the language of the rules."""

    rules: MutableSequence[Any] | None = field("rules", default=None)
    """Each rule in the order of its application."""

    expression: TransformRules | None = field("expression", default=None)


class AsyncHelperResult(Model):
    """Configuration for retrieving the final result once the status indicates completion. If `_exportId` is omitted,
    the last status poll response is used as the result.

    Part of `AsyncHelper` · docs/models/async_helper_result.md
    """

    export_id: str | None = field("_exportId", default=None)
    """Export resource ID that defines the HTTP configuration for retrieving the async job's result. Optional -- if
    omitted, the result is taken from the final status poll response.
    """


class AsyncHelperStatus(Model):
    """Configuration for polling the external system's async job status. The referenced export defines the HTTP call;
    the path and value arrays tell integrator.io how to interpret the response.

    Part of `AsyncHelper` · docs/models/async_helper_status.md
    """

    export_id: str = field("_exportId")
    """Export resource ID that defines the HTTP configuration for the status polling call."""

    done_values: MutableSequence[str] = field("doneValues")
    """Status values that indicate the remote job completed successfully with data available for retrieval."""

    in_progress_values: MutableSequence[str] = field("inProgressValues")
    """Status values that indicate the remote job is still running. The poller continues while the extracted status
    matches any of these values.
    """

    status_path: str = field("statusPath")
    """JSONPath or dot-notation path to extract the status value from the poll response."""

    done_without_data_values: MutableSequence[str] | None = field("doneWithoutDataValues", default=None)
    """Status values that indicate the remote job completed but produced no data (e.g. an empty result set).
    Optional.
    """

    error_values: MutableSequence[str] | None = field("errorValues", default=None)
    """Status values that indicate the remote job failed. When matched, integrator.io treats the poll as an error.
    Optional.
    """


class AsyncHelperSubmit(Model):
    """Configuration for submitting the initial async request to the external system.

    Part of `AsyncHelper` · docs/models/async_helper_submit.md
    """

    same_as_status: bool = field("sameAsStatus")
    """When `true`, the submit step reuses the same export configuration as the status step (i.e. the same endpoint
    is used to both initiate and poll the job). When `false`, you must configure `resourcePath` and optionally
    `transform` to define a separate submit call.
    """

    resource_path: str | None = field("resourcePath", default=None)
    """JSONPath or dot-notation path to extract the async job identifier from the submit response. Only used when
    `sameAsStatus` is `false`.
    """

    transform: AsyncHelperTransform | None = field("transform", default=None)
    """Optional transformation rules applied to the submit response before extracting the resource path."""


class AsyncHelperTransform(Model):
    """Optional transformation rules applied to the submit response before extracting the resource path.

    Part of `AsyncHelper` · docs/models/async_helper_transform.md
    """

    type: str | None = field("type", default=None)
    """The kind of transformation."""

    version: str | None = field("version", default=None)
    """Version of the language of the rules."""

    rules: MutableSequence[Any] | None = field("rules", default=None)
    """Each rule in the order of its application."""

    expression: TransformRules | None = field("expression", default=None)


class TransformRules(Model):
    """A list of rules and the version of their language.

    Schema `TransformRules` of specs/overlays/10-wire-shapes.yaml · docs/models/transform_rules.md
    """

    version: str | None = field("version", default=None)
    """Version of the language of the rules."""

    rules: MutableSequence[Any] | None = field("rules", default=None)
    """Each rule in the order of its application."""
