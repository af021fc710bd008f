"""Work that calls start: a document that a look at it shows, and that each look brings nearer to its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..core.operation import Operation
from ..jobs.steps import Starts, Waiter
from .document import Document, Route
from .flattening import flat
from .layout import Collection, Layout
from .messages import FakeAnswer, FakeRequest
from .sampling import Sampler
from .store import Store


class Starting:
    """Answers calls that start work.

    Unless a test laid out other states, the second look at it shows that it went well.
    """

    def __init__(
        self,
        document: Document,
        layout: Layout,
        store: Store,
        sampler: Sampler,
        operations: Mapping[str, Operation[Any]],
    ) -> None:
        self._document = document
        self._layout = layout
        self._store = store
        self._sampler = sampler
        self._operations = operations

    def answer(self, route: Route, request: FakeRequest) -> FakeAnswer | None:
        """Begin the work and say so; `None` for a call that starts none."""
        operation = self._operations.get(route.key)
        starts = operation.step(Starts) if operation else None
        polled = self._layout.by_key.get(starts.polled) if starts else None
        collection = self._layout.item_of(polled) if polled else None
        waiter = self._operations[polled.key].step(Waiter) if polled else None
        if starts is None or collection is None or waiter is None:
            return None
        parents = collection.key(request.path_params)
        state = self._first(collection, waiter)
        fields = self._layout.owner_fields(route, request.path_params, collection.item_schema)
        made = self._store.created(collection, parents, fields | ({} if state is None else {waiter.status: state}))
        if not self._store.scripted(collection, parents, made):
            self._store.script(collection, (*parents, str(made[collection.id_name])), self._usual(waiter, state))
        return FakeAnswer(status=route.success, body=self._body(route, collection, starts, made))

    def _first(self, collection: Collection, waiter: Waiter) -> Any:
        """The first documented state in which it is not over."""
        node = flat(self._document, collection.item_schema).get("properties", {}).get(waiter.status, {})
        over = (*waiter.success, *waiter.failure)
        return next((state for state in flat(self._document, node).get("enum", ()) if state not in over), None)

    def _usual(self, waiter: Waiter, state: Any) -> list[dict[str, Any]]:
        going = [] if state is None else [{waiter.status: state}]
        return [*going, {waiter.status: waiter.success[0]}]

    def _body(self, route: Route, collection: Collection, starts: Starts, made: dict[str, Any]) -> Any:
        schema = self._layout.success_schema(route)
        bodies = list(self._bodies(schema, collection, starts, made))
        return next((body for body in bodies if self._sampler.fits(schema, body)), bodies[0])

    def _bodies(self, schema: Any, collection: Collection, starts: Starts, made: dict[str, Any]) -> Iterator[Any]:
        """Answers that tell the id: the document where the call gives it, else as little as is allowed."""
        if self._document.follow(schema) is self._document.follow(collection.item_schema):
            yield made
        told = {starts.ids[0]: made[collection.id_name]}
        yield told
        sample = self._sampler.sample(schema)
        if isinstance(sample, dict):
            yield {name: value for name, value in sample.items() if name != starts.refused} | told
        yield [told]
