"""Models of Flows.

Generated from specs/flows.md, specs/overlays/20-contradictions.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, field
from ..failures import Capture, Deletion, ErrorCounts, Failure, Resolution, StepCount, TestCapture
from ..previews import ClonePreview
from ..runs import RunList
from ..traces import LogRecord

if TYPE_CHECKING:
    from collections.abc import MutableMapping, MutableSequence
    from datetime import datetime
    from typing import Any, Literal, TypeAlias

    from .._runtime.signed import SignedURL
    from .ai_agents import AIDescription
    from .shared import ResponseMapping

__all__ = [
    "Branch",
    "BranchInputFilter",
    "CancelFlowExecutionGroupResponse",
    "ClonePreviewResponse",
    "ClonePreviewResponseObject",
    "CloneRequest",
    "CloneResponse",
    "CloneResponseItem",
    "ErrorsFilterMetadataResponse",
    "ErrorsFilterMetadataResponseFilter",
    "ExecutionLogDataRequest",
    "ExecutionLogDataResponse",
    "ExecutionLogDataResponseLog",
    "ExecutionLogEntry",
    "ExecutionLogMetadataRequest",
    "ExecutionLogMetadataResponse",
    "ExecutionLogStep",
    "ExecutionLogsResponse",
    "ExportPreviewResponse",
    "ExportPreviewResponseStage",
    "Flow",
    "FlowDescendantsResponse",
    "FlowErrorsResponse",
    "FlowErrorsResponseFlowError",
    "FlowJobLogChildrenResponse",
    "FlowJobLogEntry",
    "FlowJobsSearchResponse",
    "FlowJobsSearchResponseRun",
    "FlowReplaceConnectionRequest",
    "FlowRequest",
    "FlowRequestAlias",
    "FlowRequestLogging",
    "FlowRequestPreSave",
    "FlowRequestRunNextExportId",
    "FlowRunRejected",
    "FlowRunRequest",
    "FlowRunRequestExport",
    "FlowRunResponse",
    "FlowRunScheduled",
    "FlowSchedule",
    "FlowStepAffectedErrorsResponse",
    "FlowStepError",
    "FlowStepErrorsAssignRequest",
    "FlowStepErrorsResponse",
    "FlowStepErrorsUnassignRequest",
    "FlowStepErrorsUnassignResponse",
    "FlowStepRequestResponse",
    "FlowStepRequestResponseRequest",
    "FlowStepRequestResponseResponse",
    "FlowStepRequestsDeleteRequest",
    "FlowStepRequestsDeleteResponse",
    "FlowStepRequestsListResponse",
    "FlowStepRequestsListResponseRequest",
    "FlowStepResolveRequest",
    "FlowStepResolvedDeleteRequest",
    "FlowStepResolvedResponse",
    "FlowStepResolvedResponseResolvedItem",
    "FlowStepRetryData",
    "FlowStepRetryExponentialRequest",
    "FlowStepRetryRequest",
    "FlowStepSignedURLResponse",
    "FlowStepTagsRequest",
    "FlowStepTagsRequestError",
    "FlowStepTagsResponse",
    "FlowStepTagsResponseErrorsToReturn",
    "FlowTraceKeyResponse",
    "FlowTraceKeyResponseItem",
    "FlowTraceKeyResponseTraceKeyPattern",
    "GetFlowTestRunStepLogsResponseItem",
    "GetFlowTestRunStepLogsResponseRequest",
    "GetFlowTestRunStepLogsResponseResponse",
    "JsonPatchOperation",
    "JsonPatchRequest",
    "LastExportDateTimeResponse",
    "Overrides",
    "OverridesBranch",
    "OverridesConnection",
    "OverridesDelta",
    "OverridesDistributed",
    "OverridesExport",
    "OverridesHelper",
    "OverridesHelperBranch",
    "OverridesHelperConnection",
    "OverridesHelperExport",
    "OverridesHelperImport",
    "OverridesHelperRouter",
    "OverridesImport",
    "OverridesInputFilter",
    "OverridesOnce",
    "OverridesRouter",
    "OverridesRunNextExportId",
    "OverridesScript",
    "OverridesTest",
    "OverridesValueDelta",
    "OverridesWebhook",
    "PageGenerator",
    "PageProcessor",
    "PageProcessorHooks",
    "PageProcessorPostResponseMap",
    "PageProcessorsPreviewRequest",
    "PageProcessorsPreviewRequestPageGeneratorMapValue",
    "Router",
    "RouterScript",
    "UpdateFlowGroupingRequest",
]


class Branch(Model):
    """Configuration for a single branch within a router that defines criteria and processing steps.

    Each branch represents a conditional path that records can take based on matching criteria. Branches are
    evaluated in order, and records are routed based on the router's strategy.

    Schema `Branch` of Flows · docs/models/branch.md
    """

    name: str = field("name")
    """Unique name for this branch within the router.

    Used for:
    - Identification in logs and monitoring
    - Reference in custom routing scripts
    - Display in the UI

    Should be descriptive of the branch's purpose or criteria.
    """

    description: str | None = field("description", default=None)
    """Optional description explaining the branch's purpose and criteria.

    Helps document:
    - What types of records this branch handles
    - Business logic or rules applied
    - Why this branch exists
    """

    input_filter: BranchInputFilter | None = field("inputFilter", default=None)
    """Filter criteria that determines which records match this branch.

    Only used when the router's routeRecordsUsing="input_filters". Records matching these criteria will be routed
    to this branch.
    """

    page_processors: MutableSequence[PageProcessor] | None = field("pageProcessors", default=None)
    """List of processors that execute for records routed to this branch.

    These processors:
    - Execute in sequence for records matching this branch
    - Can include exports, imports, or nested routers
    - Have the same structure as flow-level page processors
    - Continue until completion or error (unless proceedOnFailure is set)
    """

    branch_id: str | None = field("branchId", default=None)
    """Identifier of this branch within its router."""

    next_router_id: str | None = field("nextRouterId", default=None)
    """The router that the records of this branch go to next."""


class BranchInputFilter(Model):
    """Filter criteria that determines which records match this branch.

    Only used when the router's routeRecordsUsing="input_filters". Records matching these criteria will be routed
    to this branch.

    Part of `Branch` · docs/models/branch_input_filter.md
    """

    rules: MutableMapping[str, Any] | MutableSequence[Any] | None = field("rules", default=None)
    """Filter rules defining the matching criteria.

    The structure depends on the version but typically includes logical operators and field comparisons.
    """

    version: str | None = field("version", default=None)
    """Version of the filter expression language"""


class CancelFlowExecutionGroupResponse(Model):
    """Part of `PUT /v1/flowExecutionGroups/{_id}/cancel` · docs/models/cancel_flow_execution_group_response.md"""

    message: str = field("message")
    """Status message."""


class ClonePreviewResponse(ClonePreview, Model):
    """Preview of the resources that would be created by a clone operation. Each object in the `objects` array
    represents a resource that will be cloned, including the target resource and all transitive dependencies
    (connections, scripts, exports, imports, etc.).

    Schema `ClonePreviewResponse` of Flows · docs/models/clone_preview_response.md
    """

    stack_id: str | None = field("_stackId")
    """The stack id associated with the resource, or null if no stack is involved."""

    objects: MutableSequence[ClonePreviewResponseObject] = field("objects")
    """List of resources that would be created by the clone. Always includes the target resource and may include
    transitive dependencies such as connections, scripts, exports, imports, async helpers, and lookup caches.
    """

    stack_required: bool = field("stackRequired")
    """Whether the clone requires a stack (connector-level) environment to proceed."""


class ClonePreviewResponseObject(Model):
    """Part of `ClonePreviewResponse` · docs/models/clone_preview_response_object.md"""

    doc: MutableMapping[str, Any] = field("doc")
    """The full resource document that would be created by the clone."""

    model: str = field("model")
    """The model type of the resource. Observed values include AsyncHelper, Connection, Export, Flow, Import,
    Integration, LookupCache, and Script.
    """


class CloneRequest(Model):
    """Request body for cloning a flow.

    Schema `CloneRequest` of Flows · docs/models/clone_request.md
    """

    name: str | None = field("name", default=None)
    """Optional name for the cloned resource. If omitted, the server may generate a default clone name."""

    integration_id: str | None = field("_integrationId", default=None)
    """Optional integration id to attach the cloned flow to."""

    connection_map: MutableMapping[str, str] | None = field("connectionMap", default=None)
    """Optional mapping of original connection ids to replacement connection ids. Keys are source connection ids on
    the original resource; values are target connection ids.
    """


class CloneResponseItem(Model):
    """Part of `CloneResponse` · docs/models/clone_response_item.md"""

    id: str = field("_id")
    """Unique id of the created resource."""

    name: str | None = field("name", default=None)
    """Optional name of the created resource."""

    model: str | None = field("model", default=None)
    """Model name of the created resource (e.g., Flow, Export, Import)."""


class ErrorsFilterMetadataResponse(Model):
    """Static enumeration metadata for error filters. Returned by `GET /v1/errors/filterMetadata`. Values are not
    scoped to the authenticated user — the same set is returned for every caller.

    Schema `ErrorsFilterMetadataResponse` of Flows · docs/models/errors_filter_metadata_response.md
    """

    filters: MutableSequence[ErrorsFilterMetadataResponseFilter] = field("filters")
    """Available filter dimensions with their allowed enum values."""


class ErrorsFilterMetadataResponseFilter(Model):
    """Part of `ErrorsFilterMetadataResponse` · docs/models/errors_filter_metadata_response_filter.md"""

    name: str = field("name")
    """Filter field name (e.g. `source`, `classification`)."""

    enums: MutableSequence[str] = field("enums")
    """Allowed values for this filter dimension."""


class ExecutionLogDataRequest(Model):
    """Request body for `POST /v1/flows/{_id}/jobs/{_jobId}/logs/data/query`. Fetches the actual data captured at a
    specific execution stage for a single record-at-step.

    Schema `ExecutionLogDataRequest` of Flows · docs/models/execution_log_data_request.md
    """

    exp_or_imp_id: str = field("_expOrImpId")
    """Id of the export or import step the record was processed by."""

    group_id: str = field("groupId")
    """Batch id from the `execution-log` entry."""

    record_id: str = field("recordId")
    """Record id from the `execution-log` entry."""

    stage: (
        Literal[
            "apiCall",
            "preMap",
            "postMap",
            "postSubmit",
            "postResponseMap",
            "transform",
            "responseTransform",
            "inputFilter",
            "mapping",
            "outputFilter",
            "preSavePage",
            "responseMapping",
            "responseTransformation",
            "routing",
            "transformation",
        ]
        | str
    ) = field("stage")
    """Execution stage whose data to return.

    - `apiCall` — raw HTTP request + response for HTTPExport / HTTPImport steps (most common).
    - `preMap`, `postMap`, `postSubmit`, `postResponseMap` — populated only when the corresponding script hook
      called `options.logs.push(...)`. Otherwise returns `{logs: []}`.
    """


class ExecutionLogDataResponse(Model):
    """Stage data for a single record-at-step. Returned by `POST /v1/flows/{_id}/jobs/{_jobId}/logs/data/query`.

    The payload inside `logs[].log` is stage-specific. For `apiCall`, it contains decoded request + response
    bodies, headers, status, and duration. For script-hook stages (`preMap`, `postMap`, …), it contains whatever
    the hook pushed via `options.logs.push(...)`, and is empty (`logs: []`) when the hook did not log.

    Schema `ExecutionLogDataResponse` of Flows · docs/models/execution_log_data_response.md
    """

    logs: MutableSequence[ExecutionLogDataResponseLog] = field("logs")
    """Array of stage-data entries. Usually length 1 when data is available, 0 otherwise."""

    errors: MutableSequence[MutableMapping[str, Any]] | None = field("errors", default=None)
    """Query-scoped errors. Some adaptors (e.g. NetSuiteDistributedImport) attach the actual failure here rather than
    inside `logs[].log.errors`. Empty on success.
    """


class ExecutionLogDataResponseLog(Model):
    """Part of `ExecutionLogDataResponse` · docs/models/execution_log_data_response_log.md"""

    log: MutableMapping[str, Any] | None = field("log", default=None)
    """The stage payload. Fields depend on `stage`:
    - `apiCall`: request, response, status, headers, durationMs, …
    - script hooks: arbitrary keys the hook pushed via `options.logs.push(...)`.
    """


class ExecutionLogEntry(LogRecord, Model):
    """One entry in a flow-run's execution log. Each entry represents a single record processed by a single step
    (export or import) and carries the identifiers needed to drill into per-stage traces via `POST
    /v1/flows/{_id}/jobs/{_jobId}/logs/metadata/query` and `.../logs/data/query`.

    The tuple `(_expOrImpId, groupId, recordId)` uniquely identifies the record-at-step; `traceKey` groups the
    paired export and import entries that processed the same record end-to-end.

    Schema `ExecutionLogEntry` of Flows · docs/models/execution_log_entry.md
    """

    exp_or_imp_id: str = field("_expOrImpId")
    """Id of the export or import step that produced this entry."""

    group_id: str = field("groupId")
    """Opaque batch identifier — records processed in the same page/batch share a groupId."""

    record_id: str = field("recordId")
    """Opaque per-record identifier. Feed this (together with `groupId` and `_expOrImpId`) into the metadata/data
    query endpoints.
    """

    status: Literal["success", "error", "ignored", "ignore"] | str = field("status")
    """Outcome of this step for this record."""

    started_at: datetime | None = field("startedAt", default=None)
    """When this step began processing the record."""

    time_taken: int | None = field("timeTaken", default=None)
    """Milliseconds spent processing this record at this step."""

    trace_key: str | None = field("traceKey", default=None)
    """Trace identifier that pairs an export entry with the import entries that processed its output. Pass as
    `traceKey` to `metadata/query` to get a traceView across paired steps.
    """


class ExecutionLogMetadataRequest(Model):
    """Request body for `POST /v1/flows/{_id}/jobs/{_jobId}/logs/metadata/query`. Identifies a single record-at-step
    within the job's execution log. Include `traceKey` to widen the result to every step that shared that trace
    (export paired with its downstream imports).

    Schema `ExecutionLogMetadataRequest` of Flows · docs/models/execution_log_metadata_request.md
    """

    exp_or_imp_id: str = field("_expOrImpId")
    """Id of the export or import step the record was processed by."""

    group_id: str = field("groupId")
    """The `groupId` from the matching `execution-log` entry."""

    record_id: str = field("recordId")
    """The `recordId` from the matching `execution-log` entry."""

    trace_key: str | None = field("traceKey", default=None)
    """Optional. When provided, the response includes a `traceView` across every step that shared this trace key
    (e.g. the original export plus its downstream imports).
    """


class ExecutionLogMetadataResponse(Model):
    """Metadata for a single record-at-step (or for every step sharing a `traceKey` when the request supplied one).
    Returned by `POST /v1/flows/{_id}/jobs/{_jobId}/logs/metadata/query`.

    Schema `ExecutionLogMetadataResponse` of Flows · docs/models/execution_log_metadata_response.md
    """

    duplicate_trace_key: bool = field("duplicateTraceKey")
    """`true` when the same traceKey was seen on more than one record in this job — useful for spotting records that
    got retried or fanned out and may need disambiguation when rendering the trace view.
    """

    steps: MutableSequence[ExecutionLogStep] = field("steps")
    """Per-step metadata. A single entry when `traceView` is false; one per paired step otherwise."""

    trace_view: bool = field("traceView")
    """`true` when the response contains a multi-step trace (i.e. the request supplied `traceKey` and paired steps
    were found). `false` when the response is scoped to the single queried step.
    """

    trace_key: str | None = field("traceKey", default=None)
    """Echoed back when the request supplied a `traceKey`; omitted otherwise."""


class ExecutionLogStep(Model):
    """Per-step timing and outcome for a single record as it passed through one export or import.

    Schema `ExecutionLogStep` of Flows · docs/models/execution_log_step.md
    """

    exp_or_imp_id: str = field("_expOrImpId")
    """Id of the export or import step."""

    group_id: str = field("groupId")
    """Opaque batch id."""

    record_id: str = field("recordId")
    """Opaque per-record id; pair with `groupId` + `_expOrImpId` when fetching stage data."""

    status: Literal["success", "error", "ignored", "ignore"] | str = field("status")
    """Outcome at this step."""

    completed_at: datetime | None = field("completedAt", default=None, format="%Y-%m-%d %H:%M:%S.%f")
    """Step completion time. Same format as `startedAt`."""

    stage: str | None = field("stage", default=None)
    """Pipeline stage at which this step entry was recorded. Observed values include `apiCall` (the adaptor
    invocation itself). Useful for filtering metadata responses when a step has multiple stage entries across a
    single record's pass.
    """

    started_at: datetime | None = field("startedAt", default=None, format="%Y-%m-%d %H:%M:%S.%f")
    """Step start time. Format is `YYYY-MM-DD HH:MM:SS.sss` (no `T`, no `Z`)."""

    time_taken: int | None = field("timeTaken", default=None)
    """Milliseconds spent at this step for this record."""


class ExecutionLogsResponse(Model):
    """One page of execution-log entries for a flow run. Pagination is body-driven: follow `nextPageUrl` to fetch the
    next page (null when the page is the last). `prevPageUrl` is populated for navigation backward from a
    mid-history page.

    Schema `ExecutionLogsResponse` of Flows · docs/models/execution_logs_response.md
    """

    logs: MutableSequence[ExecutionLogEntry] = field("logs")
    """Log entries in this page. Ordered newest-first."""

    next_page_url: str | None = field("nextPageUrl", default=None)
    """URL (absolute or path-relative) for the next page, or `null` on the last page."""

    prev_page_url: str | None = field("prevPageUrl", default=None)
    """URL for the previous page, or `null` when already at the head."""


class ExportPreviewResponse(Model):
    """Envelope returned by `POST /v1/exports/preview` (and the scoped
    `/v1/integrations/{_integrationId}/flows/{_flowId}/exports/preview` variant). Carries per-stage diagnostics
    alongside the sampled records.

    Schema `ExportPreviewResponse` of Flows · docs/models/export_preview_response.md
    """

    data: MutableSequence[Any] | None = field("data", default=None)
    """Final sampled records produced by the preview — the output of the last stage. Identical in practice to the
    last `stages[].data` entry, exposed here as a convenience for callers that only care about the end result.
    """

    data_record_trace_keys: MutableSequence[str] | None = field("dataRecordTraceKeys", default=None)
    """Trace keys for the records in this preview — one per record, correlating stage outputs to their source record."""

    data_uris: MutableSequence[str] | None = field("dataURIs", default=None)
    """URIs for any files produced by the preview (e.g. file-based exports writing to cloud storage). Empty for
    non-file adaptors.
    """

    errors: MutableSequence[MutableMapping[str, Any]] | None = field("errors", default=None)
    """Top-level error aggregate — typically mirrors the first non-null `stages[].errors[]` entry. Often omitted
    entirely when the preview ran clean; callers should treat `undefined` and `[]` as equivalent.
    """

    stages: MutableSequence[ExportPreviewResponseStage] | None = field("stages", default=None)
    """Ordered list of pipeline stages the preview traversed. Stage names include `preSavePageHook`, `apiCall`,
    `transform`, `postResponseHook`, etc. Each stage carries its `data[]` output and any `errors[]` raised at that
    stage.
    """

    trace_keys_duplicate: MutableSequence[str] | None = field("traceKeysDuplicate", default=None)
    """Trace keys that collided during the preview — a diagnostic for trace-key generation; rarely non-empty in
    practice.
    """


class ExportPreviewResponseStage(Model):
    """One pipeline stage's diagnostic and output envelope.

    Part of `ExportPreviewResponse` · docs/models/export_preview_response_stage.md
    """

    name: str | None = field("name", default=None)
    """Stage identifier (e.g. `preSavePageHook`, `apiCall`)."""

    data: MutableSequence[Any] | MutableMapping[str, Any] | None = field("data", default=None)
    """Stage output. Shape varies — apiCall stages produce the raw records; hook stages may produce transformed
    records.
    """

    errors: MutableSequence[MutableMapping[str, Any]] | None = field("errors", default=None)
    """Errors raised at this stage, or `null` when clean."""


class Flow(Model):
    """Complete flow object as returned by the API

    Schema `Response` of Flows · docs/models/flow.md
    """

    id: str = field("_id", read_only=True)
    """Unique identifier for the flow"""

    name: str | None = field("name", default=None)
    """Descriptive identifier for the flow resource in human-readable format.

    This string serves as the primary display name for the flow across the application UI and is used in:
    - API responses when listing flows
    - Job execution logs and monitoring dashboards
    - Flow builder UI components
    - Integration status reports

    While not required to be globally unique in the system, using descriptive, unique names is strongly
    recommended for clarity when managing multiple integrations. The name should indicate the data flow direction
    and purpose.

    Maximum length: 255 characters Allowed characters: Letters, numbers, spaces, and basic punctuation
    """

    abstract_flow_id: str | None = field("_abstractFlowId", default=None)
    """Reference to an abstract flow that this instance flow inherits from.

    When specified, this flow becomes an instance flow:
    - It inherits the flow graph (pageGenerators, routers) from the abstract flow
    - The overrides object customizes connections, exports, imports, routers, schedules, hooks, and other settings
      per instance
    - Instance flows cannot define their own pageGenerators, pageProcessors, routers, or
      runPageGeneratorsInParallel
    - This field is immutable once set — it cannot be changed after creation
    - The referenced flow must exist and have isAbstract: true
    - Self-reference is not allowed

    At runtime, the system merges the abstract flow configuration with the instance flow overrides to produce the
    final executable flow configuration.
    """

    connector_id: str | None = field("_connectorId", default=None)
    """Reference to a connector template used by this flow.

    Connectors provide:
    - Pre-built integration templates
    - Standardized data mappings
    - Best practice configurations
    - Reusable integration patterns
    """

    flow_grouping_id: str | None = field("_flowGroupingId", default=None)
    """Identifier for grouping related flows together.

    Flow grouping enables:
    - Logical organization of related flows
    - Bulk operations on flow groups
    - Simplified monitoring and management
    - Visual grouping in UI
    """

    integration_id: str | None = field("_integrationId", default=None)
    """Reference to the integration resource that this flow belongs to.

    This field contains the unique identifier of an integration resource that must exist in the system. The
    integration provides:
    - Logical grouping of related flows
    - Shared configuration and settings
    - Centralized monitoring and management
    - Common error handling patterns

    Format: 24-character hexadecimal string
    """

    keep_delta_behind_export_id: str | None = field("_keepDeltaBehindExportId", default=None)
    """Reference to a specific export for delta synchronization coordination.

    Similar to _keepDeltaBehindFlowId but more granular:
    - Targets a specific export within a flow
    - Provides fine-grained control over delta timing
    - Ensures proper sequencing of dependent exports
    """

    keep_delta_behind_flow_id: str | None = field("_keepDeltaBehindFlowId", default=None)
    """Reference to another flow for delta synchronization coordination.

    This advanced feature:
    - Ensures this flow's delta stays behind the specified flow
    - Prevents race conditions in dependent data syncs
    - Maintains data consistency across related flows
    - Used for parent-child data relationships
    """

    run_next_export_ids: MutableSequence[FlowRequestRunNextExportId] | None = field("_runNextExportIds", default=None)
    """List of export configurations to trigger after flow completion.

    This field allows triggering specific exports in other flows:
    - Enables cross-flow dependencies
    - Supports selective data refreshes
    - Maintains loose coupling between flows
    """

    run_next_flow_ids: MutableSequence[str] | None = field("_runNextFlowIds", default=None)
    """List of flow IDs to execute after this flow completes successfully.

    This enables flow chaining where:
    - Dependent flows run automatically
    - Data pipelines can be orchestrated
    - Complex multi-step processes are coordinated
    - Success of this flow triggers the next flows
    """

    ai_description: str | AIDescription | None = field("aiDescription", default=None)
    """AI-generated or user-provided description used by AI agents to understand the flow."""

    aliases: MutableSequence[FlowRequestAlias] | None = field("aliases", default=None)
    """Named aliases that map to specific resources within the flow."""

    auto_resolve_matching_trace_keys: bool | None = field("autoResolveMatchingTraceKeys", default=None)
    """Enables automatic resolution of duplicate records based on trace keys.

    When set to true:
    - Records with matching trace keys are automatically resolved
    - Reduces manual intervention for known duplicates
    - Useful for idempotent operations

    When set to false (default):
    - Duplicate trace keys trigger error handling
    - Requires manual resolution
    - Provides more control over data integrity
    """

    description: str | None = field("description", default=None)
    """Optional free-text field that provides additional context about the flow's purpose and functionality.

    While not used for operational functionality in the API, this field serves several important purposes:
    - Helps document the business logic and data transformations applied
    - Provides context for other developers and administrators
    - Appears in the admin UI and flow listings for easier identification
    - Can be used by AI agents to better understand the flow's purpose when making recommendations

    Best practice is to include information about:
    - The source and destination systems
    - The type of data being synchronized
    - Any special business rules or transformations
    - Dependencies on other flows or systems
    - Run frequency and timing considerations

    Maximum length: 1000 characters
    """

    disabled: bool | None = field("disabled", default=None)
    """Controls whether the flow is active or disabled.

    When set to true:
    - Scheduled executions are suspended
    - The flow cannot be triggered manually or by events
    - Running jobs are allowed to complete
    - Configuration is preserved for future reactivation

    When set to false:
    - Flow executes according to its schedule
    - Manual and event triggers are processed
    - All configured processors and routers are active

    DEFAULT: true (flows are created in disabled state for safety)

    Defaults to `true`.
    """

    draft: bool | None = field("draft", default=None)
    """Whether this flow is in draft mode and not yet published."""

    draft_expires_at: datetime | None = field("draftExpiresAt", default=None)
    """Timestamp when the draft version of this flow expires."""

    hidden: bool | None = field("hidden", default=None)
    """Controls visibility of the flow in user interfaces.

    When set to true:
    - Flow is hidden from standard UI views
    - Still executable and manageable via API
    - Useful for system or utility flows

    When set to false (default):
    - Flow appears in all standard UI views
    - Visible in flow lists and monitors
    """

    is_abstract: bool | None = field("isAbstract", default=None)
    """Marks this flow as an abstract flow (multi-instance flow).

    Abstract flows define a reusable flow structure that cannot be executed directly. Instead, instance flows
    reference an abstract flow via _abstractFlowId and provide overrides to customize behavior per instance
    (different connections, schedules, hooks, etc.) while sharing the same flow graph.

    Constraints when isAbstract is true:
    - The flow cannot be triggered or run — only instance flows execute
    - Top-level pageProcessors are not allowed; all processing steps must be inside
      routers[].branches[].pageProcessors
    - Cannot reference another abstract flow (_abstractFlowId is forbidden)
    - Cannot be set as a "run next flow" target
    - Cannot be unset to false while instance flows reference this flow
    - The overridesHelper field becomes available to declare which fields are overridable by instances
    """

    logging: FlowRequestLogging | None = field("logging", default=None)
    """Flow-level logging configuration."""

    num_instances: int | None = field("numInstances", default=None)
    """Number of instance flows derived from this abstract flow."""

    overrides: Overrides | None = field("overrides", default=None)

    overrides_helper: OverridesHelper | None = field("overridesHelper", default=None)

    page_generators: MutableSequence[PageGenerator] | None = field("pageGenerators", default=None)
    """List of data sources that generate pages of records for the flow to process.

    Page generators are the starting points of a flow that:
    - Retrieve data from source systems via exports
    - Can run in parallel if configured
    - Generate pages of records (up to 5MB each)
    - Pass data to subsequent processors or routers

    Each generator can have its own schedule or inherit the flow's schedule.
    """

    page_processors: MutableSequence[PageProcessor] | None = field("pageProcessors", default=None)
    """List of processing steps that operate on data pages in sequence. Either routers or pageProcessors should be
    present in the flow configuration and not both.

    Page processors transform and route data through the flow:
    - Execute in the order defined
    - Can include exports (lookups), imports, or routers
    - Support error handling and conditional execution
    - May include response mapping for data enrichment
    """

    pre_save: FlowRequestPreSave | None = field("preSave", default=None)
    """Pre-save hook that runs a script before persisting flow changes."""

    routers: MutableSequence[Router] | None = field("routers", default=None)
    """List of routing configurations that direct records to different branches. Either routers or pageProcessors
    should be present in the flow configuration and not both.

    Routers enable conditional processing by:
    - Evaluating records against defined criteria
    - Directing records to appropriate branches
    - Supporting complex business logic
    - Enabling parallel processing paths
    """

    run_page_generators_in_parallel: bool | None = field("runPageGeneratorsInParallel", default=None)
    """Controls whether multiple page generators execute simultaneously.

    When set to true:
    - All page generators start at the same time
    - Improves throughput for independent data sources
    - Requires careful consideration of API rate limits

    When set to false (default):
    - Page generators execute sequentially
    - Safer for rate-limited APIs
    - Easier to debug and monitor
    """

    schedule: str | FlowSchedule | None = field("schedule", default=None)
    """Cron expression that determines when the flow executes.

    This field accepts Celigo 6-field cron expressions:
    - Format: "second minute hour day-of-month month day-of-week"
    - Second is always ? (no specific value)
    - Minute defaults to 5 for hourly+ schedules, or comma-separated list for sub-hourly
    - Hours use explicit comma-separated lists (NOT wildcards or step expressions)
    - Day-of-month is ? for most schedules
    - Month is * for every month
    - Day-of-week is * for every day, or specific days (0=Sun through 6=Sat)

    Examples:
    - "? 0,15,30,45 * ? * *" - Every 15 minutes
    - "? 5 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23 ? * *" - Every hour
    - "? 5 0,4,8,12,16,20 ? * *" - Every 4 hours
    - "? 5 0 ? * *" - Daily
    - "? 5 9 ? * 1,2,3,4,5" - Weekdays at 9 AM

    Leave empty for event-driven flows that are triggered by webhooks or other flows.
    """

    settings: MutableMapping[str, Any] | None = field("settings", default=None)
    """Custom configuration settings for the flow.

    This object can contain:
    - Flow-specific parameters
    - Runtime configuration values
    - Feature flags or toggles
    - Custom business logic settings

    The structure is flexible and determined by the flow's requirements.
    """

    settings_form: MutableMapping[str, Any] | None = field("settingsForm", default=None)
    """Form definition used to collect flow-level settings from users."""

    skip_retries: bool | None = field("skipRetries", default=None)
    """Controls whether failed executions should be retried.

    When set to true:
    - Failed jobs are not automatically retried
    - Errors are logged but no retry attempts are made
    - Useful for time-sensitive data or non-idempotent operations

    When set to false (default):
    - Failed jobs are retried according to the system retry policy
    - Exponential backoff is applied between retry attempts
    - Maximum retry attempts are determined by system configuration
    """

    timezone: str | None = field("timezone", default=None)
    """Timezone in which the schedule is interpreted.

    This field specifies the timezone for the cron schedule:
    - Uses IANA timezone identifiers (e.g., "America/New_York")
    - Affects when scheduled flows execute
    - Important for daylight saving time handling
    - Defaults to UTC if not specified

    The timezone ensures flows run at consistent local times regardless of:
    - Server location
    - Daylight saving time changes
    - Geographic distribution of systems
    """

    created_at: datetime | None = field("createdAt", default=None, read_only=True)
    """Timestamp when the flow was created"""

    deleted_at: datetime | None = field("deletedAt", default=None, read_only=True)
    """Timestamp when the flow was soft deleted"""

    last_modified: datetime | None = field("lastModified", default=None, read_only=True)
    """Timestamp of the last modification to the flow"""

    retry_at_helper: str | None = field("__retryAtHelper", default=None)
    """Internal helper field for managing retry timestamps"""

    start_date_helper: str | None = field("__startDateHelper", default=None)
    """Internal helper field for managing the start date"""

    export_id: str | None = field("_exportId", default=None, read_only=True)
    """Legacy field - identifier for a single export (deprecated in favor of pageGenerators)"""

    import_id: str | None = field("_importId", default=None, read_only=True)
    """Legacy field - identifier for a single import (deprecated in favor of pageProcessors)"""

    source_id: str | None = field("_sourceId", default=None, read_only=True)
    """Identifier for the source system of the flow"""

    template_id: str | None = field("_templateId", default=None, read_only=True)
    """Identifier for the template used to create this flow"""

    user_id: str | None = field("_userId", default=None, read_only=True)
    """Identifier of the user who owns the flow"""

    external_id: str | None = field("externalId", default=None)
    """External identifier associated with the flow"""

    free: bool | None = field("free", default=None)
    """Indicates if the flow is free or requires a premium subscription"""

    last_executed_at: datetime | None = field("lastExecutedAt", default=None, read_only=True)
    """Timestamp of the last execution of the flow"""

    resolved_at: datetime | None = field("resolvedAt", default=None, read_only=True)
    """Timestamp when the flow was resolved (errors cleared)"""

    setup_in_progress: bool | None = field("setupInProgress", default=None)
    """Flag indicating if the flow setup is currently in progress"""

    wizard_state: str | None = field("wizardState", default=None)
    """Current state of the flow setup wizard"""

    sandbox: bool | None = field("sandbox", default=None)
    """Whether the flow belongs to the sandbox of the account."""

    num_open_error: int | None = field("numOpenError", default=None)
    """Number of errors that are open on the steps of the flow."""

    last_error_at: datetime | None = field("lastErrorAt", default=None)
    """When the latest error happened; null when there was none."""


class FlowDescendantsResponse(Model):
    """The full resource objects for every import, export, and tool referenced by the flow. Useful for fetching a
    flow's entire dependency tree in a single call instead of resolving each resource individually.

    Schema `FlowDescendantsResponse` of Flows · docs/models/flow_descendants_response.md
    """

    exports: MutableSequence[MutableMapping[str, Any]] = field("exports")
    """Export resources referenced by the flow's page generators and lookups."""

    imports: MutableSequence[MutableMapping[str, Any]] = field("imports")
    """Import resources referenced by the flow's page processors."""

    tools: MutableSequence[MutableMapping[str, Any]] = field("tools")
    """Tool resources referenced by the flow."""


