"""Codecs: how the values of one annotation are read, written and checked; one for each shape but for unions.

Reading never fails: a value of another shape than the annotation says comes back as it is. What is wrong with it
is told by `check`, on request.

Lists and maps of a document are read as views: what is written through them is written to the document. They are no
`list` and no `dict`, so that nobody takes a copy for the document. `raw` is the list or dict itself.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator, MutableMapping, MutableSequence
from typing import TYPE_CHECKING, Any, ClassVar, SupportsIndex, overload

from ..core.wire import Place, View, attached, copied, equal_by_levels, innermost_first, to_wire

if TYPE_CHECKING:
    import ast
    from typing import TypeAlias

    from ..core.json_text import Json
    from ..http.response import Origin
    from .checking import Findings, Issue
    from .model import Model
    from .times import Form, Writer

    Compiler: TypeAlias = "Callable[[str, str], Codec]"

__all__ = [
    "NULL",
    "BytesCodec",
    "Codec",
    "Kinds",
    "ListCodec",
    "ListView",
    "MapCodec",
    "MapView",
    "ModelCodec",
    "NoneCodec",
    "ScalarCodec",
    "SignedCodec",
    "TimeCodec",
]


class ListView(View, MutableSequence[Any]):
    """A list of the document."""

    __slots__ = ("_item", "_origin")

    def __init__(self, raw: list[Any], item: Codec, origin: Origin | None = None) -> None:
        self._raw = raw
        self._item = item
        self._origin = origin

    @property
    def raw(self) -> list[Any]:
        """The list of the document itself."""
        found: list[Any] = self._raw
        return found

    @overload
    def __getitem__(self, index: SupportsIndex) -> Any: ...
    @overload
    def __getitem__(self, index: slice) -> ListView: ...
    def __getitem__(self, index: SupportsIndex | slice) -> Any:
        if isinstance(index, slice):
            return ListView(self._raw[index], self._item)
        value = self._raw[index]
        origin = self._origin
        if origin is not None:
            place = index.__index__()
            origin = origin.below(place if place >= 0 else place + len(self._raw))
        return self._item.decode(value, origin)

    def __iter__(self) -> Iterator[Any]:
        decode = self._item.decode
        for index, value in enumerate(self._raw):
            # Asked for at each step, because a change while iterating ends what is known of the origin.
            origin = self._origin
            yield decode(value, origin and origin.below(index))

    def __len__(self) -> int:
        return len(self._raw)

    def __setitem__(self, index: Any, value: Any) -> None:
        self._origin = None
        self._raw[index] = self._several(value) if isinstance(index, slice) else self._one(value, "")

    def __delitem__(self, index: SupportsIndex | slice) -> None:
        self._origin = None
        del self._raw[index]

    def insert(self, index: SupportsIndex, value: Any) -> None:
        """Put `value` before `index`."""
        # Places have moved: the items can no longer be found in what the server sent.
        self._origin = None
        self._raw.insert(index, self._one(value, ""))

    def __eq__(self, other: object) -> bool:
        try:
            if isinstance(other, ListView):
                return bool(self._raw == other._raw)
            return bool(self._raw == other or list(self) == other) if isinstance(other, list) else NotImplemented
        except RecursionError:
            return equal_by_levels(self._raw, other._raw if isinstance(other, ListView) else other)

    def __repr__(self) -> str:
        from .checking import represented

        return represented(self)

    def _shown(self, depth: int) -> str:
        from .checking import MEMBERS, shown

        return shown(list(self[: MEMBERS + 1]), depth)

    def __copy__(self) -> ListView:
        return ListView(list(self._raw), self._item)

    def __deepcopy__(self, memo: object) -> ListView:
        return ListView(copied(self._raw), self._item)

    def __reduce__(self) -> tuple[Any, ...]:
        item = self._item
        return _list_again, (innermost_first(self._raw), type(item).compiler, item.text, item.module)

    def issues(self) -> list[Issue]:
        """Every departure of the items from their schema."""
        return self._item.issues_of_members(enumerate(self._raw), received=self._origin is not None)

    def _one(self, value: Any, path: str) -> Any:
        return attached(self._raw, to_wire(value, path, self._item.writer), path)

    def _several(self, values: Iterable[Any]) -> list[Any]:
        return [self._one(value, f"[{index}]") for index, value in enumerate(values)]


class MapView(View, MutableMapping[str, Any]):
    """A map of the document: an object whose keys are data."""

    __slots__ = ("_item",)

    def __init__(self, raw: dict[str, Any], item: Codec) -> None:
        self._raw = raw
        self._item = item

    @property
    def raw(self) -> dict[str, Any]:
        """The dict of the document itself."""
        found: dict[str, Any] = self._raw
        return found

    def __getitem__(self, key: str) -> Any:
        return self._item.decode(self._raw[key])

    def __setitem__(self, key: str, value: Any) -> None:
        if not isinstance(key, str):
            raise TypeError(f"the key {key!r} is no text")
        if not self._item.keeps(self._raw.get(key), value):
            self._raw[key] = attached(self._raw, to_wire(value, key, self._item.writer), key)

    def __delitem__(self, key: str) -> None:
        del self._raw[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)

    def __contains__(self, key: object) -> bool:
        return key in self._raw

    def __eq__(self, other: object) -> bool:
        try:
            if isinstance(other, MapView):
                return bool(self._raw == other._raw)
            return bool(self._raw == other or dict(self) == other) if isinstance(other, dict) else NotImplemented
        except RecursionError:
            return equal_by_levels(self._raw, other._raw if isinstance(other, MapView) else other)

    def __repr__(self) -> str:
        from .checking import represented

        return represented(self)

    def _shown(self, depth: int) -> str:
        from .checking import shown

        return shown(dict(self), depth)

    def __copy__(self) -> MapView:
        return MapView(dict(self._raw), self._item)

    def __deepcopy__(self, memo: object) -> MapView:
        return MapView(copied(self._raw), self._item)

    def __reduce__(self) -> tuple[Any, ...]:
        item = self._item
        return _map_again, (innermost_first(self._raw), type(item).compiler, item.text, item.module)

    def issues(self) -> list[Issue]:
        """Every departure of the values from their schema."""
        return self._item.issues_of_members(self._raw.items(), received=False)


def _list_again(parts: list[Any], compiler: Compiler, item: str, module: str) -> ListView:
    return ListView(parts[-1], compiler(item, module))


def _map_again(parts: list[Any], compiler: Compiler, item: str, module: str) -> MapView:
    return MapView(parts[-1], compiler(item, module))


Kinds = frozenset[type]
"""Types of JSON values."""

NULL = type(None)


class Codec:
    """Of `Any`, and the base of all others."""

    __slots__ = ("module", "nullable", "source", "writer")
    compiler: ClassVar[Callable[[str, str], Codec]]
    """Makes a codec again from its text and module; set by `compiling`, where all codecs are made."""
    kinds: Kinds = frozenset({str, int, float, bool, dict, list})
    """Types of JSON values that have this shape, `null` aside."""
    identity = True
    """Whether reading gives the value itself."""
    values: frozenset[Any] | None = None
    """The documented values, if they are listed."""
    expected = "any value"

    def __init__(self, writer: Writer | None = None) -> None:
        self.nullable = True
        self.writer = writer
        self.source: ast.expr | str = ""
        self.module = ""

    @property
    def text(self) -> str:
        """The annotation; with `module`, where its names are looked for, it is all that a pickle needs."""
        if isinstance(self.source, str):
            return self.source
        from ast import unparse

        return unparse(self.source)

    def decode(self, value: Json, origin: Origin | None = None) -> Any:
        """The Python value; `origin` says which answer the value came with."""
        return value

    def encode(self, value: Any, path: str = "") -> Any:
        """The JSON value; raises `TypeError` or `ValueError` for what JSON cannot carry, naming `path`."""
        return to_wire(value, path, self.writer)

    def check(self, value: Json, place: Place, findings: Findings) -> None:
        """Report every departure of `value` from this shape."""

    def check_members(self, members: Iterable[tuple[str | int, Json]], place: Place, findings: Findings) -> None:
        """Report every departure of the members of a list or an object, each of which is to have this shape."""
        plain = self.plain_kinds()
        for key, member in members:
            if type(member) not in plain:
                self.check(member, (place, key), findings)

    def issues(self, value: Json, *, received: bool = True) -> list[Issue]:
        """Every departure of `value` from this shape; `received` says that it came from the server."""
        from .checking import issues_of

        return issues_of(lambda findings: self.check(value, None, findings), received=received)

    def issues_of_members(self, members: Iterable[tuple[str | int, Json]], *, received: bool) -> list[Issue]:
        """The same for the members of a list or an object, each of which is to have this shape."""
        from .checking import issues_of

        return issues_of(lambda findings: self.check_members(members, None, findings), received=received)

    def plain_kinds(self) -> Kinds:
        """Types of which every value is right, so that there is nothing to check."""
        return self.kinds | {NULL}

    def select(self, value: Json) -> Codec | None:
        """The codec that reads `value`, where several could."""
        return self

    def fits(self, value: Json) -> bool:
        """Whether `value` has this shape at first sight."""
        return self.nullable if value is None else type(value) in self.kinds

    def shows(self, value: Json) -> bool:
        """Whether `value` can be read as this shape at all, whatever is odd inside it."""
        return self.nullable if value is None else type(value) in self.kinds

    def keeps(self, raw: Json, value: object) -> bool:
        """Whether `raw` says `value` already, in its own spelling."""
        return False

    def with_null(self) -> Codec:
        """The same, for a value that may also be `null`."""
        if self.nullable:
            return self
        twin = copy.copy(self)
        twin.nullable = True
        twin.source = ""
        return twin


_new = object.__new__


class NoneCodec(Codec):
    """Of `None`, and of an answer without body."""

    kinds: Kinds = frozenset()
    expected = "null"

    def decode(self, value: Json, origin: Origin | None = None) -> None:
        return None

    def check(self, value: Json, place: Place, findings: Findings) -> None:
        if value is not None:
            findings.wrong_type(place, self.expected, value)


class ScalarCodec(Codec):
    """Of `str`, `int`, `float`, `bool`, or a choice of them, with the documented values if they are listed."""

    __slots__ = ("expected", "kinds", "values")

    def __init__(self, kinds: Kinds, expected: str, values: frozenset[Any] | None = None) -> None:
        super().__init__()
        self.nullable = False
        self.kinds = kinds
        self.expected = expected
        self.values = values

    def plain_kinds(self) -> Kinds:
        listed = {type(value) for value in self.values or ()}
        return self.kinds - listed | ({NULL} if self.nullable else set())

    def check(self, value: Json, place: Place, findings: Findings) -> None:
        if value is None and self.nullable:
            return
        if not self.shows(value):
            findings.wrong_type(place, self.expected, value)
        elif self.values is not None and not self._listed(value):
            findings.unknown_value(place, self.values, value)

    def shows(self, value: Json) -> bool:
        return super().shows(value) or (int in self.kinds and isinstance(value, float) and value % 1 == 0)

    def _listed(self, value: Any) -> bool:
        if self.values is None or all(type(known) is not type(value) for known in self.values):
            return True
        return value in self.values


class BytesCodec(ScalarCodec):
    """Of `bytes`: in JSON their text form, as it is."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(frozenset({str}), "text")


