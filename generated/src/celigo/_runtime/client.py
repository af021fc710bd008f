"""The bases of the generated clients; each is loaded when it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .client_async import AsyncClientBase
    from .client_sync import SyncClient

__all__ = ["AsyncClientBase", "SyncClient"]


def __getattr__(name: str) -> Any:
    if name == "SyncClient":
        from .client_sync import SyncClient

        return SyncClient
    if name == "AsyncClientBase":
        from .client_async import AsyncClientBase

        return AsyncClientBase
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