class FlowErrorsResponse(ErrorCounts, Model):
    """Per-step summary of open errors for a flow. One entry per export or import step; entries with `numError: 0`
    still appear so the caller can see the full step list.

    Schema `FlowErrorsResponse` of Flows · docs/models/flow_errors_response.md
    """

    flow_errors: MutableSequence[FlowErrorsResponseFlowError] = field("flowErrors")
    """Per-step error counts."""


class FlowErrorsResponseFlowError(StepCount, Model):
    """Part of `FlowErrorsResponse` · docs/models/flow_errors_response_flow_error.md"""

    exp_or_imp_id: str = field("_expOrImpId")
    """Id of the export or import step."""

    num_error: int = field("numError", minimum=0)
    """Count of currently open (unresolved) errors on this step."""

    last_error_at: datetime | None = field("lastErrorAt", default=None)
    """Timestamp of the most recent open error on this step. Omitted when `numError` is 0."""


class FlowJobLogChildrenResponse(Model):
    """Paginated response for child log records of a parent record. Follow `nextPageUrl` to fetch subsequent pages;
    `prevPageUrl` navigates backward. Both are `null` when at the boundary.

    Schema `FlowJobLogChildrenResponse` of Flows · docs/models/flow_job_log_children_response.md
    """

    children: MutableSequence[FlowJobLogEntry] = field("children")
    """Child log entries in this page."""

    next_page_url: str | None = field("nextPageUrl", default=None)
    """Full URL for the next page, or `null` on the last page."""

    prev_page_url: str | None = field("prevPageUrl", default=None)
    """Full URL for the previous page, or `null` when already at the head."""


