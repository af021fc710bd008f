"""Wire forms of the models of Flows.

Generated from specs/flows.md, specs/overlays/20-contradictions.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from typing import Any, Literal, Required, TypeAlias

    from .ai_agents import AIDescriptionDict
    from .shared import ResponseMappingDict

__all__ = [
    "BranchDict",
    "BranchInputFilterDict",
    "CancelFlowExecutionGroupResponseDict",
    "ClonePreviewResponseDict",
    "ClonePreviewResponseObjectDict",
    "CloneRequestDict",
    "CloneResponseDict",
    "CloneResponseItemDict",
    "ErrorsFilterMetadataResponseDict",
    "ErrorsFilterMetadataResponseFilterDict",
    "ExecutionLogDataRequestDict",
    "ExecutionLogDataResponseDict",
    "ExecutionLogDataResponseLogDict",
    "ExecutionLogEntryDict",
    "ExecutionLogMetadataRequestDict",
    "ExecutionLogMetadataResponseDict",
    "ExecutionLogStepDict",
    "ExecutionLogsResponseDict",
    "ExportPreviewResponseDict",
    "ExportPreviewResponseStageDict",
    "FlowDescendantsResponseDict",
    "FlowDict",
    "FlowErrorsResponseDict",
    "FlowErrorsResponseFlowErrorDict",
    "FlowJobLogChildrenResponseDict",
    "FlowJobLogEntryDict",
    "FlowJobsSearchResponseDict",
    "FlowJobsSearchResponseRunDict",
    "FlowReplaceConnectionRequestDict",
    "FlowRequestAliasDict",
    "FlowRequestDict",
    "FlowRequestLoggingDict",
    "FlowRequestPreSaveDict",
    "FlowRequestRunNextExportIdDict",
    "FlowRunRejectedDict",
    "FlowRunRequestDict",
    "FlowRunRequestExportDict",
    "FlowRunResponseDict",
    "FlowRunScheduledDict",
    "FlowScheduleDict",
    "FlowStepAffectedErrorsResponseDict",
    "FlowStepErrorDict",
    "FlowStepErrorsAssignRequestDict",
    "FlowStepErrorsResponseDict",
    "FlowStepErrorsUnassignRequestDict",
    "FlowStepErrorsUnassignResponseDict",
    "FlowStepRequestResponseDict",
    "FlowStepRequestResponseRequestDict",
    "FlowStepRequestResponseResponseDict",
    "FlowStepRequestsDeleteRequestDict",
    "FlowStepRequestsDeleteResponseDict",
    "FlowStepRequestsListResponseDict",
    "FlowStepRequestsListResponseRequestDict",
    "FlowStepResolveRequestDict",
    "FlowStepResolvedDeleteRequestDict",
    "FlowStepResolvedResponseDict",
    "FlowStepResolvedResponseResolvedItemDict",
    "FlowStepRetryDataDict",
    "FlowStepRetryExponentialRequestDict",
    "FlowStepRetryRequestDict",
    "FlowStepSignedURLResponseDict",
    "FlowStepTagsRequestDict",
    "FlowStepTagsRequestErrorDict",
    "FlowStepTagsResponseDict",
    "FlowStepTagsResponseErrorsToReturnDict",
    "FlowTraceKeyResponseDict",
    "FlowTraceKeyResponseItemDict",
    "FlowTraceKeyResponseTraceKeyPatternDict",
    "GetFlowTestRunStepLogsResponseItemDict",
    "GetFlowTestRunStepLogsResponseRequestDict",
    "GetFlowTestRunStepLogsResponseResponseDict",
    "JsonPatchOperationDict",
    "JsonPatchRequestDict",
    "LastExportDateTimeResponseDict",
    "OverridesBranchDict",
    "OverridesConnectionDict",
    "OverridesDeltaDict",
    "OverridesDict",
    "OverridesDistributedDict",
    "OverridesExportDict",
    "OverridesHelperBranchDict",
    "OverridesHelperConnectionDict",
    "OverridesHelperDict",
    "OverridesHelperExportDict",
    "OverridesHelperImportDict",
    "OverridesHelperRouterDict",
    "OverridesImportDict",
    "OverridesInputFilterDict",
    "OverridesOnceDict",
    "OverridesRouterDict",
    "OverridesRunNextExportIdDict",
    "OverridesScriptDict",
    "OverridesTestDict",
    "OverridesValueDeltaDict",
    "OverridesWebhookDict",
    "PageGeneratorDict",
    "PageProcessorDict",
    "PageProcessorHooksDict",
    "PageProcessorPostResponseMapDict",
    "PageProcessorsPreviewRequestDict",
    "PageProcessorsPreviewRequestPageGeneratorMapValueDict",
    "RouterDict",
    "RouterScriptDict",
    "UpdateFlowGroupingRequestDict",
]


class BranchDict(TypedDict, total=False):
    """Wire form of `Branch`."""

    name: Required[str]
    description: str
    inputFilter: BranchInputFilterDict
    pageProcessors: list[PageProcessorDict]
    branchId: str
    nextRouterId: str


class BranchInputFilterDict(TypedDict, total=False):
    """Wire form of `BranchInputFilter`."""

    rules: dict[str, Any] | list[Any]
    version: str


class CancelFlowExecutionGroupResponseDict(TypedDict, total=False):
    """Wire form of `CancelFlowExecutionGroupResponse`."""

    message: Required[str]


class ClonePreviewResponseDict(TypedDict, total=False):
    """Wire form of `ClonePreviewResponse`."""

    _stackId: Required[str | None]
    objects: Required[list[ClonePreviewResponseObjectDict]]
    stackRequired: Required[bool]


class ClonePreviewResponseObjectDict(TypedDict, total=False):
    """Wire form of `ClonePreviewResponseObject`."""

    doc: Required[dict[str, Any]]
    model: Required[str]


class CloneRequestDict(TypedDict, total=False):
    """Wire form of `CloneRequest`."""

    name: str
    _integrationId: str
    connectionMap: dict[str, str]


class CloneResponseItemDict(TypedDict, total=False):
    """Wire form of `CloneResponseItem`."""

    _id: Required[str]
    name: str
    model: str


class ErrorsFilterMetadataResponseDict(TypedDict, total=False):
    """Wire form of `ErrorsFilterMetadataResponse`."""

    filters: Required[list[ErrorsFilterMetadataResponseFilterDict]]


class ErrorsFilterMetadataResponseFilterDict(TypedDict, total=False):
    """Wire form of `ErrorsFilterMetadataResponseFilter`."""

    name: Required[str]
    enums: Required[list[str]]


class ExecutionLogDataRequestDict(TypedDict, total=False):
    """Wire form of `ExecutionLogDataRequest`."""

    _expOrImpId: Required[str]
    groupId: Required[str]
    recordId: Required[str]
    stage: Required[
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
    ]


class ExecutionLogDataResponseDict(TypedDict, total=False):
    """Wire form of `ExecutionLogDataResponse`."""

    logs: Required[list[ExecutionLogDataResponseLogDict]]
    errors: list[dict[str, Any]]


class ExecutionLogDataResponseLogDict(TypedDict, total=False):
    """Wire form of `ExecutionLogDataResponseLog`."""

    log: dict[str, Any]


class ExecutionLogEntryDict(TypedDict, total=False):
    """Wire form of `ExecutionLogEntry`."""

    _expOrImpId: Required[str]
    groupId: Required[str]
    recordId: Required[str]
    status: Required[Literal["success", "error", "ignored", "ignore"] | str]
    startedAt: str
    timeTaken: int
    traceKey: str


class ExecutionLogMetadataRequestDict(TypedDict, total=False):
    """Wire form of `ExecutionLogMetadataRequest`."""

    _expOrImpId: Required[str]
    groupId: Required[str]
    recordId: Required[str]
    traceKey: str


class ExecutionLogMetadataResponseDict(TypedDict, total=False):
    """Wire form of `ExecutionLogMetadataResponse`."""

    duplicateTraceKey: Required[bool]
    steps: Required[list[ExecutionLogStepDict]]
    traceView: Required[bool]
    traceKey: str


class ExecutionLogStepDict(TypedDict, total=False):
    """Wire form of `ExecutionLogStep`."""

    _expOrImpId: Required[str]
    groupId: Required[str]
    recordId: Required[str]
    status: Required[Literal["success", "error", "ignored", "ignore"] | str]
    completedAt: str
    stage: str
    startedAt: str
    timeTaken: int


class ExecutionLogsResponseDict(TypedDict, total=False):
    """Wire form of `ExecutionLogsResponse`."""

    logs: Required[list[ExecutionLogEntryDict]]
    nextPageUrl: str | None
    prevPageUrl: str | None


class ExportPreviewResponseDict(TypedDict, total=False):
    """Wire form of `ExportPreviewResponse`."""

    data: list[Any]
    dataRecordTraceKeys: list[str]
    dataURIs: list[str]
    errors: list[dict[str, Any]]
    stages: list[ExportPreviewResponseStageDict]
    traceKeysDuplicate: list[str]


class ExportPreviewResponseStageDict(TypedDict, total=False):
    """Wire form of `ExportPreviewResponseStage`."""

    name: str
    data: list[Any] | dict[str, Any] | None
    errors: list[dict[str, Any]] | None


FlowDict = TypedDict(
    "FlowDict",
    {
        "_id": "str",
        "name": "str",
        "_abstractFlowId": "str",
        "_connectorId": "str",
        "_flowGroupingId": "str",
        "_integrationId": "str",
        "_keepDeltaBehindExportId": "str",
        "_keepDeltaBehindFlowId": "str",
        "_runNextExportIds": "list[FlowRequestRunNextExportIdDict]",
        "_runNextFlowIds": "list[str]",
        "aiDescription": "str | AIDescriptionDict",
        "aliases": "list[FlowRequestAliasDict]",
        "autoResolveMatchingTraceKeys": "bool",
        "description": "str",
        "disabled": "bool",
        "draft": "bool",
        "draftExpiresAt": "str",
        "hidden": "bool",
        "isAbstract": "bool",
        "logging": "FlowRequestLoggingDict",
        "numInstances": "int",
        "overrides": "OverridesDict",
        "overridesHelper": "OverridesHelperDict",
        "pageGenerators": "list[PageGeneratorDict]",
        "pageProcessors": "list[PageProcessorDict]",
        "preSave": "FlowRequestPreSaveDict",
        "routers": "list[RouterDict]",
        "runPageGeneratorsInParallel": "bool",
        "schedule": "str | FlowScheduleDict",
        "settings": "dict[str, Any]",
        "settingsForm": "dict[str, Any]",
        "skipRetries": "bool",
        "timezone": "str",
        "createdAt": "str",
        "deletedAt": "str",
        "lastModified": "str",
        "__retryAtHelper": "str",
        "__startDateHelper": "str",
        "_exportId": "str",
        "_importId": "str",
        "_sourceId": "str",
        "_templateId": "str",
        "_userId": "str",
        "externalId": "str",
        "free": "bool",
        "lastExecutedAt": "str",
        "resolvedAt": "str",
        "setupInProgress": "bool",
        "wizardState": "str",
        "sandbox": "bool",
        "numOpenError": "int",
        "lastErrorAt": "str | None",
    },
    total=False,
)
"""Wire form of `Flow`."""


class FlowDescendantsResponseDict(TypedDict, total=False):
    """Wire form of `FlowDescendantsResponse`."""

    exports: Required[list[dict[str, Any]]]
    imports: Required[list[dict[str, Any]]]
    tools: Required[list[dict[str, Any]]]


class FlowErrorsResponseDict(TypedDict, total=False):
    """Wire form of `FlowErrorsResponse`."""

    flowErrors: Required[list[FlowErrorsResponseFlowErrorDict]]


class FlowErrorsResponseFlowErrorDict(TypedDict, total=False):
    """Wire form of `FlowErrorsResponseFlowError`."""

    _expOrImpId: Required[str]
    numError: Required[int]
    lastErrorAt: str


class FlowJobLogChildrenResponseDict(TypedDict, total=False):
    """Wire form of `FlowJobLogChildrenResponse`."""

    children: Required[list[FlowJobLogEntryDict]]
    nextPageUrl: str | None
    prevPageUrl: str | None


class FlowJobLogEntryDict(TypedDict, total=False):
    """Wire form of `FlowJobLogEntry`."""

    _expOrImpId: Required[str]
    groupId: Required[str]
    recordId: Required[str]
    status: Required[Literal["success", "error", "ignore", "ignored"] | str]
    startedAt: str
    timeTaken: int
    traceKey: str


class FlowJobsSearchResponseDict(TypedDict, total=False):
    """Wire form of `FlowJobsSearchResponse`."""

    runs: Required[list[FlowJobsSearchResponseRunDict]]


class FlowJobsSearchResponseRunDict(TypedDict, total=False):
    """Wire form of `FlowJobsSearchResponseRun`."""

    _id: str
    _flowId: str
    endedAt: str
    numError: int
    numIgnore: int
    numSuccess: int
    startedAt: str
    status: str
    type: str


class FlowReplaceConnectionRequestDict(TypedDict, total=False):
    """Wire form of `FlowReplaceConnectionRequest`."""

    _connectionId: Required[str]
    _newConnectionId: Required[str]


class FlowRequestDict(TypedDict, total=False):
    """Wire form of `FlowRequest`."""

    name: str
    _abstractFlowId: str
    _connectorId: str
    _flowGroupingId: str
    _integrationId: str
    _keepDeltaBehindExportId: str
    _keepDeltaBehindFlowId: str
    _runNextExportIds: list[FlowRequestRunNextExportIdDict]
    _runNextFlowIds: list[str]
    aiDescription: str | AIDescriptionDict
    aliases: list[FlowRequestAliasDict]
    autoResolveMatchingTraceKeys: bool
    description: str
    disabled: bool
    draft: bool
    draftExpiresAt: str
    hidden: bool
    isAbstract: bool
    logging: FlowRequestLoggingDict
    numInstances: int
    overrides: OverridesDict
    overridesHelper: OverridesHelperDict
    pageGenerators: list[PageGeneratorDict]
    pageProcessors: list[PageProcessorDict]
    preSave: FlowRequestPreSaveDict
    routers: list[RouterDict]
    runPageGeneratorsInParallel: bool
    schedule: str | FlowScheduleDict
    settings: dict[str, Any]
    settingsForm: dict[str, Any]
    skipRetries: bool
    timezone: str


class FlowRequestAliasDict(TypedDict, total=False):
    """Wire form of `FlowRequestAlias`."""

    _connectionId: str
    _exportId: str
    _flowId: str
    _importId: str
    alias: str


class FlowRequestLoggingDict(TypedDict, total=False):
    """Wire form of `FlowRequestLogging`."""

    debugUntil: str
    mode: str


class FlowRequestPreSaveDict(TypedDict, total=False):
    """Wire form of `FlowRequestPreSave`."""

    _scriptId: str
    function: str


class FlowRequestRunNextExportIdDict(TypedDict, total=False):
    """Wire form of `FlowRequestRunNextExportId`."""

    _exportId: str
    _flowId: str


class FlowRunRejectedDict(TypedDict, total=False):
    """Wire form of `FlowRunRejected`."""

    error: Required[str]


class FlowRunRequestDict(TypedDict, total=False):
    """Wire form of `FlowRunRequest`."""

    _exportIds: list[str]
    export: FlowRunRequestExportDict


class FlowRunRequestExportDict(TypedDict, total=False):
    """Wire form of `FlowRunRequestExport`."""

    endDate: str
    startDate: str


class FlowRunScheduledDict(TypedDict, total=False):
    """Wire form of `FlowRunScheduled`."""

    _id: str
    _jobId: str
    _flowJobId: str
    status: str


class FlowScheduleDict(TypedDict, total=False):
    """Wire form of `FlowSchedule`."""

    frequency: str
    cron: str
    days: Any
    startDate: str
    endDate: str


class FlowStepAffectedErrorsResponseDict(TypedDict, total=False):
    """Wire form of `FlowStepAffectedErrorsResponse`."""

    errorsToReturn: Required[list[str]]


class FlowStepErrorDict(TypedDict, total=False):
    """Wire form of `FlowStepError`."""

    code: Required[str]
    errorId: Required[str]
    message: Required[str]
    occurredAt: Required[str]
    source: Required[
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
    ]
    _assignedToUserId: str
    _flowJobId: str
    assignedBy: str
    assignedTo: str
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
    )
    classifiedBy: str
    oIndex: str
    purgeAt: str
    reqAndResKey: str
    retryAt: str | None
    retryDataKey: str | None
    tags: list[str] | None
    traceKey: str | None
    exportDataURI: str | None
    importDataURI: str | None
    legacyId: str | None
    retriable: bool


class FlowStepErrorsAssignRequestDict(TypedDict, total=False):
    """Wire form of `FlowStepErrorsAssignRequest`."""

    email: Required[str]
    errorIds: Required[list[str]]


class FlowStepErrorsResponseDict(TypedDict, total=False):
    """Wire form of `FlowStepErrorsResponse`."""

    errors: Required[list[FlowStepErrorDict]]
    nextPageURL: str | None


class FlowStepErrorsUnassignRequestDict(TypedDict, total=False):
    """Wire form of `FlowStepErrorsUnassignRequest`."""

    errorIds: Required[list[str]]


class FlowStepErrorsUnassignResponseDict(TypedDict, total=False):
    """Wire form of `FlowStepErrorsUnassignResponse`."""

    errorsToReturn: Required[list[str]]


class FlowStepRequestResponseDict(TypedDict, total=False):
    """Wire form of `FlowStepRequestResponse`."""

    id: str
    key: Required[str]
    request: Required[FlowStepRequestResponseRequestDict]
    response: Required[FlowStepRequestResponseResponseDict]
    time: int


class FlowStepRequestResponseRequestDict(TypedDict, total=False):
    """Wire form of `FlowStepRequestResponseRequest`."""

    body: str
    headers: dict[str, str]
    method: str
    url: str


class FlowStepRequestResponseResponseDict(TypedDict, total=False):
    """Wire form of `FlowStepRequestResponseResponse`."""

    body: str
    headers: dict[str, str]
    receivedAt: int
    statusCode: int


class FlowStepRequestsDeleteRequestDict(TypedDict, total=False):
    """Wire form of `FlowStepRequestsDeleteRequest`."""

    keys: Required[list[str]]


class FlowStepRequestsDeleteResponseDict(TypedDict, total=False):
    """Wire form of `FlowStepRequestsDeleteResponse`."""

    deleted: Required[list[str]]
    errors: Required[list[dict[str, Any]]]


class FlowStepRequestsListResponseDict(TypedDict, total=False):
    """Wire form of `FlowStepRequestsListResponse`."""

    nextPageURL: Required[str | None]
    requests: Required[list[FlowStepRequestsListResponseRequestDict]]


class FlowStepRequestsListResponseRequestDict(TypedDict, total=False):
    """Wire form of `FlowStepRequestsListResponseRequest`."""

    key: Required[str]
    method: Required[str]
    stage: Required[str]
    statusCode: Required[str]
    time: Required[int]


class FlowStepResolveRequestDict(TypedDict, total=False):
    """Wire form of `FlowStepResolveRequest`."""

    errors: Required[list[str]]


class FlowStepResolvedDeleteRequestDict(TypedDict, total=False):
    """Wire form of `FlowStepResolvedDeleteRequest`."""

    errors: Required[list[str]]


class FlowStepResolvedResponseDict(TypedDict, total=False):
    """Wire form of `FlowStepResolvedResponse`."""

    resolved: Required[list[FlowStepResolvedResponseResolvedItemDict]]
    nextPageURL: str | None


class FlowStepResolvedResponseResolvedItemDict(TypedDict, total=False):
    """Wire form of `FlowStepResolvedResponseResolvedItem`."""

    code: Required[str]
    errorId: Required[str]
    message: Required[str]
    occurredAt: Required[str]
    source: Required[
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
    ]
    _assignedToUserId: str
    _flowJobId: str
    assignedBy: str
    assignedTo: str
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
    )
    classifiedBy: str
    oIndex: str
    purgeAt: str
    reqAndResKey: str
    retryAt: str | None
    retryDataKey: str | None
    tags: list[str] | None
    traceKey: str | None
    exportDataURI: str | None
    importDataURI: str | None
    legacyId: str | None
    retriable: bool
    resolvedAt: str
    resolvedBy: str


class FlowStepRetryDataDict(TypedDict, total=False):
    """Wire form of `FlowStepRetryData`."""

    data: Required[Any]
    oneToMany: Required[bool]
    retryDataKey: Required[str]
    stage: Required[str]
    adaptorResponse: dict[str, Any]
    childIndex: int | None
    pathToMany: str | None
    pgExportId: str
    traceKey: str | None


class FlowStepRetryExponentialRequestDict(TypedDict, total=False):
    """Wire form of `FlowStepRetryExponentialRequest`."""

    retryDataKeys: Required[list[str]]


class FlowStepRetryRequestDict(TypedDict, total=False):
    """Wire form of `FlowStepRetryRequest`."""

    retryDataKeys: Required[list[str]]


class FlowStepSignedURLResponseDict(TypedDict, total=False):
    """Wire form of `FlowStepSignedURLResponse`."""

    signedURL: Required[str]


class FlowStepTagsRequestDict(TypedDict, total=False):
    """Wire form of `FlowStepTagsRequest`."""

    errors: Required[list[FlowStepTagsRequestErrorDict]]
    tagIds: Required[list[str]]


class FlowStepTagsRequestErrorDict(TypedDict, total=False):
    """Wire form of `FlowStepTagsRequestError`."""

    id: Required[str]
    rdk: str


class FlowStepTagsResponseDict(TypedDict, total=False):
    """Wire form of `FlowStepTagsResponse`."""

    errorsToReturn: Required[FlowStepTagsResponseErrorsToReturnDict]


class FlowStepTagsResponseErrorsToReturnDict(TypedDict, total=False):
    """Wire form of `FlowStepTagsResponseErrorsToReturn`."""

    errors: Required[list[str]]
    resolved: Required[list[str]]


class FlowTraceKeyResponseItemDict(TypedDict, total=False):
    """Wire form of `FlowTraceKeyResponseItem`."""

    pgIndex: int
    traceKeyPattern: FlowTraceKeyResponseTraceKeyPatternDict


class FlowTraceKeyResponseTraceKeyPatternDict(TypedDict, total=False):
    """Wire form of `FlowTraceKeyResponseTraceKeyPattern`."""

    fields: list[str]
    templates: list[str]


class GetFlowTestRunStepLogsResponseItemDict(TypedDict, total=False):
    """Wire form of `GetFlowTestRunStepLogsResponseItem`."""

    request: GetFlowTestRunStepLogsResponseRequestDict
    response: GetFlowTestRunStepLogsResponseResponseDict


class GetFlowTestRunStepLogsResponseRequestDict(TypedDict, total=False):
    """Wire form of `GetFlowTestRunStepLogsResponseRequest`."""

    body: str | None
    headers: dict[str, Any]
    method: str
    url: str


class GetFlowTestRunStepLogsResponseResponseDict(TypedDict, total=False):
    """Wire form of `GetFlowTestRunStepLogsResponseResponse`."""

    body: str | None
    headers: dict[str, Any]
    statusCode: int


class JsonPatchOperationDict(TypedDict, total=False):
    """Wire form of `JsonPatchOperation`."""

    op: Required[Literal["replace"] | str]
    path: Required[str]
    value: Any


class LastExportDateTimeResponseDict(TypedDict, total=False):
    """Wire form of `LastExportDateTimeResponse`."""

    lastExportDateTime: Required[str | None]


OverridesDict = TypedDict(
    "OverridesDict",
    {
        "name": "str",
        "__listenerIdsToIndex": "list[str]",
        "_runNextExportIds": "list[OverridesRunNextExportIdDict]",
        "_runNextFlowIds": "list[str]",
        "connections": "list[OverridesConnectionDict]",
        "description": "str",
        "exports": "list[OverridesExportDict]",
        "imports": "list[OverridesImportDict]",
        "routers": "list[OverridesRouterDict]",
        "settings": "dict[str, Any]",
        "timezone": "str",
    },
    total=False,
)
"""Wire form of `Overrides`."""


class OverridesBranchDict(TypedDict, total=False):
    """Wire form of `OverridesBranch`."""

    name: str
    _abstractId: str
    description: str
    inputFilter: OverridesInputFilterDict


class OverridesConnectionDict(TypedDict, total=False):
    """Wire form of `OverridesConnection`."""

    _id: str
    _abstractId: str
    _borrowConcurrencyFromConnectionId: str


class OverridesDeltaDict(TypedDict, total=False):
    """Wire form of `OverridesDelta`."""

    dateField: str
    dateFormat: str
    endDateField: str
    lagOffset: int
    startDate: str


class OverridesDistributedDict(TypedDict, total=False):
    """Wire form of `OverridesDistributed`."""

    bearerToken_crypt: str
    bearerToken_salt: str


class OverridesExportDict(TypedDict, total=False):
    """Wire form of `OverridesExport`."""

    _id: str
    _abstractId: str
    _connectionId: str
    _keepDeltaBehindExportId: str
    _keepDeltaBehindFlowId: str
    dataURITemplate: str
    delta: OverridesDeltaDict
    distributed: OverridesDistributedDict
    filters: dict[str, Any]
    formSchema: dict[str, Any]
    groupByFields: list[str]
    hooks: dict[str, Any]
    idLockTemplate: str
    inputFilter: OverridesInputFilterDict
    once: OverridesOnceDict
    pageSize: int
    parsers: list[dict[str, Any]]
    pathToMany: str
    preSaveSchema: dict[str, Any]
    proceedOnFailure: bool
    responseMapping: ResponseMappingDict
    schedule: str
    settings: dict[str, Any]
    skipRetries: bool
    test: OverridesTestDict
    traceKeyTemplate: str
    transform: dict[str, Any]
    valueDelta: OverridesValueDeltaDict
    webhook: OverridesWebhookDict


class OverridesHelperDict(TypedDict, total=False):
    """Wire form of `OverridesHelper`."""

    connections: list[OverridesHelperConnectionDict]
    exports: list[OverridesHelperExportDict]
    fields: list[str]
    imports: list[OverridesHelperImportDict]
    routers: list[OverridesHelperRouterDict]


class OverridesHelperBranchDict(TypedDict, total=False):
    """Wire form of `OverridesHelperBranch`."""

    _abstractId: str
    fields: list[str]


class OverridesHelperConnectionDict(TypedDict, total=False):
    """Wire form of `OverridesHelperConnection`."""

    _abstractId: str
    fields: list[str]


class OverridesHelperExportDict(TypedDict, total=False):
    """Wire form of `OverridesHelperExport`."""

    _abstractId: str
    fields: list[str]


class OverridesHelperImportDict(TypedDict, total=False):
    """Wire form of `OverridesHelperImport`."""

    _abstractId: str
    fields: list[str]


class OverridesHelperRouterDict(TypedDict, total=False):
    """Wire form of `OverridesHelperRouter`."""

    _abstractId: str
    branches: list[OverridesHelperBranchDict]
    fields: list[str]


class OverridesImportDict(TypedDict, total=False):
    """Wire form of `OverridesImport`."""

    _abstractId: str
    _connectionId: str
    blobKeyPath: str
    dataURITemplate: str
    filter: dict[str, Any]
    hooks: dict[str, Any]
    idLockTemplate: str
    lookups: list[dict[str, Any]]
    mapping: dict[str, Any]
    mappings: list[dict[str, Any]]
    parsers: list[dict[str, Any]]
    pathToMany: str
    preSave: dict[str, Any]
    proceedOnFailure: bool
    responseMapping: ResponseMappingDict
    responseTransform: dict[str, Any]
    settings: dict[str, Any]
    settingsForm: dict[str, Any]
    traceKeyTemplate: str


class OverridesInputFilterDict(TypedDict, total=False):
    """Wire form of `OverridesInputFilter`."""

    rules: dict[str, Any] | list[Any]
    version: str


class OverridesOnceDict(TypedDict, total=False):
    """Wire form of `OverridesOnce`."""

    booleanField: str


class OverridesRouterDict(TypedDict, total=False):
    """Wire form of `OverridesRouter`."""

    name: str
    _abstractId: str
    branches: list[OverridesBranchDict]
    script: OverridesScriptDict


class OverridesRunNextExportIdDict(TypedDict, total=False):
    """Wire form of `OverridesRunNextExportId`."""

    _exportId: str
    _flowId: str


class OverridesScriptDict(TypedDict, total=False):
    """Wire form of `OverridesScript`."""

    _scriptId: str
    function: str


class OverridesTestDict(TypedDict, total=False):
    """Wire form of `OverridesTest`."""

    limit: int


class OverridesValueDeltaDict(TypedDict, total=False):
    """Wire form of `OverridesValueDelta`."""

    exportedField: str
    pendingField: str


class OverridesWebhookDict(TypedDict, total=False):
    """Wire form of `OverridesWebhook`."""

    header: str
    key_crypt: str
    key_salt: str
    password_crypt: str
    password_salt: str
    path: str
    successBody: str
    successMediaType: str
    successStatusCode: int
    token_crypt: str
    token_salt: str
    username: str


PageGeneratorDict = TypedDict(
    "PageGeneratorDict",
    {
        "_id": "str",
        "_exportId": "Required[str]",
        "__startDateHelper": "str",
        "_keepDeltaBehindExportId": "str",
        "_keepDeltaBehindFlowId": "str",
        "schedule": "str",
        "setupInProgress": "bool",
        "skipRetries": "bool",
    },
    total=False,
)
"""Wire form of `PageGenerator`."""


class PageProcessorDict(TypedDict, total=False):
    """Wire form of `PageProcessor`."""

    _exportId: str
    _importId: str
    hooks: PageProcessorHooksDict
    proceedOnFailure: bool
    responseMapping: ResponseMappingDict
    setupInProgress: bool
    type: Required[Literal["export", "import"] | str]


class PageProcessorHooksDict(TypedDict, total=False):
    """Wire form of `PageProcessorHooks`."""

    postResponseMap: PageProcessorPostResponseMapDict


class PageProcessorPostResponseMapDict(TypedDict, total=False):
    """Wire form of `PageProcessorPostResponseMap`."""

    _scriptId: str
    function: str


class PageProcessorsPreviewRequestDict(TypedDict, total=False):
    """Wire form of `PageProcessorsPreviewRequest`."""

    _pageProcessorId: Required[str]
    pageGeneratorMap: Required[dict[str, PageProcessorsPreviewRequestPageGeneratorMapValueDict]]
    pageProcessorMap: Required[dict[str, PageProcessorsPreviewRequestPageGeneratorMapValueDict]]
    _selectedPageGeneratorId: str
    flow: Required[dict[str, Any]]
    includeStages: bool


class PageProcessorsPreviewRequestPageGeneratorMapValueDict(TypedDict, total=False):
    """Wire form of `PageProcessorsPreviewRequestPageGeneratorMapValue`."""

    doc: dict[str, Any]
    options: dict[str, Any]


class RouterDict(TypedDict, total=False):
    """Wire form of `Router`."""

    id: str
    name: str
    branches: Required[list[BranchDict]]
    nextRouterId: str
    routeRecordsTo: Literal["first_matching_branch", "all_matching_branches", ""] | str
    routeRecordsUsing: Literal["input_filters", "script", ""] | str
    script: RouterScriptDict


class RouterScriptDict(TypedDict, total=False):
    """Wire form of `RouterScript`."""

    _scriptId: str
    function: str


class UpdateFlowGroupingRequestDict(TypedDict, total=False):
    """Wire form of `UpdateFlowGroupingRequest`."""

    _flowGroupingId: Required[str | None]
    _flowIds: Required[list[str]]


CloneResponseDict: TypeAlias = "FlowDict | list[CloneResponseItemDict]"
"""Wire form of `CloneResponse`."""

FlowRunResponseDict: TypeAlias = "FlowRunRejectedDict | FlowRunScheduledDict | list[dict[str, Any]]"
"""Wire form of `FlowRunResponse`."""

FlowTraceKeyResponseDict: TypeAlias = "list[FlowTraceKeyResponseItemDict]"
"""Wire form of `FlowTraceKeyResponse`."""

JsonPatchRequestDict: TypeAlias = "list[JsonPatchOperationDict]"
"""Wire form of `JsonPatchRequest`."""
