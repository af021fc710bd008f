"""The components of all fragments as one graph: what each says, and what each of its links leads to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from ..diagnostics import Origin
from ..openapi import canonical
from ..openapi.grammar import SECTION_OF, SECTIONS
from ..openapi.pointers import Tokens, find
from ..source import Fragment, Json
from . import walk
from .references import Place, Resolver, origin_in
from .walk import Edit, Form, Link

_DROPPED = ("$anchor", "$dynamicAnchor", "$id")
"""Names of schemas: references to them are written as pointers, and two fragments may use one name for two things."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An object of a fragment, in canonical order, and its links."""

    kind: str
    body: Json
    links: tuple[Link, ...]
    identified: tuple[Tokens, ...] = ()
    """Schemas in it that have an `$id`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One component as one fragment publishes it."""

    fragment: int
    section: str
    name: str
    tokens: tuple[str, ...]
    """Where it stands in the fragment."""
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What a link leads to: (a part of) a component, or a place among the paths of its fragment."""

    node: int | None
    fragment: int
    tail: tuple[str, ...]
    """Below the component; the whole pointer when there is none."""


Aims = tuple[Aim | None, ...]
"""One for each link; None for a link that leads nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """All components of all fragments."""

    fragments: tuple[Fragment, ...]
    nodes: tuple[Node, ...]
    aims: tuple[Aims, ...]
    """For each node, for each of its links."""


@dataclass(slots=True)
class Surveyor:
    """Makes the graph; kept after it, for the links of operations."""

    fragments: tuple[Fragment, ...]
    resolver: Resolver
    _nodes: list[Node] = field(default_factory=list)
    _aims: list[Aims] = field(default_factory=list)
    _index: dict[tuple[int, tuple[str, ...]], int] = field(default_factory=dict)
    _names: set[tuple[int, str, str]] = field(default_factory=set)
    _parts: dict[tuple[str, str], Part] = field(default_factory=dict)

    def graph(self) -> Graph:
        """All components so far. A definition in an extension becomes one when something refers to it."""
        while len(self._aims) < len(self._nodes):
            node = self._nodes[len(self._aims)]
            self._aims.append(self.aims(node.fragment, node.part, node.tokens))
        return Graph(fragments=self.fragments, nodes=tuple(self._nodes), aims=tuple(self._aims))

    def add_components(self) -> None:
        """Take in the components of all fragments."""
        for index, fragment in enumerate(self.fragments):
            components = {} if fragment.library else fragment.document.get("components")
            for section, kind in SECTIONS.items():
                held = components.get(section) if isinstance(components, dict) else None
                for name, body in sorted(held.items()) if isinstance(held, dict) else ():
                    self._add(index, section, name, ("components", section, name), self.part(kind, body))

    def part(self, kind: str, body: Json) -> Part:
        """An object with its links; equal objects of many fragments are looked at once."""
        key = (kind, canonical.text(body))
        known = self._parts.get(key)
        if known is None:
            ordered = canonical.arranged(kind, body)
            links = walk.links(kind, ordered)
            body, identified = _unnamed(kind, ordered, key[1])
            known = self._parts[key] = Part(kind=kind, body=body, links=links, identified=identified)
        return known

    def aims(self, home: int, part: Part, tokens: Sequence[str | int]) -> Aims:
        """What the links of a part that stands at `tokens` of fragment `home` lead to."""
        for inside in part.identified:
            self.resolver.ignored_identifier(self.origin(home, (*tokens, *inside, "$id")))
        return tuple(self.aim(home, link, self.origin(home, (*tokens, *link.tokens))) for link in part.links)

    def aim(self, home: int, link: Link, origin: Origin) -> Aim | None:
        """What one link leads to; None after a finding."""
        if link.idle:
            self.resolver.idle_members(link.idle, origin)
        place = self.resolver.resolve(home, link, origin)
        if place is None:
            return None
        if not place.known:
            return Aim(node=self._adopted(place, link.kind), fragment=place.fragment, tail=())
        node = self._index.get((place.fragment, place.tokens[:3]))
        if node is None:
            return Aim(node=None, fragment=place.fragment, tail=place.tokens)
        return Aim(node=node, fragment=place.fragment, tail=place.tokens[3:])

    def origin(self, home: int, tokens: Sequence[str | int]) -> Origin:
        """The origin of a place in a fragment."""
        return origin_in(self.fragments[home], tokens)

    def _adopted(self, place: Place, kind: str) -> int:
        known = self._index.get((place.fragment, place.tokens))
        if known is not None:
            return known
        body = find(self.fragments[place.fragment].document, place.tokens)
        section = SECTION_OF[kind]
        name = place.tokens[-1] if place.tokens else PurePosixPath(self.fragments[place.fragment].page).stem
        while (place.fragment, section, name) in self._names:
            name += "_"
        return self._add(place.fragment, section, name, place.tokens, self.part(kind, body))

    def _add(self, fragment: int, section: str, name: str, tokens: tuple[str, ...], part: Part) -> int:
        index = self._index[fragment, tokens] = len(self._nodes)
        self._names.add((fragment, section, name))
        self._nodes.append(Node(fragment=fragment, section=section, name=name, tokens=tokens, part=part))
        return index


def survey(fragments: tuple[Fragment, ...], resolver: Resolver) -> Surveyor:
    """A surveyor who has seen all components, and can follow the links of operations."""
    surveyor = Surveyor(fragments=fragments, resolver=resolver)
    surveyor.add_components()
    return surveyor


def linked(part: Part, aims: Aims, write: Callable[[Link, Aim], str]) -> Json:
    """The object with each of its links written anew."""
    return walk.edited(part.body, link_edits(part.links, aims, write))


def link_edits(links: Sequence[Link], aims: Aims, write: Callable[[Link, Aim], str]) -> list[Edit]:
    """The edits that write each link anew.

    A dynamic reference becomes a plain one: a fragment is one schema resource, and there both mean the same.
    """
    edits: list[Edit] = []
    for link, aim in zip(links, aims, strict=True):
        edits += [Edit(holder=link.holder, key=key, value=None) for key in link.idle]
        if aim is None:
            if link.form is Form.REFERENCE and link.kind not in walk.WITH_SIBLINGS:
                edits += [Edit(holder=link.holder, key=key, value=None) for key in walk.WORDS]
            if link.form is not Form.IMPLICIT:
                edits.append(Edit(holder=link.holder, key=link.key, value=None))
            continue
        new = write(link, aim)
        if link.form is Form.DYNAMIC:
            edits.append(Edit(holder=link.holder, key="$dynamicRef", value=None))
            edits.append(Edit(holder=link.holder, key="$ref", value=new))
        elif link.form is Form.SECURITY:
            if new and new != link.key:
                edits.append(Edit(holder=link.holder, key=link.key, value=None))
                edits.append(Edit(holder=link.holder, key=new, value=link.value))
        elif new != link.text and new:
            edits.append(Edit(holder=link.holder, key=link.key, value=new))
    return edits


def _unnamed(kind: str, body: Json, text: str) -> tuple[Json, tuple[Tokens, ...]]:
    """The object without the names of its schemas, and the schemas that had an `$id`."""
    if not any(f'"{word}"' in text for word in _DROPPED):
        return body, ()
    named = [*walk.schemas(kind, body)]
    if kind == "schema" and isinstance(body, dict):
        named.append(((), body))
    edits = [
        Edit(holder=tokens, key=word, value=None) for tokens, schema in named for word in _DROPPED if word in schema
    ]
    return walk.edited(body, edits), tuple(sorted((tokens for tokens, schema in named if "$id" in schema), key=str))