class FlowJobLogEntry(LogRecord, Model):
    """One entry in a paginated flow-job log listing. Each entry represents a single record processed by a single
    step (export or import) within a flow run.

    Schema `FlowJobLogEntry` of Flows · docs/models/flow_job_log_entry.md
    """

    exp_or_imp_id: str = field("_expOrImpId")
    """Id of the export or import step that produced this entry."""

    group_id: str = field("groupId")
    """Opaque batch identifier — records processed in the same page/batch share a groupId."""

    record_id: str = field("recordId")
    """Opaque per-record identifier."""

    status: Literal["success", "error", "ignore", "ignored"] | str = field("status")
    """Outcome of this step for this record."""

    started_at: datetime | None = field("startedAt", default=None)
    """When this step began processing the record."""

    time_taken: int | None = field("timeTaken", default=None)
    """Milliseconds spent processing this record at this step."""

    trace_key: str | None = field("traceKey", default=None)
    """Trace identifier that pairs an export entry with the import entries that processed its output."""


class FlowJobsSearchResponse(RunList, Model):
    """Response for a flow-job search by trace key. Returns up to 1000 matching job objects. There is no pagination —
    the result set is capped at 1000.

    Schema `FlowJobsSearchResponse` of Flows · docs/models/flow_jobs_search_response.md
    """

    runs: MutableSequence[FlowJobsSearchResponseRun] = field("runs")
    """Matching job objects."""


class FlowJobsSearchResponseRun(Model):
    """A flow-run job summary.

    Part of `FlowJobsSearchResponse` · docs/models/flow_jobs_search_response_run.md
    """

    id: str | None = field("_id", default=None)
    """Job id."""

    flow_id: str | None = field("_flowId", default=None)
    """Flow id that owns this job."""

    ended_at: datetime | None = field("endedAt", default=None)
    """When the job finished."""

    num_error: int | None = field("numError", default=None)
    """Count of records that errored."""

    num_ignore: int | None = field("numIgnore", default=None)
    """Count of records that were ignored (filtered out)."""

    num_success: int | None = field("numSuccess", default=None)
    """Count of records that completed successfully."""

    started_at: datetime | None = field("startedAt", default=None)
    """When the job started."""

    status: str | None = field("status", default=None)
    """Terminal status of the job."""

    type: str | None = field("type", default=None)
    """Job type — always `flow` for flow-run jobs."""


class FlowReplaceConnectionRequest(Model):
    """Request body to replace one connection with another across all exports, imports, and lookups in a flow. Both
    the current and replacement connection ids are required. The replacement connection must exist and be of the
    same adaptor type as the original.

    Schema `FlowReplaceConnectionRequest` of Flows · docs/models/flow_replace_connection_request.md
    """

    connection_id: str = field("_connectionId")
    """The id of the connection currently used by the flow's resources."""

    new_connection_id: str = field("_newConnectionId")
    """The id of the replacement connection to swap in."""


