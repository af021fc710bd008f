"""Async calls of Articles.

Generated from specs/articles.md. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..._runtime.options import OMIT
from ..._runtime.resource import AsyncResource
from ..._runtime.response import async_raw, async_streamed
from ..operations import articles as operations

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Unpack

    from ..._runtime.options import Omit, RequestOptions
    from ...models.articles import ArticleRequest, ArticleResponse
    from ...types.articles import ArticleRequestDict

__all__ = ["AsyncArticles", "AsyncArticlesWithRawResponse", "AsyncArticlesWithStreamingResponse"]


class AsyncArticles(AsyncResource):
    """Articles: 1 operation."""

    @cached_property
    def with_raw_response(self) -> AsyncArticlesWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AsyncArticlesWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncArticlesWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AsyncArticlesWithStreamingResponse(self)

    async def create(
        self,
        *,
        body: ArticleRequest | ArticleRequestDict | Mapping[str, Any] | Omit = OMIT,
        name: str | Omit = OMIT,
        stock: int | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> ArticleResponse:
        """Args:
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            OK.

        `POST /articles` · docs/operations/articles/create.md
        """
        return await self._send(operations.CREATE, body=body, fields={"name": name, "stock": stock}, options=options)


class AsyncArticlesWithRawResponse:
    """The methods of `AsyncArticles`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncArticles) -> None:
        self.create = async_raw(resource.create)


class AsyncArticlesWithStreamingResponse:
    """The methods of `AsyncArticles`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncArticles) -> None:
        self.create = async_streamed(resource.create)
