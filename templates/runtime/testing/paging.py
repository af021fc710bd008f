"""A list cut into pages, with the way to the next as the operation says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from ..core.operation import BodyPaging, LinkPaging
from .layout import Listing
from .messages import PAGE_MARK, FakeAnswer, FakeRequest

_SIZES = ("limit", "pageSize", "page_size", "per_page", "perPage", "pagesize", "size", "count", "maxResults")


def size_of(request: FakeRequest, listing: Listing, standard: int) -> int:
    """Return how many items a page has: as the request asks, where the operation knows a parameter for it."""
    known = {parameter.get("name") for parameter in listing.route.parameters}
    for name in _SIZES:
        asked = request.query.get(name, [""])[0]
        if name in known and asked.isdecimal() and int(asked) > 0:
            return min(int(asked), standard)
    return standard


def page_answer(
    request: FakeRequest,
    listing: Listing,
    items: list[Any],
    envelope: Any,
    size: int,
    fits: Callable[[Any], bool],
) -> FakeAnswer:
    """Return one page of a list.

    `envelope` is a sample of the body, for what stands around the items; `fits` says whether a body is valid.
    """
    paging = listing.paging
    start = 0 if paging is None else request.page * size
    shown = items if paging is None else items[start : start + size]
    more = paging is not None and start + size < len(items)
    body = placed(envelope, listing.items, shown)
    headers: dict[str, str] = {}
    if isinstance(paging, LinkPaging) and more:
        headers[paging.header] = f'<{request.origin}{_next(request, request.path)}>; rel="next"'
    elif isinstance(paging, BodyPaging):
        address = f"{paging.strip_prefix}{request.local}" if paging.strip_prefix else request.path
        body = placed(body, paging.next, _next(request, address)) if more else ended(body, paging.next, fits)
    return FakeAnswer(status=listing.route.success, body=body, headers=headers)


def ended(body: Any, way: tuple[str, ...], fits: Callable[[Any], bool]) -> Any:
    """Return a body without a next page: left out, null or empty, as its schema allows."""
    for made in (placed(body, way, None), _with_null(body, way), placed(body, way, "")):
        if fits(made):
            return made
    return placed(body, way, None)


def _with_null(body: Any, way: tuple[str, ...]) -> Any:
    name, *rest = way
    made = dict(body) if isinstance(body, dict) else {}
    made[name] = _with_null(made.get(name), tuple(rest)) if rest else None
    return made


def placed(body: Any, way: tuple[str, ...], value: Any) -> Any:
    """Return a body with a value at the end of a way; `None` takes away what stands there."""
    if not way:
        return value
    made = dict(body) if isinstance(body, dict) else {}
    if value is None and len(way) == 1:
        made.pop(way[0], None)
    elif value is not None or way[0] in made:
        made[way[0]] = placed(made.get(way[0]), way[1:], value)
    return made


def _next(request: FakeRequest, path: str) -> str:
    return f"{path}?{urlencode([*request.pairs, (PAGE_MARK, str(request.page + 1))])}"
