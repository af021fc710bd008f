"""Names given in earlier runs, and which component each of them belongs to now.

A pin ties a name to where the component is published and to what it says:
`schemas:Page title/published#fingerprint`. That is enough to follow a component whose content changes, whose page gets
another title, or which is published under another name. The fingerprint is that of the structure; where a page
publishes two components of one name and structure, that of all they say follows after a dot.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from ..source import Component, Specification
from .variants import Variant

_ESCAPED = re.compile(r"[\x00-\x1f\x7f%/#]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A name given earlier."""

    section: str
    title: str
    published: str
    fingerprint: str
    content: str
    """Fingerprint of all that it says; empty where its structure tells it from the others."""
    name: str


def pins(specification: Specification, before: Mapping[str, str] | None = None) -> dict[str, str]:
    """Stable key -> name of each component, as `merge` takes them in the next run.

    Of those `before`, what is published no more is kept, unless its name goes on with something else: the others are
    earlier contents of what is there. It stays with its page when that gets another title.
    """
    found: dict[str, list[Component]] = defaultdict(list)
    for component in specification.components:
        for title in component.pages:
            stable = f"{component.kind}:{_escape(title)}/{_escape(component.published)}"
            found[f"{stable}#{component.fingerprint}"].append(component)
    places = {stable.partition("#")[0] for stable in found}
    names = {(component.kind, component.name) for component in specification.components}
    kept = {
        stable: name
        for stable, name in _under_new_titles(specification, before or {}).items()
        if stable.partition("#")[0] not in places and (stable.partition(":")[0], name) not in names
    }
    alone = {stable: held[0].name for stable, held in found.items() if len(held) == 1}
    alike = {f"{stable}.{one.content}": one.name for stable, held in found.items() if len(held) > 1 for one in held}
    return {**kept, **alone, **alike}


def _under_new_titles(specification: Specification, before: Mapping[str, str]) -> dict[str, str]:
    """The keys `before`, those of a page that got another title under that.

    All that the page published, as far as it is still there, is on one page of a new title.
    """
    now: dict[tuple[str, str], set[str]] = defaultdict(set)
    for component in specification.components:
        now[component.kind, _escape(component.published)] |= set(map(_escape, component.pages))
    current = set(map(_escape, specification.pages))
    places = {stable: _taken_apart(stable) for stable in before}
    fresh = current - {title for _, title, _ in places.values()}
    found: dict[str, set[str]] = {}
    for section, title, published in places.values():
        there = now.get((section, published.partition("#")[0]))
        if title not in current and there:
            found[title] = found.get(title, fresh) & there
    claimed = [title for titles in found.values() for title in titles]
    titles = {title: min(new) for title, new in found.items() if len(new) == 1 and claimed.count(min(new)) == 1}
    return {
        f"{section}:{titles[title]}/{published}" if title in titles else stable: before[stable]
        for stable, (section, title, published) in places.items()
    }


def _taken_apart(stable: str) -> tuple[str, str, str]:
    """Section, title of the page, and the rest of a key."""
    section, _, place = stable.partition(":")
    title, _, published = place.partition("/")
    return section, title, published


def parse(pinned: Mapping[str, str]) -> tuple[Pin, ...]:
    """The pins, sorted."""
    found: list[Pin] = []
    for key, name in sorted(pinned.items()):
        section, _, rest = key.partition(":")
        place, _, printed = rest.partition("#")
        fingerprint, _, content = printed.partition(".")
        title, _, published = place.partition("/")
        found.append(
            Pin(
                section=section,
                title=unquote(title),
                published=unquote(published),
                fingerprint=fingerprint,
                content=content,
                name=name,
            )
        )
    return tuple(found)


def assign(variants: Sequence[Variant], given: Sequence[Pin]) -> dict[int, str]:
    """Variant -> name that it was given earlier.

    The closest match goes first: what alone has its name on its page, whatever it says by now; then same page, name and
    content; then same page and name; then same name and content on another page; then same content under another name
    of the page. A name goes to one variant only: of copies that no longer agree, to the one that says what it said.
    """
    board = _Board(variants)
    board.settle_places(given)
    board.settle([pin for pin in given if pin.content], lambda v, pin: _here(v, pin) and v.content == pin.content)
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
                alike[variant.section, f".{variant.content}"].append(index)
        for pin in given:
            if (pin.section, pin.name) not in self._taken:
                # A lock of version 1 has no fingerprint of the structure.
                for index in alike[pin.section, pin.fingerprint or f".{pin.content}"]:
                    if matches(self._variants[index], pin):
                        claims[pin.section, pin.name][index] += 1
        self._settle({claim: {index: (votes,) for index, votes in held.items()} for claim, held in claims.items()})

    def settle_places(self, given: Iterable[Pin]) -> None:
        """Give each pinned name to what has its published name on its page now, where that is one thing."""
        places: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        for index, variant in enumerate(self._variants):
            for title in variant.titles:
                places[variant.section, title, variant.published].append(index)
        pinned: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        claims: dict[tuple[str, str], dict[int, tuple[int, ...]]] = defaultdict(dict)
        for pin in given:
            pinned[pin.section, pin.title, pin.published].add(pin.name)
        for pin in given:
            place = (pin.section, pin.title, pin.published)
            if len(places.get(place, ())) == 1 == len(pinned[place]):
                (index,) = places[place]
                same, votes = claims[pin.section, pin.name].get(index, (0, 0))
                kept = self._variants[index].fingerprint == pin.fingerprint
                claims[pin.section, pin.name][index] = (same + kept, votes + 1)
        self._settle(claims)

    def _settle(self, claims: Mapping[tuple[str, str], Mapping[int, tuple[int, ...]]]) -> None:
        """Give each claimed name to the variant with the most votes that has no name yet."""
        # A variant with two pins keeps the one that is its published name.
        order = sorted(
            claims, key=lambda claim: (all(self._variants[v].published != claim[1] for v in claims[claim]), claim)
        )
        for claim in order:
            votes = claims[claim]
            free = [index for index in votes if index not in self.names]
            if free:
                self._give(min(free, key=lambda index: (*(-count for count in votes[index]), index)), claim[1])

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
