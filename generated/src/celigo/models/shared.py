"""Models of several pages.

Generated from specs/ai-agents.md. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, field

if TYPE_CHECKING:
    from collections.abc import MutableMapping, MutableSequence
    from datetime import datetime

__all__ = [
    "DependencyEntry",
    "DependencyResponse",
    "Error",
    "ErrorItem",
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


class DependencyResponse(Model, additional="MutableSequence[DependencyEntry]"):
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

    fields: ResponseMappingFields | None = field("fields", default=None)
    """Field-level mapping configuration"""

    lists: ResponseMappingLists | None = field("lists", default=None)
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