class FlowRequest(Model):
    """Fields that can be sent when creating or updating a flow

    Schema `Request` of Flows · docs/models/flow_request.md
    """

    name: str | None = field("name", default=None)
    """Descriptive identifier for the flow resource in human-readable format.

    This string serves as the primary display name for the flow across the application UI and is used in:
    - API responses when listing flows
    - Job execution logs and monitoring dashboards
    - Flow builder UI components
    - Integration status reports

    While not required to be globally unique in the system, using descriptive, unique names is strongly
    recommended for clarity when managing multiple integrations. The name should indicate the data flow direction
    and purpose.

    Maximum length: 255 characters Allowed characters: Letters, numbers, spaces, and basic punctuation
    """

    abstract_flow_id: str | None = field("_abstractFlowId", default=None)
    """Reference to an abstract flow that this instance flow inherits from.

    When specified, this flow becomes an instance flow:
    - It inherits the flow graph (pageGenerators, routers) from the abstract flow
    - The overrides object customizes connections, exports, imports, routers, schedules, hooks, and other settings
      per instance
    - Instance flows cannot define their own pageGenerators, pageProcessors, routers, or
      runPageGeneratorsInParallel
    - This field is immutable once set — it cannot be changed after creation
    - The referenced flow must exist and have isAbstract: true
    - Self-reference is not allowed

    At runtime, the system merges the abstract flow configuration with the instance flow overrides to produce the
    final executable flow configuration.
    """

    connector_id: str | None = field("_connectorId", default=None)
    """Reference to a connector template used by this flow.

    Connectors provide:
    - Pre-built integration templates
    - Standardized data mappings
    - Best practice configurations
    - Reusable integration patterns
    """

    flow_grouping_id: str | None = field("_flowGroupingId", default=None)
    """Identifier for grouping related flows together.

    Flow grouping enables:
    - Logical organization of related flows
    - Bulk operations on flow groups
    - Simplified monitoring and management
    - Visual grouping in UI
    """

    integration_id: str | None = field("_integrationId", default=None)
    """Reference to the integration resource that this flow belongs to.

    This field contains the unique identifier of an integration resource that must exist in the system. The
    integration provides:
    - Logical grouping of related flows
    - Shared configuration and settings
    - Centralized monitoring and management
    - Common error handling patterns

    Format: 24-character hexadecimal string
    """

    keep_delta_behind_export_id: str | None = field("_keepDeltaBehindExportId", default=None)
    """Reference to a specific export for delta synchronization coordination.

    Similar to _keepDeltaBehindFlowId but more granular:
    - Targets a specific export within a flow
    - Provides fine-grained control over delta timing
    - Ensures proper sequencing of dependent exports
    """

    keep_delta_behind_flow_id: str | None = field("_keepDeltaBehindFlowId", default=None)
    """Reference to another flow for delta synchronization coordination.

    This advanced feature:
    - Ensures this flow's delta stays behind the specified flow
    - Prevents race conditions in dependent data syncs
    - Maintains data consistency across related flows
    - Used for parent-child data relationships
    """

    run_next_export_ids: MutableSequence[FlowRequestRunNextExportId] | None = field("_runNextExportIds", default=None)
    """List of export configurations to trigger after flow completion.

    This field allows triggering specific exports in other flows:
    - Enables cross-flow dependencies
    - Supports selective data refreshes
    - Maintains loose coupling between flows
    """

    run_next_flow_ids: MutableSequence[str] | None = field("_runNextFlowIds", default=None)
    """List of flow IDs to execute after this flow completes successfully.

    This enables flow chaining where:
    - Dependent flows run automatically
    - Data pipelines can be orchestrated
    - Complex multi-step processes are coordinated
    - Success of this flow triggers the next flows
    """

    ai_description: str | AIDescription | None = field("aiDescription", default=None)
    """AI-generated or user-provided description used by AI agents to understand the flow."""

    aliases: MutableSequence[FlowRequestAlias] | None = field("aliases", default=None)
    """Named aliases that map to specific resources within the flow."""

    auto_resolve_matching_trace_keys: bool | None = field("autoResolveMatchingTraceKeys", default=None)
    """Enables automatic resolution of duplicate records based on trace keys.

    When set to true:
    - Records with matching trace keys are automatically resolved
    - Reduces manual intervention for known duplicates
    - Useful for idempotent operations

    When set to false (default):
    - Duplicate trace keys trigger error handling
    - Requires manual resolution
    - Provides more control over data integrity
    """

    description: str | None = field("description", default=None)
    """Optional free-text field that provides additional context about the flow's purpose and functionality.

    While not used for operational functionality in the API, this field serves several important purposes:
    - Helps document the business logic and data transformations applied
    - Provides context for other developers and administrators
    - Appears in the admin UI and flow listings for easier identification
    - Can be used by AI agents to better understand the flow's purpose when making recommendations

    Best practice is to include information about:
    - The source and destination systems
    - The type of data being synchronized
    - Any special business rules or transformations
    - Dependencies on other flows or systems
    - Run frequency and timing considerations

    Maximum length: 1000 characters
    """

    disabled: bool | None = field("disabled", default=None)
    """Controls whether the flow is active or disabled.

    When set to true:
    - Scheduled executions are suspended
    - The flow cannot be triggered manually or by events
    - Running jobs are allowed to complete
    - Configuration is preserved for future reactivation

    When set to false:
    - Flow executes according to its schedule
    - Manual and event triggers are processed
    - All configured processors and routers are active

    DEFAULT: true (flows are created in disabled state for safety)

    Defaults to `true`.
    """

    draft: bool | None = field("draft", default=None)
    """Whether this flow is in draft mode and not yet published."""

    draft_expires_at: datetime | None = field("draftExpiresAt", default=None)
    """Timestamp when the draft version of this flow expires."""

    hidden: bool | None = field("hidden", default=None)
    """Controls visibility of the flow in user interfaces.

    When set to true:
    - Flow is hidden from standard UI views
    - Still executable and manageable via API
    - Useful for system or utility flows

    When set to false (default):
    - Flow appears in all standard UI views
    - Visible in flow lists and monitors
    """

    is_abstract: bool | None = field("isAbstract", default=None)
    """Marks this flow as an abstract flow (multi-instance flow).

    Abstract flows define a reusable flow structure that cannot be executed directly. Instead, instance flows
    reference an abstract flow via _abstractFlowId and provide overrides to customize behavior per instance
    (different connections, schedules, hooks, etc.) while sharing the same flow graph.

    Constraints when isAbstract is true:
    - The flow cannot be triggered or run — only instance flows execute
    - Top-level pageProcessors are not allowed; all processing steps must be inside
      routers[].branches[].pageProcessors
    - Cannot reference another abstract flow (_abstractFlowId is forbidden)
    - Cannot be set as a "run next flow" target
    - Cannot be unset to false while instance flows reference this flow
    - The overridesHelper field becomes available to declare which fields are overridable by instances
    """

    logging: FlowRequestLogging | None = field("logging", default=None)
    """Flow-level logging configuration."""

    num_instances: int | None = field("numInstances", default=None)
    """Number of instance flows derived from this abstract flow."""

    overrides: Overrides | None = field("overrides", default=None)

    overrides_helper: OverridesHelper | None = field("overridesHelper", default=None)

    page_generators: MutableSequence[PageGenerator] | None = field("pageGenerators", default=None)
    """List of data sources that generate pages of records for the flow to process.

    Page generators are the starting points of a flow that:
    - Retrieve data from source systems via exports
    - Can run in parallel if configured
    - Generate pages of records (up to 5MB each)
    - Pass data to subsequent processors or routers

    Each generator can have its own schedule or inherit the flow's schedule.
    """

    page_processors: MutableSequence[PageProcessor] | None = field("pageProcessors", default=None)
    """List of processing steps that operate on data pages in sequence. Either routers or pageProcessors should be
    present in the flow configuration and not both.

    Page processors transform and route data through the flow:
    - Execute in the order defined
    - Can include exports (lookups), imports, or routers
    - Support error handling and conditional execution
    - May include response mapping for data enrichment
    """

    pre_save: FlowRequestPreSave | None = field("preSave", default=None)
    """Pre-save hook that runs a script before persisting flow changes."""

    routers: MutableSequence[Router] | None = field("routers", default=None)
    """List of routing configurations that direct records to different branches. Either routers or pageProcessors
    should be present in the flow configuration and not both.

    Routers enable conditional processing by:
    - Evaluating records against defined criteria
    - Directing records to appropriate branches
    - Supporting complex business logic
    - Enabling parallel processing paths
    """

    run_page_generators_in_parallel: bool | None = field("runPageGeneratorsInParallel", default=None)
    """Controls whether multiple page generators execute simultaneously.

    When set to true:
    - All page generators start at the same time
    - Improves throughput for independent data sources
    - Requires careful consideration of API rate limits

    When set to false (default):
    - Page generators execute sequentially
    - Safer for rate-limited APIs
    - Easier to debug and monitor
    """

    schedule: str | FlowSchedule | None = field("schedule", default=None)
    """Cron expression that determines when the flow executes.

    This field accepts Celigo 6-field cron expressions:
    - Format: "second minute hour day-of-month month day-of-week"
    - Second is always ? (no specific value)
    - Minute defaults to 5 for hourly+ schedules, or comma-separated list for sub-hourly
    - Hours use explicit comma-separated lists (NOT wildcards or step expressions)
    - Day-of-month is ? for most schedules
    - Month is * for every month
    - Day-of-week is * for every day, or specific days (0=Sun through 6=Sat)

    Examples:
    - "? 0,15,30,45 * ? * *" - Every 15 minutes
    - "? 5 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23 ? * *" - Every hour
    - "? 5 0,4,8,12,16,20 ? * *" - Every 4 hours
    - "? 5 0 ? * *" - Daily
    - "? 5 9 ? * 1,2,3,4,5" - Weekdays at 9 AM

    Leave empty for event-driven flows that are triggered by webhooks or other flows.
    """

    settings: MutableMapping[str, Any] | None = field("settings", default=None)
    """Custom configuration settings for the flow.

    This object can contain:
    - Flow-specific parameters
    - Runtime configuration values
    - Feature flags or toggles
    - Custom business logic settings

    The structure is flexible and determined by the flow's requirements.
    """

    settings_form: MutableMapping[str, Any] | None = field("settingsForm", default=None)
    """Form definition used to collect flow-level settings from users."""

    skip_retries: bool | None = field("skipRetries", default=None)
    """Controls whether failed executions should be retried.

    When set to true:
    - Failed jobs are not automatically retried
    - Errors are logged but no retry attempts are made
    - Useful for time-sensitive data or non-idempotent operations

    When set to false (default):
    - Failed jobs are retried according to the system retry policy
    - Exponential backoff is applied between retry attempts
    - Maximum retry attempts are determined by system configuration
    """

    timezone: str | None = field("timezone", default=None)
    """Timezone in which the schedule is interpreted.

    This field specifies the timezone for the cron schedule:
    - Uses IANA timezone identifiers (e.g., "America/New_York")
    - Affects when scheduled flows execute
    - Important for daylight saving time handling
    - Defaults to UTC if not specified

    The timezone ensures flows run at consistent local times regardless of:
    - Server location
    - Daylight saving time changes
    - Geographic distribution of systems
    """


class FlowRequestAlias(Model):
    """Part of `FlowRequest` · docs/models/flow_request_alias.md"""

    connection_id: str | None = field("_connectionId", default=None)
    """Connection referenced by this alias."""

    export_id: str | None = field("_exportId", default=None)
    """Export referenced by this alias."""

    flow_id: str | None = field("_flowId", default=None)
    """Flow referenced by this alias."""

    import_id: str | None = field("_importId", default=None)
    """Import referenced by this alias."""

    alias: str | None = field("alias", default=None)
    """Alias name for the resource reference."""


class FlowRequestLogging(Model):
    """Flow-level logging configuration.

    Part of `FlowRequest` · docs/models/flow_request_logging.md
    """

    debug_until: datetime | None = field("debugUntil", default=None)
    """Timestamp until which debug-level logging is enabled."""

    mode: str | None = field("mode", default=None)
    """Logging mode (e.g., off, on, debug)."""


class FlowRequestPreSave(Model):
    """Pre-save hook that runs a script before persisting flow changes.

    Part of `FlowRequest` · docs/models/flow_request_pre_save.md
    """

    script_id: str | None = field("_scriptId", default=None)
    """Script containing the pre-save function."""

    function: str | None = field("function", default=None)
    """Function name to invoke in the pre-save script."""


class FlowRequestRunNextExportId(Model):
    """Part of `FlowRequest` · docs/models/flow_request_run_next_export_id.md"""

    export_id: str | None = field("_exportId", default=None)
    """The specific export to execute"""

    flow_id: str | None = field("_flowId", default=None)
    """The flow containing the export to trigger"""


class FlowRunRejected(Model):
    """The run was not started.

    Part of `FlowRunResponse` · docs/models/flow_run_rejected.md
    """

    error: str = field("error")
    """Why the run was not started."""


class FlowRunRequest(Model):
    """Optional overrides for a manual flow run. Omit the body (or send `{}`) to run the flow with its default
    configuration.

    Schema `FlowRunRequest` of Flows · docs/models/flow_run_request.md
    """

    export_ids: MutableSequence[str] | None = field("_exportIds", default=None)
    """Optional subset of exports (page generators) to run. Omit to run every generator on the flow. Useful for
    multi-generator flows where only one source needs re-pulling.
    """

    export: FlowRunRequestExport | None = field("export", default=None)
    """Delta-window override. When present, the run uses these dates in place of the flow's own `lastExportDateTime`
    / `currentExportDateTime`. Both fields are optional individually.
    """


class FlowRunRequestExport(Model):
    """Delta-window override. When present, the run uses these dates in place of the flow's own `lastExportDateTime`
    / `currentExportDateTime`. Both fields are optional individually.

    Part of `FlowRunRequest` · docs/models/flow_run_request_export.md
    """

    end_date: datetime | None = field("endDate", default=None)
    """ISO-8601 end of the delta window (maps to `currentExportDateTime`)."""

    start_date: datetime | None = field("startDate", default=None)
    """ISO-8601 start of the delta window (maps to `lastExportDateTime`)."""


class FlowRunScheduled(Model):
    """The job that was queued.

    Part of `FlowRunResponse` · docs/models/flow_run_scheduled.md
    """

    id: str | None = field("_id", default=None)
    """Id of the job."""

    job_id: str | None = field("_jobId", default=None)
    """Id of the job."""

    flow_job_id: str | None = field("_flowJobId", default=None)
    """Id of the job of the whole flow."""

    status: str | None = field("status", default=None)
    """Status of the job, `queued` at first."""


class FlowSchedule(Model):
    """When a flow runs, in parts.

    Schema `FlowSchedule` of specs/overlays/20-contradictions.yaml · docs/models/flow_schedule.md
    """

    frequency: str | None = field("frequency", default=None)
    """How often the flow runs."""

    cron: str | None = field("cron", default=None)
    """The schedule as a cron expression."""

    days: Any = field("days", default=None)
    """The days on which the flow runs."""

    start_date: str | None = field("startDate", default=None)
    """When the schedule begins."""

    end_date: str | None = field("endDate", default=None)
    """When the schedule ends."""


class FlowStepAffectedErrorsResponse(Model):
    """Echo of which error records the mutation touched. Returned by `PUT .../errors/assign`.

    Schema `FlowStepAffectedErrorsResponse` of Flows · docs/models/flow_step_affected_errors_response.md
    """

    errors_to_return: MutableSequence[str] = field("errorsToReturn")
    """Error ids that were affected by the mutation."""


