"""Async calls of Tools.

Generated from specs/garden.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, overload

from ..._runtime.options import OMIT
from ..._runtime.resource import AsyncResource
from ..._runtime.response import async_raw, async_streamed
from ..operations import tools as operations

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractAsyncContextManager
    from typing import Any, Literal, Unpack

    from ..._runtime.options import Omit, RequestOptions
    from ...models.garden import Tool, ToolRequest
    from ...types.garden import ToolRequestDict

__all__ = ["AsyncTools", "AsyncToolsWithRawResponse", "AsyncToolsWithStreamingResponse"]


class AsyncTools(AsyncResource):
    """Tools: 3 operations."""

    @cached_property
    def with_raw_response(self) -> AsyncToolsWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AsyncToolsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncToolsWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AsyncToolsWithStreamingResponse(self)

    async def get(self, tool_id: str, **options: Unpack[RequestOptions]) -> Tool:
        """Get a tool.

        Returns:
            OK.

        `GET /tools/{id}` · docs/operations/tools/get.md
        """
        return await self._send(operations.GET, path=(tool_id,), options=options)

    @overload
    async def replace(
        self,
        tool_id: str,
        *,
        name: str,
        state: Literal["clean", "rusty"] | str | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> Tool: ...

    @overload
    async def replace(
        self,
        tool_id: str,
        *,
        body: ToolRequest | ToolRequestDict | Tool | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> Tool: ...

    async def replace(
        self,
        tool_id: str,
        *,
        body: ToolRequest | ToolRequestDict | Tool | Mapping[str, Any] | Omit = OMIT,
        name: str | Omit = OMIT,
        state: Literal["clean", "rusty"] | str | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> Tool:
        """Replaces a tool: fields that are not given are removed.

        `tools.edit` reads, changes in a `with` block, and writes only what changed.

        Args:
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            OK.

        `PUT /tools/{id}` · docs/operations/tools/replace.md
        """
        return await self._send(
            operations.REPLACE, path=(tool_id,), body=body, fields={"name": name, "state": state}, options=options
        )

    def edit(self, tool_id: str, **options: Unpack[RequestOptions]) -> AbstractAsyncContextManager[Tool]:
        """Change one `Tool` in a `with` block.

        `GET /tools/{id}` gives it; at the end of the block `PUT /tools/{id}` writes it, unless nothing changed or
        the block raised. Fields that this package does not know go back as they came.
        """
        return self._edit(operations.GET, operations.REPLACE, path=(tool_id,), options=options)

    @overload
    async def update(
        self,
        tool_id: str,
        *,
        name: str,
        state: Literal["clean", "rusty"] | str | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> Tool: ...

    @overload
    async def update(
        self,
        tool_id: str,
        *,
        body: ToolRequest | ToolRequestDict | Tool | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> Tool: ...

    async def update(
        self,
        tool_id: str,
        *,
        body: ToolRequest | ToolRequestDict | Tool | Mapping[str, Any] | Omit = OMIT,
        name: str | Omit = OMIT,
        state: Literal["clean", "rusty"] | str | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> Tool:
        """Change some fields of a tool.

        Args:
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            OK.

        `PATCH /tools/{id}` · docs/operations/tools/update.md
        """
        return await self._send(
            operations.UPDATE, path=(tool_id,), body=body, fields={"name": name, "state": state}, options=options
        )


class AsyncToolsWithRawResponse:
    """The methods of `AsyncTools`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncTools) -> None:
        self.get = async_raw(resource.get)
        self.replace = async_raw(resource.replace)
        self.update = async_raw(resource.update)


class AsyncToolsWithStreamingResponse:
    """The methods of `AsyncTools`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncTools) -> None:
        self.get = async_streamed(resource.get)
        self.replace = async_streamed(resource.replace)
        self.update = async_streamed(resource.update)
