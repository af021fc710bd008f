"""What the configuration adds to, hides from and checks in the arguments of an operation, held against the document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from ..ir import Choice, Location, Operation, Parameter, Scalar, ScalarKind, Type
from .lookup import answers, arms

if TYPE_CHECKING:
    from .behaviours import Declaring


def check_options(here: Declaring) -> None:
    """Report what does not fit the operation."""
    _check_hidden(here)
    _check_guards(here)
    _check_cached(here)
    _check_ordered(here)
    _check_characters(here)


def shown(here: Declaring, parameters: Mapping[str, Parameter]) -> tuple[Parameter, ...]:
    """The parameters without the hidden ones; `parameters` has those that were changed."""
    hidden = {name for name, _ in here.rule.hidden}
    return tuple(
        parameters.get(one.wire_name, one)
        for one in here.operation.parameters
        if one.wire_name not in hidden or one.location is Location.PATH
    )


def respelled(here: Declaring, queries: Mapping[str, Parameter]) -> dict[str, Parameter]:
    """Query parameters that accept more spellings than the schema lists."""
    found: dict[str, Parameter] = {}
    for name, pairs in here.rule.spellings:
        parameter = queries.get(name)
        if parameter is None:
            here.unknown(name, "query parameter", queries, "spellings")
            continue
        type = here.resolved(parameter.type)
        if not isinstance(type, Choice):
            here.misfit(f"{name} lists no values, so that none can be spelled otherwise", "spellings")
            continue
        for also, sent in pairs:
            if sent not in type.values:
                here.misfit(f"{sent!r} is no value of {name}", "spellings")
            if also in type.values:
                here.misfit(f"{also!r} is a value of {name} already", "spellings")
        found[name] = replace(parameter, type=replace(type, values=(*type.values, *(also for also, _ in pairs))))
    return found


def _check_hidden(here: Declaring) -> None:
    parameters = {one.wire_name: one for one in here.operation.parameters}
    fields = here.body_fields()
    constants = dict(here.rule.constants)
    for name, _ in here.rule.hidden:
        found = parameters.get(name) or fields.get(name)
        if found is None:
            here.unknown(name, "argument", (*parameters, *fields), "hide")
        elif found.required and name not in constants:
            here.misfit(f"{name} is required, so it cannot be hidden", "hide")


def _check_guards(here: Declaring) -> None:
    for _, key in here.rule.guards:
        asked = here.operation_called(key, "guard")
        if asked is None:
            continue
        if holes(asked) != holes(here.operation) or asked.body is not None or asked.paging is not None:
            here.misfit(f"{key} does not take the same path arguments alone, or its answer comes in pages", "guard")
        elif not any(True for _ in answers(asked)):
            here.misfit(f"{key} gives nothing that could be looked at", "guard")
    behaviours = here.rule
    if behaviours.guards and (here.operation.paging or behaviours.batch is not None):
        here.misfit("a call in pages or parts is not guarded", "guard")


def _check_cached(here: Declaring) -> None:
    if not here.rule.cached:
        return
    hidden = {name for name, _ in here.rule.hidden}
    taken = [one.wire_name for one in here.operation.parameters if one.wire_name not in hidden]
    if taken or here.operation.body is not None or here.operation.paging is not None or not here.operation.safe:
        here.misfit("only the whole answer to a call that reads and takes no arguments is kept", "cached")


def _check_ordered(here: Declaring) -> None:
    known = {one.wire_name: one.type for one in here.operation.parameters if one.location is Location.QUERY}
    known |= {name: field.type for name, field in here.body_fields().items()}
    counted = {name for name, _ in here.rule.times}
    for name in (name for group in here.rule.ordered for name in group):
        if name not in known:
            here.unknown(name, "query parameter or body field", known, "ordered")
        elif name not in counted and not any(_has_order(type) for type in arms(known[name], here)):
            here.misfit(f"{name} is neither a time nor a number, so nothing lies before it", "ordered")


def _has_order(type: Type) -> bool:
    if not isinstance(type, Scalar):
        return False
    return type.kind in (ScalarKind.INTEGER, ScalarKind.NUMBER) or type.format in ("date-time", "date")


def _check_characters(here: Declaring) -> None:
    known = {one.wire_name: one for one in here.operation.parameters if one.location is Location.QUERY}
    for name, _ in here.rule.characters:
        if name not in known:
            here.unknown(name, "query parameter", known, "characters")


def holes(operation: Operation) -> list[str]:
    """Wire names of the path arguments, in order."""
    return [part.wire_name for part in operation.segments if isinstance(part, Parameter)]
