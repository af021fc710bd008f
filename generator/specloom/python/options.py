"""Arguments that are declared beside the schema and not sent: filters, guards, asking anew; with facts and words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from .. import ir
from .annotations import BUILTINS, Role
from .arguments import fitted
from .catalogue import Catalogue
from .codemodel import Argument, ArgumentPlace, Construct, Data, Guard, Keyword, ParameterGroup, PartFact, Signature
from .scope import Names, PlainNames

REFRESH = "refresh"


def options(catalogue: Catalogue, operation: ir.Operation, names: Names) -> tuple[Argument, ...]:
    """The declared arguments of an operation, filters first."""
    return tuple(_options(catalogue, operation, names))


def _options(catalogue: Catalogue, operation: ir.Operation, names: Names) -> Iterator[Argument]:
    for one in operation.filters:
        yield _filter(catalogue, one, names)
    for name, key in operation.declared.guards:
        words = f"Raise `InUseError`, and send nothing, if `{catalogue.calls[key]}` finds that the object is in use."
        yield _flag(name, words, names)
    if operation.declared.cached:
        yield _flag(REFRESH, "Whether the server is asked although this client has the answer.", names)


def _flag(name: str, words: str, names: Names) -> Argument:
    return Argument(
        name=name,
        wire_name=name,
        place=ArgumentPlace.OPTION,
        annotation=names.use(BUILTINS, "bool"),
        default="False",
        required=False,
        description=words,
        type_label="bool",
    )


def _filter(catalogue: Catalogue, one: ir.Filter, names: Names) -> Argument:
    field = ".".join(one.field)
    if one.equals is not None:
        words = f"Whether only items whose `{field}` is `{one.equals}` are given. The others come too and are left out."
        return _flag(one.name, words, names)
    type_ = ir.Union(arms=(one.type, ir.Array(item=one.type)))
    spelling = catalogue.speller.spell(type_, Role.ARGUMENT, names, nullable=True)
    return Argument(
        name=one.name,
        wire_name=one.name,
        place=ArgumentPlace.OPTION,
        annotation=spelling.text,
        default="None",
        required=False,
        description=f"Only items whose `{field}` is this, or one of these. The others come too and are left out.",
        type_label=catalogue.speller.spell(type_, Role.LABEL, PlainNames()).text,
        models=spelling.models,
    )


def added(
    defined: Signature, ways: tuple[Signature, ...], arguments: tuple[Argument, ...]
) -> tuple[Signature, tuple[Signature, ...]]:
    """The method as defined and the ways to call it, with these arguments at the end of both."""
    more = tuple(map(fitted, arguments))
    return _with(defined, more), tuple(way if way.bare else _with(way, more) for way in ways)


def _with(signature: Signature, arguments: tuple[Argument, ...]) -> Signature:
    return replace(signature, keyword=(*signature.keyword, *arguments))


def group(operation: ir.Operation, arguments: tuple[Argument, ...]) -> tuple[ParameterGroup, ...]:
    """The filters as facts for the runtime, and the arguments that carry their values."""
    if not operation.filters:
        return ()
    names = {one.name for one in operation.filters}
    carried = tuple(argument for argument in arguments if argument.name in names)
    return (ParameterGroup(name="filters", constructs=tuple(map(_fact, operation.filters)), arguments=carried),)


def _fact(one: ir.Filter) -> Construct:
    given: dict[str, Data] = {"equals": one.equals, "items": one.items}
    keywords = tuple(Keyword(name=name, value=value) for name, value in given.items() if value not in (None, ()))
    return Construct(class_name="Filter", arguments=(one.name, one.field), keywords=keywords)


def parts(catalogue: Catalogue, operation: ir.Operation) -> tuple[PartFact, ...]:
    """What the runtime is told by an object of its own."""
    if operation.patch is None:
        return ()
    places = operation.patch.places
    paths: Data = {place.pointer: catalogue.speller.plain(place.type) for place in places}
    within: Data = {place.pointer: place.within for place in places if place.within is not None}
    given: dict[str, Data] = {"within": within} if within else {}
    if operation.patch.op != "replace":
        given["op"] = operation.patch.op
    keywords = tuple(Keyword(name=name, value=value) for name, value in given.items())
    return (PartFact(name="patch", construct=Construct(class_name="Patch", arguments=(paths,), keywords=keywords)),)


def guards(catalogue: Catalogue, operation: ir.Operation) -> tuple[Guard, ...]:
    """The arguments that ask another operation first, each with the constant of that operation."""
    found: list[Guard] = []
    here = catalogue.placement.resources[operation.key]
    for name, key in operation.declared.guards:
        if catalogue.placement.resources[key] != here:
            message = f"{operation.key}: {key} is of another resource, so it cannot guard"
            origin = operation.declared.place("guard") or operation.origin
            catalogue.diagnostics.error("bad-rule", message, origin)
        found.append(Guard(name=name, constant=catalogue.names.methods[key].upper()))
    return tuple(found)


def notes(catalogue: Catalogue, operation: ir.Operation, named: Callable[[str], str]) -> Iterator[str]:
    """What is declared, as sentences; `named` gives the argument of a wire name."""
    declared = operation.declared
    if operation.patch is not None:
        yield from _patch_notes(operation.patch, named)
    for one in operation.filters:
        where = "`.skipped` of the pager" if operation.paging else "`response_of(result).skipped`"
        yield (f"`{one.name}` filters what came, since the server does not; {where} says how many items were left out.")
    for name, key in declared.guards:
        yield (
            f"With `{name}=True` `{catalogue.calls[key]}` is asked first: when it names anything, the call raises "
            "`InUseError` and sends nothing."
        )
    for name, reason in declared.hidden:
        place = "extra_body" if name in _body_fields(catalogue, operation) else "extra_query"
        yield f"`{name}` of the API has no argument here: {reason}. `{place}=` can still send it."
    if declared.cached:
        yield f"The client keeps the answer; `{REFRESH}=True` asks the server again."
    yield from _check_notes(operation, named)


def _body_fields(catalogue: Catalogue, operation: ir.Operation) -> set[str]:
    content = operation.body.content if operation.body else ()
    owners = (catalogue.object_of(media.type) for media in content)
    return {field.wire_name for owner in owners if owner for field in owner.fields}


def _patch_notes(patch: ir.Patch, named: Callable[[str], str]) -> Iterator[str]:
    yield (
        "Give what is to change by keyword, or as a mapping of paths to values; a list of operations is sent as it is. "
        "A path that has no keyword, or nothing at all to change, raises `ValueError`, and nothing is sent."
    )
    for place in patch.places:
        if place.within is not None:
            limit = f"`{named(place.pointer)}` may lie at most {place.within} seconds ahead of now"
            yield f"{limit}; a later time raises `ValueError`."


def _check_notes(operation: ir.Operation, named: Callable[[str], str]) -> Iterator[str]:
    declared = operation.declared
    for group_ in declared.ordered:
        for first, second in pairwise(group_):
            yield f"`{named(first)}` must lie before `{named(second)}`: otherwise `ValueError`, and nothing is sent."
    for characters in dict.fromkeys(characters for _, characters in declared.characters):
        names = " and ".join(f"`{named(name)}`" for name, these in declared.characters if these == characters)
        yield f"{names} may hold the characters `{characters}`; any other raises `ValueError`."
    for name, pairs in declared.spellings:
        for also, sent in pairs:
            yield f"`{named(name)}` also takes `{also}`, which is sent as `{sent}`."
