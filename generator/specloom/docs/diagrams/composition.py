"""How a model is composed: the models that its fields hold, and those that theirs hold, as far as a sheet shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...python.codemodel import Method, ModelClass, ModelField
from ..links import DocsLinks
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


def compositions(links: DocsLinks) -> dict[str, Graph]:
    """Model -> its diagram, for those where it shows something."""
    parts = {name: _parts(links, model) for name, model in links.classes.items()}
    used = {name for method in links.methods.values() for name in _direct(method)}
    found: dict[str, Graph] = {}
    for name, model in sorted(links.classes.items()):
        circular = _leads_back(name, parts)
        if name in used or circular:
            graph = _graph(links, model, parts)
            if len(graph.boxes) >= LEAST or circular:
                found[name] = graph
    return found


def _direct(method: Method) -> set[str]:
    """The models that a call takes or gives."""
    arguments = [*method.arguments, *([method.body] if method.body else [])]
    return {*method.models, *(name for argument in arguments for name in argument.models)}


def _parts(links: DocsLinks, model: ModelClass) -> Held:
    """The fields that hold models, and which; aliases are looked through."""
    found = ((field, _classes(links, field.models)) for field in model.fields)
    return tuple((field, names) for field, names in found if names)


def _classes(links: DocsLinks, names: Sequence[str]) -> tuple[str, ...]:
    """The classes that names stand for."""
    found: dict[str, None] = {}
    seen: set[str] = set()
    fringe = list(names)
    while fringe:
        name = fringe.pop(0)
        if name in seen:
            continue
        seen.add(name)
        if name in links.classes:
            found[name] = None
        elif name in links.aliases:
            fringe += links.aliases[name].models
    return tuple(found)


def _leads_back(name: str, parts: Parts) -> bool:
    """Whether a model holds itself, at whatever depth."""
    seen: set[str] = set()
    fringe = [name]
    while fringe:
        held = {inner for _, names in parts[fringe.pop()] for inner in names}
        if name in held:
            return True
        fringe += sorted(held - seen)
        seen |= held
    return False


def _graph(links: DocsLinks, model: ModelClass, parts: Parts) -> Graph:
    shown = _shown(model.name, parts)
    held = {name: _rows(parts[name], shown, whole=name == model.name) for name in shown}
    boxes = tuple(_box(links, name, held[name], shown) for name in shown)
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


def _shown(name: str, parts: Parts) -> list[str]:
    """The models with a box: as deep as there is room, with those that hold no others where they fit in as well."""
    found = [name]
    for depth in range(1, DEEPEST + 1):
        holders, all_ = (_within(name, parts, depth, bare=bare) for bare in (False, True))
        fitting = [shown for shown in (holders, all_) if len(shown) <= MOST]
        found = fitting[-1] if fitting and (len(all_) <= MOST or set(holders) - set(found)) else found
    return found


def _within(name: str, parts: Parts, depth: int, *, bare: bool) -> list[str]:
    """The models at most so many steps away, nearest first; with or without those that hold no others."""
    found = {name: 0}
    fringe = [name]
    while fringe:
        current = fringe.pop(0)
        if found[current] == depth:
            continue
        for inner in (inner for _, names in parts[current] for inner in names):
            if inner not in found and (bare or parts[inner]):
                found[inner] = found[current] + 1
                fringe.append(inner)
    return list(found)


def _rows(held: Held, shown: Sequence[str], *, whole: bool) -> Held:
    """The fields that have a row: all of the model that the diagram is about, of others those that lead on."""
    return tuple((field, names) for field, names in held if whole or set(names) & set(shown))


def _box(links: DocsLinks, name: str, held: Held, shown: Sequence[str]) -> Box:
    """A model and the fields that hold models; the names of those that have a box of their own stand there."""
    fields = links.classes[name].fields
    count = f"{len(fields)} field{'s' * (len(fields) != 1)}"
    rows = []
    for field, names in held:
        other = "" if set(names) <= set(shown) else f" {_either(names)}"
        rows.append(Row(text=field.name, note=_number(field) + other))
    return Box(key=name, title=name, note=count, rows=tuple(rows))


def _number(field: ModelField) -> str:
    """How many of them the field holds."""
    label = field.type_label or field.annotation
    if "list[" in label or "dict[" in label:
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
