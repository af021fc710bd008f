"""Calls of AI Agents.

Generated from specs/ai-agents.md. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, overload

from .._runtime.options import OMIT
from .._runtime.resource import Resource
from .._runtime.response import raw, streamed
from .operations import ai_agents as operations

if TYPE_CHECKING:
    from collections.abc import Mapping as _Mapping
    from collections.abc import Sequence
    from contextlib import AbstractContextManager
    from typing import Any, Literal, Unpack

    from .._runtime.options import Omit, RequestOptions
    from .._runtime.pager import Pager
    from ..models.ai_agents import AiAgent, AiAgentImport, AiAgentRequest, Mapping
    from ..models.shared import DependencyResponse, ResponseMapping
    from ..types.ai_agents import AiAgentDict, AiAgentRequestDict, MappingDict
    from ..types.shared import ResponseMappingDict

__all__ = ["AiAgents", "AiAgentsWithRawResponse", "AiAgentsWithStreamingResponse"]


class AiAgents(Resource):
    """AI Agents: 6 operations."""

    @cached_property
    def with_raw_response(self) -> AiAgentsWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AiAgentsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AiAgentsWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AiAgentsWithStreamingResponse(self)

    def list(
        self,
        *,
        include: str | Sequence[str] | None = None,
        exclude: str | Sequence[str] | None = None,
        only_agents: bool = False,
        **options: Unpack[RequestOptions],
    ) -> Pager[AiAgentImport]:
        """List AI agents.

        Returns a list of all imports in the account. The response includes all import types, not just AI agents —
        filter client-side by `adaptorType: "AiAgentImport"`.

        Returns 204 with no body when no imports exist.

        `include` takes a list, sent as one text with `,` between the items; no item may hold that.

        `exclude` takes a list, sent as one text with `,` between the items; no item may hold that.

        `include` and `exclude` exclude each other: more than one raises `ValueError`.

        `only_agents` filters what came, since the server does not; `.skipped` of the pager says how many items were
        left out.

        `include` and `exclude` may hold the characters `[A-Za-z0-9._]`; any other raises `ValueError`.

        Args:
            include: Comma-separated list of fields to project into each returned record.
            exclude: Comma-separated list of fields to remove from the default response on supported list endpoints.
                Unlike `include`, `exclude` does NOT trigger summary projection — callers get the standard
                full-record shape with the named fields stripped out.
            only_agents: Whether only items whose `adaptorType` is `AiAgentImport` are given. The others come too
                and are left out.

        Returns:
            A pager, which fetches page after page while it is read. Successfully retrieved list of imports.

        Raises:
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `GET /v1/imports` · docs/operations/ai_agents/list.md
        """
        return self._pages(
            operations.LIST,
            query={"include": include, "exclude": exclude},
            filters={"only_agents": only_agents},
            options=options,
        )

    @overload
    def create(
        self,
        *,
        name: str,
        adaptor_type: Literal["AiAgentImport"] | str | Omit | Omit = OMIT,
        connection_id: str | Omit = OMIT,
        integration_id: str | Omit = OMIT,
        ai_agent: AiAgent | AiAgentDict | Omit = OMIT,
        description: str | Omit = OMIT,
        mappings: Sequence[Mapping | MappingDict] | Omit = OMIT,
        response_mapping: ResponseMapping | ResponseMappingDict | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> AiAgentImport: ...

    @overload
    def create(
        self,
        *,
        body: AiAgentRequest | AiAgentRequestDict | AiAgentImport | _Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> AiAgentImport: ...

    def create(
        self,
        *,
        body: AiAgentRequest | AiAgentRequestDict | AiAgentImport | _Mapping[str, Any] | Omit = OMIT,
        name: str | Omit = OMIT,
        adaptor_type: Literal["AiAgentImport"] | str | Omit | Omit = OMIT,
        connection_id: str | Omit = OMIT,
        integration_id: str | Omit = OMIT,
        ai_agent: AiAgent | AiAgentDict | Omit = OMIT,
        description: str | Omit = OMIT,
        mappings: Sequence[Mapping | MappingDict] | Omit = OMIT,
        response_mapping: ResponseMapping | ResponseMappingDict | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> AiAgentImport:
        """Create an AI agent.

        Creates a new AI agent import. Set `adaptorType` to `AiAgentImport` and provide the `aiAgent` object with
        LLM provider configuration.

        A `_connectionId` is optional — omit it to use platform-managed credentials, or provide one for BYOK (bring
        your own key).

        `adaptor_type` is sent as `AiAgentImport` when it is not given.

        Args:
            name: Display name for the AI agent.
            adaptor_type: Must be `AiAgentImport`. Sent as `AiAgentImport` when it is not given.
            connection_id: Connection for BYOK (bring your own key). Optional — platform-managed credentials are
                used when omitted.
            integration_id: Integration this AI agent belongs to.
            description: Optional description of the AI agent's purpose.
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            AI agent created successfully.

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

        `POST /v1/imports` · docs/operations/ai_agents/create.md
        """
        return self._send(
            operations.CREATE,
            body=body,
            fields={
                "name": name,
                "adaptorType": adaptor_type,
                "_connectionId": connection_id,
                "_integrationId": integration_id,
                "aiAgent": ai_agent,
                "description": description,
                "mappings": mappings,
                "responseMapping": response_mapping,
            },
            options=options,
        )

    def get(self, import_id: str, **options: Unpack[RequestOptions]) -> AiAgentImport:
        """Get an AI agent.

        Returns the complete configuration of a specific AI agent import.

        Args:
            import_id: The unique identifier of the AI agent import.

        Returns:
            AI agent retrieved successfully.

        Raises:
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `GET /v1/imports/{_id}` · docs/operations/ai_agents/get.md
        """
        return self._send(operations.GET, path=(import_id,), options=options)

    @overload
    def replace(
        self,
        import_id: str,
        *,
        name: str,
        adaptor_type: Literal["AiAgentImport"] | str | Omit | Omit = OMIT,
        connection_id: str | Omit = OMIT,
        integration_id: str | Omit = OMIT,
        ai_agent: AiAgent | AiAgentDict | Omit = OMIT,
        description: str | Omit = OMIT,
        mappings: Sequence[Mapping | MappingDict] | Omit = OMIT,
        response_mapping: ResponseMapping | ResponseMappingDict | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> AiAgentImport: ...

    @overload
    def replace(
        self,
        import_id: str,
        *,
        body: AiAgentRequest | AiAgentRequestDict | AiAgentImport | _Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> AiAgentImport: ...

    def replace(
        self,
        import_id: str,
        *,
        body: AiAgentRequest | AiAgentRequestDict | AiAgentImport | _Mapping[str, Any] | Omit = OMIT,
        name: str | Omit = OMIT,
        adaptor_type: Literal["AiAgentImport"] | str | Omit | Omit = OMIT,
        connection_id: str | Omit = OMIT,
        integration_id: str | Omit = OMIT,
        ai_agent: AiAgent | AiAgentDict | Omit = OMIT,
        description: str | Omit = OMIT,
        mappings: Sequence[Mapping | MappingDict] | Omit = OMIT,
        response_mapping: ResponseMapping | ResponseMappingDict | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> AiAgentImport:
        """Replaces an AI agent: fields that are not given are removed.

        Updates an existing AI agent import with the provided configuration.

        `adaptor_type` is sent as `AiAgentImport` when it is not given.

        `ai_agents.update` changes only the fields that are named, and keeps all others.

        `ai_agents.edit` reads, changes in a `with` block, and writes only what changed; `EditConflictError` when
        `lastModified` moved meanwhile.

        Args:
            import_id: The unique identifier of the AI agent import.
            name: Display name for the AI agent.
            adaptor_type: Must be `AiAgentImport`. Sent as `AiAgentImport` when it is not given.
            connection_id: Connection for BYOK (bring your own key). Optional — platform-managed credentials are
                used when omitted.
            integration_id: Integration this AI agent belongs to.
            description: Optional description of the AI agent's purpose.
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            AI agent updated successfully.

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

        `PUT /v1/imports/{_id}` · docs/operations/ai_agents/replace.md
        """
        return self._send(
            operations.REPLACE,
            path=(import_id,),
            body=body,
            fields={
                "name": name,
                "adaptorType": adaptor_type,
                "_connectionId": connection_id,
                "_integrationId": integration_id,
                "aiAgent": ai_agent,
                "description": description,
                "mappings": mappings,
                "responseMapping": response_mapping,
            },
            options=options,
        )

    @overload
    def update(
        self,
        import_id: str,
        *,
        name: str | Omit = OMIT,
        adaptor_type: Literal["AiAgentImport"] | str | Omit = OMIT,
        connection_id: str | Omit = OMIT,
        integration_id: str | Omit = OMIT,
        ai_agent: AiAgent | AiAgentDict | Omit = OMIT,
        description: str | Omit = OMIT,
        mappings: Sequence[Mapping | MappingDict] | Omit = OMIT,
        response_mapping: ResponseMapping | ResponseMappingDict | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> AiAgentImport: ...

    @overload
    def update(self, changed: AiAgentImport, /, **options: Unpack[RequestOptions]) -> AiAgentImport: ...

    def update(
        self,
        import_id: str | AiAgentImport,
        *,
        name: str | Omit = OMIT,
        adaptor_type: Literal["AiAgentImport"] | str | Omit = OMIT,
        connection_id: str | Omit = OMIT,
        integration_id: str | Omit = OMIT,
        ai_agent: AiAgent | AiAgentDict | Omit = OMIT,
        description: str | Omit = OMIT,
        mappings: Sequence[Mapping | MappingDict] | Omit = OMIT,
        response_mapping: ResponseMapping | ResponseMappingDict | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> AiAgentImport:
        """Change the named fields of one `AiAgentImport`; all others stay as they are.

        `GET /v1/imports/{_id}` reads the object and `PUT /v1/imports/{_id}` writes it whole, fields that this
        package does not know among them. When nothing changes, nothing is written. A call that names no field
        raises `TypeError`.

        `EditConflictError` is raised when `lastModified` moves between the reading and the writing; then nothing is
        written.

        An object that was read and changed before can be given alone: it is written as it is, to its own id,
        without what the server sets.

        Args:
            import_id: The unique identifier of the AI agent import.
            name: Display name for the AI agent.
            adaptor_type: Must be `AiAgentImport`.
            connection_id: Connection for BYOK (bring your own key). Optional — platform-managed credentials are
                used when omitted.
            integration_id: Integration this AI agent belongs to.
            description: Optional description of the AI agent's purpose.

        Returns:
            The `AiAgentImport` as it is afterwards.

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

        `PUT /v1/imports/{_id}` · docs/operations/ai_agents/replace.md
        """
        return self._update(
            operations.GET,
            operations.REPLACE,
            path=(import_id,),
            fields={
                "name": name,
                "adaptorType": adaptor_type,
                "_connectionId": connection_id,
                "_integrationId": integration_id,
                "aiAgent": ai_agent,
                "description": description,
                "mappings": mappings,
                "responseMapping": response_mapping,
            },
            options=options,
        )

    def edit(self, import_id: str, **options: Unpack[RequestOptions]) -> AbstractContextManager[AiAgentImport]:
        """Change one `AiAgentImport` in a `with` block.

        `GET /v1/imports/{_id}` gives it; at the end of the block `PUT /v1/imports/{_id}` writes it, unless nothing
        changed or the block raised. Fields that this package does not know go back as they came.

        Raises:
            EditConflictError: `lastModified` moved in the meantime, by a reading right before the writing; nothing
                was written.
        """
        return self._edit(operations.GET, operations.REPLACE, path=(import_id,), options=options)

    def delete(
        self,
        import_id: str,
        *,
        missing_ok: bool = False,
        require_unused: bool = False,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Delete an AI agent.

        Deletes an AI agent import. Soft-deleted and retained in the recycle bin for 30 days before permanent
        removal.

        With `require_unused=True` `ai_agents.dependencies` is asked first: when it names anything, the call raises
        `InUseError` and sends nothing.

        With `missing_ok=True` a 404 is no error: the call gives `None`, or an empty list where it gives lists.

        Args:
            import_id: The unique identifier of the AI agent import.
            missing_ok: Whether a 404 that says that there is none is taken for an answer instead of an error.
            require_unused: Whether `ai_agents.dependencies` is asked first, and nothing sent when it names
                something.

        Returns:
            AI agent deleted successfully.

        Raises:
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `DELETE /v1/imports/{_id}` · docs/operations/ai_agents/delete.md
        """
        return self._send(
            operations.DELETE,
            path=(import_id,),
            missing_ok=missing_ok,
            guards=((require_unused, operations.DEPENDENCIES),),
            options=options,
        )

    def dependencies(self, import_id: str, **options: Unpack[RequestOptions]) -> DependencyResponse:
        """List dependencies of an AI agent.

        Returns the set of resources that depend on the specified AI agent import. The response is an object whose
        keys are dependent-resource types (e.g. `flows`, `imports`) and whose values are arrays of dependency
        entries.

        An empty object `{}` means no other resources depend on the target. This is also returned for a
        well-formatted but nonexistent id.

        Args:
            import_id: Resource ID.

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

        `GET /v1/imports/{_id}/dependencies` · docs/operations/ai_agents/dependencies.md
        """
        return self._send(operations.DEPENDENCIES, path=(import_id,), options=options)


class AiAgentsWithRawResponse:
    """The methods of `AiAgents`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AiAgents) -> None:
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.get = raw(resource.get)
        self.replace = raw(resource.replace)
        self.update = raw(resource.update)
        self.delete = raw(resource.delete)
        self.dependencies = raw(resource.dependencies)


class AiAgentsWithStreamingResponse:
    """The methods of `AiAgents`, each giving the response while it arrives."""

    def __init__(self, resource: AiAgents) -> None:
        self.list = streamed(resource.list)
        self.create = streamed(resource.create)
        self.get = streamed(resource.get)
        self.replace = streamed(resource.replace)
        self.update = streamed(resource.update)
        self.delete = streamed(resource.delete)
        self.dependencies = streamed(resource.dependencies)