class SignedCodec(ScalarCodec):
    """Of `SignedURL`: text that is shown without its secret."""

    __slots__ = ()
    identity = False

    def __init__(self) -> None:
        super().__init__(frozenset({str}), "text")

    def decode(self, value: Json, origin: Origin | None = None) -> Any:
        from ..http.transport import SignedURL

        return SignedURL(value) if isinstance(value, str) else value

    def plain_kinds(self) -> Kinds:
        return frozenset({str, NULL} if self.nullable else {str})


class TimeCodec(Codec):
    """Of `datetime`, `date` and `time`."""

    __slots__ = ("expected", "form", "kinds")
    identity = False

    def __init__(self, form: Form) -> None:
        super().__init__(form.write)
        self.nullable = False
        self.form = form
        self.expected = form.expected
        self.kinds = form.kinds

    def decode(self, value: Json, origin: Origin | None = None) -> Any:
        moment = self.form.read(value)
        return value if moment is None else moment

    def check(self, value: Json, place: Place, findings: Findings) -> None:
        if value is None and self.nullable:
            return
        if not self.form.valid(value):
            findings.wrong_type(place, self.expected, value)

    def plain_kinds(self) -> Kinds:
        return frozenset({NULL} if self.nullable else ())

    def shows(self, value: Json) -> bool:
        return super().shows(value) and (value is None or self.form.read(value) is not None)

    def keeps(self, raw: Json, value: object) -> bool:
        # One point in time has many spellings; a write of what was read must not change the document.
        return not isinstance(value, str | int | float) and value is not None and self.decode(raw) == value


