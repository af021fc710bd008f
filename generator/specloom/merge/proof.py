"""Proof that merging changed nothing: each operation of each fragment against the merged one, component by component.

It knows nothing of how the merge was done. It asks, for each fragment, what the fragment says about an operation when
everything is followed to its end (servers, security schemes and tags too), and what the merged document says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..diagnostics import Diagnostics, pointer_of
from ..openapi import canonical
from ..openapi.grammar import METHODS, SECTIONS
from ..openapi.pointers import MissingError, find, tokens_of
from ..source import Fragment, Json, Specification
from .comparison import Comparison, Mismatch, Side, followed
from .references import Resolver, origin_in
from .sides import fragment_follow, merged_follow

_CONTAINERS = ("paths", "webhooks")
_FOLDED = ("summary", "description")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """How much was compared, and what differs."""

    operations: int
    """Operations of fragments that were found the same in the merged document; one published twice counts twice."""
    mismatches: tuple[Mismatch, ...]


def prove(fragments: Sequence[Fragment], specification: Specification, diagnostics: Diagnostics) -> Proof:
    """Compare every fragment with the merged document; each difference is an error `proof-failed`."""
    ordered = tuple(sorted(fragments, key=lambda fragment: (fragment.library, fragment.page, fragment.line)))
    resolver = Resolver(ordered, Diagnostics())
    merged = Side(specification.document, merged_follow(specification.document), ())
    comparison, proven = Comparison(), 0
    sides: dict[tuple[str, int], Side] = {}
    published: set[tuple[str, str, str]] = set()
    for index, fragment in enumerate(ordered):
        own = Side(fragment.document, fragment_follow(ordered, resolver, index), (), index)
        sides[fragment.page, fragment.line] = own
        for container, path, method, item in () if fragment.library else _operations(own):
            before = len(comparison.mismatches)
            published.add((container, path, method))
            _prove_operation(comparison, (container, path, method), item, own, merged)
            proven += len(comparison.mismatches) == before
    _prove_components(comparison, sides, merged, specification)
    _prove_nothing_added(comparison, published, merged)
    mismatches = tuple(comparison.mismatches)
    for mismatch in mismatches:
        _report(mismatch, ordered, diagnostics)
    return Proof(operations=proven, mismatches=mismatches)


def _operations(own: Side) -> Iterator[tuple[str, str, str, Side]]:
    for container in _CONTAINERS:
        for path, body in sorted(_mapping(own.value, container).items()):
            item = followed("pathItem", own.below((container, path), body))
            if item is None or not isinstance(item.value, dict) or (container == "paths" and path.startswith("x-")):
                continue
            for method in METHODS:
                if isinstance(item.value.get(method), dict):
                    yield container, path, method, item


def _prove_operation(comparison: Comparison, key: tuple[str, str, str], item: Side, own: Side, merged: Side) -> None:
    container, path, method = key
    left, there, right = _at(item, (method,)), _at(merged, (container, path)), _at(merged, key)
    if left is None or there is None or right is None:
        comparison.differ(f"{method.upper()} {path} is not in the merged document", item, merged)
        return
    comparison.compare("operation", _bare(left, item), _bare(right, there))
    _prove_parameters(comparison, _parameters(left, item), _parameters(right, there), left, right)
    comparison.data(_servers(left, item, own), _servers(right, there, merged))
    comparison.requirements(_security(left, own), _security(right, merged))
    _prove_tags(comparison, left, own, merged)


def _bare(operation: Side, item: Side) -> Side:
    """The operation without what the document may say in its place, and with the words of its path."""
    words = {word: item.value[word] for word in _FOLDED if isinstance(item.value, dict) and word in item.value}
    own = operation.value if isinstance(operation.value, dict) else {}
    bare = {key: value for key, value in own.items() if key not in ("servers", "security", "parameters")}
    return operation.below((), words | bare)


def _parameters(operation: Side, item: Side) -> dict[str, Side]:
    """Location and name -> parameter; those of the operation replace those of its path."""
    found: dict[str, Side] = {}
    for holder in (item, operation):
        level: dict[str, Side] = {}
        listed = holder.value.get("parameters") if isinstance(holder.value, dict) else None
        for index, parameter in enumerate(listed if isinstance(listed, list) else ()):
            here = holder.below(("parameters", index), parameter)
            side = followed("parameter", here) or here
            key = _identity(side.value)
            while key in level:
                key += " again"
            level[key] = side
        found |= level
    return found


def _identity(parameter: Json) -> str:
    if isinstance(parameter, dict) and isinstance(parameter.get("name"), str) and isinstance(parameter.get("in"), str):
        return f"{parameter['in']} {parameter['name']}"
    return canonical.text(parameter)


def _prove_parameters(
    comparison: Comparison, mine: Mapping[str, Side], theirs: Mapping[str, Side], left: Side, right: Side
) -> None:
    for key in sorted(mine.keys() | theirs.keys()):
        if key in mine and key in theirs:
            comparison.compare("parameter", mine[key], theirs[key])
        else:
            comparison.differ(f"parameter {key} {'is missing' if key in mine else 'is added'}", left, right)


def _servers(operation: Side, item: Side, root: Side) -> Side:
    for side in (operation, item, root):
        found = side.value.get("servers") if isinstance(side.value, dict) else None
        if found:
            return side.below(("servers",), found)
    return operation.below(("servers",), [])


def _security(operation: Side, root: Side) -> Side:
    for side in (operation, root):
        if isinstance(side.value, dict) and "security" in side.value:
            return side.below(("security",), side.value["security"])
    return operation.below(("security",), [])


def _prove_tags(comparison: Comparison, operation: Side, own: Side, merged: Side) -> None:
    """Each tag must be described as its fragment does; descriptions of several pages stand one after the other."""
    names = operation.value.get("tags") if isinstance(operation.value, dict) else None
    mine, theirs = _tags(own), _tags(merged)
    for name in names if isinstance(names, list) else ():
        if not isinstance(name, str) or name not in mine:
            continue
        said, kept = mine[name], theirs.get(name, {})
        for word, value in said.items():
            whole = kept.get(word)
            inside = isinstance(whole, str) and isinstance(value, str) and value in whole and word == "description"
            if not inside and word not in kept:
                comparison.differ(f'`{word}` of tag "{name}" is lost', own.below(("tags",), None), merged)


def _tags(side: Side) -> dict[str, dict[str, Json]]:
    listed = side.value.get("tags") if isinstance(side.value, dict) else None
    tags = listed if isinstance(listed, list) else []
    return {str(tag["name"]): tag for tag in tags if isinstance(tag, dict) and "name" in tag}


def _prove_components(
    comparison: Comparison, sides: Mapping[tuple[str, int], Side], merged: Side, specification: Specification
) -> None:
    """Components must be there too, whether an operation uses them or not, and no others."""
    told: set[tuple[str, int, str]] = set()
    for component in specification.components:
        right = _at(merged, ("components", component.kind, component.name))
        for origin in component.origins:
            told.add((origin.page, origin.fragment, origin.pointer))
            own = sides[origin.page, origin.fragment]
            left = _at(own, tokens_of(origin.pointer) or ())
            if left is None or right is None:
                comparison.differ(f"component {component.name} is not in the merged document", own, merged)
            else:
                comparison.compare(SECTIONS[component.kind], left, right)
    for (page, line), own in sides.items():
        for section in SECTIONS:
            for name in _mapping(_mapping(own.value, "components"), section):
                if (page, line, pointer_of(("components", section, name))) not in told:
                    comparison.differ(f"component {name} is lost", own, merged)
    known = {(component.kind, component.name) for component in specification.components}
    for section in SECTIONS:
        for name in _mapping(_mapping(merged.value, "components"), section):
            if (section, name) not in known:
                comparison.differ(f"component {name} is in no fragment", merged, merged)


def _prove_nothing_added(comparison: Comparison, published: set[tuple[str, str, str]], merged: Side) -> None:
    for container, path, method, _ in _operations(merged):
        if (container, path, method) not in published:
            comparison.differ(f"{method.upper()} {path} is in no fragment", merged, merged)


def _at(side: Side, tokens: tuple[str, ...]) -> Side | None:
    try:
        return side.below(tokens, find(side.value, tokens))
    except MissingError:
        return None


def _mapping(value: Json, key: str) -> dict[str, Json]:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}


def _report(mismatch: Mismatch, fragments: Sequence[Fragment], diagnostics: Diagnostics) -> None:
    left = mismatch.left
    page = fragments[left.document] if fragments else None
    place = pointer_of(mismatch.right.tokens)
    diagnostics.error(
        "proof-failed",
        f"the merged document does not say what the page says: {mismatch.message} (merged: {place or '/'})",
        None if page is None else origin_in(page, left.tokens),
        help="this is a fault of the generator, not of the page: please report it with the page",
    )
