"""Objects that are changed in a block or by field, as methods of resources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ..client.base import AsyncResource, Resource
from ..core.operation import Operation, RequestOptions

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager, AbstractContextManager

T = TypeVar("T")


class EditingResource(Resource):
    """A resource whose objects are read, changed and written back."""

    __slots__ = ()

    def _edit(
        self, reading: Operation[T], writing: Operation[Any], *, path: Sequence[Any], options: RequestOptions
    ) -> AbstractContextManager[T]:
        from .edit import Edit

        return Edit(self._client._call, reading, writing, path, options)

    def _update(
        self,
        reading: Operation[T],
        writing: Operation[Any],
        *,
        path: Sequence[Any],
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        cookies: Mapping[str, Any] | None = None,
        fields: Mapping[str, Any],
        options: RequestOptions,
    ) -> T:
        from .edit import Edit, changes_of

        parameters = (query, headers, cookies)
        changes = changes_of(writing, self._client._settings, path, parameters, fields, options)
        plan = Edit(self._client._call, reading, writing, changes.path, options, parameters)
        return cast("T", plan.update(changes))


class AsyncEditingResource(AsyncResource):
    """A resource whose objects are read, changed and written back."""

    __slots__ = ()

    def _edit(
        self, reading: Operation[T], writing: Operation[Any], *, path: Sequence[Any], options: RequestOptions
    ) -> AbstractAsyncContextManager[T]:
        from .edit import AsyncEdit

        return AsyncEdit(self._client._call, reading, writing, path, options)

    async def _update(
        self,
        reading: Operation[T],
        writing: Operation[Any],
        *,
        path: Sequence[Any],
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        cookies: Mapping[str, Any] | None = None,
        fields: Mapping[str, Any],
        options: RequestOptions,
    ) -> T:
        from .edit import AsyncEdit, changes_of

        parameters = (query, headers, cookies)
        changes = changes_of(writing, self._client._settings, path, parameters, fields, options)
        plan = AsyncEdit(self._client._call, reading, writing, changes.path, options, parameters)
        return cast("T", await plan.update(changes))
