"""Models of several pages.

Generated from specs/ai-agents.md, specs/flows.md, specs/overlays/10-wire-shapes.yaml. Do not edit; run `make
generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, field
from ..dependencies import Dependents

if TYPE_CHECKING:
    from collections.abc import MutableMapping, MutableSequence
    from datetime import datetime
    from typing import Literal

__all__ = [
    "DependencyEntry",
    "DependencyResponse",
    "Error",
    "ErrorItem",
    "FieldMapping",
    "ForbiddenBody",
    "Job",
    "JobErrorFileRef",
    "JobFileRef",
    "JobLogRef",
    "ListMapping",
    "ResourceResponse",
    "ResponseMapping",
    "ResponseMappingField",
    "ResponseMappingFields",
    "ResponseMappingFieldsTypeItem",
    "ResponseMappingLists",
    "ResponseMappingListsTypeItem",
    "UnauthorizedBody",
]


class DependencyEntry(Model):
    """A single resource that depends on the queried resource.

    Schema `DependencyEntry` of several pages · docs/models/dependency_entry.md
    """

    id: str = field("id")
    """Unique identifier of the dependent resource."""

    name: str = field("name")
    """Display name of the dependent resource."""

    access_level: str = field("accessLevel")
    """The caller's access level on the dependent resource."""

    dependency_ids: MutableMapping[str, MutableSequence[str]] = field("dependencyIds")
    """Map of resource types to arrays of ids that this dependent resource references on the target. Keys are
    singular or plural resource type strings; values are arrays of id strings.
    """

    paths: MutableSequence[str] = field("paths")
    """JSON-path-style pointers within the dependent resource's document that reference the target resource."""


class DependencyResponse(Dependents, Model, additional="MutableSequence[DependencyEntry]"):
    """Map of dependent-resource types to arrays of dependency entries. Keys are plural resource type strings (e.g.
    `flows`, `imports`, `connections`). An empty object `{}` means no dependents.

    Schema `DependencyResponse` of several pages · docs/models/dependency_response.md
    """


class Error(Model):
    """Standard error response envelope returned by integrator.io APIs.

    Schema `Error` of several pages · docs/models/error.md
    """

    errors: MutableSequence[ErrorItem] = field("errors")
    """List of errors that occurred while processing the request."""


class ErrorItem(Model):
    """Part of `Error` · docs/models/error_item.md"""

    message: str = field("message")
    """Human-readable description of the error."""

    code: str | int | None = field("code", default=None)
    """Machine-readable error code. Usually a string like `invalid_ref`, `missing_required_field`, or `unauthorized`;
    may be an **integer** when the error mirrors an upstream HTTP status (e.g. `500`) — most commonly returned by
    connection-ping and adaptor-proxy responses.
    """

    field_: str | None = field("field", default=None)
    """Optional pointer to the document field that caused the error. Used by structural validation errors
    (`missing_required_field`, `invalid_ref`) to indicate which field is at fault (e.g. `_id`, `type`,
    `http.baseURI`).
    """

    source: str | None = field("source", default=None)
    """Optional origin layer for the error — e.g. `application` when the error came from the remote system the
    adaptor called, `connector` when the adaptor itself rejected the request.
    """


class FieldMapping(Model):
    """One value and where it goes.

    Schema `FieldMapping` of specs/overlays/10-wire-shapes.yaml · docs/models/field_mapping.md
    """

    extract: str | None = field("extract", default=None)
    """Where the value stands in the source."""

    generate: str | None = field("generate", default=None)
    """Where the value goes in the target."""


class ForbiddenBody(Model):
    """Part of `responses/403-forbidden` · docs/models/forbidden_body.md"""

    message: str = field("message")
    """Why it was refused."""


