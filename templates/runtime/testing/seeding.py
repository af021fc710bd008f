"""How a test puts documents into the fake, by the names of the models."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from ..core.mistakes import meant
from ..core.wire import to_wire
from .messages import plain

if TYPE_CHECKING:
    from ..codecs.model import Model
    from .fake import Fake
    from .layout import Collection, Listing

M = TypeVar("M")


class Shape(Generic[M]):
    """How documents are read as models, and the fields of models written as documents."""

    def __init__(self, annotation: str, models: str) -> None:
        self._annotation = annotation
        self._models = models

    def read(self, document: Any) -> M:
        """Return a live view of a document: writing to it changes what the fake holds."""
        from ..codecs.compiling import codec_for

        return cast("M", codec_for(self._annotation or "Any", self._models).decode(document))

    def written(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Return fields, given by Python or by wire names, as a document."""
        model = self._model()
        names = model.table.by_name if model else {}
        made: dict[str, Any] = {}
        for name, value in fields.items():
            field = names.get(name)
            if field is None and model and name not in model.table.by_wire and model.table.additional is None:
                raise TypeError(f"{model.__name__} has no field {name!r}{meant(name, names)}")
            wire_name = name if field is None else field.wire_name
            made[wire_name] = plain(to_wire(value, wire_name, field.codec.writer if field else None))
        if model:
            _check(model, made)
        return made

    def _model(self) -> type[Model] | None:
        from importlib import import_module

        from ..codecs.model import Model

        if not self._annotation.isidentifier() or not self._models:
            return None
        model = getattr(import_module(self._models), self._annotation, None)
        return model if isinstance(model, type) and issubclass(model, Model) else None


def _check(model: type[Model], document: dict[str, Any]) -> None:
    """Raise `ValueError` for values of another type than the schema has: they are mistakes of the test.

    Other departures, such as a value that is not documented, are what real servers surprise with.
    """
    from ..codecs.codec import ModelCodec

    given = [name for name, value in document.items() if value is not None]
    issues = ModelCodec(model).issues({name: document[name] for name in given})
    wrong = [issue for issue in issues if issue.kind == "type"]
    if wrong:
        raise ValueError(f"{model.__name__}: {'; '.join(map(str, wrong[:3]))}")


class FakeGroup:
    """What a fake holds for one group of operations."""

    def __init__(self, fake: Fake[Any, Any], path: str = "") -> None:
        self._fake = fake

    def _list(self, key: str) -> FakeList[Any]:
        return self._fake.listing(key)

    def _collection(self, path: str) -> FakeCollection[Any]:
        return self._fake.collection(path)


