"""Which operations belong together: the collections of an API, and the lists that it can only read.

A path that gives or takes documents, and the same path with one hole more at its end, are a collection: `POST /things`,
`GET /things/{id}`; so are things that can be waited for, whoever makes them. A list that has no such twin is a list:
its items are put there by a test.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..core.operation import BodyPaging, LinkPaging
from ..http.encoding import is_json
from .document import Document, Route, shape, split
from .flattening import flat

Paging = LinkPaging | BodyPaging


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Documents under one path, each under its id."""

    template: str
    item_template: str
    item_schema: Any
    id_name: str
    """Field that holds the id."""
    parents: tuple[str, ...]
    """Wire names of the holes before."""

    def key(self, values: Mapping[str, str]) -> tuple[str, ...]:
        """Return which instance of the collection a path speaks of."""
        return tuple(values[name] for name in self.parents)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """A document under whose path something is."""

    collection: Collection
    parents: tuple[str, ...]
    """The ids before its own."""
    id: str
    name: str
    """Wire name of the hole that holds the id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """How the answer of an operation holds a list."""

    route: Route
    items: tuple[str, ...]
    """Way to the items; empty when the body is the list."""
    item_schema: Any
    paging: Paging | None


class Layout:
    """What the operations of a document are for."""

    def __init__(self, document: Document, paging: Mapping[str, Paging], shown: Container[str] = frozenset()) -> None:
        """Lay out a document; `shown` are operations that show one thing each, of which calls elsewhere make some."""
        self._document = document
        self._shown = shown
        self.by_key = {route.key: route for route in document.routes}
        self.listings = {
            route.key: found
            for route in document.routes
            if (found := self._listing(route, paging.get(route.key))) is not None
        }
        self.collections = {found.template: found for found in self._collections()}
        self._items = {shape(found.item_template): found for found in self.collections.values()}

    def collection_at(self, path: str) -> Collection:
        """Return the collection at a path, whatever its holes are called; `LookupError` for none."""
        for template, found in self.collections.items():
            if shape(template) == shape(path):
                return found
        raise LookupError(f"{path} is no collection; there are {', '.join(self.collections) or 'none'}")

    def collection_of(self, route: Route) -> Collection | None:
        """Return the collection that a route lists or adds to."""
        found = self.collections.get(route.template)
        return found if found and route.method in ("GET", "POST") else None

    def item_of(self, route: Route) -> Collection | None:
        """Return the collection of whose single documents a route speaks."""
        found = self._items.get(shape(route.template))
        return found if found and found.item_template == route.template else None

    def owners(self, route: Route, values: Mapping[str, str]) -> Iterable[Owner]:
        """Return the documents under whose path a route is."""
        parts, names = shape(route.template), list(route.names)
        for length in range(1, len(parts)):
            found = self._items.get(parts[:length])
            if found is not None:
                above = names[: "/".join(parts[:length]).count("{}")]
                *parents, id_ = (values[name] for name in above)
                yield Owner(collection=found, parents=tuple(parents), id=id_, name=above[-1])

    def owner_fields(self, route: Route, values: Mapping[str, str], schema: Any) -> dict[str, str]:
        """Return the ids of the owners of a new document, under the fields that are named after them: `thingId`."""
        fields = flat(self._document, schema).get("properties", {})
        found = {}
        for owner in self.owners(route, values):
            noun = _noun(owner.collection.template)
            named = next((name for name in (f"_{noun}Id", f"{noun}Id", f"{noun}_id") if name in fields), None)
            if named is not None:
                found[named] = owner.id
        return found

    def success_schema(self, route: Route) -> Any:
        """Return the schema of the documented success; `None` when it has no JSON body."""
        statuses = sorted(status for status in route.responses if status[:1] == "2")
        for status in statuses or ["default"]:
            media = json_media(route.responses.get(status))
            if media is not None:
                return media.get("schema", {})
        return None

    def _collections(self) -> Iterable[Collection]:
        templates = {route.template for route in self._document.routes}
        for template in sorted(templates):
            parent, _, last = template.rpartition("/")
            if not (last.startswith("{") and last.endswith("}") and last.count("{") == 1):
                continue
            listed, made = f"GET {parent}" in self.listings, f"POST {parent}" in self.by_key
            if (
                f"GET {template}" in self.by_key
                and self._gives_document(template)
                and (listed or made or f"GET {template}" in self._shown)
            ):
                yield self._collection(parent, template, last[1:-1])

    def _gives_document(self, template: str) -> bool:
        """Return whether a path answers with one object: `/tags/{tag}` may as well list what has the tag."""
        found = flat(self._document, self.success_schema(self.by_key[f"GET {template}"]))
        return not _is_list(found) and found.get("type", "object") in ("object", ["object", "null"])

    def _collection(self, parent: str, template: str, hole: str) -> Collection:
        route = self.by_key[f"GET {template}"]
        schema = self.success_schema(route)
        fields = {**flat(self._document, schema).get("properties", {})}
        if f"GET {parent}" in self.listings:
            item = self.listings[f"GET {parent}"].item_schema
            fields |= flat(self._document, item).get("properties", {})
        noun = _noun(parent)
        candidates = (hole, "id", "_id", "uuid", f"{noun}Id", f"{noun}_id", hole.lstrip("_"), "key", "name")
        return Collection(
            template=parent,
            item_template=template,
            item_schema=schema if schema is not None else {},
            id_name=next((name for name in candidates if name in fields), "id"),
            parents=route.names[:-1],
        )

    def _listing(self, route: Route, paging: Paging | None) -> Listing | None:
        schema = self.success_schema(route)
        if route.method != "GET" and paging is None:
            return None
        if schema is None:
            return None
        way = paging.items if paging is not None else self._way(schema)
        if way is None:
            return None
        node = flat(self._document, schema)
        for name in way:
            node = flat(self._document, node.get("properties", {}).get(name, {}))
        if not _is_list(node) and paging is None:
            return None
        return Listing(route=route, items=tuple(way), item_schema=node.get("items", {}), paging=paging)

    def _way(self, schema: Any) -> tuple[str, ...] | None:
        """Return the way to the items of an answer: itself, or the only list of objects in it."""
        node = flat(self._document, schema)
        if _is_list(node):
            return ()
        lists = [
            name
            for name, inner in node.get("properties", {}).items()
            if _is_list(found := flat(self._document, inner)) and _is_object(flat(self._document, found.get("items")))
        ]
        return (lists[0],) if len(lists) == 1 else None


def _noun(template: str) -> str:
    """What one document of a collection is called, as far as its path says so."""
    words = [word for word in split(template) if not word.startswith("{")]
    return words[-1].rstrip("s") if words else ""


_ANY = frozenset({"*/*", "application/*"})
"""What a client reads as JSON, though it may be anything."""


def json_media(response: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """Return the JSON body of a response."""
    for name, media in (response or {}).get("content", {}).items():
        kind = name.partition(";")[0].strip().lower()
        if is_json(kind) or kind in _ANY:
            found: Mapping[str, Any] = media
            return found
    return None


def _is_list(node: Mapping[str, Any]) -> bool:
    return node.get("type") == "array" or ("items" in node and "type" not in node)


def _is_object(node: Mapping[str, Any]) -> bool:
    return node.get("type") == "object" or "properties" in node