class Job(Model):
    """A job represents one execution of a flow/export/import (or a retry) in integrator.io. Jobs are primarily
    read-only records created by the platform when executions occur.

    Schema `Job` of several pages · docs/models/job.md
    """

    id: str | None = field("_id", default=None, read_only=True)
    """Job id."""

    last_page_generator_job: bool | None = field("__lastPageGeneratorJob", default=None, read_only=True)
    """Internal flag used by the UI for page-generator job handling."""

    bulk_job_id: str | None = field("_bulkJobId", default=None, read_only=True)
    """Bulk retry parent job id (if applicable)."""

    exp_or_imp_id: str | None = field("_expOrImpId", default=None, read_only=True)
    """Internal reference to an export/import for branched flows (if applicable)."""

    export_id: str | None = field("_exportId", default=None, read_only=True)
    """Export id. Present on child export jobs and also on parent flow jobs (where it references the first
    page-generator export).
    """

    flow_id: str | None = field("_flowId", default=None, read_only=True)
    """Flow id this job belongs to (if applicable)."""

    flow_job_id: str | None = field("_flowJobId", default=None, read_only=True)
    """Parent flow job id (for child jobs)."""

    import_id: str | None = field("_importId", default=None, read_only=True)
    """Import id for import child jobs (if applicable)."""

    integration_id: str | None = field("_integrationId", default=None, read_only=True)
    """Integration id this job belongs to (if applicable)."""

    parent_job_id: str | None = field("_parentJobId", default=None, read_only=True)
    """Parent job id (used for branched flows / hierarchy)."""

    retry_of_job_id: str | None = field("_retryOfJobId", default=None, read_only=True)
    """If this is a retry job, the original job id being retried."""

    user_id: str | None = field("_userId", default=None, read_only=True)
    """Owner user id for the job."""

    canceled_by: str | None = field("canceledBy", default=None, read_only=True)
    """Who/what requested cancellation (free-form string)."""

    clickhouse_purge_at: datetime | None = field("clickhousePurgeAt", default=None, read_only=True)
    """When the job should be purged from ClickHouse (if enabled)."""

    created_at: datetime | None = field("createdAt", default=None, read_only=True)
    """When the job record was created."""

    done_exporting: bool | None = field("doneExporting", default=None, read_only=True)
    """Whether export/page generation is complete."""

    ended_at: datetime | None = field("endedAt", default=None, read_only=True)
    """When execution ended."""

    error_file: JobErrorFileRef | None = field("errorFile", default=None)
    """Error file artifact (if any)."""

    files: MutableSequence[JobFileRef] | None = field("files", default=None, read_only=True)
    """Files produced by the job (may be empty)."""

    flow_execution_group_id: str | None = field("flowExecutionGroupId", default=None, read_only=True)
    """Groups multiple related jobs for a single flow execution."""

    last_executed_at: datetime | None = field("lastExecutedAt", default=None, read_only=True)
    """Last time the job executed work (may differ from createdAt/startedAt)."""

    last_modified: datetime | None = field("lastModified", default=None, read_only=True)
    """Last modification time for the job record."""

    log_mode: str | None = field("logMode", default=None, read_only=True)
    """Effective logging mode used for this job (derived from flow + account settings)."""

    logs: MutableSequence[JobLogRef] | None = field("logs", default=None, read_only=True)
    """Log artifacts associated with the job (may be empty)."""

    num_error: int | None = field("numError", default=None, read_only=True)
    """Total number of errors produced by the job (including resolved ones). Use `numOpenError` for the count of
    currently unresolved errors.
    """

    num_export: int | None = field("numExport", default=None, read_only=True)
    """Legacy field used by retry logic. May be deprecated."""

    num_ignore: int | None = field("numIgnore", default=None, read_only=True)
    """Number of ignored records/pages."""

    num_open_error: int | None = field("numOpenError", default=None, read_only=True)
    """Number of unresolved errors (equivalent to `numError - numResolved`). This is the value dashboards surface as
    "errors needing attention."
    """

    num_pages_generated: int | None = field("numPagesGenerated", default=None, read_only=True)
    """Number of pages generated by an export/page generator."""

    num_pages_processed: int | None = field("numPagesProcessed", default=None, read_only=True)
    """Number of pages processed by downstream imports."""

    num_resolved: int | None = field("numResolved", default=None, read_only=True)
    """Number of resolved errors."""

    num_resolved_by_adaptor: int | None = field("numResolvedByAdaptor", default=None, read_only=True)
    """Number of errors resolved by the adaptor."""

    num_success: int | None = field("numSuccess", default=None, read_only=True)
    """Number of successful records/pages."""

    o_index: int | None = field("oIndex", default=None, read_only=True)
    """Branch/router index for branched flows (if applicable)."""

    purge_at: datetime | None = field("purgeAt", default=None, read_only=True)
    """When the job should be purged from primary storage."""

    resolved_at: datetime | None = field("resolvedAt", default=None, read_only=True)
    """When errors for the job were fully resolved (if applicable)."""

    retriable: bool | None = field("retriable", default=None, read_only=True)
    """Whether this job is eligible for retry."""

    started_at: datetime | None = field("startedAt", default=None, read_only=True)
    """When execution started."""

    status: Literal["queued", "running", "retrying", "completed", "failed", "canceled", "canceling"] | str | None = (
        field("status", default=None, read_only=True)
    )
    """Current job status."""

    triggered_by: str | None = field("triggeredBy", default=None, read_only=True)
    """Who/what triggered the job (free-form string)."""

    type: Literal["export", "import", "flow", "retry", "bulk_retry"] | str | None = field(
        "type", default=None, read_only=True
    )
    """Job type.
    - `flow`: a flow run (parent job)
    - `export` / `import`: child jobs for an export/import step
    - `retry` / `bulk_retry`: error management retries
    """


