"""The base of the generated resources: a method hands its operation and arguments to the client, nothing more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ..core.operation import OMIT, Given, Operation, RequestOptions, through, through_async

if TYPE_CHECKING:
    from ..requests.calls import Settings
    from .client_async import AsyncClientBase
    from .client_sync import SyncClient

T = TypeVar("T")

NO_EXTRAS: Mapping[str, Any] = {}


def prepared(settings: Settings, operation: Operation[Any], given: Given) -> Given:
    """Let the steps of an operation check and change what is given."""
    for step in operation.steps:
        step.prepare(operation, given, settings)
    return given


class Resource:
    """A group of operations of the synchronous client."""

    __slots__ = ("__dict__", "_client")

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._client!r}>"

    def _send(
        self,
        operation: Operation[T],
        *,
        path: Sequence[Any] = (),
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        cookies: Mapping[str, Any] | None = None,
        body: Any = OMIT,
        fields: Mapping[str, Any] | None = None,
        extras: Mapping[str, Any] = NO_EXTRAS,
        options: RequestOptions,
    ) -> T:
        given = Given(path, query, headers, cookies, body, fields, options, extras)
        return cast("T", through(self._client, operation, prepared(self._client._settings, operation, given)))


class AsyncResource:
    """A group of operations of the asynchronous client."""

    __slots__ = ("__dict__", "_client")

    def __init__(self, client: AsyncClientBase) -> None:
        self._client = client

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._client!r}>"

    async def _send(
        self,
        operation: Operation[T],
        *,
        path: Sequence[Any] = (),
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        cookies: Mapping[str, Any] | None = None,
        body: Any = OMIT,
        fields: Mapping[str, Any] | None = None,
        extras: Mapping[str, Any] = NO_EXTRAS,
        options: RequestOptions,
    ) -> T:
        given = Given(path, query, headers, cookies, body, fields, options, extras)
        given = prepared(self._client._settings, operation, given)
        return cast("T", await through_async(self._client, operation, given))
