"""Arguments that are declared beside the schema and not sent: filters, guards, asking anew; with facts and words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from .. import ir
from .annotations import Role
from .arguments import option
from .catalogue import Catalogue
from .codemodel import Argument, Construct, Data, Extra, Keyword, Signature
from .types import BOOL, optional

REFRESH = "refresh"


def options(catalogue: Catalogue, operation: ir.Operation) -> tuple[Argument, ...]:
    """The declared arguments of an operation, filters first."""
    return tuple(_options(catalogue, operation))


def _options(catalogue: Catalogue, operation: ir.Operation) -> Iterator[Argument]:
    for one in operation.filters:
        yield _filter(catalogue, one)
    for name, key in operation.declared.guards:
        words = f"Whether `{catalogue.calls[key]}` is asked first, and nothing sent when it names something."
        yield option(name, BOOL, "False", words)
    if operation.declared.cached:
        yield option(REFRESH, BOOL, "False", "Whether the server is asked although this client has the answer.")


def _filter(catalogue: Catalogue, one: ir.Filter) -> Argument:
    field = ".".join(one.field)
    if one.equals is not None:
        words = f"Whether only items whose `{field}` is `{one.equals}` are given. The others come too and are left out."
        return option(one.name, BOOL, "False", words)
    type_ = ir.Union(arms=(one.type, ir.Array(item=one.type)))
    words = f"Only items whose `{field}` is this, or one of these. The others come too and are left out."
    made = option(one.name, optional(catalogue.annotate(type_, Role.ARGUMENT)), "None", words)
    return replace(made, label=catalogue.annotate(type_, Role.LABEL))


def added(
    defined: Signature, ways: tuple[Signature, ...], arguments: tuple[Argument, ...]
) -> tuple[Signature, tuple[Signature, ...]]:
    """The method as defined and the ways to call it, with these arguments at the end of both."""
    return _with(defined, arguments), tuple(way if way.bare else _with(way, arguments) for way in ways)


def _with(signature: Signature, arguments: tuple[Argument, ...]) -> Signature:
    return replace(signature, keyword=(*signature.keyword, *arguments))


def steps(catalogue: Catalogue, operation: ir.Operation) -> Iterator[Construct]:
    """What the runtime is told: guards and kept answers, which stand around the call."""
    for name, _ in operation.declared.guards:
        yield Construct(module="guarding", class_name="Guard", arguments=(name,))
    if operation.declared.cached:
        yield Construct(module="response_cache", class_name="Cached")


def checks(catalogue: Catalogue, operation: ir.Operation) -> Iterator[Construct]:
    """What the runtime is told: filters, and a body that is a JSON Patch."""
    if operation.filters:
        told: Data = tuple(
            (one.name, one.field) if one.equals is None else (one.name, one.field, one.equals)
            for one in operation.filters
        )
        items = operation.filters[0].items
        way = (Keyword(name="items", value=items),) if items else ()
        yield Construct(module="filtering", class_name="Filtering", arguments=(told,), keywords=way)
    if operation.patch is None:
        return
    places = operation.patch.places
    paths: Data = {place.pointer: catalogue.annotate(place.type) for place in places}
    within: Data = {place.pointer: place.within for place in places if place.within is not None}
    given: dict[str, Data] = {"within": within} if within else {}
    if operation.patch.op != "replace":
        given["op"] = operation.patch.op
    keywords = tuple(Keyword(name=name, value=value) for name, value in given.items())
    yield Construct(module="patching", class_name="Patch", arguments=(paths,), keywords=keywords)


def extras(catalogue: Catalogue, operation: ir.Operation) -> Iterator[Extra]:
    """The declared arguments as the runtime takes them; a guard brings the operation that is asked."""
    here = catalogue.placement.resources[operation.key]
    guards = dict(operation.declared.guards)
    for one in options(catalogue, operation):
        key = guards.get(one.name)
        if key is not None and catalogue.placement.resources[key] != here:
            message = f"{operation.key}: {key} is of another resource, so it cannot guard"
            origin = operation.declared.place("guard") or operation.origin
            catalogue.diagnostics.error("bad-rule", message, origin)
        yield Extra(name=one.name, operation=catalogue.names.methods[key].upper() if key is not None else "")


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
