"""Filters that the package applies itself: `filters: {only_cats: {field: kind, equals: cat}}`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from .. import ir
from ..build.filtering import filters_of
from ..python.annotations import Role
from ..python.arguments import option
from ..python.catalogue import Catalogue
from ..python.codemodel import Argument, Construct, Data, Keyword
from ..python.types import BOOL, optional
from .feature import Feature

if TYPE_CHECKING:
    from ..build.behaviours import Declaring
    from ..settings.operations import OperationRule


class LocalFilters(Feature):
    """Arguments that pick among the items of an answer, because the server does not."""

    def parts(self, here: Declaring) -> dict[str, Any]:
        return {"filters": filters_of(here)}

    def types(self, operation: ir.Operation) -> Iterator[ir.Type]:
        return (one.type for one in operation.filters)

    def option_names(self, rule: OperationRule) -> Iterable[str]:
        return (one.name for one in rule.filters)

    def arguments(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Argument]:
        return (_argument(catalogue, one) for one in operation.filters)

    def steps(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Construct]:
        if not operation.filters:
            return
        told: Data = tuple(
            (one.name, one.field) if one.equals is None else (one.name, one.field, one.equals)
            for one in operation.filters
        )
        items = operation.filters[0].items
        way = (Keyword(name="items", value=items),) if items else ()
        yield Construct(module="filtering", class_name="Filtering", arguments=(told,), keywords=way)

    def notes(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
        where = "`.skipped` of the pager" if operation.paging else "`response_of(result).skipped`"
        count = f"{where} is the number of items left out"
        for one in operation.filters:
            yield f"`{one.name}` filters the items after they are received, because the server does not; {count}."


def _argument(catalogue: Catalogue, one: ir.Filter) -> Argument:
    field = ".".join(one.field)
    if one.equals is not None:
        words = f"Return only items whose `{field}` is `{one.equals}`; the others are received and left out."
        return option(one.name, BOOL, "False", words)
    type_ = ir.Union(arms=(one.type, ir.Array(item=one.type)))
    words = f"Return only items whose `{field}` is this value or one of these; the others are received and left out."
    made = option(one.name, optional(catalogue.annotate(type_, Role.ARGUMENT)), "None", words)
    return replace(made, label=catalogue.annotate(type_, Role.LABEL))
