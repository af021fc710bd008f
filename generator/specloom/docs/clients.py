"""What every client has beside its resources, and every resource beside its calls: the same for each package."""

from __future__ import annotations

from collections.abc import Collection

from .docmodel import Entry
from .shelf import SURFACE

_HOME = f"{SURFACE}#the-client"
_START = "guides/start.md#what-has-no-method"
_SETTINGS = "guides/settings.md#limits"
_WATCHING = "guides/watching.md"
_RESPONSE = "guides/watching.md#status-and-headers"

_CLIENT = (
    (
        "request",
        "request(method, path, *, cast_to=…, query=…, body=…, headers=…, **options) -> Any",
        "Send what this package has no method for: credential, retries, limits and errors are those of all calls.",
        _START,
    ),
    (
        "pages",
        "pages(path, *, item=…, paging=…, query=…, headers=…, **options) -> Pager[Any]",
        "Read a list that this package has no method for, page by page; `paging` says how the next page is found.",
        _START,
    ),
    (
        "with_options",
        "with_options(**changes) -> Self",
        "Return a copy with other settings; it shares the connections, so closing one closes both.",
        _SETTINGS,
    ),
    (
        "drift",
        "drift: DriftReport",
        "How the answers to this client and its copies depart from the published schema.",
        f"{_WATCHING}#answers-that-no-page-describes",
    ),
    (
        "close",
        "close() -> None",
        "Close the connections; calls in flight end with an error, later ones are refused.",
        _SETTINGS,
    ),
)
_RESOURCE = (
    (
        "with_raw_response",
        "The same methods, each giving status, headers and body beside the result.",
    ),
    (
        "with_streaming_response",
        "The same methods, each giving the response while it arrives, as a context manager.",
    ),
)


_PAGED = frozenset({"pages"})
"""What a client has only where lists come in pages."""


def client_calls(guides: Collection[str], *, paged: bool) -> tuple[Entry, ...]:
    """The client's own methods; `guides` are the pages that there are to tell of them."""
    return tuple(
        Entry(name=f"client.{name}", signature=f"client.{signature}", summary=summary, path=_told(page, guides))
        for name, signature, summary, page in _CLIENT
        if paged or name not in _PAGED
    )


def views(guides: Collection[str]) -> tuple[Entry, ...]:
    """What each resource has."""
    return tuple(Entry(name=name, summary=summary, path=_told(_RESPONSE, guides)) for name, summary in _RESOURCE)


def _told(page: str, guides: Collection[str]) -> str:
    return page if page.partition("#")[0] in guides else _HOME