class JobErrorFileRef(Model):
    """Reference to an error file produced by a job.

    Schema `JobErrorFileRef` of several pages · docs/models/job_error_file_ref.md
    """

    id: str | None = field("id", default=None)
    """Error file id in the underlying storage provider."""

    host: Literal["s3"] | str | None = field("host", default=None)
    """Storage host/provider."""


class JobFileRef(Model):
    """Reference to a file produced by a job.

    Schema `JobFileRef` of several pages · docs/models/job_file_ref.md
    """

    id: str | None = field("id", default=None)
    """File id in the underlying storage provider."""

    name: str | None = field("name", default=None)
    """Display name for the file (if available)."""

    host: Literal["netsuite", "s3"] | str | None = field("host", default=None)
    """Storage host/provider."""


class JobLogRef(Model):
    """Reference to a job log artifact.

    Schema `JobLogRef` of several pages · docs/models/job_log_ref.md
    """

    id: str | None = field("id", default=None)
    """Log id in the underlying storage provider."""

    host: Literal["netsuite"] | str | None = field("host", default=None)
    """Storage host/provider."""


class ListMapping(Model):
    """One list of the target and what each of its items is made of.

    Schema `ListMapping` of specs/overlays/10-wire-shapes.yaml · docs/models/list_mapping.md
    """

    generate: str | None = field("generate", default=None)
    """The list of the target that is filled."""

    fields: MutableSequence[FieldMapping] | None = field("fields", default=None)
    """What each item of that list is made of."""


class ResourceResponse(Model):
    """Core response fields shared by all Celigo resources

    Schema `ResourceResponse` of several pages · docs/models/resource_response.md
    """

    id: str = field("_id", read_only=True)
    """Unique identifier for the resource.

    The _id is used in:
    - API endpoints that operate on a specific resource (e.g., GET, PUT, DELETE)
    - References from other resources (e.g., flows that use this resource)
    - Job history and error tracking

    Format: 24-character hexadecimal string
    """

    created_at: datetime | None = field("createdAt", default=None, read_only=True)
    """Timestamp indicating when the resource was initially created.

    This read-only field is automatically set during resource creation and cannot be modified. It provides an
    audit trail for when the resource was first added to the system, which can be useful for:

    - Resource lifecycle management
    - Audit and compliance reporting
    - Troubleshooting integration timelines
    - Identifying older resources that may need review

    The timestamp is recorded in ISO 8601 format with UTC timezone (Z suffix).
    """

    deleted_at: datetime | None = field("deletedAt", default=None, read_only=True)
    """Timestamp indicating when the resource was marked for deletion.

    When this field is present and contains a valid timestamp, it indicates that the resource has been
    soft-deleted (moved to the recycle bin) but not yet permanently removed from the system. This allows for
    recovery of accidentally deleted resources within a specified retention period.

    The deletedAt timestamp enables:
    - Filtering deleted resources from active resource listings
    - Implementing time-based retention policies for permanent deletion
    - Tracking deletion events for audit and compliance purposes
    - Resource recovery workflows with clear timeframes

    The timestamp is recorded in ISO 8601 format with UTC timezone (Z suffix). When null or absent, the resource
    is considered active.
    """

    last_modified: datetime | None = field("lastModified", default=None, read_only=True)
    """Timestamp indicating when the resource was most recently updated.

    This read-only field is automatically updated whenever any property of the resource is modified. It provides
    an audit trail that can be used for:

    - Determining if a resource has changed since it was last reviewed
    - Monitoring configuration changes during troubleshooting
    - Implementing cache invalidation strategies
    - Synchronizing related resources based on modification time

    The timestamp is recorded in ISO 8601 format with UTC timezone (Z suffix) and will always be equal to or later
    than the createdAt timestamp.
    """


