"""Calls of Flows.

Generated from specs/flows.md. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, overload

from .._runtime.options import OMIT
from .._runtime.resource import Resource
from .._runtime.response import raw, streamed
from ..triage import ErrorCalls
from .operations import flows as operations
from .operations import jobs as jobs_operations

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableSequence, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime
    from pathlib import Path
    from typing import Any, BinaryIO, Literal, Unpack

    from .._runtime.batching import BatchResult
    from .._runtime.downloading import Rows
    from .._runtime.options import DownloadOptions, Omit, RequestOptions
    from .._runtime.pager import Pager
    from .._runtime.saving import FileName
    from .._runtime.starting import Started
    from ..clones import CloneResult
    from ..models.ai_agents import AIDescription
    from ..models.flows import (
        CancelFlowExecutionGroupResponse,
        ClonePreviewResponse,
        CloneRequest,
        ErrorsFilterMetadataResponse,
        ExecutionLogDataRequest,
        ExecutionLogDataResponse,
        ExecutionLogEntry,
        ExecutionLogMetadataRequest,
        ExecutionLogMetadataResponse,
        ExportPreviewResponse,
        Flow,
        FlowDescendantsResponse,
        FlowErrorsResponse,
        FlowJobLogEntry,
        FlowJobsSearchResponse,
        FlowReplaceConnectionRequest,
        FlowRequest,
        FlowRequestAlias,
        FlowRequestLogging,
        FlowRequestPreSave,
        FlowRequestRunNextExportId,
        FlowRunRequest,
        FlowRunRequestExport,
        FlowRunResponse,
        FlowSchedule,
        FlowStepAffectedErrorsResponse,
        FlowStepError,
        FlowStepErrorsAssignRequest,
        FlowStepErrorsUnassignRequest,
        FlowStepErrorsUnassignResponse,
        FlowStepRequestResponse,
        FlowStepRequestsDeleteRequest,
        FlowStepRequestsDeleteResponse,
        FlowStepRequestsListResponseRequest,
        FlowStepResolvedDeleteRequest,
        FlowStepResolvedResponseResolvedItem,
        FlowStepResolveRequest,
        FlowStepRetryData,
        FlowStepRetryExponentialRequest,
        FlowStepRetryRequest,
        FlowStepSignedURLResponse,
        FlowStepTagsRequest,
        FlowStepTagsRequestError,
        FlowStepTagsResponse,
        FlowTraceKeyResponse,
        GetFlowTestRunStepLogsResponseItem,
        JsonPatchOperation,
        LastExportDateTimeResponse,
        Overrides,
        OverridesHelper,
        PageGenerator,
        PageProcessor,
        PageProcessorsPreviewRequest,
        PageProcessorsPreviewRequestPageGeneratorMapValue,
        Router,
        UpdateFlowGroupingRequest,
    )
    from ..models.shared import DependencyResponse, Job
    from ..types.ai_agents import AIDescriptionDict
    from ..types.flows import (
        CloneRequestDict,
        ExecutionLogDataRequestDict,
        ExecutionLogMetadataRequestDict,
        FlowReplaceConnectionRequestDict,
        FlowRequestAliasDict,
        FlowRequestDict,
        FlowRequestLoggingDict,
        FlowRequestPreSaveDict,
        FlowRequestRunNextExportIdDict,
        FlowRunRequestDict,
        FlowRunRequestExportDict,
        FlowScheduleDict,
        FlowStepErrorsAssignRequestDict,
        FlowStepErrorsUnassignRequestDict,
        FlowStepRequestsDeleteRequestDict,
        FlowStepResolvedDeleteRequestDict,
        FlowStepResolveRequestDict,
        FlowStepRetryDataDict,
        FlowStepRetryExponentialRequestDict,
        FlowStepRetryRequestDict,
        FlowStepTagsRequestDict,
        FlowStepTagsRequestErrorDict,
        JsonPatchOperationDict,
        OverridesDict,
        OverridesHelperDict,
        PageGeneratorDict,
        PageProcessorDict,
        PageProcessorsPreviewRequestDict,
        PageProcessorsPreviewRequestPageGeneratorMapValueDict,
        RouterDict,
        UpdateFlowGroupingRequestDict,
    )

__all__ = ["Flows", "FlowsWithRawResponse", "FlowsWithStreamingResponse"]


class Flows(ErrorCalls, Resource):
    """Flows: 45 operations."""

    @cached_property
    def with_raw_response(self) -> FlowsWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return FlowsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> FlowsWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return FlowsWithStreamingResponse(self)

    def error_filter_metadata(
        self, *, refresh: bool = False, **options: Unpack[RequestOptions]
    ) -> ErrorsFilterMetadataResponse:
        """Get static filter enum metadata for errors.

        Returns the static enumeration values used to filter errors across the platform. The response is not scoped
        to the authenticated user — every caller receives the same set of filter dimensions and allowed values.

        Currently returns two filter dimensions:
        - **source** (24 values): `internal`, `application`, `connection`, `resource`, `transformation`,
          `output_filter`, `input_filter`, `import_filter`, `lookup`, `mapping`, `response_mapping`,
          `pre_save_page_hook`, `pre_parse_hook`, `pre_map_hook`, `post_map_hook`, `post_submit_hook`,
          `post_response_map_hook`, `post_aggregate_hook`, `pre_send_hook_ss`, `pre_map_hook_ss`,
          `post_map_hook_ss`, `post_submit_hook_ss`, `tool_input`, `tool_output`.
        - **classification** (10 values): `connection`, `duplicate`, `governance`, `intermittent`, `missing`,
          `parse`, `value`, `rate_limit`, `too_large`, `none`.

        AI guidance:
        - Use this to populate filter dropdowns or validate filter values before passing them to error listing
          endpoints.
        - The values are static — cache them aggressively. They don't change between calls or users.

        The client keeps the answer; `refresh=True` asks the server again.

        Args:
            refresh: Whether the server is asked although this client has the answer.

        Returns:
            Static filter metadata.

        Raises:
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `GET /v1/errors/filterMetadata` · docs/operations/flows/error_filter_metadata.md
        """
        return self._send(operations.ERROR_FILTER_METADATA, refresh=refresh, options=options)

    def cancel_execution_group(
        self, flow_execution_group_id: str, **options: Unpack[RequestOptions]
    ) -> CancelFlowExecutionGroupResponse | None:
        """Cancel a flow execution group.

        Cancels all remaining jobs in a flow execution group. Execution groups are created when multiple flows are
        triggered together (e.g. via integration-level run or chained flows) and share a common group identifier.

        The response varies depending on whether there were jobs left to cancel:
        - **200** with `{"message": "No more jobs to cancel"}` when no in-progress jobs remain.
        - **204** with no body when cancellation was successfully requested.

        This endpoint is not scoped to a specific flow — the `_id` parameter is the execution group id, not a flow
        id. Any string is accepted as the id (the server does not validate that the group exists before responding).

        AI guidance:
        - Use this when you need to stop an entire batch of related flow runs, not just one flow.
        - Since the server accepts any string as the id without validation, a 200/204 response does not confirm the
          group existed — verify via job-listing endpoints if confirmation is needed.

        Args:
            flow_execution_group_id: Flow execution group id.

        Returns:
            200: No more jobs to cancel in the group.
            204: Cancellation requested for remaining jobs in the group. No response body.

        Raises:
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `PUT /v1/flowExecutionGroups/{_id}/cancel` · docs/operations/flows/cancel_execution_group.md
        """
        return self._send(operations.CANCEL_EXECUTION_GROUP, path=(flow_execution_group_id,), options=options)

    def list(
        self,
        *,
        include: str | Sequence[str] | None = None,
        exclude: str | Sequence[str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pager[Flow]:
        """List flows.

        Returns a list of all flows configured in the account. If no flows exist in the account, a 204 response with
        no body will be returned.

        `include` takes a list, sent as one text with `,` between the items; no item may hold that.

        `exclude` takes a list, sent as one text with `,` between the items; no item may hold that.

        `include` and `exclude` exclude each other: more than one raises `ValueError`.

        `include` and `exclude` may hold the characters `[A-Za-z0-9._]`; any other raises `ValueError`.

        Args:
            include: Comma-separated list of fields to project into each returned record.
            exclude: Comma-separated list of fields to remove from the default response on supported list endpoints.
                Unlike `include`, `exclude` does NOT trigger summary projection — callers get the standard
                full-record shape with the named fields stripped out.

        Returns:
            A pager, which fetches page after page while it is read. Successfully retrieved list of flows.

        Raises:
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `GET /v1/flows` · docs/operations/flows/list.md
        """
        return self._pages(operations.LIST, query={"include": include, "exclude": exclude}, options=options)

    def create(
        self,
        *,
        body: FlowRequest | FlowRequestDict | Flow | Mapping[str, Any] | Omit = OMIT,
        name: str | Omit = OMIT,
        abstract_flow_id: str | Omit = OMIT,
        connector_id: str | Omit = OMIT,
        flow_grouping_id: str | Omit = OMIT,
        integration_id: str | Omit = OMIT,
        keep_delta_behind_export_id: str | Omit = OMIT,
        keep_delta_behind_flow_id: str | Omit = OMIT,
        run_next_export_ids: Sequence[FlowRequestRunNextExportId | FlowRequestRunNextExportIdDict] | Omit = OMIT,
        run_next_flow_ids: Sequence[str] | Omit = OMIT,
        ai_description: str | AIDescription | AIDescriptionDict | Omit = OMIT,
        aliases: Sequence[FlowRequestAlias | FlowRequestAliasDict] | Omit = OMIT,
        auto_resolve_matching_trace_keys: bool | Omit = OMIT,
        description: str | Omit = OMIT,
        disabled: bool | Omit = OMIT,
        draft: bool | Omit = OMIT,
        draft_expires_at: datetime | str | Omit = OMIT,
        hidden: bool | Omit = OMIT,
        is_abstract: bool | Omit = OMIT,
        logging: FlowRequestLogging | FlowRequestLoggingDict | Omit = OMIT,
        num_instances: int | Omit = OMIT,
        overrides: Overrides | OverridesDict | Omit = OMIT,
        overrides_helper: OverridesHelper | OverridesHelperDict | Omit = OMIT,
        page_generators: Sequence[PageGenerator | PageGeneratorDict] | Omit = OMIT,
        page_processors: Sequence[PageProcessor | PageProcessorDict] | Omit = OMIT,
        pre_save: FlowRequestPreSave | FlowRequestPreSaveDict | Omit = OMIT,
        routers: Sequence[Router | RouterDict] | Omit = OMIT,
        run_page_generators_in_parallel: bool | Omit = OMIT,
        schedule: str | FlowSchedule | FlowScheduleDict | Omit = OMIT,
        settings: Mapping[str, Any] | Omit = OMIT,
        settings_form: Mapping[str, Any] | Omit = OMIT,
        skip_retries: bool | Omit = OMIT,
        timezone: str | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> Flow:
        """Create a flow.

        Creates a new flow configuration that orchestrates data movement between systems.

        Args:
            name: Descriptive identifier for the flow resource in human-readable format.
            abstract_flow_id: Reference to an abstract flow that this instance flow inherits from.
            connector_id: Reference to a connector template used by this flow.
            flow_grouping_id: Identifier for grouping related flows together.
            integration_id: Reference to the integration resource that this flow belongs to.
            keep_delta_behind_export_id: Reference to a specific export for delta synchronization coordination.
            keep_delta_behind_flow_id: Reference to another flow for delta synchronization coordination.
            run_next_export_ids: List of export configurations to trigger after flow completion.
            run_next_flow_ids: List of flow IDs to execute after this flow completes successfully.
            ai_description: AI-generated or user-provided description used by AI agents to understand the flow.
            aliases: Named aliases that map to specific resources within the flow.
            auto_resolve_matching_trace_keys: Enables automatic resolution of duplicate records based on trace keys.
            description: Optional free-text field that provides additional context about the flow's purpose and
                functionality.
            disabled: Controls whether the flow is active or disabled.
            draft: Whether this flow is in draft mode and not yet published.
            draft_expires_at: Timestamp when the draft version of this flow expires.
            hidden: Controls visibility of the flow in user interfaces.
            is_abstract: Marks this flow as an abstract flow (multi-instance flow).
            logging: Flow-level logging configuration.
            num_instances: Number of instance flows derived from this abstract flow.
            page_generators: List of data sources that generate pages of records for the flow to process.
            page_processors: List of processing steps that operate on data pages in sequence. Either routers or
                pageProcessors should be present in the flow configuration and not both.
            pre_save: Pre-save hook that runs a script before persisting flow changes.
            routers: List of routing configurations that direct records to different branches. Either routers or
                pageProcessors should be present in the flow configuration and not both.
            run_page_generators_in_parallel: Controls whether multiple page generators execute simultaneously.
            schedule: Cron expression that determines when the flow executes.
            settings: Custom configuration settings for the flow.
            settings_form: Form definition used to collect flow-level settings from users.
            skip_retries: Controls whether failed executions should be retried.
            timezone: Timezone in which the schedule is interpreted.
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            Flow created successfully.

        Raises:
            BadRequestError: 400. Bad request. The server could not understand the request because of malformed
                syntax or invalid parameters.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            UnprocessableEntityError: 422. Unprocessable entity. The request was well-formed but was unable to be
                followed due to semantic errors.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `POST /v1/flows` · docs/operations/flows/create.md
        """
        return self._send(
            operations.CREATE,
            body=body,
            fields={
                "name": name,
                "_abstractFlowId": abstract_flow_id,
                "_connectorId": connector_id,
                "_flowGroupingId": flow_grouping_id,
                "_integrationId": integration_id,
                "_keepDeltaBehindExportId": keep_delta_behind_export_id,
                "_keepDeltaBehindFlowId": keep_delta_behind_flow_id,
                "_runNextExportIds": run_next_export_ids,
                "_runNextFlowIds": run_next_flow_ids,
                "aiDescription": ai_description,
                "aliases": aliases,
                "autoResolveMatchingTraceKeys": auto_resolve_matching_trace_keys,
                "description": description,
                "disabled": disabled,
                "draft": draft,
                "draftExpiresAt": draft_expires_at,
                "hidden": hidden,
                "isAbstract": is_abstract,
                "logging": logging,
                "numInstances": num_instances,
                "overrides": overrides,
                "overridesHelper": overrides_helper,
                "pageGenerators": page_generators,
                "pageProcessors": page_processors,
                "preSave": pre_save,
                "routers": routers,
                "runPageGeneratorsInParallel": run_page_generators_in_parallel,
                "schedule": schedule,
                "settings": settings,
                "settingsForm": settings_form,
                "skipRetries": skip_retries,
                "timezone": timezone,
            },
            options=options,
        )

    @overload
    def update_grouping(
        self, *, flow_grouping_id: str | None, flow_ids: Sequence[str], **options: Unpack[RequestOptions]
    ) -> None: ...

    @overload
    def update_grouping(
        self,
        *,
        body: UpdateFlowGroupingRequest | UpdateFlowGroupingRequestDict | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> None: ...

    def update_grouping(
        self,
        *,
        body: UpdateFlowGroupingRequest | UpdateFlowGroupingRequestDict | Mapping[str, Any] | Omit = OMIT,
        flow_grouping_id: str | Omit | None = OMIT,
        flow_ids: Sequence[str] | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Assign flows to a flow group.

        Assigns one or more flows to a flow-grouping (section) within their integration. This is the
        collection-level endpoint used by the UI's "move to section" action — it updates multiple flows in a single
        call rather than requiring a per-flow `PUT /v1/flows/{_id}` with a modified `_flowGroupingId`.

        The flows referenced in `_flowIds` must all belong to the same integration as the target `_flowGroupingId`.
        Pass `_flowGroupingId: null` (or an empty string, depending on platform version) to remove the flows from
        their current group back to the integration's default section.

        AI guidance:
        - Prefer this over N per-flow PUTs when moving a batch — it avoids the GET-modify-PUT round trip per flow
          and is atomic with respect to the UI's section view.
        - Flow groupings themselves are managed on the parent integration (`PUT /v1/integrations/{_id}` with a
          modified `flowGroupings[]` array). Create the group first, then call this to populate it.

        Args:
            flow_grouping_id: Id of the flow group (within the integration's `flowGroupings[]`). Pass `null` (or an
                empty string, depending on platform version) to remove the flows from their current group back to
                the integration's default section.
            flow_ids: The flows to move. All must belong to the same integration as the target flow group.
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            Flows reassigned. Empty response body (observed on success).

        Raises:
            BadRequestError: 400. Bad request. The server could not understand the request because of malformed
                syntax or invalid parameters.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `PUT /v1/flows/updateFlowGrouping` · docs/operations/flows/update_grouping.md
        """
        return self._send(
            operations.UPDATE_GROUPING,
            body=body,
            fields={"_flowGroupingId": flow_grouping_id, "_flowIds": flow_ids},
            options=options,
        )

    def get(self, flow_id: str, **options: Unpack[RequestOptions]) -> Flow:
        """Get a flow.

        Returns the complete configuration of a specific flow.

        Args:
            flow_id: The unique identifier of the flow.

        Returns:
            Flow retrieved successfully.

        Raises:
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `GET /v1/flows/{_id}` · docs/operations/flows/get.md
        """
        return self._send(operations.GET, path=(flow_id,), options=options)

    def replace(
        self,
        flow_id: str,
        *,
        body: FlowRequest | FlowRequestDict | Flow | Mapping[str, Any] | Omit = OMIT,
        name: str | Omit = OMIT,
        abstract_flow_id: str | Omit = OMIT,
        connector_id: str | Omit = OMIT,
        flow_grouping_id: str | Omit = OMIT,
        integration_id: str | Omit = OMIT,
        keep_delta_behind_export_id: str | Omit = OMIT,
        keep_delta_behind_flow_id: str | Omit = OMIT,
        run_next_export_ids: Sequence[FlowRequestRunNextExportId | FlowRequestRunNextExportIdDict] | Omit = OMIT,
        run_next_flow_ids: Sequence[str] | Omit = OMIT,
        ai_description: str | AIDescription | AIDescriptionDict | Omit = OMIT,
        aliases: Sequence[FlowRequestAlias | FlowRequestAliasDict] | Omit = OMIT,
        auto_resolve_matching_trace_keys: bool | Omit = OMIT,
        description: str | Omit = OMIT,
        disabled: bool | Omit = OMIT,
        draft: bool | Omit = OMIT,
        draft_expires_at: datetime | str | Omit = OMIT,
        hidden: bool | Omit = OMIT,
        is_abstract: bool | Omit = OMIT,
        logging: FlowRequestLogging | FlowRequestLoggingDict | Omit = OMIT,
        num_instances: int | Omit = OMIT,
        overrides: Overrides | OverridesDict | Omit = OMIT,
        overrides_helper: OverridesHelper | OverridesHelperDict | Omit = OMIT,
        page_generators: Sequence[PageGenerator | PageGeneratorDict] | Omit = OMIT,
        page_processors: Sequence[PageProcessor | PageProcessorDict] | Omit = OMIT,
        pre_save: FlowRequestPreSave | FlowRequestPreSaveDict | Omit = OMIT,
        routers: Sequence[Router | RouterDict] | Omit = OMIT,
        run_page_generators_in_parallel: bool | Omit = OMIT,
        schedule: str | FlowSchedule | FlowScheduleDict | Omit = OMIT,
        settings: Mapping[str, Any] | Omit = OMIT,
        settings_form: Mapping[str, Any] | Omit = OMIT,
        skip_retries: bool | Omit = OMIT,
        timezone: str | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> Flow:
        """Replaces a flow: fields that are not given are removed.

        Updates an existing flow with the provided configuration. This is used for major updates to a flow's
        structure or behavior.

        `flows.update` changes only the fields that are named, and keeps all others.

        `flows.edit` reads, changes in a `with` block, and writes only what changed; `EditConflictError` when
        `lastModified` moved meanwhile.

        Args:
            flow_id: The unique identifier of the flow.
            name: Descriptive identifier for the flow resource in human-readable format.
            abstract_flow_id: Reference to an abstract flow that this instance flow inherits from.
            connector_id: Reference to a connector template used by this flow.
            flow_grouping_id: Identifier for grouping related flows together.
            integration_id: Reference to the integration resource that this flow belongs to.
            keep_delta_behind_export_id: Reference to a specific export for delta synchronization coordination.
            keep_delta_behind_flow_id: Reference to another flow for delta synchronization coordination.
            run_next_export_ids: List of export configurations to trigger after flow completion.
            run_next_flow_ids: List of flow IDs to execute after this flow completes successfully.
            ai_description: AI-generated or user-provided description used by AI agents to understand the flow.
            aliases: Named aliases that map to specific resources within the flow.
            auto_resolve_matching_trace_keys: Enables automatic resolution of duplicate records based on trace keys.
            description: Optional free-text field that provides additional context about the flow's purpose and
                functionality.
            disabled: Controls whether the flow is active or disabled.
            draft: Whether this flow is in draft mode and not yet published.
            draft_expires_at: Timestamp when the draft version of this flow expires.
            hidden: Controls visibility of the flow in user interfaces.
            is_abstract: Marks this flow as an abstract flow (multi-instance flow).
            logging: Flow-level logging configuration.
            num_instances: Number of instance flows derived from this abstract flow.
            page_generators: List of data sources that generate pages of records for the flow to process.
            page_processors: List of processing steps that operate on data pages in sequence. Either routers or
                pageProcessors should be present in the flow configuration and not both.
            pre_save: Pre-save hook that runs a script before persisting flow changes.
            routers: List of routing configurations that direct records to different branches. Either routers or
                pageProcessors should be present in the flow configuration and not both.
            run_page_generators_in_parallel: Controls whether multiple page generators execute simultaneously.
            schedule: Cron expression that determines when the flow executes.
            settings: Custom configuration settings for the flow.
            settings_form: Form definition used to collect flow-level settings from users.
            skip_retries: Controls whether failed executions should be retried.
            timezone: Timezone in which the schedule is interpreted.
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            Flow updated successfully.

        Raises:
            BadRequestError: 400. Bad request. The server could not understand the request because of malformed
                syntax or invalid parameters.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            UnprocessableEntityError: 422. Unprocessable entity. The request was well-formed but was unable to be
                followed due to semantic errors.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `PUT /v1/flows/{_id}` · docs/operations/flows/replace.md
        """
        return self._send(
            operations.REPLACE,
            path=(flow_id,),
            body=body,
            fields={
                "name": name,
                "_abstractFlowId": abstract_flow_id,
                "_connectorId": connector_id,
                "_flowGroupingId": flow_grouping_id,
                "_integrationId": integration_id,
                "_keepDeltaBehindExportId": keep_delta_behind_export_id,
                "_keepDeltaBehindFlowId": keep_delta_behind_flow_id,
                "_runNextExportIds": run_next_export_ids,
                "_runNextFlowIds": run_next_flow_ids,
                "aiDescription": ai_description,
                "aliases": aliases,
                "autoResolveMatchingTraceKeys": auto_resolve_matching_trace_keys,
                "description": description,
                "disabled": disabled,
                "draft": draft,
                "draftExpiresAt": draft_expires_at,
                "hidden": hidden,
                "isAbstract": is_abstract,
                "logging": logging,
                "numInstances": num_instances,
                "overrides": overrides,
                "overridesHelper": overrides_helper,
                "pageGenerators": page_generators,
                "pageProcessors": page_processors,
                "preSave": pre_save,
                "routers": routers,
                "runPageGeneratorsInParallel": run_page_generators_in_parallel,
                "schedule": schedule,
                "settings": settings,
                "settingsForm": settings_form,
                "skipRetries": skip_retries,
                "timezone": timezone,
            },
            options=options,
        )

    @overload
    def update(
        self,
        flow_id: str,
        *,
        name: str | Omit = OMIT,
        abstract_flow_id: str | Omit = OMIT,
        connector_id: str | Omit = OMIT,
        flow_grouping_id: str | Omit = OMIT,
        integration_id: str | Omit = OMIT,
        keep_delta_behind_export_id: str | Omit = OMIT,
        keep_delta_behind_flow_id: str | Omit = OMIT,
        run_next_export_ids: Sequence[FlowRequestRunNextExportId | FlowRequestRunNextExportIdDict] | Omit = OMIT,
        run_next_flow_ids: Sequence[str] | Omit = OMIT,
        ai_description: str | AIDescription | AIDescriptionDict | Omit = OMIT,
        aliases: Sequence[FlowRequestAlias | FlowRequestAliasDict] | Omit = OMIT,
        auto_resolve_matching_trace_keys: bool | Omit = OMIT,
        description: str | Omit = OMIT,
        disabled: bool | Omit = OMIT,
        draft: bool | Omit = OMIT,
        draft_expires_at: datetime | str | Omit = OMIT,
        hidden: bool | Omit = OMIT,
        is_abstract: bool | Omit = OMIT,
        logging: FlowRequestLogging | FlowRequestLoggingDict | Omit = OMIT,
        num_instances: int | Omit = OMIT,
        overrides: Overrides | OverridesDict | Omit = OMIT,
        overrides_helper: OverridesHelper | OverridesHelperDict | Omit = OMIT,
        page_generators: Sequence[PageGenerator | PageGeneratorDict] | Omit = OMIT,
        page_processors: Sequence[PageProcessor | PageProcessorDict] | Omit = OMIT,
        pre_save: FlowRequestPreSave | FlowRequestPreSaveDict | Omit = OMIT,
        routers: Sequence[Router | RouterDict] | Omit = OMIT,
        run_page_generators_in_parallel: bool | Omit = OMIT,
        schedule: str | FlowSchedule | FlowScheduleDict | Omit = OMIT,
        settings: Mapping[str, Any] | Omit = OMIT,
        settings_form: Mapping[str, Any] | Omit = OMIT,
        skip_retries: bool | Omit = OMIT,
        timezone: str | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> Flow: ...

    @overload
    def update(self, changed: Flow, /, **options: Unpack[RequestOptions]) -> Flow: ...

    def update(
        self,
        flow_id: str | Flow,
        *,
        name: str | Omit = OMIT,
        abstract_flow_id: str | Omit = OMIT,
        connector_id: str | Omit = OMIT,
        flow_grouping_id: str | Omit = OMIT,
        integration_id: str | Omit = OMIT,
        keep_delta_behind_export_id: str | Omit = OMIT,
        keep_delta_behind_flow_id: str | Omit = OMIT,
        run_next_export_ids: Sequence[FlowRequestRunNextExportId | FlowRequestRunNextExportIdDict] | Omit = OMIT,
        run_next_flow_ids: Sequence[str] | Omit = OMIT,
        ai_description: str | AIDescription | AIDescriptionDict | Omit = OMIT,
        aliases: Sequence[FlowRequestAlias | FlowRequestAliasDict] | Omit = OMIT,
        auto_resolve_matching_trace_keys: bool | Omit = OMIT,
        description: str | Omit = OMIT,
        disabled: bool | Omit = OMIT,
        draft: bool | Omit = OMIT,
        draft_expires_at: datetime | str | Omit = OMIT,
        hidden: bool | Omit = OMIT,
        is_abstract: bool | Omit = OMIT,
        logging: FlowRequestLogging | FlowRequestLoggingDict | Omit = OMIT,
        num_instances: int | Omit = OMIT,
        overrides: Overrides | OverridesDict | Omit = OMIT,
        overrides_helper: OverridesHelper | OverridesHelperDict | Omit = OMIT,
        page_generators: Sequence[PageGenerator | PageGeneratorDict] | Omit = OMIT,
        page_processors: Sequence[PageProcessor | PageProcessorDict] | Omit = OMIT,
        pre_save: FlowRequestPreSave | FlowRequestPreSaveDict | Omit = OMIT,
        routers: Sequence[Router | RouterDict] | Omit = OMIT,
        run_page_generators_in_parallel: bool | Omit = OMIT,
        schedule: str | FlowSchedule | FlowScheduleDict | Omit = OMIT,
        settings: Mapping[str, Any] | Omit = OMIT,
        settings_form: Mapping[str, Any] | Omit = OMIT,
        skip_retries: bool | Omit = OMIT,
        timezone: str | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> Flow:
        """Change the named fields of one `Flow`; all others stay as they are.

        `GET /v1/flows/{_id}` reads the object and `PUT /v1/flows/{_id}` writes it whole, fields that this package
        does not know among them. When nothing changes, nothing is written. A call that names no field raises
        `TypeError`.

        `EditConflictError` is raised when `lastModified` moves between the reading and the writing; then nothing is
        written.

        An object that was read and changed before can be given alone: it is written as it is, to its own id,
        without what the server sets.

        Args:
            flow_id: The unique identifier of the flow.
            name: Descriptive identifier for the flow resource in human-readable format.
            abstract_flow_id: Reference to an abstract flow that this instance flow inherits from.
            connector_id: Reference to a connector template used by this flow.
            flow_grouping_id: Identifier for grouping related flows together.
            integration_id: Reference to the integration resource that this flow belongs to.
            keep_delta_behind_export_id: Reference to a specific export for delta synchronization coordination.
            keep_delta_behind_flow_id: Reference to another flow for delta synchronization coordination.
            run_next_export_ids: List of export configurations to trigger after flow completion.
            run_next_flow_ids: List of flow IDs to execute after this flow completes successfully.
            ai_description: AI-generated or user-provided description used by AI agents to understand the flow.
            aliases: Named aliases that map to specific resources within the flow.
            auto_resolve_matching_trace_keys: Enables automatic resolution of duplicate records based on trace keys.
            description: Optional free-text field that provides additional context about the flow's purpose and
                functionality.
            disabled: Controls whether the flow is active or disabled.
            draft: Whether this flow is in draft mode and not yet published.
            draft_expires_at: Timestamp when the draft version of this flow expires.
            hidden: Controls visibility of the flow in user interfaces.
            is_abstract: Marks this flow as an abstract flow (multi-instance flow).
            logging: Flow-level logging configuration.
            num_instances: Number of instance flows derived from this abstract flow.
            page_generators: List of data sources that generate pages of records for the flow to process.
            page_processors: List of processing steps that operate on data pages in sequence. Either routers or
                pageProcessors should be present in the flow configuration and not both.
            pre_save: Pre-save hook that runs a script before persisting flow changes.
            routers: List of routing configurations that direct records to different branches. Either routers or
                pageProcessors should be present in the flow configuration and not both.
            run_page_generators_in_parallel: Controls whether multiple page generators execute simultaneously.
            schedule: Cron expression that determines when the flow executes.
            settings: Custom configuration settings for the flow.
            settings_form: Form definition used to collect flow-level settings from users.
            skip_retries: Controls whether failed executions should be retried.
            timezone: Timezone in which the schedule is interpreted.

        Returns:
            The `Flow` as it is afterwards.

        Raises:
            BadRequestError: 400. Bad request. The server could not understand the request because of malformed
                syntax or invalid parameters.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            UnprocessableEntityError: 422. Unprocessable entity. The request was well-formed but was unable to be
                followed due to semantic errors.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `PUT /v1/flows/{_id}` · docs/operations/flows/replace.md
        """
        return self._update(
            operations.GET,
            operations.REPLACE,
            path=(flow_id,),
            fields={
                "name": name,
                "_abstractFlowId": abstract_flow_id,
                "_connectorId": connector_id,
                "_flowGroupingId": flow_grouping_id,
                "_integrationId": integration_id,
                "_keepDeltaBehindExportId": keep_delta_behind_export_id,
                "_keepDeltaBehindFlowId": keep_delta_behind_flow_id,
                "_runNextExportIds": run_next_export_ids,
                "_runNextFlowIds": run_next_flow_ids,
                "aiDescription": ai_description,
                "aliases": aliases,
                "autoResolveMatchingTraceKeys": auto_resolve_matching_trace_keys,
                "description": description,
                "disabled": disabled,
                "draft": draft,
                "draftExpiresAt": draft_expires_at,
                "hidden": hidden,
                "isAbstract": is_abstract,
                "logging": logging,
                "numInstances": num_instances,
                "overrides": overrides,
                "overridesHelper": overrides_helper,
                "pageGenerators": page_generators,
                "pageProcessors": page_processors,
                "preSave": pre_save,
                "routers": routers,
                "runPageGeneratorsInParallel": run_page_generators_in_parallel,
                "schedule": schedule,
                "settings": settings,
                "settingsForm": settings_form,
                "skipRetries": skip_retries,
                "timezone": timezone,
            },
            options=options,
        )

    def edit(self, flow_id: str, **options: Unpack[RequestOptions]) -> AbstractContextManager[Flow]:
        """Change one `Flow` in a `with` block.

        `GET /v1/flows/{_id}` gives it; at the end of the block `PUT /v1/flows/{_id}` writes it, unless nothing
        changed or the block raised. Fields that this package does not know go back as they came.

        Raises:
            EditConflictError: `lastModified` moved in the meantime, by a reading right before the writing; nothing
                was written.
        """
        return self._edit(operations.GET, operations.REPLACE, path=(flow_id,), options=options)

    def delete(
        self, flow_id: str, *, missing_ok: bool = False, require_unused: bool = False, **options: Unpack[RequestOptions]
    ) -> None:
        """Delete a flow.

        Deletes a flow. The flow is soft-deleted and retained in the recycle bin for 30 days before permanent
        removal. Scheduled executions are stopped and any running jobs will be cancelled.

        With `require_unused=True` `flows.dependencies` is asked first: when it names anything, the call raises
        `InUseError` and sends nothing.

        With `missing_ok=True` a 404 is no error: the call gives `None`, or an empty list where it gives lists.

        Args:
            flow_id: The unique identifier of the flow.
            missing_ok: Whether a 404 that says that there is none is taken for an answer instead of an error.
            require_unused: Whether `flows.dependencies` is asked first, and nothing sent when it names something.

        Returns:
            Flow deleted successfully.

        Raises:
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `DELETE /v1/flows/{_id}` · docs/operations/flows/delete.md
        """
        return self._send(
            operations.DELETE,
            path=(flow_id,),
            missing_ok=missing_ok,
            guards=((require_unused, operations.DEPENDENCIES),),
            options=options,
        )

    @overload
    def patch(
        self,
        flow_id: str,
        *,
        name: str | Omit = OMIT,
        description: str | Omit = OMIT,
        disabled: bool | Omit = OMIT,
        logging_debug_until: datetime | str | Omit = OMIT,
        logging_mode: str | Omit = OMIT,
        run_page_generators_in_parallel: bool | Omit = OMIT,
        ai_description: str | AIDescription | AIDescriptionDict | Omit = OMIT,
        schedule_frequency: str | Omit = OMIT,
        schedule_start_date: str | Omit = OMIT,
        schedule_end_date: str | Omit = OMIT,
        schedule_days: Any | Omit = OMIT,
        schedule_cron: str | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> None: ...

    @overload
    def patch(
        self,
        flow_id: str,
        body: Mapping[str, Any] | Sequence[JsonPatchOperation | JsonPatchOperationDict],
        **options: Unpack[RequestOptions],
    ) -> None: ...

    def patch(
        self,
        flow_id: str,
        body: Mapping[str, Any] | Sequence[JsonPatchOperation | JsonPatchOperationDict] | Omit = OMIT,
        *,
        name: str | Omit = OMIT,
        description: str | Omit = OMIT,
        disabled: bool | Omit = OMIT,
        logging_debug_until: datetime | str | Omit = OMIT,
        logging_mode: str | Omit = OMIT,
        run_page_generators_in_parallel: bool | Omit = OMIT,
        ai_description: str | AIDescription | AIDescriptionDict | Omit = OMIT,
        schedule_frequency: str | Omit = OMIT,
        schedule_start_date: str | Omit = OMIT,
        schedule_end_date: str | Omit = OMIT,
        schedule_days: Any | Omit = OMIT,
        schedule_cron: str | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Patch a flow.

        Partially updates a flow using a JSON Patch document (RFC 6902). Only the `replace` operation is supported,
        and only on the following whitelisted paths:

        | Path | Description |
        |------|-------------|
        | `/name` | Flow display name |
        | `/description` | Flow description |
        | `/disabled` | Enable or disable the flow (boolean) |
        | `/logging/debugUntil` | Debug logging expiry (ISO-8601, max 1 hour from now) |
        | `/logging/mode` | Logging mode |
        | `/runPageGeneratorsInParallel` | Run page generators in parallel (boolean) |
        | `/aiDescription` | AI-generated description object |
        | `/schedule/frequency` | Schedule frequency |
        | `/schedule/startDate` | Schedule start date |
        | `/schedule/endDate` | Schedule end date |
        | `/schedule/days` | Schedule days |
        | `/schedule/cron` | Cron expression |

        All other paths are rejected with `422`.

        Give what is to change by keyword, or as a mapping of paths to values; a list of operations is sent as it
        is. A path that has no keyword, or nothing at all to change, raises `ValueError`, and nothing is sent.

        `logging_debug_until` may lie at most 3600 seconds ahead of now; a later time raises `ValueError`.

        Args:
            flow_id: The unique identifier of the flow.
            name: Descriptive identifier for the flow resource in human-readable format.
            description: Optional free-text field that provides additional context about the flow's purpose and
                functionality.
            disabled: Controls whether the flow is active or disabled.
            logging_debug_until: Timestamp until which debug-level logging is enabled.
            logging_mode: Logging mode (e.g., off, on, debug).
            run_page_generators_in_parallel: Controls whether multiple page generators execute simultaneously.
            ai_description: AI-generated or user-provided description used by AI agents to understand the flow.
            schedule_frequency: How often the flow runs.
            schedule_start_date: When the schedule begins.
            schedule_end_date: When the schedule ends.
            schedule_days: The days on which the flow runs.
            schedule_cron: The schedule as a cron expression.
            body: Instead of keywords: a mapping of paths to values, or a list of patch operations.

        Returns:
            Flow patched successfully.

        Raises:
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            UnprocessableEntityError: 422. Unprocessable entity. The request was well-formed but was unable to be
                followed due to semantic errors.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `PATCH /v1/flows/{_id}` · docs/operations/flows/patch.md
        """
        return self._send(
            operations.PATCH,
            path=(flow_id,),
            body=body,
            fields={
                "/name": name,
                "/description": description,
                "/disabled": disabled,
                "/logging/debugUntil": logging_debug_until,
                "/logging/mode": logging_mode,
                "/runPageGeneratorsInParallel": run_page_generators_in_parallel,
                "/aiDescription": ai_description,
                "/schedule/frequency": schedule_frequency,
                "/schedule/startDate": schedule_start_date,
                "/schedule/endDate": schedule_end_date,
                "/schedule/days": schedule_days,
                "/schedule/cron": schedule_cron,
            },
            options=options,
        )

    def clone(
        self,
        flow_id: str,
        *,
        body: CloneRequest | CloneRequestDict | Mapping[str, Any] | Omit = OMIT,
        name: str | Omit = OMIT,
        integration_id: str | Omit = OMIT,
        connection_map: Mapping[str, str] | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> CloneResult:
        """Clone a flow.

        Creates a copy of an existing flow. Supports optionally remapping referenced connections (via connectionMap)
        and/or attaching the cloned flow to a specific integration (via _integrationId).

        The answer comes as a `CloneResult`, made of what the API sends; its `raw` is that.

        Args:
            flow_id: The unique identifier of the flow to clone.
            name: Optional name for the cloned resource. If omitted, the server may generate a default clone name.
            integration_id: Optional integration id to attach the cloned flow to.
            connection_map: Optional mapping of original connection ids to replacement connection ids. Keys are
                source connection ids on the original resource; values are target connection ids.
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            200: Flow cloned successfully.
            201: The clone was made.

        Raises:
            BadRequestError: 400. Bad request. The server could not understand the request because of malformed
                syntax or invalid parameters.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            UnprocessableEntityError: 422. Unprocessable entity. The request was well-formed but was unable to be
                followed due to semantic errors.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `POST /v1/flows/{_id}/clone` · docs/operations/flows/clone.md
        """
        return self._send(
            operations.CLONE,
            path=(flow_id,),
            body=body,
            fields={"name": name, "_integrationId": integration_id, "connectionMap": connection_map},
            options=options,
        )

    def preview_clone(self, flow_id: str, **options: Unpack[RequestOptions]) -> ClonePreviewResponse:
        """Preview cloning a flow.

        Returns a preview of the resources that would be created by cloning the specified flow. The response
        includes the target flow and all transitive dependencies — connections, exports, imports, scripts, async
        helpers, and lookup caches referenced by the flow. No resources are created by this endpoint.

        Args:
            flow_id: The unique identifier of the flow to preview cloning.

        Returns:
            Clone preview retrieved successfully.

        Raises:
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `GET /v1/flows/{_id}/clone/preview` · docs/operations/flows/preview_clone.md
        """
        return self._send(operations.PREVIEW_CLONE, path=(flow_id,), options=options)

    def dependencies(self, flow_id: str, **options: Unpack[RequestOptions]) -> DependencyResponse:
        """List dependencies of a flow.

        Returns the set of resources that depend on the specified resource. The response is an object whose keys are
        dependent-resource types (e.g. `flows`, `imports`) and whose values are arrays of dependency entries.

        AI guidance:
        - An empty object `{}` means no other resources depend on the target. This is also returned for a
          well-formatted but nonexistent id.

        Args:
            flow_id: Resource ID.

        Returns:
            Dependency map. Keys are resource-type strings; values are arrays of dependency entries. Returns `{}`
            when no dependents exist.

        Raises:
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `GET /v1/flows/{_id}/dependencies` · docs/operations/flows/dependencies.md
        """
        return self._send(operations.DEPENDENCIES, path=(flow_id,), options=options)

    def descendants(self, flow_id: str, **options: Unpack[RequestOptions]) -> FlowDescendantsResponse:
        """Get a flow's descendant resources.

        Returns the full resource objects for every import, export, and tool referenced by the flow. This is a
        convenience endpoint that resolves the flow's entire dependency tree in a single call — equivalent to
        reading the flow config and then fetching each referenced resource individually, but without the N+1
        round-trips.

        AI guidance:
        - Use this to inspect a flow's full wiring (connections, adaptors, mappings) without having to walk
          `pageGenerators[].{_exportId}` and `pageProcessors[].{_importId}` manually.
        - The arrays mirror the resource shapes returned by `GET /v1/imports/{_id}`, `GET /v1/exports/{_id}`, and
          `GET /v1/tools/{_id}` — all fields are present.

        Args:
            flow_id: Flow id.

        Returns:
            The flow's descendant resources.

        Raises:
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `GET /v1/flows/{_id}/descendants` · docs/operations/flows/descendants.md
        """
        return self._send(operations.DESCENDANTS, path=(flow_id,), options=options)

    def error_summary(self, flow_id: str, **options: Unpack[RequestOptions]) -> FlowErrorsResponse:
        """Summarize open errors across a flow's steps.

        Returns a per-step count of currently open (unresolved) errors for the flow. Each entry carries the step id
        and its open-error count; entries with zero errors still appear so the caller sees the full step roster.

        AI guidance:
        - This is the flow-wide aggregate — for the full list of error records on a single step, call `GET
          /v1/flows/{_id}/{_stepId}/errors` (body-paginated).
        - For a whole-integration rollup, use `GET /v1/integrations/{_id}/errors`.
        - `lastErrorAt` is only populated on entries with `numError > 0`.

        Args:
            flow_id: Flow id.

        Returns:
            Per-step open-error summary.

        Raises:
            BadRequestError: 400. Bad request. The server could not understand the request because of malformed
                syntax or invalid parameters.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `GET /v1/flows/{_id}/errors` · docs/operations/flows/error_summary.md
        """
        return self._send(operations.ERROR_SUMMARY, path=(flow_id,), options=options)

    def cancel_jobs(self, flow_id: str, **options: Unpack[RequestOptions]) -> None:
        """Cancel all running jobs for a flow.

        Cancels every currently running job for the specified flow. This is the flow-scoped equivalent of cancelling
        individual jobs via `PUT /v1/jobs/{_id}` — it finds all in-progress jobs for the flow and requests
        cancellation in a single call.

        No request body is required. The response is an empty 204 on success.

        AI guidance:
        - Use this when a flow is stuck or producing bad data and you need to stop all active processing
          immediately. Follow up with error inspection (`GET /v1/flows/{_id}/errors`) to understand what was in
          flight.
        - Cancellation is asynchronous — jobs may take a few seconds to fully stop after the 204 is returned.

        Args:
            flow_id: Flow id.

        Returns:
            Cancellation requested for all running jobs. No response body.

        Raises:
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `POST /v1/flows/{_id}/jobs/cancel` · docs/operations/flows/cancel_jobs.md
        """
        return self._send(operations.CANCEL_JOBS, path=(flow_id,), options=options)

    def search_jobs(
        self,
        flow_id: str,
        *,
        trace_key_prefix: str,
        created_at_gte: datetime | str | None = None,
        created_at_lte: datetime | str | None = None,
        page_size: int | None = None,
        status: str | Sequence[str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> FlowJobsSearchResponse:
        """Search jobs within a flow by trace key.

        Searches for flow-run jobs that contain records matching a trace key prefix. Returns up to 1000 matching job
        objects — there is no pagination beyond that limit.

        The `traceKeyPrefix` query parameter is required; the server returns `400` when it is missing.

        Known behavior: the `status` filter is accepted but silently ignored — the response always includes jobs of
        all statuses regardless of the filter value.

        AI guidance:
        - Use this to find which job(s) processed a specific record when the caller knows the trace key (e.g. a
          Salesforce record id or NetSuite internal id used as the trace key).
        - Narrow the window with `createdAt_gte` / `createdAt_lte` when there are many runs for the flow.
        - Because `status` is silently ignored, filter client-side if you need only completed or errored jobs.

        `status` filters what came, since the server does not; `response_of(result).skipped` says how many items
        were left out.

        `status` of the API has no argument here: the server accepts it and ignores it. `extra_query=` can still
        send it.

        Args:
            flow_id: Flow id.
            trace_key_prefix: Trace key prefix to search for. The server matches job records whose `traceKey` begins
                with this value.
            created_at_gte: Only return jobs created at or after this ISO 8601 datetime.
            created_at_lte: Only return jobs created at or before this ISO 8601 datetime.
            page_size: Maximum number of jobs to return. Capped at 1000.
            status: Only items whose `status` is this, or one of these. The others come too and are left out.

        Returns:
            Matching job objects (max 1000).

        Raises:
            BadRequestError: 400. Missing required `traceKeyPrefix` query parameter.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `GET /v1/flows/{_id}/jobs/search` · docs/operations/flows/search_jobs.md
        """
        return self._send(
            operations.SEARCH_JOBS,
            path=(flow_id,),
            query={
                "traceKeyPrefix": trace_key_prefix,
                "createdAt_gte": created_at_gte,
                "createdAt_lte": created_at_lte,
                "pageSize": page_size,
            },
            filters={"status": status},
            options=options,
        )

    def execution_logs(
        self,
        flow_id: str,
        job_id: str,
        *,
        status: Literal["success", "error", "ignore", "ignored"] | str | None = None,
        step_ids: str | Sequence[str] | None = None,
        trace_key_prefix: str | None = None,
        sort_order: Literal["asc", "desc"] | str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pager[ExecutionLogEntry]:
        """List execution log entries for a flow run.

        Returns one page of execution-log entries for a specific flow run — one entry per record-at-step (export or
        import). Entries carry the `(_expOrImpId, groupId, recordId, traceKey)` tuple needed to drill into per-stage
        metadata and data via the `logs/metadata/query` and `logs/data/query` endpoints.

        Execution logs are populated only when the flow has logging enabled (either full `logMode` or the
        time-bounded `logging.debugUntil` debug window). Jobs older than the flow's log retention window will return
        an empty `logs` array.

        Pagination is body-driven: follow `nextPageUrl` until it is `null`. The URL may be absolute or a relative
        path; strip the origin before re-requesting against this API.

        AI guidance:
        - Use this to answer "what records did this run process and which step did each end up at?"
        - For detailed per-stage data (HTTP request/response, script `options.logs` output), pick an entry and call
          `POST .../logs/data/query` with the corresponding `stage`.
        - To stitch an export entry to its downstream import entries, use the `traceKey` with `POST
          .../logs/metadata/query` — it returns a traceView across paired steps.

        `step_ids` takes a list, sent as one text with `,` between the items; no item may hold that.

        `status` also takes `ignored`, which is sent as `ignore`.

        Args:
            flow_id: Flow id.
            job_id: Flow-run job id (the `_id` of a `type: "flow"` job).
            status: Filter log entries by record outcome.
            step_ids: Comma-separated list of export or import step ids. Only entries produced by these steps are
                returned.
            trace_key_prefix: Filter entries whose `traceKey` starts with this prefix.
            sort_order: Sort direction for log entries by `startedAt`. Defaults to descending (newest first).
            page_size: Number of log entries per page. Must be between 1 and 1000.

        Returns:
            A pager, which fetches page after page while it is read. One page of execution-log entries.

        Raises:
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `GET /v1/flows/{_id}/jobs/{_jobId}/logs` · docs/operations/flows/execution_logs.md
        """
        return self._pages(
            operations.EXECUTION_LOGS,
            path=(flow_id, job_id),
            query={
                "status": status,
                "_expOrImpId": step_ids,
                "traceKeyPrefix": trace_key_prefix,
                "sortOrder": sort_order,
                "pageSize": page_size,
            },
            options=options,
        )

    @overload
    def query_log_data(
        self,
        flow_id: str,
        job_id: str,
        *,
        exp_or_imp_id: str,
        group_id: str,
        record_id: str,
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
        ),
        **options: Unpack[RequestOptions],
    ) -> ExecutionLogDataResponse: ...

    @overload
    def query_log_data(
        self,
        flow_id: str,
        job_id: str,
        *,
        body: ExecutionLogDataRequest | ExecutionLogDataRequestDict | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> ExecutionLogDataResponse: ...

    def query_log_data(
        self,
        flow_id: str,
        job_id: str,
        *,
        body: ExecutionLogDataRequest | ExecutionLogDataRequestDict | Mapping[str, Any] | Omit = OMIT,
        exp_or_imp_id: str | Omit = OMIT,
        group_id: str | Omit = OMIT,
        record_id: str | Omit = OMIT,
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
            | Omit
        ) = OMIT,
        **options: Unpack[RequestOptions],
    ) -> ExecutionLogDataResponse:
        """Get per-stage execution log data for a record.

        Returns the decoded log data (typically request/response bodies, transform input/output, or script
        `options.logs` entries) for a single `(step, stage)` tuple within a flow run.

        Stages are bubble-kind specific. The most useful values:
        - **Export / Lookup:** `apiCall` (HTTP request+response for HTTP exports), `transformation`, `outputFilter`,
          `responseMapping`.
        - **Import:** `apiCall`, `mapping`, `inputFilter`, `responseTransformation`.
        - **Router:** `routing` (branching decision).
        - **Any:** the `function` name from a configured script hook (e.g. `preMap`, `postMap`, `postSubmit`,
          `postResponseMap`, `preSavePage`) — populated only when the hook explicitly calls
          `options.logs.push(...)`.

        AI guidance:
        - Use this as the terminal call in the drill-down: `execution-logs` → `metadata/query` → `data/query`.
        - For HTTP traces (what the integrator.io runtime actually sent/received), set `stage: apiCall`.
        - A 200 with `logs: []` means the bubble ran the stage but produced no log entry — usually because the
          script did not call `options.logs.push()`, or the stage is not instrumented for that adaptor.
        - The top-level `errors[]` may carry failures that are query-scoped rather than per-stage (e.g.
          NetSuiteDistributedImport attaches its real error to the response rather than to the log).

        Args:
            flow_id: Flow id.
            job_id: Flow-run job id.
            exp_or_imp_id: Id of the export or import step the record was processed by.
            group_id: Batch id from the `execution-log` entry.
            record_id: Record id from the `execution-log` entry.
            stage: Execution stage whose data to return.
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            Log entries for the requested `(step, stage)`.

        Raises:
            BadRequestError: 400. Bad request. The server could not understand the request because of malformed
                syntax or invalid parameters.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `POST /v1/flows/{_id}/jobs/{_jobId}/logs/data/query` · docs/operations/flows/query_log_data.md
        """
        return self._send(
            operations.QUERY_LOG_DATA,
            path=(flow_id, job_id),
            body=body,
            fields={"_expOrImpId": exp_or_imp_id, "groupId": group_id, "recordId": record_id, "stage": stage},
            options=options,
        )

    @overload
    def query_log_metadata(
        self,
        flow_id: str,
        job_id: str,
        *,
        exp_or_imp_id: str,
        group_id: str,
        record_id: str,
        trace_key: str | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> ExecutionLogMetadataResponse: ...

    @overload
    def query_log_metadata(
        self,
        flow_id: str,
        job_id: str,
        *,
        body: ExecutionLogMetadataRequest | ExecutionLogMetadataRequestDict | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> ExecutionLogMetadataResponse: ...

    def query_log_metadata(
        self,
        flow_id: str,
        job_id: str,
        *,
        body: ExecutionLogMetadataRequest | ExecutionLogMetadataRequestDict | Mapping[str, Any] | Omit = OMIT,
        exp_or_imp_id: str | Omit = OMIT,
        group_id: str | Omit = OMIT,
        record_id: str | Omit = OMIT,
        trace_key: str | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> ExecutionLogMetadataResponse:
        """Query execution-log metadata for a record-at-step.

        Returns per-step timing and outcome metadata for a single record as it traveled through a flow run. When the
        request includes `traceKey`, the response spans every step that shared that trace — typically the source
        export plus its downstream imports.

        Pull the `_expOrImpId`, `groupId`, `recordId`, and (optionally) `traceKey` values from a `GET
        /v1/flows/{_id}/jobs/{_jobId}/logs` entry.

        AI guidance:
        - Pair this with `logs/data/query` to build a full per-record trace: this endpoint tells you *which* steps
          were touched and how long each took; the data endpoint returns the actual payload at each stage.
        - Watch for `duplicateTraceKey: true` — it means the traceKey was seen on more than one record in the job,
          so a traceView built from it may mix records that got retried or fanned out.
        - Without `traceKey` in the request, `traceView` is `false` and only the single queried step is returned.

        Args:
            flow_id: Flow id.
            job_id: Flow-run job id.
            exp_or_imp_id: Id of the export or import step the record was processed by.
            group_id: The `groupId` from the matching `execution-log` entry.
            record_id: The `recordId` from the matching `execution-log` entry.
            trace_key: Optional. When provided, the response includes a `traceView` across every step that shared
                this trace key (e.g. the original export plus its downstream imports).
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            Step metadata (or a trace across paired steps when `traceKey` was supplied).

        Raises:
            BadRequestError: 400. Bad request. The server could not understand the request because of malformed
                syntax or invalid parameters.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `POST /v1/flows/{_id}/jobs/{_jobId}/logs/metadata/query` · docs/operations/flows/query_log_metadata.md
        """
        return self._send(
            operations.QUERY_LOG_METADATA,
            path=(flow_id, job_id),
            body=body,
            fields={"_expOrImpId": exp_or_imp_id, "groupId": group_id, "recordId": record_id, "traceKey": trace_key},
            options=options,
        )

    def log_children(
        self,
        flow_id: str,
        job_id: str,
        step_id: str,
        record_id: str,
        *,
        status: Literal["success", "error", "ignore"] | str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pager[FlowJobLogEntry]:
        """List child log records for a parent record.

        Returns one page of child log records for a specific parent record within a flow-run step. Child records
        represent sub-operations (e.g. individual batch items, lookup expansions, or retry attempts) spawned by the
        parent record during step processing.

        Pagination is body-driven: follow `nextPageUrl` / `prevPageUrl` until they are `null`. Pagination cursors
        use `offset` (numeric) and `next`/`prev` (ISO timestamp) parameters embedded in the URL.

        AI guidance:
        - Use this to drill into fan-out or batch-split scenarios where one parent record produces multiple child
          operations at a step.
        - Filter by `status` to isolate failures within a batch.

        Args:
            flow_id: Flow id.
            job_id: Flow-run job id.
            step_id: Export or import step id within the flow.
            record_id: Parent record id whose children to retrieve.
            status: Filter child records by outcome.
            page_size: Number of child records per page. Must be between 1 and 1000.

        Returns:
            A pager, which fetches page after page while it is read. One page of child log records.

        Raises:
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `GET /v1/flows/{_id}/jobs/{_jobId}/{_stepId}/logs/{recordId}/children`
        docs/operations/flows/log_children.md
        """
        return self._pages(
            operations.LOG_CHILDREN,
            path=(flow_id, job_id, step_id, record_id),
            query={"status": status, "pageSize": page_size},
            options=options,
        )

    def last_export_date_time(self, flow_id: str, **options: Unpack[RequestOptions]) -> LastExportDateTimeResponse:
        """Get the flow's delta checkpoint.

        Returns the flow-level "last export date/time" checkpoint — the most recent export timestamp across all
        generators (exports) in the flow. This value is what gets substituted into the `{{lastExportDateTime}}`
        Handlebars variable on the next delta run of any export in the flow.

        The checkpoint advances automatically at the end of a successful delta run. It can be overridden per run by
        passing `export.startDate` / `export.endDate` to `POST /v1/flows/{_id}/run`.

        AI guidance:
        - Use this to answer "where is this flow's delta cursor?" without having to read the flow config or
          individual export records.
        - A missing or very old `lastExportDateTime` on a delta flow means the next run will re-scan the full
          history window from the source — expect a large job.
        - This is flow-scoped. Per-export checkpoints (for flows with multiple generators that advance
          independently) are exposed on the export record's `delta` block.

        Args:
            flow_id: Flow id.

        Returns:
            The flow's current delta checkpoint.

        Raises:
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `GET /v1/flows/{_id}/lastExportDateTime` · docs/operations/flows/last_export_date_time.md
        """
        return self._send(operations.LAST_EXPORT_DATE_TIME, path=(flow_id,), options=options)

    def delete_logs(
        self, flow_id: str, *, started_at: datetime | str, end_at: datetime | str, **options: Unpack[RequestOptions]
    ) -> None:
        """Delete execution logs for a flow within a time range.

        Asynchronously deletes execution-log entries for the flow that fall within the specified time range. Returns
        `202 Accepted` with an empty body — the deletion runs in the background.

        Both `startedAt` and `endAt` are required query parameters and must be valid ISO 8601 datetime strings.
        `startedAt` must be strictly before `endAt`; the server returns `400 invalid_query_params` otherwise.

        AI guidance:
        - This is a destructive, irreversible operation — once deleted, log data cannot be recovered.
        - Use this to reclaim storage or purge logs after a known-bad run window.
        - The 202 response does not include a job id; there is no way to poll for completion.

        `started_at` must lie before `end_at`: otherwise `ValueError`, and nothing is sent.

        Args:
            flow_id: Flow id.
            started_at: Start of the time range (inclusive). ISO 8601 datetime. Must be before `endAt`.
            end_at: End of the time range (inclusive). ISO 8601 datetime. Must be after `startedAt`.

        Returns:
            Accepted — log deletion is running asynchronously.

        Raises:
            BadRequestError: 400. Missing or invalid query parameters. Returned when `startedAt` or `endAt` is
                absent, not a valid ISO datetime, or when `startedAt` is not before `endAt`. `invalid_query_params`:
                the beginning is not before the end.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `DELETE /v1/flows/{_id}/logs` · docs/operations/flows/delete_logs.md
        """
        return self._send(
            operations.DELETE_LOGS, path=(flow_id,), query={"startedAt": started_at, "endAt": end_at}, options=options
        )

    @overload
    def replace_connection(
        self, flow_id: str, *, connection_id: str, new_connection_id: str, **options: Unpack[RequestOptions]
    ) -> None: ...

    @overload
    def replace_connection(
        self,
        flow_id: str,
        *,
        body: FlowReplaceConnectionRequest | FlowReplaceConnectionRequestDict | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> None: ...

    def replace_connection(
        self,
        flow_id: str,
        *,
        body: FlowReplaceConnectionRequest | FlowReplaceConnectionRequestDict | Mapping[str, Any] | Omit = OMIT,
        connection_id: str | Omit = OMIT,
        new_connection_id: str | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Replace a connection across a flow.

        Replaces every occurrence of one connection with another across all exports, imports, and lookups in the
        flow. This is the recommended way to swap connections during environment promotion (e.g. credential
        rotation) — it updates all references atomically instead of requiring per-resource PUTs.

        The replacement connection must exist and be of the same adaptor type as the original. If the types do not
        match, the request is rejected with a 422.

        AI guidance:
        - Prefer this over manually iterating descendants and patching `_connectionId` on each one — this endpoint
          handles lookups and nested references that are easy to miss.
        - Pair with `GET /v1/flows/{_id}/descendants` to verify which resources use a given connection before
          replacing it.

        Args:
            flow_id: Flow id.
            connection_id: The id of the connection currently used by the flow's resources.
            new_connection_id: The id of the replacement connection to swap in.
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            Connection replaced successfully across all flow resources. No response body.

        Raises:
            BadRequestError: 400. Bad request. The server could not understand the request because of malformed
                syntax or invalid parameters.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            UnprocessableEntityError: 422. Unprocessable entity. The request was well-formed but was unable to be
                followed due to semantic errors.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `PUT /v1/flows/{_id}/replaceConnection` · docs/operations/flows/replace_connection.md
        """
        return self._send(
            operations.REPLACE_CONNECTION,
            path=(flow_id,),
            body=body,
            fields={"_connectionId": connection_id, "_newConnectionId": new_connection_id},
            options=options,
        )

    def run(
        self,
        flow_id: str,
        *,
        body: FlowRunRequest | FlowRunRequestDict | Mapping[str, Any] | Omit = OMIT,
        export_ids: Sequence[str] | Omit = OMIT,
        export: FlowRunRequestExport | FlowRunRequestExportDict | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> Started[FlowRunResponse, Job]:
        """Trigger a flow run.

        Queues an on-demand run of the flow and returns the parent job id. The run is **asynchronous**: the response
        returns as soon as the job is queued; use `GET /v1/jobs/{_id}` (with the returned `_jobId`) or `GET
        /v1/flows/{_id}/jobs/latest` to poll for terminal status.

        The request body is optional. When omitted, the flow runs with its configured schedule behavior — for delta
        flows this means using the current `lastExportDateTime` as the lower bound. Pass `export.startDate` /
        `export.endDate` to override the delta window for this run only (the flow's checkpoint still advances on
        success). Pass `_exportIds` to limit execution to a subset of the flow's generators (useful for flows with
        many independent sources).

        Flow-level preconditions enforced by the platform:
        - The flow must not be `disabled`.
        - The flow must be in an enabled integration (when part of one).

        AI guidance:
        - To trace a run end-to-end, arm debug (`PUT /v1/flows/{_id}` with `logging.debugUntil` set to a future ISO
          timestamp) **before** calling this, then use the returned `_jobId` with the execution-log endpoints.
        - For delta backfills, prefer passing explicit `startDate`/`endDate` over editing the export's
          `lastExportDateTime` — the override is scoped to one run and self-cleans.
        - A 200 with no body (or `_jobId` absent) means the request was accepted but no job was queued — usually
          because another run is already in progress. Re-check `GET /v1/jobs/current` before retrying.

        The work goes on after the answer. `.wait()` of what the call gives waits for it and returns the `Job`;
        `.wait_all()` does where there may be several. `.ids` says what was started, `.answer` what was answered.

        An answer with `error`, or without an id, is no error of the call: nothing was started, and waiting for it
        raises `JobRejectedError`.

        Args:
            flow_id: Flow id.
            export_ids: Optional subset of exports (page generators) to run. Omit to run every generator on the
                flow. Useful for multi-generator flows where only one source needs re-pulling.
            export: Delta-window override. When present, the run uses these dates in place of the flow's own
                `lastExportDateTime` / `currentExportDateTime`. Both fields are optional individually.
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            200: Flow run accepted and queued.
            201: The run was accepted.

        Raises:
            BadRequestError: 400. Bad request. The server could not understand the request because of malformed
                syntax or invalid parameters.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            UnprocessableEntityError: 422. Unprocessable entity. The request was well-formed but was unable to be
                followed due to semantic errors.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `POST /v1/flows/{_id}/run` · docs/operations/flows/run.md
        """
        return self._start(
            operations.RUN,
            jobs_operations.GET,
            path=(flow_id,),
            body=body,
            fields={"_exportIds": export_ids, "export": export},
            options=options,
        )

    def test_run_logs(
        self, flow_id: str, run_id: str, step_id: str, *, missing_ok: bool = False, **options: Unpack[RequestOptions]
    ) -> MutableSequence[GetFlowTestRunStepLogsResponseItem]:
        """Get request/response logs for a flow test-run step.

        Returns the outbound HTTP request/response log pairs captured during a specific step of a flow test run.
        Only steps that issued outbound HTTP calls (exports, imports, lookups) produce entries — routers, filters,
        and other in-process stages return **404 `req_res_logs_not_found`** by design.

        The `runId` comes from the `POST /v1/flows/{_id}/test/run` response (not from a normal flow run Job record —
        test runs and regular runs are separate histories). `{_stepId}` is the export or import id of the step you
        want logs for; find the id in the test-run metadata's `stages[]`.

        **Endpoint template applies across three resource families.** The same path shape also exists for Tools
        (`/v1/tools/{_id}/test/run/.../logs/requestAndResponse`) and builder-mode APIs
        (`/v1/apis/{_id}/test/run/.../logs/requestAndResponse`). This spec documents the flow variant — the
        request/response shape is the same across all three.

        AI guidance:
        - Response entries may carry **base64-encoded JSON** in `request.body` and `response.body` fields — the
          Celigo CLI transparently decodes these client-side before formatting. Callers should try base64-decoding
          string bodies before treating them as opaque.
        - 404 here is not always an error — it's the signal that a non-HTTP step was selected. Cross-check against
          the test-run metadata's stage list before surfacing a failure to the user.
        - `runId` expires with the test run — runs are short-lived ephemeral state, not persisted like flow-run
          Jobs. Capture the logs soon after the test run completes.

        With `missing_ok=True` a 404 with the code `req_res_logs_not_found` is no error: the call gives `None`, or
        an empty list where it gives lists.

        Args:
            flow_id: Flow id.
            run_id: Test run id from the `POST /v1/flows/{_id}/test/run` response. Distinct from flow-run Job ids.
            step_id: Export or import id of the step whose logs you want. Non-HTTP stages (routers, filters) 404
                with `req_res_logs_not_found`.
            missing_ok: Whether a 404 that says that there is none is taken for an answer instead of an error.

        Returns:
            Array of request/response log pairs captured during the step. `request.body` / `response.body` may be
            base64-encoded JSON.

        Raises:
            BadRequestError: 400. Bad request. The server could not understand the request because of malformed
                syntax or invalid parameters.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. An ordinary answer as well as an error: the error code `req_res_logs_not_found` says
                that there is nothing to show. Either the run or the step is not known, or the step produced no
                request/response logs (non-HTTP stage — router, filter, etc.). `req_res_logs_not_found`: the step of
                the test run sent no requests, or is not known.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `GET /v1/flows/{_id}/test/run/{runId}/{_stepId}/logs/requestAndResponse`
        docs/operations/flows/test_run_logs.md
        """
        return self._send(
            operations.TEST_RUN_LOGS, path=(flow_id, run_id, step_id), missing_ok=missing_ok, options=options
        )

    def trace_key(self, flow_id: str, **options: Unpack[RequestOptions]) -> FlowTraceKeyResponse:
        """Get a flow's trace-key patterns.

        Returns the trace-key pattern for each page generator in the flow. Trace keys are used to correlate source
        records with their downstream results in execution logs — they let you look up "what happened to record X"
        without scanning the full log.

        Each entry in the returned array corresponds to one page generator (`pgIndex` matches the zero-based
        position in the flow's `pageGenerators` array). The `traceKeyPattern` describes which source-record fields
        and/or Handlebars templates are combined to produce the key.

        AI guidance:
        - Use this to understand how a flow identifies records for tracing before querying execution logs. If
          `fields` is empty and `templates` is empty, the flow has no trace key configured and log correlation must
          be done by position or other means.
        - Trace keys are especially important for flows that fan out one source record into many destination records
          — they are the primary way to reconnect results to their origin.

        Args:
            flow_id: Flow id.

        Returns:
            Trace-key patterns for each page generator in the flow.

        Raises:
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `GET /v1/flows/{_id}/traceKey` · docs/operations/flows/trace_key.md
        """
        return self._send(operations.TRACE_KEY, path=(flow_id,), options=options)

    def step_errors(
        self,
        flow_id: str,
        step_id: str,
        *,
        job_id: str | Sequence[str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pager[FlowStepError]:
        """List open errors on a flow step.

        Returns one page of currently-open (unresolved) errors for a single step (export or import) within a flow.
        The step id is the `_exportId` / `_importId` from the flow's `pageGenerators[]`, `pageProcessors[]`, or
        `routers[].branches[].pageProcessors[]`.

        Pagination is **body-driven**: follow the response's `nextPageURL` until it is absent or `null`. The UI and
        CLI walk this via `listBodyPaginated`; do not attempt `Link`-header pagination here.

        AI guidance:
        - For a flow-wide rollup (per-step counts only) use `GET /v1/flows/{_id}/errors` instead — it's one call
          instead of N.
        - Filter client-side by `_flowJobId` when you want errors from one specific run; the server-side query param
          is inconsistent and may under-return.
        - Errors with a `retryDataKey` are retryable via `POST .../retry`. Connection-level errors (`classification:
          connection`) typically lack one — rerun the whole flow to recover.
        - Pair with `GET .../requests/{reqAndResKey}` to pull the exact HTTP request/response the runtime captured
          at failure time.

        `job_id` filters what came, since the server does not; `.skipped` of the pager says how many items were left
        out.

        Args:
            flow_id: Flow id.
            step_id: Export or import id — the step within the flow.
            job_id: Only items whose `_flowJobId` is this, or one of these. The others come too and are left out.

        Returns:
            A pager, which fetches page after page while it is read. One page of open errors on this step.

        Raises:
            BadRequestError: 400. Bad request. The server could not understand the request because of malformed
                syntax or invalid parameters.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `GET /v1/flows/{_id}/{_stepId}/errors` · docs/operations/flows/step_errors.md
        """
        return self._pages(operations.STEP_ERRORS, path=(flow_id, step_id), filters={"job_id": job_id}, options=options)

    @overload
    def assign_errors(
        self, flow_id: str, step_id: str, *, email: str, error_ids: Sequence[str], **options: Unpack[RequestOptions]
    ) -> BatchResult[FlowStepAffectedErrorsResponse]: ...

    @overload
    def assign_errors(
        self,
        flow_id: str,
        step_id: str,
        *,
        body: FlowStepErrorsAssignRequest | FlowStepErrorsAssignRequestDict | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> BatchResult[FlowStepAffectedErrorsResponse]: ...

    def assign_errors(
        self,
        flow_id: str,
        step_id: str,
        *,
        body: FlowStepErrorsAssignRequest | FlowStepErrorsAssignRequestDict | Mapping[str, Any] | Omit = OMIT,
        email: str | Omit = OMIT,
        error_ids: Sequence[str] | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> BatchResult[FlowStepAffectedErrorsResponse]:
        """Assign open errors to a user.

        Tags a batch of open errors with an assignee for triage workflows. The errors stay open — this does not
        resolve or retry them — they simply appear in the assignee's "my errors" view until another action moves
        them.

        AI guidance:
        - `email` values are accepted verbatim — the API does NOT validate them against the account's user list.
          Passing a string that doesn't match an existing user still returns 200 and persists the arbitrary string
          as `assignedTo` (with a synthetic `_assignedToUserId`). Callers that need validation should check against
          `GET /v1/ashares` client-side before assigning.
        - Chunk large batches (~1000 ids) across multiple calls; the CLI's built-in batcher uses 1000.
        - Assigning the same batch to a different user overwrites the prior assignment; `PUT
          /v1/flows/{_id}/{_stepId}/errors/unassign` takes it away.

        `error_ids` may have any length: it is sent in parts of 1000, one after the other, in its order. An empty
        one raises `ValueError`, and nothing is sent.

        When a part fails, the error's `done` holds the items of the parts before it, and `items` their results.

        Args:
            flow_id: Flow id.
            step_id: Export or import id.
            email: Email of the account user to assign the errors to. The server does not check it: an address that
                belongs to no user of the account is kept as it is.
            error_ids: Ids of open errors to assign. Obtain from `GET /v1/flows/{_id}/{_stepId}/errors` → each
                entry's `errorId`. Platform caps batch size around ~1000; chunk larger sets client-side.
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            Errors assigned. Body echoes which ids were affected.

        Raises:
            BadRequestError: 400. Bad request. The server could not understand the request because of malformed
                syntax or invalid parameters.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `PUT /v1/flows/{_id}/{_stepId}/errors/assign` · docs/operations/flows/assign_errors.md
        """
        return self._send(
            operations.ASSIGN_ERRORS,
            path=(flow_id, step_id),
            body=body,
            fields={"email": email, "errorIds": error_ids},
            options=options,
        )

    def step_errors_signed_url(
        self, flow_id: str, step_id: str, *, start_at_error_id: str | None = None, **options: Unpack[RequestOptions]
    ) -> FlowStepSignedURLResponse:
        """Get a signed URL to download open errors as CSV.

        Returns a pre-signed S3 URL that streams all currently-open errors for a flow step as a CSV file. The URL
        expires after approximately 15 minutes. The CSV always includes a header row, even when the step has zero
        open errors.

        CSV columns: `occurredAt`, `source`, `code`, `message`, `traceKey`, `exportDataURI`, `importDataURI`,
        `oIndex`, `retryDataKey`, `errorId`, `legacyId`, `reqAndResKey`, `purgeAt`, `tags`, `assignedTo`,
        `assignedBy`, `_assignedToUserId`.

        AI guidance:
        - Use this when you need all open errors in a single download rather than paginating through `GET
          .../errors`. The CSV is generated on-demand and reflects the current error state.
        - The `startAtErrorId` query param lets you resume a partial download — pass the last `errorId` from a
          previous CSV to skip already-seen records.
        - The signed URL requires no auth headers — it's a plain S3 GET. Do not attach your bearer token when
          fetching the CSV.

        The signed URL is good for whoever has it, and must get no token: `flows.download_step_errors` asks for it
        and writes the file, which has its name only when it is whole; with `overwrite=True` it replaces another
        file.

        `flows.iter_step_errors_csv` gives the rows of the CSV file as `FlowStepError` while it arrives; every cell
        is text, and an empty one is not set.

        Rows that break off are read on with `startAtErrorId`; a row that comes again is given once.

        Args:
            flow_id: Flow id.
            step_id: Export or import id — the step within the flow.
            start_at_error_id: Resume from this error id — errors with ids lexically before this value are excluded
                from the CSV. Useful for incremental downloads.

        Returns:
            Pre-signed S3 URL for the errors CSV.

        Raises:
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `GET /v1/flows/{_id}/{_stepId}/errors/signedURL` · docs/operations/flows/step_errors_signed_url.md
        """
        return self._send(
            operations.STEP_ERRORS_SIGNED_URL,
            path=(flow_id, step_id),
            query={"startAtErrorId": start_at_error_id},
            options=options,
        )

    @overload
    def download_step_errors(
        self,
        flow_id: str,
        step_id: str,
        file: FileName,
        *,
        overwrite: bool = False,
        start_at_error_id: str | None = None,
        **options: Unpack[DownloadOptions],
    ) -> Path: ...

    @overload
    def download_step_errors(
        self,
        flow_id: str,
        step_id: str,
        file: BinaryIO,
        *,
        overwrite: bool = False,
        start_at_error_id: str | None = None,
        **options: Unpack[DownloadOptions],
    ) -> int: ...

    def download_step_errors(
        self,
        flow_id: str,
        step_id: str,
        file: FileName | BinaryIO,
        *,
        overwrite: bool = False,
        start_at_error_id: str | None = None,
        **options: Unpack[DownloadOptions],
    ) -> Path | int:
        """Download the file behind `step_errors_signed_url`.

        The URL is asked for without the token. The file gets its name when it is whole: until then it is a hidden
        one in the same folder. One that breaks off is read on where it stopped, if it did not change meanwhile.

        Args:
            flow_id: Flow id.
            step_id: Export or import id — the step within the flow.
            file: Where it goes: a path, or a file that is open for writing bytes.
            overwrite: Whether a file of that name is replaced.
            start_at_error_id: Resume from this error id — errors with ids lexically before this value are excluded
                from the CSV. Useful for incremental downloads.
            max_bytes: The largest file that is taken, in bytes.
            allow_private: Whether the URL may lead into a private network.

        Returns:
            The path of the file, or how many bytes were written to a file that was open.

        Raises:
            SignedURLRefusedError: the URL is expired or refused, a new one too.
            SignedURLError: the URL is no https address, or leads into a private network.
            APIConnectionError: the file broke off, and so did the attempts to read on.
            FileExistsError: the file is there already.
        """
        return self._download(
            operations.STEP_ERRORS_SIGNED_URL,
            file,
            overwrite=overwrite,
            path=(flow_id, step_id),
            query={"startAtErrorId": start_at_error_id},
            options=options,
        )

    def iter_step_errors_csv(
        self, flow_id: str, step_id: str, *, start_at_error_id: str | None = None, **options: Unpack[DownloadOptions]
    ) -> Rows[FlowStepError]:
        """Give the rows of the CSV file behind `step_errors_signed_url`, each as a `FlowStepError`.

        The URL is asked for without the token, and the file is read while it arrives. Every cell is text; an empty
        one is not set. A file that breaks off is read on, and no row is given twice.

        Args:
            flow_id: Flow id.
            step_id: Export or import id — the step within the flow.
            start_at_error_id: Resume from this error id — errors with ids lexically before this value are excluded
                from the CSV. Useful for incremental downloads.
            max_bytes: The largest file that is taken, in bytes.
            allow_private: Whether the URL may lead into a private network.

        Returns:
            A generator of rows; close it when it is not read to its end.

        Raises:
            SignedURLRefusedError: the URL is expired or refused, a new one too.
            SignedURLError: the URL is no https address, or leads into a private network.
            APIConnectionError: the file broke off, and so did the attempts to read on.
        """
        return self._rows(
            operations.STEP_ERRORS_SIGNED_URL,
            path=(flow_id, step_id),
            query={"startAtErrorId": start_at_error_id},
            options=options,
        )

    @overload
    def unassign_errors(
        self, flow_id: str, step_id: str, *, error_ids: Sequence[str], **options: Unpack[RequestOptions]
    ) -> BatchResult[FlowStepErrorsUnassignResponse]: ...

    @overload
    def unassign_errors(
        self,
        flow_id: str,
        step_id: str,
        *,
        body: FlowStepErrorsUnassignRequest | FlowStepErrorsUnassignRequestDict | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> BatchResult[FlowStepErrorsUnassignResponse]: ...

    def unassign_errors(
        self,
        flow_id: str,
        step_id: str,
        *,
        body: FlowStepErrorsUnassignRequest | FlowStepErrorsUnassignRequestDict | Mapping[str, Any] | Omit = OMIT,
        error_ids: Sequence[str] | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> BatchResult[FlowStepErrorsUnassignResponse]:
        """Remove assignment from open errors.

        Removes the assignee from a batch of open errors. The errors remain open — this is the inverse of `PUT
        .../errors/assign`. Non-existent error ids are silently ignored (no error raised).

        AI guidance:
        - Use this to clear triage assignments when errors are being re-triaged or the assigned user is no longer
          responsible.
        - The response's `errorsToReturn` contains only ids that were actually unassigned — if an id was already
          unassigned or doesn't exist, it's omitted from the response.
        - Pair with `GET .../errors` filtered client-side by `assignedTo` to find all errors currently assigned to a
          specific user before bulk-unassigning.

        `error_ids` may have any length: it is sent in parts of 1000, one after the other, in its order. An empty
        one raises `ValueError`, and nothing is sent.

        When a part fails, the error's `done` holds the items of the parts before it, and `items` their results.

        Args:
            flow_id: Flow id.
            step_id: Export or import id.
            error_ids: Ids of open errors to unassign. Obtain from `GET /v1/flows/{_id}/{_stepId}/errors` → each
                entry's `errorId`. Non-existent ids are silently ignored (no error raised).
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            Errors unassigned. Body echoes which ids were actually affected.

        Raises:
            BadRequestError: 400. Bad request. The server could not understand the request because of malformed
                syntax or invalid parameters.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `PUT /v1/flows/{_id}/{_stepId}/errors/unassign` · docs/operations/flows/unassign_errors.md
        """
        return self._send(
            operations.UNASSIGN_ERRORS,
            path=(flow_id, step_id),
            body=body,
            fields={"errorIds": error_ids},
            options=options,
        )

    def requests(
        self,
        flow_id: str,
        step_id: str,
        *,
        time_lte: datetime | int | None = None,
        time_gt: datetime | int | None = None,
        status_code: str | int | None = None,
        method: str | None = None,
        stage: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pager[FlowStepRequestsListResponseRequest]:
        """List stored HTTP request/response traces for a flow step.

        Returns a paginated list of HTTP request/response trace metadata for a flow step, filtered by time window,
        status code, method, and/or pipeline stage. Each entry contains summary metadata — use `GET
        .../requests/{reqAndResKey}` to fetch the full decoded request/response pair for a specific trace.

        Pagination is via `nextPageURL`: each page shifts the `time_lte` window backward by 600000 ms (10 minutes).
        Follow `nextPageURL` until it's `null`.

        **Important:** Time parameters (`time_lte`, `time_gt`) must be epoch milliseconds (integers). Passing ISO
        8601 strings returns 422 `invalid_or_missing_field`.

        AI guidance:
        - Use this to discover which HTTP calls a step made during a specific time window. Pair with `GET
          .../requests/{reqAndResKey}` to drill into individual request/response bodies.
        - `statusCode` is returned as a string, not an integer — filter accordingly.
        - `stage` identifies where in the pipeline the request was captured (e.g. `export`, `import`).
        - For oversized bodies stored in S3, follow up with `GET .../requests/{key}/files/signedURL` after
          inspecting the inline trace.

        `time_gt` takes an aware `datetime`, sent as `epoch_ms`, or the value as it is sent.

        `time_lte` takes an aware `datetime`, sent as `epoch_ms`, or the value as it is sent.

        Args:
            flow_id: Flow id.
            step_id: Export or import id.
            time_lte: Upper bound of the time window (inclusive), as epoch milliseconds. Defaults to now if omitted.
            time_gt: Lower bound of the time window (exclusive), as epoch milliseconds.
            status_code: Filter to traces with this HTTP status code (e.g. `403`, `500`).
            method: Filter to traces with this HTTP method (e.g. `GET`, `POST`).
            stage: Filter to traces captured at this pipeline stage (e.g. `export`, `import`).

        Returns:
            A pager, which fetches page after page while it is read. One page of request/response trace metadata.

        Raises:
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            UnprocessableEntityError: 422. Time parameters were passed as ISO strings instead of epoch milliseconds.
                Error code: `invalid_or_missing_field`. `invalid_or_missing_field`: a field is missing, or not of
                the kind that is wanted.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `GET /v1/flows/{_id}/{_stepId}/requests` · docs/operations/flows/requests.md
        """
        return self._pages(
            operations.REQUESTS,
            path=(flow_id, step_id),
            query={
                "time_lte": time_lte,
                "time_gt": time_gt,
                "statusCode": status_code,
                "method": method,
                "stage": stage,
            },
            options=options,
        )

    @overload
    def delete_requests(
        self, flow_id: str, step_id: str, *, keys: Sequence[str], **options: Unpack[RequestOptions]
    ) -> BatchResult[FlowStepRequestsDeleteResponse]: ...

    @overload
    def delete_requests(
        self,
        flow_id: str,
        step_id: str,
        *,
        body: FlowStepRequestsDeleteRequest | FlowStepRequestsDeleteRequestDict | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> BatchResult[FlowStepRequestsDeleteResponse]: ...

    def delete_requests(
        self,
        flow_id: str,
        step_id: str,
        *,
        body: FlowStepRequestsDeleteRequest | FlowStepRequestsDeleteRequestDict | Mapping[str, Any] | Omit = OMIT,
        keys: Sequence[str] | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> BatchResult[FlowStepRequestsDeleteResponse]:
        """Delete stored HTTP request/response traces by key.

        Permanently removes specific stored request+response pairs from the per-step trace cache. Despite the
        un-parameterized path, this is **not** a blanket purge — the request body must name the exact `reqAndResKey`
        values to delete (from the errors listing). After deletion, subsequent calls to `GET
        .../requests/{reqAndResKey}` for the deleted keys return 404 (`file_not_found`).

        The live API **requires `Content-Type: application/json`** plus a non-empty `keys[]` array. A request with
        no body, `{}`, or `{keys: []}` rejects with 400 `invalid_url` / `"keys is not valid."`.

        AI guidance:
        - Use this to clean up oversized / PII-bearing trace captures on errors you don't intend to retry.
        - The underlying error record in `GET .../errors` remains, but its `reqAndResKey` pointer now dangles.
          Resolve or delete the error separately if that's also intended.
        - To empty the whole cache for a step, enumerate the current errors, collect all `reqAndResKey` values, and
          pass them as `keys[]` — there is no single "purge all" call.

        `keys` may have any length: it is sent in parts of 1000, one after the other, in its order. An empty one
        raises `ValueError`, and nothing is sent.

        When a part fails, the error's `done` holds the items of the parts before it, and `items` their results.

        Args:
            flow_id: Flow id.
            step_id: Export or import id.
            keys: `reqAndResKey` values to delete, as listed on each error from `GET
                /v1/flows/{_id}/{_stepId}/errors`. Empty array rejects with 400 (`invalid_url` / "keys is not
                valid"); to purge everything, enumerate the current errors' keys and send them.
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            Per-key deletion result.

        Raises:
            BadRequestError: 400. Bad request. The server could not understand the request because of malformed
                syntax or invalid parameters. `invalid_url`: no keys were given.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            UnsupportedMediaTypeError: 415. `Content-Type: application/json` header is missing.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `DELETE /v1/flows/{_id}/{_stepId}/requests` · docs/operations/flows/delete_requests.md
        """
        return self._send(
            operations.DELETE_REQUESTS, path=(flow_id, step_id), body=body, fields={"keys": keys}, options=options
        )

    def request_file_signed_url(
        self, flow_id: str, step_id: str, request_key: str, **options: Unpack[RequestOptions]
    ) -> FlowStepSignedURLResponse:
        """Get a signed URL for an oversized request/response body.

        Returns a pre-signed S3 URL for downloading the full request or response body when it was too large to store
        inline in the trace record. Most request/response pairs have inline bodies accessible via `GET
        .../requests/{reqAndResKey}` — this endpoint is only needed for the subset where the body was offloaded to
        S3 due to size.

        AI guidance:
        - Call `GET .../requests/{reqAndResKey}` first. If the `request.body` or `response.body` is truncated or
          missing, try this endpoint to fetch the full payload from S3.
        - Returns 422 `missing_bodykey` when the request has an inline body (the common case) — this means there's
          nothing offloaded to download.
        - Returns 404 `file_not_found` when the S3 object has been purged or never existed.

        The signed URL is good for whoever has it, and must get no token: `flows.download_request_file` asks for it
        and writes the file, which has its name only when it is whole; with `overwrite=True` it replaces another
        file.

        Args:
            flow_id: Flow id.
            step_id: Export or import id.
            request_key: The `reqAndResKey` value from the request trace.

        Returns:
            Pre-signed S3 URL for the oversized body file.

        Raises:
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. The S3 file does not exist — it was purged or was never offloaded. Error code:
                `file_not_found`. `file_not_found`: nothing is stored under this key, or not any more.
            UnprocessableEntityError: 422. The request/response pair has an inline body — there is no offloaded file
                to download. Error code: `missing_bodykey`. `missing_bodykey`: there is no file of it,
                flows.request_detail gives the whole body.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `GET /v1/flows/{_id}/{_stepId}/requests/{key}/files/signedURL`
        docs/operations/flows/request_file_signed_url.md
        """
        return self._send(operations.REQUEST_FILE_SIGNED_URL, path=(flow_id, step_id, request_key), options=options)

    @overload
    def download_request_file(
        self,
        flow_id: str,
        step_id: str,
        request_key: str,
        file: FileName,
        *,
        overwrite: bool = False,
        **options: Unpack[DownloadOptions],
    ) -> Path: ...

    @overload
    def download_request_file(
        self,
        flow_id: str,
        step_id: str,
        request_key: str,
        file: BinaryIO,
        *,
        overwrite: bool = False,
        **options: Unpack[DownloadOptions],
    ) -> int: ...

    def download_request_file(
        self,
        flow_id: str,
        step_id: str,
        request_key: str,
        file: FileName | BinaryIO,
        *,
        overwrite: bool = False,
        **options: Unpack[DownloadOptions],
    ) -> Path | int:
        """Download the file behind `request_file_signed_url`.

        The URL is asked for without the token. The file gets its name when it is whole: until then it is a hidden
        one in the same folder. One that breaks off is read on where it stopped, if it did not change meanwhile.

        Args:
            flow_id: Flow id.
            step_id: Export or import id.
            request_key: The `reqAndResKey` value from the request trace.
            file: Where it goes: a path, or a file that is open for writing bytes.
            overwrite: Whether a file of that name is replaced.
            max_bytes: The largest file that is taken, in bytes.
            allow_private: Whether the URL may lead into a private network.

        Returns:
            The path of the file, or how many bytes were written to a file that was open.

        Raises:
            SignedURLRefusedError: the URL is expired or refused, a new one too.
            SignedURLError: the URL is no https address, or leads into a private network.
            APIConnectionError: the file broke off, and so did the attempts to read on.
            FileExistsError: the file is there already.
        """
        return self._download(
            operations.REQUEST_FILE_SIGNED_URL,
            file,
            overwrite=overwrite,
            path=(flow_id, step_id, request_key),
            options=options,
        )

    def request_detail(
        self, flow_id: str, step_id: str, req_and_res_key: str, **options: Unpack[RequestOptions]
    ) -> FlowStepRequestResponse:
        """Get the HTTP request/response for an errored record.

        Returns the decoded HTTP request and response the runtime captured at the moment an error occurred, looked
        up by the opaque `reqAndResKey` found on each error in `GET .../errors`.

        Sensitive values are masked **before** storage — query-string credentials, `Authorization` headers, OAuth
        bearer tokens, and similar are rendered as `********`. You cannot recover the original values from this
        endpoint.

        AI guidance:
        - Use this to reproduce a failure outside Celigo (paste the URL + headers into `curl` and mimic the method).
          Remember to substitute real credentials for the masked values.
        - The `time` and `response.receivedAt` fields are epoch milliseconds — useful for correlating with
          target-system logs.
        - Not every error has a stored trace — record-level errors from non-HTTP adaptors (e.g.
          NetSuiteDistributedImport SOAP errors) lack a `reqAndResKey`.

        Args:
            flow_id: Flow id.
            step_id: Export or import id.
            req_and_res_key: The `reqAndResKey` value from the error record.

        Returns:
            Decoded request/response pair.

        Raises:
            BadRequestError: 400. Bad request. The server could not understand the request because of malformed
                syntax or invalid parameters.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. The key did not match any stored trace (purged, expired, or never captured). Error
                code: `file_not_found`; message: "We are unable to find the file for the given fileName." Also
                returned when the flow or step id is unknown (code: `invalid_ref`). `file_not_found`: nothing is
                stored under this key any more. `invalid_ref`: the flow or the step is not known.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `GET /v1/flows/{_id}/{_stepId}/requests/{reqAndResKey}` · docs/operations/flows/request_detail.md
        """
        return self._send(operations.REQUEST_DETAIL, path=(flow_id, step_id, req_and_res_key), options=options)

    def resolved_errors(
        self, flow_id: str, step_id: str, **options: Unpack[RequestOptions]
    ) -> Pager[FlowStepResolvedResponseResolvedItem]:
        """List resolved errors on a flow step.

        Returns one page of already-resolved errors for a flow step. Body-paginated via `nextPageURL` (same shape as
        the open-errors listing).

        Errors arrive here either because a user marked them resolved (`PUT .../resolved`) or because a successful
        retry auto-resolved them. The platform retains resolved errors through the account's retention window; use
        `DELETE .../resolved` to purge them earlier.

        AI guidance:
        - Use this to build audit / "what did we close this week" views. For live open-error queues, use `GET
          .../errors` instead.
        - `resolvedBy: auto` means that the platform resolved the error; a Mongo user id means that somebody clicked
          resolve or asked for the retry that cleared it. The pages disagree on retries, so do not conclude from
          this field that there was one.

        Args:
            flow_id: Flow id.
            step_id: Export or import id.

        Returns:
            A pager, which fetches page after page while it is read. One page of resolved errors.

        Raises:
            BadRequestError: 400. Bad request. The server could not understand the request because of malformed
                syntax or invalid parameters.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `GET /v1/flows/{_id}/{_stepId}/resolved` · docs/operations/flows/resolved_errors.md
        """
        return self._pages(operations.RESOLVED_ERRORS, path=(flow_id, step_id), options=options)

    @overload
    def resolve_errors(
        self, flow_id: str, step_id: str, *, error_ids: Sequence[str], **options: Unpack[RequestOptions]
    ) -> None: ...

    @overload
    def resolve_errors(
        self,
        flow_id: str,
        step_id: str,
        *,
        body: FlowStepResolveRequest | FlowStepResolveRequestDict | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> None: ...

    def resolve_errors(
        self,
        flow_id: str,
        step_id: str,
        *,
        body: FlowStepResolveRequest | FlowStepResolveRequestDict | Mapping[str, Any] | Omit = OMIT,
        error_ids: Sequence[str] | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Mark open errors as resolved.

        Moves a batch of currently-open errors to the resolved list. The underlying records are unchanged — no retry
        happens; this is purely an administrative state change used to clear the open-errors queue after a user has
        reviewed the failures and decided they're not actionable.

        AI guidance:
        - To actually re-run the failed records, use `POST .../retry` with their `retryDataKeys` — that will
          auto-resolve the underlying errors on success.
        - The request body field is named `errors` (carrying error ids), not `errorIds` — legacy shape.

        `error_ids` may have any length: it is sent in parts of 1000, one after the other, in its order. An empty
        one raises `ValueError`, and nothing is sent.

        When a part fails, the error's `done` holds the items of the parts before it, and `items` their results.

        Args:
            flow_id: Flow id.
            step_id: Export or import id.
            error_ids: Ids of open errors to mark resolved. Obtain from `GET /v1/flows/{_id}/{_stepId}/errors` →
                each entry's `errorId`.
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            Errors resolved (no body).

        Raises:
            BadRequestError: 400. Bad request. The server could not understand the request because of malformed
                syntax or invalid parameters.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `PUT /v1/flows/{_id}/{_stepId}/resolved` · docs/operations/flows/resolve_errors.md
        """
        return self._send(
            operations.RESOLVE_ERRORS, path=(flow_id, step_id), body=body, fields={"errors": error_ids}, options=options
        )

    @overload
    def delete_resolved_errors(
        self, flow_id: str, step_id: str, *, error_ids: Sequence[str], **options: Unpack[RequestOptions]
    ) -> None: ...

    @overload
    def delete_resolved_errors(
        self,
        flow_id: str,
        step_id: str,
        *,
        body: FlowStepResolvedDeleteRequest | FlowStepResolvedDeleteRequestDict | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> None: ...

    def delete_resolved_errors(
        self,
        flow_id: str,
        step_id: str,
        *,
        body: FlowStepResolvedDeleteRequest | FlowStepResolvedDeleteRequestDict | Mapping[str, Any] | Omit = OMIT,
        error_ids: Sequence[str] | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Permanently delete resolved errors.

        Permanently removes resolved error records from the account. Use when the retention window hasn't expired
        yet but you want to clear out the resolved list (e.g. after a one-time cleanup pass).

        AI guidance:
        - Only resolved errors can be deleted through this endpoint. Open errors must be resolved first.
        - This is destructive — the records are gone, not archived. The audit trail on the parent job remains
          intact, but the per-record HTTP request/response captures associated with each error are also removed.
        - Body field is `errors` (legacy shape) carrying error ids.

        `error_ids` may have any length: it is sent in parts of 1000, one after the other, in its order. An empty
        one raises `ValueError`, and nothing is sent.

        When a part fails, the error's `done` holds the items of the parts before it, and `items` their results.

        Args:
            flow_id: Flow id.
            step_id: Export or import id.
            error_ids: Ids of resolved errors to delete. Obtain from `GET /v1/flows/{_id}/{_stepId}/resolved` → each
                entry's `errorId`.
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            Resolved errors deleted (no body).

        Raises:
            BadRequestError: 400. Bad request. The server could not understand the request because of malformed
                syntax or invalid parameters.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `DELETE /v1/flows/{_id}/{_stepId}/resolved` · docs/operations/flows/delete_resolved_errors.md
        """
        return self._send(
            operations.DELETE_RESOLVED_ERRORS,
            path=(flow_id, step_id),
            body=body,
            fields={"errors": error_ids},
            options=options,
        )

    def resolved_errors_signed_url(
        self, flow_id: str, step_id: str, *, start_at_error_id: str | None = None, **options: Unpack[RequestOptions]
    ) -> FlowStepSignedURLResponse:
        """Get a signed URL to download resolved errors as CSV.

        Returns a pre-signed S3 URL that streams all resolved errors for a flow step as a CSV file. The URL expires
        after approximately 15 minutes. The CSV always includes a header row, even when there are zero resolved
        errors.

        The CSV includes the same columns as the open-errors signed URL, plus two prepended columns: `resolvedAt`
        and `resolvedBy`.

        Full CSV columns: `resolvedAt`, `resolvedBy`, `occurredAt`, `source`, `code`, `message`, `traceKey`,
        `exportDataURI`, `importDataURI`, `oIndex`, `retryDataKey`, `errorId`, `legacyId`, `reqAndResKey`,
        `purgeAt`, `tags`, `assignedTo`, `assignedBy`, `_assignedToUserId`.

        AI guidance:
        - Use this for audit/compliance exports of resolved errors. For currently-open errors, use `GET
          .../errors/signedURL` instead.
        - `resolvedBy` is either a user id (resolved or retried by hand) or `"auto"` (resolved by the platform).

        The signed URL is good for whoever has it, and must get no token: `flows.download_resolved_errors` asks for
        it and writes the file, which has its name only when it is whole; with `overwrite=True` it replaces another
        file.

        `flows.iter_resolved_errors_csv` gives the rows of the CSV file as `FlowStepResolvedResponseResolvedItem`
        while it arrives; every cell is text, and an empty one is not set.

        Rows that break off are read on with `startAtErrorId`; a row that comes again is given once.

        Args:
            flow_id: Flow id.
            step_id: Export or import id.
            start_at_error_id: Resume from this error id — errors with ids lexically before this value are excluded
                from the CSV.

        Returns:
            Pre-signed S3 URL for the resolved errors CSV.

        Raises:
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `GET /v1/flows/{_id}/{_stepId}/resolved/signedURL` · docs/operations/flows/resolved_errors_signed_url.md
        """
        return self._send(
            operations.RESOLVED_ERRORS_SIGNED_URL,
            path=(flow_id, step_id),
            query={"startAtErrorId": start_at_error_id},
            options=options,
        )

    @overload
    def download_resolved_errors(
        self,
        flow_id: str,
        step_id: str,
        file: FileName,
        *,
        overwrite: bool = False,
        start_at_error_id: str | None = None,
        **options: Unpack[DownloadOptions],
    ) -> Path: ...

    @overload
    def download_resolved_errors(
        self,
        flow_id: str,
        step_id: str,
        file: BinaryIO,
        *,
        overwrite: bool = False,
        start_at_error_id: str | None = None,
        **options: Unpack[DownloadOptions],
    ) -> int: ...

    def download_resolved_errors(
        self,
        flow_id: str,
        step_id: str,
        file: FileName | BinaryIO,
        *,
        overwrite: bool = False,
        start_at_error_id: str | None = None,
        **options: Unpack[DownloadOptions],
    ) -> Path | int:
        """Download the file behind `resolved_errors_signed_url`.

        The URL is asked for without the token. The file gets its name when it is whole: until then it is a hidden
        one in the same folder. One that breaks off is read on where it stopped, if it did not change meanwhile.

        Args:
            flow_id: Flow id.
            step_id: Export or import id.
            file: Where it goes: a path, or a file that is open for writing bytes.
            overwrite: Whether a file of that name is replaced.
            start_at_error_id: Resume from this error id — errors with ids lexically before this value are excluded
                from the CSV.
            max_bytes: The largest file that is taken, in bytes.
            allow_private: Whether the URL may lead into a private network.

        Returns:
            The path of the file, or how many bytes were written to a file that was open.

        Raises:
            SignedURLRefusedError: the URL is expired or refused, a new one too.
            SignedURLError: the URL is no https address, or leads into a private network.
            APIConnectionError: the file broke off, and so did the attempts to read on.
            FileExistsError: the file is there already.
        """
        return self._download(
            operations.RESOLVED_ERRORS_SIGNED_URL,
            file,
            overwrite=overwrite,
            path=(flow_id, step_id),
            query={"startAtErrorId": start_at_error_id},
            options=options,
        )

    def iter_resolved_errors_csv(
        self, flow_id: str, step_id: str, *, start_at_error_id: str | None = None, **options: Unpack[DownloadOptions]
    ) -> Rows[FlowStepResolvedResponseResolvedItem]:
        """Give the rows of the CSV file behind `resolved_errors_signed_url`, each as a `FlowStepResolvedResponseResolvedItem`.

        The URL is asked for without the token, and the file is read while it arrives. Every cell is text; an empty
        one is not set. A file that breaks off is read on, and no row is given twice.

        Args:
            flow_id: Flow id.
            step_id: Export or import id.
            start_at_error_id: Resume from this error id — errors with ids lexically before this value are excluded
                from the CSV.
            max_bytes: The largest file that is taken, in bytes.
            allow_private: Whether the URL may lead into a private network.

        Returns:
            A generator of rows; close it when it is not read to its end.

        Raises:
            SignedURLRefusedError: the URL is expired or refused, a new one too.
            SignedURLError: the URL is no https address, or leads into a private network.
            APIConnectionError: the file broke off, and so did the attempts to read on.
        """
        return self._rows(
            operations.RESOLVED_ERRORS_SIGNED_URL,
            path=(flow_id, step_id),
            query={"startAtErrorId": start_at_error_id},
            options=options,
        )

    @overload
    def retry_errors(
        self, flow_id: str, step_id: str, *, retry_data_keys: Sequence[str], **options: Unpack[RequestOptions]
    ) -> Started[Job, Job]: ...

    @overload
    def retry_errors(
        self,
        flow_id: str,
        step_id: str,
        *,
        body: FlowStepRetryRequest | FlowStepRetryRequestDict | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> Started[Job, Job]: ...

    def retry_errors(
        self,
        flow_id: str,
        step_id: str,
        *,
        body: FlowStepRetryRequest | FlowStepRetryRequestDict | Mapping[str, Any] | Omit = OMIT,
        retry_data_keys: Sequence[str] | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> Started[Job, Job]:
        """Retry errored records.

        Re-runs the per-record data snapshots captured when the listed errors occurred. A successful retry
        auto-resolves the underlying open-error record. A retry that fails again stays open (and may accumulate
        error history, depending on the adaptor).

        Only errors that carry a `retryDataKey` can be retried — typically these are record-level errors from
        imports or transforms. Connection-level errors (`classification: connection`) don't have a `retryDataKey`;
        to recover from those, re-run the whole flow after fixing the connection.

        **Response behavior splits on whether any key matched:**
        - At least one valid `retryDataKey` → **200** with a `type: "retry"` Job record (the queued retry job; poll
          it via `GET /v1/jobs/{_id}`). A successful retry clears the original error from `GET .../errors` and moves
          it into `/resolved` with `resolvedBy` set to the user who triggered the retry (not `"auto"`, despite what
          older docs say).
        - No keys matched any stored snapshot → **204** silent no-op. There is no per-key validation: the endpoint
          does not 400 on bogus keys; callers must poll `GET .../errors` to confirm any change.

        **Retry outcome semantics.** A retry that still fails generates a **new** error record with a new `errorId`
        (the original one is auto-resolved when the retry ultimately succeeds, or stays open pending next retry).
        Building a UI on top of this endpoint needs to reconcile the "before" and "after" error lists by
        `retryDataKey`, not `errorId`.

        AI guidance:
        - To modify the record before retrying (e.g. fix a bad field), call `GET
          /v1/flows/{_id}/{_stepId}/{retryDataKey}/data`, mutate the payload, `PUT` it back, **then** call this
          endpoint.
        - Retrying a batch does not guarantee ordering relative to fresh incoming data; the retried records go
          through the same page-processor pipeline as new records.
        - The CLI batches at 1000 per call; match that cap when building large retry sets.

        `retry_data_keys` may have any length: it is sent in parts of 1000, one after the other, in its order. An
        empty one raises `ValueError`, and nothing is sent.

        When a part fails, the error's `done` holds the items of the parts before it, and `items` their results.

        The work goes on after the answer. `.wait()` of what the call gives waits for it and returns the `Job`;
        `.wait_all()` does where there may be several. `.ids` says what was started, `.answer` what was answered.

        An answer without an id is no error of the call: nothing was started, and waiting for it raises
        `JobRejectedError`.

        `.batches` counts the requests, `.no_match` those that were answered without a body; `.jobs` holds each
        `Job` as it was when it was started.

        Args:
            flow_id: Flow id.
            step_id: Export or import id.
            retry_data_keys: Opaque per-error snapshot keys. Obtain from `GET /v1/flows/{_id}/{_stepId}/errors` →
                `retryDataKey` on each entry that has one. Errors without a `retryDataKey` (typically
                connection-level failures) cannot be retried via this endpoint — rerun the whole flow instead.
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            200: Retry job queued. Body is the queued `type: "retry"` job record; poll it via `GET /v1/jobs/{_id}`
            to observe the retry's outcome.
            204: None of the supplied `retryDataKeys` matched a stored snapshot — silent no-op. Poll `GET
            .../errors` to confirm state.

        Raises:
            BadRequestError: 400. Bad request. The server could not understand the request because of malformed
                syntax or invalid parameters.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            UnprocessableEntityError: 422. Unprocessable entity. The request was well-formed but was unable to be
                followed due to semantic errors.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `POST /v1/flows/{_id}/{_stepId}/retry` · docs/operations/flows/retry_errors.md
        """
        return self._start(
            operations.RETRY_ERRORS,
            jobs_operations.GET,
            path=(flow_id, step_id),
            body=body,
            fields={"retryDataKeys": retry_data_keys},
            options=options,
        )

    @overload
    def retry_errors_with_backoff(
        self, flow_id: str, step_id: str, *, retry_data_keys: Sequence[str], **options: Unpack[RequestOptions]
    ) -> Started[Job, Job]: ...

    @overload
    def retry_errors_with_backoff(
        self,
        flow_id: str,
        step_id: str,
        *,
        body: FlowStepRetryExponentialRequest | FlowStepRetryExponentialRequestDict | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> Started[Job, Job]: ...

    def retry_errors_with_backoff(
        self,
        flow_id: str,
        step_id: str,
        *,
        body: FlowStepRetryExponentialRequest | FlowStepRetryExponentialRequestDict | Mapping[str, Any] | Omit = OMIT,
        retry_data_keys: Sequence[str] | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> Started[Job, Job]:
        """Retry errored records with exponential back-off.

        Re-runs errored record snapshots using an exponential decay (back-off) strategy. Behaves like `POST
        .../retry` but schedules retries with increasing delays between attempts, reducing load on the target system
        during transient outages.

        **Response behavior splits on whether any key matched:**
        - At least one valid `retryDataKey` → **200** with a full `type: "retry"` Job record.
        - No keys matched any stored snapshot → **204** silent no-op.

        The flow must be enabled (not disabled) — a disabled flow returns 422 `inactive_flow`.

        AI guidance:
        - Prefer this over `POST .../retry` when errors are caused by rate-limiting or transient target-system
          issues — the exponential back-off avoids hammering the destination.
        - The resulting job can be polled via `GET /v1/jobs/{_id}` just like a standard retry job.
        - Only errors with a `retryDataKey` can be retried. Connection-level errors lack one — rerun the whole flow
          to recover from those.

        `retry_data_keys` may have any length: it is sent in parts of 1000, one after the other, in its order. An
        empty one raises `ValueError`, and nothing is sent.

        When a part fails, the error's `done` holds the items of the parts before it, and `items` their results.

        The work goes on after the answer. `.wait()` of what the call gives waits for it and returns the `Job`;
        `.wait_all()` does where there may be several. `.ids` says what was started, `.answer` what was answered.

        An answer without an id is no error of the call: nothing was started, and waiting for it raises
        `JobRejectedError`.

        `.batches` counts the requests, `.no_match` those that were answered without a body; `.jobs` holds each
        `Job` as it was when it was started.

        Args:
            flow_id: Flow id.
            step_id: Export or import id.
            retry_data_keys: Opaque per-error snapshot keys. Same format as `POST .../retry`. Only errors that carry
                a `retryDataKey` can be retried.
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            200: Retry job queued with exponential back-off. Body is the queued `type: "retry"` job record; poll it
            via `GET /v1/jobs/{_id}`.
            204: None of the supplied `retryDataKeys` matched a stored snapshot — silent no-op.

        Raises:
            BadRequestError: 400. Bad request. The server could not understand the request because of malformed
                syntax or invalid parameters.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            UnprocessableEntityError: 422. Flow is disabled. Error code: `inactive_flow`. Enable the flow before
                retrying. `inactive_flow`: the flow is disabled.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `POST /v1/flows/{_id}/{_stepId}/retry_with_exponential_decay`
        docs/operations/flows/retry_errors_with_backoff.md
        """
        return self._start(
            operations.RETRY_ERRORS_WITH_BACKOFF,
            jobs_operations.GET,
            path=(flow_id, step_id),
            body=body,
            fields={"retryDataKeys": retry_data_keys},
            options=options,
        )

    @overload
    def replace_error_tags(
        self,
        flow_id: str,
        step_id: str,
        *,
        errors: Sequence[FlowStepTagsRequestError | FlowStepTagsRequestErrorDict],
        tag_ids: Sequence[str],
        **options: Unpack[RequestOptions],
    ) -> BatchResult[FlowStepTagsResponse]: ...

    @overload
    def replace_error_tags(
        self,
        flow_id: str,
        step_id: str,
        *,
        body: FlowStepTagsRequest | FlowStepTagsRequestDict | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> BatchResult[FlowStepTagsResponse]: ...

    def replace_error_tags(
        self,
        flow_id: str,
        step_id: str,
        *,
        body: FlowStepTagsRequest | FlowStepTagsRequestDict | Mapping[str, Any] | Omit = OMIT,
        errors: Sequence[FlowStepTagsRequestError | FlowStepTagsRequestErrorDict] | Omit = OMIT,
        tag_ids: Sequence[str] | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> BatchResult[FlowStepTagsResponse]:
        """Set tags on a batch of errors.

        **Full-replace** per-error: for each `(errorId, retryDataKey)` in the body, the stored tag set is replaced
        with `tagIds`. Pass `tagIds: []` to clear all tags from the listed errors.

        Tags are account-scoped short codes (from `GET /v1/tags`) — not free-form strings. The `tagId` you send here
        is the short code (e.g. `F3ZBQ`), **not** the tag document's Mongo `_id`.

        AI guidance:
        - The errors batch uses short keys (`id` = errorId, `rdk` = retryDataKey) to minimize body size when
          retagging large sets. Both come straight off the `GET .../errors` listing.
        - Use `rdk: ""` (empty string) for errors without a `retryDataKey` (connection-class errors).
        - This endpoint replaces tags — there is no partial-update shape. To add a tag without removing existing
          ones, merge client-side first (fetch error, union tag codes, send full set).

        `errors` may have any length: it is sent in parts of 1000, one after the other, in its order. An empty one
        raises `ValueError`, and nothing is sent.

        When a part fails, the error's `done` holds the items of the parts before it, and `items` their results.

        Args:
            flow_id: Flow id.
            step_id: Export or import id.
            errors: Error identifiers to retag. Each entry pairs an `errorId` with its opaque `retryDataKey` (when
                present). Both fields from the `GET .../errors` response.
            tag_ids: Short tag codes to apply. Obtain from `GET /v1/tags` — use the short `tagId` field (e.g.
                `F3ZBQ`), not the Mongo `_id`. Pass `[]` to remove all tags from the listed errors.
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            Tags updated. Body echoes affected ids split by current state (open vs resolved).

        Raises:
            BadRequestError: 400. Bad request. The server could not understand the request because of malformed
                syntax or invalid parameters.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `PUT /v1/flows/{_id}/{_stepId}/tags` · docs/operations/flows/replace_error_tags.md
        """
        return self._send(
            operations.REPLACE_ERROR_TAGS,
            path=(flow_id, step_id),
            body=body,
            fields={"errors": errors, "tagIds": tag_ids},
            options=options,
        )

    def retry_data(
        self, flow_id: str, step_id: str, retry_data_key: str, **options: Unpack[RequestOptions]
    ) -> FlowStepRetryData:
        """Get the stored retry-data snapshot for an error.

        Returns the per-record snapshot the runtime captured at the moment of failure — the shape that `POST
        .../retry` re-feeds into the flow pipeline. The response is an envelope: `data` carries the adaptor-specific
        record payload; surrounding fields (`stage`, `pgExportId`, `oneToMany`, `pathToMany`, `childIndex`,
        `traceKey`) identify where in the pipeline the record was when it failed and how it's structured.

        AI guidance:
        - This is the single most useful call when debugging a record-level failure: `data` shows *exactly* the
          payload the runtime tried to submit. Compare against what you see in the source system to pinpoint
          transformation drift.
        - Use `PUT .../{retryDataKey}/data` to mutate the snapshot before retrying — fix a malformed field and `POST
          .../retry` against the same `retryDataKey`.
        - Only errors that have a `retryDataKey` on the listing expose this endpoint — connection-class errors
          return 404 with `{errors:[{code:"no_retrydata_found",…}]}`.
        - `stage` tells you *where* the retry will resume: `page_processor_import` means the retry re-runs the
          import with this payload (most common); `page_generator` means the error was upstream of the processor.

        Args:
            flow_id: Flow id.
            step_id: Export or import id.
            retry_data_key: The `retryDataKey` from the error record.

        Returns:
            The stored retry-data snapshot.

        Raises:
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. No snapshot exists for this key. Body:
                `{"errors":[{"code":"no_retrydata_found","message":"No retry data found for the given
                retryDataKey."}]}`. `no_retrydata_found`: no data is stored for a retry under this key.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `GET /v1/flows/{_id}/{_stepId}/{retryDataKey}/data` · docs/operations/flows/retry_data.md
        """
        return self._send(operations.RETRY_DATA, path=(flow_id, step_id, retry_data_key), options=options)

    @overload
    def replace_retry_data(
        self,
        flow_id: str,
        step_id: str,
        retry_data_key: str,
        *,
        data: Any,
        one_to_many: bool,
        retry_data_key_field: str,
        stage: str,
        adaptor_response: Mapping[str, Any] | Omit = OMIT,
        child_index: int | Omit | None = OMIT,
        path_to_many: str | Omit | None = OMIT,
        pg_export_id: str | Omit = OMIT,
        trace_key: str | Omit | None = OMIT,
        **options: Unpack[RequestOptions],
    ) -> None: ...

    @overload
    def replace_retry_data(
        self,
        flow_id: str,
        step_id: str,
        retry_data_key: str,
        *,
        body: FlowStepRetryData | FlowStepRetryDataDict | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> None: ...

    def replace_retry_data(
        self,
        flow_id: str,
        step_id: str,
        retry_data_key: str,
        *,
        body: FlowStepRetryData | FlowStepRetryDataDict | Mapping[str, Any] | Omit = OMIT,
        data: Any | Omit = OMIT,
        one_to_many: bool | Omit = OMIT,
        retry_data_key_field: str | Omit = OMIT,
        stage: str | Omit = OMIT,
        adaptor_response: Mapping[str, Any] | Omit = OMIT,
        child_index: int | Omit | None = OMIT,
        path_to_many: str | Omit | None = OMIT,
        pg_export_id: str | Omit = OMIT,
        trace_key: str | Omit | None = OMIT,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Replaces the stored retry-data snapshot for an error: fields that are not given are removed.

        **Full-replace** of the stored per-record snapshot. The body becomes the new payload that `POST .../retry`
        will feed back into the pipeline. Same envelope shape as the matching GET — send the whole object (not just
        `data`), optionally mutated.

        AI guidance:
        - The round-trip pattern is: `GET .../{retryDataKey}/data` → mutate `data` locally → `PUT` the whole
          envelope back → `POST .../retry` with the same `retryDataKey`. The CLI's `update-error-data` command reads
          the modified envelope JSON from stdin for exactly this workflow.
        - Full replace — send the complete envelope, not a partial patch. Omitted fields are lost; the envelope's
          `retryDataKey`, `stage`, `pgExportId` fields must match what you got from the GET.
        - Editing the snapshot does **not** clear the error — the error stays open until a subsequent retry (or
          manual resolve) moves it.

        `flows.update_retry_data` changes only the fields that are named, and keeps all others.

        `flows.edit_retry_data` reads, changes in a `with` block, and writes only what changed.

        Args:
            flow_id: Flow id.
            step_id: Export or import id.
            retry_data_key: The `retryDataKey` from the error record.
            data: The opaque record payload. For HTTPImport errors this is the HTTP response the target system
                returned; for data-level failures it's the record as seen by the step. Shape varies by adaptor.
            one_to_many: Whether the stored record represents a one-to-many expansion. When `true`, `childIndex` and
                `pathToMany` locate the specific sub-record inside the parent payload.
            retry_data_key_field: Echoes the path parameter.
            stage: Pipeline stage where the record was when the error occurred.
            adaptor_response: Adaptor-level response envelope captured alongside the record payload. Present on
                failures returned by an HTTP or import adaptor; carries fields like `data[]`, `errors[]`,
                `subGroupIdMapForSuccess`, `resultRecordIds`, `dataURIs`, `groupId`, `recordId`, and
                `ignoredResults`.
            child_index: Zero-based index into the `pathToMany` array when `oneToMany: true`. Null on one-to-one
                records.
            path_to_many: JSON-path / dot-path into the parent payload naming the array of sub-records. Null on
                one-to-one records.
            pg_export_id: Id of the page-generator export that originated this record.
            trace_key: Trace identifier for cross-bubble stitching in execution logs. Populated when the source
                export has a `traceKeyTemplate` configured.
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            Snapshot updated (no body).

        Raises:
            BadRequestError: 400. Bad request. The server could not understand the request because of malformed
                syntax or invalid parameters.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. No snapshot exists for this key. Body:
                `{"errors":[{"code":"no_retrydata_found","message":"No retry data found for the given
                retryDataKey."}]}`. `no_retrydata_found`: no data is stored for a retry under this key.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `PUT /v1/flows/{_id}/{_stepId}/{retryDataKey}/data` · docs/operations/flows/replace_retry_data.md
        """
        return self._send(
            operations.REPLACE_RETRY_DATA,
            path=(flow_id, step_id, retry_data_key),
            body=body,
            fields={
                "data": data,
                "oneToMany": one_to_many,
                "retryDataKey": retry_data_key_field,
                "stage": stage,
                "adaptorResponse": adaptor_response,
                "childIndex": child_index,
                "pathToMany": path_to_many,
                "pgExportId": pg_export_id,
                "traceKey": trace_key,
            },
            options=options,
        )

    def update_retry_data(
        self,
        flow_id: str,
        step_id: str,
        retry_data_key: str,
        *,
        data: Any | Omit = OMIT,
        one_to_many: bool | Omit = OMIT,
        retry_data_key_field: str | Omit = OMIT,
        stage: str | Omit = OMIT,
        adaptor_response: Mapping[str, Any] | Omit = OMIT,
        child_index: int | Omit | None = OMIT,
        path_to_many: str | Omit | None = OMIT,
        pg_export_id: str | Omit = OMIT,
        trace_key: str | Omit | None = OMIT,
        **options: Unpack[RequestOptions],
    ) -> FlowStepRetryData:
        """Change the named fields of one `FlowStepRetryData`; all others stay as they are.

        `GET /v1/flows/{_id}/{_stepId}/{retryDataKey}/data` reads the object and `PUT
        /v1/flows/{_id}/{_stepId}/{retryDataKey}/data` writes it whole, fields that this package does not know among
        them. When nothing changes, nothing is written. A call that names no field raises `TypeError`.

        Args:
            flow_id: Flow id.
            step_id: Export or import id.
            retry_data_key: The `retryDataKey` from the error record.
            data: The opaque record payload. For HTTPImport errors this is the HTTP response the target system
                returned; for data-level failures it's the record as seen by the step. Shape varies by adaptor.
            one_to_many: Whether the stored record represents a one-to-many expansion. When `true`, `childIndex` and
                `pathToMany` locate the specific sub-record inside the parent payload.
            retry_data_key_field: Echoes the path parameter.
            stage: Pipeline stage where the record was when the error occurred.
            adaptor_response: Adaptor-level response envelope captured alongside the record payload. Present on
                failures returned by an HTTP or import adaptor; carries fields like `data[]`, `errors[]`,
                `subGroupIdMapForSuccess`, `resultRecordIds`, `dataURIs`, `groupId`, `recordId`, and
                `ignoredResults`.
            child_index: Zero-based index into the `pathToMany` array when `oneToMany: true`. Null on one-to-one
                records.
            path_to_many: JSON-path / dot-path into the parent payload naming the array of sub-records. Null on
                one-to-one records.
            pg_export_id: Id of the page-generator export that originated this record.
            trace_key: Trace identifier for cross-bubble stitching in execution logs. Populated when the source
                export has a `traceKeyTemplate` configured.

        Returns:
            The `FlowStepRetryData` as it is afterwards.

        Raises:
            BadRequestError: 400. Bad request. The server could not understand the request because of malformed
                syntax or invalid parameters.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. No snapshot exists for this key. Body:
                `{"errors":[{"code":"no_retrydata_found","message":"No retry data found for the given
                retryDataKey."}]}`. `no_retrydata_found`: no data is stored for a retry under this key.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `PUT /v1/flows/{_id}/{_stepId}/{retryDataKey}/data` · docs/operations/flows/replace_retry_data.md
        """
        return self._update(
            operations.RETRY_DATA,
            operations.REPLACE_RETRY_DATA,
            path=(flow_id, step_id, retry_data_key),
            fields={
                "data": data,
                "oneToMany": one_to_many,
                "retryDataKey": retry_data_key_field,
                "stage": stage,
                "adaptorResponse": adaptor_response,
                "childIndex": child_index,
                "pathToMany": path_to_many,
                "pgExportId": pg_export_id,
                "traceKey": trace_key,
            },
            options=options,
        )

    def edit_retry_data(
        self, flow_id: str, step_id: str, retry_data_key: str, **options: Unpack[RequestOptions]
    ) -> AbstractContextManager[FlowStepRetryData]:
        """Change one `FlowStepRetryData` in a `with` block.

        `GET /v1/flows/{_id}/{_stepId}/{retryDataKey}/data` gives it; at the end of the block `PUT
        /v1/flows/{_id}/{_stepId}/{retryDataKey}/data` writes it, unless nothing changed or the block raised. Fields
        that this package does not know go back as they came.
        """
        return self._edit(
            operations.RETRY_DATA,
            operations.REPLACE_RETRY_DATA,
            path=(flow_id, step_id, retry_data_key),
            options=options,
        )

    def retry_data_signed_url(
        self, flow_id: str, step_id: str, retry_data_key: str, **options: Unpack[RequestOptions]
    ) -> FlowStepSignedURLResponse:
        """Get a signed URL to download file-type retry data.

        Returns a pre-signed S3 URL for downloading the raw retry data file associated with an error. This only
        works for **file-type** retry data (e.g. file-based exports/imports). For standard record-based retry data,
        use `GET .../{ retryDataKey}/data` instead — this endpoint returns 400 `invalid_operation` for non-file
        retry data.

        AI guidance:
        - Check the error's adaptor type before calling this. File-based adaptors (FTP, S3, etc.) store retry data
          as files; record-based adaptors store JSON snapshots. Calling this on a record-based error returns 400.
        - The signed URL requires no auth headers — it's a plain S3 GET.
        - 404 `no_retrydata_found` is returned when the `retryDataKey` doesn't match any stored data.

        The signed URL is good for whoever has it, and must get no token: `flows.download_retry_data` asks for it
        and writes the file, which has its name only when it is whole; with `overwrite=True` it replaces another
        file.

        Args:
            flow_id: Flow id.
            step_id: Export or import id.
            retry_data_key: The `retryDataKey` from the error record.

        Returns:
            Pre-signed S3 URL for the retry data file.

        Raises:
            BadRequestError: 400. The retry data for this key is not file-type. Use `GET .../{ retryDataKey}/data`
                for standard record-based retry data. Error code: `invalid_operation`. `invalid_operation`: the
                stored data is no file, flows.retry_data gives it.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. No retry data found for the given key. Error code: `no_retrydata_found`.
                `no_retrydata_found`: no data is stored for a retry under this key.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `GET /v1/flows/{_id}/{_stepId}/{retryDataKey}/signedURL` · docs/operations/flows/retry_data_signed_url.md
        """
        return self._send(operations.RETRY_DATA_SIGNED_URL, path=(flow_id, step_id, retry_data_key), options=options)

    @overload
    def download_retry_data(
        self,
        flow_id: str,
        step_id: str,
        retry_data_key: str,
        file: FileName,
        *,
        overwrite: bool = False,
        **options: Unpack[DownloadOptions],
    ) -> Path: ...

    @overload
    def download_retry_data(
        self,
        flow_id: str,
        step_id: str,
        retry_data_key: str,
        file: BinaryIO,
        *,
        overwrite: bool = False,
        **options: Unpack[DownloadOptions],
    ) -> int: ...

    def download_retry_data(
        self,
        flow_id: str,
        step_id: str,
        retry_data_key: str,
        file: FileName | BinaryIO,
        *,
        overwrite: bool = False,
        **options: Unpack[DownloadOptions],
    ) -> Path | int:
        """Download the file behind `retry_data_signed_url`.

        The URL is asked for without the token. The file gets its name when it is whole: until then it is a hidden
        one in the same folder. One that breaks off is read on where it stopped, if it did not change meanwhile.

        Args:
            flow_id: Flow id.
            step_id: Export or import id.
            retry_data_key: The `retryDataKey` from the error record.
            file: Where it goes: a path, or a file that is open for writing bytes.
            overwrite: Whether a file of that name is replaced.
            max_bytes: The largest file that is taken, in bytes.
            allow_private: Whether the URL may lead into a private network.

        Returns:
            The path of the file, or how many bytes were written to a file that was open.

        Raises:
            SignedURLRefusedError: the URL is expired or refused, a new one too.
            SignedURLError: the URL is no https address, or leads into a private network.
            APIConnectionError: the file broke off, and so did the attempts to read on.
            FileExistsError: the file is there already.
        """
        return self._download(
            operations.RETRY_DATA_SIGNED_URL,
            file,
            overwrite=overwrite,
            path=(flow_id, step_id, retry_data_key),
            options=options,
        )

    @overload
    def preview_page_processor(
        self,
        *,
        page_processor_id: str,
        page_generator_map: Mapping[
            str,
            PageProcessorsPreviewRequestPageGeneratorMapValue | PageProcessorsPreviewRequestPageGeneratorMapValueDict,
        ],
        page_processor_map: Mapping[
            str,
            PageProcessorsPreviewRequestPageGeneratorMapValue | PageProcessorsPreviewRequestPageGeneratorMapValueDict,
        ],
        flow: Mapping[str, Any],
        selected_page_generator_id: str | Omit = OMIT,
        include_stages: bool | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> ExportPreviewResponse: ...

    @overload
    def preview_page_processor(
        self,
        *,
        body: PageProcessorsPreviewRequest | PageProcessorsPreviewRequestDict | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> ExportPreviewResponse: ...

    def preview_page_processor(
        self,
        *,
        body: PageProcessorsPreviewRequest | PageProcessorsPreviewRequestDict | Mapping[str, Any] | Omit = OMIT,
        page_processor_id: str | Omit = OMIT,
        page_generator_map: (
            Mapping[
                str,
                PageProcessorsPreviewRequestPageGeneratorMapValue
                | PageProcessorsPreviewRequestPageGeneratorMapValueDict,
            ]
            | Omit
        ) = OMIT,
        page_processor_map: (
            Mapping[
                str,
                PageProcessorsPreviewRequestPageGeneratorMapValue
                | PageProcessorsPreviewRequestPageGeneratorMapValueDict,
            ]
            | Omit
        ) = OMIT,
        selected_page_generator_id: str | Omit = OMIT,
        flow: Mapping[str, Any] | Omit = OMIT,
        include_stages: bool | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> ExportPreviewResponse:
        """Preview the output of a flow's page processor.

        Runs a flow's page generators and page processors through the preview pipeline and returns the sampled
        output at a specific page-processor node. Same engine as `POST /v1/exports/preview`, but scoped to a
        pageProcessor inside a flow rather than a standalone export.

        Body carries the flow shape plus resolved maps of page-generator and page-processor docs keyed by `_id`. The
        server uses those maps as the source of truth for the preview — it does not read the persisted flow doc, so
        callers can pass modified versions to "what-if" iterate.

        AI guidance:
        - Body field is `flow` (not `flowDoc` — the API's "flowDoc is required" error message is stale: the accepted
          field name is `flow`). Passing neither triggers 400 `missing_required_field` referencing `flowDoc`.
        - Every entry referenced by `flow.pageGenerators[]._exportId` must exist in `pageGeneratorMap` keyed by that
          id, wrapped as `{doc, options}`; same shape for `pageProcessorMap`. Missing entries return 400
          `missing_pageGenerator_doc` (with the `_id` in the message).
        - `includeStages: true` populates the stage-by-stage diagnostic array on the response (recommended). Without
          it, callers only get the final-stage data.
        - `_selectedPageGeneratorId` narrows which generator drives the preview when the flow has multiple; defaults
          to the first `pageGenerators[0]`.
        - Same POST-safe semantics as `/v1/exports/preview` — no side effects, no Job created, no flow state
          changes.

        Args:
            page_processor_id: The pageProcessor resource id to preview. Must be present as a key in
                `pageProcessorMap`.
            page_generator_map: Map of page-generator `_id` → `{doc, options}`. `doc` is the full export doc for
                that generator; `options` is a preview-time hints object (typically `{}` or `{preview: true}`).
            page_processor_map: Map of page-processor `_id` → `{doc, options}`. Shape matches `pageGeneratorMap`;
                `options.preview: true` is typically set on the entry matching `_pageProcessorId`.
            selected_page_generator_id: Page generator to drive the preview when the flow has multiple. Defaults to
                `flow.pageGenerators[0]._exportId`.
            flow: Flow document. Must at minimum carry `pageGenerators[]` and `pageProcessors[]` with `_exportId` /
                `_importId` references that match keys in the side-loaded maps. Full flow doc shape mirrors `POST
                /v1/flows` body. Accepted under key `flow` despite the server's stale `flowDoc` error message.
            include_stages: Include stage-by-stage diagnostics (`stages[]`) in the response. Recommended — without
                it the response loses the per-stage data and error breakdown.
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            Preview envelope. Mirrors `ExportPreviewResponse` — `stages[]` carries the stage-by-stage output +
            errors, and the top-level `errors[]` aggregates any configuration failures surfaced during the run.

        Raises:
            BadRequestError: 400. Request structural errors. `missing_required_field`: a field that is needed is
                missing. `missing_pageGenerator_doc`: a page generator of the flow is not in the map of documents.
                `missing_pageProcessor_doc`: a page processor of the flow is not in the map of documents.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `POST /v1/pageProcessors/preview` · docs/operations/flows/preview_page_processor.md
        """
        return self._send(
            operations.PREVIEW_PAGE_PROCESSOR,
            body=body,
            fields={
                "_pageProcessorId": page_processor_id,
                "pageGeneratorMap": page_generator_map,
                "pageProcessorMap": page_processor_map,
                "_selectedPageGeneratorId": selected_page_generator_id,
                "flow": flow,
                "includeStages": include_stages,
            },
            options=options,
        )


class FlowsWithRawResponse:
    """The methods of `Flows`, each giving status, headers and body beside the result."""

    def __init__(self, resource: Flows) -> None:
        self.error_filter_metadata = raw(resource.error_filter_metadata)
        self.cancel_execution_group = raw(resource.cancel_execution_group)
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.update_grouping = raw(resource.update_grouping)
        self.get = raw(resource.get)
        self.replace = raw(resource.replace)
        self.update = raw(resource.update)
        self.delete = raw(resource.delete)
        self.patch = raw(resource.patch)
        self.clone = raw(resource.clone)
        self.preview_clone = raw(resource.preview_clone)
        self.dependencies = raw(resource.dependencies)
        self.descendants = raw(resource.descendants)
        self.error_summary = raw(resource.error_summary)
        self.cancel_jobs = raw(resource.cancel_jobs)
        self.search_jobs = raw(resource.search_jobs)
        self.execution_logs = raw(resource.execution_logs)
        self.query_log_data = raw(resource.query_log_data)
        self.query_log_metadata = raw(resource.query_log_metadata)
        self.log_children = raw(resource.log_children)
        self.last_export_date_time = raw(resource.last_export_date_time)
        self.delete_logs = raw(resource.delete_logs)
        self.replace_connection = raw(resource.replace_connection)
        self.run = raw(resource.run)
        self.test_run_logs = raw(resource.test_run_logs)
        self.trace_key = raw(resource.trace_key)
        self.step_errors = raw(resource.step_errors)
        self.assign_errors = raw(resource.assign_errors)
        self.step_errors_signed_url = raw(resource.step_errors_signed_url)
        self.unassign_errors = raw(resource.unassign_errors)
        self.requests = raw(resource.requests)
        self.delete_requests = raw(resource.delete_requests)
        self.request_file_signed_url = raw(resource.request_file_signed_url)
        self.request_detail = raw(resource.request_detail)
        self.resolved_errors = raw(resource.resolved_errors)
        self.resolve_errors = raw(resource.resolve_errors)
        self.delete_resolved_errors = raw(resource.delete_resolved_errors)
        self.resolved_errors_signed_url = raw(resource.resolved_errors_signed_url)
        self.retry_errors = raw(resource.retry_errors)
        self.retry_errors_with_backoff = raw(resource.retry_errors_with_backoff)
        self.replace_error_tags = raw(resource.replace_error_tags)
        self.retry_data = raw(resource.retry_data)
        self.replace_retry_data = raw(resource.replace_retry_data)
        self.update_retry_data = raw(resource.update_retry_data)
        self.retry_data_signed_url = raw(resource.retry_data_signed_url)
        self.preview_page_processor = raw(resource.preview_page_processor)


class FlowsWithStreamingResponse:
    """The methods of `Flows`, each giving the response while it arrives."""

    def __init__(self, resource: Flows) -> None:
        self.error_filter_metadata = streamed(resource.error_filter_metadata)
        self.cancel_execution_group = streamed(resource.cancel_execution_group)
        self.list = streamed(resource.list)
        self.create = streamed(resource.create)
        self.update_grouping = streamed(resource.update_grouping)
        self.get = streamed(resource.get)
        self.replace = streamed(resource.replace)
        self.update = streamed(resource.update)
        self.delete = streamed(resource.delete)
        self.patch = streamed(resource.patch)
        self.clone = streamed(resource.clone)
        self.preview_clone = streamed(resource.preview_clone)
        self.dependencies = streamed(resource.dependencies)
        self.descendants = streamed(resource.descendants)
        self.error_summary = streamed(resource.error_summary)
        self.cancel_jobs = streamed(resource.cancel_jobs)
        self.search_jobs = streamed(resource.search_jobs)
        self.execution_logs = streamed(resource.execution_logs)
        self.query_log_data = streamed(resource.query_log_data)
        self.query_log_metadata = streamed(resource.query_log_metadata)
        self.log_children = streamed(resource.log_children)
        self.last_export_date_time = streamed(resource.last_export_date_time)
        self.delete_logs = streamed(resource.delete_logs)
        self.replace_connection = streamed(resource.replace_connection)
        self.run = streamed(resource.run)
        self.test_run_logs = streamed(resource.test_run_logs)
        self.trace_key = streamed(resource.trace_key)
        self.step_errors = streamed(resource.step_errors)
        self.assign_errors = streamed(resource.assign_errors)
        self.step_errors_signed_url = streamed(resource.step_errors_signed_url)
        self.unassign_errors = streamed(resource.unassign_errors)
        self.requests = streamed(resource.requests)
        self.delete_requests = streamed(resource.delete_requests)
        self.request_file_signed_url = streamed(resource.request_file_signed_url)
        self.request_detail = streamed(resource.request_detail)
        self.resolved_errors = streamed(resource.resolved_errors)
        self.resolve_errors = streamed(resource.resolve_errors)
        self.delete_resolved_errors = streamed(resource.delete_resolved_errors)
        self.resolved_errors_signed_url = streamed(resource.resolved_errors_signed_url)
        self.retry_errors = streamed(resource.retry_errors)
        self.retry_errors_with_backoff = streamed(resource.retry_errors_with_backoff)
        self.replace_error_tags = streamed(resource.replace_error_tags)
        self.retry_data = streamed(resource.retry_data)
        self.replace_retry_data = streamed(resource.replace_retry_data)
        self.update_retry_data = streamed(resource.update_retry_data)
        self.retry_data_signed_url = streamed(resource.retry_data_signed_url)
        self.preview_page_processor = streamed(resource.preview_page_processor)
