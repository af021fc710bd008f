"""Calls that give the file behind a signed URL, as methods of resources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..client.base import AsyncResource, Resource
from ..core.operation import Operation
from .steps import Download, DownloadOptions

if TYPE_CHECKING:
    from pathlib import Path

    from .downloading import Rows
    from .downloading_async import AsyncRows
    from .saving import Target


class DownloadingResource(Resource):
    """A resource with calls that give files."""

    __slots__ = ()

    def _download(
        self,
        operation: Operation[Any],
        file: Target,
        *,
        overwrite: bool,
        path: Sequence[Any] = (),
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        cookies: Mapping[str, Any] | None = None,
        options: DownloadOptions,
    ) -> Path | int:
        from .downloading import download

        facts = operation.step(Download)
        assert facts is not None
        given = (path, query, headers, cookies)
        return download(self._client, operation, facts, file, overwrite, given, options)

    def _rows(
        self,
        operation: Operation[Any],
        *,
        path: Sequence[Any] = (),
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        cookies: Mapping[str, Any] | None = None,
        options: DownloadOptions,
    ) -> Rows[Any]:
        from .downloading import rows

        facts = operation.step(Download)
        assert facts is not None
        return rows(self._client, operation, facts, (path, query, headers, cookies), options)


class AsyncDownloadingResource(AsyncResource):
    """A resource with calls that give files."""

    __slots__ = ()

    async def _download(
        self,
        operation: Operation[Any],
        file: Target,
        *,
        overwrite: bool,
        path: Sequence[Any] = (),
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        cookies: Mapping[str, Any] | None = None,
        options: DownloadOptions,
    ) -> Path | int:
        from .downloading_async import download_async

        facts = operation.step(Download)
        assert facts is not None
        given = (path, query, headers, cookies)
        return await download_async(self._client, operation, facts, file, overwrite, given, options)

    def _rows(
        self,
        operation: Operation[Any],
        *,
        path: Sequence[Any] = (),
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        cookies: Mapping[str, Any] | None = None,
        options: DownloadOptions,
    ) -> AsyncRows[Any]:
        from .downloading_async import rows_async

        facts = operation.step(Download)
        assert facts is not None
        return rows_async(self._client, operation, facts, (path, query, headers, cookies), options)
