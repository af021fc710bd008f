"""How a model is composed: the models that its fields hold, and those that theirs hold, as far as a sheet shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...python.codemodel import ModelClass, ModelField
from ...python.types import DICT, LIST, models_of, named_in
from ..shelf import Shelf
from .circles import in_circles
from .graph import Arrow, Box, Graph, Row

DEEPEST = 3
"""Steps from the model that the diagram is about."""
MOST = 14
"""Boxes on one sheet."""
LEAST = 3
"""A diagram of fewer boxes says no more than the list of fields, unless it goes in a circle."""


Held = tuple[tuple[ModelField, tuple[str, ...]], ...]
"""Fields that hold models, and which."""
Parts = Mapping[str, Held]
Links = Mapping[str, tuple[str, ...]]
"""Model -> the models that it holds, each once."""


def compositions(shelf: Shelf) -> dict[str, Graph]:
    """Model -> its diagram, for those where it shows something."""
    parts = {name: _parts(shelf, model) for name, model in shelf.classes.items()}
    used = {name for method in shelf.methods.values() for name in shelf.around(method)}
    links = {name: tuple(dict.fromkeys(inner for _, names in held for inner in names)) for name, held in parts.items()}
    circles = in_circles(links)
    found: dict[str, Graph] = {}
    for name, model in sorted(shelf.classes.items()):
        circular = name in circles
        if name in used or circular:
            graph = _graph(shelf, model, parts, links)
            if len(graph.boxes) >= LEAST or circular:
                found[name] = graph
    return found


def _parts(shelf: Shelf, model: ModelClass) -> Held:
    """The fields that hold models, and which; aliases are looked through."""
    found = ((field, _classes(shelf, models_of(field.annotation))) for field in model.fields)
    return tuple((field, names) for field, names in found if names)


def _classes(shelf: Shelf, names: Sequence[str]) -> tuple[str, ...]:
    """The classes that names stand for."""
    found: dict[str, None] = {}
    seen: set[str] = set()
    fringe = list(names)
    while fringe:
        name = fringe.pop(0)
        if name in seen:
            continue
        seen.add(name)
        if name in shelf.classes:
            found[name] = None
        elif name in shelf.aliases:
            fringe += models_of(shelf.aliases[name].annotation)
    return tuple(found)


def _graph(shelf: Shelf, model: ModelClass, parts: Parts, links: Links) -> Graph:
    shown = _shown(model.name, links)
    held = {name: _rows(parts[name], shown, whole=name == model.name) for name in shown}
    boxes = tuple(_box(shelf, name, held[name], shown) for name in shown)
    arrows = tuple(
        Arrow(source=name, row=row, target=inner)
        for name in shown
        for row, (_, names) in enumerate(held[name])
        for inner in names
        if inner in shown
    )
    return Graph(
        name=model.doc_page.removesuffix(".md"),
        title=f"How {model.name} is composed",
        description=_described(model.name, shown, parts),
        boxes=boxes,
        arrows=arrows,
    )


def _shown(name: str, links: Links) -> list[str]:
    """The models with a box: as deep as there is room, with those that hold no others where they fit in as well."""
    found = [name]
    for depth in range(1, DEEPEST + 1):
        holders, all_ = (_within(name, links, depth, bare=bare) for bare in (False, True))
        fitting = [shown for shown in (holders, all_) if len(shown) <= MOST]
        found = fitting[-1] if fitting and (len(all_) <= MOST or set(holders) - set(found)) else found
    return found


def _within(name: str, links: Links, depth: int, *, bare: bool) -> list[str]:
    """The models at most so many steps away, nearest first; with or without those that hold no others.

    Once they are too many for a sheet, the rest is left out.
    """
    found = {name: 0}
    fringe = [name]
    while fringe and len(found) <= MOST:
        current = fringe.pop(0)
        if found[current] == depth:
            continue
        for inner in links[current]:
            if inner not in found and (bare or links[inner]):
                found[inner] = found[current] + 1
                fringe.append(inner)
    return list(found)


def _rows(held: Held, shown: Sequence[str], *, whole: bool) -> Held:
    """The fields that have a row: all of the model that the diagram is about, of others those that lead on."""
    return tuple((field, names) for field, names in held if whole or set(names) & set(shown))


def _box(shelf: Shelf, name: str, held: Held, shown: Sequence[str]) -> Box:
    """A model and the fields that hold models; the names of those that have a box of their own stand there."""
    fields = shelf.classes[name].fields
    count = f"{len(fields)} field{'s' * (len(fields) != 1)}"
    rows = []
    for field, names in held:
        other = "" if set(names) <= set(shown) else f" {_either(names)}"
        rows.append(Row(text=field.name, note=_number(field) + other))
    return Box(key=name, title=name, note=count, rows=tuple(rows))


def _number(field: ModelField) -> str:
    """How many of them the field holds."""
    if {LIST, DICT} & set(named_in(field.label)):
        return "*"
    return "1" if field.required else "0..1"


def _either(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"one of {len(names)}"


def _described(name: str, shown: Sequence[str], parts: Parts) -> str:
    """The same in words, a sentence for each box that holds something."""
    sentences = []
    for owner in shown:
        held = [f"{field.name} ({_number(field)} {_either(names)})" for field, names in parts[owner]]
        if held:
            sentences.append(f"{owner} holds {', '.join(held)}.")
    return " ".join(sentences)
