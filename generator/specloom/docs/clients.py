"""What every client has beside its resources, and every resource beside its calls: the same for each package."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ..python.codemodel import Package
from ..python.runtime import members
from .docmodel import Entry
from .links import SURFACE

_HOME = f"{SURFACE}#the-client"
_SETTINGS = "guides/settings.md#limits"
_RESPONSE = "guides/watching.md#status-and-headers"
_TOLD: Mapping[str, str] = {
    "close": _SETTINGS,
    "drift": "guides/watching.md#undocumented-responses",
    "pages": "guides/start.md#other-endpoints",
    "request": "guides/start.md#other-endpoints",
    "with_options": _SETTINGS,
}
"""Member of the client -> what tells of it."""
_RESOURCE = (
    ("with_raw_response", "The same methods, each giving status, headers and body beside the result."),
    ("with_streaming_response", "The same methods, each giving the response while it arrives, as a context manager."),
)


def client_calls(package: Package, paths: Collection[str]) -> tuple[Entry, ...]:
    """The client's own methods; `paths` are the pages that there are to tell of them."""
    return tuple(
        Entry(
            name=f"client.{member.name}",
            signature=f"client.{member.signature}",
            summary=member.summary,
            path=_told(_TOLD.get(member.name, _HOME), paths),
        )
        for member in members(package.clients[0].base)
    )


def views(paths: Collection[str]) -> tuple[Entry, ...]:
    """What each resource has."""
    return tuple(Entry(name=name, summary=summary, path=_told(_RESPONSE, paths)) for name, summary in _RESOURCE)


def _told(page: str, paths: Collection[str]) -> str:
    return page if page.partition("#")[0] in paths else _HOME
