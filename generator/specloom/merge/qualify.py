"""One name for each component of the merged document.

All wishes are collected first, then granted rank by rank; a name that two components wish for in one rank goes to
neither, and both try their next wish. So the outcome depends on the set of components and never on their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..openapi.pointers import Tokens
from ..text.identifiers import pascal, spelled
from ..text.nouns import singular
from . import pins
from .nouns import generic, legal, qualified, singular_pascal
from .variants import Extraction, Variant, Variants, by_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What qualifies the name of a component."""

    page_nouns: Mapping[str, str]
    """Page title -> noun of one of its things, where the configuration says so."""
    tags: Mapping[str, str]
    """Page title -> first tag of its operations."""
    operations: Mapping[int, str]
    """Variant -> words of the first operation that is published with it."""


def noun(title: str, around: Surroundings) -> str:
    """The noun of one thing of a page: from the configuration, its title, or the tag of its operations."""
    given = around.page_nouns.get(title, "")
    return pascal(spelled(given)) or singular_pascal(title) or singular_pascal(around.tags.get(title, ""))


def component_names(variants: Variants, pinned: Mapping[str, str], around: Surroundings) -> tuple[str, ...]:
    """For each variant its key in the merged document, unique in its section."""
    given = pins.parse(pinned)
    table = _Table(variants.entries, {(pin.section, pin.name) for pin in given})
    for index, name in pins.assign(variants.entries, given).items():
        table.give(index, name)
    alone = {
        indexes[0]: variants.entries[indexes[0]].published
        for indexes in by_name(variants.entries).values()
        if len(indexes) == 1
    }
    plain = {index: name for index, name in alone.items() if not generic(name)}
    table.grant({index: iter((name,)) for index, name in plain.items() if legal(name) == name})
    table.grant({index: iter((legal(name),)) for index, name in plain.items()})
    parents = _parents(variants)
    qualified_names = {i: list(_wishes(variants.entries[i], i, around)) for i in table.nameless() if i not in parents}
    table.grant_ranks(qualified_names)
    table.number([index for index in table.nameless() if index not in parents])
    while waiting := [index for index in table.nameless() if any(e.parent in table.names for e in parents[index])]:
        table.grant_ranks({i: _wishes_below(i, parents[i], table, variants.entries, around) for i in waiting})
        table.number([index for index in waiting if index not in table.names])
    rest = table.nameless()
    table.grant_ranks({index: list(_wishes(variants.entries[index], index, around)) for index in rest})
    table.number(table.nameless())
    return tuple(table.names[index] for index in range(len(variants.entries)))


class _Table:
    """Names given so far."""

    def __init__(self, entries: Sequence[Variant], reserved: set[tuple[str, str]]) -> None:
        self.names: dict[int, str] = {}
        self._entries = entries
        self._taken = set(reserved)

    def nameless(self) -> list[int]:
        """Variants without a name, in their order."""
        return [index for index in range(len(self._entries)) if index not in self.names]

    def give(self, index: int, name: str) -> None:
        """Give a name."""
        self.names[index] = name
        self._taken.add((self._entries[index].section, name))

    def grant(self, wishes: Mapping[int, Iterator[str]]) -> None:
        """Grant the next wish of each variant if it is free and nobody else has the same."""
        wanted: dict[tuple[str, str], list[int]] = defaultdict(list)
        for index, rest in wishes.items():
            name = next(rest, "")
            if name and index not in self.names:
                wanted[self._entries[index].section, name].append(index)
        for key, indexes in wanted.items():
            if len(indexes) == 1 and key not in self._taken:
                self.give(indexes[0], key[1])

    def grant_ranks(self, wishes: Mapping[int, Sequence[str]]) -> None:
        """Grant first wishes, then second ones, and so on."""
        rests = {index: iter(names) for index, names in wishes.items()}
        for _ in range(max(map(len, wishes.values()), default=0)):
            self.grant(rests)

    def number(self, indexes: Sequence[int]) -> None:
        """Where no word tells two components apart, number them in the order of what they say."""
        for index in indexes:
            variant = self._entries[index]
            name, count = legal(variant.published), 1
            while (variant.section, name) in self._taken:
                count += 1
                name = f"{legal(variant.published)}{count}"
            self.give(index, name)


def _parents(variants: Variants) -> dict[int, list[Extraction]]:
    """Variants that are named after the component that they were written out in."""
    found: dict[int, list[Extraction]] = defaultdict(list)
    for extraction in variants.extractions:
        if generic(variants.entries[extraction.variant].published):
            found[extraction.variant].append(extraction)
    return dict(found)


def _wishes(variant: Variant, index: int, around: Surroundings) -> Iterator[str]:
    base = legal(variant.published)
    named = [noun(title, around) for title in variant.titles]
    first = next((found for found in named if found), "")
    if first:
        yield qualified(first, base)
    operation = around.operations.get(index, "")
    if operation:
        yield qualified(operation, base)
        yield qualified(first + operation, base)


def _wishes_below(
    index: int, parents: Sequence[Extraction], table: _Table, entries: Sequence[Variant], around: Surroundings
) -> list[str]:
    named = sorted((table.names[e.parent], e.tokens) for e in parents if e.parent in table.names)
    wishes = [_inner_name(parent, tokens) for parent, tokens in named]
    return [*wishes, *_wishes(entries[index], index, around)]


def _inner_name(parent: str, tokens: Tokens) -> str:
    """The name of what stands inside a component: `Mapping` for items of `Mappings`, `OrderLine` for `Order.lines`."""
    name, rest = parent, list(tokens)
    while rest:
        token = str(rest.pop(0))
        if token == "items":
            name = _singular_end(name)
        elif token in ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas") and rest:
            name += pascal(spelled(str(rest.pop(0))))
        elif token in ("additionalProperties", "unevaluatedProperties"):
            name += "Value"
    return name if name != parent else f"{parent}Item"


def _singular_end(name: str) -> str:
    """`FlowSteps` -> `FlowStep`: only the last word changes, the rest keeps its letters."""
    parts = spelled(name)
    if not parts or not name.lower().endswith(parts[-1]):
        return name
    last = name[-len(parts[-1]) :]
    new = singular(last.lower())
    return name[: -len(last)] + (new[:1].upper() + new[1:] if last[:1].isupper() else new)