class FlowStepError(Failure, Model):
    """One open-error record on a flow step. Errors accumulate per `(flow, step)` pair as the flow runs; they remain
    "open" until a user marks them resolved (`PUT .../resolved`) or a successful retry auto-resolves them.

    Schema `FlowStepError` of Flows · docs/models/flow_step_error.md
    """

    code: str = field("code")
    """Error code. For HTTP-sourced errors this is the stringified HTTP status (`"500"`, `"401"`). For
    platform-classified errors it's a symbolic code (e.g. `"script_error"`).
    """

    error_id: str = field("errorId")
    """Platform-assigned id for the error. This is the identifier you feed to assign / resolve / delete-resolved
    endpoints via the `errorIds` (or `errors`) body array.
    """

    message: str = field("message")
    """Human-readable message. Frequently a JSON string that the adaptor received as a response body."""

    occurred_at: datetime = field("occurredAt")
    """When the error happened (ISO 8601, UTC)."""

    source: (
        Literal[
            "application",
            "connection",
            "import_filter",
            "input_filter",
            "internal",
            "lookup",
            "mapping",
            "output_filter",
            "post_aggregate_hook",
            "post_map_hook",
            "post_map_hook_ss",
            "post_response_map_hook",
            "post_submit_hook",
            "post_submit_hook_ss",
            "pre_map_hook",
            "pre_map_hook_ss",
            "pre_parse_hook",
            "pre_save_page_hook",
            "pre_send_hook_ss",
            "resource",
            "response_mapping",
            "tool_input",
            "tool_output",
            "transformation",
            "user",
        ]
        | str
    ) = field("source")
    """Where the error originated.
    - `application` — a target system returned a non-success HTTP status.
    - `connection` — low-level connection failure (timeout, TLS, DNS, etc.).
    - `internal` — the runtime itself failed processing the record.
    - `user` — validation or config error tripped before the call reached the target.
    - `pre_save_page_hook` — a preSavePage script threw or rejected.
    """

    assigned_to_user_id: str | None = field("_assignedToUserId", default=None)
    """Mongo user id of the assignee. Paired with `assignedTo` for callers that need the id directly."""

    flow_job_id: str | None = field("_flowJobId", default=None)
    """Id of the flow-run job this error came from. Use with `GET /v1/jobs/{_id}` for run context."""

    assigned_by: str | None = field("assignedBy", default=None)
    """Mongo user id of the user who made the assignment. Absent when no assignment has been made."""

    assigned_to: str | None = field("assignedTo", default=None)
    """Display name of the user currently assigned to this error for triage when the email resolves to a known
    account user (e.g. `"Tyler Lamparter"`). When the email does not match a known user, the literal email string
    is stored instead. Set via `PUT /v1/flows/{_id}/{_stepId}/errors/assign`. Absent when no assignment has been
    made.
    """

    classification: (
        Literal[
            "connection",
            "data",
            "duplicate",
            "governance",
            "intermittent",
            "missing",
            "none",
            "parse",
            "rate_limit",
            "system",
            "too_large",
            "validation",
            "value",
        ]
        | str
        | None
    ) = field("classification", default=None)
    """Category assigned by the platform (or a user) to this error — drives auto-retry and reporting. Observed values
    include:
    - `connection` — low-level connection failure.
    - `intermittent` — transient target-side failure (4xx / 5xx that the platform will auto-retry at the `retryAt`
      timestamp).
    - `validation` — request failed pre-submit validation.
    - `data` — record-level data failure (malformed, missing fields).
    - `system` — internal runtime error. Empty when unclassified.
    """

    classified_by: str | None = field("classifiedBy", default=None)
    """`auto` when the platform classified it, or a user id / email when a human did."""

    o_index: str | None = field("oIndex", default=None)
    """Zero-based index of the offending record within its batch (page). Paired with `_flowJobId` this pinpoints the
    record inside the run's execution log.
    """

    purge_at: datetime | None = field("purgeAt", default=None, format="epoch_ms_string")
    """Epoch-milliseconds timestamp (as a string) when the error record is scheduled for automatic deletion from the
    queue. Drives the 30-day retention window by default.
    """

    req_and_res_key: str | None = field("reqAndResKey", default=None)
    """Opaque key for the stored HTTP request+response pair associated with this error. Pass to `GET
    /v1/flows/{_id}/{_stepId}/requests/{reqAndResKey}` to fetch the decoded HTTP detail. Absent when the error was
    not produced by an HTTP adaptor.
    """

    retry_at: datetime | None = field("retryAt", default=None)
    """When the platform is scheduled to auto-retry this error. Populated on `classification: intermittent` errors
    (the platform retries with exponential backoff up to a cap). Absent on errors that won't be auto-retried.
    """

    retry_data_key: str | None = field("retryDataKey", default=None)
    """Opaque key for the per-record data snapshot captured at the moment of failure. Populated on record-level
    errors (imports, transforms) where a retry means re-running the record; absent on connection-level failures.
    Pass to `POST /v1/flows/{_id}/{_stepId}/retry` (as `retryDataKeys[]`) to retry, or to `GET
    /v1/flows/{_id}/{_stepId}/{retryDataKey}/data` to inspect / mutate the snapshot before retry.
    """

    tags: MutableSequence[str] | None = field("tags", default=None)
    """Tag names currently attached to this error, or `null` when no tags are set. Stored as the human-readable `tag`
    value (e.g. `"Investigating"`), **not** the short `tagId` code used when writing via `PUT
    /v1/flows/{_id}/{_stepId}/tags`. Resolve names ↔ codes via `GET /v1/tags`.
    """

    trace_key: str | None = field("traceKey", default=None)
    """Upstream export/record identifier that produced this error — correlates the error back to the source record
    across the execution log. Populated on every error in practice; callers doing record-level triage join on this
    field.
    """

    export_data_uri: str | None = field("exportDataURI", default=None)
    """A link to the record in the system that it came from."""

    import_data_uri: str | None = field("importDataURI", default=None)
    """A link to the record in the system that it went to."""

    legacy_id: str | None = field("legacyId", default=None)
    """The id that the error had in an older store."""

    retriable: bool | None = field("retriable", default=None)
    """Whether the error can be retried."""


class FlowStepErrorsAssignRequest(Model):
    """Request body for `PUT /v1/flows/{_id}/{_stepId}/errors/assign`. Assigns a batch of open errors to a user by
    email; the errors remain open but are tagged with the assignee for triage views.

    Schema `FlowStepErrorsAssignRequest` of Flows · docs/models/flow_step_errors_assign_request.md
    """

    email: str = field("email")
    """Email of the account user to assign the errors to. The server does not check it: an address that belongs to no
    user of the account is kept as it is.
    """

    error_ids: MutableSequence[str] = field("errorIds", min_items=1)
    """Ids of open errors to assign. Obtain from `GET /v1/flows/{_id}/{_stepId}/errors` → each entry's `errorId`.
    Platform caps batch size around ~1000; chunk larger sets client-side.
    """


class FlowStepErrorsResponse(Model):
    """One page of open errors for a flow step. Body-paginated: when `nextPageURL` is present, follow it to fetch the
    next page.

    Schema `FlowStepErrorsResponse` of Flows · docs/models/flow_step_errors_response.md
    """

    errors: MutableSequence[FlowStepError] = field("errors")
    """Open error records on this page."""

    next_page_url: str | None = field("nextPageURL", default=None)
    """URL for the next page. **Omitted entirely** (not `null`) when there are no further pages. Some clients strip a
    leading `/api` prefix before reissuing.
    """


class FlowStepErrorsUnassignRequest(Model):
    """Request body for `PUT /v1/flows/{_id}/{_stepId}/errors/unassign`. Removes the assignee from a batch of open
    errors. Non-existent error ids are silently ignored.

    Schema `FlowStepErrorsUnassignRequest` of Flows · docs/models/flow_step_errors_unassign_request.md
    """

    error_ids: MutableSequence[str] = field("errorIds", min_items=1)
    """Ids of open errors to unassign. Obtain from `GET /v1/flows/{_id}/{_stepId}/errors` → each entry's `errorId`.
    Non-existent ids are silently ignored (no error raised).
    """


class FlowStepErrorsUnassignResponse(Model):
    """Response from `PUT /v1/flows/{_id}/{_stepId}/errors/unassign`. Echoes which error ids were actually unassigned
    — ids that were not found or were already unassigned are omitted.

    Schema `FlowStepErrorsUnassignResponse` of Flows · docs/models/flow_step_errors_unassign_response.md
    """

    errors_to_return: MutableSequence[str] = field("errorsToReturn")
    """Error ids that were actually unassigned by this call."""


class FlowStepRequestResponse(Model):
    """Decoded HTTP request / response pair captured for a flow-step error. Retrieved via `GET
    /v1/flows/{_id}/{_stepId}/requests/{reqAndResKey}`. Sensitive query-string and header values (credentials,
    access tokens) are masked with `********` before storage.

    Schema `FlowStepRequestResponse` of Flows · docs/models/flow_step_request_response.md
    """

    id: str | None = field("id", default=None)
    """Internal storage id for this request/response pair."""

    key: str = field("key")
    """Echoes the `reqAndResKey` path parameter."""

    request: FlowStepRequestResponseRequest = field("request")
    """The outbound HTTP request the runtime issued."""

    response: FlowStepRequestResponseResponse = field("response")
    """The response the runtime received."""

    time: datetime | None = field("time", default=None, format="epoch_ms")
    """Epoch milliseconds when this pair was stored."""


class FlowStepRequestResponseRequest(Capture, Model):
    """The outbound HTTP request the runtime issued.

    Part of `FlowStepRequestResponse` · docs/models/flow_step_request_response_request.md
    """

    body: str | None = field("body", default=None)
    """Request body, when applicable. String for JSON/XML payloads, omitted for GETs without a body."""

    headers: MutableMapping[str, str] | None = field("headers", default=None)
    """Headers sent with the request (sensitive values masked)."""

    method: str | None = field("method", default=None)
    """HTTP method (`GET`, `POST`, …)."""

    url: str | None = field("url", default=None)
    """Full URL sent, with sensitive query-string values masked."""


class FlowStepRequestResponseResponse(Capture, Model):
    """The response the runtime received.

    Part of `FlowStepRequestResponse` · docs/models/flow_step_request_response_response.md
    """

    body: str | None = field("body", default=None)
    """Response body as received. Typically a string (JSON/XML/text); binary responses are base64-encoded."""

    headers: MutableMapping[str, str] | None = field("headers", default=None)
    """Response headers."""

    received_at: datetime | None = field("receivedAt", default=None, format="epoch_ms")
    """Epoch milliseconds when the response was received."""

    status_code: int | None = field("statusCode", default=None)
    """HTTP status code."""


class FlowStepRequestsDeleteRequest(Model):
    """Request body for `DELETE /v1/flows/{_id}/{_stepId}/requests`. Targets specific stored request/response traces
    for deletion by their opaque `reqAndResKey` identifiers — this is **not** a blanket-purge endpoint despite the
    un-parameterized path.

    Schema `FlowStepRequestsDeleteRequest` of Flows · docs/models/flow_step_requests_delete_request.md
    """

    keys: MutableSequence[str] = field("keys", min_items=1)
    """`reqAndResKey` values to delete, as listed on each error from `GET /v1/flows/{_id}/{_stepId}/errors`. Empty
    array rejects with 400 (`invalid_url` / "keys is not valid"); to purge everything, enumerate the current
    errors' keys and send them.
    """


class FlowStepRequestsDeleteResponse(Deletion, Model):
    """Result of `DELETE /v1/flows/{_id}/{_stepId}/requests`. Lists which requested keys were deleted and any per-key
    errors the platform encountered.

    Schema `FlowStepRequestsDeleteResponse` of Flows · docs/models/flow_step_requests_delete_response.md
    """

    deleted: MutableSequence[str] = field("deleted")
    """Keys that were successfully deleted. Subset of the request's `keys[]`."""

    errors: MutableSequence[MutableMapping[str, Any]] = field("errors")
    """Per-key error objects for entries that failed to delete (already gone, permission, etc.). Empty array on
    fully-successful calls.
    """


class FlowStepRequestsListResponse(Model):
    """Paginated list of stored HTTP request/response trace metadata for a flow step. Returned by `GET
    /v1/flows/{_id}/{_stepId}/requests`. Follow `nextPageURL` for additional pages; each page adjusts the
    `time_lte` window by 600000 ms (10 minutes).

    Schema `FlowStepRequestsListResponse` of Flows · docs/models/flow_step_requests_list_response.md
    """

    next_page_url: str | None = field("nextPageURL")
    """Full URL for the next page of results, or `null` when there are no more pages. Each page shifts `time_lte`
    backward by 600000 ms (10 minutes).
    """

    requests: MutableSequence[FlowStepRequestsListResponseRequest] = field("requests")
    """Trace metadata entries for the current page."""


class FlowStepRequestsListResponseRequest(Model):
    """Part of `FlowStepRequestsListResponse` · docs/models/flow_step_requests_list_response_request.md"""

    key: str = field("key")
    """Opaque key identifying this request/response pair (the `reqAndResKey`)."""

    method: str = field("method")
    """HTTP method used (`GET`, `POST`, `PUT`, etc.)."""

    stage: str = field("stage")
    """Pipeline stage where the request was captured (e.g. `export`, `import`)."""

    status_code: str = field("statusCode")
    """HTTP status code as a string (e.g. `"200"`, `"403"`)."""

    time: int = field("time")
    """Epoch milliseconds when the request was captured."""


class FlowStepResolveRequest(Model):
    """Request body for `PUT /v1/flows/{_id}/{_stepId}/resolved`. Marks a batch of currently-open errors as resolved
    — they move from the `errors` list to the `resolved` list. The body field is named `errors` (not `errorIds`)
    for historical reasons; it carries error ids.

    Schema `FlowStepResolveRequest` of Flows · docs/models/flow_step_resolve_request.md
    """

    errors: MutableSequence[str] = field("errors", min_items=1)
    """Ids of open errors to mark resolved. Obtain from `GET /v1/flows/{_id}/{_stepId}/errors` → each entry's
    `errorId`.
    """


class FlowStepResolvedDeleteRequest(Model):
    """Request body for `DELETE /v1/flows/{_id}/{_stepId}/resolved`. Permanently deletes the named resolved errors
    from the account. The body field is named `errors` (carries error ids) — this matches the shape used by the
    resolve PUT.

    Schema `FlowStepResolvedDeleteRequest` of Flows · docs/models/flow_step_resolved_delete_request.md
    """

    errors: MutableSequence[str] = field("errors", min_items=1)
    """Ids of resolved errors to delete. Obtain from `GET /v1/flows/{_id}/{_stepId}/resolved` → each entry's
    `errorId`.
    """


class FlowStepResolvedResponse(Model):
    """One page of resolved errors for a flow step. Resolved errors are retained for audit (and for potential
    un-resolving, though that's not exposed as an API operation) until either a user deletes them via `DELETE
    .../resolved` or the purge window expires.

    Schema `FlowStepResolvedResponse` of Flows · docs/models/flow_step_resolved_response.md
    """

    resolved: MutableSequence[FlowStepResolvedResponseResolvedItem] = field("resolved")
    """Resolved error records on this page."""

    next_page_url: str | None = field("nextPageURL", default=None)
    """URL for the next page. **Omitted entirely** (not `null`) when there are no further pages."""


