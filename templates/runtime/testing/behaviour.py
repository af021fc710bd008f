"""What a server of documents does: makes, shows, lists, replaces, changes and removes them; the rest is samples."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..core.operation import BodyPaging, Operation
from ..http.encoding import is_json
from .checking import Checker, Fault
from .document import Document, Route
from .flattening import flat
from .layout import Collection, Layout, Listing, json_media
from .messages import FakeAnswer, FakeRequest
from .paging import ended, page_answer, size_of
from .patching import PatchError, merged, patched
from .refusals import Refusals, RefusedError
from .sampling import Sampler
from .starting import Starting
from .store import Store


class Behaviour:
    """Answers requests that are as described."""

    def __init__(
        self,
        document: Document,
        layout: Layout,
        store: Store,
        sampler: Sampler,
        checker: Checker,
        refusals: Refusals,
        operations: Mapping[str, Operation[Any]],
    ) -> None:
        self._starting = Starting(document, layout, store, sampler, operations)
        self._document = document
        self._layout = layout
        self._store = store
        self._sampler = sampler
        self._checker = checker
        self._refusals = refusals
        self.page_size = 100
        self.any_id = False
        """Whether every id exists: what is not there is answered with a sample."""

    def answer(self, route: Route, request: FakeRequest) -> FakeAnswer:
        """Return what the server says.

        Raises:
            RefusedError: it cannot be done with what is there.
        """
        refused = self.refused(route, request)
        if refused is not None:
            return refused
        begun = self._starting.answer(route, request)
        if begun is not None:
            return begun
        collection = self._layout.collection_of(route)
        if collection is not None:
            if route.method == "POST":
                return self._create(route, collection, request)
            return self._list(route, collection, request)
        collection = self._layout.item_of(route)
        if collection is not None and route.method in _ITEM:
            return self._item(route, collection, request)
        listing = self._layout.listings.get(route.key)
        if listing is not None:
            return self._listing(route, listing, request)
        return self.sample(route)

    def refused(self, route: Route, request: FakeRequest) -> FakeAnswer | None:
        """Return the 404 of a request about something that is not there, where the operation documents one."""
        if self.any_id or route.response(404) is None:
            return None
        for owner in self._layout.owners(route, request.path_params):
            if owner.id not in self._store.of(owner.collection, owner.parents):
                return self._missing(route, owner.id, owner.name)
        return None

    def held(self, route: Route, request: FakeRequest) -> dict[str, Any] | None:
        """Return the document that a request replaces; `None` when there is none."""
        collection = self._layout.item_of(route)
        if collection is None or route.method != "PUT":
            return None
        *parents, id_ = (request.path_params[name] for name in route.names)
        return self._store.of(collection, tuple(parents)).get(id_)

    def has(self, collection: Collection, parents: tuple[str, ...], id_: str) -> bool:
        """Whether there is a document of an id; where every id exists, it is made when it is first asked for."""
        documents = self._store.of(collection, parents)
        if id_ not in documents and self.any_id:
            sample = self._sampler.sample(collection.item_schema)
            documents[id_] = {**sample, collection.id_name: id_} if isinstance(sample, dict) else {}
        return id_ in documents

    def sample(self, route: Route) -> FakeAnswer:
        """Return a typed sample of the documented success."""
        status = route.success
        response = route.response(status) or {}
        media = json_media(response)
        if media is not None:
            body = self._sampler.media(media)
            listing = self._layout.listings.get(route.key)
            if listing is not None and isinstance(listing.paging, BodyPaging):
                schema = media.get("schema", {})
                body = ended(body, listing.paging.next, lambda value: self._sampler.fits(schema, value))
            return FakeAnswer(status=status, body=body, media_type="application/json")
        for name, other in response.get("content", {}).items():
            body = self._sampler.media(other)
            if isinstance(body, bytes | str) or not is_json(name):
                text = body if isinstance(body, str) else "sample"
                media_type = "application/octet-stream" if "*" in name else name
                return FakeAnswer(status=status, body=text.encode("utf-8"), media_type=media_type)
        return FakeAnswer(status=status)

    def _missing(self, route: Route, id_: str, name: str) -> FakeAnswer:
        return self._refusals.answer(route, 404, Fault(f"{id_} was not found", name))

    def _create(self, route: Route, collection: Collection, request: FakeRequest) -> FakeAnswer:
        given = request.body
        if not isinstance(given, Mapping):
            return self.sample(route)
        parents = collection.key(request.path_params)
        allowed = self._store.writable(_body_schema(route), collection.item_schema, given)
        id_ = allowed.get(collection.id_name)
        if id_ is not None and str(id_) in self._store.of(collection, parents):
            raise RefusedError(409, Fault(f"{collection.id_name} {id_} is taken", collection.id_name))
        fields = self._layout.owner_fields(route, request.path_params, collection.item_schema)
        return self._shown(route, self._store.created(collection, parents, {**fields, **allowed}))

    def _list(self, route: Route, collection: Collection, request: FakeRequest) -> FakeAnswer:
        items = list(self._store.of(collection, collection.key(request.path_params)).values())
        listing = self._layout.listings.get(route.key)
        if listing is None:
            # The answer has no one list, or is none: what it says of the documents is not known.
            return self.sample(route)
        for index, item in enumerate(items):
            if not self._sampler.fits(listing.item_schema, item):
                items[index] = {**item}
                self._store.complete(listing.item_schema, items[index])
        return self._page(route, listing, items, request)

    def _listing(self, route: Route, listing: Listing, request: FakeRequest) -> FakeAnswer:
        key = (route.key, tuple(request.path_params[name] for name in route.names))
        if key not in self._store.lists:
            return self.sample(route)
        return self._page(route, listing, self._store.lists[key], request)

    def _page(self, route: Route, listing: Listing, items: list[Any], request: FakeRequest) -> FakeAnswer:
        if not items and "204" in route.responses:
            return FakeAnswer(status=204)
        schema = self._layout.success_schema(route)
        envelope = self._sampler.sample(schema, full=False) if listing.items else None
        size = size_of(request, listing, self.page_size)
        return page_answer(request, listing, items, envelope, size, lambda body: self._sampler.fits(schema, body))

    def _item(self, route: Route, collection: Collection, request: FakeRequest) -> FakeAnswer:
        *parents, id_ = (request.path_params[name] for name in route.names)
        documents = self._store.of(collection, tuple(parents))
        if id_ not in documents and self.any_id and route.method == "DELETE":
            return self.sample(route)
        if not self.has(collection, tuple(parents), id_):
            return self._missing(route, id_, route.names[-1])
        return _ITEM[route.method](self, route, collection, documents, id_, request)

    def _get(
        self, route: Route, collection: Collection, documents: dict[str, Any], id_: str, request: FakeRequest
    ) -> FakeAnswer:
        ids = tuple(request.path_params[name] for name in route.names)
        return FakeAnswer(status=route.success, body=self._store.looked_at(collection, ids, documents[id_]))

    def _put(
        self, route: Route, collection: Collection, documents: dict[str, Any], id_: str, request: FakeRequest
    ) -> FakeAnswer:
        given = request.body
        if not isinstance(given, Mapping):
            return self.sample(route)
        allowed = self._store.writable(_body_schema(route), collection.item_schema, given)
        self._store.replaced(collection, documents[id_], allowed)
        return self._shown(route, documents[id_])

    def _patch(
        self, route: Route, collection: Collection, documents: dict[str, Any], id_: str, request: FakeRequest
    ) -> FakeAnswer:
        given, document = request.body, documents[id_]
        if not isinstance(given, list | Mapping):
            return self._shown(route, document)
        try:
            if isinstance(given, list):
                changed = patched(document, self._lenient(collection, document, given))
            else:
                changed = merged(document, given)
        except PatchError as error:
            raise _unpatched(route, str(error)) from None
        if not isinstance(changed, dict):
            raise _unpatched(route, "the patch leaves no object")
        schema = collection.item_schema
        usual = self._checker.faults(schema, document, request=True)
        found = (fault for fault in self._checker.faults(schema, changed, request=True) if fault not in usual)
        broken = [Fault(f"after the patch {fault}", fault.field, fault.kind) for fault in found]
        if broken:
            raise _unpatched(route, *broken[:5])
        self._store.replaced(collection, document, changed)
        return self._shown(route, document)

    def _lenient(self, collection: Collection, document: dict[str, Any], operations: list[Any]) -> list[Any]:
        """Return a patch in which replacing an optional field that is not set means to set it, as servers take it."""
        found: list[Any] = []
        for operation in operations:
            found += self._setting(collection.item_schema, patched(document, found), operation)
        return found

    def _setting(self, schema: Any, document: Any, operation: Any) -> list[Any]:
        """Return the operation, or those that add what it would replace in vain, the objects around it first."""
        path = operation.get("path") if isinstance(operation, Mapping) else None
        if not isinstance(path, str) or operation.get("op") != "replace":
            return [operation]
        names = path.split("/")[1:]
        for depth, name in enumerate(names):
            fields = flat(self._document, schema).get("properties", {})
            if name not in fields or not isinstance(document, Mapping):
                return [operation]
            if name not in document:
                around = ["/".join(["", *names[:end]]) for end in range(depth + 1, len(names))]
                return [*({"op": "add", "path": one, "value": {}} for one in around), {**operation, "op": "add"}]
            schema, document = fields[name], document[name]
        return [operation]

    def _delete(
        self, route: Route, collection: Collection, documents: dict[str, Any], id_: str, request: FakeRequest
    ) -> FakeAnswer:
        removed = documents.pop(id_)
        return self._shown(route, removed)

    def _shown(self, route: Route, document: dict[str, Any]) -> FakeAnswer:
        """Return a document as the answer of a call that wrote it, where the operation gives one."""
        status = route.success
        media = json_media(route.response(status))
        if media is None:
            return self.sample(route)
        schema = media.get("schema", {})
        least = self._sampler.sample(schema, full=False)
        if self._sampler.fits(schema, document) or (isinstance(least, dict) and least.keys() <= document.keys()):
            return FakeAnswer(status=status, body=document)
        # The answer is of another shape than the document: a receipt, an envelope.
        sample = self._sampler.media(media)
        if isinstance(sample, dict):
            sample |= {name: value for name, value in document.items() if name in sample}
        return FakeAnswer(status=status, body=sample, media_type="application/json")


def _unpatched(route: Route, *faults: str) -> RefusedError:
    return RefusedError(next((s for s in (422, 400, 409) if str(s) in route.responses), 422), *faults)


def _body_schema(route: Route) -> Any:
    media = json_media(route.body)
    return {} if media is None else media.get("schema", {})


_Step = Callable[[Behaviour, Route, Collection, dict[str, Any], str, FakeRequest], FakeAnswer]
_ITEM: Mapping[str, _Step] = {
    "GET": Behaviour._get,
    "PUT": Behaviour._put,
    "PATCH": Behaviour._patch,
    "DELETE": Behaviour._delete,
}