class FakeCollection(FakeGroup, Generic[M]):
    """The documents of one collection, as a test sees them; `parents` are the ids in its path, left to right."""

    def __init__(self, fake: Fake[Any, Any], path: str) -> None:
        super().__init__(fake)
        self._place: Collection = fake.layout.collection_at(path)
        self._shape: Shape[M] = fake.shape(f"GET {self._place.item_template}")

    def add(self, *parents: str, **fields: Any) -> M:
        """Put a document in, by Python or wire names, and return it; what is required and not given is made up.

        The model is live: a change to it is a change on the server.
        """
        self._check(parents, len(self._place.parents))
        with self._fake.lock:
            return self._shape.read(self._fake.store.created(self._place, parents, self._shape.written(fields)))

    def put(self, *parents: str, document: Mapping[str, Any]) -> M:
        """Put a document in as it stands, by wire names, as a server may hold it; what is required is made up."""
        self._check(parents, len(self._place.parents))
        with self._fake.lock:
            return self._shape.read(self._fake.store.created(self._place, parents, dict(document)))

    def get(self, *ids: str) -> M:
        """Return a document by its id, after those of its parents; `KeyError` when it is not there."""
        self._check(ids, len(self._place.parents) + 1)
        with self._fake.lock:
            if not self._fake.has(self._place, ids[:-1], ids[-1]):
                raise KeyError(ids[-1])
            return self._shape.read(self._documents(ids[:-1])[ids[-1]])

    def remove(self, *ids: str) -> None:
        """Take a document out; `KeyError` when it is not there."""
        self._check(ids, len(self._place.parents) + 1)
        with self._fake.lock:
            del self._documents(ids[:-1])[ids[-1]]

    def script(self, *ids: str, states: Iterable[Mapping[str, Any]]) -> None:
        """Say what a document turns into with each further look at it: fields, by Python or wire names; the last stay.

        Without ids it holds for every document that a call makes from now on.
        """
        if ids:
            self.get(*ids)
        with self._fake.lock:
            self._fake.store.script(self._place, ids, [self._shape.written(state) for state in states])

    def all(self, *parents: str) -> list[M]:
        """Return every document, in the order in which they came."""
        self._check(parents, len(self._place.parents))
        return [self._shape.read(document) for document in self._documents(parents).values()]

    def __iter__(self) -> Iterator[M]:
        return iter(self.all())

    def __len__(self) -> int:
        own = self._place.template
        return sum(len(held) for (template, _), held in self._fake.store.documents.items() if template == own)

    def __contains__(self, id_: object) -> bool:
        own = self._place.template
        return any(id_ in held for (template, _), held in self._fake.store.documents.items() if template == own)

    def __repr__(self) -> str:
        return f"<{self._place.template}: {len(self)} documents>"

    def _documents(self, parents: tuple[str, ...]) -> dict[str, dict[str, Any]]:
        return self._fake.store.of(self._place, parents)

    def _check(self, given: tuple[str, ...], wanted: int) -> None:
        if len(given) != wanted:
            raise TypeError(f"{self._place.item_template}: {wanted} ids are needed here, {len(given)} given")


class FakeList(Generic[M]):
    """The items of a list that the API can only read; `parents` are the ids in its path, left to right.

    Until something is put in, or the list is emptied, the fake answers with a sample.
    """

    def __init__(self, fake: Fake[Any, Any], listing: Listing, shape: Shape[M]) -> None:
        self._fake = fake
        self._listing = listing
        self._shape = shape

    def add(self, *parents: str, **fields: Any) -> M:
        """Put an item in, by Python or wire names, and return it; what is required and not given is made up."""
        self._check(parents)
        with self._fake.lock:
            return self._shape.read(self._fake.store.listed(self._listing, parents, self._shape.written(fields)))

    def put(self, *parents: str, item: Mapping[str, Any]) -> M:
        """Put an item in as it stands, by wire names, as a server may hold it; what is required is made up."""
        self._check(parents)
        with self._fake.lock:
            return self._shape.read(self._fake.store.listed(self._listing, parents, dict(item)))

    def fill(self, number: int, *parents: str, **fields: Any) -> list[M]:
        """Put a number of items in that differ in their ids."""
        return [self.add(*parents, **fields) for _ in range(number)]

    def all(self, *parents: str) -> list[M]:
        """Return every item."""
        self._check(parents)
        return [self._shape.read(item) for item in self._items(parents)]

    def keep(self, test: Callable[[M], bool], *parents: str) -> None:
        """Take out every item for which `test` is false."""
        self._check(parents)
        with self._fake.lock:
            items = self._items(parents)
            items[:] = [item for item in items if test(self._shape.read(item))]

    def clear(self, *parents: str) -> None:
        """Make the list empty."""
        self._check(parents)
        with self._fake.lock:
            self._items(parents).clear()

    def __repr__(self) -> str:
        return f"<items of {self._listing.route.key}>"

    def _items(self, parents: tuple[str, ...]) -> list[Any]:
        return self._fake.store.lists.setdefault((self._listing.route.key, parents), [])

    def _check(self, given: tuple[str, ...]) -> None:
        wanted = len(self._listing.route.names)
        if len(given) != wanted:
            raise TypeError(f"{self._listing.route.key}: {wanted} ids are needed here, {len(given)} given")
