"""The operations of Articles, as data.

Generated from specs/articles.md. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Body, Operation

if TYPE_CHECKING:
    from ...models.articles import ArticleResponse

CREATE: Operation[ArticleResponse] = Operation(
    key="POST /articles",
    id="createArticle",
    method="POST",
    path=("/articles",),
    body=Body("application/json", "ArticleRequest", required=True),
    success={"200": "ArticleResponse"},
    secured=False,
    docs="operations/articles/create.md",
)
