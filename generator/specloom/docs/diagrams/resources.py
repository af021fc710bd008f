"""The map of a package: its client, the resources with their groups, and the models that several of them share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ...python.codemodel import Resource
from ..shelf import Shelf
from .graph import HEAD, Arrow, Box, Graph, Row

FEWEST, MOST = 2, 24
"""Resources of which there is a map."""
SHARED = 12
"""Models on it: those of the most resources first."""
CLIENT = "client"


def resource_map(shelf: Shelf) -> Graph | None:
    """The map; None where there is too little or too much to show."""
    resources = sorted(shelf.package.resources, key=lambda resource: resource.attribute)
    if not FEWEST <= len(resources) <= MOST:
        return None
    shared = _shared(shelf, resources)
    client = Box(key=CLIENT, title=shelf.package.client_class)
    boxes = [client, *(_box(resource) for resource in resources)]
    boxes += [Box(key=f"model {name}", title=name) for name in shared]
    arrows = [Arrow(source=CLIENT, row=HEAD, target=resource.attribute) for resource in resources]
    for name, users in shared.items():
        arrows += [Arrow(source=resource, row=row, target=f"model {name}") for resource, row in users]
    return Graph(
        name="resources",
        title=f"The resources of {shelf.package.client_class}",
        description=_described(resources, shared),
        boxes=tuple(boxes),
        arrows=tuple(arrows),
    )


def _box(resource: Resource) -> Box:
    count = len(resource.methods)
    rows = tuple(Row(text=group.title, note=str(len(group.methods))) for group in resource.groups if group.title)
    return Box(
        key=resource.attribute,
        title=resource.attribute,
        note=f"{count} operation{'s' * (count != 1)}",
        rows=rows,
    )


def _shared(shelf: Shelf, resources: list[Resource]) -> dict[str, list[tuple[str, int]]]:
    """Model that calls of several resources take or give -> those resources, with the row of the group."""
    users: dict[str, dict[tuple[str, int], None]] = defaultdict(dict)
    for resource in resources:
        rows = _rows(resource)
        for method in sorted(resource.methods, key=lambda method: (rows[method.name], method.name)):
            for name in sorted(shelf.around(method) & set(shelf.classes)):
                users[name][resource.attribute, rows[method.name]] = None
    several = {name: list(found) for name, found in users.items() if len({resource for resource, _ in found}) > 1}
    ordered = sorted(several, key=lambda name: (-len({resource for resource, _ in several[name]}), name))
    return {name: several[name] for name in sorted(ordered[:SHARED])}


def _rows(resource: Resource) -> Mapping[str, int]:
    """Method -> the row of its group in the box of the resource."""
    titled = [group for group in resource.groups if group.title]
    found = {method.name: HEAD for method in resource.methods}
    for row, group in enumerate(titled):
        found.update(dict.fromkeys(group.methods, row))
    return found


def _described(resources: list[Resource], shared: Mapping[str, list[tuple[str, int]]]) -> str:
    listed = ", ".join(f"{resource.attribute} ({len(resource.methods)})" for resource in resources)
    sentences = [f"Resources with the number of their operations: {listed}."]
    for name, users in shared.items():
        both = dict.fromkeys(resource for resource, _ in users)
        sentences.append(f"{name} is taken or given by {' and '.join(both)}.")
    return " ".join(sentences)
