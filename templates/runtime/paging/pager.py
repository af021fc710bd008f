"""Lists that come in pages, read lazily: `for item in client.things.list(): …`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from typing import Any, Generic, TypeVar

from ..core.errors import SDKError
from ..http.calls import Call, Settings
from ..http.connections import Connections
from ..http.response import ResponseFacts
from ..http.sending import exchange
from ..http.transport import target_of
from .walking import MAX_PAGES, PageContent, Walk, next_call

T = TypeVar("T")


class Page(PageContent[T]):
    """One page."""

    __slots__ = ("_pager", "_walk")
    _pager: Pager[T]
    _walk: Walk

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def next(self) -> Page[T] | None:
        """Ask for the next page; `None` after the last."""
        walk = self._walk.copy()
        return None if walk.target is None else self._pager._fetch(walk)


def _items_of(page: Page[T] | None) -> Sequence[T] | None:
    return None if page is None else page.items


class Pager(Generic[T]):
    """All items of a list; nothing is asked for before the first is wanted, and no page before it is needed.

    Each iteration begins anew. A time limit of the call holds for each page; `limit` sets one for the whole list.
    """

    def __init__(self, call: Call, settings: Settings, connections: Connections) -> None:
        self._call = call
        self._settings = settings
        self._connections = connections
        self._max_pages = MAX_PAGES
        self._seconds: float | None = None
        self._first: ResponseFacts | None = None
        self._latest: Walk | None = None

    @property
    def skipped(self) -> int:
        """How many items local filters left out of the pages that were read last, so far."""
        return self._latest.skipped if self._latest is not None else 0

    def __repr__(self) -> str:
        return f"<pager of {self._call.info}>"

    def __iter__(self) -> Iterator[T]:
        pages = self.pages()
        while (items := _items_of(next(pages, None))) is not None:
            yield from items
            del items  # or this page would be held while the next one is read

    def pages(self) -> Iterator[Page[T]]:
        """Go from page to page."""
        walk = Walk(self._call, self._settings, self._max_pages, self._seconds)
        yield self._fetch(walk, first=True)
        while walk.target is not None:
            yield self._fetch(walk)

    def first_page(self) -> Page[T]:
        """Ask for the first page alone."""
        return self._fetch(Walk(self._call, self._settings, self._max_pages, self._seconds), first=True)

    def take(self, count: int) -> list[T]:
        """Return at most so many items, with no more pages than it takes."""
        return self._collected(count)

    def all(self) -> list[T]:
        """Return all items; an error on the way holds those read so far as `items`."""
        return self._collected(None)

    def to_list(self) -> list[T]:
        """Return all items, as `all` does."""
        return self.all()

    def limit(self, *, max_pages: int = MAX_PAGES, seconds: float | None = None) -> Pager[T]:
        """Return the same list with a bound on its pages and on the time for all of them."""
        if max_pages < 1:
            raise ValueError("max_pages must be at least 1")
        other = copy(self)
        other._max_pages, other._seconds = max_pages, seconds
        return other

    def starting_at(self, url: str) -> Pager[T]:
        """Return the list from a page on: `next_url` of a page, or `resume_url` of an error."""
        other = copy(self)
        other._first = None
        other._call = next_call(self._call, target_of(url, self._settings.base, self._call.request.target))
        return other

    def begun_with(self, facts: ResponseFacts) -> Pager[T]:
        """Return the same list for whose first page the answer is there already."""
        other = copy(self)
        other._first = facts
        return other

    def _collected(self, count: int | None) -> list[T]:
        items: list[T] = []
        if count is not None and count <= 0:
            return items
        try:
            for item in self:
                items.append(item)
                if len(items) == count:
                    break
        except SDKError as error:
            error.items = tuple(items)
            raise
        return items

    def _fetch(self, walk: Walk, first: bool = False) -> Page[T]:
        assert walk.target is not None
        if not first:
            walk.advance()
        walk.check()
        self._latest = walk
        facts = self._first if first else None
        if facts is None:
            call = self._call if first else next_call(self._call, walk.target)
            try:
                facts = exchange(call, self._settings, self._connections)
            except SDKError as error:
                raise walk.blamed(error) from None
        return self._page(walk.arrived(facts), walk)

    def _page(self, content: PageContent[Any], walk: Walk) -> Page[T]:
        page: Page[T] = Page(
            content.items, content.document, content.response, content.number, content.next_url, content.skipped
        )
        page._pager, page._walk = self, walk.copy()
        return page
