"""What the configuration declares of an operation, as arguments, facts for the runtime, and words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .. import ir
from . import downloads, editing, waiting
from . import options as declared_options
from .annotations import BUILTINS, TYPING
from .arguments import optional
from .catalogue import Catalogue
from .codemodel import Argument, ArgumentPlace, Construct, Data, PartFact, Signature
from .scope import LOCAL, Names, PlainNames

MISSING = "missing_ok"
_LIST = "MutableSequence["


@dataclass(frozen=True, slots=True, kw_only=True)
class Returning:
    """What a call gives when all is found, and what it gives at large."""

    found: str
    all: str


def returning(catalogue: Catalogue, operation: ir.Operation, returns: str, names: Names) -> Returning:
    """The annotation of the result under the declared behaviours."""
    made = operation.declared.result
    if made is not None:
        result = names.use(LOCAL + made.module, made.name)
        return Returning(found=result, all=result if operation.declared.missing_ok is None else f"{result} | None")
    bare = returns.removesuffix(" | None")
    if started := waiting.started(catalogue, operation, returns, names):
        return Returning(found=bare, all=started)
    if operation.declared.batch is not None and returns != "None" and not bare.lstrip("_").startswith(_LIST):
        result = f"{names.use(LOCAL + '_runtime.batching', 'BatchResult')}[{bare}]"
        return Returning(found=result, all=result)
    plain = returns == "None" or returns != bare or bare.lstrip("_").startswith(_LIST)
    if operation.declared.missing_ok is None or plain:
        return Returning(found=returns, all=returns)
    return Returning(found=returns, all=f"{returns} | None")


def with_constants(operation: ir.Operation, fields: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """The fields of the body; those that are known beforehand need not be given."""
    known = dict(operation.declared.constants)
    return tuple(_constant(one, known[one.wire_name]) if one.wire_name in known else one for one in fields)


def _constant(argument: Argument, value: Data) -> Argument:
    words = f"{argument.description} Sent as `{value}` when it is not given.".strip()
    return replace(optional(argument), required=False, description=words)


def calls(
    operation: ir.Operation,
    defined: Signature,
    overloads: tuple[Signature, ...],
    result: Returning,
    names: Names,
) -> tuple[Signature, tuple[Signature, ...]]:
    """The method as defined, and the ways to call it, with what the declared behaviours add to both."""
    ways = overloads
    if operation.declared.missing_ok is None:
        return defined, tuple(replace(way, returns=result.all) for way in ways)
    option = _option(names.use(BUILTINS, "bool"), "False")
    if result.all != result.found:
        never = _option(f"{names.use(TYPING, 'Literal')}[False]", "False")
        asked = replace(option, default="")
        ways = tuple(
            replace(_also(way, one), returns=returns)
            for way in ways or (defined,)
            for one, returns in ((never, result.found), (asked, result.all))
        )
    else:
        ways = tuple(replace(_also(way, option), returns=result.all) for way in ways)
    return _also(defined, option), ways


def _option(annotation: str, default: str) -> Argument:
    return Argument(
        name=MISSING,
        wire_name=MISSING,
        place=ArgumentPlace.OPTION,
        annotation=annotation,
        default=default,
        required=False,
        description="Return `None` instead of raising `NotFoundError`.",
        type_label="bool",
    )


def _also(signature: Signature, argument: Argument) -> Signature:
    ordered = sorted((*signature.keyword, argument), key=lambda one: bool(one.default))
    return replace(signature, keyword=tuple(ordered))


def options_of(catalogue: Catalogue, operation: ir.Operation) -> tuple[Argument, ...]:
    """Arguments that the declared behaviours add, as the docstring and the page list them."""
    missing = (_option("bool", "False"),) if operation.declared.missing_ok is not None else ()
    return (*missing, *declared_options.options(catalogue, operation, PlainNames()))


def parts(catalogue: Catalogue, operation: ir.Operation) -> tuple[PartFact, ...]:
    """What the runtime is told by objects of its own."""
    found: list[PartFact] = []
    if operation.declared.batch is not None:
        batch = operation.declared.batch
        found.append(
            PartFact(name="batch", construct=Construct(class_name="Batch", arguments=(batch.field, batch.size)))
        )
    found += editing.parts(catalogue, operation)
    parts = (*downloads.part(catalogue, operation), *waiting.parts(operation))
    return (*found, *parts, *declared_options.parts(catalogue, operation))


def keywords(operation: ir.Operation) -> dict[str, Data]:
    """What the runtime is told as plain data."""
    declared = operation.declared
    given: dict[str, Data] = {
        "exclusive": declared.exclusive,
        "ordered": declared.ordered,
        "missing": declared.missing_ok or (),
    }
    if declared.result is not None:
        given["result"] = declared.result.text
    return {name: value for name, value in given.items() if value}


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
