"""The documents that the fake holds, and how it makes their ids, times and required fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ..core.wire import copied
from .checking import Checker
from .clock import FakeClock
from .document import Document
from .flattening import flat
from .layout import Collection, Listing
from .sampling import Sampler

_CHANGED = re.compile(r"(?i)modif|updat|chang|edit")
_UNIQUE = re.compile(r"_?id$|(?:[a-z0-9]I|_i|^_?I)d$|(?:^_?k|[a-z0-9]K|_k)ey$")

Parents = tuple[str, ...]


class Store:
    """Everything that was put into the fake."""

    def __init__(self, document: Document, checker: Checker, sampler: Sampler, clock: FakeClock) -> None:
        self._document = document
        self._checker = checker
        self._sampler = sampler
        self._clock = clock
        self._made = 0
        self.documents: dict[tuple[str, Parents], dict[str, dict[str, Any]]] = {}
        """(template of the collection, ids in its path) -> id -> document."""
        self.lists: dict[tuple[str, Parents], list[Any]] = {}
        """(key of the operation, ids in its path) -> items."""
        self._scripts: dict[tuple[str, Parents], list[dict[str, Any]]] = {}
        """(template of the collection, all ids) -> what is still to come; without ids, for all that calls make."""

    def oid(self) -> str:
        """Return a new id of 24 hexadecimal digits, the same in every run."""
        self._made += 1
        return f"5f{self._made:022x}"

    def of(self, collection: Collection, parents: Parents) -> dict[str, dict[str, Any]]:
        """Return the documents of one instance of a collection."""
        return self.documents.setdefault((collection.template, parents), {})

    def created(self, collection: Collection, parents: Parents, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Keep a new document: with an id, with times where the server sets them, and with all that is required."""
        schema = collection.item_schema
        given = copied(dict(fields))
        if given.get(collection.id_name) is None:
            given[collection.id_name] = self._id(schema, collection.id_name, self.of(collection, parents))
        # The id comes first: that is where people look for it.
        made = {collection.id_name: given.pop(collection.id_name), **given}
        for name in self._times(schema):
            made.setdefault(name, self._clock.stamp())
        self.complete(schema, made)
        self.of(collection, parents)[str(made[collection.id_name])] = made
        return made

    def replaced(self, collection: Collection, old: dict[str, Any], fields: Mapping[str, Any]) -> None:
        """Put other fields into a document; what only the server sets stays, and the time of the change is noted."""
        schema = collection.item_schema
        kept = {name: old[name] for name in self._read_only(schema) if name in old}
        made = {collection.id_name: old.get(collection.id_name), **copied(dict(fields)), **kept}
        made[collection.id_name] = old.get(collection.id_name)
        for name in self._times(schema):
            if _CHANGED.search(name):
                made[name] = self._clock.stamp()
        self.complete(schema, made)
        old.clear()
        old.update(made)

    def listed(self, listing: Listing, parents: Parents, fields: Mapping[str, Any]) -> Any:
        """Keep a new item of a list."""
        made = copied(dict(fields))
        node = flat(self._document, listing.item_schema)
        for name, inner in node.get("properties", {}).items():
            plain = flat(self._document, inner)
            if name not in made and name in node.get("required", ()) and _UNIQUE.search(name) and "enum" not in plain:
                made[name] = self._id(listing.item_schema, name, {})
        self.complete(listing.item_schema, made)
        self.lists.setdefault((listing.route.key, parents), []).append(made)
        return made

    def script(self, collection: Collection, ids: Parents, states: Iterable[Mapping[str, Any]]) -> None:
        """Say what a document turns into with each look at it; without ids, each document that a call makes."""
        self._scripts[collection.template, ids] = [copied(dict(state)) for state in states]

    def scripted(self, collection: Collection, parents: Parents, document: Mapping[str, Any]) -> bool:
        """Give a document that a call made the states that were said of all such, if any were."""
        states = self._scripts.get((collection.template, ()))
        if states is not None:
            self.script(collection, (*parents, str(document[collection.id_name])), states)
        return states is not None

    def looked_at(self, collection: Collection, ids: Parents, document: dict[str, Any]) -> dict[str, Any]:
        """Return a document in its next state; the last one stays."""
        states = self._scripts.get((collection.template, ids))
        if states:
            document.update(states.pop(0))
        return document

    def complete(self, schema: Any, document: dict[str, Any]) -> None:
        """Add the required fields that are absent, as samples."""
        if not self._checker.faults(schema, document, request=False):
            return
        sample = self._sampler.sample(schema, full=False)
        for name, value in sample.items() if isinstance(sample, dict) else ():
            document.setdefault(name, value)

    def writable(self, schema: Any, shown: Any, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Return the fields of a request that a client may set.

        `schema` is that of the request; what it does not speak of is as in `shown`, that of the document.
        """
        described = dict(self._properties(schema))
        barred = {*self._read_only(schema), *(name for name in self._read_only(shown) if name not in described)}
        return {name: value for name, value in fields.items() if name not in barred}

    def clear(self) -> None:
        """Forget everything."""
        self._made = 0
        self.documents.clear()
        self.lists.clear()
        self._scripts.clear()

    def _properties(self, schema: Any) -> Iterable[tuple[str, dict[str, Any]]]:
        for name, inner in flat(self._document, schema).get("properties", {}).items():
            yield name, flat(self._document, inner)

    def _read_only(self, schema: Any) -> list[str]:
        return [name for name, node in self._properties(schema) if node.get("readOnly") is True]

    def _times(self, schema: Any) -> list[str]:
        """Return the times that a server notes by itself whenever it writes."""
        return [
            name
            for name, node in self._properties(schema)
            if node.get("readOnly") is True and node.get("format") == "date-time" and _kept(name)
        ]

    def _id(self, schema: Any, name: str, taken: Mapping[str, Any]) -> Any:
        node = dict(self._properties(schema)).get(name, {})
        kind = node.get("type")
        while True:
            oid = self.oid()
            if kind == "integer" or (isinstance(kind, list) and "integer" in kind):
                made: Any = max(self._made, int(node.get("minimum", 1)) + self._made - 1)
            else:
                made = self._text_id(schema, name, node, oid)
            if str(made) not in taken:
                return made

    def _text_id(self, schema: Any, name: str, node: Mapping[str, Any], oid: str) -> str:
        uuid = f"00000000-0000-4000-8000-{self._made:012x}"
        candidates = (uuid,) if node.get("format") == "uuid" else (oid, uuid, str(self._made), f"id-{self._made}")
        for candidate in candidates:
            if not self._checker.faults(node, candidate, request=False):
                return candidate
        sample = self._sampler.sample(schema)
        return f"{sample[name] if isinstance(sample, dict) and name in sample else name}{self._made}"


def _kept(name: str) -> bool:
    """Whether a time is that of making or changing; others tell of events that did not happen here."""
    return bool(_CHANGED.search(name) or re.search(r"(?i)creat|added|insert", name))
