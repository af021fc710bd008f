"""What is declared of work in the background, held against the document: the state, the ids, the way to look at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..diagnostics import Diagnostics
from ..ir import (
    Array,
    Choice,
    Definition,
    Location,
    Map,
    ObjectSchema,
    Operation,
    Reference,
    Scalar,
    ScalarKind,
    SchemaId,
    Type,
)
from ..settings.operations import NOTHING_DECLARED, OperationRule, State
from ..text.suggest import did_you_mean
from .behaviours import Declaring
from .lookup import arms, holes

_TEXTS = (ScalarKind.STRING, ScalarKind.INTEGER, ScalarKind.BOOLEAN, ScalarKind.ANY)


def checked_waiting(
    operations: Sequence[Operation],
    rules: Mapping[str, OperationRule],
    definitions: Mapping[SchemaId, Definition],
    diagnostics: Diagnostics,
) -> tuple[Operation, ...]:
    """The operations, without what is declared of those whose `waiter` or `starts` does not fit."""
    by_key = {operation.key: operation for operation in operations}
    found: list[Operation] = []
    for operation in operations:
        rule, before = rules.get(operation.key), len(diagnostics.entries)
        if rule is not None:
            here = Declaring(
                operation=operation, rule=rule, operations=by_key, definitions=definitions, diagnostics=diagnostics
            )
            _check_waiter(here)
            _check_starts(here, rules)
        fits = len(diagnostics.entries) == before
        found.append(operation if fits else replace(operation, declared=NOTHING_DECLARED))
    return tuple(found)


def _check_waiter(here: Declaring) -> None:
    waiter, operation = here.rule.waiter, here.operation
    if waiter is None:
        return
    owner = next((found for type in _answers(operation) if (found := here.object_of(type))), None)
    if owner is None or not holes(operation):
        here.misfit("does not show one object by its id, so that nothing can be waited for")
        return
    for parameter in operation.parameters:
        if parameter.required and parameter.location is not Location.PATH:
            here.misfit(f"{parameter.wire_name} is required, and a wait has only the arguments of the path")
    field = next((one for one in owner.fields if one.wire_name == waiter.status), None)
    if field is None:
        here.unknown(waiter.status, "field in its answer called", [one.wire_name for one in owner.fields])
    else:
        _check_states(here, waiter.status, field.type, (*waiter.success, *waiter.failure))


def _check_states(here: Declaring, name: str, type: Type, states: Iterable[State]) -> None:
    found = list(arms(type, here))
    known = [value for arm in found if isinstance(arm, Choice) for value in arm.values]
    if not known and not any(isinstance(arm, Scalar) and arm.kind in _TEXTS for arm in found):
        here.misfit(f"{name} is neither a text nor a number, so it tells no state")
    for state in states if known else ():
        if state not in known:
            help = did_you_mean(str(state), map(str, known))
            message = f"{here.operation.key}: {state!r} is no value of {name}"
            here.diagnostics.error("bad-rule", message, here.rule.origin, help=help)


def _check_starts(here: Declaring, rules: Mapping[str, OperationRule]) -> None:
    starts = here.rule.starts
    if starts is None:
        return
    polled = here.operation_called(starts.waiter)
    if polled is None:
        return
    rule = rules.get(polled.key)
    if rule is None or rule.waiter is None:
        here.misfit(f"{polled.key} has no waiter, so that nothing says when it is over")
    if not set(holes(polled)[:-1]) <= set(holes(here.operation)):
        here.misfit(f"{polled.key} has path arguments before the id that are not in this path")
    given = here.rule
    if here.operation.paging or given.missing_ok is not None or given.result is not None:
        here.misfit("a call that starts work gives what was started: no pages, no `result`, no 404 that is no error")
    _check_fields(here, (*starts.ids, *((starts.refused,) if starts.refused else ())))


def _check_fields(here: Declaring, names: Iterable[str]) -> None:
    objects = [found for type in _answers(here.operation) for found in _objects(here, type)]
    if not objects:
        here.misfit("has no answer with an object, so that it tells no id")
        return
    if any(owner is None or owner.additional is not None for owner in objects):
        return
    known = list(dict.fromkeys(field.wire_name for owner in objects if owner for field in owner.fields))
    for name in names:
        if name not in known:
            here.unknown(name, "field in its answer called", known)


def _objects(here: Declaring, type: Type) -> Iterator[ObjectSchema | None]:
    """The objects that an answer may hold; `None` for one that may have any field."""
    for arm in arms(type, here):
        if isinstance(arm, Array):
            yield from _objects(here, arm.item)
        elif isinstance(arm, Map) or (isinstance(arm, Scalar) and arm.kind is ScalarKind.ANY):
            yield None
        elif isinstance(arm, Reference):
            yield here.object_of(arm)


def _answers(operation: Operation) -> Iterator[Type]:
    for answer in operation.responses:
        if answer.status.startswith("2"):
            yield from (media.type for media in answer.content)