class FlowStepResolvedResponseResolvedItem(Resolution, Model):
    """Fields added when an error transitions from open to resolved.

    Part of `FlowStepResolvedResponse` · docs/models/flow_step_resolved_response_resolved_item.md
    """

    code: str = field("code")
    """Error code. For HTTP-sourced errors this is the stringified HTTP status (`"500"`, `"401"`). For
    platform-classified errors it's a symbolic code (e.g. `"script_error"`).
    """

    error_id: str = field("errorId")
    """Platform-assigned id for the error. This is the identifier you feed to assign / resolve / delete-resolved
    endpoints via the `errorIds` (or `errors`) body array.
    """

    message: str = field("message")
    """Human-readable message. Frequently a JSON string that the adaptor received as a response body."""

    occurred_at: datetime = field("occurredAt")
    """When the error happened (ISO 8601, UTC)."""

    source: (
        Literal[
            "application",
            "connection",
            "import_filter",
            "input_filter",
            "internal",
            "lookup",
            "mapping",
            "output_filter",
            "post_aggregate_hook",
            "post_map_hook",
            "post_map_hook_ss",
            "post_response_map_hook",
            "post_submit_hook",
            "post_submit_hook_ss",
            "pre_map_hook",
            "pre_map_hook_ss",
            "pre_parse_hook",
            "pre_save_page_hook",
            "pre_send_hook_ss",
            "resource",
            "response_mapping",
            "tool_input",
            "tool_output",
            "transformation",
            "user",
        ]
        | str
    ) = field("source")
    """Where the error originated.
    - `application` — a target system returned a non-success HTTP status.
    - `connection` — low-level connection failure (timeout, TLS, DNS, etc.).
    - `internal` — the runtime itself failed processing the record.
    - `user` — validation or config error tripped before the call reached the target.
    - `pre_save_page_hook` — a preSavePage script threw or rejected.
    """

    assigned_to_user_id: str | None = field("_assignedToUserId", default=None)
    """Mongo user id of the assignee. Paired with `assignedTo` for callers that need the id directly."""

    flow_job_id: str | None = field("_flowJobId", default=None)
    """Id of the flow-run job this error came from. Use with `GET /v1/jobs/{_id}` for run context."""

    assigned_by: str | None = field("assignedBy", default=None)
    """Mongo user id of the user who made the assignment. Absent when no assignment has been made."""

    assigned_to: str | None = field("assignedTo", default=None)
    """Display name of the user currently assigned to this error for triage when the email resolves to a known
    account user (e.g. `"Tyler Lamparter"`). When the email does not match a known user, the literal email string
    is stored instead. Set via `PUT /v1/flows/{_id}/{_stepId}/errors/assign`. Absent when no assignment has been
    made.
    """

    classification: (
        Literal[
            "connection",
            "data",
            "duplicate",
            "governance",
            "intermittent",
            "missing",
            "none",
            "parse",
            "rate_limit",
            "system",
            "too_large",
            "validation",
            "value",
        ]
        | str
        | None
    ) = field("classification", default=None)
    """Category assigned by the platform (or a user) to this error — drives auto-retry and reporting. Observed values
    include:
    - `connection` — low-level connection failure.
    - `intermittent` — transient target-side failure (4xx / 5xx that the platform will auto-retry at the `retryAt`
      timestamp).
    - `validation` — request failed pre-submit validation.
    - `data` — record-level data failure (malformed, missing fields).
    - `system` — internal runtime error. Empty when unclassified.
    """

    classified_by: str | None = field("classifiedBy", default=None)
    """`auto` when the platform classified it, or a user id / email when a human did."""

    o_index: str | None = field("oIndex", default=None)
    """Zero-based index of the offending record within its batch (page). Paired with `_flowJobId` this pinpoints the
    record inside the run's execution log.
    """

    purge_at: datetime | None = field("purgeAt", default=None, format="epoch_ms_string")
    """Epoch-milliseconds timestamp (as a string) when the error record is scheduled for automatic deletion from the
    queue. Drives the 30-day retention window by default.
    """

    req_and_res_key: str | None = field("reqAndResKey", default=None)
    """Opaque key for the stored HTTP request+response pair associated with this error. Pass to `GET
    /v1/flows/{_id}/{_stepId}/requests/{reqAndResKey}` to fetch the decoded HTTP detail. Absent when the error was
    not produced by an HTTP adaptor.
    """

    retry_at: datetime | None = field("retryAt", default=None)
    """When the platform is scheduled to auto-retry this error. Populated on `classification: intermittent` errors
    (the platform retries with exponential backoff up to a cap). Absent on errors that won't be auto-retried.
    """

    retry_data_key: str | None = field("retryDataKey", default=None)
    """Opaque key for the per-record data snapshot captured at the moment of failure. Populated on record-level
    errors (imports, transforms) where a retry means re-running the record; absent on connection-level failures.
    Pass to `POST /v1/flows/{_id}/{_stepId}/retry` (as `retryDataKeys[]`) to retry, or to `GET
    /v1/flows/{_id}/{_stepId}/{retryDataKey}/data` to inspect / mutate the snapshot before retry.
    """

    tags: MutableSequence[str] | None = field("tags", default=None)
    """Tag names currently attached to this error, or `null` when no tags are set. Stored as the human-readable `tag`
    value (e.g. `"Investigating"`), **not** the short `tagId` code used when writing via `PUT
    /v1/flows/{_id}/{_stepId}/tags`. Resolve names ↔ codes via `GET /v1/tags`.
    """

    trace_key: str | None = field("traceKey", default=None)
    """Upstream export/record identifier that produced this error — correlates the error back to the source record
    across the execution log. Populated on every error in practice; callers doing record-level triage join on this
    field.
    """

    export_data_uri: str | None = field("exportDataURI", default=None)
    """A link to the record in the system that it came from."""

    import_data_uri: str | None = field("importDataURI", default=None)
    """A link to the record in the system that it went to."""

    legacy_id: str | None = field("legacyId", default=None)
    """The id that the error had in an older store."""

    retriable: bool | None = field("retriable", default=None)
    """Whether the error can be retried."""

    resolved_at: datetime | None = field("resolvedAt", default=None)
    """When the error was marked resolved."""

    resolved_by: str | None = field("resolvedBy", default=None)
    """`"auto"` when the platform auto-resolved (typically because a retry cleared the error or a connection-class
    error was auto-resolved at the end of a job), or a Mongo **user id** (not email) when a human marked it
    resolved via `PUT .../resolved`. Cross-reference via `GET /v1/ashares/{_id}` to resolve the id to a profile.
    """


class FlowStepRetryData(Model):
    """Envelope around a per-record snapshot captured at the moment an error occurred. Returned by `GET
    /v1/flows/{_id}/{_stepId}/{retryDataKey}/data` and accepted (full-replace) by the PUT on the same path.

    The `data` field carries the actual record payload the runtime tried to submit — its shape is
    adaptor-specific. The surrounding fields identify where in the pipeline the failure happened and how the
    record was structured.

    Schema `FlowStepRetryData` of Flows · docs/models/flow_step_retry_data.md
    """

    data: Any = field("data")
    """The opaque record payload. For HTTPImport errors this is the HTTP response the target system returned; for
    data-level failures it's the record as seen by the step. Shape varies by adaptor.
    """

    one_to_many: bool = field("oneToMany")
    """Whether the stored record represents a one-to-many expansion. When `true`, `childIndex` and `pathToMany`
    locate the specific sub-record inside the parent payload.
    """

    retry_data_key: str = field("retryDataKey")
    """Echoes the path parameter."""

    stage: str = field("stage")
    """Pipeline stage where the record was when the error occurred.
    - `page_generator` — export produced the record but a downstream step failed.
    - `page_processor_import` — import stage failure (most common record-level retry path).
    - `page_processor_export` — lookup/export stage inside a page processor.
    """

    adaptor_response: MutableMapping[str, Any] | None = field("adaptorResponse", default=None)
    """Adaptor-level response envelope captured alongside the record payload. Present on failures returned by an HTTP
    or import adaptor; carries fields like `data[]`, `errors[]`, `subGroupIdMapForSuccess`, `resultRecordIds`,
    `dataURIs`, `groupId`, `recordId`, and `ignoredResults`. Treat the shape as opaque — it varies by adaptor —
    and pass it through unchanged when PUT-ing the envelope back.
    """

    child_index: int | None = field("childIndex", default=None)
    """Zero-based index into the `pathToMany` array when `oneToMany: true`. Null on one-to-one records."""

    path_to_many: str | None = field("pathToMany", default=None)
    """JSON-path / dot-path into the parent payload naming the array of sub-records. Null on one-to-one records."""

    pg_export_id: str | None = field("pgExportId", default=None)
    """Id of the page-generator export that originated this record."""

    trace_key: str | None = field("traceKey", default=None)
    """Trace identifier for cross-bubble stitching in execution logs. Populated when the source export has a
    `traceKeyTemplate` configured.
    """


class FlowStepRetryExponentialRequest(Model):
    """Request body for `POST /v1/flows/{_id}/{_stepId}/retry_with_exponential_decay`. Retries errored records using
    an exponential back-off strategy. Returns a Job object when at least one key matched, or 204 if none matched.

    Schema `FlowStepRetryExponentialRequest` of Flows · docs/models/flow_step_retry_exponential_request.md
    """

    retry_data_keys: MutableSequence[str] = field("retryDataKeys", min_items=1)
    """Opaque per-error snapshot keys. Same format as `POST .../retry`. Only errors that carry a `retryDataKey` can
    be retried.
    """


class FlowStepRetryRequest(Model):
    """Request body for `POST /v1/flows/{_id}/{_stepId}/retry`. Re-runs the per-record data snapshot captured at the
    moment each error occurred. A successful retry auto-resolves the underlying error.

    Schema `FlowStepRetryRequest` of Flows · docs/models/flow_step_retry_request.md
    """

    retry_data_keys: MutableSequence[str] = field("retryDataKeys", min_items=1)
    """Opaque per-error snapshot keys. Obtain from `GET /v1/flows/{_id}/{_stepId}/errors` → `retryDataKey` on each
    entry that has one. Errors without a `retryDataKey` (typically connection-level failures) cannot be retried
    via this endpoint — rerun the whole flow instead.
    """


class FlowStepSignedURLResponse(Model):
    """Pre-signed S3 URL for downloading errors as a CSV file, or the data of a retry or the body of a request as it
    is. The URL expires after approximately 15 minutes. Returned by the `signedURL` endpoints on errors, resolved
    errors, and retry data.

    Schema `FlowStepSignedURLResponse` of Flows · docs/models/flow_step_signed_url_response.md
    """

    signed_url: SignedURL = field("signedURL")
    """Pre-signed S3 URL that streams the file when fetched with a plain GET (no auth headers needed). Expires ~15
    minutes after generation. Errors come as a CSV, always with a header row, even when there are zero matching
    records.
    """


class FlowStepTagsRequest(Model):
    """Request body for `PUT /v1/flows/{_id}/{_stepId}/tags`. Replaces the tag set on each listed error with
    `tagIds`. Pass an empty `tagIds` array to clear all tags from the listed errors.

    Schema `FlowStepTagsRequest` of Flows · docs/models/flow_step_tags_request.md
    """

    errors: MutableSequence[FlowStepTagsRequestError] = field("errors", min_items=1)
    """Error identifiers to retag. Each entry pairs an `errorId` with its opaque `retryDataKey` (when present). Both
    fields from the `GET .../errors` response.
    """

    tag_ids: MutableSequence[str] = field("tagIds")
    """Short tag codes to apply. Obtain from `GET /v1/tags` — use the short `tagId` field (e.g. `F3ZBQ`), not the
    Mongo `_id`. Pass `[]` to remove all tags from the listed errors.
    """


class FlowStepTagsRequestError(Model):
    """Part of `FlowStepTagsRequest` · docs/models/flow_step_tags_request_error.md"""

    id: str = field("id")
    """Error id (`errorId` from the listing)."""

    rdk: str | None = field("rdk", default=None)
    """Retry data key (`retryDataKey` from the listing). Empty string or omitted when the error has none."""


class FlowStepTagsResponse(Model):
    """Echo of which error records the tag mutation touched, split by their current state. Returned by `PUT
    /v1/flows/{_id}/{_stepId}/tags`.

    Schema `FlowStepTagsResponse` of Flows · docs/models/flow_step_tags_response.md
    """

    errors_to_return: FlowStepTagsResponseErrorsToReturn = field("errorsToReturn")
    """Ids split by whether each error was open or already resolved when retagged."""


class FlowStepTagsResponseErrorsToReturn(Model):
    """Ids split by whether each error was open or already resolved when retagged.

    Part of `FlowStepTagsResponse` · docs/models/flow_step_tags_response_errors_to_return.md
    """

    errors: MutableSequence[str] = field("errors")
    """Ids of **open** errors that were retagged."""

    resolved: MutableSequence[str] = field("resolved")
    """Ids of **resolved** errors that were retagged."""


class FlowTraceKeyResponseItem(Model):
    """Part of `FlowTraceKeyResponse` · docs/models/flow_trace_key_response_item.md"""

    pg_index: int | None = field("pgIndex", default=None)
    """Zero-based index of the page generator in the flow's `pageGenerators` array."""

    trace_key_pattern: FlowTraceKeyResponseTraceKeyPattern | None = field("traceKeyPattern", default=None)
    """The pattern used to derive trace keys for records produced by this generator."""


class FlowTraceKeyResponseTraceKeyPattern(Model):
    """The pattern used to derive trace keys for records produced by this generator.

    Part of `FlowTraceKeyResponse` · docs/models/flow_trace_key_response_trace_key_pattern.md
    """

    fields: MutableSequence[str] | None = field("fields", default=None)
    """Source-record field paths that contribute to the trace key."""

    templates: MutableSequence[str] | None = field("templates", default=None)
    """Handlebars templates that produce trace-key segments."""


