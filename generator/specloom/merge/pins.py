"""Names given in earlier runs, and which component each of them belongs to now.

A pin ties a name to where the component is published and to what it says:
`schemas:Page title/published#fingerprint`. That is enough to follow a component whose content changes, whose page gets
another title, or which is published under another name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from ..source import Specification
from .variants import Variant

_ESCAPED = re.compile(r"[\x00-\x1f\x7f%/#]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A name given earlier."""

    section: str
    title: str
    published: str
    fingerprint: str
    name: str


def pins(specification: Specification) -> dict[str, str]:
    """Stable key -> name of each component, as `merge` takes them in the next run."""
    return {
        f"{component.kind}:{_escape(title)}/{_escape(component.published)}#{component.fingerprint}": component.name
        for component in specification.components
        for title in component.pages
    }


def parse(pinned: Mapping[str, str]) -> tuple[Pin, ...]:
    """The pins, sorted."""
    found: list[Pin] = []
    for key, name in sorted(pinned.items()):
        section, _, rest = key.partition(":")
        place, _, fingerprint = rest.partition("#")
        title, _, published = place.partition("/")
        found.append(
            Pin(
                section=section,
                title=unquote(title),
                published=unquote(published),
                fingerprint=fingerprint,
                name=name,
            )
        )
    return tuple(found)


def assign(variants: Sequence[Variant], given: Sequence[Pin]) -> dict[int, str]:
    """Variant -> name that it was given earlier.

    The closest match goes first: same page, name and content; then same page and name; then same name and content on
    another page; then same content under another name of the page. A name goes to one variant only.
    """
    board = _Board(variants)
    board.settle(given, _here)
    board.settle_changed(given)
    board.settle(given, lambda v, pin: v.published == pin.published)
    current = {(v.section, title, v.published) for v in variants for title in v.titles}
    gone = [pin for pin in given if (pin.section, pin.title, pin.published) not in current]
    board.settle(gone, lambda v, pin: pin.title in v.titles)
    return board.names


class _Board:
    """Who has which name so far."""

    def __init__(self, variants: Sequence[Variant]) -> None:
        self.names: dict[int, str] = {}
        self._variants = variants
        self._taken: set[tuple[str, str]] = set()

    def settle(self, given: Iterable[Pin], matches: Callable[[Variant, Pin], bool]) -> None:
        """Give each pinned name that is free to the best of the variants of equal content that it matches."""
        claims: dict[tuple[str, str], dict[int, int]] = defaultdict(lambda: defaultdict(int))
        alike: dict[tuple[str, str], list[int]] = defaultdict(list)
        for index, variant in enumerate(self._variants):
            if index not in self.names:
                alike[variant.section, variant.fingerprint].append(index)
        for pin in given:
            if (pin.section, pin.name) not in self._taken:
                for index in alike[pin.section, pin.fingerprint]:
                    if matches(self._variants[index], pin):
                        claims[pin.section, pin.name][index] += 1
        # A variant with two pins keeps the one that is its published name.
        order = sorted(
            claims, key=lambda claim: (all(self._variants[v].published != claim[1] for v in claims[claim]), claim)
        )
        for claim in order:
            votes = claims[claim]
            free = [index for index in votes if index not in self.names]
            if free:
                self._give(min(free, key=lambda index: (-votes[index], index)), claim[1])

    def settle_changed(self, given: Iterable[Pin]) -> None:
        """Within one page and published name, what is left of the names goes to what is left of the variants."""
        names: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for pin in given:
            names[pin.section, pin.title, pin.published].add(pin.name)
        waiting: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        for index, variant in enumerate(self._variants):
            for title in variant.titles:
                waiting[variant.section, title, variant.published].append(index)
        for key in sorted(waiting):
            left = [name for name in sorted(names.get(key, ())) if (key[0], name) not in self._taken]
            free = [index for index in waiting[key] if index not in self.names]
            for index, name in zip(free, left, strict=False):
                self._give(index, name)

    def _give(self, index: int, name: str) -> None:
        self.names[index] = name
        self._taken.add((self._variants[index].section, name))


def _here(variant: Variant, pin: Pin) -> bool:
    return variant.published == pin.published and pin.title in variant.titles


def _escape(text: str) -> str:
    return _ESCAPED.sub(lambda found: f"%{ord(found[0]):02X}", text)
