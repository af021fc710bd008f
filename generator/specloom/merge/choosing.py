"""One operation for each path and method: the same from all who publish it, or a finding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..diagnostics import Diagnostics, Origin, Related
from ..openapi import canonical
from ..openapi.pointers import Tokens
from ..source import Json, MergedOperation
from .addresses import Addresses
from .comparison import Comparison, Mismatch, Side, followed
from .folding import Published, placed
from .nodes import linked
from .references import Resolver, origin_in
from .sides import fragment_follow
from .walk import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An operation as one fragment publishes it, in the names of the merged document."""

    published: Published
    body: dict[str, Json]
    servers: Json
    security: Json
    text: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """An operation of the merged document."""

    candidate: Candidate
    merged: MergedOperation


def choose(
    published: Sequence[Published], known: Addresses, resolver: Resolver, diagnostics: Diagnostics
) -> tuple[Chosen, ...]:
    """One operation for each key, sorted by path and method."""
    groups: dict[tuple[str, str, str], list[Candidate]] = defaultdict(list)
    for operation in published:
        groups[operation.key].append(_candidate(operation, known))
    return tuple(_chosen(groups[key], known, resolver, diagnostics) for key in sorted(groups))


def rewritten_security(security: Json, nodes: Mapping[str, int], known: Addresses) -> Json:
    """Requirements with their schemes named as in the merged document.

    A scheme that the page does not define goes, so that it never means that of another page with the same name.
    """
    if not isinstance(security, list):
        return []
    renamed: list[Json] = []
    for requirement in security:
        if isinstance(requirement, dict):
            named = {known.name(nodes[key]): scopes for key, scopes in requirement.items() if key in nodes}
            renamed.append({key: named[key] for key in sorted(named)})
    return renamed


def _candidate(operation: Published, known: Addresses) -> Candidate:
    body = linked(operation.part, operation.aims, known.write)
    if any(link.form in (Form.IMPLICIT, Form.SECURITY) for link in operation.part.links):
        body = canonical.arranged("operation", body)
    assert isinstance(body, dict)
    security = rewritten_security(operation.security, operation.security_aims, known)
    fragment = known.graph.fragments[operation.home]
    return Candidate(
        published=operation,
        body=body,
        servers=operation.servers,
        security=security,
        text=canonical.text([body, operation.servers, security]),
        origin=origin_in(fragment, operation.tokens),
    )


def _chosen(same: Sequence[Candidate], known: Addresses, resolver: Resolver, diagnostics: Diagnostics) -> Chosen:
    first = min(same, key=lambda candidate: candidate.text)
    differ = False
    for text in sorted({candidate.text for candidate in same} - {first.text}):
        other = next(candidate for candidate in same if candidate.text == text)
        difference = _difference(first, other, known, resolver)
        if difference is not None:
            differ = True
            _report_conflict(first, other, difference, known, diagnostics)
    merged = _merged(first, same, known)
    if len(same) > 1 and not differ:
        related = tuple(Related(message="and here", origin=origin) for origin in merged.origins[1:])
        diagnostics.note(
            "repeated-operation", f"{merged.key} is published {len(same)} times", merged.origins[0], related=related
        )
    return Chosen(candidate=first, merged=merged)


def _merged(first: Candidate, same: Sequence[Candidate], known: Addresses) -> MergedOperation:
    fragments = [known.graph.fragments[candidate.published.fragment] for candidate in same]
    preferred = min(fragments, key=lambda fragment: (fragment.supplement, fragment.title, fragment.page))
    origins = sorted({candidate.origin for candidate in same}, key=lambda o: (o.page, o.fragment, o.pointer))
    return MergedOperation(
        path=first.published.path,
        method=first.published.method,
        page=preferred.title,
        origins=tuple(origins),
        supplement=preferred.supplement,
    )


def _report_conflict(
    one: Candidate, other: Candidate, difference: Mismatch, known: Addresses, diagnostics: Diagnostics
) -> None:
    first, second = sorted((one, other), key=lambda c: (c.origin.page, c.origin.fragment, c.origin.pointer))
    tokens = difference.left.tokens
    operation = first.published
    place = "/".join(map(str, tokens)) or "the operation"
    apis = {known.graph.fragments[candidate.published.fragment].api for candidate in (one, other)}
    help = "keep one of them, or let both say the same"
    diagnostics.error(
        "conflicting-operation",
        f"{operation.method.upper()} {operation.path} is published twice and differs at {place}: {difference.message}",
        first.origin,
        help=help if len(apis) == 1 else f"{help}; if they are of two APIs, choose one with `documents`",
        related=(Related(message="the other one", origin=second.origin),),
    )


def _difference(one: Candidate, other: Candidate, known: Addresses, resolver: Resolver) -> Mismatch | None:
    """The first difference in meaning; order and place of parameters, and names of components, are none."""
    comparison = Comparison(exact=True)
    left, right = (_side(candidate.published, known, resolver) for candidate in (one, other))
    comparison.compare("operation", _without_parameters(left), _without_parameters(right))
    mine, theirs = _parameters(left), _parameters(right)
    for key in sorted(mine.keys() | theirs.keys()):
        if key in mine and key in theirs:
            comparison.compare("parameter", mine[key], theirs[key])
        else:
            comparison.differ(f"{key} is in one of them only", left.below(("parameters",), None), right)
    servers = [side.below(("servers",), c.servers) for side, c in ((left, one), (right, other))]
    comparison.data(servers[0], servers[1])
    security = [side.below(("security",), c.published.security) for side, c in ((left, one), (right, other))]
    comparison.requirements(security[0], security[1])
    return next(iter(comparison.mismatches), None)


def _side(operation: Published, known: Addresses, resolver: Resolver) -> Side:
    """The folded operation as it was published; differences in it are named from the operation on."""
    follow = fragment_follow(known.graph.fragments, resolver, operation.home)
    return Side(operation.part.body, follow, (), operation.home)


def _without_parameters(side: Side) -> Side:
    body = side.value if isinstance(side.value, dict) else {}
    return side.below((), {key: value for key, value in body.items() if key != "parameters"})


def _parameters(side: Side) -> dict[str, Side]:
    """Name and location -> parameter."""
    listed = side.value.get("parameters") if isinstance(side.value, dict) else None
    found: dict[str, Side] = {}
    for index, parameter in enumerate(listed if isinstance(listed, list) else ()):
        here = side.below(("parameters", index), parameter)
        target = followed("parameter", here) or here
        value = target.value if isinstance(target.value, dict) else {}
        found[f"parameter {value['name']} in {value.get('in')}" if "name" in value else f"parameter {index}"] = target
    return found


def origins_of(chosen: Chosen, known: Addresses) -> dict[Tokens, Origin]:
    """Where the operation and what was folded into it stand in the fragments, by place in the merged document."""
    operation = chosen.candidate.published
    fragment = known.graph.fragments[operation.home]
    here: Tokens = operation.key
    found: dict[Tokens, Origin] = {here: chosen.candidate.origin}
    for member in operation.places:
        tokens = tuple(member.split("/"))
        found[(*here, *tokens)] = origin_in(fragment, placed(operation.tokens, operation.places, tokens))
    return found
