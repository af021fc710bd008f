"""What the configuration declares of an operation, as arguments, facts for the runtime, and words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .. import ir
from . import waiting
from .answers import gives_lists
from .arguments import omittable, option
from .catalogue import Catalogue
from .codemodel import Argument, Construct, Data, Extra, Signature
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
    catalogue: Catalogue,
    operation: ir.Operation,
    defined: Signature,
    overloads: tuple[Signature, ...],
    result: Returning,
) -> tuple[Signature, tuple[Signature, ...]]:
    """The method as defined, and the ways to call it, with what the declared behaviours add to both."""
    ways = overloads
    if operation.declared.missing_ok is None:
        return defined, tuple(replace(way, returns=result.all) for way in ways)
    missing = missing_ok(catalogue, operation, BOOL)
    if result.all != result.found:
        never = missing_ok(catalogue, operation, Literal((False,)))
        asked = replace(missing, default="")
        ways = tuple(
            replace(_also(way, one), returns=returns)
            for way in ways or (defined,)
            for one, returns in ((never, result.found), (asked, result.all))
        )
    else:
        ways = tuple(replace(_also(way, missing), returns=result.all) for way in ways)
    return _also(defined, missing), ways


def missing_ok(catalogue: Catalogue, operation: ir.Operation, type_: Type) -> Argument:
    """The argument by which a 404 is no error."""
    listed = operation.declared.result is None and gives_lists(catalogue, operation)
    given = "an empty list" if listed else "`None`"
    return option(MISSING, type_, "False", f"Return {given} instead of raising `NotFoundError`.")


def _also(signature: Signature, argument: Argument) -> Signature:
    ordered = sorted((*signature.keyword, argument), key=lambda one: bool(one.default))
    return replace(signature, keyword=tuple(ordered))


def added(
    defined: Signature, ways: tuple[Signature, ...], arguments: tuple[Argument, ...]
) -> tuple[Signature, tuple[Signature, ...]]:
    """The method as defined and the ways to call it, with these arguments at the end of both."""
    return _with(defined, arguments), tuple(way if way.bare else _with(way, arguments) for way in ways)


def _with(signature: Signature, arguments: tuple[Argument, ...]) -> Signature:
    return replace(signature, keyword=(*signature.keyword, *arguments))


def options(catalogue: Catalogue, operation: ir.Operation) -> tuple[Argument, ...]:
    """Arguments that the features of an operation add, as the docstring and the page list them."""
    return tuple(one for feature in catalogue.outermost_first for one in feature.arguments(catalogue, operation))


def extras(catalogue: Catalogue, operation: ir.Operation) -> tuple[Extra, ...]:
    """The same arguments, which are not sent, as the runtime takes them."""
    return tuple(one for feature in catalogue.outermost_first for one in feature.extras(catalogue, operation))


def steps(catalogue: Catalogue, operation: ir.Operation) -> tuple[Construct, ...]:
    """What a call does beside sending its request, the outermost first."""
    return tuple(one for feature in catalogue.outermost_first for one in feature.steps(catalogue, operation))


def notes(catalogue: Catalogue, operation: ir.Operation) -> tuple[str, ...]:
    """What the features of an operation mean to the caller, and what credentials are left to add."""
    declared = (one for feature in catalogue.features for one in feature.notes(catalogue, operation))
    return (*declared, *catalogue.credentials.note(operation))
