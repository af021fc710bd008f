"""Makes one specification of all fragments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ..diagnostics import Diagnostics, Origin, Related, pointer_of
from ..openapi import canonical
from ..openapi.grammar import METHODS, SECTIONS
from ..source import Component, Fragment, Json, Specification
from ..text.identifiers import pascal, spelled
from . import walk
from .addresses import Addresses, addresses
from .choosing import Chosen, choose, origins_of, rewritten_security
from .discriminators import mapping_edits
from .folding import CONTAINERS, Folding, PathItem, Published, check_routes
from .loops import report_loops
from .nodes import Graph, link_edits, survey
from .nouns import generic, legal
from .qualify import Surroundings, component_names
from .references import Resolver, origin_in
from .requests import sent
from .roots import Root
from .splits import splits
from .variants import Variants, by_name, divide
from .walk import Form

_FOLDED = {*METHODS, "parameters", "servers", "summary", "description", "query", "additionalOperations", "$ref"}


def merge(
    fragments: Sequence[Fragment],
    diagnostics: Diagnostics,
    *,
    pinned: Mapping[str, str] | None = None,
    page_nouns: Mapping[str, str] | None = None,
    title: str = "",
) -> Specification:
    """The one specification that says what all fragments say.

    `pinned` holds the names of an earlier run (`pins.pins`), `page_nouns` the noun of a page where its title does not
    give it, `title` the title of the API when the fragments have several. The outcome depends on none of: the order of
    fragments, of operations within a page, of keys.
    """
    # Libraries come last, so that a number means the same fragment whether they are counted or not.
    ordered = tuple(sorted(fragments, key=lambda fragment: (fragment.library, fragment.page, fragment.line)))
    own = tuple(fragment for fragment in ordered if not fragment.library)
    surveyor = survey(ordered, Resolver(ordered, diagnostics))
    folding = Folding(surveyor=surveyor, diagnostics=diagnostics)
    items = folding.items()
    check_routes(items, ordered, diagnostics)
    published = [operation for item in items for operation in folding.operations(item)]
    graph = surveyor.graph()
    surveyor.resolver.report_lost(sent(graph, published))
    report_loops(graph, diagnostics)
    variants = divide(graph)
    names = component_names(variants, pinned or {}, _surroundings(graph, variants, published, page_nouns or {}))
    known = addresses(graph, variants, names, published)
    _report_names(known, diagnostics)
    root = Root(fragments=own, diagnostics=diagnostics)
    root.collect(title)
    root.members["components"] = _components(known, root, diagnostics)
    chosen = choose(published, known, surveyor.resolver, diagnostics)
    _agree(root, folding, known, published)
    _place(root, known, items, chosen)
    document = canonical.assembled({key: value for key, value in root.members.items() if value != {}})
    return Specification(
        document=document,
        operations=tuple(one.merged for one in chosen if one.candidate.published.container == "paths"),
        components=_listed(known),
        splits=splits(known, pinned or {}, surveyor.resolver),
        origins=dict(sorted(root.origins.items())),
        pages=tuple(sorted({fragment.title for fragment in own})),
    )


def _surroundings(
    graph: Graph, variants: Variants, published: Sequence[Published], page_nouns: Mapping[str, str]
) -> Surroundings:
    """The words that names may be qualified with."""
    tags: dict[str, str] = {}
    first: dict[int, tuple[str, str, str]] = {}
    for operation in sorted(published, key=lambda operation: operation.key):
        body = operation.part.body if isinstance(operation.part.body, dict) else {}
        listed = body.get("tags")
        if isinstance(listed, list) and listed and isinstance(listed[0], str):
            tags.setdefault(graph.fragments[operation.fragment].title, listed[0])
        identifier = body.get("operationId")
        name = identifier if isinstance(identifier, str) and spelled(identifier) else " ".join(operation.key[1:][::-1])
        for fragment in (operation.fragment, operation.home):
            first.setdefault(fragment, (operation.path, operation.method, pascal(spelled(name))))
    operations: dict[int, str] = {}
    for index, variant in enumerate(variants.entries):
        found = sorted(first[graph.nodes[n].fragment] for n in variant.nodes if graph.nodes[n].fragment in first)
        operations[index] = found[0][2] if found else ""
    return Surroundings(page_nouns=page_nouns, tags=tags, operations=operations)


def _components(known: Addresses, root: Root, diagnostics: Diagnostics) -> dict[str, Json]:
    """The components of the merged document by section and name."""
    sections: dict[str, dict[str, Json]] = defaultdict(dict)
    listed = mapping_edits(known, diagnostics)
    for index, variant in enumerate(known.variants.entries):
        first, name = variant.nodes[0], known.names[index]
        part = known.graph.nodes[first].part
        edits = link_edits(part.links, known.graph.aims[first], known.write)
        edits += known.extraction_edits(index) + listed.get(index, [])
        body = walk.edited(part.body, edits)
        renamed = index in listed or any(link.form in (Form.IMPLICIT, Form.SECURITY) for link in part.links)
        sections[variant.section][name] = canonical.arranged(part.kind, body) if renamed else body
        root.origins[pointer_of(("components", variant.section, name))] = variant.origins[0]
    for section in sorted({key for f in root.fragments for key in _mapping(f.document.get("components"))}):
        if section not in SECTIONS:
            sections[section] = root.extension(("components", section))
    return dict(sections)


def _agree(root: Root, folding: Folding, known: Addresses, published: Sequence[Published]) -> None:
    """Servers and security go to the root where all fragments with operations agree on them."""
    having = sorted({operation.fragment for operation in published}) or range(len(root.fragments))
    security: dict[int, Json] = {}
    for index, fragment in enumerate(root.fragments):
        stated = fragment.document.get("security")
        nodes = folding.schemes(index, stated, ("security",))
        security[index] = rewritten_security(stated, nodes, known)
    root.agreed("servers", {index: root.fragments[index].document.get("servers") or None for index in having})
    root.agreed("security", {index: security[index] for index in having})


def _place(root: Root, known: Addresses, items: Sequence[PathItem], chosen: Sequence[Chosen]) -> None:
    """Put the operations in; what the root does not say for them they say themselves."""
    held: dict[str, dict[str, dict[str, Json]]] = {container: {} for container in CONTAINERS}
    for item in items:
        held[item.container].setdefault(item.path, {})
    _keep_unknown(root, items, held, known.graph.fragments)
    for one in chosen:
        candidate, operation = one.candidate, one.candidate.published
        body = dict(candidate.body)
        if candidate.servers != root.members.get("servers"):
            body["servers"] = candidate.servers
        if candidate.security != root.members.get("security", []):
            body["security"] = candidate.security
        held[operation.container][operation.path][operation.method] = body
        above = pointer_of((operation.container, operation.path))
        root.origins.setdefault(above, origin_in(known.graph.fragments[operation.home], operation.tokens[:-1]))
        root.origins.update((pointer_of(tokens), origin) for tokens, origin in origins_of(one, known).items())
    root.members["paths"] = {path: held["paths"][path] for path in sorted(held["paths"])}
    root.members["webhooks"] = {name: held["webhooks"][name] for name in sorted(held["webhooks"])}


def _keep_unknown(
    root: Root,
    items: Sequence[PathItem],
    held: dict[str, dict[str, dict[str, Json]]],
    fragments: Sequence[Fragment],
) -> None:
    """Extensions of path items stay with the path; the rest went into its operations."""
    places: dict[tuple[str, str, str], list[tuple[Origin, Json]]] = defaultdict(list)
    for item in items:
        for key in item.body.keys() - _FOLDED:
            origin = origin_in(fragments[item.home], (*item.tokens, key))
            places[item.container, item.path, key].append((origin, item.body[key]))
    for (container, path, key), values in sorted(places.items()):
        held[container][path][key] = root.one_of(f"{key} of {path}", values)
        root.origins[pointer_of((container, path, key))] = values[0][0]


def _report_names(known: Addresses, diagnostics: Diagnostics) -> None:
    """Say which names were not legal, and which stand for several things."""
    for (section, name), indexes in sorted(by_name(known.variants.entries).items()):
        entries = [known.variants.entries[index] for index in indexes]
        if legal(name) != name:
            diagnostics.warning(
                "component-name",
                f'"{name}" is no legal name of a component; it becomes "{known.names[indexes[0]]}"',
                entries[0].origins[0],
                help="use letters, digits, `.`, `-` and `_` only",
            )
        if len(indexes) > 1 and not generic(name):
            new = ", ".join(sorted(known.names[index] for index in indexes))
            related = tuple(Related(message="another one", origin=entry.origins[0]) for entry in entries[1:4])
            message = f'"{name}" in {section} means {len(indexes)} different things; they become {new}'
            diagnostics.note("split-component", message, entries[0].origins[0], related=related)


def _listed(known: Addresses) -> tuple[Component, ...]:
    listed = [
        Component(
            kind=variant.section,
            name=known.names[index],
            published=variant.published,
            page=variant.titles[0] if len(variant.titles) == 1 else "",
            origins=variant.origins,
            pages=variant.titles,
            fingerprint=variant.fingerprint,
            content=variant.content,
        )
        for index, variant in enumerate(known.variants.entries)
    ]
    return tuple(sorted(listed, key=lambda component: (component.kind, component.name)))


def _mapping(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}
