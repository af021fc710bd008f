"""Components that a rule holds together while their pages are published one after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..diagnostics import Diagnostics, Origin
from ..openapi import canonical
from ..openapi.pointers import fragment_tokens
from ..source import Fragment, Json
from ..text.suggest import did_you_mean
from .walk import links

Held = tuple[str, str, Origin | None]
"""Name of a schema component, title of the page whose copy counts, and where the rule stands."""


def hold(fragments: Sequence[Fragment], rules: Iterable[Held], diagnostics: Diagnostics) -> tuple[Fragment, ...]:
    """The fragments with each copy of a component replaced by that of the page which a rule names."""
    held = list(fragments)
    for name, title, place in rules:
        having = [index for index, fragment in enumerate(held) if name in _schemas(fragment)]
        sources = [index for index in having if held[index].title == title]
        texts = {canonical.text(_schemas(held[index])[name]) for index in sources}
        if not having or not sources:
            known = {known for fragment in held for known in _schemas(fragment)} if not having else set[str]()
            titles = [held[index].title for index in having]
            message = f'no page publishes a schema "{name}"' if not having else f'"{title}" publishes no "{name}"'
            help = did_you_mean(name if not having else title, known or titles, otherwise="remove the rule")
            diagnostics.error("unknown-rule", message, place, help=help)
        elif len(texts) > 1:
            message = f'"{title}" publishes {len(texts)} different schemas "{name}"'
            diagnostics.error("bad-rule", message, place, help="name a page that says one thing, or remove the rule")
        elif all(canonical.text(_schemas(held[index])[name]) in texts for index in having):
            message = f'all pages publish the same "{name}"'
            diagnostics.error("idle-rule", message, place, help="remove it: the other pages have followed")
        else:
            source = held[sources[0]]
            for index in having:
                held[index] = _with_copy(held[index], name, source)
    return tuple(held)


def _with_copy(fragment: Fragment, name: str, source: Fragment) -> Fragment:
    """The fragment with the schema of another one, and with what that refers to as far as it has none of its own."""
    theirs, mine = _schemas(source), dict(_schemas(fragment))
    mine[name] = theirs[name]
    waiting = [name]
    while waiting:
        for target in _targets(mine[waiting.pop()]):
            if target in theirs and target not in mine:
                mine[target] = theirs[target]
                waiting.append(target)
    components = fragment.document["components"]
    assert isinstance(components, dict)
    return replace(fragment, document={**fragment.document, "components": {**components, "schemas": mine}})


def _targets(schema: Json) -> Iterator[str]:
    for link in links("schema", schema):
        way = fragment_tokens(link.text[1:]) if isinstance(link.text, str) and link.text.startswith("#/") else None
        if way and way[:2] == ("components", "schemas") and len(way) > 2:
            yield way[2]


def _schemas(fragment: Fragment) -> dict[str, Json]:
    components = None if fragment.library else fragment.document.get("components")
    schemas = components.get("schemas") if isinstance(components, dict) else None
    return schemas if isinstance(schemas, dict) else {}
