"""Downloads behind signed URLs: to a file, or row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..client.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from pathlib import Path

    from ..core.operation import Operation
    from ..core.options import DownloadOptions
    from .downloading import Rows
    from .downloading_async import AsyncRows
    from .saving import Target


class DownloadingResource(Resource):
    """A group of operations that download files."""

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

        assert operation.download is not None
        given = (path, query, headers, cookies)
        return download(self._client, operation, operation.download, file, overwrite, given, options)

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

        assert operation.download is not None
        return rows(self._client, operation, operation.download, (path, query, headers, cookies), options)


class AsyncDownloadingResource(AsyncResource):
    """A group of operations that download files, of the asynchronous client."""

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

        assert operation.download is not None
        given = (path, query, headers, cookies)
        return await download_async(self._client, operation, operation.download, file, overwrite, given, options)

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

        assert operation.download is not None
        return rows_async(self._client, operation, operation.download, (path, query, headers, cookies), options)
