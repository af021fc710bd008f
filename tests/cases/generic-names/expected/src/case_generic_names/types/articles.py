"""Wire forms of the models of Articles.

Generated from specs/articles.md. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TypedDict

__all__ = ["ArticleRequestDict", "ArticleResponseDict"]


class ArticleRequestDict(TypedDict, total=False):
    """Wire form of `ArticleRequest`."""

    name: str
    stock: int


class ArticleResponseDict(TypedDict, total=False):
    """Wire form of `ArticleResponse`."""

    id: str
