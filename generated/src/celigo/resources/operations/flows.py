"""The operations of Flows, as data.

Generated from specs/flows.md. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import (
    Batch,
    Body,
    BodyPaging,
    Download,
    Filter,
    LinkPaging,
    Operation,
    Pairing,
    Patch,
    PathParam,
    Query,
    Starts,
)

if TYPE_CHECKING:
    from collections.abc import MutableSequence

    from ..._runtime.batching import BatchResult
    from ...clones import CloneResult
    from ...models.flows import (
        CancelFlowExecutionGroupResponse,
        ClonePreviewResponse,
        ErrorsFilterMetadataResponse,
        ExecutionLogDataResponse,
        ExecutionLogEntry,
        ExecutionLogMetadataResponse,
        ExportPreviewResponse,
        Flow,
        FlowDescendantsResponse,
        FlowErrorsResponse,
        FlowJobLogEntry,
        FlowJobsSearchResponse,
        FlowRunResponse,
        FlowStepAffectedErrorsResponse,
        FlowStepError,
        FlowStepErrorsUnassignResponse,
        FlowStepRequestResponse,
        FlowStepRequestsDeleteResponse,
        FlowStepRequestsListResponseRequest,
        FlowStepResolvedResponseResolvedItem,
        FlowStepRetryData,
        FlowStepSignedURLResponse,
        FlowStepTagsResponse,
        FlowTraceKeyResponse,
        GetFlowTestRunStepLogsResponseItem,
        LastExportDateTimeResponse,
    )
    from ...models.shared import DependencyResponse, Job

ERROR_FILTER_METADATA: Operation[ErrorsFilterMetadataResponse] = Operation(
    key="GET /v1/errors/filterMetadata",
    id="getErrorsFilterMetadata",
    method="GET",
    path=("/v1/errors/filterMetadata",),
    success={"200": "ErrorsFilterMetadataResponse"},
    errors={"401": "UnauthorizedBody", "403": "ForbiddenBody"},
    safe=True,
    idempotent=True,
    docs="operations/flows/error_filter_metadata.md",
)

CANCEL_EXECUTION_GROUP: Operation[CancelFlowExecutionGroupResponse | None] = Operation(
    key="PUT /v1/flowExecutionGroups/{_id}/cancel",
    id="cancelFlowExecutionGroup",
    method="PUT",
    path=("/v1/flowExecutionGroups/", PathParam("_id"), "/cancel"),
    success={"200": "CancelFlowExecutionGroupResponse", "204": ""},
    errors={"401": "UnauthorizedBody", "403": "ForbiddenBody"},
    idempotent=True,
    docs="operations/flows/cancel_execution_group.md",
)

LIST: Operation[Flow] = Operation(
    key="GET /v1/flows",
    id="listFlows",
    method="GET",
    path=("/v1/flows",),
    query=(
        Query("include", join=",", characters="[A-Za-z0-9._]"),
        Query("exclude", join=",", characters="[A-Za-z0-9._]"),
    ),
    paging=LinkPaging(header="Link"),
    success={"200": "MutableSequence[Flow]", "204": ""},
    errors={"401": "UnauthorizedBody", "403": "ForbiddenBody"},
    item="Flow",
    safe=True,
    idempotent=True,
    docs="operations/flows/list.md",
    exclusive=(("include", "exclude"),),
)

CREATE: Operation[Flow] = Operation(
    key="POST /v1/flows",
    id="createFlow",
    method="POST",
    path=("/v1/flows",),
    body=Body("application/json", "FlowRequest", required=True),
    success={"201": "Flow"},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "422": "Error"},
    docs="operations/flows/create.md",
)

UPDATE_GROUPING: Operation[None] = Operation(
    key="PUT /v1/flows/updateFlowGrouping",
    id="updateFlowGrouping",
    method="PUT",
    path=("/v1/flows/updateFlowGrouping",),
    body=Body("application/json", "UpdateFlowGroupingRequest", required=True),
    success={"204": ""},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    idempotent=True,
    docs="operations/flows/update_grouping.md",
)

GET: Operation[Flow] = Operation(
    key="GET /v1/flows/{_id}",
    id="getFlowById",
    method="GET",
    path=("/v1/flows/", PathParam("_id")),
    success={"200": "Flow"},
    errors={"401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    safe=True,
    idempotent=True,
    docs="operations/flows/get.md",
)

REPLACE: Operation[Flow] = Operation(
    key="PUT /v1/flows/{_id}",
    id="updateFlow",
    method="PUT",
    path=("/v1/flows/", PathParam("_id")),
    body=Body("application/json", "FlowRequest", required=True),
    pair=Pairing(("_id",), version="lastModified"),
    success={"200": "Flow"},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error", "422": "Error"},
    idempotent=True,
    docs="operations/flows/replace.md",
)

DELETE: Operation[None] = Operation(
    key="DELETE /v1/flows/{_id}",
    id="deleteFlow",
    method="DELETE",
    path=("/v1/flows/", PathParam("_id")),
    success={"204": ""},
    errors={"401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    idempotent=True,
    docs="operations/flows/delete.md",
)

PATCH: Operation[None] = Operation(
    key="PATCH /v1/flows/{_id}",
    id="patchFlow",
    method="PATCH",
    path=("/v1/flows/", PathParam("_id")),
    body=Body("application/json", "JsonPatchRequest", required=True),
    patch=Patch(
        {
            "/name": "str",
            "/description": "str",
            "/disabled": "bool",
            "/logging/debugUntil": "datetime",
            "/logging/mode": "str",
            "/runPageGeneratorsInParallel": "bool",
            "/aiDescription": "str | AIDescription",
            "/schedule/frequency": "str",
            "/schedule/startDate": "str",
            "/schedule/endDate": "str",
            "/schedule/days": "Any",
            "/schedule/cron": "str",
        },
        within={"/logging/debugUntil": 3600},
    ),
    success={"204": ""},
    errors={"401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error", "422": "Error"},
    docs="operations/flows/patch.md",
)

CLONE: Operation[CloneResult] = Operation(
    key="POST /v1/flows/{_id}/clone",
    id="cloneFlow",
    method="POST",
    path=("/v1/flows/", PathParam("_id"), "/clone"),
    body=Body("application/json", "CloneRequest"),
    success={"200": "CloneResponse", "201": "CloneResponse"},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error", "422": "Error"},
    docs="operations/flows/clone.md",
    result="clones.CloneResult",
)

PREVIEW_CLONE: Operation[ClonePreviewResponse] = Operation(
    key="GET /v1/flows/{_id}/clone/preview",
    id="previewCloneFlow",
    method="GET",
    path=("/v1/flows/", PathParam("_id"), "/clone/preview"),
    success={"200": "ClonePreviewResponse"},
    errors={"401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    safe=True,
    idempotent=True,
    docs="operations/flows/preview_clone.md",
)

DEPENDENCIES: Operation[DependencyResponse] = Operation(
    key="GET /v1/flows/{_id}/dependencies",
    id="listFlowDependencies",
    method="GET",
    path=("/v1/flows/", PathParam("_id"), "/dependencies"),
    success={"200": "DependencyResponse"},
    errors={"401": "UnauthorizedBody", "403": "ForbiddenBody"},
    safe=True,
    idempotent=True,
    docs="operations/flows/dependencies.md",
)

DESCENDANTS: Operation[FlowDescendantsResponse] = Operation(
    key="GET /v1/flows/{_id}/descendants",
    id="getFlowDescendants",
    method="GET",
    path=("/v1/flows/", PathParam("_id"), "/descendants"),
    success={"200": "FlowDescendantsResponse"},
    errors={"401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    safe=True,
    idempotent=True,
    docs="operations/flows/descendants.md",
)

ERROR_SUMMARY: Operation[FlowErrorsResponse] = Operation(
    key="GET /v1/flows/{_id}/errors",
    id="listFlowErrors",
    method="GET",
    path=("/v1/flows/", PathParam("_id"), "/errors"),
    success={"200": "FlowErrorsResponse"},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    safe=True,
    idempotent=True,
    docs="operations/flows/error_summary.md",
)

CANCEL_JOBS: Operation[None] = Operation(
    key="POST /v1/flows/{_id}/jobs/cancel",
    id="cancelFlowJobs",
    method="POST",
    path=("/v1/flows/", PathParam("_id"), "/jobs/cancel"),
    success={"204": ""},
    errors={"401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    docs="operations/flows/cancel_jobs.md",
)

SEARCH_JOBS: Operation[FlowJobsSearchResponse] = Operation(
    key="GET /v1/flows/{_id}/jobs/search",
    id="searchFlowJobs",
    method="GET",
    path=("/v1/flows/", PathParam("_id"), "/jobs/search"),
    query=(Query("traceKeyPrefix", required=True), Query("createdAt_gte"), Query("createdAt_lte"), Query("pageSize")),
    filters=(Filter("status", ("status",), items=("runs",)),),
    success={"200": "FlowJobsSearchResponse"},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    safe=True,
    idempotent=True,
    docs="operations/flows/search_jobs.md",
)

EXECUTION_LOGS: Operation[ExecutionLogEntry] = Operation(
    key="GET /v1/flows/{_id}/jobs/{_jobId}/logs",
    id="listFlowExecutionLogs",
    method="GET",
    path=("/v1/flows/", PathParam("_id"), "/jobs/", PathParam("_jobId"), "/logs"),
    query=(
        Query("status", spellings={"ignored": "ignore"}),
        Query("_expOrImpId", join=","),
        Query("traceKeyPrefix"),
        Query("sortOrder"),
        Query("pageSize"),
    ),
    paging=BodyPaging(next=("nextPageUrl",), items=("logs",), strip_prefix="/api"),
    success={"200": "ExecutionLogsResponse"},
    errors={"401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    item="ExecutionLogEntry",
    safe=True,
    idempotent=True,
    docs="operations/flows/execution_logs.md",
)

QUERY_LOG_DATA: Operation[ExecutionLogDataResponse] = Operation(
    key="POST /v1/flows/{_id}/jobs/{_jobId}/logs/data/query",
    id="queryFlowExecutionLogData",
    method="POST",
    path=("/v1/flows/", PathParam("_id"), "/jobs/", PathParam("_jobId"), "/logs/data/query"),
    body=Body("application/json", "ExecutionLogDataRequest", required=True),
    success={"200": "ExecutionLogDataResponse"},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    safe=True,
    idempotent=True,
    docs="operations/flows/query_log_data.md",
)

QUERY_LOG_METADATA: Operation[ExecutionLogMetadataResponse] = Operation(
    key="POST /v1/flows/{_id}/jobs/{_jobId}/logs/metadata/query",
    id="queryFlowExecutionLogMetadata",
    method="POST",
    path=("/v1/flows/", PathParam("_id"), "/jobs/", PathParam("_jobId"), "/logs/metadata/query"),
    body=Body("application/json", "ExecutionLogMetadataRequest", required=True),
    success={"200": "ExecutionLogMetadataResponse"},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    safe=True,
    idempotent=True,
    docs="operations/flows/query_log_metadata.md",
)

LOG_CHILDREN: Operation[FlowJobLogEntry] = Operation(
    key="GET /v1/flows/{_id}/jobs/{_jobId}/{_stepId}/logs/{recordId}/children",
    id="listFlowJobStepLogChildren",
    method="GET",
    path=(
        "/v1/flows/",
        PathParam("_id"),
        "/jobs/",
        PathParam("_jobId"),
        "/",
        PathParam("_stepId"),
        "/logs/",
        PathParam("recordId"),
        "/children",
    ),
    query=(Query("status"), Query("pageSize")),
    paging=BodyPaging(next=("nextPageUrl",), items=("children",), strip_prefix="/api"),
    success={"200": "FlowJobLogChildrenResponse"},
    errors={"401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    item="FlowJobLogEntry",
    safe=True,
    idempotent=True,
    docs="operations/flows/log_children.md",
)

LAST_EXPORT_DATE_TIME: Operation[LastExportDateTimeResponse] = Operation(
    key="GET /v1/flows/{_id}/lastExportDateTime",
    id="getFlowLastExportDateTime",
    method="GET",
    path=("/v1/flows/", PathParam("_id"), "/lastExportDateTime"),
    success={"200": "LastExportDateTimeResponse"},
    errors={"401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    safe=True,
    idempotent=True,
    docs="operations/flows/last_export_date_time.md",
)

DELETE_LOGS: Operation[None] = Operation(
    key="DELETE /v1/flows/{_id}/logs",
    id="deleteFlowLogs",
    method="DELETE",
    path=("/v1/flows/", PathParam("_id"), "/logs"),
    query=(Query("startedAt", required=True), Query("endAt", required=True)),
    success={"202": ""},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    idempotent=True,
    docs="operations/flows/delete_logs.md",
    ordered=(("startedAt", "endAt"),),
    codes={"400": {"invalid_query_params": "the beginning is not before the end"}},
)

REPLACE_CONNECTION: Operation[None] = Operation(
    key="PUT /v1/flows/{_id}/replaceConnection",
    id="replaceConnectionOnFlow",
    method="PUT",
    path=("/v1/flows/", PathParam("_id"), "/replaceConnection"),
    body=Body("application/json", "FlowReplaceConnectionRequest", required=True),
    success={"204": ""},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error", "422": "Error"},
    idempotent=True,
    docs="operations/flows/replace_connection.md",
)

RUN: Operation[FlowRunResponse] = Operation(
    key="POST /v1/flows/{_id}/run",
    id="runFlow",
    method="POST",
    path=("/v1/flows/", PathParam("_id"), "/run"),
    body=Body("application/json", "FlowRunRequest"),
    starts=Starts("GET /v1/jobs/{_id}", ("_jobId", "_flowJobId", "_id"), refused="error"),
    success={"200": "FlowRunResponse", "201": "FlowRunResponse"},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error", "422": "Error"},
    docs="operations/flows/run.md",
)

TEST_RUN_LOGS: Operation[MutableSequence[GetFlowTestRunStepLogsResponseItem]] = Operation(
    key="GET /v1/flows/{_id}/test/run/{runId}/{_stepId}/logs/requestAndResponse",
    id="getFlowTestRunStepLogs",
    method="GET",
    path=(
        "/v1/flows/",
        PathParam("_id"),
        "/test/run/",
        PathParam("runId"),
        "/",
        PathParam("_stepId"),
        "/logs/requestAndResponse",
    ),
    success={"200": "MutableSequence[GetFlowTestRunStepLogsResponseItem]"},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    safe=True,
    idempotent=True,
    docs="operations/flows/test_run_logs.md",
    missing=("req_res_logs_not_found",),
)

TRACE_KEY: Operation[FlowTraceKeyResponse] = Operation(
    key="GET /v1/flows/{_id}/traceKey",
    id="getFlowTraceKey",
    method="GET",
    path=("/v1/flows/", PathParam("_id"), "/traceKey"),
    success={"200": "FlowTraceKeyResponse"},
    errors={"401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    safe=True,
    idempotent=True,
    docs="operations/flows/trace_key.md",
)

STEP_ERRORS: Operation[FlowStepError] = Operation(
    key="GET /v1/flows/{_id}/{_stepId}/errors",
    id="listFlowStepErrors",
    method="GET",
    path=("/v1/flows/", PathParam("_id"), "/", PathParam("_stepId"), "/errors"),
    filters=(Filter("job_id", ("_flowJobId",), items=("errors",)),),
    paging=BodyPaging(next=("nextPageURL",), items=("errors",), strip_prefix="/api"),
    success={"200": "FlowStepErrorsResponse"},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    item="FlowStepError",
    safe=True,
    idempotent=True,
    docs="operations/flows/step_errors.md",
)

ASSIGN_ERRORS: Operation[BatchResult[FlowStepAffectedErrorsResponse]] = Operation(
    key="PUT /v1/flows/{_id}/{_stepId}/errors/assign",
    id="assignFlowStepErrors",
    method="PUT",
    path=("/v1/flows/", PathParam("_id"), "/", PathParam("_stepId"), "/errors/assign"),
    body=Body("application/json", "FlowStepErrorsAssignRequest", required=True),
    batch=Batch("errorIds", 1000),
    success={"200": "FlowStepAffectedErrorsResponse"},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    idempotent=True,
    docs="operations/flows/assign_errors.md",
)

STEP_ERRORS_SIGNED_URL: Operation[FlowStepSignedURLResponse] = Operation(
    key="GET /v1/flows/{_id}/{_stepId}/errors/signedURL",
    id="getFlowStepErrorsSignedURL",
    method="GET",
    path=("/v1/flows/", PathParam("_id"), "/", PathParam("_stepId"), "/errors/signedURL"),
    query=(Query("startAtErrorId"),),
    download=Download("signedURL", row="FlowStepError", parameter="startAtErrorId", column="errorId"),
    success={"200": "FlowStepSignedURLResponse"},
    errors={"401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    safe=True,
    idempotent=True,
    docs="operations/flows/step_errors_signed_url.md",
)

UNASSIGN_ERRORS: Operation[BatchResult[FlowStepErrorsUnassignResponse]] = Operation(
    key="PUT /v1/flows/{_id}/{_stepId}/errors/unassign",
    id="unassignFlowStepErrors",
    method="PUT",
    path=("/v1/flows/", PathParam("_id"), "/", PathParam("_stepId"), "/errors/unassign"),
    body=Body("application/json", "FlowStepErrorsUnassignRequest", required=True),
    batch=Batch("errorIds", 1000),
    success={"200": "FlowStepErrorsUnassignResponse"},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    idempotent=True,
    docs="operations/flows/unassign_errors.md",
)

REQUESTS: Operation[FlowStepRequestsListResponseRequest] = Operation(
    key="GET /v1/flows/{_id}/{_stepId}/requests",
    id="listFlowStepRequests",
    method="GET",
    path=("/v1/flows/", PathParam("_id"), "/", PathParam("_stepId"), "/requests"),
    query=(
        Query("time_lte", time="epoch_ms"),
        Query("time_gt", time="epoch_ms"),
        Query("statusCode"),
        Query("method"),
        Query("stage"),
    ),
    paging=BodyPaging(next=("nextPageURL",), items=("requests",), strip_prefix="/api", continue_on_empty=True),
    success={"200": "FlowStepRequestsListResponse"},
    errors={"401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error", "422": "Error"},
    item="FlowStepRequestsListResponseRequest",
    safe=True,
    idempotent=True,
    docs="operations/flows/requests.md",
)

DELETE_REQUESTS: Operation[BatchResult[FlowStepRequestsDeleteResponse]] = Operation(
    key="DELETE /v1/flows/{_id}/{_stepId}/requests",
    id="deleteFlowStepRequests",
    method="DELETE",
    path=("/v1/flows/", PathParam("_id"), "/", PathParam("_stepId"), "/requests"),
    body=Body("application/json", "FlowStepRequestsDeleteRequest", required=True),
    batch=Batch("keys", 1000),
    success={"200": "FlowStepRequestsDeleteResponse"},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    idempotent=True,
    docs="operations/flows/delete_requests.md",
    codes={"400": {"invalid_url": "no keys were given"}},
)

REQUEST_FILE_SIGNED_URL: Operation[FlowStepSignedURLResponse] = Operation(
    key="GET /v1/flows/{_id}/{_stepId}/requests/{key}/files/signedURL",
    id="getFlowStepRequestFilesSignedURL",
    method="GET",
    path=(
        "/v1/flows/",
        PathParam("_id"),
        "/",
        PathParam("_stepId"),
        "/requests/",
        PathParam("key"),
        "/files/signedURL",
    ),
    download=Download("signedURL"),
    success={"200": "FlowStepSignedURLResponse"},
    errors={"401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error", "422": "Error"},
    safe=True,
    idempotent=True,
    docs="operations/flows/request_file_signed_url.md",
    codes={"422": {"missing_bodykey": "there is no file of it, flows.request_detail gives the whole body"}},
)

REQUEST_DETAIL: Operation[FlowStepRequestResponse] = Operation(
    key="GET /v1/flows/{_id}/{_stepId}/requests/{reqAndResKey}",
    id="getFlowStepRequestDetail",
    method="GET",
    path=("/v1/flows/", PathParam("_id"), "/", PathParam("_stepId"), "/requests/", PathParam("reqAndResKey")),
    success={"200": "FlowStepRequestResponse"},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    safe=True,
    idempotent=True,
    docs="operations/flows/request_detail.md",
    codes={
        "404": {
            "file_not_found": "nothing is stored under this key any more",
            "invalid_ref": "the flow or the step is not known",
        }
    },
)

RESOLVED_ERRORS: Operation[FlowStepResolvedResponseResolvedItem] = Operation(
    key="GET /v1/flows/{_id}/{_stepId}/resolved",
    id="listFlowStepResolvedErrors",
    method="GET",
    path=("/v1/flows/", PathParam("_id"), "/", PathParam("_stepId"), "/resolved"),
    paging=BodyPaging(next=("nextPageURL",), items=("resolved",), strip_prefix="/api"),
    success={"200": "FlowStepResolvedResponse"},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    item="FlowStepResolvedResponseResolvedItem",
    safe=True,
    idempotent=True,
    docs="operations/flows/resolved_errors.md",
)

RESOLVE_ERRORS: Operation[None] = Operation(
    key="PUT /v1/flows/{_id}/{_stepId}/resolved",
    id="resolveFlowStepErrors",
    method="PUT",
    path=("/v1/flows/", PathParam("_id"), "/", PathParam("_stepId"), "/resolved"),
    body=Body("application/json", "FlowStepResolveRequest", required=True),
    batch=Batch("errors", 1000),
    success={"204": ""},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    idempotent=True,
    docs="operations/flows/resolve_errors.md",
)

DELETE_RESOLVED_ERRORS: Operation[None] = Operation(
    key="DELETE /v1/flows/{_id}/{_stepId}/resolved",
    id="deleteFlowStepResolvedErrors",
    method="DELETE",
    path=("/v1/flows/", PathParam("_id"), "/", PathParam("_stepId"), "/resolved"),
    body=Body("application/json", "FlowStepResolvedDeleteRequest", required=True),
    batch=Batch("errors", 1000),
    success={"204": ""},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    idempotent=True,
    docs="operations/flows/delete_resolved_errors.md",
)

RESOLVED_ERRORS_SIGNED_URL: Operation[FlowStepSignedURLResponse] = Operation(
    key="GET /v1/flows/{_id}/{_stepId}/resolved/signedURL",
    id="getFlowStepResolvedSignedURL",
    method="GET",
    path=("/v1/flows/", PathParam("_id"), "/", PathParam("_stepId"), "/resolved/signedURL"),
    query=(Query("startAtErrorId"),),
    download=Download(
        "signedURL", row="FlowStepResolvedResponseResolvedItem", parameter="startAtErrorId", column="errorId"
    ),
    success={"200": "FlowStepSignedURLResponse"},
    errors={"401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    safe=True,
    idempotent=True,
    docs="operations/flows/resolved_errors_signed_url.md",
)

RETRY_ERRORS: Operation[Job] = Operation(
    key="POST /v1/flows/{_id}/{_stepId}/retry",
    id="retryFlowStepErrors",
    method="POST",
    path=("/v1/flows/", PathParam("_id"), "/", PathParam("_stepId"), "/retry"),
    body=Body("application/json", "FlowStepRetryRequest", required=True),
    batch=Batch("retryDataKeys", 1000),
    starts=Starts("GET /v1/jobs/{_id}", ("_id",)),
    success={"200": "Job", "204": ""},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error", "422": "Error"},
    docs="operations/flows/retry_errors.md",
)

RETRY_ERRORS_WITH_BACKOFF: Operation[Job] = Operation(
    key="POST /v1/flows/{_id}/{_stepId}/retry_with_exponential_decay",
    id="retryFlowStepErrorsWithExponentialDecay",
    method="POST",
    path=("/v1/flows/", PathParam("_id"), "/", PathParam("_stepId"), "/retry_with_exponential_decay"),
    body=Body("application/json", "FlowStepRetryExponentialRequest", required=True),
    batch=Batch("retryDataKeys", 1000),
    starts=Starts("GET /v1/jobs/{_id}", ("_id",)),
    success={"200": "Job", "204": ""},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error", "422": "Error"},
    docs="operations/flows/retry_errors_with_backoff.md",
)

REPLACE_ERROR_TAGS: Operation[BatchResult[FlowStepTagsResponse]] = Operation(
    key="PUT /v1/flows/{_id}/{_stepId}/tags",
    id="updateFlowStepErrorTags",
    method="PUT",
    path=("/v1/flows/", PathParam("_id"), "/", PathParam("_stepId"), "/tags"),
    body=Body("application/json", "FlowStepTagsRequest", required=True),
    batch=Batch("errors", 1000),
    success={"200": "FlowStepTagsResponse"},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    idempotent=True,
    docs="operations/flows/replace_error_tags.md",
)

RETRY_DATA: Operation[FlowStepRetryData] = Operation(
    key="GET /v1/flows/{_id}/{_stepId}/{retryDataKey}/data",
    id="getFlowStepErrorData",
    method="GET",
    path=("/v1/flows/", PathParam("_id"), "/", PathParam("_stepId"), "/", PathParam("retryDataKey"), "/data"),
    success={"200": "FlowStepRetryData"},
    errors={"401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    safe=True,
    idempotent=True,
    docs="operations/flows/retry_data.md",
)

REPLACE_RETRY_DATA: Operation[None] = Operation(
    key="PUT /v1/flows/{_id}/{_stepId}/{retryDataKey}/data",
    id="updateFlowStepErrorData",
    method="PUT",
    path=("/v1/flows/", PathParam("_id"), "/", PathParam("_stepId"), "/", PathParam("retryDataKey"), "/data"),
    body=Body("application/json", "FlowStepRetryData", required=True),
    pair=Pairing(()),
    success={"204": ""},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    idempotent=True,
    docs="operations/flows/replace_retry_data.md",
)

RETRY_DATA_SIGNED_URL: Operation[FlowStepSignedURLResponse] = Operation(
    key="GET /v1/flows/{_id}/{_stepId}/{retryDataKey}/signedURL",
    id="getFlowStepRetryDataSignedURL",
    method="GET",
    path=("/v1/flows/", PathParam("_id"), "/", PathParam("_stepId"), "/", PathParam("retryDataKey"), "/signedURL"),
    download=Download("signedURL"),
    success={"200": "FlowStepSignedURLResponse"},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    safe=True,
    idempotent=True,
    docs="operations/flows/retry_data_signed_url.md",
    codes={"400": {"invalid_operation": "the stored data is no file, flows.retry_data gives it"}},
)

PREVIEW_PAGE_PROCESSOR: Operation[ExportPreviewResponse] = Operation(
    key="POST /v1/pageProcessors/preview",
    id="previewPageProcessor",
    method="POST",
    path=("/v1/pageProcessors/preview",),
    body=Body("application/json", "PageProcessorsPreviewRequest", required=True),
    success={"200": "ExportPreviewResponse"},
    errors={"400": "Error", "401": "UnauthorizedBody", "403": "ForbiddenBody"},
    safe=True,
    idempotent=True,
    docs="operations/flows/preview_page_processor.md",
)