class ResponseMapping(Model):
    """Configuration for mapping data returned from lookups back to the original records.

    Response mapping is used primarily with export processors (type="export") to merge lookup results with the
    records being processed. This enables data enrichment workflows.

    Schema `ResponseMapping` of several pages · docs/models/response_mapping.md
    """

    fields: ResponseMappingFields | MutableSequence[FieldMapping] | None = field("fields", default=None)
    """Field-level mapping configuration"""

    lists: ResponseMappingLists | MutableSequence[ListMapping] | None = field("lists", default=None)
    """List/array mapping configuration"""


class ResponseMappingField(Model):
    """Part of `ResponseMapping` · docs/models/response_mapping_field.md"""

    id: bool | None = field("_id", default=None)
    """Internal identifier flag"""

    extract: str | None = field("extract", default=None)
    """Source field from each array item"""

    generate: str | None = field("generate", default=None)
    """Target field in each array item"""


class ResponseMappingFields(Model):
    """Field-level mapping configuration

    Part of `ResponseMapping` · docs/models/response_mapping_fields.md
    """

    c_locked: bool | None = field("cLocked", default=None)
    """Lock status preventing UI modifications.

    When true, the field mappings cannot be edited in the UI but can still be modified via API.
    """

    type: MutableSequence[ResponseMappingFieldsTypeItem] | None = field("type", default=None)
    """List of field mappings that define how to extract and map individual fields from the lookup response back to
    the original record.
    """


class ResponseMappingFieldsTypeItem(Model):
    """Part of `ResponseMapping` · docs/models/response_mapping_fields_type_item.md"""

    id: bool | None = field("_id", default=None)
    """Internal identifier flag"""

    extract: str | None = field("extract", default=None)
    """Path to extract data from the lookup response.

    Uses dot notation to navigate nested objects in the response. Can reference arrays using index notation.
    """

    generate: str | None = field("generate", default=None)
    """Target field path where the extracted value will be stored.

    Uses dot notation to specify where in the original record to place the extracted value.
    """


class ResponseMappingLists(Model):
    """List/array mapping configuration

    Part of `ResponseMapping` · docs/models/response_mapping_lists.md
    """

    c_locked: bool | None = field("cLocked", default=None)
    """Lock status preventing UI modifications.

    When true, the list mappings cannot be edited in the UI but can still be modified via API.
    """

    type: MutableSequence[ResponseMappingListsTypeItem] | None = field("type", default=None)
    """List of array mappings for handling one-to-many relationships in lookup responses."""


class ResponseMappingListsTypeItem(Model):
    """Part of `ResponseMapping` · docs/models/response_mapping_lists_type_item.md"""

    id: bool | None = field("_id", default=None)
    """Internal identifier flag"""

    fields: MutableSequence[ResponseMappingField] | None = field("fields", default=None)
    """Field mappings within each list item.

    Defines how to map fields from each item in the response array to the corresponding item in the target array.
    """

    generate: str | None = field("generate", default=None)
    """Target array field where list data will be stored.

    The specified field will be created as an array in the original record to hold the mapped list items.
    """


class UnauthorizedBody(Model):
    """Part of `responses/401-unauthorized` · docs/models/unauthorized_body.md"""

    message: str = field("message")
    """Human-readable description of the auth failure. Known values:
    - `"Unauthorized"` — no `Authorization` header on the request.
    - `"Bearer Authentication Failed"` — header present but token is invalid, revoked, or expired.
    """
