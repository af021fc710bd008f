"""Lists that come in pages; see `walking` for how they are read."""

from __future__ import annotations

from .pager import Page, Pager
from .pager_async import AsyncPage, AsyncPager

__all__ = ["AsyncPage", "AsyncPager", "Page", "Pager"]
