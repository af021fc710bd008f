"""How a list that comes in pages is walked: which address is next, and when that is refused.

Pages neither lose items nor run in circles: an empty page with a next one goes on, an address that was asked before is
an error, so is one at another server (the token would go there), and the number of pages is bounded. Nothing is sent
here; the sync and the async pager share these decisions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar
from warnings import warn

from ..core import hinted
from ..core.errors import APIResponseError, RequestInfo, SDKError
from ..core.operation import BodyPaging, LinkPaging
from ..http.calls import Call, Settings
from ..http.response import Origin, check, json_of, kind_name
from ..http.transport import AddressError, HeaderMap, WireHeaders, WireRequest, target_of, without_query_values
from .errors import PaginationError
from .links import LinkError, next_link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..http.response import ResponseFacts

T = TypeVar("T")

MAX_PAGES = 1000
EMPTY_IN_A_ROW = 25
"""So many empty pages are followed where the API does not say that more is normal."""


@hinted
class PageContent(Generic[T]):
    """What one answer of a paged operation holds."""

    __slots__ = ("document", "items", "next_url", "number", "response", "skipped")

    def __init__(
        self,
        items: Sequence[T],
        document: Any,
        response: ResponseFacts,
        number: int,
        next_url: str | None,
        skipped: int = 0,
    ) -> None:
        self.items = items
        """The items of this page, read as models."""
        self.document = document
        """The whole body, as JSON."""
        self.response = response
        """Status, headers, request id and bytes of the answer."""
        self.number = number
        """1 for the first page that was read."""
        self.next_url = next_url
        """Address of the next page, to go on from later; `None` on the last."""
        self.skipped = skipped
        """How many items of this page local filters left out."""

    @property
    def has_next(self) -> bool:
        """Whether the server announced another page."""
        return self.next_url is not None

    def __len__(self) -> int:
        return len(self.items)

    def __repr__(self) -> str:
        return f"<page {self.number}: {len(self.items)} items{', more to come' if self.has_next else ''}>"


class Walk:
    """How far a list was read."""

    __slots__ = (
        "_empty",
        "_settings",
        "call",
        "items_read",
        "max_pages",
        "pages_read",
        "seen",
        "skipped",
        "target",
        "until",
    )

    def __init__(self, call: Call, settings: Settings, max_pages: int, seconds: float | None) -> None:
        self.call = call
        self._settings = settings
        self.max_pages = max_pages
        self.until = None if seconds is None else settings.environment.clock() + seconds
        self.target: str | None = call.request.target
        """What is to be asked next."""
        self.seen = {call.request.target}
        self.pages_read = 0
        self.items_read = 0
        self.skipped = 0
        """How many items local filters left out."""
        self._empty = 0

    def copy(self) -> Walk:
        """Return a walk that goes on from here by itself."""
        other = Walk(self.call, self._settings, self.max_pages, None)
        other.until, other.target, other.seen = self.until, self.target, set(self.seen)
        other.pages_read, other.items_read, other._empty = self.pages_read, self.items_read, self._empty
        other.skipped = self.skipped
        return other

    def check(self) -> None:
        """Raise when no further page may be asked for."""
        if self.pages_read >= self.max_pages:
            raise self.blamed(
                PaginationError(f"more than {self.max_pages} pages: raise the limit with .limit(max_pages=…)")
            )
        if self.until is not None and self._settings.environment.clock() >= self.until:
            raise self.blamed(PaginationError("the time for the whole list is over"))

    def arrived(self, facts: ResponseFacts) -> PageContent[Any]:
        """Take a page in; what is next is known afterwards."""
        paging = self.call.operation.paging
        assert paging is not None
        try:
            document = json_of(facts) if facts.content else None
            items = self._items(paging, document, facts)
            found = self._items_view(items, paging, facts)
            target = self._next(paging, document, facts)
        except SDKError as error:
            raise self.blamed(error) from None
        self.pages_read += 1
        self.items_read += len(found)
        self.skipped += len(items) - len(found)
        self._empty = 0 if items else self._empty + 1
        self.target = target
        url = None if target is None else f"{self.call.request.origin}{target}"
        return PageContent(found, document, facts, self.pages_read, url, len(items) - len(found))

    def advance(self) -> None:
        """Before asking for the next page, make sure that it is a new one."""
        if self.target is None:
            return
        if self.target in self.seen:
            raise self.blamed(PaginationError("the server gave a page that was read before as the next one"))
        if self._empty > EMPTY_IN_A_ROW and not getattr(self.call.operation.paging, "continue_on_empty", False):
            raise self.blamed(PaginationError(f"{self._empty} empty pages in a row"))
        self.seen.add(self.target)

    def blamed(self, error: SDKError) -> SDKError:
        """Put into an error how far the list was read and where to go on."""
        target = self.target
        error.items_read = self.items_read
        if target is not None:
            error.resume_url = f"{self.call.request.origin}{target}"
            if error.request is None:
                url = without_query_values(self.call.request.origin, target)
                error.request = RequestInfo(self.call.request.method, url, self.call.operation.id)
        return error

    def _items(self, paging: LinkPaging | BodyPaging, document: Any, facts: ResponseFacts) -> list[Any]:
        if document is None and not (facts.content and self._settings.strict):
            return []
        items, way = dug(document, paging.items), " > ".join(paging.items) or "the body"
        if items is None and paging.items and isinstance(document, dict):
            return []
        if not isinstance(items, list):
            raise APIResponseError(f"{way} of this page is no list but {kind_name(items)}", response=facts)
        return items

    def _items_view(self, items: list[Any], paging: LinkPaging | BodyPaging, facts: ResponseFacts) -> Sequence[Any]:
        annotation = self.call.operation.item
        if not annotation or annotation == "Any":
            return self._kept(items, items)
        from ..codecs.compiling import codec_for

        codec = codec_for(f"MutableSequence[{annotation}]", self._settings.facts.models)
        if self._settings.drift is not None:
            self._settings.drift.take(self.call.operation, facts, codec, items, paging.items)
        if self._settings.strict:
            check(codec, self._kept(items, items), facts, "page")
        return self._kept(items, codec.decode(items, Origin(facts, paging.items)))

    def _kept(self, items: list[Any], found: Sequence[Any]) -> Sequence[Any]:
        """The items that pass the filters of the call; each still knows its place in the answer."""
        sieve = self.call.sieve
        if sieve is None:
            return found
        return [shown for item, shown in zip(items, found, strict=True) if sieve.keeps(item)]

    def _next(self, paging: LinkPaging | BodyPaging, document: Any, facts: ResponseFacts) -> str | None:
        try:
            if isinstance(paging, LinkPaging):
                url: Any = next_link(_lines(facts, paging.header))
            else:
                url = dug(document, paging.next)
            if url is None or url == "":
                return None
            if not isinstance(url, str):
                raise PaginationError(f"{' > '.join(getattr(paging, 'next', ()))} is no address but {kind_name(url)}")
            prefix = paging.strip_prefix if isinstance(paging, BodyPaging) else ""
            current = self.target or self.call.request.target
            return target_of(url, self._settings.base, current, prefix)
        except LinkError as fault:
            header = getattr(paging, "header", "")
            if "next" not in "".join(_lines(facts, header)).lower():
                warn(
                    f"{self.call.info}: the {header} header cannot be read ({fault}); taken for the last page",
                    stacklevel=2,
                )
                return None
            raise PaginationError(f"the {header} header cannot be read: {fault}") from None
        except AddressError as fault:
            raise PaginationError(f"the next page cannot be asked for: {fault}") from None


def dug(document: Any, way: Sequence[str]) -> Any:
    """Return what stands at the end of a way, `None` when it breaks off."""
    for name in way:
        if not isinstance(document, dict):
            return None
        document = document.get(name)
    return document


def _lines(facts: ResponseFacts, name: str) -> list[str]:
    headers = facts.headers
    if isinstance(headers, HeaderMap):
        return headers.get_all(name)
    value = headers.get(name) or headers.get(name.lower())
    return [value] if value else []


def next_call(call: Call, target: str) -> Call:
    """Return the call for another page: the address as it was given, all else as before, and nothing to carry."""
    first = call.request
    body = {b"content-type", b"content-length", b"transfer-encoding"}
    headers = WireHeaders([pair for pair in first.headers if pair[0].lower() not in body or first.payload is not None])
    request = WireRequest(first.method, first.origin, target, headers, first.payload)
    return Call(call.operation, request, call.timeout, call.max_retries, call.repeatable, call.secured, call.sieve)
