"""Filters that the package applies itself, held against the items of the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..ir import Choice, Filter, Scalar, ScalarKind, Type
from ..settings.operations import LocalFilter
from .lookup import allows, answers, arms, fields, item, walk
from .scalars import ANY

if TYPE_CHECKING:
    from .behaviours import Declaring

_COMPARED = frozenset((ScalarKind.STRING, ScalarKind.INTEGER, ScalarKind.BOOLEAN, ScalarKind.ANY))


def filters_of(here: Declaring) -> tuple[Filter, ...]:
    """The filters of an operation, each with the type of its field."""
    if here.rule.filters and here.rule.batch is not None:
        here.misfit("the answers of a call in parts are not filtered", "filters")
    found = (_filter(here, declared) for declared in here.rule.filters)
    return tuple(one for one in found if one is not None)


def _filter(here: Declaring, declared: LocalFilter) -> Filter | None:
    kind = _item_type(here, declared)
    if kind is None:
        return None
    found = walk(kind, declared.field, here)
    if found is None:
        here.unknown(".".join(declared.field), "field in an item of its answer called", fields(kind, here), "filters")
        return None
    types = tuple(arms(found[0], here))
    if not types or not all(_is_compared(type) for type in types):
        here.misfit(
            f"{'.'.join(declared.field)} is neither a text nor a whole number nor a truth, so no filter", "filters"
        )
        return None
    if declared.equals is not None and not any(allows(type, declared.equals) for type in types):
        here.misfit(f"{declared.equals!r} is no value of {'.'.join(declared.field)}", "filters")
        return None
    paging = here.operation.paging
    return Filter(
        name=declared.name,
        field=declared.field,
        type=found[0],
        equals=declared.equals,
        items=paging.items if paging else declared.items,
    )


def _item_type(here: Declaring, declared: LocalFilter) -> Type | None:
    if here.operation.paging is not None:
        if declared.items:
            here.misfit("its paging says already where the items stand", "filters")
        return here.operation.paging.item_type
    for answer in answers(here.operation):
        found = walk(answer, declared.items, here)
        kind = item(found[0], here) if found else None
        if kind is not None:
            return kind
    here.misfit(f"{'.'.join(declared.items) or 'the body'} of its answer is no list that could be filtered", "filters")
    return None


def _is_compared(type: Type) -> bool:
    if isinstance(type, Scalar):
        timed = type.format in ("date-time", "date", "time", "epoch_ms", "epoch_s", "epoch_ms_string")
        return type == ANY or (type.kind in _COMPARED and not timed and "%" not in (type.format or ""))
    return isinstance(type, Choice)
