"""Models of Articles.

Generated from specs/articles.md. Do not edit; run `make generate`.
"""

from __future__ import annotations

from .._runtime.model import Model, field

__all__ = ["ArticleRequest", "ArticleResponse"]


class ArticleRequest(Model):
    """Schema `Request` of Articles · docs/models/article_request.md"""

    name: str | None = field("name", default=None)

    stock: int | None = field("stock", default=None)


class ArticleResponse(Model):
    """Schema `Response` of Articles · docs/models/article_response.md"""

    id: str | None = field("id", default=None)
