"""Components of several pages whose copies have come apart since the last run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ..source import Split
from . import pins
from .addresses import Addresses
from .comparison import Comparison, Mismatch, Side
from .references import Resolver
from .sides import fragment_follow
from .variants import by_name


def splits(known: Addresses, pinned: Mapping[str, str], resolver: Resolver) -> tuple[Split, ...]:
    """The schemas that were one component of several pages, and are several now."""
    return tuple(_splits(known, pinned, resolver))


def _splits(known: Addresses, pinned: Mapping[str, str], resolver: Resolver) -> Iterator[Split]:
    titles: dict[tuple[str, str], set[str]] = defaultdict(set)
    for pin in pins.parse(pinned):
        if pin.section == "schemas":
            titles[pin.name, pin.published].add(pin.title)
    entries = known.variants.entries
    named = by_name(entries)
    for (name, published), before in sorted(titles.items()):
        alike = [index for index in named.get(("schemas", published), ()) if before.intersection(entries[index].titles)]
        kept = next((index for index in alike if known.names[index] == name), None)
        if kept is None:
            continue
        for index in alike:
            if index != kept and not set(entries[index].titles) & set(entries[kept].titles):
                mismatch = _difference(known, kept, index, resolver)
                yield Split(
                    published=published,
                    kept=name,
                    changed=known.names[index],
                    kept_pages=entries[kept].titles,
                    changed_pages=entries[index].titles,
                    difference=_words(published, mismatch),
                    origin=entries[index].origins[0],
                    kept_origin=entries[kept].origins[0],
                )


def _difference(known: Addresses, kept: int, changed: int, resolver: Resolver) -> Mismatch | None:
    comparison = Comparison(exact=True)
    comparison.compare("schema", _side(known, kept, resolver), _side(known, changed, resolver))
    return next(iter(comparison.mismatches), None)


def _side(known: Addresses, index: int, resolver: Resolver) -> Side:
    node = known.graph.nodes[known.variants.entries[index].nodes[0]]
    follow = fragment_follow(known.graph.fragments, resolver, node.fragment)
    return Side(node.part.body, follow, node.tokens, node.fragment)


def _words(published: str, mismatch: Mismatch | None) -> str:
    """The difference of the component itself; one behind a reference is that of another component."""
    way = tuple(map(str, mismatch.left.tokens)) if mismatch is not None else ()
    if mismatch is None or len(way) < 3 or way[:3] != ("components", "schemas", published):
        return ""
    place = ".".join((published, *(token for token in way[3:] if token != "properties")))
    _, quoted, rest = mismatch.message.partition(f'{way[-1]}" is ')
    return f"{place} is {rest}" if quoted else f"{place}: {mismatch.message}"
