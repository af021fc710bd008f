"""Calls of Async Helpers.

Generated from specs/async-helpers.md. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, overload

from .._runtime.options import OMIT
from .._runtime.resource import Resource
from .._runtime.response import raw, streamed
from .operations import async_helpers as operations

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableSequence
    from contextlib import AbstractContextManager
    from typing import Any, Unpack

    from .._runtime.options import Omit, RequestOptions
    from ..models.async_helpers import AsyncHelper, AsyncHelperRequest, AsyncHelperRequestHttp
    from ..models.shared import DependencyResponse
    from ..types.async_helpers import AsyncHelperRequestDict, AsyncHelperRequestHttpDict

__all__ = ["AsyncHelpers", "AsyncHelpersWithRawResponse", "AsyncHelpersWithStreamingResponse"]


class AsyncHelpers(Resource):
    """Async Helpers: 6 operations."""

    @cached_property
    def with_raw_response(self) -> AsyncHelpersWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AsyncHelpersWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncHelpersWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AsyncHelpersWithStreamingResponse(self)

    def list(self, **options: Unpack[RequestOptions]) -> MutableSequence[AsyncHelper]:
        """List async helpers.

        Returns an array of all async helper resources in the account.

        AI guidance:
        - The response includes the full object shape for each async helper, including the nested `http.submit`,
          `http.status`, and `http.result` configurations.
        - Use this to discover which async helpers exist before referencing them in export configurations.

        Returns:
            200: Array of async helper objects.
            204: No async helpers exist in the account.

        Raises:
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `GET /v1/asynchelpers` · docs/operations/async_helpers/list.md
        """
        return self._send(operations.LIST, options=options)

    @overload
    def create(
        self, *, name: str, http: AsyncHelperRequestHttp | AsyncHelperRequestHttpDict, **options: Unpack[RequestOptions]
    ) -> AsyncHelper: ...

    @overload
    def create(
        self,
        *,
        body: AsyncHelperRequest | AsyncHelperRequestDict | AsyncHelper | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> AsyncHelper: ...

    def create(
        self,
        *,
        body: AsyncHelperRequest | AsyncHelperRequestDict | AsyncHelper | Mapping[str, Any] | Omit = OMIT,
        name: str | Omit = OMIT,
        http: AsyncHelperRequestHttp | AsyncHelperRequestHttpDict | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> AsyncHelper:
        """Create an async helper.

        Creates a new async helper resource.

        AI guidance:
        - Required fields: `name`, `http.submit.sameAsStatus`, `http.status._exportId`, `http.status.statusPath`,
          `http.status.inProgressValues`, `http.status.doneValues`.
        - The referenced `http.status._exportId` must be an existing export resource; the server validates the
          reference.
        - If `http.submit.sameAsStatus` is `false`, you should also set `http.submit.resourcePath` to extract the
          async job identifier.

        Args:
            name: Human-readable name for the async helper.
            http: HTTP configuration for the three async phases: submit, status, and result.
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            Async helper created successfully.

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

        `POST /v1/asynchelpers` · docs/operations/async_helpers/create.md
        """
        return self._send(operations.CREATE, body=body, fields={"name": name, "http": http}, options=options)

    def get(self, async_helper_id: str, **options: Unpack[RequestOptions]) -> AsyncHelper:
        """Get an async helper.

        Returns a single async helper resource by its ID.

        AI guidance:
        - An invalid (non-ObjectId) `_id` returns 400 `invalid_ref`.
        - A valid but non-existent `_id` returns 404 `invalid_ref` with message `"AsyncHelper not found."`. If the
          resource was recently deleted, the message may reference the recycle bin.

        Args:
            async_helper_id: Async helper ID.

        Returns:
            The async helper record.

        Raises:
            BadRequestError: 400. Bad request. The server could not understand the request because of malformed
                syntax or invalid parameters. `invalid_ref`: the id is malformed.
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
                `invalid_ref`: there is none with this id.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `GET /v1/asynchelpers/{_id}` · docs/operations/async_helpers/get.md
        """
        return self._send(operations.GET, path=(async_helper_id,), options=options)

    @overload
    def replace(
        self,
        async_helper_id: str,
        *,
        name: str,
        http: AsyncHelperRequestHttp | AsyncHelperRequestHttpDict,
        **options: Unpack[RequestOptions],
    ) -> AsyncHelper: ...

    @overload
    def replace(
        self,
        async_helper_id: str,
        *,
        body: AsyncHelperRequest | AsyncHelperRequestDict | AsyncHelper | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> AsyncHelper: ...

    def replace(
        self,
        async_helper_id: str,
        *,
        body: AsyncHelperRequest | AsyncHelperRequestDict | AsyncHelper | Mapping[str, Any] | Omit = OMIT,
        name: str | Omit = OMIT,
        http: AsyncHelperRequestHttp | AsyncHelperRequestHttpDict | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> AsyncHelper:
        """Replaces an async helper: fields that are not given are removed.

        Updates an existing async helper with the provided data. This is a full replacement -- all required fields
        must be included in the request body.

        AI guidance:
        - This is a PUT (full replacement), not a PATCH. Omitted optional fields are removed from the resource.
        - The same required fields as POST apply: `name`, `http.submit.sameAsStatus`, `http.status._exportId`,
          `http.status.statusPath`, `http.status.inProgressValues`, `http.status.doneValues`.
        - PATCH exists for this resource but has an empty property whitelist, making it effectively unusable. Use
          PUT for all updates.

        `async_helpers.update` changes only the fields that are named, and keeps all others.

        `async_helpers.edit` reads, changes in a `with` block, and writes only what changed; `EditConflictError`
        when `lastModified` moved meanwhile.

        Args:
            async_helper_id: Async helper ID.
            name: Human-readable name for the async helper.
            http: HTTP configuration for the three async phases: submit, status, and result.
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            Async helper updated successfully.

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

        `PUT /v1/asynchelpers/{_id}` · docs/operations/async_helpers/replace.md
        """
        return self._send(
            operations.REPLACE, path=(async_helper_id,), body=body, fields={"name": name, "http": http}, options=options
        )

    @overload
    def update(
        self,
        async_helper_id: str,
        *,
        name: str | Omit = OMIT,
        http: AsyncHelperRequestHttp | AsyncHelperRequestHttpDict | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> AsyncHelper: ...

    @overload
    def update(self, changed: AsyncHelper, /, **options: Unpack[RequestOptions]) -> AsyncHelper: ...

    def update(
        self,
        async_helper_id: str | AsyncHelper,
        *,
        name: str | Omit = OMIT,
        http: AsyncHelperRequestHttp | AsyncHelperRequestHttpDict | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> AsyncHelper:
        """Change the named fields of one `AsyncHelper`; all others stay as they are.

        `GET /v1/asynchelpers/{_id}` reads the object and `PUT /v1/asynchelpers/{_id}` writes it whole, fields that
        this package does not know among them. When nothing changes, nothing is written. A call that names no field
        raises `TypeError`.

        `EditConflictError` is raised when `lastModified` moves between the reading and the writing; then nothing is
        written.

        An object that was read and changed before can be given alone: it is written as it is, to its own id,
        without what the server sets.

        Args:
            async_helper_id: Async helper ID.
            name: Human-readable name for the async helper.
            http: HTTP configuration for the three async phases: submit, status, and result.

        Returns:
            The `AsyncHelper` as it is afterwards.

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

        `PUT /v1/asynchelpers/{_id}` · docs/operations/async_helpers/replace.md
        """
        return self._update(
            operations.GET,
            operations.REPLACE,
            path=(async_helper_id,),
            fields={"name": name, "http": http},
            options=options,
        )

    def edit(self, async_helper_id: str, **options: Unpack[RequestOptions]) -> AbstractContextManager[AsyncHelper]:
        """Change one `AsyncHelper` in a `with` block.

        `GET /v1/asynchelpers/{_id}` gives it; at the end of the block `PUT /v1/asynchelpers/{_id}` writes it,
        unless nothing changed or the block raised. Fields that this package does not know go back as they came.

        Raises:
            EditConflictError: `lastModified` moved in the meantime, by a reading right before the writing; nothing
                was written.
        """
        return self._edit(operations.GET, operations.REPLACE, path=(async_helper_id,), options=options)

    def delete(
        self,
        async_helper_id: str,
        *,
        missing_ok: bool = False,
        require_unused: bool = False,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Delete an async helper.

        Deletes an async helper. The resource is soft-deleted and retained in the recycle bin for 30 days before
        permanent removal.

        AI guidance:
        - After deletion, `GET /v1/asynchelpers/{_id}` returns 404 with a message referencing the recycle bin.
        - To recover a deleted async helper, use the recycle bin API within the retention period.

        With `require_unused=True` `async_helpers.dependencies` is asked first: when it names anything, the call
        raises `InUseError` and sends nothing.

        With `missing_ok=True` a 404 is no error: the call gives `None`, or an empty list where it gives lists.

        Args:
            async_helper_id: Async helper ID.
            missing_ok: Whether a 404 that says that there is none is taken for an answer instead of an error.
            require_unused: Whether `async_helpers.dependencies` is asked first, and nothing sent when it names
                something.

        Returns:
            Async helper deleted successfully.

        Raises:
            AuthenticationError: 401. Unauthorized. The request lacks a valid bearer token, or the provided token
                failed to authenticate.
            PermissionDeniedError: 403. Forbidden. The token is good, but its owner may not do this. The body is a
                bare message, not the list of errors that other failures carry.
            NotFoundError: 404. Not found. The requested resource does not exist or is not visible to the caller.
            RateLimitError: 429. Too many requests. An account may make 1000 requests at once and 300 more with each
                second; this one came beyond that. Wait for the seconds of `Retry-After`.

        `DELETE /v1/asynchelpers/{_id}` · docs/operations/async_helpers/delete.md
        """
        return self._send(
            operations.DELETE,
            path=(async_helper_id,),
            missing_ok=missing_ok,
            guards=((require_unused, operations.DEPENDENCIES),),
            options=options,
        )

    def dependencies(self, async_helper_id: str, **options: Unpack[RequestOptions]) -> DependencyResponse:
        """List dependencies of an async helper.

        Returns the set of resources that depend on the specified resource. The response is an object whose keys are
        dependent-resource types (e.g. `flows`, `imports`) and whose values are arrays of dependency entries.

        AI guidance:
        - An empty object `{}` means no other resources depend on the target. This is also returned for a
          well-formatted but nonexistent id.

        Args:
            async_helper_id: Resource ID.

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

        `GET /v1/asynchelpers/{_id}/dependencies` · docs/operations/async_helpers/dependencies.md
        """
        return self._send(operations.DEPENDENCIES, path=(async_helper_id,), options=options)


class AsyncHelpersWithRawResponse:
    """The methods of `AsyncHelpers`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncHelpers) -> None:
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.get = raw(resource.get)
        self.replace = raw(resource.replace)
        self.update = raw(resource.update)
        self.delete = raw(resource.delete)
        self.dependencies = raw(resource.dependencies)


class AsyncHelpersWithStreamingResponse:
    """The methods of `AsyncHelpers`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncHelpers) -> None:
        self.list = streamed(resource.list)
        self.create = streamed(resource.create)
        self.get = streamed(resource.get)
        self.replace = streamed(resource.replace)
        self.update = streamed(resource.update)
        self.delete = streamed(resource.delete)
        self.dependencies = streamed(resource.dependencies)
