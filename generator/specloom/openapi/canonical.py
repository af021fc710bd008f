"""One order for the members of every object, so that neither page order nor key order shows in the merged document.

The order is for readers: the words that say what a thing is come first. Lists keep theirs, except `required`, which is
a set. See docs/decisions/0001-canonical-order.md.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from ..source import Json
from .grammar import METHODS, OBJECTS, Shape, member

_RANK = {kind: {key: rank for rank, key in enumerate(members)} for kind, members in OBJECTS.items()}
_LAST = 1000

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, check_circular=False).encode


def text(node: Json) -> str:
    """The JSON text that all spellings of one value share; `1`, `1.0` and `true` stay apart."""
    return _ENCODE(node)


def arranged(kind: str, node: Json) -> Json:
    """A copy of an object of this kind in canonical order."""
    if not isinstance(node, dict):
        return _data(node)
    return {key: _member(kind, key, node) for key in _sorted(kind, node)}


def sorted_members(kind: str, node: dict[str, Json]) -> dict[str, Json]:
    """An object of this kind with its own members in canonical order, what is below them as it is."""
    return {key: node[key] for key in _sorted(kind, node)}


def assembled(members: dict[str, Json]) -> dict[str, Json]:
    """A document in canonical order, made of parts that are in order already."""
    document = {key: members[key] for key in _sorted("document", members)}
    for container in ("paths", "webhooks"):
        items = members.get(container)
        if isinstance(items, dict):
            document[container] = {path: _path_item(items[path]) for path in sorted(items)}
    components = members.get("components")
    if isinstance(components, dict):
        document["components"] = {section: _by_name(components[section]) for section in sorted(components)}
    ordered = ("paths", "webhooks", "components")
    return {key: value if key in ordered else _member("document", key, document) for key, value in document.items()}


def _path_item(item: Json) -> Json:
    if not isinstance(item, dict):
        return item
    ordered = {key: item[key] for key in _sorted("pathItem", item)}
    return {key: _operation(value) if key in METHODS else _data(value) for key, value in ordered.items()}


def _operation(body: Json) -> Json:
    if not isinstance(body, dict):
        return body
    late = ("servers", "security")
    ordered = {key: body[key] for key in _sorted("operation", body)}
    return {key: _member("operation", key, ordered) if key in late else value for key, value in ordered.items()}


def _by_name(section: Json) -> Json:
    return {name: section[name] for name in sorted(section)} if isinstance(section, dict) else section


def _sorted(kind: str, node: dict[str, Json]) -> list[str]:
    rank = _RANK.get(kind)
    if rank is None:
        return sorted(node)
    return sorted(node, key=lambda key: (rank.get(key, _LAST), key))


def _member(kind: str, key: str, node: dict[str, Json]) -> Json:
    value = node[key]
    if kind == "schema" and key == "required" and isinstance(value, list):
        return sorted(value, key=text)
    found = member(kind, key)
    if found is None:
        return _data(value)
    if isinstance(value, list) and found.shape in (Shape.LIST, Shape.ONE_OR_LIST):
        return [arranged(found.kind, item) for item in value]
    if isinstance(value, dict) and found.shape in (Shape.MAP, Shape.EXTENSIBLE_MAP):
        names = _ordered_names(key, node)(value)
        return {name: arranged(found.kind, value[name]) for name in names}
    return arranged(found.kind, value)


def _ordered_names(key: str, node: dict[str, Json]) -> Callable[[Iterable[str]], list[str]]:
    """How the keys of a map are ordered; each of the orders depends on the keys alone."""
    if key == "properties":
        listed = node.get("required")
        required = {name for name in listed if isinstance(name, str)} if isinstance(listed, list) else set()
        return lambda names: sorted(names, key=lambda name: (_importance(name, required), name))
    if key == "content":
        return lambda names: sorted(names, key=lambda name: (name != "application/json", name))
    return sorted


def _importance(name: str, required: set[str]) -> int:
    """Identifiers first, then the name, then what must be there."""
    if name.lower() in ("_id", "id"):
        return 0
    if name == "name":
        return 1
    return 2 if name in required else 3


def _data(node: Json) -> Json:
    if isinstance(node, dict):
        return {key: _data(node[key]) for key in sorted(node)}
    if isinstance(node, list):
        return [_data(item) for item in node]
    return node
