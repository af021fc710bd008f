"""Lists in pages: `paging: {link: {next: "header:Link"}}`, or as the responses of the API show by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .. import ir
from ..python.annotations import Role
from ..python.catalogue import Catalogue
from ..python.codemodel import Construct, Keyword, Sending
from ..python.joining import Result
from ..python.types import RUNTIME, Generic, Name, twins
from .feature import Feature

_PAGE, _PAGER = (
    twins(f"{RUNTIME}paging.pager", name, asynchronous=f"{RUNTIME}paging.pager_async") for name in ("Page", "Pager")
)
_CLIENT = twins(f"{RUNTIME}paging.client", "PagingClient", asynchronous=f"{RUNTIME}paging.client_async")
_RESOURCE = f"{RUNTIME}paging.resource"


class Paging(Feature):
    """A call that gives items, and asks for page after page while they are read."""

    exports = (_PAGE, _PAGER)

    def types(self, operation: ir.Operation) -> Iterator[ir.Type]:
        if operation.paging is not None:
            yield operation.paging.item_type

    def result(self, catalogue: Catalogue, operation: ir.Operation, result: Result, role: Role) -> Result:
        if operation.paging is None:
            return result
        item = catalogue.annotate(operation.paging.item_type, role)
        return replace(result, found=item, all=Generic(_PAGER, (item,)))

    def sending(self, catalogue: Catalogue, operation: ir.Operation) -> Sending | None:
        if operation.paging is None:
            return None
        item = catalogue.annotate(operation.paging.item_type)
        return Sending(
            function="_pages",
            base=twins(_RESOURCE, "PagingResource"),
            client=_CLIENT,
            at_once=True,
            views={f"async_{name}": Name(_RESOURCE, f"async_{name}_pages") for name in ("raw", "streamed")},
            gives="pages",
            item=item,
            words="Iterator over all items; pages are requested as needed.",
            constructs=(("paging", _construct(operation.paging)),),
            facts={"item": item},
        )


def _construct(paging: ir.Paging) -> Construct:
    """How the next page is found; what is usual is left out."""
    by_link = bool(paging.next_header)
    given = [
        Keyword(name="header", value=paging.next_header) if by_link else Keyword(name="next", value=paging.next_field)
    ]
    if paging.items:
        given.append(Keyword(name="items", value=paging.items))
    if paging.strip_prefix and not by_link:
        given.append(Keyword(name="strip_prefix", value=paging.strip_prefix))
    if paging.continue_on_empty:
        given.append(Keyword(name="continue_on_empty", value=True))
    return Construct(class_name="LinkPaging" if by_link else "BodyPaging", keywords=tuple(given))
