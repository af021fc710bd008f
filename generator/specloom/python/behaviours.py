"""What the configuration declares of an operation, as arguments, facts for the runtime, and words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .. import ir
from . import downloads, editing, waiting
from . import options as declared_options
from .arguments import omittable, option
from .catalogue import Catalogue
from .codemodel import Argument, Construct, Data, Extra, Keyword, Signature
from .types import BOOL, LOCAL, NONE, RUNTIME, Generic, Literal, Name, Type, is_list, optional, without_none

MISSING = "missing_ok"
_BATCH_RESULT = Name(f"{RUNTIME}batching", "BatchResult")


@dataclass(frozen=True, slots=True, kw_only=True)
class Returning:
    """What a call gives when all is found, and what it gives at large."""

    found: Type
    all: Type


def returning(catalogue: Catalogue, operation: ir.Operation, returns: Type) -> Returning:
    """The type of the result under the declared behaviours."""
    made, bare = operation.declared.result, without_none(returns)
    if made is None and (started := waiting.started(catalogue, operation, returns)):
        return Returning(found=bare, all=started)
    if made is not None:
        returns = Name(LOCAL + made.module, made.name)
    elif operation.declared.batch is not None and returns != NONE and not is_list(returns):
        returns = Generic(_BATCH_RESULT, (bare,))
        return Returning(found=returns, all=returns)
    plain = operation.declared.missing_ok is None or is_list(returns)
    return Returning(found=returns, all=returns if plain else optional(returns))


def with_constants(operation: ir.Operation, fields: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """The fields of the body; those that are known beforehand need not be given."""
    known = dict(operation.declared.constants)
    return tuple(_constant(one, known[one.wire_name]) if one.wire_name in known else one for one in fields)


def _constant(argument: Argument, value: Data) -> Argument:
    words = f"{argument.description} Sent as `{value}` when it is not given.".strip()
    return replace(omittable(argument), required=False, description=words)


def calls(
    operation: ir.Operation,
    defined: Signature,
    overloads: tuple[Signature, ...],
    result: Returning,
) -> tuple[Signature, tuple[Signature, ...]]:
    """The method as defined, and the ways to call it, with what the declared behaviours add to both."""
    ways = overloads
    if operation.declared.missing_ok is None:
        return defined, tuple(replace(way, returns=result.all) for way in ways)
    missing = _missing(BOOL)
    if result.all != result.found:
        never = _missing(Literal((False,)))
        asked = replace(missing, default="")
        ways = tuple(
            replace(_also(way, one), returns=returns)
            for way in ways or (defined,)
            for one, returns in ((never, result.found), (asked, result.all))
        )
    else:
        ways = tuple(replace(_also(way, missing), returns=result.all) for way in ways)
    return _also(defined, missing), ways


def _missing(type_: Type) -> Argument:
    words = "Whether a 404 that says that there is none is taken for an answer instead of an error."
    return option(MISSING, type_, "False", words)


def _also(signature: Signature, argument: Argument) -> Signature:
    ordered = sorted((*signature.keyword, argument), key=lambda one: bool(one.default))
    return replace(signature, keyword=tuple(ordered))


def options_of(catalogue: Catalogue, operation: ir.Operation) -> tuple[Argument, ...]:
    """Arguments that the declared behaviours add, as the docstring and the page list them."""
    missing = (_missing(BOOL),) if operation.declared.missing_ok is not None else ()
    return (*missing, *declared_options.options(catalogue, operation))


def steps(catalogue: Catalogue, operation: ir.Operation) -> tuple[Construct, ...]:
    """What a call does beside sending its request, the outermost first."""
    return tuple(_steps(catalogue, operation))


def _steps(catalogue: Catalogue, operation: ir.Operation) -> Iterator[Construct]:
    declared = operation.declared
    if declared.missing_ok is not None:
        codes = (declared.missing_ok,) if declared.missing_ok else ()
        listed = () if declared.result is None else (Keyword(name="listed", value=False),)
        yield Construct(module="missing", class_name="MissingOk", arguments=codes, keywords=listed)
    yield from declared_options.steps(catalogue, operation)
    if declared.batch is not None:
        told = (declared.batch.field, declared.batch.size)
        keeps = () if declared.starts is None else (Keyword(name="keeps_answers", value=True),)
        yield Construct(module="batching", class_name="Batching", arguments=told, keywords=keeps)
    if declared.exclusive:
        yield Construct(module="requests.exclusive", class_name="Exclusive", arguments=(declared.exclusive,))
    if declared.ordered:
        yield Construct(module="requests.ordering", class_name="Ordered", arguments=(declared.ordered,))
    yield from declared_options.checks(catalogue, operation)
    if declared.result is not None:
        yield Construct(module="responses.result_classes", class_name="ResultClass", arguments=(declared.result.text,))
    yield from editing.steps(catalogue, operation)
    yield from downloads.steps(catalogue, operation)
    yield from waiting.steps(operation)


def extras(catalogue: Catalogue, operation: ir.Operation) -> tuple[Extra, ...]:
    """Declared arguments that are not sent, as the runtime takes them."""
    missing = (Extra(name=MISSING),) if operation.declared.missing_ok is not None else ()
    return (*missing, *declared_options.extras(catalogue, operation))


def notes(catalogue: Catalogue, operation: ir.Operation) -> tuple[str, ...]:
    """What the declared behaviours mean to the caller, and what credentials are left to add, a sentence or two each."""
    return (*_notes(catalogue, operation), *catalogue.credentials.note(operation))


def _notes(catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
    declared = operation.declared
    for wire_name, separator in declared.joins:
        name = _name(catalogue, operation, wire_name)
        yield f"`{name}` takes a list, sent as one text with `{separator}` between the items; no item may hold that."
    for group in declared.exclusive:
        names = [f"`{_name(catalogue, operation, wire_name)}`" for wire_name in group]
        yield f"{', '.join(names[:-1])} and {names[-1]} exclude each other: more than one raises `ValueError`."
    for wire_name, form in declared.times:
        name = _name(catalogue, operation, wire_name)
        yield f"`{name}` takes an aware `datetime`, sent as `{form}`, or the value as it is sent."
    for wire_name, value in declared.constants:
        yield f"`{_name(catalogue, operation, wire_name)}` is sent as `{value}` when it is not given."
    if declared.batch is not None:
        yield from _batch_notes(catalogue, operation)
    yield from editing.notes(catalogue, operation)
    yield from downloads.notes(catalogue, operation)
    yield from declared_options.notes(catalogue, operation, lambda name: _name(catalogue, operation, name))
    if declared.result is not None:
        yield f"The answer comes as a `{declared.result.name}`, made of what the API sends; its `raw` is that."
    if declared.missing_ok is not None:
        which = ", ".join(f"`{code}`" for code in declared.missing_ok)
        what = f"a 404 with the code {which}" if which else "a 404"
        yield f"With `{MISSING}=True` {what} is no error: the call gives `None`, or an empty list where it gives lists."
    yield from waiting.notes(catalogue, operation)


def _batch_notes(catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
    batch = operation.declared.batch
    assert batch is not None
    name = _name(catalogue, operation, batch.field)
    any_length = (
        f"`{name}` may have any length: it is sent in parts of {batch.size}, one after the other, in its order."
    )
    empty = "" if operation.declared.starts else " An empty one raises `ValueError`, and nothing is sent."
    yield any_length + empty
    yield "When a part fails, the error's `done` holds the items of the parts before it, and `items` their results."


def _name(catalogue: Catalogue, operation: ir.Operation, wire_name: str) -> str:
    """What the argument with this wire name is called."""
    for place in ir.Location:
        found = catalogue.names.arguments.get((operation.key, place, wire_name))
        if found:
            return found
    return catalogue.names.body_arguments.get((operation.key, wire_name), wire_name)