class GetFlowTestRunStepLogsResponseItem(Model):
    """One request/response pair captured by the test engine.

    Part of `GET /v1/flows/{_id}/test/run/{runId}/{_stepId}/logs/requestAndResponse`
    docs/models/get_flow_test_run_step_logs_response_item.md
    """

    request: GetFlowTestRunStepLogsResponseRequest | None = field("request", default=None)
    """Outbound HTTP request envelope."""

    response: GetFlowTestRunStepLogsResponseResponse | None = field("response", default=None)
    """Remote response envelope."""


class GetFlowTestRunStepLogsResponseRequest(TestCapture, Model):
    """Outbound HTTP request envelope.

    Part of `GET /v1/flows/{_id}/test/run/{runId}/{_stepId}/logs/requestAndResponse`
    docs/models/get_flow_test_run_step_logs_response_request.md
    """

    body: str | None = field("body", default=None)
    """Request body. Often **base64-encoded JSON** — decode before parsing. Empty for bodyless methods."""

    headers: MutableMapping[str, Any] | None = field("headers", default=None)
    """Request headers; sensitive values redacted server-side."""

    method: str | None = field("method", default=None)
    """HTTP method (e.g. `GET`, `POST`)."""

    url: str | None = field("url", default=None)
    """Fully-resolved request URL."""


class GetFlowTestRunStepLogsResponseResponse(TestCapture, Model):
    """Remote response envelope.

    Part of `GET /v1/flows/{_id}/test/run/{runId}/{_stepId}/logs/requestAndResponse`
    docs/models/get_flow_test_run_step_logs_response_response.md
    """

    body: str | None = field("body", default=None)
    """Response body. Often **base64-encoded JSON** — decode before parsing."""

    headers: MutableMapping[str, Any] | None = field("headers", default=None)
    """Response headers."""

    status_code: int | None = field("statusCode", default=None)
    """HTTP status code returned by the remote."""


class JsonPatchOperation(Model):
    """A single JSON Patch operation (RFC 6902).

    Schema `JsonPatchOperation` of Flows · docs/models/json_patch_operation.md
    """

    op: Literal["replace"] | str = field("op")
    """The operation to perform. Only `replace` is supported."""

    path: str = field("path")
    """JSON Pointer (RFC 6901) to the field to patch. Only whitelisted paths are accepted — unlisted paths return
    `422` with `"<path> is not a whitelisted property"`.
    """

    value: Any = field("value", default=None)
    """The new value to set at the given path."""


class LastExportDateTimeResponse(Model):
    """The flow's delta checkpoint — the most recent export timestamp across all page generators in the flow. Used by
    delta-export logic to compute the next `{{lastExportDateTime}}` value.

    Schema `LastExportDateTimeResponse` of Flows · docs/models/last_export_date_time_response.md
    """

    last_export_date_time: datetime | None = field("lastExportDateTime")
    """ISO-8601 timestamp. `null` if the flow has never produced an export."""


class Overrides(Model):
    """Configuration overrides for flows that inherit from abstract flows.

    When a flow inherits from an abstract flow template, this object allows selective overriding of inherited
    configuration while maintaining the base structure.

    Schema `Overrides` of Flows · docs/models/overrides.md
    """

    name: str | None = field("name", default=None)
    """Override for the flow's display name"""

    listener_ids_to_index: MutableSequence[str] | None = field("__listenerIdsToIndex", default=None)
    """Internal field for indexing listener configurations"""

    run_next_export_ids: MutableSequence[OverridesRunNextExportId] | None = field("_runNextExportIds", default=None)
    """Override list of exports to trigger after completion"""

    run_next_flow_ids: MutableSequence[str] | None = field("_runNextFlowIds", default=None)
    """Override list of flows to trigger after completion"""

    connections: MutableSequence[OverridesConnection] | None = field("connections", default=None)
    """Override connection configurations for abstract flow connections.

    Maps abstract connection placeholders to concrete connection instances.
    """

    description: str | None = field("description", default=None)
    """Override for the flow's description"""

    exports: MutableSequence[OverridesExport] | None = field("exports", default=None)
    """Override configurations for exports in the abstract flow.

    Allows customizing export behavior while maintaining the flow structure.
    """

    imports: MutableSequence[OverridesImport] | None = field("imports", default=None)
    """Override configurations for imports in the abstract flow.

    Similar structure to export overrides but for import resources.
    """

    routers: MutableSequence[OverridesRouter] | None = field("routers", default=None)
    """Override configurations for routers in the abstract flow.

    Allows customizing router behavior and branch configurations.
    """

    settings: MutableMapping[str, Any] | None = field("settings", default=None)
    """Override for custom flow settings.

    Allows modifying specific settings while inheriting others from the abstract flow template.
    """

    timezone: str | None = field("timezone", default=None)
    """Override for the flow's schedule timezone"""


class OverridesBranch(Model):
    """Part of `Overrides` · docs/models/overrides_branch.md"""

    name: str | None = field("name", default=None)

    abstract_id: str | None = field("_abstractId", default=None)
    """ID of the abstract branch being overridden"""

    description: str | None = field("description", default=None)

    input_filter: OverridesInputFilter | None = field("inputFilter", default=None)


class OverridesConnection(Model):
    """Part of `Overrides` · docs/models/overrides_connection.md"""

    id: str | None = field("_id", default=None)
    """Concrete connection ID to use instead"""

    abstract_id: str | None = field("_abstractId", default=None)
    """ID of the abstract connection being overridden"""

    borrow_concurrency_from_connection_id: str | None = field("_borrowConcurrencyFromConnectionId", default=None)
    """Optional connection to share concurrency limits with.

    Useful when multiple connections access the same system and need to share rate limiting.
    """


class OverridesDelta(Model):
    """Override delta configuration

    Part of `Overrides` · docs/models/overrides_delta.md
    """

    date_field: str | None = field("dateField", default=None)

    date_format: str | None = field("dateFormat", default=None)

    end_date_field: str | None = field("endDateField", default=None)

    lag_offset: int | None = field("lagOffset", default=None)

    start_date: str | None = field("startDate", default=None)


class OverridesDistributed(Model):
    """Override distributed processing settings

    Part of `Overrides` · docs/models/overrides_distributed.md
    """

    bearer_token_crypt: str | None = field("bearerToken_crypt", default=None)

    bearer_token_salt: str | None = field("bearerToken_salt", default=None)


class OverridesExport(Model):
    """Part of `Overrides` · docs/models/overrides_export.md"""

    id: str | None = field("_id", default=None)
    """Concrete export ID to use (if replacing entirely)"""

    abstract_id: str | None = field("_abstractId", default=None)
    """ID of the abstract export being overridden"""

    connection_id: str | None = field("_connectionId", default=None)
    """Override the connection used by this export"""

    keep_delta_behind_export_id: str | None = field("_keepDeltaBehindExportId", default=None)
    """Override delta synchronization settings"""

    keep_delta_behind_flow_id: str | None = field("_keepDeltaBehindFlowId", default=None)
    """Override delta synchronization settings"""

    data_uri_template: str | None = field("dataURITemplate", default=None)
    """Override URI template for error tracking"""

    delta: OverridesDelta | None = field("delta", default=None)
    """Override delta configuration"""

    distributed: OverridesDistributed | None = field("distributed", default=None)
    """Override distributed processing settings"""

    filters: MutableMapping[str, Any] | None = field("filters", default=None)
    """Override filter configurations"""

    form_schema: MutableMapping[str, Any] | None = field("formSchema", default=None)
    """Override form schema"""

    group_by_fields: MutableSequence[str] | None = field("groupByFields", default=None)
    """Override grouping fields"""

    hooks: MutableMapping[str, Any] | None = field("hooks", default=None)
    """Override hook configurations"""

    id_lock_template: str | None = field("idLockTemplate", default=None)
    """Override ID lock template"""

    input_filter: OverridesInputFilter | None = field("inputFilter", default=None)
    """Override input filtering rules"""

    once: OverridesOnce | None = field("once", default=None)
    """Override once export settings"""

    page_size: int | None = field("pageSize", default=None)
    """Override page size for this export"""

    parsers: MutableSequence[MutableMapping[str, Any]] | None = field("parsers", default=None)
    """Override parser configurations"""

    path_to_many: str | None = field("pathToMany", default=None)
    """Override one-to-many path configuration"""

    pre_save_schema: MutableMapping[str, Any] | None = field("preSaveSchema", default=None)
    """Override pre-save configuration"""

    proceed_on_failure: bool | None = field("proceedOnFailure", default=None)
    """Override error handling behavior"""

    response_mapping: ResponseMapping | None = field("responseMapping", default=None)

    schedule: str | None = field("schedule", default=None)
    """Override the export's schedule"""

    settings: MutableMapping[str, Any] | None = field("settings", default=None)
    """Override export-specific settings"""

    skip_retries: bool | None = field("skipRetries", default=None)
    """Override retry behavior"""

    test: OverridesTest | None = field("test", default=None)
    """Override test mode settings"""

    trace_key_template: str | None = field("traceKeyTemplate", default=None)
    """Override trace key generation"""

    transform: MutableMapping[str, Any] | None = field("transform", default=None)
    """Override transformation settings"""

    value_delta: OverridesValueDelta | None = field("valueDelta", default=None)
    """Override value delta settings"""

    webhook: OverridesWebhook | None = field("webhook", default=None)
    """Override webhook configuration"""


class OverridesHelper(Model):
    """Metadata for abstract flows that declares which fields in the flow's connections, exports, imports, and
    routers are overridable by instance flows.

    Only valid on abstract flows (isAbstract: true). The backend rejects this field on non-abstract flows. Each
    entry references a component of the abstract flow by its ID and lists the field names that instance flows are
    allowed to override.

    Schema `OverridesHelper` of Flows · docs/models/overrides_helper.md
    """

    connections: MutableSequence[OverridesHelperConnection] | None = field("connections", default=None)
    """Declares which connection-level fields are overridable per abstract flow connection."""

    exports: MutableSequence[OverridesHelperExport] | None = field("exports", default=None)
    """Declares which export-level fields are overridable per abstract flow export."""

    fields: MutableSequence[str] | None = field("fields", default=None)
    """Flow-level field names that instance flows may override (e.g., "schedule", "timezone")"""

    imports: MutableSequence[OverridesHelperImport] | None = field("imports", default=None)
    """Declares which import-level fields are overridable per abstract flow import."""

    routers: MutableSequence[OverridesHelperRouter] | None = field("routers", default=None)
    """Declares which router-level and branch-level fields are overridable per abstract flow router."""


class OverridesHelperBranch(Model):
    """Part of `OverridesHelper` · docs/models/overrides_helper_branch.md"""

    abstract_id: str | None = field("_abstractId", default=None)
    """Index or ID of the branch in the abstract flow router"""

    fields: MutableSequence[str] | None = field("fields", default=None)
    """Field names on this branch that instance flows may override"""


class OverridesHelperConnection(Model):
    """Part of `OverridesHelper` · docs/models/overrides_helper_connection.md"""

    abstract_id: str | None = field("_abstractId", default=None)
    """ID of the connection in the abstract flow"""

    fields: MutableSequence[str] | None = field("fields", default=None)
    """Field names on this connection that instance flows may override"""


class OverridesHelperExport(Model):
    """Part of `OverridesHelper` · docs/models/overrides_helper_export.md"""

    abstract_id: str | None = field("_abstractId", default=None)
    """ID of the export in the abstract flow"""

    fields: MutableSequence[str] | None = field("fields", default=None)
    """Field names on this export that instance flows may override"""


class OverridesHelperImport(Model):
    """Part of `OverridesHelper` · docs/models/overrides_helper_import.md"""

    abstract_id: str | None = field("_abstractId", default=None)
    """ID of the import in the abstract flow"""

    fields: MutableSequence[str] | None = field("fields", default=None)
    """Field names on this import that instance flows may override"""


class OverridesHelperRouter(Model):
    """Part of `OverridesHelper` · docs/models/overrides_helper_router.md"""

    abstract_id: str | None = field("_abstractId", default=None)
    """ID of the router in the abstract flow"""

    branches: MutableSequence[OverridesHelperBranch] | None = field("branches", default=None)
    """Per-branch override declarations"""

    fields: MutableSequence[str] | None = field("fields", default=None)
    """Field names on this router that instance flows may override"""


class OverridesImport(Model):
    """Part of `Overrides` · docs/models/overrides_import.md"""

    abstract_id: str | None = field("_abstractId", default=None)
    """ID of the abstract import being overridden"""

    connection_id: str | None = field("_connectionId", default=None)
    """Override the connection used by this import"""

    blob_key_path: str | None = field("blobKeyPath", default=None)

    data_uri_template: str | None = field("dataURITemplate", default=None)

    filter: MutableMapping[str, Any] | None = field("filter", default=None)

    hooks: MutableMapping[str, Any] | None = field("hooks", default=None)

    id_lock_template: str | None = field("idLockTemplate", default=None)

    lookups: MutableSequence[MutableMapping[str, Any]] | None = field("lookups", default=None)

    mapping: MutableMapping[str, Any] | None = field("mapping", default=None)

    mappings: MutableSequence[MutableMapping[str, Any]] | None = field("mappings", default=None)

    parsers: MutableSequence[MutableMapping[str, Any]] | None = field("parsers", default=None)

    path_to_many: str | None = field("pathToMany", default=None)

    pre_save: MutableMapping[str, Any] | None = field("preSave", default=None)

    proceed_on_failure: bool | None = field("proceedOnFailure", default=None)
    """Override error handling behavior"""

    response_mapping: ResponseMapping | None = field("responseMapping", default=None)

    response_transform: MutableMapping[str, Any] | None = field("responseTransform", default=None)

    settings: MutableMapping[str, Any] | None = field("settings", default=None)

    settings_form: MutableMapping[str, Any] | None = field("settingsForm", default=None)

    trace_key_template: str | None = field("traceKeyTemplate", default=None)