class ListCodec(Codec):
    """Of `MutableSequence[T]`."""

    __slots__ = ("item",)
    kinds: Kinds = frozenset({list})
    identity = False
    expected = "a list"

    def __init__(self, item: Codec) -> None:
        super().__init__(item.writer)
        self.nullable = False
        self.item = item

    def decode(self, value: Json, origin: Origin | None = None) -> Any:
        return ListView(value, self.item, origin) if isinstance(value, list) else value

    def check(self, value: Json, place: Place, findings: Findings) -> None:
        if not isinstance(value, list):
            if value is not None or not self.nullable:
                findings.wrong_type(place, self.expected, value)
            return
        self.item.check_members(enumerate(value), place, findings)

    def plain_kinds(self) -> Kinds:
        return frozenset({NULL} if self.nullable else ())

    def fits(self, value: Json) -> bool:
        if isinstance(value, list):
            return not value or self.item.fits(value[0])
        return value is None and self.nullable


class MapCodec(Codec):
    """Of `MutableMapping[str, T]`."""

    __slots__ = ("item",)
    kinds: Kinds = frozenset({dict})
    identity = False
    expected = "an object"

    def __init__(self, item: Codec) -> None:
        super().__init__(item.writer)
        self.nullable = False
        self.item = item

    def decode(self, value: Json, origin: Origin | None = None) -> Any:
        return MapView(value, self.item) if isinstance(value, dict) else value

    def check(self, value: Json, place: Place, findings: Findings) -> None:
        if not isinstance(value, dict):
            if value is not None or not self.nullable:
                findings.wrong_type(place, self.expected, value)
            return
        self.item.check_members(value.items(), place, findings)

    def plain_kinds(self) -> Kinds:
        return frozenset({NULL} if self.nullable else ())


class ModelCodec(Codec):
    """Of a model class."""

    __slots__ = ("model",)
    kinds: Kinds = frozenset({dict})
    identity = False
    expected = "an object"

    def __init__(self, model: type[Model]) -> None:
        super().__init__()
        self.nullable = False
        self.model = model

    def decode(self, value: Json, origin: Origin | None = None) -> Any:
        if not isinstance(value, dict):
            return value
        view = _new(self.model)
        view._raw = value
        view._origin = origin
        return view

    def check(self, value: Json, place: Place, findings: Findings) -> None:
        if isinstance(value, dict):
            findings.object(self.model.table, value, place)
        elif value is not None or not self.nullable:
            findings.wrong_type(place, self.expected, value)

    def plain_kinds(self) -> Kinds:
        return frozenset({NULL} if self.nullable else ())