class OverridesInputFilter(Model):
    """Part of `Overrides` · docs/models/overrides_input_filter.md"""

    rules: MutableMapping[str, Any] | MutableSequence[Any] | None = field("rules", default=None)

    version: str | None = field("version", default=None)


class OverridesOnce(Model):
    """Override once export settings

    Part of `Overrides` · docs/models/overrides_once.md
    """

    boolean_field: str | None = field("booleanField", default=None)


class OverridesRouter(Model):
    """Part of `Overrides` · docs/models/overrides_router.md"""

    name: str | None = field("name", default=None)
    """Override router name"""

    abstract_id: str | None = field("_abstractId", default=None)
    """ID of the abstract router being overridden"""

    branches: MutableSequence[OverridesBranch] | None = field("branches", default=None)
    """Override branch configurations"""

    script: OverridesScript | None = field("script", default=None)
    """Override routing script"""


class OverridesRunNextExportId(Model):
    """Part of `Overrides` · docs/models/overrides_run_next_export_id.md"""

    export_id: str | None = field("_exportId", default=None)
    """The specific export to trigger"""

    flow_id: str | None = field("_flowId", default=None)
    """The flow containing the export"""


class OverridesScript(Model):
    """Override routing script

    Part of `Overrides` · docs/models/overrides_script.md
    """

    script_id: str | None = field("_scriptId", default=None)

    function: str | None = field("function", default=None)


class OverridesTest(Model):
    """Override test mode settings

    Part of `Overrides` · docs/models/overrides_test.md
    """

    limit: int | None = field("limit", default=None)


class OverridesValueDelta(Model):
    """Override value delta settings

    Part of `Overrides` · docs/models/overrides_value_delta.md
    """

    exported_field: str | None = field("exportedField", default=None)

    pending_field: str | None = field("pendingField", default=None)


class OverridesWebhook(Model):
    """Override webhook configuration

    Part of `Overrides` · docs/models/overrides_webhook.md
    """

    header: str | None = field("header", default=None)

    key_crypt: str | None = field("key_crypt", default=None)

    key_salt: str | None = field("key_salt", default=None)

    password_crypt: str | None = field("password_crypt", default=None)

    password_salt: str | None = field("password_salt", default=None)

    path: str | None = field("path", default=None)

    success_body: str | None = field("successBody", default=None)

    success_media_type: str | None = field("successMediaType", default=None)

    success_status_code: int | None = field("successStatusCode", default=None)

    token_crypt: str | None = field("token_crypt", default=None)

    token_salt: str | None = field("token_salt", default=None)

    username: str | None = field("username", default=None)


class PageGenerator(Model):
    """Configuration for a data source that generates pages of records for flow processing.

    Page generators are the entry points of a flow that retrieve data from source systems. They can be scheduled
    independently or inherit the flow's schedule, and multiple generators can run in parallel if configured.

    Schema `PageGenerator` of Flows · docs/models/page_generator.md
    """

    id: str | None = field("_id", default=None)
    """Identifier of this page generator within the flow."""

    export_id: str = field("_exportId")
    """Reference to the export resource that retrieves data from the source system.

    The export defines:
    - Connection to the source system
    - Query or API configuration
    - Data retrieval method (standard, delta, webhook, etc.)
    - Pagination and filtering rules

    Format: 24-character hexadecimal string
    """

    start_date_helper: str | None = field("__startDateHelper", default=None)
    """Internal helper field for managing scheduled start dates"""

    keep_delta_behind_export_id: str | None = field("_keepDeltaBehindExportId", default=None)
    """Reference to a specific export for delta synchronization coordination.

    More granular than _keepDeltaBehindFlowId:
    - Targets a specific export's delta timestamp
    - Provides precise control over data dependencies
    - Useful for complex multi-source synchronization
    """

    keep_delta_behind_flow_id: str | None = field("_keepDeltaBehindFlowId", default=None)
    """Reference to another flow for delta synchronization coordination.

    When specified:
    - This generator's delta timestamp stays behind the referenced flow
    - Prevents processing child records before parent records
    - Maintains referential integrity across flows
    """

    schedule: str | None = field("schedule", default=None)
    """Optional cron expression for this specific page generator.

    When specified:
    - Overrides the flow's main schedule for this generator
    - Allows different data sources to refresh at different intervals
    - Useful for sources with varying update frequencies

    When not specified:
    - Inherits the flow's schedule
    - Executes whenever the flow is triggered
    """

    setup_in_progress: bool | None = field("setupInProgress", default=None)
    """Internal flag indicating if the generator configuration is being modified.

    This is managed by the system and should not be set directly.
    """

    skip_retries: bool | None = field("skipRetries", default=None)
    """Controls retry behavior for this specific page generator.

    When true:
    - Failed attempts are not retried
    - Errors are logged but flow may continue
    - Useful for non-critical or time-sensitive data

    When false (default):
    - Failed attempts are retried per system policy
    - Ensures data completeness
    """


class PageProcessor(Model, alternatives=(("_exportId", "type"), ("_importId", "type"))):
    """Configuration for a processing step that operates on pages of data within a flow.

    Page processors can be exports (for lookups), imports (for data loading), or references to routers for
    conditional processing. They execute sequentially unless part of a router branch.

    Schema `PageProcessor` of Flows · docs/models/page_processor.md
    """

    export_id: str | None = field("_exportId", default=None)
    """Reference to an export resource used for data lookup or enrichment.

    Required when type="export". The export must be configured as a lookup (isLookup=true) to receive and process
    incoming records.

    Common uses:
    - Retrieve additional details from a system
    - Validate data against a reference source
    - Enrich records with related information
    """

    import_id: str | None = field("_importId", default=None)
    """Reference to an import resource for sending data to a destination system.

    Required when type="import". The import defines:
    - Target system connection
    - Data mapping and transformation
    - Error handling and validation rules
    - Create/update logic
    """

    hooks: PageProcessorHooks | None = field("hooks", default=None)
    """Custom code hooks for extending processor functionality"""

    proceed_on_failure: bool | None = field("proceedOnFailure", default=None)
    """Controls flow behavior when this processor encounters errors.

    When true:
    - Errors are logged but don't stop the flow
    - Subsequent processors continue execution
    - Failed records may be skipped

    When false (default):
    - Errors stop flow execution
    - No subsequent processors run
    - Maintains data integrity
    """

    response_mapping: ResponseMapping | None = field("responseMapping", default=None)

    setup_in_progress: bool | None = field("setupInProgress", default=None)
    """Internal flag indicating if the processor configuration is being modified.

    This is managed by the system and should not be set directly.
    """

    type: Literal["export", "import"] | str = field("type")
    """Specifies the type of processor to determine which fields are relevant.

    - "export": Uses an export for data lookup/enrichment
    - "import": Sends data to a destination system
    """


class PageProcessorHooks(Model):
    """Custom code hooks for extending processor functionality

    Part of `PageProcessor` · docs/models/page_processor_hooks.md
    """

    post_response_map: PageProcessorPostResponseMap | None = field("postResponseMap", default=None)
    """Hook executed after response mapping completes"""


class PageProcessorPostResponseMap(Model):
    """Hook executed after response mapping completes

    Part of `PageProcessor` · docs/models/page_processor_post_response_map.md
    """

    script_id: str | None = field("_scriptId", default=None)
    """Reference to the script containing the function"""

    function: str | None = field("function", default=None)
    """Function name to execute"""


class PageProcessorsPreviewRequest(Model):
    """Flow-page-processor preview request. Carries the flow shape plus side-loaded maps of page-generator and
    page-processor docs so the preview engine can run without reading the persisted flow doc.

    Schema `PageProcessorsPreviewRequest` of Flows · docs/models/page_processors_preview_request.md
    """

    page_processor_id: str = field("_pageProcessorId")
    """The pageProcessor resource id to preview. Must be present as a key in `pageProcessorMap`."""

    page_generator_map: MutableMapping[str, PageProcessorsPreviewRequestPageGeneratorMapValue] = field(
        "pageGeneratorMap"
    )
    """Map of page-generator `_id` → `{doc, options}`. `doc` is the full export doc for that generator; `options` is
    a preview-time hints object (typically `{}` or `{preview: true}`).
    """

    page_processor_map: MutableMapping[str, PageProcessorsPreviewRequestPageGeneratorMapValue] = field(
        "pageProcessorMap"
    )
    """Map of page-processor `_id` → `{doc, options}`. Shape matches `pageGeneratorMap`; `options.preview: true` is
    typically set on the entry matching `_pageProcessorId`.
    """

    selected_page_generator_id: str | None = field("_selectedPageGeneratorId", default=None)
    """Page generator to drive the preview when the flow has multiple. Defaults to
    `flow.pageGenerators[0]._exportId`.
    """

    flow: MutableMapping[str, Any] = field("flow")
    """Flow document. Must at minimum carry `pageGenerators[]` and `pageProcessors[]` with `_exportId` / `_importId`
    references that match keys in the side-loaded maps. Full flow doc shape mirrors `POST /v1/flows` body.
    Accepted under key `flow` despite the server's stale `flowDoc` error message.
    """

    include_stages: bool | None = field("includeStages", default=None)
    """Include stage-by-stage diagnostics (`stages[]`) in the response. Recommended — without it the response loses
    the per-stage data and error breakdown.
    """


class PageProcessorsPreviewRequestPageGeneratorMapValue(Model):
    """Part of `PageProcessorsPreviewRequest`
    docs/models/page_processors_preview_request_page_generator_map_value.md
    """

    doc: MutableMapping[str, Any] | None = field("doc", default=None)

    options: MutableMapping[str, Any] | None = field("options", default=None)


class Router(Model):
    """Configuration for conditional routing that directs records to different processing branches.

    Routers evaluate each record against defined criteria and route them to appropriate branches for specialized
    processing. This enables complex business logic and conditional workflows.

    Schema `Router` of Flows · docs/models/router.md
    """

    id: str | None = field("id", default=None)
    """Unique identifier for this router within the flow.

    Used to reference this router from page processors and for chaining routers. Must be unique within the flow's
    router collection.
    """

    name: str | None = field("name", default=None)
    """Human-readable name for the router.

    Displayed in the UI and logs to help identify the router's purpose.
    """

    branches: MutableSequence[Branch] = field("branches")
    """List of branches that define different processing paths.

    Each branch has its own criteria and processing steps. Records are evaluated against branch criteria in the
    order defined.
    """

    next_router_id: str | None = field("nextRouterId", default=None)
    """Optional reference to another router to chain after this one.

    Enables sequential routing decisions where records pass through multiple routers for complex branching logic.
    """

    route_records_to: Literal["first_matching_branch", "all_matching_branches", ""] | str | None = field(
        "routeRecordsTo", default=None
    )
    """Strategy for routing records to branches.
    - "first_matching_branch": Routes to the first branch whose criteria match (most common)
    - "all_matching_branches": Routes to all branches whose criteria match (creates copies)

    Defaults to `"first_matching_branch"`.
    """

    route_records_using: Literal["input_filters", "script", ""] | str | None = field("routeRecordsUsing", default=None)
    """Method used to evaluate routing criteria.

    - "input_filters": Uses declarative filter expressions
    - "script": Uses custom JavaScript for complex logic

    Defaults to `"input_filters"`.
    """

    script: RouterScript | None = field("script", default=None)
    """Script configuration when routeRecordsUsing="script".

    Enables custom routing logic that can't be expressed with filters.
    """


class RouterScript(Model):
    """Script configuration when routeRecordsUsing="script".

    Enables custom routing logic that can't be expressed with filters.

    Part of `Router` · docs/models/router_script.md
    """

    script_id: str | None = field("_scriptId", default=None)
    """Reference to the script resource"""

    function: str | None = field("function", default=None)
    """Function name that returns the branch name for each record"""


class UpdateFlowGroupingRequest(Model):
    """Assign one or more flows to a flow group inside their parent integration. Replaces each flow's current
    grouping membership; there is no multi-group membership model.

    Schema `UpdateFlowGroupingRequest` of Flows · docs/models/update_flow_grouping_request.md
    """

    flow_grouping_id: str | None = field("_flowGroupingId")
    """Id of the flow group (within the integration's `flowGroupings[]`). Pass `null` (or an empty string, depending
    on platform version) to remove the flows from their current group back to the integration's default section.
    """

    flow_ids: MutableSequence[str] = field("_flowIds", min_items=1)
    """The flows to move. All must belong to the same integration as the target flow group."""


CloneResponse: TypeAlias = "Flow | MutableSequence[CloneResponseItem]"
"""Response body for a clone operation. Some clone endpoints return the cloned resource, while others may return a
list of related created resources.

Schema `CloneResponse` of Flows · docs/models/clone_response.md
"""

FlowRunResponse: TypeAlias = "FlowRunRejected | FlowRunScheduled | MutableSequence[MutableMapping[str, Any]]"
"""Response from `POST /v1/flows/{_id}/run`. Shape varies by run type:

- **Scheduled / queued run** — a single object with the new job's identifiers (e.g. `_id`, `_flowJobId`).
- **On-demand / multi-export run** — an array of per-export run records.
- **Rejected run** — an object with an `error` field (e.g. flow disabled, mutually-exclusive run already in
  progress).

Callers should branch on the response shape before treating it as a single job.

Option 3: One job for each export of a flow with several page generators.

Schema `FlowRunResponse` of Flows · docs/models/flow_run_response.md
"""

FlowTraceKeyResponse: TypeAlias = "MutableSequence[FlowTraceKeyResponseItem]"
"""One entry per page generator in the flow. Each entry describes the trace-key pattern used to correlate source
records with their downstream results in execution logs.

Schema `FlowTraceKeyResponse` of Flows · docs/models/flow_trace_key_response.md
"""

JsonPatchRequest: TypeAlias = "MutableSequence[JsonPatchOperation]"
"""A JSON Patch document (RFC 6902). Send an array of patch operations. Only the `replace` operation is supported,
and only on whitelisted fields — all other paths are rejected with 422.

Schema `JsonPatchRequest` of Flows · docs/models/json_patch_request.md
"""
